import type { Queryable } from '../../database/index.ts';
import type { CheckAnswer, CheckQuestion, OpinionAnswer } from '../domain/index.ts';

/** A check as it is kept. */
export interface KeptCheck extends CheckQuestion {
  /** Stands where the number of a review does. */
  readonly checkId: number;
  readonly saidBy: string;
  readonly decision: number | null;
}

/** A check to be made. */
export interface CheckToMake {
  readonly records: readonly [number, number];
  readonly truth: CheckQuestion['truth'];
  readonly decision: number | null;
  readonly persons: readonly [number, number];
  readonly sideB: readonly number[];
}

interface CheckRow {
  check_id: number;
  record_a: number;
  record_b: number;
  truth: CheckQuestion['truth'];
  decision_id: number | null;
  said_by: string;
  person_a: number;
  person_b: number;
  side_b: number[];
}

const COLUMNS =
  'c.check_id, c.record_a, c.record_b, c.truth, c.decision_id, c.said_by, c.person_a, c.person_b, c.side_b';

const keptCheck = (row: CheckRow): KeptCheck => ({
  checkId: row.check_id,
  records: [String(row.record_a), String(row.record_b)],
  truth: row.truth,
  isOfDecision: row.decision_id !== null,
  decision: row.decision_id,
  saidBy: row.said_by,
  persons: [String(row.person_a), String(row.person_b)],
  sideB: row.side_b.map(String),
});

export async function addCheck(
  tx: Queryable,
  { records: [a, b], truth, decision, persons, sideB }: CheckToMake,
  by: string,
  at: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO check_question
       (record_a, record_b, truth, decision_id, said_by, said_at, person_a, person_b, side_b)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [a, b, truth, decision, by, at, ...persons, sideB],
  );
}

/** Of some pairs of records those that are known already, from the first: `a~b`. */
export async function knownPairsAmong(
  db: Queryable,
  pairs: readonly (readonly [number, number])[],
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ pair: string }>(
    `SELECT c.record_a || '~' || c.record_b AS pair
     FROM unnest($1::int[], $2::int[]) AS p(a, b)
       JOIN check_question c ON c.record_a = p.a AND c.record_b = p.b AND c.decision_id IS NULL`,
    [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  );
  return new Set(rows.map(({ pair }) => pair));
}

