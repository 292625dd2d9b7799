import { seenThrough } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { liveLinksOfPersons } from '../store/person-store.ts';
import { type QueuedQuestion, queuedQuestions } from '../store/review-queue.ts';
import { waitingReviews } from '../store/review-store.ts';
import { opinionsAskedBetween, opinionsWaitingFor } from '../store/second-opinions.ts';
import { checkFor, checkToAsk, showCheck } from './checks.ts';
import { previewDecision } from './make-decision.ts';
import { passedOn } from './passed-on.ts';
import { recordsInShort } from './person-records.ts';
import type { QuestionToAnswer } from './question-to-answer.ts';
import type { EvidenceOptions } from './record-sight.ts';
import { showReview } from './reviews.ts';
import { byWeight, knownReviews, sightOf } from './seen-reviews.ts';
import { outlookFor } from './something-seen.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/**
 * A question by its number: a review that waits, or a check that is for this steward.
 *
 * @throws ReeveError `review/unknown`, `review/closed`
 */
export async function showQuestion(
  db: Database,
  context: StewardContext,
  reviewId: number,
  options: EvidenceOptions = {},
): Promise<QuestionToAnswer> {
  const check = await checkFor(db, context, reviewId);
  if (check !== null) return showCheck(db, context, check, options);
  const review = await showReview(db, context, reviewId, options);
  const { personA, personB, recordA, recordB, left, right, evidence } = review;
  const request = { kind: 'merge', keep: String(personA), other: String(personB) } as const;
  const merge = await previewDecision(db, context, request).then(
    ({ persons, notes, basedOn }) => ({ persons, notes, basedOn }),
    (error: unknown) => {
      if (!(error instanceof ReeveError && error.code.startsWith('decision/'))) throw error;
      return { cannot: error.message };
    },
  );
  return asSteward(db, context, 'read-records', async (tx) => {
    const seen = await seenThrough(tx, context);
    const links = await liveLinksOfPersons(tx, [personA, personB]);
    const moreOf = async (person: number, record: number) => {
      const own = links.filter(({ personId }) => personId === person);
      const records = own.map(({ recordId }) => recordId).filter((id) => id !== record);
      return recordsInShort(tx, context, records, person, options);
    };
    const [ofA, ofB] = [await moreOf(personA, recordA), await moreOf(personB, recordB)];
    const all = await opinionsAskedBetween(tx, [personA, personB]);
    const { subject } = context.viewer;
    return {
      result: {
        reviewId,
        persons: [
          { person: String(personA), record: left, more: ofA.short },
          { person: String(personB), record: right, more: ofB.short },
        ],
        evidence,
        merge: outlookFor(evidence, merge, options),
        asked: all.filter(({ by }) => by !== subject),
        isPassedOn: all.some(({ by }) => by === subject),
      } satisfies QuestionToAnswer,
      done: {
        action: 'read-records',
        persons: [personA, personB],
        records: links.map(({ recordId }) => recordId),
        items: [...new Set([...ofA.items, ...ofB.items])],
        agreements: [...new Set([...ofA.agreements, ...ofB.agreements])],
        reference: `review:${reviewId}`,
        seen,
      },
    };
  });
}

export interface NextOptions extends EvidenceOptions {
  /** 0 to below 1. */
  readonly random?: () => number;
}

/** From among how many of the first the next is taken: stewards at work at once seldom meet on one. */
const AMONG = 5;

/**
 * The number of the question to answer next; null where nothing waits. What somebody asks a second
 * opinion on comes first, then one of the first few of the queue, and in between, while there is a
 * queue, a check.
 */
export function nextQuestion(
  db: Database,
  context: StewardContext,
  { policy, random = Math.random }: NextOptions = {},
): Promise<number | null> {
  return asSteward(db, context, 'list-reviews', async (tx) => {
    const seen = await seenThrough(tx, context);
    const sight = await sightOf(tx, context, policy);
    const { subject } = context.viewer;
    const found = async (): Promise<number | null> => {
      const except = await passedOn(tx, subject);
      const asked = await opinionsWaitingFor(tx, subject, except);
      const [opinion] = await knownReviews(tx, sight, asked);
      if (opinion !== undefined) return opinion.reviewId;
      const view = { ...sight, cleared: seen.persons, except };
      let queued = await queuedQuestions(tx, view, { limit: AMONG, all: false });
      if (queued.length === 0) return null;
      const check = await checkToAsk(tx, context, sight, random);
      if (check !== null) return check;
      while (queued.length > 0) {
        for (const { persons } of inOrderOfAsking(queued, random)) {
          const waiting = await waitingReviews(tx, { questions: [persons] }, seen.persons);
          const [likeliest] = await knownReviews(tx, sight, waiting.toSorted(byWeight), 2);
          if (likeliest !== undefined) return likeliest.reviewId;
        }
        queued = await queuedQuestions(tx, view, {
          limit: AMONG,
          all: false,
          after: queued.at(-1),
        });
      }
      return null;
    };
    return { result: await found(), done: { action: 'list-reviews', persons: [], seen } };
  });
}

/**
 * A few that wait, as they are tried: one at random first, but none at once again of which this
 * steward was not sure.
 */
function inOrderOfAsking(
  queued: readonly QueuedQuestion[],
  random: () => number,
): QueuedQuestion[] {
  const least = Math.min(...queued.map(({ notSure }) => notSure));
  const first = queued.filter(({ notSure }) => notSure === least);
  const [pick] = first.splice(Math.floor(random() * first.length), 1);
  const others = queued.filter((each) => each !== pick);
  return pick === undefined ? others : [pick, ...others];
}
