import type { Queryable } from '../../database/index.ts';

/** Which records a review is of, and whose each is now; null of one that is nobody's any more. */
export interface ReviewOf {
  readonly recordA: number;
  readonly recordB: number;
  readonly personA: number | null;
  readonly personB: number | null;
}

/** A review that waits, with what hangs on the answer. */
export interface WaitingReview extends ReviewOf {
  readonly reviewId: number;
  readonly personA: number;
  readonly personB: number;
  readonly weight: number;
  readonly reason: string;
  readonly openedAt: string;
  /** How many times a steward has looked and was not sure. */
  readonly notSure: number;
  /** Live links of the person with fewer. */
  readonly records: number;
  /** Pairs of records, one of each person. */
  readonly pairs: number;
  /** Leads and notifications that hang on either person. */
  readonly waiting: number;
}

interface WaitingRow {
  review_id: number;
  record_a: number;
  record_b: number;
  person_a: number;
  person_b: number;
  weight: number;
  reason: string;
  opened_at: string;
  not_sure: number;
  records: number;
  pairs: number;
  waiting: number;
}

/** Which reviews are read: one, or those about some persons, each with the other of its pair. */
export type ReviewsAsked =
  | { readonly review: number }
  | { readonly questions: readonly (readonly [number, number])[] };

/**
 * Reviews that wait. Those that are sealed, or of a sealed record, are not read: what comes back is as
 * if they were not there.
 *
 * @param cleared persons who are seen though they are sealed
 */
export async function waitingReviews(
  db: Queryable,
  asked: ReviewsAsked,
  cleared: readonly number[],
): Promise<WaitingReview[]> {
  const values: unknown[] =
    'review' in asked
      ? [asked.review]
      : [asked.questions.map(([one]) => one), asked.questions.map(([, other]) => other)];
  if (cleared.length > 0) values.push(cleared);
  const isOpen = (link: string): string =>
    cleared.length === 0
      ? `${link}.seal = 0`
      : `(${link}.seal = 0 OR ${link}.person_id = ANY($${values.length}::int[]))`;
  // Of a review that is read, whatever else is sealed with it is of persons who are seen.
  const andOpen = (seal: string): string => (cleared.length === 0 ? `AND ${seal} = 0` : '');
  const live = (side: 'a' | 'b'): string =>
    `JOIN link ${side} ON ${side}.record_id = r.record_${side} AND ${side}.to_at IS NULL AND ${isOpen(side)}`;
  /** Reviews between the persons of a question, whose lower record is of the first, or of the other. */
  const between = (first: 'a' | 'b', other: 'a' | 'b'): string =>
    `SELECT r.review_id FROM unnest($1::int[], $2::int[]) AS q(one, other)
       JOIN link ${first} ON ${first}.person_id = q.one AND ${first}.to_at IS NULL AND ${isOpen(first)}
       JOIN review r ON r.record_${first} = ${first}.record_id AND r.closed_at IS NULL ${andOpen('r.seal')}
       ${live(other)} AND ${other}.person_id = q.other`;
  const which = 'review' in asked ? '= $1' : `IN (${between('a', 'b')} UNION ${between('b', 'a')})`;
  const rows = await db.query<WaitingRow>(
    `WITH open AS MATERIALIZED (
       SELECT r.review_id, r.record_a, r.record_b, a.person_id AS person_a, b.person_id AS person_b,
         r.weight, r.reason, r.opened_at
       FROM review r
         ${live('a')}
         ${live('b')}
       WHERE r.closed_at IS NULL ${andOpen('r.seal')} AND r.review_id ${which}
     ), size AS (
       SELECT l.person_id, count(*)::int AS records FROM link l
       WHERE l.to_at IS NULL ${andOpen('l.seal')}
         AND l.person_id IN (SELECT person_a FROM open UNION SELECT person_b FROM open)
       GROUP BY l.person_id
     ), hanging AS (
       SELECT person_id, count(*)::int AS waiting FROM hanger
       WHERE kind IN ('lead', 'notification')
         AND person_id IN (SELECT person_a FROM open UNION SELECT person_b FROM open)
       GROUP BY person_id
     ), doubt AS (
       SELECT records, count(*)::int AS times FROM decision
       WHERE kind = 'not-sure' AND undone_by IS NULL AND effects IS NOT NULL ${andOpen('seal')}
         AND records IN (SELECT ARRAY[record_a, record_b] FROM open)
       GROUP BY records
     )
     SELECT open.*, least(x.records, y.records) AS records,
       x.records * y.records AS pairs,
       coalesce(p.waiting, 0) + coalesce(q.waiting, 0) AS waiting, coalesce(doubt.times, 0) AS not_sure
     FROM open
       JOIN size x ON x.person_id = open.person_a
       JOIN size y ON y.person_id = open.person_b
       LEFT JOIN hanging p ON p.person_id = open.person_a
       LEFT JOIN hanging q ON q.person_id = open.person_b
       LEFT JOIN doubt ON doubt.records = ARRAY[open.record_a, open.record_b]
     WHERE open.person_a <> open.person_b`,
    values,
  );
  return rows.map((row) => ({
    reviewId: row.review_id,
    recordA: row.record_a,
    recordB: row.record_b,
    personA: row.person_a,
    personB: row.person_b,
    weight: row.weight,
    reason: row.reason,
    openedAt: row.opened_at,
    notSure: row.not_sure,
    records: row.records,
    pairs: row.pairs,
    waiting: row.waiting,
  }));
}

