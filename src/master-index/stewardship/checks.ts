import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  isTruthKnown,
  type OpinionAnswer,
  type QuestionSide,
  recordsOfKey,
  sidesOfCheck,
} from '../domain/index.ts';
import {
  addCheck,
  addCheckAnswer,
  answersToCheck,
  checkNumbered,
  checkOfAnswer,
  checkShares,
  checksFor,
  type KeptCheck,
  likeliestReviewed,
  removeCheckAsk,
  withdrawCheckAnswer,
} from '../store/check-store.ts';
import { personStates } from '../store/index-part-store.ts';
import { liveLinksOf, liveLinksOfPersons } from '../store/person-store.ts';
import { originsOf, type RecordOrigin } from '../store/review-store.ts';
import { databaseClock } from '../store/steward-store.ts';
import type { MadeDecision } from './make-decision.ts';
import { pairEvidence } from './pair-evidence.ts';
import { type RecordsInShort, recordsInShort } from './person-records.ts';
import type { MergeOutlook, QuestionPerson, QuestionToAnswer } from './question-to-answer.ts';
import type { EvidenceOptions, ShownOrigin } from './record-sight.ts';
import { knownReviews, type ReviewSight, sightOf } from './seen-reviews.ts';
import { outlookFor } from './something-seen.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/*
 * Checks: questions whose answer is there already. To a steward they are as any other.
 */

/**
 * A check by its number, where it is for this steward: null where there is none, and of their own
 * decisions.
 *
 * @throws ReeveError `review/closed` where the steward has answered it
 */
export async function checkFor(
  db: Database,
  { viewer }: StewardContext,
  checkId: number,
): Promise<KeptCheck | null> {
  const check = await checkNumbered(db, checkId);
  if (check === null || check.saidBy === viewer.subject) return null;
  const given = (await answersToCheck(db, checkId)).find(({ by }) => by === viewer.subject);
  if (given === undefined || given.answer === 'unsure') return check;
  const outcome = given.answer === 'same' ? 'linked' : 'not-the-same';
  throw new ReeveError(
    'review/closed',
    `Review ${checkId} is closed: ${outcome}, ${given.at} by ${given.by} (decision ${given.answerId})`,
  );
}

interface AskableCheck {
  readonly sides: readonly [QuestionSide, QuestionSide];
  /** The persons of whom the records are now: of one, twice the same. */
  readonly livePersons: readonly [number, number];
}

/** What a check is about now; null where it cannot be asked, or this steward may see nothing of it. */
async function askable(
  tx: Queryable,
  check: KeptCheck,
  sight: ReviewSight,
  seen: 1 | 2 = 1,
): Promise<AskableCheck | null> {
  const [recordA = 0, recordB = 0] = check.records.map(Number);
  const own = await liveLinksOf(tx, [recordA, recordB]);
  const links = await liveLinksOfPersons(tx, [...new Set(own.map(({ personId }) => personId))]);
  const sides = sidesOfCheck(
    check,
    links.map(({ recordId, personId }) => ({
      record: String(recordId),
      person: String(personId),
    })),
  );
  const personOf = (record: number) => own.find(({ recordId }) => recordId === record)?.personId;
  const [personA, personB] = [personOf(recordA), personOf(recordB)];
  if (sides === null || personA === undefined || personB === undefined) return null;
  const known = await knownReviews(tx, sight, [{ recordA, recordB, personA, personB }], seen);
  return known.length === 0 ? null : { sides, livePersons: [personA, personB] };
}

/**
 * The number of a check to ask in place of the next question; null for none, which is most of the
 * time: how often is a setting.
 */
