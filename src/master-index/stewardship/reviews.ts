import { seenThrough } from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  type QueuedQuestion,
  type QueuePlace,
  type QueueView,
  questionAbout,
  queuedQuestions,
  queueSize,
} from '../store/review-queue.ts';
import {
  type ClosedReview,
  closedReview,
  originsOf,
  type RecordOrigin,
  type WaitingReview,
  waitingReviews,
} from '../store/review-store.ts';
import { type PairEvidence, pairEvidence } from './pair-evidence.ts';
import { passedOn } from './passed-on.ts';
import type { EvidenceOptions, ShownOrigin } from './record-sight.ts';
import {
  byWeight,
  knownReviews,
  type ReviewSight,
  type ShownReview,
  shownReview,
  sightOf,
} from './seen-reviews.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/** Whether two persons are one: asked once, for all pairs of records that raise it. */
export interface WaitingQuestion {
  readonly persons: readonly [string, string];
  /** log2 odds that they are, see `questionWeight`; null where those of its reviews are. */
  readonly weight: number | null;
  /** Higher is sooner, see `reviewPriority`; null where weights are, as it tells them. */
  readonly priority: number | null;
  /** The most likely first. */
  readonly reviews: readonly ShownReview[];
}

export interface QuestionPage {
  readonly questions: readonly WaitingQuestion[];
  /** Of all that wait and that the viewer may know of, those that are unlikely included. */
  readonly total: number;
  /** Of these, those that are listed unless all are asked for. */
  readonly likely: number;
  /** Given back to read on; null at the end. */
  readonly next: string | null;
}

export interface QuestionPageRequest {
  /** 1 to 200; default 20. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
  /** Whether those that are unlikely to be one person are listed too; default: no. */
  readonly all?: boolean;
}

const DEFAULT_LIMIT = 20;
const MOST = 200;
/** Ids of persons are of 32 bits. */
const MOST_ID = 2 ** 31 - 1;

/**
 * What waits for a steward, the most worth looking at first, page by page. There is more in doubt
 * than anybody can answer, so questions that are unlikely to be a yes are listed only when asked
 * for (`isLikely`), and so are those of which the viewer sees one side alone; they wait all the
 * same, and new data settles them. What was decided or came since is not on the next page, and
 * nothing comes twice unless its priority has changed.
 *
 * Reviews of two records of which the viewer may see nothing are not there. Whoever may not see all
 * that weights rest on sees neither them nor priorities, but the order; for them a page goes on from
 * its last question, and where that has been answered since, from the first that waits.
 *
 * @throws ReeveError `review/page` where `limit` is out of range or `after` from no page
 */
export function listReviews(
  db: Database,
  context: StewardContext,
  { limit = DEFAULT_LIMIT, after, all = false }: QuestionPageRequest = {},
  { policy }: EvidenceOptions = {},
): Promise<QuestionPage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new ReeveError('review/page', `A page has 1 to ${MOST} questions`, {
      location: { field: 'limit' },
    });
  }
  return asSteward(db, context, 'list-reviews', async (tx) => {
    const seen = await seenThrough(tx, context);
    const sight = await sightOf(tx, context, policy);
    const except = await passedOn(tx, context.viewer.subject);
    const view = { ...sight, cleared: seen.persons, except };
    const from = after === undefined ? undefined : await placeOf(tx, after, view, sight);
    const found = await queuedQuestions(tx, view, { limit: limit + 1, all, after: from });
    const page = found.slice(0, limit);
    const pairs = page.map(({ persons }) => persons);
    const waiting = await waitingReviews(tx, { questions: pairs }, seen.persons);
    const known = await knownReviews(tx, sight, waiting.toSorted(byWeight));
    const reviews = Map.groupBy(known, nameOfQuestion);
    const last = page.at(-1);
    return {
      result: {
        questions: page.map((each) => {
          const asked = reviews.get(nameOfPair(...each.persons)) ?? [];
          return shownQuestion(each, asked, sight);
        }),
        ...(await queueSize(tx, view)),
        next: found.length > limit && last !== undefined ? cursorOf(last, sight) : null,
      },
      done: {
        action: 'list-reviews',
        persons: new Set(pairs.flat()),
        items: sight.seesWeights ? ['weights'] : [],
        seen,
      },
    };
  });
}

