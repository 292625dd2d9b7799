/**
 * An index that was begun with a few records, of which the database was told as all were matched:
 * many that come after them are matched by indexes, and not by reading all there is for each.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { loadExtract, matchAll, matchPending } from '../../../src/master-index/index.ts';
import { withDatabase } from '../../database/with-database.ts';
import { boroughExtracts, toLoad } from '../borough-extracts.ts';

/** Rows of tables that were read by reading the whole table. */
async function readWhole(db: Database, tables: readonly string[]): Promise<number> {
  await db.query('SELECT pg_stat_force_next_flush()');
  const [row] = await db.query<{ n: number }>(
    'SELECT sum(pg_stat_get_tuples_returned(t::regclass)) AS n FROM unnest($1::text[]) t',
    [tables],
  );
  return Number(row?.n);
}

// On a server each connection tells late what it read.
test('many records are matched with a few by indexes, embedded', async () => {
  const [month = []] = await boroughExtracts({ people: 400, months: 1, seed: 5 });
  const [first] = month;
  assert.ok(first !== undefined);
  const few = { ...first, allRows: first.allRows.slice(0, 30), sha256: 'few' };
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    await withDatabase('embedded', async (db) => {
      await loadExtract(db, toLoad(few), { acceptedBy: 'a test' });
      await matchAll(db, engine, { by: 'a test' });
      for (const extract of month) {
        await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
      }
      const tables = ['match_record', 'person'];
      const before = await readWhole(db, tables);
      const { records } = await matchPending(db, { by: 'a test' });
      const read = (await readWhole(db, tables)) - before;
      assert.ok(records > 1000, `only ${records} records came`);
      assert.ok(read < records ** 2, `${read} rows were read for ${records} records`);
    });
  } finally {
    await engine.close();
  }
});
