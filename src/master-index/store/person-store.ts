import type { Queryable, SqlValue } from '../../database/index.ts';

/** A record that is a person now. */
export interface LiveLink {
  readonly recordId: number;
  readonly personId: number;
}

/** The live links of some records. */
export async function liveLinksOf(db: Queryable, records: readonly number[]): Promise<LiveLink[]> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL AND record_id = ANY($1::int[])',
    [records],
  );
  return rows.map((row) => ({ recordId: row.record_id, personId: row.person_id }));
}

/** All live links of some persons. */
export async function liveLinksOfPersons(
  db: Queryable,
  persons: readonly number[],
): Promise<LiveLink[]> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL AND person_id = ANY($1::int[])',
    [persons],
  );
  return rows.map((row) => ({ recordId: row.record_id, personId: row.person_id }));
}

/** Since when some persons are known: ISO 8601. */
export async function personsSince(
  db: Queryable,
  persons: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.query<{ person_id: number; made_at: string }>(
    'SELECT person_id, made_at FROM person WHERE person_id = ANY($1::int[])',
    [persons],
  );
  return new Map(rows.map((row) => [row.person_id, row.made_at]));
}

export async function reservePersonIds(tx: Queryable, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('person', 'person_id')) AS id FROM generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** Notes that something was decided. */
export async function addDecision(
  tx: Queryable,
  kind: string,
  by: string,
  reason: string | null = null,
): Promise<number> {
  const [row] = await tx.query<{ decision_id: number }>(
    'INSERT INTO decision (kind, decided_by, reason) VALUES ($1, $2, $3) RETURNING decision_id',
    [kind, by, reason],
  );
  return row?.decision_id ?? 0;
}

export async function addPersons(tx: Queryable, persons: readonly number[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.copyIn(
    'person',
    ['person_id'],
    persons.map((person) => [person]),
  );
}

export interface NewLink extends LiveLink {
  readonly decisionId: number;
  readonly weight: number | null;
}

/** @param at since when: by the clock, as a transaction may have waited for another */
export async function addLinks(
  tx: Queryable,
  links: readonly NewLink[],
  at: string,
): Promise<void> {
  if (links.length === 0) return;
  await tx.copyIn(
    'link',
    ['record_id', 'person_id', 'from_at', 'decision_id', 'weight'],
    links.map(({ recordId, personId, decisionId, weight }): SqlValue[] => [
      recordId,
      personId,
      at,
      decisionId,
      weight,
    ]),
  );
}

/** Ends the live links of some records. */
export async function endLinks(
  tx: Queryable,
  records: readonly number[],
  at: string,
): Promise<void> {
  if (records.length === 0) return;
  await tx.query('UPDATE link SET to_at = $2 WHERE to_at IS NULL AND record_id = ANY($1::int[])', [
    records,
    at,
  ]);
}

export interface Retirement {
  readonly personId: number;
  readonly redirectTo: number | null;
}

/**
 * Retires persons. Whoever redirected to them redirects to where they lead, so that a look-up is
 * one step; `merged_into` keeps where each led at first, for an undo.
 */
export async function retirePersons(tx: Queryable, retired: readonly Retirement[]): Promise<void> {
  if (retired.length === 0) return;
  const persons = retired.map(({ personId }) => personId);
  const redirects = retired.map(({ redirectTo }) => redirectTo);
  await tx.query(
    `UPDATE person p SET retired_at = now(), redirect_to = r.redirect, merged_into = r.redirect,
       revision = revision + 1
     FROM unnest($1::int[], $2::int[]) AS r(person, redirect) WHERE p.person_id = r.person`,
    [persons, redirects],
  );
  await tx.query(
    `UPDATE person p SET merged_into = coalesce(p.merged_into, p.redirect_to), redirect_to = r.redirect
     FROM unnest($1::int[], $2::int[]) AS r(person, redirect) WHERE p.redirect_to = r.person`,
    [persons, redirects],
  );
}

/** Counts a change of persons, so that whoever decided on what they were is told. */
export async function touchPersons(tx: Queryable, persons: readonly number[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.query('UPDATE person SET revision = revision + 1 WHERE person_id = ANY($1::int[])', [
    persons,
  ]);
}

/** A pair of records that waits for a steward. */
export interface OpenReview {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly reason: string;
}

/** Open reviews that any of some records is in. */
export async function openReviewsOf(
  db: Queryable,
  records: readonly number[],
): Promise<OpenReview[]> {
  const rows = await db.query<{
    record_a: number;
    record_b: number;
    weight: number;
    reason: string;
  }>(
    `SELECT record_a, record_b, weight, reason FROM review WHERE closed_at IS NULL AND record_a = ANY($1::int[])
     UNION SELECT record_a, record_b, weight, reason FROM review WHERE closed_at IS NULL AND record_b = ANY($1::int[])`,
    [records],
  );
  return rows.map((row) => ({
    a: row.record_a,
    b: row.record_b,
    weight: row.weight,
    reason: row.reason,
  }));
}

export async function addReviews(tx: Queryable, reviews: readonly OpenReview[]): Promise<void> {
  if (reviews.length === 0) return;
  await tx.copyIn(
    'review',
    ['record_a', 'record_b', 'weight', 'reason'],
    reviews.map(({ a, b, weight, reason }): SqlValue[] => [a, b, weight, reason]),
  );
}

/** Closes open reviews of pairs. */
export async function closeReviews(
  tx: Queryable,
  pairs: readonly { readonly a: number; readonly b: number }[],
  outcome: string,
  decisionId: number,
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `UPDATE review r SET closed_at = now(), outcome = $3, decision_id = $4
     FROM unnest($1::int[], $2::int[]) AS p(a, b)
     WHERE r.record_a = p.a AND r.record_b = p.b AND r.closed_at IS NULL`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b), outcome, decisionId],
  );
}

