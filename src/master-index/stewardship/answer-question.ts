import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { haveAgreed, type OpinionAnswer } from '../domain/index.ts';
import { addOpinionAsked, answerOpinions, withdrawOpinion } from '../store/second-opinions.ts';
import { databaseClock } from '../store/steward-store.ts';
import { openPersons } from '../store/visible-ids.ts';
import {
  answerCheck,
  checkFor,
  drawForChecking,
  showCheck,
  undoCheckAnswer,
  withdrawCheckAsk,
} from './checks.ts';
import {
  type DecisionEffects,
  type MadeDecision,
  makeDecision,
  previewDecision,
} from './make-decision.ts';
import type { StewardRequest } from './plan-request.ts';
import type { EvidenceOptions } from './record-sight.ts';
import { sealed } from './refuse-sealed.ts';
import { type ReviewWithEvidence, showReview } from './reviews.ts';
import { requireSomethingSeen } from './something-seen.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/** What a steward answers to a question. */
export interface GivenAnswer {
  readonly answer: OpinionAnswer;
  /** Why, for whoever looks at it in a year. */
  readonly reason: string;
  /** Of the question as it was shown. */
  readonly basedOn: DecisionEffects['basedOn'];
}

/** What came of an answer. */
export interface AnsweredQuestion {
  /** To undo it by. */
  readonly decision: string;
  /** What those thought who had asked for a second opinion; whether alike, null where one was not sure. */
  readonly told: readonly {
    readonly by: string;
    readonly thought: OpinionAnswer;
    readonly isAlike: boolean | null;
  }[];
}

export interface AnswerOptions extends EvidenceOptions {
  /** 0 to below 1. */
  readonly random?: () => number;
}

/**
 * Answers a question: it is decided, or, of a check, noted and nothing else. The one who answers
 * cannot tell which.
 *
 * @param db whose transactions are parts of one, see `answerOnce`
 * @throws ReeveError `review/unknown`, `review/closed`, `decision/*`; `review/nothing-seen` of a yes
 *   by whoever sees nothing that both records say
 */
export async function answerQuestion(
  db: Database,
  context: StewardContext,
  reviewId: number,
  { answer, reason, basedOn }: GivenAnswer,
  { random = Math.random, ...options }: AnswerOptions = {},
): Promise<AnsweredQuestion> {
  const check = await checkFor(db, context, reviewId);
  if (check !== null) {
    if (answer === 'same') {
      const { evidence } = await showCheck(db, context, check, options);
      requireSomethingSeen(evidence, options);
    }
    const given = { answer, note: reason };
    return { decision: await answerCheck(db, context, check, given, options), told: [] };
  }
  const review = await showReview(db, context, reviewId, options);
  if (answer === 'same') requireSomethingSeen(review.evidence, options);
  const request = requestOf(answer, review);
  const made = await makeDecision(db, context, request, { reason, basedOn });
  const { subject } = context.viewer;
  return db.transaction(async (tx) => {
    const persons = [review.personA, review.personB] as const;
    const told = await answerOpinions(tx, persons, subject, answer, made.at);
    // Whoever asked has seen it: it is compared already, and no check would be blind.
    if (told.length === 0) await drawForChecking(tx, subject, made, random);
    return {
      decision: made.decision,
      told: told.map((each) => ({ ...each, isAlike: haveAgreed(each.thought, answer) })),
    };
  });
}

function requestOf(
  answer: OpinionAnswer,
  { recordA, recordB, personA, personB }: ReviewWithEvidence,
): StewardRequest {
  const records = [String(recordA), String(recordB)] as const;
  switch (answer) {
    case 'same':
      return { kind: 'merge', keep: String(personA), other: String(personB) };
    case 'different':
      return { kind: 'never-match', records };
    case 'unsure':
      return { kind: 'not-sure', records };
  }
}

/**
 * Takes an answer back, be it a decision or the answer to a check.
 *
 * @returns what the undo of a decision did; null of a check
 * @throws ReeveError `decision/*`
 */
export async function undoAnswer(
  db: Database,
  context: StewardContext,
  decision: string,
): Promise<MadeDecision | null> {
  if (await undoCheckAnswer(db, context, decision)) return null;
  const request: StewardRequest = { kind: 'undo', decision };
  const { basedOn } = await previewDecision(db, context, request);
  return makeDecision(db, context, request, { reason: 'Undone by the steward', basedOn });
}

/** A question for another steward. */
export interface OpinionToSeek {
  /** What is asked: shown with the question. */
  readonly note: string;
  /** What whoever asks thinks: told when it is answered. */
  readonly thought: OpinionAnswer;
}

/** Characters of a note: as of the reason of a decision. */
const LONGEST_NOTE = 2000;

/**
 * Asks another steward about a question: it goes to somebody else first, and to this steward no more
 * until it is answered. Nothing is decided. Of a check nothing comes but that it is answered.
 *
 * @throws ReeveError `review/unknown`, `review/closed`; `review/note` without a note;
 *   `decision/sealed` of somebody sealed, whom others may not know of
 */
export async function askSecondOpinion(
  db: Database,
  context: StewardContext,
  reviewId: number,
  { note, thought }: OpinionToSeek,
  options: EvidenceOptions = {},
): Promise<void> {
  if (note.trim() === '' || note.length > LONGEST_NOTE) {
    throw new ReeveError('review/note', 'Say what you want to ask, in 2,000 characters at most', {
      location: { field: 'note' },
    });
  }
  const check = await checkFor(db, context, reviewId);
  if (check !== null) {
    // For whoever asks it goes as any other; nobody else is asked what is known.
    await answerCheck(db, context, check, { answer: 'unsure', note, isAsk: true }, options);
    return;
  }
  const { recordA, recordB, personA, personB } = await showReview(db, context, reviewId, options);
  await asSteward(db, context, 'ask-second-opinion', async (tx) => {
    const open = await openPersons(tx, [personA, personB], []);
    if ([personA, personB].some((person) => open.get(person) !== 0)) throw sealed();
    const by = context.viewer.subject;
    const asked = { records: [recordA, recordB] as const, by, note, thought };
    await addOpinionAsked(tx, asked, await databaseClock(tx));
    return {
      result: null,
      done: {
        action: 'ask-second-opinion',
        persons: [personA, personB],
        records: [recordA, recordB],
        reference: `review:${reviewId}`,
      },
    };
  });
}

/**
 * Takes back what this steward asked about a question.
 *
 * @throws ReeveError `review/unknown`, `review/closed`
 */
export async function withdrawSecondOpinion(
  db: Database,
  context: StewardContext,
  reviewId: number,
  options: EvidenceOptions = {},
): Promise<void> {
  const check = await checkFor(db, context, reviewId);
  if (check !== null) return withdrawCheckAsk(db, context, check, options);
  const { recordA, recordB, personA, personB } = await showReview(db, context, reviewId, options);
  await asSteward(db, context, 'withdraw-second-opinion', async (tx) => {
    await withdrawOpinion(tx, [recordA, recordB], context.viewer.subject);
    return {
      result: null,
      done: {
        action: 'withdraw-second-opinion',
        persons: [personA, personB],
        records: [recordA, recordB],
        reference: `review:${reviewId}`,
      },
    };
  });
}
