/**
 * Records matched as they come, and all of them at once, are the same persons: by one model, on a
 * borough.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { MatchModel } from '../../../src/linkage/index.ts';
import {
  loadExtract,
  matchAll,
  matchPending,
  migrateIndex,
} from '../../../src/master-index/index.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { boroughExtracts, toLoad, type WholeExtract } from '../borough-extracts.ts';
import { assertAllDone } from '../load/load-invariants.ts';

/** Of the pairs of records that either way links, how many both must link: issue 4. */
const AGREEMENT = 0.998;

let months: WholeExtract[][];
let engine: DuckDbEngine;
before(async () => {
  months = await boroughExtracts({ people: 1000, months: 2, seed: 5 });
  engine = await DuckDbEngine.open({ threads: 1 });
});
after(() => engine.close());

async function load(db: Database, extracts: readonly WholeExtract[]): Promise<void> {
  for (const extract of extracts) await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
}

/** Person of each record, by what the record is called in its source. */
async function personsOf(db: Database): Promise<Map<string, number>> {
  const rows = await db.query<{ record: string; person_id: number }>(
    `SELECT s.name || ' ' || d.role || ' ' || r.record_key AS record, l.person_id
     FROM link l JOIN source_record r USING (record_id) JOIN dataset d USING (dataset_id)
       JOIN source s USING (source_id) WHERE l.to_at IS NULL ORDER BY 1`,
  );
  return new Map(rows.map(({ record, person_id }) => [record, person_id]));
}

/** Pairs of records that are one person. */
function pairsOf(persons: ReadonlyMap<string, number>): Set<string> {
  const members = Map.groupBy(persons.keys(), (record) => persons.get(record));
  const pairs = new Set<string>();
  for (const records of members.values()) {
    records.forEach((a, i) => {
      for (const b of records.slice(i + 1)) pairs.add(`${a} = ${b}`);
    });
  }
  return pairs;
}

function assertAgree(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  say: (text: string) => void,
): void {
  assert.deepEqual([...one.keys()], [...other.keys()]);
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const differences = [
    ...[...a.difference(b)].map((pair) => `as they come: ${pair}`),
    ...[...b.difference(a)].map((pair) => `all at once: ${pair}`),
  ];
  const share = 1 - differences.length / a.union(b).size;
  say(`${a.union(b).size} links, ${(100 * share).toFixed(3)}% agree`);
  for (const difference of differences) say(difference);
  assert.ok(a.size > 1000, 'next to nothing was linked');
  assert.ok(share >= AGREEMENT, `${differences.length} links differ`);
}

async function counts(db: Database): Promise<unknown> {
  const [row] = await db.query(
    `SELECT (SELECT count(*) FROM person) AS persons,
       (SELECT count(*) FROM person WHERE retired_at IS NOT NULL) AS retired,
       (SELECT count(*) FROM link) AS links,
       (SELECT count(*) FROM link WHERE to_at IS NULL) AS live,
       (SELECT json_agg(record_a || ' ' || record_b ORDER BY record_a, record_b)
        FROM review WHERE closed_at IS NULL) AS reviews`,
  );
  return row;
}

for (const kind of databaseKinds) {
  describe(`matching as records come and all at once, ${kind}`, { skip: skipWithout(kind) }, () => {
    test('a month of changes gives the persons that all records at once give', async (t) => {
      await withDatabase(kind, async (db) => {
        await migrateIndex(db);
        await load(db, months[0] ?? []);
        await matchAll(db, engine, { by: 'a test' });
        const [live] = await db.query<{ model: MatchModel }>(
          'SELECT model FROM match_model WHERE is_live',
        );
        const model = live?.model as MatchModel;

        await t.test('a second run of the same model changes nothing', async () => {
          const before = [await personsOf(db), await counts(db)];
          await matchAll(db, engine, { by: 'a test', model });
          assert.deepEqual([await personsOf(db), await counts(db)], before);
          assert.partialDeepStrictEqual(await matchPending(db, { by: 'a test' }), { records: 0 });
        });

        await t.test('records that are matched again one by one stay where they are', async () => {
          const before = [await personsOf(db), await counts(db)];
          await db.query(
            `INSERT INTO match_pending (record_id, extract_id)
             SELECT v.record_id, v.opened_by FROM record_version v JOIN match_record USING (record_id)
             WHERE v.closed_by IS NULL AND v.record_id % 7 = 0`,
          );
          const matched = await matchPending(db, { by: 'a test' });
          assert.ok(matched.records > 100);
          assert.partialDeepStrictEqual(matched, { moved: 0, reviewsOpened: 0, reviewsClosed: 0 });
          assert.deepEqual([await personsOf(db), await counts(db)], before);
        });

        await load(db, months[1] ?? []);
        const { records } = await matchPending(db, { by: 'a test' });
        assert.ok(records > 100, `only ${records} records came`);
        await assertAllDone(db);
        const asTheyCome = await personsOf(db);
        await withDatabase(kind, async (fresh) => {
          await migrateIndex(fresh);
          for (const month of months) await load(fresh, month);
          await matchAll(fresh, engine, { by: 'a test', model });
          await assertAllDone(fresh);
          assertAgree(asTheyCome, await personsOf(fresh), (text) => t.diagnostic(text));
        });
      });
    });
  });
}