/** What stewards decided on a pair of records. */
export interface DecidedPair {
  readonly kind: 'always' | 'never';
  readonly a: number;
  readonly b: number;
}

/** What stewards decided on pairs of which any record is among some. */
export async function constraintsAmong(
  db: Queryable,
  records: readonly number[],
): Promise<DecidedPair[]> {
  const rows = await db.query<{ kind: 'always' | 'never'; record_a: number; record_b: number }>(
    `SELECT kind, record_a, record_b FROM pair_constraint WHERE ended_by IS NULL AND record_a = ANY($1::int[])
     UNION SELECT kind, record_a, record_b FROM pair_constraint WHERE ended_by IS NULL AND record_b = ANY($1::int[])`,
    [records],
  );
  return rows.map((row) => ({ kind: row.kind, a: row.record_a, b: row.record_b }));
}

/** All standing decisions on pairs. */
export async function allConstraints(db: Queryable): Promise<DecidedPair[]> {
  const rows = await db.query<{ kind: 'always' | 'never'; record_a: number; record_b: number }>(
    'SELECT kind, record_a, record_b FROM pair_constraint WHERE ended_by IS NULL ORDER BY record_a, record_b',
  );
  return rows.map((row) => ({ kind: row.kind, a: row.record_a, b: row.record_b }));
}

/** The live links of all records. */
export async function allLiveLinks(db: Queryable): Promise<LiveLink[]> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL',
  );
  return rows.map((row) => ({ recordId: row.record_id, personId: row.person_id }));
}

/** The live links of records that are sealed, be it the address alone. */
export async function allSealedLinks(db: Queryable): Promise<LiveLink[]> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL AND seal > 0',
  );
  return rows.map((row) => ({ recordId: row.record_id, personId: row.person_id }));
}

/** All pairs that wait for a steward. */
export async function allOpenReviews(db: Queryable): Promise<{ a: number; b: number }[]> {
  const rows = await db.query<{ record_a: number; record_b: number }>(
    'SELECT record_a, record_b FROM review WHERE closed_at IS NULL',
  );
  return rows.map((row) => ({ a: row.record_a, b: row.record_b }));
}
