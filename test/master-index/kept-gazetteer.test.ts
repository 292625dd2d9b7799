/** A gazetteer that the index keeps places an address alike, however it comes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hashFile, indexGazetteer, readGazetteer } from '../../src/intake/index.ts';
import {
  KeptGazetteer,
  keepGazetteer,
  keptGazetteer,
  loadExtract,
  migrateIndex,
  placeBy,
} from '../../src/master-index/index.ts';
import { placeSubmitted } from '../../src/master-index/place-submitted.ts';
import { putGazetteerInForce } from '../../src/master-index/store/gazetteers.ts';
import { addressIndexBytes, addressIndexOf } from '../../src/standards/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { definitionOf, extractOf, POOL } from './load/made-extracts.ts';

const fixtures = fileURLToPath(new URL('../gazetteer/fixtures/', import.meta.url));
const llpg = join(fixtures, 'llpg-dtf-7.3.csv');
const folder = mkdtempSync(join(tmpdir(), 'reeve-gazetteer-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** One address in the ways that people write it, and some that are of no property. */
const WRITTEN: readonly (readonly [address: string, postcode: string])[] = [
  ['14 High Street, Madetown', 'ZE1 1AA'],
  ['14 HIGH ST MADETOWN', 'ze11aa'],
  ['  14,  high street ', 'ZE1 1AA'],
  ['Flat 2, Tower House, 20 High Street', 'ZE1 1AA'],
  ['TOWER HOUSE 20 HIGH STREET MADETOWN', ''],
  ['3 Church Lane, Upper Made', 'ZE1 1AB'],
  ['999 Nowhere Road', 'ZE9 9ZZ'],
  ['No fixed abode', ''],
];

async function kept(db: Parameters<typeof keepGazetteer>[0], path: string, by = 'ann') {
  return keepGazetteer(db, await indexGazetteer(path), {
    fileName: 'llpg.csv',
    sha256: await hashFile(path),
    loadedBy: by,
  });
}

test('an index is the same after it was bytes, and bytes of another form are none', async () => {
  for (const name of ['llpg-dtf-7.3.csv', 'addressbase-core.csv', 'addressbase-plus.csv']) {
    const { index } = await readGazetteer(join(fixtures, name));
    const bytes = addressIndexBytes(index);
    const again = addressIndexOf(bytes);
    assert.ok(again);
    assert.equal(again.size, index.size);
    assert.deepEqual(addressIndexBytes(again), bytes);
    const [here, there] = [placeBy(index), placeBy(again)];
    for (const [address, postcode] of WRITTEN) {
      assert.deepEqual(there(address, postcode), here(address, postcode), address);
    }
    const other = new TextEncoder().encode(
      new TextDecoder('latin1').decode(bytes.subarray(4, 40)).replace('"form":1', '"form":0'),
    );
    assert.match(new TextDecoder().decode(other), /"form":0/);
    const changed = Uint8Array.from(bytes);
    changed.set(other, 4);
    assert.equal(addressIndexOf(changed), null);
  }
});

test('what is wrong with a gazetteer is said as if it were read here', async () => {
  const wrong = join(folder, 'wrong.csv');
  writeFileSync(wrong, 'a,b,c\n1,2,3\n');
  await assert.rejects(indexGazetteer(wrong), { code: 'gazetteer/unknown-format' });
  await assert.rejects(indexGazetteer(join(folder, 'none.csv')), { code: 'input/missing-file' });
});

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'an address of an extract and of a single record is of one property',
      on(async (db) => {
        await migrateIndex(db);
        const before = new KeptGazetteer(db);
        await before.refresh();
        assert.equal(before.place('14 High Street', 'ZE1 1AA'), null, 'none is kept');
        await kept(db, llpg);
        await before.refresh();
        const { place } = before;
        const rows = WRITTEN.map(([address, postcode], i) =>
          [String(i), 'Surname', 'Ann', '', address, postcode].join('|'),
        );
        await loadExtract(
          db,
          extractOf(
            definitionOf(POOL),
            '2026-01-31',
            ['NO|SURNAME|FIRST|DOB|LINE1|POSTCODE', ...rows].join('\n'),
          ),
          { place },
        );
        const loaded = await db.query<{ uprn: number | null; sure: number | null }>(
          `SELECT v.uprn, v.address_confidence AS sure
           FROM record_version v JOIN source_record r USING (record_id) ORDER BY r.record_key`,
        );
        assert.ok(loaded.filter(({ uprn }) => uprn !== null).length >= 4);
        assert.ok(loaded.some(({ uprn }) => uprn === null));
        WRITTEN.forEach(([address, postcode], i) => {
          const one = placeSubmitted({ surname: 'Surname', address, postcode }, place);
          assert.deepEqual(
            { uprn: one.uprn === null ? null : Number(one.uprn), sure: one.confidence },
            loaded[i],
            address,
          );
        });
      }),
    );

    test(
      'a newer one takes the place of the one before, and the same again does nothing',
      on(async (db) => {
        await migrateIndex(db);
        const first = await kept(db, llpg);
        assert.equal(first.isKnown, false);
        const again = await kept(db, llpg, 'somebody else');
        assert.deepEqual([again.isKnown, again.loadedBy], [true, 'ann']);
        const newer = join(folder, 'newer.csv');
        writeFileSync(newer, readFileSync(llpg, 'utf8').replaceAll('TOWER HOUSE', 'SPIRE HOUSE'));
        await kept(db, newer);
        const now = await keptGazetteer(db);
        assert.ok(now);
        const place = placeBy(now.index);
        assert.ok(place('Spire House, High Street', 'ZE1 1AA'));
        const pieces = await db.query('SELECT DISTINCT gazetteer_id FROM gazetteer_piece');
        assert.deepEqual(pieces, [{ gazetteer_id: now.gazetteer.gazetteer }]);
        // One that was begun before and is late does not come into force, and leaves nothing.
        const late = await indexGazetteer(llpg);
        const file = { fileName: 'late.csv', sha256: 'late', loadedBy: 'ann' };
        const [{ gazetteer_id: begun } = { gazetteer_id: 0 }] = await db.query<{
          gazetteer_id: number;
        }>(
          `INSERT INTO gazetteer (file_name, sha256, format, addresses, form, loaded_by)
           VALUES ('now.csv', '1', 'dtf-7.3', 1, 1, 'ann') RETURNING gazetteer_id`,
        );
        const overtaken = keepGazetteer(db, late, file, () => Promise.reject(new Error('late')));
        await assert.rejects(overtaken, /late/);
        assert.deepEqual(
          await db.query('SELECT DISTINCT gazetteer_id FROM gazetteer_piece'),
          pieces,
        );
        assert.equal(await putGazetteerInForce(db, begun), true);
        assert.equal(await putGazetteerInForce(db, now.gazetteer.gazetteer), false);
        assert.deepEqual(await db.query('SELECT gazetteer_id FROM gazetteer WHERE is_in_force'), [
          { gazetteer_id: begun },
        ]);
        await db.query('UPDATE gazetteer SET is_in_force = false');
        await db.query('UPDATE gazetteer SET is_in_force = true WHERE gazetteer_id = $1', [
          now.gazetteer.gazetteer,
        ]);
        // One that was killed before it was whole is not in force.
        await db.query(
          `INSERT INTO gazetteer (file_name, sha256, format, addresses, form, loaded_by)
           VALUES ('cut.csv', '0', 'dtf-7.3', 1, 1, 'ann')`,
        );
        assert.equal((await keptGazetteer(db))?.gazetteer.gazetteer, now.gazetteer.gazetteer);
      }),
    );
  });
}
