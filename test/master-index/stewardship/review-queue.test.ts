import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { listReviews, migrateIndex } from '../../../src/master-index/index.ts';
import { watched } from '../../access/watched-database.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { checkQueue } from '../queue-invariant.ts';
import { contextOf } from './database-index.ts';

/** An index of as many questions, each of two persons of one record. */
async function waiting(db: Database, questions: number): Promise<void> {
  await migrateIndex(db);
  await db.query(
    `INSERT INTO source (name, service) VALUES ('desk-visitors', 'customer-services')`,
  );
  await db.query(`INSERT INTO dataset (source_id, role, is_person) VALUES (1, 'visitor', true)`);
  await db.query(`INSERT INTO decision (kind, decided_by) VALUES ('match', 'test')`);
  const twice = [questions * 2];
  await db.query(
    `INSERT INTO source_record (dataset_id, record_key) SELECT 1, 'K' || n FROM generate_series(1, $1::int) n`,
    twice,
  );
  await db.query(
    'INSERT INTO person (made_at) SELECT now() FROM generate_series(1, $1::int)',
    twice,
  );
  await db.query(
    'INSERT INTO link (record_id, person_id, decision_id) SELECT n, n, 1 FROM generate_series(1, $1::int) n',
    twice,
  );
  await db.query(
    `INSERT INTO review (record_a, record_b, weight, reason)
     SELECT 2 * n - 1, 2 * n, (n * 7919 % 1000) / 100.0 - 3, 'doubtful' FROM generate_series(1, $1::int) n`,
    [questions],
  );
  await db.query('VACUUM ANALYZE');
}

/** Rows that a page of the queue reads, the first or the next; what it shows is given. */
async function page(db: Database, after?: string) {
  const watch = watched(db);
  const { questions, total, next } = await listReviews(watch, contextOf(), {
    limit: 10,
    all: true,
    ...(after === undefined ? {} : { after }),
  });
  const work = await watch.work();
  const rowsRead = work.reduce((sum, each) => sum + each.rowsRead, 0);
  return { shown: questions.map(({ persons }) => persons.join('~')), total, next, rowsRead };
}

for (const kind of databaseKinds) {
  describe(`the queue of reviews, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const pages = async (db: Database, questions: number) => {
      await waiting(db, questions);
      const first = await page(db);
      const second = await page(db, first.next ?? '');
      assert.equal(first.total, questions);
      assert.equal(new Set([...first.shown, ...second.shown]).size, 20);
      return [first.rowsRead, second.rowsRead] as const;
    };
    const read: (readonly [number, number])[] = [];

    test(
      'of few is shown page by page',
      on(async (db) => {
        read.push(await pages(db, 300));
        await checkQueue(db);
      }),
    );

    test(
      'of ten times as many is read no further for a page',
      on(async (db) => {
        const [first, second] = await pages(db, 3000);
        const [one, two] = read[0] ?? [0, 0];
        // The size of a page; what a plan reads beside it may differ by a few rows.
        assert.ok(first <= one + 40 && second <= two + 40, `${first}, ${second}: ${one}, ${two}`);
        await checkQueue(db);
      }),
    );

    test(
      'is of what waits, whoever writes: reviews, links, what hangs on persons, doubts',
      on(async (db) => {
        await waiting(db, 40);
        const change = async (...statements: readonly string[]) => {
          for (const statement of statements) await db.query(statement);
          await checkQueue(db);
        };
        await change('UPDATE review SET weight = weight + 1 WHERE review_id < 9');
        await change(
          `UPDATE review SET closed_at = now(), outcome = 'linked' WHERE review_id IN (3, 4)`,
        );
        // Person 1 gets a record of another question, and that of person 10 ends.
        await change(
          'UPDATE link SET to_at = now() WHERE record_id IN (9, 20)',
          'INSERT INTO link (record_id, person_id, decision_id) VALUES (9, 1, 1)',
        );
        await change(
          `INSERT INTO hanger (hanger_id, kind, person_id) VALUES ('n1', 'notification', 11), ('n2', 'lead', 11)`,
        );
        await change(`UPDATE hanger SET person_id = 13 WHERE hanger_id = 'n1'`);
        await change(`DELETE FROM hanger WHERE hanger_id = 'n2'`);
        await change(
          `INSERT INTO decision (kind, decided_by, reason, effects, inverse, constraints, based_on, notes, records, persons)
           VALUES ('not-sure', 'u-1', 'Looked', '[]', '[]', '[]', '[]', '{}', '{31,32}', '{}')`,
        );
        await change(`UPDATE decision SET undone_by = 1 WHERE kind = 'not-sure'`);
        await change('UPDATE link SET seal = 2 WHERE record_id = 35', 'UPDATE link SET seal = 0');
      }),
    );
  });
}
