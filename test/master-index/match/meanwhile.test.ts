import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { eraseRecords } from '../../../src/master-index/governance/index.ts';
import { loadExtract, matchAll, matchPending } from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { definitionOf, extractOf, MEMBER_COLUMNS, POOL } from '../load/made-extracts.ts';
import { emptyIndex, putModel } from '../reading/made-index.ts';

/* What others do while records are matched. */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const members = extractOf(
  definitionOf(POOL),
  '2026-01-31',
  `${MEMBER_COLUMNS}
1|Latham|Ann|1968-11-07|1 High Street|AB1 2CD
2|Osei|Ben|1990-02-28|2 High Street|AB1 2CD
3|Quillfeather|Quentin|1991-03-29|3 High Street|AB1 2CD`,
);

for (const kind of databaseKinds) {
  describe(`meanwhile, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'what is erased while all records are matched stays erased',
      on(async (db) => {
        const folder = mkdtempSync(join(tmpdir(), 'reeve-meanwhile-'));
        const engine = await DuckDbEngine.open();
        try {
          await emptyIndex(db);
          await loadExtract(db, members);
          const [{ record_id: record } = { record_id: 0 }] = await db.query<{ record_id: number }>(
            `SELECT record_id FROM source_record WHERE record_key = '3'`,
          );
          let erasing: Promise<unknown> | undefined;
          const progress = {
            phase(name: string) {
              if (name !== 'choose model') return;
              const by = acting('governance-1', undefined, 'correct-or-erase');
              const file = join(folder, 'erasures.jsonl');
              erasing = eraseRecords(db, policy, by, [record], { file });
            },
            advance() {},
            note() {},
          };
          await matchAll(db, engine, { by: 'a test', progress });
          assert.ok(erasing !== undefined);
          await erasing;
          assert.deepEqual(
            await db.query(
              `SELECT record_id FROM match_record WHERE record_id = $1
               UNION ALL SELECT record_id FROM search_record WHERE record_id = $1
               UNION ALL SELECT record_id FROM link WHERE record_id = $1 AND to_at IS NULL`,
              [record],
            ),
            [],
          );
          const words = await db.query<{ word: string }>(
            'SELECT word FROM search_word UNION ALL SELECT word FROM sealed_word ORDER BY 1',
          );
          assert.deepEqual(
            words.map(({ word }) => word),
            ['ann', 'ben', 'latham', 'osei'],
          );
        } finally {
          await engine.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
    );

    test(
      'whoever matches by a model stops when another is in force',
      on(async (db) => {
        await emptyIndex(db);
        await putModel(db);
        await loadExtract(db, members);
        let putting: Promise<void> | undefined;
        const progress = {
          phase(name: string) {
            if (name === 'match changes') putting = putModel(db);
          },
          advance() {},
          note() {},
        };
        const afterIt: Database = {
          ...db,
          async transaction(...args) {
            await putting;
            return db.transaction(...args);
          },
        };
        const matching = matchPending(afterIt, { by: 'a test', progress });
        await assert.rejects(matching, { code: 'match/half-applied' });
        await putting;
        assert.deepEqual(await db.query('SELECT record_id FROM match_record'), []);
        assert.equal((await matchPending(db, { by: 'a test' })).records, 3);
      }),
    );
  });
}