export async function checkToAsk(
  tx: Queryable,
  { viewer }: StewardContext,
  sight: ReviewSight,
  random: () => number,
): Promise<number | null> {
  const { mixed } = await checkShares(tx);
  if (random() >= mixed) return null;
  const { datasets, byConsent } = sight;
  // What may be seen of some persons alone is asked of those: it is looked at one by one.
  const sources = datasets === null ? null : [...datasets, ...(byConsent?.datasets ?? [])];
  for (const check of await checksFor(tx, viewer.subject, sources)) {
    // Of a question that is put first both sides are seen: of a check too, or it would be told by that.
    if ((await askable(tx, check, sight, 2)) !== null) return check.checkId;
  }
  return null;
}

/** A check as a question: what it would do is what it would, if nobody had decided yet. */
export function showCheck(
  db: Database,
  context: StewardContext,
  check: KeptCheck,
  options: EvidenceOptions,
): Promise<QuestionToAnswer> {
  return asSteward(db, context, 'read-review', async (tx) => {
    const found = await askable(tx, check, await sightOf(tx, context, options.policy));
    if (found === null) throw noReview(check.checkId);
    const { sides, livePersons } = found;
    const records = check.records.map(Number);
    const pair = (await originsOf(tx, records)) as [RecordOrigin, RecordOrigin];
    const { evidence, origins, seen } = await pairEvidence(tx, context, pair, livePersons, options);
    const more = await Promise.all(
      sides.map((side, i) => {
        const others = side.records.map(Number).filter((record) => record !== records[i]);
        return recordsInShort(tx, context, others, livePersons[i] as number, options);
      }),
    );
    const [ofA, ofB] = more as [(typeof more)[number], (typeof more)[number]];
    const { subject } = context.viewer;
    const own = (await answersToCheck(tx, check.checkId)).filter(({ by }) => by === subject);
    return {
      result: {
        reviewId: check.checkId,
        persons: [
          personShown(sides[0], origins[0], ofA.short),
          personShown(sides[1], origins[1], ofB.short),
        ],
        evidence,
        merge: outlookFor(evidence, await outlookOf(tx, sides), options),
        asked: [],
        isPassedOn: own.some(({ isAsk }) => isAsk),
      } satisfies QuestionToAnswer,
      done: {
        action: 'read-review',
        persons: livePersons,
        records: sides.flatMap((side) => side.records),
        items: [...new Set([seen, ofA, ofB].flatMap(({ items }) => items))],
        agreements: [...new Set([seen, ofA, ofB].flatMap(({ agreements }) => agreements))],
        reference: `review:${check.checkId}`,
      },
    };
  });
}

/** Whose the record is now would tell. */
function personShown(
  { person }: QuestionSide,
  record: ShownOrigin,
  more: RecordsInShort,
): QuestionPerson {
  return { person, record: { ...record, person: Number(person) }, more };
}

/** What a merge of the two would do: the second goes, as in `planMerge`. */
async function outlookOf(
  tx: Queryable,
  [keep, other]: readonly [QuestionSide, QuestionSide],
): Promise<MergeOutlook> {
  const numbers = [Number(keep.person), Number(other.person)].sort((a, b) => a - b);
  const states = await personStates(tx, numbers);
  const versionOf = (person: string) =>
    states.find((state) => state.person === person)?.version ?? 1;
  return {
    persons: [
      { person: keep.person, before: keep.records, after: [...keep.records, ...other.records] },
      { person: other.person, before: other.records, after: [] },
    ].sort((one, two) => Number(one.person) - Number(two.person)),
    notes: [],
    basedOn: numbers.map(String).map((person) => ({ person, version: versionOf(person) })),
  };
}

/** What a steward answers to a check. */
interface AnswerToCheck {
  readonly answer: OpinionAnswer;
  readonly note: string;
  /** Whether they are not sure and ask somebody else. */
  readonly isAsk?: boolean;
}

/**
 * Notes what a steward answers to a check. Nothing else changes.
 *
 * @returns a number to take it back by, as of a decision
 * @throws ReeveError `review/closed` where the steward has answered it meanwhile
 */
