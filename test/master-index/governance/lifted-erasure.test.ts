import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements, verifyAudit } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import {
  eraseRecords,
  liftErasure,
  loadExtract,
  migrateIndex,
  replayErasures,
} from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { definitionOf, extractOf } from '../load/made-extracts.ts';

/*
 * Somebody was erased and comes back: their source has them under the key that they had.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const officer = acting('governance-1', undefined, 'correct-or-erase');
const reason = 'Came back as a tenant on 3 May';

const LETS = definitionOf(`
format: reeve-source/1
name: lets
title: Lets
service: housing
holds: adults
extract: { cadence: monthly, content: full }
records:
  - { role: tenant, key: [REF, { text: T }], attributes: { fullName: TENANT }, required: [fullName] }
`);
const PAYMENTS = definitionOf(`
format: reeve-source/1
name: payments
title: Payments
service: housing
holds: adults
extract: { cadence: monthly, content: full }
attachments:
  - kind: payment
    title: Payment
    id: [NO]
    to: { source: lets, key: [REF, { text: T }] }
    facts: { note: { label: Note, type: text, from: NOTE } }
`);
const TENANT = { source: 'lets', role: 'tenant', key: '7/T' };

let month = 0;
/** Each extract is of another date, or it would be the same one again. */
const asAt = (): string => {
  month++;
  return new Date(Date.UTC(2026, month, 0)).toISOString().slice(0, 10);
};
const loadLets = (db: Database, ...rows: string[]) =>
  loadExtract(db, extractOf(LETS, asAt(), `REF|TENANT\n${rows.join('\n')}`), {
    acceptedBy: 'a test',
  });
const loadPayments = (db: Database, ...rows: string[]) =>
  loadExtract(db, extractOf(PAYMENTS, asAt(), `NO|REF|NOTE\n${rows.join('\n')}`), {
    acceptedBy: 'a test',
  });

/** What is held, by key, with what was received. */
async function held(db: Database): Promise<[string, string][]> {
  const rows = await db.query<{ record_key: string; received: string[] }>(
    `SELECT record_key, received FROM record_version JOIN source_record USING (record_id)
     WHERE closed_by IS NULL ORDER BY record_key`,
  );
  return rows.map(({ record_key, received }) => [record_key, received.at(-1) ?? '']);
}

async function recordId(db: Database, key: string): Promise<number> {
  const [row] = await db.query<{ record_id: number }>(
    'SELECT record_id FROM source_record WHERE record_key = $1',
    [key],
  );
  return row?.record_id ?? 0;
}

