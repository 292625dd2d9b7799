import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { MatchModel } from '../../../src/linkage/index.ts';
import { loadExtract, matchAll, matchPending } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { checkInvariants } from '../invariants.ts';
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

    test(
      'goes along when whoever it is of comes to be part of another, unless a steward said never',
      on(async (db) => {
        await emptyIndex(db);
        const ben = '3|Osei|Ben|1990-02-28|2 High Street|AB1 2CD';
        const firm = '4|Osei Ltd|Ben|1990-02-28|2 High Street|AB1 2CD';
        const cy = '5|Osman|Cy|1991-03-01|3 High Street|AB1 2CD';
        const shop = '6|Osman Ltd|Cy|1991-03-01|3 High Street|AB1 2CD';
        const anns = ['1', '2', '7'].map((id) => ANN.replace('1', id));
        await allMatched(db, '2026-01-31', definitionOf(POOL), [...anns, ben, firm, cy, shop]);
        assert.deepEqual(await persons(db), ['1 2 7', '3 4', '5 6']);
        await db.query(
          `INSERT INTO pair_constraint (kind, record_a, record_b, decision_id)
           SELECT 'never', least(a.record_id, b.record_id), greatest(a.record_id, b.record_id), 1
           FROM source_record a, source_record b WHERE a.record_key = '1' AND b.record_key = '6'`,
        );
        const asAnn = (id: string) => ANN.replace('1', id).replace('Latham', 'Latimer');
        await allMatched(db, '2026-02-28', withoutFirms, [
          ...anns,
          asAnn('3'),
          firm,
          asAnn('5'),
          shop,
        ]);
        assert.deepEqual(await persons(db), ['1 2 3 4 5 7', '6']);
        await checkInvariants(db);
      }),
    );
  });
}

const byBirth: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    given: { from: 'forenames', standardise: 'text' },
    born: { from: 'dateOfBirth', standardise: 'date' },
  },
  comparisons: ['given', 'born'].map((name) => ({
    name,
    levels: [
      { when: { exact: name }, m: 0.9, u: 0.0001 },
      { when: 'else', m: 0.1, u: 0.9999 },
    ],
  })),
  blocking: [{ on: ['born'] }],
  prior: 0.001,
};

async function allMatched(
  db: Database,
  asAt: string,
  definition: typeof withoutFirms,
  rows: readonly string[],
): Promise<void> {
  const extract = extractOf(definition, asAt, [MEMBER_COLUMNS, ...rows].join('\n'));
  await loadExtract(db, extract, { acceptedBy: 'a test' });
  const engine = await DuckDbEngine.open();
  try {
    await matchAll(db, engine, { by: 'a test', model: byBirth });
  } finally {
    await engine.close();
  }
  await matchPending(db, { by: 'a test' });
}

/** Keys of the records of each person. */
async function persons(db: Database): Promise<string[]> {
  const rows = await db.query<{ keys: string }>(
    `SELECT string_agg(record_key, ' ' ORDER BY record_key) AS keys
     FROM link JOIN source_record USING (record_id) WHERE to_at IS NULL GROUP BY person_id ORDER BY 1`,
  );
  return rows.map(({ keys }) => keys);
}
