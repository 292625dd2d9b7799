import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { appendAudit, auditVerifications } from '../../src/access/index.ts';
import { AuditBroken, auditCommand } from '../../src/cli/audit.ts';
import type { CommandOutput } from '../../src/cli/output.ts';
import { ReeveError, silentProgress } from '../../src/kernel/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { sampleEntry } from '../access/audit-database.ts';
import { acting } from '../access/small-index.ts';
import {
  databaseKinds,
  onDatabase,
  placeOf,
  skipWithout,
  withLocation,
} from '../database/with-database.ts';

/** Runs `reeve audit`; gives what it said. What it throws is thrown. */
async function audit(...args: string[]): Promise<{ value: Record<string, unknown>; text: string }> {
  let said = { value: {}, text: '' };
  const output: CommandOutput = {
    work: (job) => job(silentProgress),
    result(value, text) {
      said = { value, text };
    },
    end() {},
  };
  const command = auditCommand(output)
    .exitOverride()
    .configureOutput({ outputError() {}, writeOut() {}, writeErr() {} });
  try {
    await command.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof AuditBroken) Object.assign(error, { said: said.text });
    throw error;
  }
  return said;
}

const refused = (code: string) => (error: unknown) =>
  error instanceof ReeveError && error.code === code;

for (const kind of databaseKinds) {
  test(
    `a database without an audit is not one whose audit holds, ${kind}`,
    {
      skip: skipWithout(kind),
    },
    () =>
      withLocation(
        kind,
        (location) =>
          assert.rejects(
            audit('verify', '--database', placeOf(location)),
            refused('audit/missing'),
          ),
        'nothing',
      ),
  );

  test(`reeve audit verifies and takes anchors, ${kind}`, { skip: skipWithout(kind) }, () =>
    withLocation(kind, async (location) => {
      const where = placeOf(location);
      const folder = mkdtempSync(join(tmpdir(), 'reeve-audit-'));
      const anchors = join(folder, 'anchors.jsonl');
      try {
        await onDatabase(location, async (db) => {
          for (let n = 0; n < 20; n++) await appendAudit(db, sampleEntry(n));
        });

        const intact = await audit('verify', '--database', where);
        assert.match(intact.text, /20 entries in 64 shards\. Nothing was altered/);
        assert.match(intact.text, /No anchor was given/);
        assert.equal(intact.value.isIntact, true);

        await audit('anchor', '--database', where, '--out', anchors);
        await audit('anchor', '--database', where, '--out', anchors);
        assert.equal((await readFile(anchors, 'utf8')).trimEnd().split('\n').length, 2);
        const held = await audit('verify', '--database', where, '--anchor', anchors);
        assert.match(held.text, /2 anchors/);

        await onDatabase(location, async (db) => {
          await db.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
          await db.query('ALTER TABLE audit_chain DISABLE TRIGGER USER');
          await db.query("DELETE FROM audit_entry WHERE request = 'r-7'");
        });
        await assert.rejects(audit('verify', '--database', where), (error) => {
          assert.ok(error instanceof AuditBroken);
          assert.equal(error.exitCode, 1);
          assert.match(error.message, /the entry at place \d+ is gone/);
          assert.match((error as unknown as { said: string }).said, /19 entries.*does not hold/s);
          return true;
        });

        await onDatabase(location, async (db) => {
          await db.query('DELETE FROM audit_entry');
          await db.query('DELETE FROM audit_chain WHERE seq > 0');
        });
        assert.equal((await audit('verify', '--database', where)).value.isIntact, true);
        await assert.rejects(
          audit('verify', '--database', where, '--anchor', anchors),
          refused('audit/broken'),
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
  );
}

test('what reeve audit cannot work with is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-audit-'));
  try {
    await assert.rejects(audit('verify'), refused('cli/no-database'));
    await assert.rejects(
      audit('verify', '--database', join(folder, 'none')),
      refused('database/missing'),
      'a folder that is not there is not made, to be found without fault',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that is none of anchors is neither read as one nor added to', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const file = join(location.folder, 'notes.txt');
    await writeFile(file, 'notes\n');
    for (const args of [
      ['anchor', '--out', file],
      ['verify', '--anchor', file],
    ]) {
      await assert.rejects(
        audit(...args, '--database', location.folder),
        refused('audit/anchor-file'),
      );
    }
    await assert.rejects(
      audit('verify', '--database', location.folder, '--anchor', `${file}.none`),
      refused('input/missing-file'),
    );
    assert.equal(await readFile(file, 'utf8'), 'notes\n');
  });
});

for (const kind of databaseKinds) {
  test(`reeve audit verify --by is noted in the index, ${kind}`, { skip: skipWithout(kind) }, () =>
    withLocation(kind, async (location) => {
      const where = placeOf(location);
      await onDatabase(location, async (db) => {
        await migrateIndex(db);
        for (let n = 0; n < 5; n++) await appendAudit(db, sampleEntry(n));
      });
      await audit('verify', '--database', where);
      await audit('verify', '--database', where, '--by', 'cron');
      await onDatabase(location, async (db) => {
        const noted = await auditVerifications(db, acting(), 5);
        assert.deepEqual(
          noted.map(({ by, entries, breaks }) => [by, entries, breaks]),
          [['cron', 5, 0]],
        );
      });
    }),
  );
}