export function answerCheck(
  db: Database,
  context: StewardContext,
  check: KeptCheck,
  { answer, note, isAsk = false }: AnswerToCheck,
  options: EvidenceOptions,
): Promise<string> {
  return asSteward(db, context, 'answer-check', async (tx) => {
    const found = await askable(tx, check, await sightOf(tx, context, options.policy));
    if (found === null) throw noReview(check.checkId);
    const by = context.viewer.subject;
    const at = await databaseClock(tx);
    const others = (await answersToCheck(tx, check.checkId)).filter((each) => each.by !== by);
    const isKnown = isTruthKnown(check, others);
    const answerId = await addCheckAnswer(tx, check.checkId, {
      by,
      at,
      answer,
      note,
      isKnown,
      isAsk,
    });
    if (answerId === null) {
      throw new ReeveError('review/closed', `Review ${check.checkId} is closed: you answered it`);
    }
    return {
      result: String(answerId),
      done: {
        action: 'answer-check',
        persons: new Set(found.livePersons),
        records: check.records,
        reference: `review:${check.checkId}`,
      },
    };
  });
}

/** Takes back what a steward answered to a check; false where the number is of no such answer. */
export async function undoCheckAnswer(
  db: Database,
  context: StewardContext,
  answer: string,
): Promise<boolean> {
  const number = /^[1-9]\d{0,14}$/.test(answer) ? Number(answer) : 0;
  const by = context.viewer.subject;
  const checkId = await checkOfAnswer(db, number, by);
  if (checkId === null) return false;
  await asSteward(db, context, 'undo-check', async (tx) => {
    await withdrawCheckAnswer(tx, number, by, await databaseClock(tx));
    return {
      result: null,
      done: { action: 'undo-check', persons: [], reference: `review:${checkId}` },
    };
  });
  return true;
}

/** Takes back that a steward asked somebody else about a check: it is as if they had not. */
export function withdrawCheckAsk(
  db: Database,
  context: StewardContext,
  check: KeptCheck,
  options: EvidenceOptions,
): Promise<void> {
  return asSteward(db, context, 'withdraw-second-opinion', async (tx) => {
    const found = await askable(tx, check, await sightOf(tx, context, options.policy));
    if (found === null) throw noReview(check.checkId);
    await removeCheckAsk(tx, check.checkId, context.viewer.subject);
    return {
      result: undefined,
      done: {
        action: 'withdraw-second-opinion',
        persons: new Set(found.livePersons),
        records: check.records,
        reference: `review:${check.checkId}`,
      },
    };
  });
}

/**
 * Of decisions that answer a question, makes a share checks for another steward: which ones is drawn
 * when they are made, and nobody can tell from a decision whether it is.
 */
export async function drawForChecking(
  tx: Queryable,
  by: string,
  { decision, at, effects, persons }: MadeDecision,
  random: () => number,
): Promise<void> {
  const { checked } = await checkShares(tx);
  if (random() >= checked) return;
  const answered = effects.flatMap((effect) =>
    effect.of === 'review' && (effect.to === 'linked' || effect.to === 'not-the-same')
      ? [effect]
      : [],
  );
  const pair = await likeliestReviewed(
    tx,
    answered.map(({ review }) => recordsOfKey(review).map(Number) as [number, number]),
  );
  if (pair === null) return;
  const before = (record: number) =>
    persons.find(({ before: records }) => records.includes(String(record)));
  const [one, other] = [before(pair[0]), before(pair[1])];
  if (one === undefined || other === undefined || one === other) return;
  await addCheck(
    tx,
    {
      records: pair,
      truth: answered.some(({ to }) => to === 'linked') ? 'same' : 'different',
      decision: Number(decision),
      persons: [Number(one.person), Number(other.person)],
      sideB: other.before.map(Number),
    },
    by,
    at,
  );
}

function noReview(number: number): ReeveError {
  return new ReeveError('review/unknown', `There is no review ${number}`);
}
