import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chainHash, chainStart, entryDigest } from '../../src/access/audit/index.ts';
import {
  accessesBy,
  accessesTo,
  appendAudit,
  appendAudits,
  countAccesses,
  describeAccesses,
  takeAnchor,
  verifyAudit,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { sampleEntry } from './audit-database.ts';
import { chainRows } from './chain-rows.ts';

class Refused extends Error {}

/** Appends entries 0 to n - 1, each in a transaction of its own. */
async function write(db: Database, n: number): Promise<void> {
  for (let each = 0; each < n; each++) {
    await db.transaction((tx) => appendAudit(tx, sampleEntry(each)));
  }
}

for (const kind of databaseKinds) {
  describe(`the audit, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'an entry is kept with what it speaks of, or not at all',
      on(async (db) => {
        await db.query('CREATE TABLE loan (id int)');
        await db.transaction(async (tx) => {
          await tx.query('INSERT INTO loan VALUES (1)');
          await appendAudit(tx, sampleEntry(1));
        });
        await assert.rejects(
          db.transaction(async (tx) => {
            await tx.query('INSERT INTO loan VALUES (2)');
            await appendAudit(tx, sampleEntry(2));
            throw new Refused();
          }),
          Refused,
        );
        const { accesses } = await accessesTo(db, ['p-1', 'p-2']);
        assert.deepEqual(
          accesses.map(({ request }) => request),
          ['r-1'],
        );
        const verification = await verifyAudit(db);
        assert.equal(verification.isIntact, true);
        assert.equal(verification.entries, 1);
      }),
    );

    test(
      'entries that are written at once stand in their order on one chain, as each by itself would',
      on(async (db) => {
        const entries = [
          { ...sampleEntry(1), actor: 'o\'brien \\ "x"', reference: null },
          {
            ...sampleEntry(2),
            at: new Date('2026-01-01T00:00:00.007Z'),
            agreements: [],
            items: [],
          },
          { ...sampleEntry(3), roles: ['null', 'NULL'], subjects: [] },
          sampleEntry(3),
        ].map((entry, n) => ({ ...entry, request: `r-${n}` }));
        const places = await db.transaction((tx) => appendAudits(tx, entries));
        assert.deepEqual(
          places.map(({ seq }) => seq),
          [1, 2, 3, 4],
        );
        assert.equal(new Set(places.map(({ shard }) => shard)).size, 1);
        const kept = await db.query<{ request: string }>(
          'SELECT request FROM audit_entry ORDER BY seq',
        );
        assert.deepEqual(
          kept.map(({ request }) => request),
          ['r-0', 'r-1', 'r-2', 'r-3'],
        );
        const { isIntact, entries: found } = await verifyAudit(db);
        assert.deepEqual([isIntact, found], [true, 4]);
      }),
    );

    test(
      'where the audit cannot be written, neither is what it would have spoken of',
      on(async (db) => {
        await db.query('CREATE TABLE loan (id int)');
        await assert.rejects(
          db.transaction(async (tx) => {
            await tx.query('INSERT INTO loan VALUES (1)');
            await appendAudit(tx, { ...sampleEntry(1), subjects: ['Mary Smith'] });
          }),
          (error) => error instanceof ReeveError && error.code === 'audit/entry',
        );
        await db.query('ALTER TABLE audit_chain RENAME TO elsewhere');
        await assert.rejects(
          db.transaction(async (tx) => {
            await tx.query('INSERT INTO loan VALUES (2)');
            await appendAudit(tx, sampleEntry(2));
          }),
        );
        assert.deepEqual(await db.query('SELECT id FROM loan'), []);
      }),
    );

    test(
      'what is stored is the chain that the description gives',
      on(async (db) => {
        await db.transaction(async (tx) => {
          for (let n = 0; n < 8; n++) await appendAudit(tx, sampleEntry(n));
        });
        const [log] = await db.query<{ id: string }>('SELECT id FROM audit_log');
        const [used] = await db.query<{ shard: number }>('SELECT DISTINCT shard FROM audit_entry');
        const shard = used?.shard ?? -1;
        let hash = chainStart(log?.id ?? '', shard);
        const rows = await chainRows(db, shard);
        assert.equal(rows.length, 9);
        assert.equal(rows[0]?.hash, hash);
        for (const row of rows.slice(1)) {
          assert.ok(row.entry !== null);
          hash = chainHash(hash, entryDigest(row.entry));
          assert.equal(row.hash, hash);
        }
      }),
    );

    test(
      'a transaction that appends often holds one shard, not all',
      on(async (db) => {
        const positions = await db.transaction(async (tx) => {
          const all = [];
          for (let n = 0; n < 70; n++) all.push(await appendAudit(tx, sampleEntry(n)));
          return all;
        });
        assert.equal(new Set(positions.map(({ shard }) => shard)).size, 1);
        assert.deepEqual(
          positions.map(({ seq }) => seq),
          Array.from({ length: 70 }, (_, n) => n + 1),
        );
        // The next transaction is free to take another.
        const others = new Set<number>();
        for (let n = 0; n < 12; n++) {
          others.add((await db.transaction((tx) => appendAudit(tx, sampleEntry(n)))).shard);
        }
        assert.ok(others.size > 1);
      }),
    );

    test(
      'many at once leave whole chains, under either isolation',
      on(async (db) => {
        const isolations = ['read committed', 'repeatable read'] as const;
        const write1 = (n: number) =>
          db.transaction(
            async (tx) => {
              await tx.query('SELECT count(*) FROM audit_entry');
              await appendAudit(tx, sampleEntry(n));
            },
            { isolation: isolations[n % 8 === 0 ? 1 : 0] as 'read committed' },
          );
        const failed: unknown[] = [];
        let next = 0;
        await Promise.all(
          Array.from({ length: 8 }, async () => {
            while (next < 160) {
              next += 1;
              await write1(next).catch((error: unknown) => failed.push(error));
            }
          }),
        );
        assert.deepEqual(failed, []);
        const verification = await verifyAudit(db);
        assert.equal(verification.isIntact, true);
        assert.equal(verification.entries, 160);
        assert.ok(verification.shards.filter(({ entries }) => entries > 0).length > 8);
      }),
    );

    test(
      'verifying holds to what was there when it began, while others append',
      on(async (db) => {
        await write(db, 40);
        const appending = write(db, 40);
        const verification = await verifyAudit(db);
        await appending;
        assert.equal(verification.isIntact, true);
        assert.ok(verification.entries >= 40);
        assert.equal((await verifyAudit(db)).entries, 80);
      }),
    );

    test(
      'an anchor holds as the audit grows',
      on(async (db) => {
        const empty = await takeAnchor(db, new Date(0));
        await write(db, 30);
        const early = await takeAnchor(db, new Date(1));
        await write(db, 30);
        assert.ok(empty !== null && early !== null);
        const verification = await verifyAudit(db, [empty, early]);
        assert.equal(verification.isIntact, true);
        assert.equal(
          verification.anchoredHeadsHeld,
          early.heads.filter(({ seq }) => seq > 0).length,
        );
      }),
    );

    test(
      'the anchor of another audit does not pass for one of this',
      on(async (db) => {
        await write(db, 3);
        const anchor = await takeAnchor(db, new Date(0));
        assert.ok(anchor !== null);
        const verification = await verifyAudit(db, [{ ...anchor, log: 'another' }]);
        assert.equal(verification.firstBreak?.kind, 'other-log');
      }),
    );

    test(
      'who looked at a person is found page by page, newest first, each entry once',
      on(async (db) => {
        await write(db, 60);
        const expected = Array.from({ length: 60 }, (_, n) => sampleEntry(n))
          .filter(({ subjects }) => subjects.includes('p-3') || subjects.includes('p-9'))
          .map(({ request }) => request)
          .reverse();
        const found: string[] = [];
        let after: string | undefined;
        do {
          const page = await accessesTo(db, ['p-3', 'p-9'], { limit: 4, after });
          assert.ok(page.accesses.length <= 4);
          found.push(...page.accesses.map(({ request }) => request));
          after = page.next ?? undefined;
        } while (after !== undefined);
        assert.deepEqual(found, expected);
      }),
    );

    test(
      'what a member of staff looked at is found with everything that is known of it',
      on(async (db) => {
        await write(db, 25);
        const { accesses, next } = await accessesBy(db, 'u-3', { limit: 5 });
        assert.equal(next, null);
        assert.deepEqual(
          accesses.map(({ request }) => request),
          ['r-23', 'r-18', 'r-13', 'r-8', 'r-3'],
        );
        const { shard, seq, ...first } = accesses[0] ?? assert.fail();
        const { at, ...entry } = sampleEntry(23);
        assert.deepEqual(first, {
          ...entry,
          subjects: [...entry.subjects].sort(),
          at: at.toISOString().replace('Z', '000Z'),
        });
        assert.ok(shard >= 0 && seq > 0);
      }),
    );

    test(
      'a page that is from no list, or of no size, is refused',
      on(async (db) => {
        for (const page of [{ after: 'x' }, { after: '' }, { limit: 0 }, { limit: 1001 }]) {
          await assert.rejects(
            accessesBy(db, 'u-1', page),
            (error) => error instanceof ReeveError && error.code === 'audit/page',
          );
        }
      }),
    );

    test(
      'accesses are counted by service, purpose and action, refusals left out',
      on(async (db) => {
        await write(db, 40);
        const entries = Array.from({ length: 40 }, (_, n) => sampleEntry(n)).filter(
          ({ subjects, outcome }) => subjects.includes('p-4') && outcome === 'done',
        );
        const counts = await countAccesses(db, ['p-4']);
        assert.equal(
          counts.reduce((sum, { times }) => sum + times, 0),
          entries.length,
        );
        const words = { service: String, purpose: String, item: String };
        const sentences = describeAccesses(counts, words);
        assert.equal(sentences.length, counts.length);
        for (const [index, { service, purpose }] of counts.entries()) {
          assert.match(sentences[index] ?? '', new RegExp(`^${service} .* to ${purpose}\\.`));
        }
        for (const { service, purpose, action, times, first, last, items } of counts) {
          const these = entries.filter(
            (each) =>
              each.service === service && each.purpose === purpose && each.action === action,
          );
          assert.equal(times, these.length);
          assert.equal(Date.parse(first), these[0]?.at.getTime());
          assert.equal(Date.parse(last), these.at(-1)?.at.getTime());
          assert.deepEqual(items, [...new Set(these.flatMap((each) => each.items))].sort());
        }
      }),
    );

    test(
      'a role that may only read and insert appends, and can change nothing',
      on(async (db) => {
        await assert.rejects(
          db.transaction(async (tx) => {
            await tx.query('CREATE ROLE reeve_audit_test');
            // As docs/guides/audit.md grants them.
            await tx.query('GRANT SELECT, INSERT ON audit_entry, audit_chain TO reeve_audit_test');
            await tx.query('GRANT SELECT ON audit_log TO reeve_audit_test');
            await tx.query('SET LOCAL ROLE reeve_audit_test');
            const { seq } = await appendAudit(tx, sampleEntry(1));
            assert.equal(seq, 1);
            assert.equal((await verifyAudit(tx)).isIntact, true);
            await tx.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
          }),
          /must be owner/,
        );
      }),
    );

    test(
      'what is erased elsewhere leaves the audit as it was',
      on(async (db) => {
        await db.query('CREATE TABLE held (person text, surname text)');
        await db.query("INSERT INTO held VALUES ('p-3', 'Smith')");
        await write(db, 20);
        await db.transaction(async (tx) => {
          await tx.query("DELETE FROM held WHERE person = 'p-3'");
          await appendAudit(tx, {
            ...sampleEntry(20),
            action: 'erase',
            subjects: ['p-3'],
            items: [],
          });
        });
        assert.equal((await verifyAudit(db)).isIntact, true);
        const { accesses } = await accessesTo(db, ['p-3'], { limit: 1 });
        assert.equal(accesses[0]?.action, 'erase');
      }),
    );
  });
}
