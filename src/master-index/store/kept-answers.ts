import type { Queryable } from '../../database/index.ts';

/** The answer to a write: the status of HTTP, and what was sent. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Whose key it is, and what it came with. */
export interface AnswerKey {
  readonly actor: string;
  readonly key: string;
  /** SHA-256 of what was asked, in hexadecimal. */
  readonly digest: string;
}

/** What is kept under a key that was used before. */
export interface EarlierAnswer extends KeptAnswer {
  readonly digest: string;
  /** Whether it spoke of somebody who was erased since: what it said is gone. */
  readonly isErased: boolean;
}

/**
 * Takes a key, so that whoever comes with the same one waits until this transaction ends: then
 * they find its answer, or, where it was rolled back, nothing.
 *
 * @param since what was kept earlier is as if it had never been
 * @returns what is kept under the key already; null where it was free
 */
export async function takeKey(
  tx: Queryable,
  { actor, key, digest }: AnswerKey,
  at: Date,
  since: Date,
): Promise<EarlierAnswer | null> {
  const taken = await tx.query(
    `INSERT INTO kept_answer (actor, idempotency_key, request_digest, kept_at)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (actor, idempotency_key) DO UPDATE
     SET request_digest = excluded.request_digest, kept_at = excluded.kept_at,
       status = NULL, body = NULL
     WHERE kept_answer.kept_at < $5
     RETURNING 1 AS taken`,
    [actor, key, Buffer.from(digest, 'hex'), at, since],
  );
  if (taken.length > 0) return null;
  return keptUnder(tx, { actor, key }, since);
}

/** What is kept under a key since a moment; null for nothing. */
export async function keptUnder(
  db: Queryable,
  { actor, key }: Pick<AnswerKey, 'actor' | 'key'>,
  since: Date,
): Promise<EarlierAnswer | null> {
  const [row] = await db.query<EarlierAnswer>(
    `SELECT status, body, encode(request_digest, 'hex') AS digest, body IS NULL AS "isErased"
     FROM kept_answer
     WHERE actor = $1 AND idempotency_key = $2 AND kept_at >= $3`,
    [actor, key, since],
  );
  return row ?? null;
}

/** Keeps the answer under a key that was taken in this transaction. */
export async function keepAnswer(
  tx: Queryable,
  { actor, key }: AnswerKey,
  { status, body }: KeptAnswer,
): Promise<void> {
  await tx.query(
    'UPDATE kept_answer SET status = $3, body = $4 WHERE actor = $1 AND idempotency_key = $2',
    [actor, key, status, JSON.stringify(body)],
  );
}

/** An answer with the key that it is kept under, and since when. */
export interface AnswerToKeep {
  readonly key: AnswerKey;
  readonly answer: KeptAnswer;
  readonly at: Date;
}

/**
 * Takes keys, no two alike, and keeps an answer under each. Where one has an answer that was kept since
 * `since`, that one stays.
 *
 * @returns how many were kept
 */
export async function keepAnswers(
  tx: Queryable,
  answers: readonly AnswerToKeep[],
  since: Date,
): Promise<number> {
  const kept = await tx.query(
    `INSERT INTO kept_answer (actor, idempotency_key, request_digest, kept_at, status, body)
     SELECT actor, key, decode(digest, 'hex'), at, status, body FROM json_to_recordset($1::json)
       AS (actor text, key text, digest text, at timestamptz, status smallint, body json)
     ON CONFLICT (actor, idempotency_key) DO UPDATE
     SET request_digest = excluded.request_digest, kept_at = excluded.kept_at,
       status = excluded.status, body = excluded.body
     WHERE kept_answer.kept_at < $2
     RETURNING 1 AS kept`,
    [JSON.stringify(answers.map(({ key, answer, at }) => ({ ...key, ...answer, at }))), since],
  );
  return kept.length;
}

/** Frees a key that was taken in this transaction: what it was for was not done. */
export async function freeKey(tx: Queryable, { actor, key }: AnswerKey): Promise<void> {
  await tx.query('DELETE FROM kept_answer WHERE actor = $1 AND idempotency_key = $2', [actor, key]);
}

/** Does part of a transaction so that, where it throws, that part alone is taken back. */
export async function inSavepoint<T>(
  tx: Queryable,
  work: (tx: Queryable) => Promise<T>,
): Promise<T> {
  await tx.query('SAVEPOINT answer_once');
  try {
    const result = await work(tx);
    await tx.query('RELEASE SAVEPOINT answer_once');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT answer_once');
    throw error;
  }
}

/** Forgets answers kept before a moment: at most `limit`, those that nobody is using. */
export async function forgetAnswers(db: Queryable, before: Date, limit: number): Promise<number> {
  const gone = await db.query(
    `DELETE FROM kept_answer WHERE (actor, idempotency_key) IN (
       SELECT actor, idempotency_key FROM kept_answer WHERE kept_at < $1
       ORDER BY kept_at LIMIT $2 FOR UPDATE SKIP LOCKED
     ) RETURNING 1 AS gone`,
    [before, limit],
  );
  return gone.length;
}

/**
 * Takes what was answered and asked of persons and records that are erased out of the answers kept:
 * that a write was done stays known, so that it is not done twice. Answers name people by numbers
 * alone, and any that has one of these numbers in it goes: one too many does no harm.
 */
export async function eraseAnswersAbout(tx: Queryable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE kept_answer SET body = NULL, request_digest = decode(repeat('00', 32), 'hex')
     WHERE body IS NOT NULL AND EXISTS (
       SELECT FROM regexp_matches(body::text, '[0-9]+', 'g') AS number(texts)
       WHERE texts[1] = ANY ($1::text[])
     )`,
    [ids.map(String)],
  );
}
