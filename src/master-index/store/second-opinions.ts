import type { Queryable } from '../../database/index.ts';
import type { OpinionAnswer } from '../domain/index.ts';
import type { ReviewOf } from './review-store.ts';

/** A steward asks another about two records. */
export interface OpinionToAsk {
  /** The lower id first. */
  readonly records: readonly [number, number];
  readonly by: string;
  readonly note: string;
  readonly thought: OpinionAnswer;
}

/** Notes that a second opinion is asked for; what the same steward asked of the pair before is put right. */
export async function addOpinionAsked(
  tx: Queryable,
  { records: [a, b], by, note, thought }: OpinionToAsk,
  at: string,
): Promise<void> {
  await withdrawOpinion(tx, [a, b], by);
  await tx.query(
    `INSERT INTO second_opinion (record_a, record_b, asked_by, asked_at, note, thought)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [a, b, by, at, note, thought],
  );
}

/** Takes back what a steward asked of a pair and nobody has answered. */
export async function withdrawOpinion(
  tx: Queryable,
  [a, b]: readonly [number, number],
  by: string,
): Promise<void> {
  await tx.query(
    `DELETE FROM second_opinion
     WHERE record_a = $1 AND record_b = $2 AND asked_by = $3 AND answer IS NULL`,
    [a, b, by],
  );
}

/** A review on which a second opinion is asked, and whose its records are. */
export type ReviewAskedAbout = ReviewOf & {
  readonly reviewId: number;
  readonly personA: number;
  readonly personB: number;
};

interface AskedRow {
  review_id: number;
  record_a: number;
  record_b: number;
  person_a: number;
  person_b: number;
}

/** Reviews looked up at once: of more, those asked about first. */
const MOST = 100;

const ASKED = `SELECT r.review_id, o.record_a, o.record_b, a.person_id AS person_a, b.person_id AS person_b
  FROM second_opinion o
    JOIN review r ON r.record_a = o.record_a AND r.record_b = o.record_b AND r.closed_at IS NULL AND r.seal = 0
    JOIN link a ON a.record_id = o.record_a AND a.to_at IS NULL AND a.seal = 0
    JOIN link b ON b.record_id = o.record_b AND b.to_at IS NULL AND b.seal = 0`;

const askedAbout = (row: AskedRow): ReviewAskedAbout => ({
  reviewId: row.review_id,
  recordA: row.record_a,
  recordB: row.record_b,
  personA: row.person_a,
  personB: row.person_b,
});

/**
 * Reviews that wait and on which somebody else asks for an opinion, the longest asked first.
 *
 * @param except pairs of persons to leave out, the lower id first: what the steward has passed on
 */
export async function opinionsWaitingFor(
  db: Queryable,
  steward: string,
  except: readonly (readonly [number, number])[] = [],
): Promise<ReviewAskedAbout[]> {
  const rows = await db.query<AskedRow>(
    `${ASKED} WHERE o.answer IS NULL AND o.seal = 0 AND o.asked_by <> $1
       AND (least(a.person_id, b.person_id), greatest(a.person_id, b.person_id))
         NOT IN (SELECT * FROM unnest($2::int[], $3::int[]))
     ORDER BY o.opinion_id LIMIT ${MOST}`,
    [steward, except.map(([lower]) => lower), except.map(([, higher]) => higher)],
  );
  return rows.map(askedAbout);
}

/**
 * Reviews that wait and that a steward has passed on: they are for others, also while nobody has
 * answered more than that they are not sure.
 */
export async function opinionsAskedBy(db: Queryable, steward: string): Promise<ReviewAskedAbout[]> {
  const rows = await db.query<AskedRow>(
    `${ASKED} WHERE o.asked_by = $1 AND o.seal = 0 AND (o.answer IS NULL OR o.answer = 'unsure')`,
    [steward],
  );
  return rows.map(askedAbout);
}

/** What somebody asks about a question. */
export interface OpinionAsked {
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

const BETWEEN = `o.answer IS NULL AND o.seal = 0
  AND EXISTS (SELECT 1 FROM link a WHERE a.record_id = o.record_a AND a.to_at IS NULL AND a.person_id = ANY($1::int[]))
  AND EXISTS (SELECT 1 FROM link b WHERE b.record_id = o.record_b AND b.to_at IS NULL AND b.person_id = ANY($1::int[]))`;

/** What is asked, and not answered, of records of two persons who are seen. */
export async function opinionsAskedBetween(
  db: Queryable,
  persons: readonly [number, number],
): Promise<OpinionAsked[]> {
  const rows = await db.query<{ asked_by: string; asked_at: string; note: string }>(
    `SELECT o.asked_by, o.asked_at, o.note FROM second_opinion o WHERE ${BETWEEN} ORDER BY o.opinion_id`,
    [persons],
  );
  return rows.map((row) => ({ by: row.asked_by, at: row.asked_at, note: row.note }));
}

/** What whoever asked thinks, which the one who answers is told then. */
export interface OpinionTold {
  readonly by: string;
  readonly thought: OpinionAnswer;
}

/**
 * Notes the answer to all that was asked of records of two persons, who may be one by now. Whoever
 * asked and is still not sure goes on asking.
 *
 * @returns what others thought
 */
export async function answerOpinions(
  tx: Queryable,
  persons: readonly [number, number],
  by: string,
  answer: OpinionAnswer,
  at: string,
): Promise<OpinionTold[]> {
  const rows = await tx.query<{ asked_by: string; thought: OpinionAnswer }>(
    `UPDATE second_opinion o SET answered_by = $2, answer = $3, answered_at = $4
     WHERE ${BETWEEN} AND (o.asked_by <> $2 OR $3 <> 'unsure')
     RETURNING o.asked_by, o.thought`,
    [persons, by, answer, at],
  );
  return rows
    .filter(({ asked_by }) => asked_by !== by)
    .map(({ asked_by, thought }) => ({ by: asked_by, thought }));
}