const nameOfPair = (one: number, other: number): string =>
  one < other ? `${one}~${other}` : `${other}~${one}`;
const nameOfQuestion = ({ personA, personB }: WaitingReview): string =>
  nameOfPair(personA, personB);

function shownQuestion(
  { persons: [one, other], weight, priority }: QueuedQuestion,
  reviews: readonly WaitingReview[],
  sight: ReviewSight,
): WaitingQuestion {
  return {
    persons: [String(one), String(other)],
    ...(sight.seesWeights ? { weight, priority } : { weight: null, priority: null }),
    reviews: reviews.map((each) => shownReview(each, sight)),
  };
}

/** A priority tells the weight, read or asked by: whoever does not see those pages by question. */
function cursorOf(
  { priority, notSure, persons }: QueuedQuestion,
  { seesWeights }: ReviewSight,
): string {
  return [seesWeights ? priority : `n${notSure}`, ...persons].join('~');
}

/** Where a page goes on; undefined for from the first. */
async function placeOf(
  tx: Queryable,
  cursor: string,
  view: QueueView,
  { seesWeights }: ReviewSight,
): Promise<QueuePlace | undefined> {
  const form = seesWeights ? /^(\d+(?:\.\d+)?(?:e-\d+)?)~(\d+)~(\d+)$/ : /^n(\d+)~(\d+)~(\d+)$/;
  const [, place, ...named] = form.exec(cursor) ?? [];
  const [one = Number.NaN, other = Number.NaN] = named.map(Number);
  if (place === undefined || !(one <= MOST_ID && other <= MOST_ID)) {
    throw new ReeveError('review/page', 'This is from no page', { location: { field: 'after' } });
  }
  if (seesWeights) return { priority: Number(place), persons: [one, other] };
  const found = await questionAbout(tx, view, [one, other]);
  // One that a steward was not sure of since has gone down: after it, others would be missed.
  return found !== null && found.notSure === Number(place) ? found : undefined;
}

/** A review with what speaks for and against it. */
export type ReviewWithEvidence = ShownReview & {
  readonly left: ShownOrigin;
  readonly right: ShownOrigin;
  readonly evidence: PairEvidence;
};

/**
 * A review that waits, with its evidence: what both records say, as far as the viewer may see it,
 * and what the match model in force makes of that.
 *
 * @throws ReeveError `review/unknown`, also where nothing of either record may be seen, whether it
 *   waits or not; `review/closed`, saying by whom, when and how
 */
export function showReview(
  db: Database,
  context: StewardContext,
  reviewId: number,
  options: EvidenceOptions = {},
): Promise<ReviewWithEvidence> {
  return asSteward(db, context, 'read-review', async (tx) => {
    const through = await seenThrough(tx, context);
    const [waiting] = await waitingReviews(tx, { review: reviewId }, through.persons);
    const found = waiting ?? (await closedReview(tx, through.persons, reviewId));
    const sight = await sightOf(tx, context, options.policy);
    const [review] = await knownReviews(tx, sight, found === null ? [] : [found]);
    if (review === undefined) {
      throw new ReeveError('review/unknown', `There is no review ${reviewId}`);
    }
    if ('outcome' in review) throw isClosed(reviewId, review);
    const { recordA, recordB, personA, personB } = review;
    const pair = (await originsOf(tx, [recordA, recordB])) as [RecordOrigin, RecordOrigin];
    const { evidence, origins, seen } = await pairEvidence(
      tx,
      context,
      pair,
      [personA, personB],
      options,
    );
    return {
      result: { ...shownReview(review, sight), left: origins[0], right: origins[1], evidence },
      done: {
        action: 'read-review',
        persons: [personA, personB],
        records: [recordA, recordB],
        ...seen,
        reference: `review:${reviewId}`,
        seen: through,
      },
    };
  });
}

function isClosed(reviewId: number, { outcome, closedAt, by, decision }: ClosedReview): ReeveError {
  return new ReeveError(
    'review/closed',
    `Review ${reviewId} is closed: ${outcome}, ${closedAt} by ${by ?? 'nobody'}` +
      (decision === null ? '' : ` (decision ${decision})`),
  );
}
