/**
 * An index that one version of Reeve has filled is opened by the next, and refused by the one
 * before: tables are changed under what is in them.
 */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { verifyAudit } from '../../src/access/index.ts';
import { type Database, migrate, openDatabase } from '../../src/database/index.ts';
import { migrateIndex, readPerson } from '../../src/master-index/index.ts';
import { temporaryFolder } from '../cli/reeve.ts';
import {
  databaseKinds,
  emptyDatabase,
  skipWithout,
  withLocation,
} from '../database/with-database.ts';
import { checkInvariants } from './invariants.ts';
import { emptyIndex, inCouncilTax, link, load, readsOf } from './reading/made-index.ts';

const folder = fileURLToPath(new URL('../../src/master-index/migrations/', import.meta.url));
const names = readdirSync(folder).sort();

/** The migrations of another version: the first of them, or all and some that are to come. */
function migrationsOf(count: number, later: readonly string[] = []): URL {
  const other = temporaryFolder();
  for (const name of names.slice(0, count)) cpSync(join(folder, name), join(other, name));
  later.forEach((text, i) => {
    const number = String(count + i + 1).padStart(4, '0');
    writeFileSync(join(other, `${number}_later.sql`), text);
  });
  return new URL(`${pathToFileURL(other)}/`);
}

async function filled(db: Database): Promise<string> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [
    { id: 'CT1', forenames: 'Imogen', surname: 'Quennell', postcode: 'NW9 4AA' },
  ]);
  const [person = ''] = await link(db, [['CT1']]);
  await readPerson(readsOf(db), { ...inCouncilTax, personId: person });
  return person;
}

/** What the next version might do to tables that are full. */
const LATER = [
  `ALTER TABLE person ADD COLUMN noted text NOT NULL DEFAULT 'before';
   ALTER TABLE record_version ADD COLUMN words integer;
   UPDATE record_version SET words = cardinality(received);
   ALTER TABLE record_version ALTER COLUMN words SET NOT NULL;`,
];

for (const kind of databaseKinds) {
  describe(`versions of an index, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const onNothing = emptyDatabase(kind, 'nothing');

    test(
      'what one has filled the next opens, and the one before then refuses',
      on(async (db) => {
        const personId = await filled(db);
        const before = await readPerson(readsOf(db), { ...inCouncilTax, personId });
        const applied = await migrate(db, migrationsOf(names.length, LATER));
        assert.equal(applied.length, 1);
        assert.deepEqual(await readPerson(readsOf(db), { ...inCouncilTax, personId }), before);
        const [version] = await db.query('SELECT words FROM record_version');
        assert.ok(Number(version?.words) > 0);
        await checkInvariants(db);
        assert.ok((await verifyAudit(db)).isIntact);
        await assert.rejects(migrateIndex(db), { code: 'database/migration-newer' });
      }),
    );

    test(
      'rows of every earlier version are carried over by the migrations since',
      onNothing(async (db) => {
        // Before 0010 a record of facts said itself whom it is about.
        const earlier = names.findIndex((name) => name.startsWith('0010_'));
        await migrate(db, migrationsOf(earlier));
        await db.query("INSERT INTO source (name, service) VALUES ('loans', 'libraries')");
        await db.query(
          "INSERT INTO dataset (source_id, role, is_person) VALUES (1, 'borrower', true), (1, 'loan', false)",
        );
        await db.query("INSERT INTO layout (source_id, columns) VALUES (1, '{A}')");
        await db.query(
          "INSERT INTO source_definition (source_id, sha256, definition) VALUES (1, '0', '{}')",
        );
        await db.query(
          `INSERT INTO extract (source_id, definition_id, layout_id, kind, as_at, file_name, sha256, status, loaded_at)
           VALUES (1, 1, 1, 'full', '2026-01-31', 'loans.csv', '0', 'loaded', now())`,
        );
        await db.query(
          `INSERT INTO source_record (dataset_id, record_key, about)
           VALUES (1, 'B1', NULL), (2, 'L1', 'loans:B1'), (1, 'B2', NULL)`,
        );
        await db.query(
          `INSERT INTO record_version (record_id, opened_by, layout_id, line, digest, received)
           VALUES (1, 1, 1, 2, 1, '{x}'), (2, 1, 1, 3, 2, '{y}'), (3, 1, 1, 4, 3, '{z}')`,
        );
        await db.query('INSERT INTO person (made_at) VALUES (now()), (now())');
        await db.query("INSERT INTO decision (kind, decided_by) VALUES ('match', 'test')");
        await db.query(
          'INSERT INTO link (record_id, person_id, decision_id) VALUES (1, 1, 1), (3, 2, 1)',
        );
        await db.query(
          "INSERT INTO erasure (record_id, key_digest, why, erased_by, decision_id) VALUES (3, 'abc', 'request', 'o', 1)",
        );
        await migrateIndex(db);
        assert.deepEqual(await db.query('SELECT record_id, about FROM record_version ORDER BY 1'), [
          { record_id: 1, about: null },
          { record_id: 2, about: 'loans:B1' },
          { record_id: 3, about: null },
        ]);
        assert.deepEqual(await db.query('SELECT source, role, key_digest FROM erased_key'), [
          { source: 'loans', role: 'borrower', key_digest: 'abc' },
        ]);
        await checkInvariants(db);
      }),
    );
  });
}

test('a folder that was copied is opened elsewhere by the next version', () =>
  withLocation('embedded', async (location) => {
    const memory = { pages: 32, index: 64 };
    const from = 'folder' in location ? location.folder : '';
    const first = await openDatabase(location, { memory });
    const personId = await filled(first);
    await first.close();
    const copy = join(temporaryFolder(), 'index');
    cpSync(from, copy, { recursive: true });
    const db = await openDatabase({ folder: copy }, { memory });
    try {
      await migrate(db, migrationsOf(names.length, LATER));
      const view = await readPerson(readsOf(db), { ...inCouncilTax, personId });
      assert.ok('golden' in view);
    } finally {
      await db.close();
    }
  }));