/** The likeliest of some pairs of records of which there is a review. */
export async function likeliestReviewed(
  db: Queryable,
  pairs: readonly (readonly [number, number])[],
): Promise<readonly [number, number] | null> {
  const [row] = await db.query<{ record_a: number; record_b: number }>(
    `SELECT r.record_a, r.record_b FROM unnest($1::int[], $2::int[]) AS p(a, b)
       JOIN review r ON r.record_a = p.a AND r.record_b = p.b
     ORDER BY r.weight DESC, r.record_a, r.record_b LIMIT 1`,
    [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  );
  return row === undefined ? null : [row.record_a, row.record_b];
}

/** Checks that are looked through for one that can be asked: who is who overtakes some. */
const MOST = 200;

/**
 * Checks to put to a steward: not their own decisions, not what they have answered, nothing that two
 * differ about, nothing that is taken back. Decisions that nobody has checked come first, and nothing
 * is older than a year: what records say has changed since.
 *
 * @param datasets one of the records is of one of these; null for all
 */
export async function checksFor(
  db: Queryable,
  steward: string,
  datasets: readonly number[] | null = null,
): Promise<KeptCheck[]> {
  const rows = await db.query<CheckRow>(
    `SELECT ${COLUMNS} FROM check_question c LEFT JOIN decision d ON d.decision_id = c.decision_id
     WHERE c.seal = 0 AND c.settled_at IS NULL AND c.said_by <> $1
       AND c.said_at > clock_timestamp() - interval '1 year' AND d.undone_by IS NULL
       AND ($2::int[] IS NULL OR EXISTS (
         SELECT 1 FROM source_record s
         WHERE s.record_id IN (c.record_a, c.record_b) AND s.dataset_id = ANY($2::int[])
       ))
       AND NOT EXISTS (
         SELECT 1 FROM check_answer n WHERE n.check_id = c.check_id AND n.seal = 0
           AND n.withdrawn_at IS NULL
           AND (n.answered_by = $1 OR NOT n.is_known AND n.answer NOT IN (c.truth, 'unsure'))
       )
     ORDER BY c.decision_id IS NULL OR EXISTS (
         SELECT 1 FROM check_answer n
         WHERE n.check_id = c.check_id AND n.seal = 0 AND n.withdrawn_at IS NULL AND n.answer = c.truth
       ), c.check_id
     LIMIT ${MOST}`,
    [steward, datasets],
  );
  return rows.map(keptCheck);
}

/** A check by its number; null where there is none that may be known of. */
export async function checkNumbered(db: Queryable, checkId: number): Promise<KeptCheck | null> {
  const [row] = await db.query<CheckRow>(
    `SELECT ${COLUMNS} FROM check_question c WHERE c.check_id = $1 AND c.seal = 0`,
    [checkId],
  );
  return row === undefined ? null : keptCheck(row);
}

/** An answer to a check. */
export interface KeptAnswerToCheck extends CheckAnswer {
  readonly answerId: number;
  readonly by: string;
  readonly at: string;
  /** Whether they were not sure and asked somebody else. */
  readonly isAsk: boolean;
}

/** The answers to a check that are not taken back. */
export async function answersToCheck(
  db: Queryable,
  checkId: number,
): Promise<readonly KeptAnswerToCheck[]> {
  const rows = await db.query<{
    answer_id: number;
    answered_by: string;
    answered_at: string;
    answer: OpinionAnswer;
    is_known: boolean;
    is_ask: boolean;
  }>(
    `SELECT answer_id, answered_by, answered_at, answer, is_known, is_ask FROM check_answer
     WHERE check_id = $1 AND seal = 0 AND withdrawn_at IS NULL ORDER BY answer_id`,
    [checkId],
  );
  return rows.map((row) => ({
    answerId: row.answer_id,
    by: row.answered_by,
    at: row.answered_at,
    answer: row.answer,
    isKnown: row.is_known,
    isAsk: row.is_ask,
  }));
}

/**
 * Notes an answer, also in place of one that was not sure; null where the steward has given another.
 * Whoever asked somebody else and is still not sure goes on asking.
 */
export async function addCheckAnswer(
  tx: Queryable,
  checkId: number,
  given: {
    readonly by: string;
    readonly at: string;
    readonly answer: OpinionAnswer;
    readonly note: string;
    readonly isKnown: boolean;
    readonly isAsk: boolean;
  },
): Promise<number | null> {
  const [row] = await tx.query<{ answer_id: number }>(
    `INSERT INTO check_answer (check_id, answered_by, answered_at, answer, note, is_known, is_ask)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (check_id, answered_by) WHERE withdrawn_at IS NULL DO UPDATE
     SET answer_id = excluded.answer_id, answered_at = excluded.answered_at, answer = excluded.answer,
       note = excluded.note, is_known = excluded.is_known,
       is_ask = excluded.is_ask OR check_answer.is_ask AND excluded.answer = 'unsure'
     WHERE check_answer.answer = 'unsure' RETURNING answer_id`,
    [checkId, given.by, given.at, given.answer, given.note, given.isKnown, given.isAsk],
  );
  return row?.answer_id ?? null;
}

/** The check that a steward's answer is to; null where the number is of none that stands. */
export async function checkOfAnswer(
  db: Queryable,
  answerId: number,
  by: string,
): Promise<number | null> {
  const [row] = await db.query<{ check_id: number }>(
    `SELECT check_id FROM check_answer
     WHERE answer_id = $1 AND answered_by = $2 AND seal = 0 AND withdrawn_at IS NULL`,
    [answerId, by],
  );
  return row?.check_id ?? null;
}

/** Takes back an answer that a steward gave: it is kept, and counted. */
export async function withdrawCheckAnswer(
  tx: Queryable,
  answerId: number,
  by: string,
  at: string,
): Promise<void> {
  await tx.query(
    `UPDATE check_answer SET withdrawn_at = $3
     WHERE answer_id = $1 AND answered_by = $2 AND withdrawn_at IS NULL`,
    [answerId, by, at],
  );
}

/** Takes back that a steward asked somebody else: no answer, and nothing of it is kept. */
export async function removeCheckAsk(tx: Queryable, checkId: number, by: string): Promise<void> {
  await tx.query(
    `DELETE FROM check_answer WHERE check_id = $1 AND answered_by = $2 AND seal = 0
       AND is_ask AND answer = 'unsure' AND withdrawn_at IS NULL`,
    [checkId, by],
  );
}

/** Two stewards who decided a pair differently. */
export interface Disagreement {
  readonly checkId: number;
  readonly records: readonly [number, number];
  /** Whose the records are now: one person, two, or none of what is gone. */
  readonly persons: readonly number[];
  /** The decision that stands, unless it is taken back. */
  readonly decision: number;
  readonly kind: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly reason: string;
  readonly first: OpinionAnswer;
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly note: string;
  readonly second: OpinionAnswer;
}

/** What is to be settled between a steward and another, the oldest first. */
export async function disagreementsOf(db: Queryable, steward: string): Promise<Disagreement[]> {
  const rows = await db.query<{
    check_id: number;
    record_a: number;
    record_b: number;
    decision_id: number;
    kind: string;
    decided_by: string;
    decided_at: string;
    reason: string;
    truth: OpinionAnswer;
    answered_by: string;
    answered_at: string;
    note: string;
    answer: OpinionAnswer;
    persons: number[];
  }>(
    `SELECT c.check_id, c.record_a, c.record_b, d.decision_id, d.kind, d.decided_by, d.decided_at, d.reason,
       c.truth, n.answered_by, n.answered_at, n.note, n.answer,
       ARRAY(
         SELECT DISTINCT l.person_id FROM link l
         WHERE l.record_id IN (c.record_a, c.record_b) AND l.to_at IS NULL ORDER BY 1
       ) AS persons
     FROM (
         SELECT check_id FROM check_question WHERE said_by = $1 AND seal = 0
         UNION SELECT check_id FROM check_answer WHERE answered_by = $1 AND seal = 0 AND withdrawn_at IS NULL
       ) mine
       JOIN check_question c ON c.check_id = mine.check_id AND c.seal = 0
       JOIN decision d ON d.decision_id = c.decision_id AND d.undone_by IS NULL
       JOIN check_answer n ON n.check_id = c.check_id AND n.seal = 0 AND n.withdrawn_at IS NULL
     WHERE c.settled_at IS NULL AND NOT n.is_known AND n.answer NOT IN (c.truth, 'unsure')
       AND (c.said_by = $1 OR n.answered_by = $1)
     ORDER BY n.answered_at, c.check_id`,
    [steward],
  );
  return rows.map((row) => ({
    checkId: row.check_id,
    records: [row.record_a, row.record_b],
    persons: row.persons,
    decision: row.decision_id,
    kind: row.kind,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
    first: row.truth,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
    note: row.note,
    second: row.answer,
  }));
}

/** Notes that the two have dealt with it; false where that was noted already. */
export async function settleCheck(
  tx: Queryable,
  checkId: number,
  by: string,
  note: string,
  at: string,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE check_question SET settled_by = $2, settled_note = $3, settled_at = $4
     WHERE check_id = $1 AND settled_at IS NULL AND seal = 0 RETURNING check_id`,
    [checkId, by, note, at],
  );
  return rows.length > 0;
}

/** How many questions are checks: each a share, 0 to 1. */
export interface CheckShares {
  /** Of decisions, those that another steward is to check. */
  readonly checked: number;
  /** Of questions that a steward is given one after the other, those that are checks, while there are any. */
  readonly mixed: number;
}

const SETTING = 'review-checks';

/** One decision in twenty, one question in ten: choices, to be set by the council. */
const USUAL: CheckShares = { checked: 0.05, mixed: 0.1 };

export async function checkShares(db: Queryable): Promise<CheckShares> {
  const [row] = await db.query<{ value: Partial<CheckShares> }>(
    'SELECT value FROM setting WHERE name = $1',
    [SETTING],
  );
  return { ...USUAL, ...row?.value };
}

export async function putCheckShares(
  tx: Queryable,
  shares: CheckShares,
  by: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO setting (name, value, set_by) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, set_by = excluded.set_by, set_at = now()`,
    [SETTING, JSON.stringify(shares), by],
  );
}
