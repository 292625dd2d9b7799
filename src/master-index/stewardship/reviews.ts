import { seenThrough } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  isLikely,
  pairKey,
  pairOf,
  questionsOf,
  questionWeight,
  type Review,
  reviewPriority,
} from '../domain/index.ts';
import {
  type ClosedReview,
  closedReview,
  originsOf,
  type RecordOrigin,
  type WaitingReview,
  waitingReviews,
} from '../store/review-store.ts';
import {
  type EvidenceOptions,
  type PairEvidence,
  pairEvidence,
  type ShownOrigin,
} from './pair-evidence.ts';
import { type ReviewSight, type ShownReview, shownReview, sightOf } from './seen-reviews.ts';
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

/** A question with what it goes by, whoever asks. */
interface WeighedQuestion {
  readonly persons: readonly [string, string];
  readonly weight: number;
  readonly priority: number;
  readonly reviews: readonly WaitingReview[];
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

/**
 * What waits for a steward, the most worth looking at first, page by page. There is more in doubt
 * than anybody can answer, so questions that are unlikely to be a yes are listed only when asked
 * for (`isLikely`); they wait all the same, and new data settles them. What was decided or
 * came since is not on the next page, and nothing comes twice unless its priority has changed.
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
    const reviews = await waitingReviews(tx, seen.persons);
    const sight = await sightOf(tx, context, reviews, policy);
    const waiting = questions(reviews).filter((each) => each.reviews.some(sight.mayKnow));
    const from = after === undefined ? undefined : placeOf(after, waiting, sight);
    const likely = waiting.filter(({ weight }) => isLikely(weight));
    const listed = all ? waiting : likely;
    const rest = from === undefined ? listed : listed.filter((each) => compare(each, from) > 0);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      result: {
        questions: page.map((each) => shownQuestion(each, sight)),
        total: waiting.length,
        likely: likely.length,
        next: rest.length > limit && last !== undefined ? cursorOf(last, sight) : null,
      },
      done: {
        action: 'list-reviews',
        persons: new Set(page.flatMap(({ persons }) => persons)),
        items: sight.seesWeights ? ['weights'] : [],
        seen,
      },
    };
  });
}

type Place = Pick<WeighedQuestion, 'persons' | 'priority'>;

function shownQuestion(
  { persons, weight, priority, reviews }: WeighedQuestion,
  sight: ReviewSight,
): WaitingQuestion {
  return {
    persons,
    ...(sight.seesWeights ? { weight, priority } : { weight: null, priority: null }),
    reviews: reviews.filter(sight.mayKnow).map((each) => shownReview(each, sight)),
  };
}

function questions(waiting: readonly WaitingReview[]): WeighedQuestion[] {
  const byKey = new Map<string, WaitingReview>();
  const personOf = new Map<string, string>();
  const reviews = waiting.map((each): Review => {
    const records = pairOf(String(each.recordA), String(each.recordB));
    const key = pairKey(...records);
    byKey.set(key, each);
    personOf.set(String(each.recordA), String(each.personA));
    personOf.set(String(each.recordB), String(each.personB));
    return { key, records, status: 'open', weight: each.weight, notSure: each.notSure };
  });
  return questionsOf(reviews, (record) => personOf.get(record))
    .map(({ persons, reviews: asked }): WeighedQuestion => {
      const waitingOnes = asked.map(({ key }) => byKey.get(key) as WaitingReview);
      const [impact] = waitingOnes as [WaitingReview];
      const weight = questionWeight(
        asked.map((review) => review.weight),
        impact.pairs,
      );
      const notSure = Math.max(...asked.map((review) => review.notSure));
      const priority = reviewPriority({ weight, notSure }, impact);
      return { persons, weight, priority, reviews: waitingOnes };
    })
    .sort(compare);
}

function compare(a: Place, b: Place): number {
  const byPerson = (i: 0 | 1) => Number(a.persons[i]) - Number(b.persons[i]);
  return b.priority - a.priority || byPerson(0) || byPerson(1);
}

const notSureOf = ({ reviews }: Pick<WeighedQuestion, 'reviews'>): number =>
  Math.max(...reviews.map(({ notSure }) => notSure));

/** A priority tells the weight, read or asked by: whoever does not see those pages by question. */
function cursorOf(question: WeighedQuestion, { seesWeights }: ReviewSight): string {
  const place = seesWeights ? question.priority : `n${notSureOf(question)}`;
  return [place, ...question.persons].join('~');
}

/** Where a page goes on; undefined for from the first. */
function placeOf(
  cursor: string,
  waiting: readonly WeighedQuestion[],
  { seesWeights }: ReviewSight,
): Place | undefined {
  const form = seesWeights ? /^(\d+(?:\.\d+)?(?:e-\d+)?)~(\d+)~(\d+)$/ : /^n(\d+)~(\d+)~(\d+)$/;
  const [, place, one, other] = form.exec(cursor) ?? [];
  if (place === undefined || one === undefined || other === undefined) {
    throw new ReeveError('review/page', 'This is from no page', { location: { field: 'after' } });
  }
  if (seesWeights) return { priority: Number(place), persons: [one, other] };
  // One that a steward was not sure of since has gone down: after it, others would be missed.
  return waiting.find(
    (each) =>
      each.persons[0] === one && each.persons[1] === other && notSureOf(each) === Number(place),
  );
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
    const [waiting] = await waitingReviews(tx, through.persons, reviewId);
    const review = waiting ?? (await closedReview(tx, through.persons, reviewId));
    const sight = await sightOf(tx, context, review === null ? [] : [review], options.policy);
    if (review === null || !sight.mayKnow(review)) {
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
