import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { loadExtract, matchAll, matchPending } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { definitionOf, extractOf, MEMBER_COLUMNS, POOL } from '../load/made-extracts.ts';
import { emptyIndex, putModel } from '../reading/made-index.ts';

const ANN = '1|Latham|Ann|1968-11-07|1 High Street|AB1 2CD';
const FIRM = '2|Osei Ltd|Ben|1990-02-28|2 High Street|AB1 2CD';

/** The same source, once somebody has seen that firms are no members. */
const withoutFirms = definitionOf(POOL.replace('"^zz"', '"(^zz|Ltd$)"'));

async function found(db: Database): Promise<string[]> {
  const rows = await db.query<{ record_key: string }>(
    `SELECT record_key FROM search_record JOIN source_record USING (record_id)
     WHERE cardinality(keys) > 0 ORDER BY 1`,
  );
  return rows.map(({ record_key }) => record_key);
}

for (const kind of databaseKinds) {
  describe(`what a definition leaves out, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const member = (asAt: string, definition: typeof withoutFirms) =>
      extractOf(definition, asAt, `${MEMBER_COLUMNS}\n${ANN}\n${FIRM}`);

    test(
      'is found no more, when it is matched by itself or with all, and again when it comes back',
      on(async (db) => {
        await emptyIndex(db);
        await putModel(db);
        const pool = definitionOf(POOL);
        await loadExtract(db, member('2026-01-31', pool));
        await matchPending(db, { by: 'a test' });
        assert.deepEqual(await found(db), ['1', '2']);
        await loadExtract(db, member('2026-02-28', withoutFirms), { acceptedBy: 'a test' });
        await matchPending(db, { by: 'a test' });
        assert.deepEqual(await found(db), ['1']);
        await loadExtract(db, member('2026-03-31', pool), { acceptedBy: 'a test' });
        await matchPending(db, { by: 'a test' });
        assert.deepEqual(await found(db), ['1', '2']);
        await loadExtract(db, member('2026-04-30', withoutFirms), { acceptedBy: 'a test' });
        const engine = await DuckDbEngine.open();
        try {
          await matchAll(db, engine, { by: 'a test' });
        } finally {
          await engine.close();
        }
        assert.deepEqual(await found(db), ['1']);
      }),
    );
  });
}
