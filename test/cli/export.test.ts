import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { defaultAgreements, loadAgreements } from '../../src/access/index.ts';
import type { DatabaseLocation } from '../../src/database/index.ts';
import { csvToParquet, DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { acting } from '../access/small-index.ts';
import {
  databaseKinds,
  onDatabase,
  placeOf,
  skipWithout,
  withLocation,
} from '../database/with-database.ts';
import { emptyIndex, link, load } from '../master-index/reading/made-index.ts';
import { readCsv, readRecords, reeveJson, reeveRefuses, temporaryFolder } from './reeve.ts';

/** Values that break a careless CSV file, or a spreadsheet that opens it. */
const HOSTILE = [
  'Lane, "The", Elm',
  'first line\nsecond line',
  '=HYPERLINK("http://bad.example")',
  '@SUM(1+1)',
  '-2+3',
  'naïve ☃ \\',
];
const TABLES = ['golden_records', 'golden_values', 'links', 'persons', 'redirects'];

async function filled(location: DatabaseLocation): Promise<string> {
  await onDatabase(location, async (db) => {
    await emptyIndex(db);
    const text = readFileSync(defaultAgreements, 'utf8');
    await loadAgreements(db, acting(), { text, file: 'agreements.yaml' });
    const rows = HOSTILE.map((address, n) => ({
      id: `CT30000${n}`,
      forenames: 'Rosalind',
      surname: `Pember${'abcdef'[n]}`,
      address,
      mobile: '+44 7700 900123',
      addressFrom: n === 0 ? '01/05/2020' : 'long ago',
    }));
    await load(db, 'council-tax-liability', '2026-01-31', rows);
    await link(
      db,
      rows.map(({ id }) => [id]),
    );
  });
  return placeOf(location);
}

const WHO = ['--user', 'e-1', '--role', 'export-officer'];
const FOR = [...WHO, '--service', 'council-tax', '--purpose', 'collect-council-tax'];

for (const kind of databaseKinds) {
  describe(`reeve export, ${kind}`, { skip: skipWithout(kind) }, () => {
    test('writes a folder with a manifest, whole or not at all', () =>
      withLocation(kind, async (location) => {
        const where = await filled(location);
        const folder = temporaryFolder();
        const args = (out: string, ...more: string[]) => [
          'export',
          '--out',
          join(folder, out),
          '--database',
          where,
          ...more,
        ];
        const done = await reeveJson(args('csv', ...FOR));
        assert.equal((done.rows as Record<string, number>).persons, HOSTILE.length);

        const csv = join(folder, 'csv');
        assert.deepEqual(readdirSync(csv).sort(), [
          ...TABLES.slice(0, 3).map((table) => `${table}.csv`),
          'manifest.json',
          'persons.csv',
          'redirects.csv',
        ]);
        assert.equal(statSync(csv).mode & 0o777, 0o700);
        const manifest = JSON.parse(readFileSync(join(csv, 'manifest.json'), 'utf8'));
        assert.partialDeepStrictEqual(manifest, {
          format: 'reeve-export/1',
          exportedBy: 'e-1',
          recipient: 'council-tax',
          purpose: 'collect-council-tax',
          agreements: ['own:council-tax'],
          sources: { 'council-tax-liability': '2026-01-31' },
        });
        for (const { name, rows, bytes, sha256, columns } of manifest.files) {
          const path = join(csv, name);
          const content = readFileSync(path);
          assert.equal(statSync(path).mode & 0o777, 0o600, name);
          assert.equal(content.length, bytes);
          assert.equal(createHash('sha256').update(content).digest('hex'), sha256);
          const [header = [], ...body] = readCsv(path);
          assert.equal(body.length, rows, name);
          assert.deepEqual(
            header,
            columns.map((column: { name: string }) => column.name),
          );
        }
        const records = readRecords(join(csv, 'golden_records.csv'));
        // Values as they are; a date that was none is left out of a column of dates.
        assert.deepEqual(
          records.map(({ address }) => address),
          HOSTILE.map((address) => readAs(address)),
        );
        assert.ok(records.every(({ mobile }) => mobile === '+447700900123'));
        assert.equal(records[0]?.address_from, '2020-05-01');

        await assertParquetIsAlike(args, csv, folder);
        await reeveJson(args('sheets', ...FOR, '--for-spreadsheets'));
        const sheets = readRecords(join(folder, 'sheets', 'golden_records.csv'));
        assert.deepEqual(
          sheets.map(({ address }) => address?.startsWith("'")),
          HOSTILE.map((address) => /^[=@-]/.test(address)),
        );
        assert.ok(sheets.every(({ mobile }) => mobile === "'+447700900123"));

        // What is refused leaves nothing, and what is there stays.
        const there = readdirSync(folder).sort();
        await reeveRefuses('output/not-empty', args('csv', ...FOR));
        await reeveRefuses('access/role', [
          ...args('not', '--user', 'e-1', '--role', 'analyst'),
          ...FOR.slice(4),
        ]);
        await reeveRefuses('cli/option-value', [
          ...args('not', ...FOR, '--format', 'parquet', '--for-spreadsheets'),
        ]);
        assert.deepEqual(readdirSync(folder).sort(), there);
        assert.ok(!existsSync(join(folder, 'not')));
      }));
  });
}

/** An address as the index has it: lines of one are joined. */
const readAs = (address: string): string => address.replace('\n', ', ');

async function assertParquetIsAlike(
  args: (out: string, ...more: string[]) => string[],
  csv: string,
  folder: string,
): Promise<void> {
  // What a run that was killed left is cleared away by the next.
  const left = join(folder, '.reeve-export-999999999-abcdef');
  mkdirSync(left);
  writeFileSync(join(left, 'links.csv'), 'personal data');
  const parquet = join(folder, 'parquet');
  await reeveJson(args('parquet', ...FOR, '--format', 'parquet'));
  assert.ok(!existsSync(left));
  const engine = await DuckDbEngine.open();
  try {
    for (const table of TABLES) {
      const path = join(parquet, `${table}.parquet`);
      assert.equal(statSync(path).mode & 0o777, 0o600);
      // A moment is compared as its text: a Date has no microseconds.
      const moment =
        table === 'links'
          ? "* REPLACE (strftime(linked_since AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ') AS linked_since)"
          : '*';
      const found = await engine.rows(`SELECT ${moment} FROM read_parquet('${path}')`);
      const asText = found.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])),
      );
      assert.deepEqual(asText, readRecords(join(csv, `${table}.csv`)), table);
      if (table === 'persons') assert.equal(typeof found[0]?.person_id, 'number');
      if (table === 'golden_records') assert.ok(found[0]?.address_from instanceof Date);
    }
  } finally {
    await engine.close();
  }
}

test('a Parquet file has the texts of its CSV file, empty ones and those of several lines too', async () => {
  const folder = temporaryFolder();
  const [csv, parquet] = [join(folder, 'a.csv'), join(folder, 'a.parquet')];
  const texts = Array.from(
    { length: 5000 },
    (_, n) => [null, '', `a "${n}"\nb,c`, '\\N\r\n'][n % 4],
  );
  const cell = (text: string | null | undefined) =>
    text === null || text === undefined ? '' : `"${text.replaceAll('"', '""')}"`;
  writeFileSync(csv, `n,text\n${texts.map((text, n) => `${n},${cell(text)}\n`).join('')}`);
  const engine = await DuckDbEngine.open();
  try {
    await csvToParquet(engine, csv, parquet, [
      { name: 'n', type: 'BIGINT' },
      { name: 'text', type: 'VARCHAR' },
    ]);
    const rows = await engine.rows(`SELECT text FROM read_parquet('${parquet}') ORDER BY n`);
    assert.deepEqual(
      rows.map(({ text }) => text),
      texts,
    );
  } finally {
    await engine.close();
  }
});

function textOf(value: unknown): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
