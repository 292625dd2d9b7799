import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements } from '../../../src/access/index.ts';
import type { Database, Queryable } from '../../../src/database/index.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import { eraseRecords, replayErasures } from '../../../src/master-index/governance/index.ts';
import { loadExtract, migrateIndex, Submissions } from '../../../src/master-index/index.ts';
import { versionsInSameRows } from '../../../src/master-index/store/erasure-store.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { definitionOf, extractOf } from '../load/made-extracts.ts';
import { putModel, submissionNoted } from '../reading/made-index.ts';
import { tablesWith } from './tables-with.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const erasing = acting('governance-1', undefined, 'correct-or-erase');

/** A tenant and a partner in one row; payments are facts about tenants. */
const LETS = definitionOf(`
format: reeve-source/1
name: lets
title: Lets
service: housing
holds: adults
extract: { cadence: monthly, content: full }
records:
  - { role: tenant, key: [REF, { text: T }], attributes: { fullName: TENANT, mobile: MOBILE }, required: [fullName], rejectWrong: [mobile] }
  - { role: partner, key: [REF, { text: P }], when: [{ column: PARTNER, isBlank: false }], attributes: { fullName: PARTNER, address: HOME } }
`);
const lets = (asAt: string, rows: string) =>
  extractOf(LETS, asAt, `REF|TENANT|PARTNER|HOME|MOBILE\n${rows}`);
const PAYMENTS = definitionOf(`
format: reeve-source/1
name: payments
title: Payments
service: housing
holds: adults
extract: { cadence: monthly, content: changes, change: { column: WHAT, added: [A], removed: [R] } }
reject:
  - { column: NOTE, reason: Not a payment, when: [{ column: NOTE, matches: "^void" }] }
attachments:
  - kind: payment
    title: Payment
    id: [NO]
    to: { source: lets, key: [REF, { text: T }] }
    facts: { note: { label: Note, type: text, from: NOTE } }
`);
const payments = (asAt: string, rows: string) =>
  extractOf(PAYMENTS, asAt, `WHAT|NO|REF|NOTE\n${rows}`);

async function recordId(db: Database, key: string): Promise<number> {
  const [row] = await db.query<{ record_id: number }>(
    'SELECT record_id FROM source_record WHERE record_key = $1',
    [key],
  );
  return row?.record_id ?? 0;
}

