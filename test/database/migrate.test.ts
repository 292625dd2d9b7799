import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { migrate, openDatabase } from '../../src/database/index.ts';
import { databaseKinds, skipWithout, withDatabase } from './with-database.ts';

const first = 'CREATE TABLE person (id int);\nINSERT INTO person VALUES (1);\n';
const second = 'ALTER TABLE person ADD COLUMN born date;\n';
const files = { '0001_person.sql': first, '0002_born.sql': second };

function folderOf(t: TestContext, texts: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-migrations-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

const NOTHING = { beginning: 'nothing' } as const;

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    test('each migration is applied once, in order, and recorded', (t) =>
      withDatabase(
        kind,
        async (db) => {
          const folder = folderOf(t, { '0001_person.sql': first });
          assert.deepEqual(await migrate(db, folder), [{ number: 1, name: '0001_person' }]);
          const both = folderOf(t, files);
          assert.deepEqual(await migrate(db, both), [{ number: 2, name: '0002_born' }]);
          assert.deepEqual(await migrate(db, both), []);
          assert.deepEqual(await db.query('SELECT * FROM person'), [{ id: 1, born: null }]);
          const recorded = await db.query<{ name: string; recent: boolean }>(
            "SELECT name, applied_at > now() - interval '1 hour' AS recent FROM schema_migration ORDER BY number",
          );
          assert.deepEqual(recorded, [
            { name: '0001_person', recent: true },
            { name: '0002_born', recent: true },
          ]);
        },
        NOTHING,
      ));

    test('a migration that fails leaves nothing of itself, and those before it', (t) =>
      withDatabase(
        kind,
        async (db) => {
          const broken = `${second}SELECT 1 / 0;\n`;
          const folder = folderOf(t, { ...files, '0002_born.sql': broken });
          await assert.rejects(migrate(db, folder), { sqlState: '22012' });
          assert.deepEqual(await db.query('SELECT * FROM person'), [{ id: 1 }]);
          assert.equal((await migrate(db, folderOf(t, files))).length, 1);
        },
        NOTHING,
      ));

    test('a changed, a missing and an unknown applied migration are refused', (t) =>
      withDatabase(
        kind,
        async (db) => {
          await migrate(db, folderOf(t, files));
          const refused = (texts: Record<string, string>, code: string) =>
            assert.rejects(migrate(db, folderOf(t, texts)), { code: `database/migration-${code}` });
          await refused({ ...files, '0001_person.sql': `${first}-- more\n` }, 'changed');
          await refused({ '0001_person.sql': first }, 'newer');
          await refused({ ...files, '0004_later.sql': '' }, 'number');
          await refused({ ...files, 'later.sql': '' }, 'number');
          const windows = { ...files, '0001_person.sql': first.replaceAll('\n', '\r\n') };
          assert.deepEqual(await migrate(db, folderOf(t, windows)), []);
          await db.query('DELETE FROM schema_migration WHERE number = 1');
          await refused(files, 'gap');
        },
        NOTHING,
      ));

    test('of two that migrate at once, one waits for the other', (t) =>
      withDatabase(
        kind,
        async (db, location) => {
          const slow = `SELECT pg_sleep(0.2);\n${first}`;
          const folder = folderOf(t, { ...files, '0001_person.sql': slow });
          const other = kind === 'server' ? await openDatabase(location) : db;
          const applied = await Promise.all([migrate(db, folder), migrate(other, folder)]);
          assert.deepEqual(
            applied
              .flat()
              .map(({ number }) => number)
              .toSorted(),
            [1, 2],
          );
          if (other !== db) await other.close();
        },
        NOTHING,
      ));
  });
}
