import { consentingNow, decisionsFor, type SharingPolicy } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { MATCH_COLUMNS } from '../matching-input.ts';
import { currentCatalogue } from '../reading/source-catalogue.ts';
import { Visibility } from '../reading/visibility.ts';
import type { QueueView } from '../store/review-queue.ts';
import { datasetsOf, type ReviewOf, type WaitingReview } from '../store/review-store.ts';
import { databaseClock } from '../store/steward-store.ts';
import type { StewardContext } from './steward-context.ts';

/** A review as far as a viewer may know of it. */
export type ShownReview = Omit<WaitingReview, 'weight'> & {
  /**
   * log2 odds of the two records; null unless the viewer may see all that any source is matched
   * by, as for the score of a link: values that are hidden speak in it.
   */
  readonly weight: number | null;
};

/** What a viewer may know of reviews: of those of which anything of either record may be seen. */
export interface ReviewSight extends Omit<QueueView, 'cleared'> {
  readonly seesWeights: boolean;
}

/**
 * What a viewer may know of reviews. Without agreements no weight is shown, and nothing is left out.
 *
 * @throws ReeveError `access/purpose` where the viewer may read nothing for the purpose
 */
export async function sightOf(
  tx: Queryable,
  { viewer, purpose }: StewardContext,
  policy: SharingPolicy | undefined,
): Promise<ReviewSight> {
  if (policy === undefined) return { seesWeights: false, datasets: null, byConsent: null };
  const on = (await databaseClock(tx)).slice(0, 10);
  const decisions = decisionsFor(policy, { viewer, purpose, on });
  const catalogue = await currentCatalogue(tx, policy);
  const datasetsIn = (visible: ReturnType<typeof decisions.visible>): number[] =>
    [...catalogue.datasets.values()]
      .filter(({ accessSource }) => visible.has(accessSource))
      .map(({ datasetId }) => datasetId);
  const datasets = datasetsIn(decisions.visible());
  return {
    seesWeights: new Visibility(decisions, catalogue).seesEverywhere(MATCH_COLUMNS),
    datasets,
    byConsent: decisions.heedsConsent
      ? { datasets: datasetsIn(decisions.visible(new Set([purpose]))), to: purpose }
      : null,
  };
}

/**
 * Those of some reviews that a viewer may know of: those of which they see something of both records
 * before those of which they see one, and else in the order given.
 *
 * @param sides 2 for those of which they see something of both alone
 */
export async function knownReviews<R extends ReviewOf>(
  tx: Queryable,
  { datasets, byConsent }: ReviewSight,
  reviews: readonly R[],
  sides: 1 | 2 = 1,
): Promise<R[]> {
  if (datasets === null) return [...reviews];
  const records = reviews.flatMap(({ recordA, recordB }) => [recordA, recordB]);
  const datasetOf = await datasetsOf(tx, [...new Set(records)]);
  const persons = reviews
    .flatMap(({ personA, personB }) => [personA, personB])
    .filter((person) => person !== null);
  const consenting =
    byConsent === null
      ? new Set<number>()
      : await consentingNow(tx, [...new Set(persons)], byConsent.to);
  const knows = (record: number, person: number | null): boolean => {
    const consents = person !== null && consenting.has(person);
    const visible = consents && byConsent !== null ? byConsent.datasets : datasets;
    return visible.includes(datasetOf.get(record) ?? -1);
  };
  const seen = ({ recordA, recordB, personA, personB }: R): number =>
    Number(knows(recordA, personA)) + Number(knows(recordB, personB));
  return [2, 1]
    .filter((each) => each >= sides)
    .flatMap((each) => reviews.filter((review) => seen(review) === each));
}

/** The likeliest first. */
export function byWeight(a: WaitingReview, b: WaitingReview): number {
  return b.weight - a.weight || a.recordA - b.recordA || a.recordB - b.recordB;
}

/** A review without what its weight tells, where it is not shown. */
export function shownReview(review: WaitingReview, { seesWeights }: ReviewSight): ShownReview {
  return seesWeights ? review : { ...review, weight: null };
}