for (const kind of databaseKinds) {
  describe(`what was erased and is still sent, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const index = (work: (db: Database, file: string) => Promise<void>) =>
      on(async (db) => {
        const folder = mkdtempSync(join(tmpdir(), 'reeve-erased-'));
        try {
          await migrateIndex(db);
          await work(db, join(folder, 'erasures.jsonl'));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });

    test(
      'is left out with the facts about it, and counted with its lines; who shares the row stays',
      index(async (db, file) => {
        const first = '7|Quentin Ashworthy|Ben Osei|1 High Street|';
        await loadExtract(db, lets('2026-01-31', `${first}\n8|Caz Nowak|||`));
        await loadExtract(db, payments('2026-01-31', 'A|1|7|Paid by Quentin\nA|2|8|Paid by Caz'));
        await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
        assert.deepEqual(await tablesWith(db, 'Quentin'), []);

        // The row changes in a value of the other one, so that it is written anew.
        const moved = first.replace('1 High Street', '2 Low Road');
        const { counts, erasedLines } = await loadExtract(
          db,
          lets('2026-02-28', `8|Caz Nowak|||\n${moved}`),
        );
        assert.partialDeepStrictEqual(counts, {
          erased: 1,
          records: 2,
          changed: 1,
          added: 0,
          gone: 0,
        });
        assert.deepEqual(erasedLines, [3]);
        const more = await loadExtract(
          db,
          payments('2026-02-28', 'A|3|7|By Quentin, cash\nR|1|7|\nA|4|8|Again'),
        );
        assert.partialDeepStrictEqual(more.counts, { erased: 1, added: 1, gone: 0, rejected: 0 });
        assert.deepEqual(await tablesWith(db, 'Quentin'), []);
        const open = await db.query<{ record_key: string; received: string[] }>(
          `SELECT record_key, received FROM record_version JOIN source_record USING (record_id)
           WHERE closed_by IS NULL ORDER BY record_key`,
        );
        assert.deepEqual(
          open.map(({ record_key }) => record_key),
          ['2', '4', '7/P', '8/T'],
        );
        assert.deepEqual(open[2]?.received, ['7', null, 'Ben Osei', '2 Low Road', null]);
        // The source that erases it too has nothing to be asked.
        const after = await loadExtract(db, lets('2026-03-31', '8|Caz Nowak|||'));
        assert.partialDeepStrictEqual(after.counts, { erased: 0, gone: 1 });
      }),
    );

    test(
      'leaves nothing among the rejects either',
      index(async (db, file) => {
        await loadExtract(db, lets('2026-01-31', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'));
        await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
        const { counts } = await loadExtract(
          db,
          lets('2026-02-28', '7|Quentin Ashworthy|||0999 QUENTIN\n8|Caz Nowak|||'),
        );
        assert.partialDeepStrictEqual(counts, { erased: 1, rejected: 0, unchanged: 1 });
        assert.deepEqual(await tablesWith(db, 'QUENTIN'), []);
      }),
    );

    test(
      'leaves nothing of what was rejected on other nights, or of a row that contradicts another',
      index(async (db, file) => {
        await loadExtract(db, lets('2026-01-31', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'));
        const wrong = '7|Quentin Ashworthy|||0999 QUENTIN\n8|Caz Nowak|||0999 CAZ';
        await loadExtract(db, lets('2026-02-28', wrong));
        const twice = '7|Quentin Ashworthy|||\n7|Quentin Ashby|||\n8|Caz Nowak|||';
        await loadExtract(db, lets('2026-03-31', twice));
        assert.equal((await db.query('SELECT 1 AS n FROM rejected_row')).length, 3);
        await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
        assert.deepEqual(await tablesWith(db, 'QUENTIN'), []);
        assert.deepEqual(await db.query('SELECT line, received FROM rejected_row'), [
          { line: 3, received: '0999 CAZ' },
        ]);
      }),
    );

    test(
      'leaves nothing of what was rejected of facts about it',
      index(async (db, file) => {
        await loadExtract(db, lets('2026-01-31', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'));
        const wrong = 'A|1|7|void: QUENTIN\nA|2|8|void: CAZ';
        await loadExtract(db, payments('2026-01-31', wrong));
        assert.equal((await db.query('SELECT 1 AS n FROM rejected_row')).length, 2);
        await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
        assert.deepEqual(await tablesWith(db, 'QUENTIN'), []);

        const { counts } = await loadExtract(db, payments('2026-02-28', wrong));
        assert.partialDeepStrictEqual(counts, { erased: 1, rejected: 1 });
        assert.deepEqual(await tablesWith(db, 'QUENTIN'), []);
      }),
    );

    test(
      'leaves nothing of what a load that had begun before rejects',
      index(async (db, file) => {
        await loadExtract(db, lets('2026-01-31', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'));
        const next = lets('2026-02-28', '7|Quentin|||0999 QUENTIN\n8|Caz Nowak|||0999 CAZ');
        await loadExtract(db, {
          ...next,
          async *rows() {
            await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
            yield* next.rows();
          },
        });
        assert.deepEqual(await tablesWith(db, 'QUENTIN'), []);
        assert.deepEqual(await db.query('SELECT line, received FROM rejected_row'), [
          { line: 3, received: '0999 CAZ' },
        ]);
      }),
    );

    test(
      'is found with who shares its rows by an index, and not by reading all versions',
      index(async (db) => {
        await loadExtract(db, lets('2026-01-31', '7|Quentin Ashworthy|Ben Osei||'));
        const erased = await recordId(db, '7/T');
        const plan: string[] = [];
        await db.transaction(async (tx) => {
          // Of so few rows all would be read; where no index serves, they are so nevertheless.
          await tx.query('SET LOCAL enable_seqscan = off');
          const explained: Queryable = {
            ...tx,
            async query(text, values) {
              const rows = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
              plan.push(...rows.map((row) => row['QUERY PLAN']));
              return [];
            },
          };
          await versionsInSameRows(explained, [erased]);
        });
        const byLine = /record_version_opened_by[^\n]*\n *Index Cond: .*opened_by = .*line = /;
        assert.match(plan.join('\n'), byLine);
        assert.doesNotMatch(plan.join('\n'), /Seq Scan on record_version/);
      }),
    );

    test(
      'stays out after a backup was restored that had not even heard of it',
      index(async (db, file) => {
        await loadExtract(db, lets('2026-01-31', '8|Caz Nowak|||\n9|Dee Evans|||'));
        await loadExtract(db, lets('2026-02-28', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'));
        await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
        // As a backup of the first of the two days would have it.
        await db.query('DELETE FROM erasure');
        await db.query('DELETE FROM erased_key');
        await db.query('DELETE FROM match_pending');
        await db.query('UPDATE record_version SET closed_by = NULL');
        await db.query('DELETE FROM record_version WHERE opened_by = 2');
        await db.query("DELETE FROM source_record WHERE record_key LIKE 'erased:%'");
        await db.query('DELETE FROM data_quality WHERE extract_id = 2');
        await db.query('DELETE FROM extract WHERE extract_id = 2');
        assert.deepEqual(await replayErasures(db, policy, erasing, file), {
          lines: 1,
          erasedAgain: [],
          keysNoted: 1,
        });
        const { counts } = await loadExtract(
          db,
          lets('2026-02-28', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'),
        );
        assert.partialDeepStrictEqual(counts, { erased: 1, added: 0, gone: 1 });
        assert.deepEqual(await tablesWith(db, 'Quentin'), []);
        assert.equal((await replayErasures(db, policy, erasing, file)).keysNoted, 0);
      }),
    );

    test(
      'is not taken from an application either, which is not told why; who comes along is',
      index(async (db, file) => {
        await putModel(db);
        const submissions = new Submissions(db);
        const submit = (key: string, forenames: string) =>
          submissions.submit({
            application: 'permits',
            service: 'parking',
            key,
            attributes: { forenames, surname: 'Ashworthy' },
            validFrom: '2026-01-31',
            noted: submissionNoted,
          });
        const { recordId } = await submit('A1', 'Quentin');
        await eraseRecords(db, policy, erasing, [recordId], { file });
        const [refused, other] = await Promise.allSettled([
          submit('A1', 'Quentin'),
          submit('A2', 'Bella'),
        ]);
        assert.equal(other.status, 'fulfilled');
        assert.ok(refused.status === 'rejected' && refused.reason instanceof ReeveError);
        assert.equal(refused.reason.code, 'submission/not-kept');
        assert.doesNotMatch(
          `${refused.reason.message} ${refused.reason.hint}`,
          /eras|Quentin|person/i,
        );
        assert.deepEqual(await tablesWith(db, 'Quentin'), []);
      }),
    );

    test(
      'takes nothing from what the same application submitted of others',
      index(async (db, file) => {
        await putModel(db);
        const submissions = new Submissions(db);
        const submit = (key: string, forenames: string) =>
          submissions.submit({
            application: 'permits',
            service: 'parking',
            key,
            attributes: { forenames },
            validFrom: '2026-01-31',
            noted: submissionNoted,
          });
        const { recordId } = await submit('A1', 'Quentin');
        for (const name of ['Bella', 'Bea', 'Caz']) await submit(name.slice(0, 1), name);
        const versions = () =>
          db.query<{ record_key: string; line: number; received: (string | null)[] }>(
            `SELECT record_key, line, received FROM record_version JOIN source_record USING (record_id)
             WHERE record_id <> $1 ORDER BY record_id, line`,
            [recordId],
          );
        const before = await versions();
        assert.equal(before.length, 3);
        const { sharedRows } = await eraseRecords(db, policy, erasing, [recordId], { file });
        assert.deepEqual(sharedRows, []);
        assert.deepEqual(await versions(), before);
      }),
    );

    test(
      'is not brought back by a load that had begun before it was erased',
      index(async (db, file) => {
        await loadExtract(db, lets('2026-01-31', '7|Quentin Ashworthy|||\n8|Caz Nowak|||'));
        const next = lets('2026-02-28', '7|Quentin Ashworthy the Elder|||\n8|Caz Nowak|||');
        const { extractId } = await loadExtract(db, {
          ...next,
          async *rows() {
            await eraseRecords(db, policy, erasing, [await recordId(db, '7/T')], { file });
            yield* next.rows();
          },
        });
        assert.deepEqual(await tablesWith(db, 'Quentin'), []);
        assert.deepEqual(
          await db.query(
            'SELECT record_key FROM record_version JOIN source_record USING (record_id) WHERE opened_by = $1',
            [extractId],
          ),
          [],
        );
      }),
    );
  });
}
