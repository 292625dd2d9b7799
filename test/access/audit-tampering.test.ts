import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AuditAnchor, appendAudit, takeAnchor, verifyAudit } from '../../src/access/index.ts';
import type { Database, Queryable } from '../../src/database/index.ts';
import { databaseKinds, skipWithout, withDatabase } from '../database/with-database.ts';
import { sampleEntry } from './audit-database.ts';
import { type Place, type Tampering, tamperings } from './tampering.ts';

/** Positions tried for each kind of tampering on each database; src/access/audit tries hundreds. */
const POSITIONS = 3;

/** What is thrown to take a tampering back. */
class TakenBack extends Error {}

for (const kind of databaseKinds) {
  test(`tampering with the audit, ${kind}`, { skip: skipWithout(kind) }, (t) =>
    withDatabase(kind, async (db) => {
      await writeSample(db);
      const anchor = await takeAnchor(db, new Date('2026-11-21T00:00:00Z'));
      assert.ok(anchor !== null);
      const places = await db.query<Place>(
        'SELECT shard, seq FROM audit_entry ORDER BY shard, seq',
      );

      await t.test('the audit as it was written holds, with its anchor and without', async () => {
        const verification = await verifyAudit(db, [anchor]);
        assert.equal(verification.firstBreak, undefined);
        assert.equal(verification.isIntact, true);
        assert.equal(verification.entries, places.length);
        assert.equal(verification.shards.length, 64);
        assert.equal(
          verification.anchoredHeadsHeld,
          verification.shards.filter(({ entries }) => entries > 0).length,
        );
      });

      for (const tampering of tamperings) {
        const how = tampering.needsAnchor === true ? 'only with an anchor' : 'without an anchor';
        await t.test(`found ${how}: ${tampering.name}`, () =>
          isFound(db, tampering, places, anchor),
        );
      }

      await t.test('one who leaves the triggers where they are changes nothing', async () => {
        for (const table of ['audit_entry', 'audit_chain', 'audit_log']) {
          for (const change of [`DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
            await assert.rejects(db.query(change), /only ever added to/);
          }
        }
        await assert.rejects(db.query("UPDATE audit_entry SET actor = 'x'"), /only ever added to/);
      });
    }),
  );
}

async function writeSample(db: Database): Promise<void> {
  let n = 0;
  // Each transaction stays on one shard: some have one entry, some have many.
  for (let size = 1; n < 250; size = (size % 9) + 1) {
    const from = n;
    await db.transaction(async (tx) => {
      for (let each = from; each < from + size; each++) await appendAudit(tx, sampleEntry(each));
    });
    n += size;
  }
}

async function isFound(
  db: Database,
  tampering: Tampering,
  places: readonly Place[],
  anchor: AuditAnchor,
): Promise<void> {
  const position = fc.nat(places.length - 1);
  await fc.assert(
    fc.asyncProperty(position, position, async (i, j) => {
      const a = places[i] as Place;
      const b = places[j === i ? (i + 1) % places.length : j] as Place;
      const [without, held] = await tampered(
        db,
        (tx) => tampering.apply(tx, a, b),
        async (tx) => [await verifyAudit(tx), await verifyAudit(tx, [anchor])] as const,
      );
      assert.equal(without.isIntact, tampering.needsAnchor === true);
      assert.equal(held.isIntact, false);
      assert.ok(held.firstBreak !== undefined && held.breakCount > 0);
    }),
    { numRuns: POSITIONS },
  );
}

/** Tampers as an owner of the tables can, looks, and takes it back. */
async function tampered<T>(
  db: Database,
  tamper: (tx: Queryable) => Promise<void>,
  look: (tx: Queryable) => Promise<T>,
): Promise<T> {
  let found: T | undefined;
  await assert.rejects(
    db.transaction(async (tx) => {
      for (const table of ['audit_entry', 'audit_chain', 'audit_log']) {
        await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      }
      await tamper(tx);
      found = await look(tx);
      throw new TakenBack();
    }),
    TakenBack,
  );
  return found as T;
}
