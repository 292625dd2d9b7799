import { consentingNow, decisionsFor, type SharingPolicy } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { MATCH_COLUMNS } from '../matching-input.ts';
import { currentCatalogue } from '../reading/source-catalogue.ts';
import { Visibility } from '../reading/visibility.ts';
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

/** What a viewer may know of reviews. */
export interface ReviewSight {
  readonly seesWeights: boolean;
  /** Whether a review may be known of: anything of either of its records may be seen. */
  mayKnow(review: ReviewOf): boolean;
}

/**
 * What a viewer may know of some reviews. Without agreements no weight is shown, and nothing is left
 * out.
 *
 * @throws ReeveError `access/purpose` where the viewer may read nothing for the purpose
 */
export async function sightOf(
  tx: Queryable,
  { viewer, purpose }: StewardContext,
  reviews: readonly ReviewOf[],
  policy: SharingPolicy | undefined,
): Promise<ReviewSight> {
  if (policy === undefined) return { seesWeights: false, mayKnow: () => true };
  const on = (await databaseClock(tx)).slice(0, 10);
  const decisions = decisionsFor(policy, { viewer, purpose, on });
  const catalogue = await currentCatalogue(tx, policy);
  const records = reviews.flatMap(({ recordA, recordB }) => [recordA, recordB]);
  const datasets = await datasetsOf(tx, [...new Set(records)]);
  const persons = reviews
    .flatMap(({ personA, personB }) => [personA, personB])
    .filter((person) => person !== null);
  const consenting = decisions.heedsConsent
    ? await consentingNow(tx, [...new Set(persons)], purpose)
    : new Set<number>();
  const ofEveryone = decisions.visible();
  const ofConsenting = decisions.visible(new Set([purpose]));
  const knows = (record: number, person: number | null): boolean => {
    const dataset = catalogue.datasets.get(datasets.get(record) ?? -1);
    const visible = person !== null && consenting.has(person) ? ofConsenting : ofEveryone;
    return dataset !== undefined && visible.has(dataset.accessSource);
  };
  return {
    seesWeights: new Visibility(decisions, catalogue).seesEverywhere(MATCH_COLUMNS),
    mayKnow: ({ recordA, recordB, personA, personB }) =>
      knows(recordA, personA) || knows(recordB, personB),
  };
}

/** A review without what its weight tells, where it is not shown. */
export function shownReview(review: WaitingReview, { seesWeights }: ReviewSight): ShownReview {
  return seesWeights ? review : { ...review, weight: null };
}
