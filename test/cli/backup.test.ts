import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { findPostgresql } from '../../scripts/postgresql.ts';
import {
  defaultAgreements,
  loadAgreements,
  sealPerson,
  verifyAudit,
} from '../../src/access/index.ts';
import type { Database, DatabaseLocation } from '../../src/database/index.ts';
import { acting } from '../access/small-index.ts';
import { databaseKinds, onDatabase, skipWithout, withLocation } from '../database/with-database.ts';
import { checkInvariants } from '../master-index/invariants.ts';
import { emptyIndex, link, load } from '../master-index/reading/made-index.ts';
import { reeveJson, reeveRefuses, temporaryFolder } from './reeve.ts';

/*
 * The drill of docs/guides/back-up-and-restore.md, done: an index is backed up, goes on, somebody
 * is erased, all is lost, and what is restored is whole, with an audit as it was, and without who
 * was erased.
 */

const NAMES = ['Quennell', 'Ashworth', 'Pemberton'];

async function fill(db: Database): Promise<void> {
  await emptyIndex(db);
  const text = readFileSync(defaultAgreements, 'utf8');
  await loadAgreements(db, acting(), { text, file: 'agreements.yaml' });
  const rows = NAMES.map((surname, n) => ({ id: `CT${n}`, forenames: 'Imogen', surname }));
  await load(db, 'council-tax-liability', '2026-01-31', rows);
  await link(
    db,
    rows.map(({ id }) => [id]),
  );
  await sealPerson(db, acting(), 2, { reason: 'domestic-abuse' });
}

/** Every row of every table but the audit's, to which a restore adds. */
async function contentOf(db: Database): Promise<Record<string, string[]>> {
  const tables = await db.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT LIKE 'audit%' ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await db.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

/** An address with a password, which no program may be called with. */
function whereOf(location: DatabaseLocation): string {
  if ('folder' in location) return location.folder;
  const url = new URL(location.url);
  url.password = encodeURIComponent('a:b\\c');
  return url.href;
}
/** An empty place for a database, as somebody who restores would choose. */
const newPlace = <T>(kind: Database['kind'], work: (location: DatabaseLocation) => Promise<T>) =>
  kind === 'embedded'
    ? work({ folder: join(temporaryFolder(), 'restored') })
    : withLocation('server', work, 'nothing');
const PROGRAMS = ['--postgresql-programs', findPostgresql() ?? ''];
const BY = ['--by', 'operator-1', ...PROGRAMS];

for (const kind of databaseKinds) {
  describe(`back up and restore, ${kind}`, { skip: skipWithout(kind) }, () => {
    test('what is lost comes back, but for who was erased', () =>
      withLocation(kind, async (location) => {
        await onDatabase(location, fill);
        const where = whereOf(location);
        const folder = temporaryFolder();
        const [backup, anchors, erasures] = ['backup', 'anchors', 'erasures'].map((name) =>
          join(folder, name),
        ) as [string, string, string];
        await reeveJson(['audit', 'anchor', '--out', anchors, '--database', where]);
        const made = await reeveJson(['backup', '--out', backup, '--database', where, ...BY]);
        assert.partialDeepStrictEqual(made, { kind, counts: { persons: 3, records: 3 } });
        assert.equal(statSync(backup).mode & 0o777, 0o700);
        const before = await onDatabase(location, contentOf);

        // It goes on: somebody is erased, and there is an anchor that the backup cannot hold to.
        await reeveJson([
          ...['erase', 'person', '1', '--confirm', '1', '--file', erasures],
          ...['--by', 'officer-1', '--database', where],
        ]);
        const later = join(folder, 'later-anchors');
        await reeveJson(['audit', 'anchor', '--out', later, '--database', where]);

        await newPlace(kind, async (place) => {
          const to = ['--database', whereOf(place), ...BY];
          await reeveRefuses('restore/erasures', ['restore', backup, ...to]);
          const restored = await reeveJson([
            ...['restore', backup, '--erasures', erasures, '--anchor', anchors, ...to],
          ]);
          assert.partialDeepStrictEqual(restored, { backup: made.id, at: made.at, persons: 3 });
          await onDatabase(place, async (db) => {
            await checkInvariants(db);
            assert.ok((await verifyAudit(db)).isIntact);
            const text = JSON.stringify(await contentOf(db));
            assert.doesNotMatch(text, /Quennell/);
            assert.match(text, /Ashworth/);
            const [sealed] = await db.query('SELECT seal FROM person WHERE person_id = 2');
            assert.ok(Number(sealed?.seal) > 0);
            const actions = await db.query<{ action: string }>(
              `SELECT action FROM audit_entry WHERE reference = 'backup:' || $1 ORDER BY at`,
              [made.id],
            );
            assert.deepEqual(
              actions.map(({ action }) => action),
              ['backup', 'restore'],
            );
          });
          // Into what is there nothing is restored.
          const refused = kind === 'embedded' ? 'output/not-empty' : 'restore/not-empty';
          await reeveRefuses(refused, ['restore', backup, '--erasures', erasures, ...to]);
        });
        // Without erasures all is as it was to the last value.
        await newPlace(kind, async (place) => {
          await reeveJson([
            ...['restore', backup, '--no-erasures', '--database', whereOf(place), ...BY],
          ]);
          assert.deepEqual(await onDatabase(place, contentOf), before);
        });
        // The copy of a folder is checked as that of a server is.
        if (kind === 'embedded') return;
        await newPlace(kind, async (place) => {
          await reeveRefuses('restore/audit-broken', [
            ...['restore', backup, '--no-erasures', '--anchor', later],
            ...['--database', whereOf(place), ...BY],
          ]);
        });
      }));

    test('an altered backup, or one that is not whole, is not restored', () =>
      withLocation(kind, async (location) => {
        await onDatabase(location, fill);
        const folder = temporaryFolder();
        const backup = join(folder, 'backup');
        await reeveJson(['backup', '--out', backup, '--database', whereOf(location), ...BY]);
        const file = kind === 'server' ? 'index.dump' : 'postgresql/PG_VERSION';
        const altered = join(folder, 'altered');
        await cp(backup, altered, { recursive: true });
        appendFileSync(join(altered, file), ' ');
        await newPlace(kind, async (place) => {
          const to = ['--no-erasures', '--database', whereOf(place), ...BY];
          const { location: found } = await reeveRefuses('restore/altered', [
            ...['restore', altered, ...to],
          ]);
          assert.equal(found.file, join(altered, file));
          await reeveRefuses('restore/no-backup', ['restore', folder, ...to]);
          if ('folder' in place) assert.deepEqual(readdirSync(dirname(place.folder)), []);
        });
        // A backup is never mixed with another.
        await reeveRefuses('output/not-empty', [
          ...['backup', '--out', backup, '--database', whereOf(location), ...BY],
        ]);
      }));
  });
}

test('an embedded index that somebody has open is not copied, nor one that is not there', () =>
  withLocation('embedded', async (location) => {
    const where = whereOf(location);
    const out = join(temporaryFolder(), 'backup');
    await onDatabase(location, async (db) => {
      await emptyIndex(db);
      await reeveRefuses('database/in-use', ['backup', '--out', out, '--database', where, ...BY]);
    });
    const missing = join(temporaryFolder(), 'no-such');
    await reeveRefuses('backup/no-index', ['backup', '--out', out, '--database', missing, ...BY]);
    assert.ok(!existsSync(missing) && !existsSync(out));
  }));