/** Where a review that does not wait any more ended. */
export interface ClosedReview extends ReviewOf {
  readonly outcome: string;
  readonly closedAt: string;
  /** Who closed it: a steward, or a run of the matcher. */
  readonly by: string | null;
  readonly decision: number | null;
}

/**
 * How a review was closed; null where it is open, sealed, or not there.
 *
 * @param cleared as of `waitingReviews`
 */
export async function closedReview(
  db: Queryable,
  cleared: readonly number[],
  reviewId: number,
): Promise<ClosedReview | null> {
  // A record that is nobody's any more stays as sealed as it was.
  const isOpen = (link: string, record: string): string =>
    cleared.length === 0
      ? `coalesce(${link}.seal, ${record}.seal) = 0`
      : `(coalesce(${link}.seal, ${record}.seal) = 0 OR ${link}.person_id = ANY($2::int[]))`;
  const [row] = await db.query<{
    record_a: number;
    record_b: number;
    person_a: number | null;
    person_b: number | null;
    outcome: string;
    closed_at: string;
    decided_by: string | null;
    decision_id: number | null;
  }>(
    `SELECT r.record_a, r.record_b, a.person_id AS person_a, b.person_id AS person_b,
       r.outcome, r.closed_at, d.decided_by, CASE WHEN d.effects IS NOT NULL THEN d.decision_id END AS decision_id
     FROM review r LEFT JOIN decision d USING (decision_id)
       LEFT JOIN link a ON a.record_id = r.record_a AND a.to_at IS NULL
       LEFT JOIN link b ON b.record_id = r.record_b AND b.to_at IS NULL
       JOIN source_record x ON x.record_id = r.record_a JOIN source_record y ON y.record_id = r.record_b
     WHERE r.review_id = $1 AND r.closed_at IS NOT NULL ${cleared.length === 0 ? 'AND r.seal = 0' : ''}
       AND ${isOpen('a', 'x')} AND ${isOpen('b', 'y')}`,
    cleared.length === 0 ? [reviewId] : [reviewId, cleared],
  );
  if (row === undefined) return null;
  return {
    recordA: row.record_a,
    recordB: row.record_b,
    personA: row.person_a,
    personB: row.person_b,
    outcome: row.outcome,
    closedAt: row.closed_at,
    by: row.decided_by,
    decision: row.decision_id,
  };
}

/** The data sets of records of reviews that were read. */
export async function datasetsOf(
  db: Queryable,
  records: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (records.length === 0) return new Map();
  const rows = await db.query<{ record_id: number; dataset_id: number }>(
    'SELECT record_id, dataset_id FROM source_record WHERE record_id = ANY($1::int[])',
    [records],
  );
  return new Map(rows.map(({ record_id, dataset_id }) => [record_id, dataset_id]));
}

/** Where a record is from. */
export interface RecordOrigin {
  readonly recordId: number;
  readonly source: string;
  readonly role: string;
  readonly key: string;
  readonly person: number | null;
}

/** Where records of a review that was read are from, and whose they are. */
export async function originsOf(
  db: Queryable,
  records: readonly number[],
): Promise<RecordOrigin[]> {
  const rows = await db.query<{
    record_id: number;
    source: string;
    role: string;
    record_key: string;
    person_id: number | null;
  }>(
    `SELECT r.record_id, s.name AS source, d.role, r.record_key, l.person_id
     FROM source_record r JOIN dataset d USING (dataset_id) JOIN source s USING (source_id)
       LEFT JOIN link l ON l.record_id = r.record_id AND l.to_at IS NULL
     WHERE r.record_id = ANY($1::int[]) ORDER BY r.record_id`,
    [records],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    source: row.source,
    role: row.role,
    key: row.record_key,
    person: row.person_id,
  }));
}

/**
 * From now on, links and reviews that this transaction writes ask no questions: `makeQuestions` or
 * `makeAllQuestions` is to follow. Made after each statement, those of a person would be made
 * several times.
 */
export async function askLater(tx: Queryable): Promise<void> {
  await tx.query("SELECT set_config('reeve.questions', 'later', true)");
}

/** The questions about some persons, made of what the transaction has come to; ends `askLater`. */
export async function makeQuestions(tx: Queryable, persons: readonly number[]): Promise<void> {
  await tx.query("SELECT set_config('reeve.questions', '', true), questions_of($1::int[])", [
    persons,
  ]);
}

/**
 * The questions of all open reviews, made at once. Before, the database is told how much there is by
 * now: taking the tables for as empty as they were, it read all of them for each review.
 */
export async function makeAllQuestions(tx: Queryable): Promise<void> {
  await tx.query('ANALYZE link, review, source_record, person, hanger, decision');
  await tx.query('SELECT questions_of_all()');
}