for (const kind of databaseKinds) {
  describe(`an erasure that is lifted, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const index = (work: (db: Database, file: string) => Promise<void>) =>
      on(async (db) => {
        const folder = mkdtempSync(join(tmpdir(), 'reeve-lifted-'));
        try {
          await migrateIndex(db);
          await work(db, join(folder, 'erasures.jsonl'));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });

    test(
      'lets the next load take the record as a new one, and what was erased stays so',
      index(async (db, file) => {
        const rows = ['7|Quentin Ashworthy', '8|Caz Nowak'];
        await loadLets(db, ...rows);
        const before = await recordId(db, '7/T');
        await eraseRecords(db, policy, officer, [before], { file });
        assert.equal((await loadLets(db, ...rows)).counts.erased, 1);
        assert.deepEqual(await held(db), [['8/T', 'Caz Nowak']]);

        assert.deepEqual(await liftErasure(db, officer, TENANT, { file, reason }), { lifted: 1 });
        const { counts } = await loadLets(db, ...rows);
        assert.partialDeepStrictEqual(counts, { erased: 0, added: 1, unchanged: 1 });
        assert.deepEqual(await held(db), [
          ['7/T', 'Quentin Ashworthy'],
          ['8/T', 'Caz Nowak'],
        ]);
        assert.notEqual(await recordId(db, '7/T'), before);
        assert.equal(await recordId(db, `erased:${before}`), before);

        const audited = await db.query<{ action: string; actor: string; subjects: string[] }>(
          `SELECT action, actor, subjects FROM audit_entry WHERE action = 'lift-erasure'`,
        );
        assert.deepEqual(audited, [
          { action: 'lift-erasure', actor: 'governance-1', subjects: [`record:${before}`] },
        ]);
        assert.deepEqual(
          await db.query(`SELECT decided_by, reason FROM decision WHERE kind = 'lift-erasure'`),
          [{ decided_by: 'governance-1', reason }],
        );
        assert.ok((await verifyAudit(db)).isIntact);
        assert.doesNotMatch(readFileSync(file, 'utf8'), /7\/T|Quentin/);
      }),
    );

    test(
      'takes a reason, a role that may, and a record that is erased',
      index(async (db, file) => {
        await loadLets(db, '7|Quentin Ashworthy');
        await eraseRecords(db, policy, officer, [await recordId(db, '7/T')], { file });
        const lift = (name = TENANT, who = officer, why = reason) =>
          liftErasure(db, who, name, { file, reason: why });
        await assert.rejects(lift(TENANT, officer, ' '), { code: 'erase/reason' });
        const lead = acting('lead-1', ['safeguarding-lead'], 'correct-or-erase');
        await assert.rejects(lift(TENANT, lead), { code: 'access/role' });
        await assert.rejects(lift({ ...TENANT, key: '8/T' }), { code: 'erase/not-erased' });
        await lift();
        await assert.rejects(lift(), { code: 'erase/not-erased' });
      }),
    );

    test(
      'lets come back what was erased with it only where that is asked for',
      index(async (db, file) => {
        const payments = ['1|7|First', '2|8|Other'];
        await loadLets(db, '7|Quentin Ashworthy', '8|Caz Nowak');
        await loadPayments(db, ...payments);
        await eraseRecords(db, policy, officer, [await recordId(db, '7/T')], { file });
        await liftErasure(db, officer, TENANT, { file, reason });
        assert.equal((await loadPayments(db, ...payments, '3|7|New')).counts.erased, 1);
        assert.deepEqual(
          (await held(db)).map(([key]) => key),
          ['2', '3', '8/T'],
        );
        const payment = { source: 'payments', role: 'payment', key: '1' };
        const whole = { file, reason, whole: true };
        assert.deepEqual(await liftErasure(db, officer, payment, whole), { lifted: 1 });
        await loadPayments(db, ...payments, '3|7|New');
        assert.deepEqual(
          (await held(db)).map(([key]) => key),
          ['1', '2', '3', '8/T'],
        );
      }),
    );

    test(
      'is known to a replay: what there was before is erased, what came back after it stays',
      index(async (db, file) => {
        // As a backup from before the erasure brings it back: its log knows more than the database.
        await loadLets(db, '7|Quentin Ashworthy', '8|Caz Nowak');
        await db.query('CREATE TABLE kept_version AS SELECT * FROM record_version');
        const before = await recordId(db, '7/T');
        await eraseRecords(db, policy, officer, [before], { file });
        await liftErasure(db, officer, TENANT, { file, reason });
        await loadLets(db, '7|Quentin Returned', '8|Caz Nowak');
        const replay = () => replayErasures(db, policy, officer, file);
        assert.deepEqual((await replay()).erasedAgain, [], 'came back after it');
        assert.deepEqual((await held(db))[0], ['7/T', 'Quentin Returned']);

        await db.query(`DELETE FROM record_version`);
        await db.query(`UPDATE source_record SET record_key = 'later' WHERE record_key = '7/T'`);
        await db.query(`UPDATE source_record SET record_key = '7/T' WHERE record_id = $1`, [
          before,
        ]);
        await db.query('DELETE FROM erasure');
        await db.query('INSERT INTO record_version SELECT * FROM kept_version');
        assert.deepEqual((await replay()).erasedAgain, [before]);
        assert.deepEqual(await held(db), [['8/T', 'Caz Nowak']]);
        assert.deepEqual(await db.query('SELECT 1 AS n FROM erased_key'), []);
        assert.deepEqual((await replay()).erasedAgain, []);
        await loadLets(db, '7|Quentin Returned', '8|Caz Nowak');
        assert.deepEqual((await held(db))[0], ['7/T', 'Quentin Returned']);
        assert.deepEqual((await replay()).erasedAgain, []);
      }),
    );
  });
}
