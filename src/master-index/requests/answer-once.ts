import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  type AnswerKey,
  type AnswerToKeep,
  type EarlierAnswer,
  forgetAnswers,
  freeKey,
  inSavepoint,
  type KeptAnswer,
  keepAnswer,
  keepAnswers,
  keptUnder,
  takeKey,
} from '../store/kept-answers.ts';

/** An answer, and whether it was given before. */
export interface AnswerGiven extends KeptAnswer {
  readonly again: boolean;
}

/** Hours that an answer is kept for whoever asks again with its key. */
const HOURS_KEPT = 24;
const HOUR = 3_600_000;
/** Answers forgotten in one statement: readers of an embedded database wait for it. */
const FORGOTTEN_AT_ONCE = 500;

/**
 * Does a write once for each key: the write and its answer are kept together or neither is, so
 * whoever asks again, be it at the same moment, gets the answer of the first. A write that was
 * refused keeps no answer, only what it wrote down of the refusal: it may be tried again with its
 * key. The header that keys come in is that of the IETF's draft "The Idempotency-Key HTTP Header
 * Field".
 *
 * @param work does the write on the database that it is given: its transactions are part of one
 * @throws ReeveError `request/key-reused` where the key came with something else; what `work` throws
 * @example
 * const { status, body } = await answerOnce(db, { actor: 'app-7', key: 'k-1', digest }, async (once) => {
 *   const submitted = await submitRecord(once, matcher, 'permits', record, caller);
 *   return { status: 201, body: submitted };
 * });
 */
export async function answerOnce(
  db: Database,
  key: AnswerKey,
  work: (db: Database) => Promise<KeptAnswer>,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  const since = new Date(now.getTime() - HOURS_KEPT * HOUR);
  const done = await db.transaction(async (tx) => {
    const earlier = await takeKey(tx, key, now, since);
    if (earlier !== null) return answeredBefore(key, earlier);
    try {
      const answer = await work(within(tx, db.kind));
      await keepAnswer(tx, key, answer);
      return { ...answer, again: false };
    } catch (error) {
      // What the database refused takes the whole transaction with it, perhaps to be run again.
      if (!(error instanceof ReeveError) || error.code.startsWith('database/')) throw error;
      await freeKey(tx, key);
      return error;
    }
  });
  if (done instanceof ReeveError) throw done;
  return done;
}

/**
 * The answer that was kept under a key, for writes that keep theirs by `keepAllOnce`; null for none.
 *
 * @throws ReeveError `request/key-reused`
 */
export async function earlierAnswer(
  db: Queryable,
  key: AnswerKey,
  now: Date,
): Promise<AnswerGiven | null> {
  const earlier = await keptUnder(db, key, new Date(now.getTime() - HOURS_KEPT * HOUR));
  return earlier === null ? null : answeredBefore(key, earlier);
}

/**
 * Keeps the answers of writes in the transaction that does them.
 *
 * @throws ReeveError `request/key-taken` where a key has an answer by now, `database/statement` where
 *   two writes come with one key: nothing may be done, but perhaps each by itself
 */
export async function keepAllOnce(tx: Queryable, answers: readonly AnswerToKeep[]): Promise<void> {
  const latest = Math.max(...answers.map(({ at }) => at.getTime()));
  const kept = await keepAnswers(tx, answers, new Date(latest - HOURS_KEPT * HOUR));
  if (kept < answers.length) {
    throw new ReeveError('request/key-taken', 'This was done meanwhile', {
      hint: 'Ask again with the same key for the answer.',
    });
  }
}

function answeredBefore({ digest }: AnswerKey, earlier: EarlierAnswer): AnswerGiven {
  if (earlier.isErased) {
    throw new ReeveError('request/answer-erased', 'This was done, and its answer is erased', {
      hint: 'It spoke of somebody whose data was erased since. Do not send it again.',
    });
  }
  if (earlier.digest !== digest) {
    throw new ReeveError('request/key-reused', 'This idempotency key came with something else', {
      location: { field: 'Idempotency-Key' },
      hint: 'Use a new key for each new write; the same one only to send a write again.',
    });
  }
  return { status: earlier.status, body: earlier.body, again: true };
}

/** Forgets answers that are past their time. Returns how many. */
export async function forgetOldAnswers(db: Database, now: Date = new Date()): Promise<number> {
  const before = new Date(now.getTime() - HOURS_KEPT * HOUR);
  let forgotten = 0;
  for (;;) {
    const some = await forgetAnswers(db, before, FORGOTTEN_AT_ONCE);
    forgotten += some;
    if (some < FORGOTTEN_AT_ONCE) return forgotten;
  }
}

/** A transaction as a database: what would be transactions of their own are parts of it. */
function within(tx: Queryable, kind: Database['kind']): Database {
  return {
    kind,
    query: (text, values) => tx.query(text, values),
    copyIn: (table, columns, rows) => tx.copyIn(table, columns, rows),
    transaction(work, { isolation = 'read committed', readOnly = false } = {}) {
      if (isolation !== 'read committed' || readOnly) {
        throw new ReeveError('database/nested', 'A write that is done once runs as read committed');
      }
      return inSavepoint(tx, work);
    },
    async close() {},
  };
}
