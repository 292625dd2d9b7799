import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { ReeveError, silentProgress } from '../../src/kernel/index.ts';
import { parseDateOfBirth, parsePhone } from '../../src/standards/index.ts';
import { generateBorough } from '../../src/synthetic/borough/generate.ts';
import { Bench } from '../input/loading.ts';

/** What somebody knows who has looked at a file: the test's own word, not the reader's. */
interface Known {
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Rows above the header, and as the note repeats them. */
  readonly titles?: readonly string[];
  /** First cell of a trailer. */
  readonly trailer?: string;
}

const SPREADSHEET = { encoding: 'windows-1252' };
const KNOWN: Readonly<Record<string, Known>> = {
  'ASC_CLIENTS.csv': {
    ...SPREADSHEET,
    titles: ['ASC12 - Clients and current services, OFFICIAL - SENSITIVE'],
  },
  'ASC_PAYMENTS.csv': { ...SPREADSHEET, trailer: 'TOTAL LINES' },
  'HBCTR_CLAIMS.TXT': { ...SPREADSHEET, delimiter: '|', trailer: 'ROWS' },
  'CSC_Cases.txt': { encoding: 'utf-16le', delimiter: '\t' },
  'CSC_Carers.txt': { encoding: 'utf-16le', delimiter: '\t' },
  'ctax_liability.csv': SPREADSHEET,
  'ctax_properties.csv': SPREADSHEET,
  'PCN_DEBTORS.txt': { ...SPREADSHEET, delimiter: '|' },
  'blue_badges.csv': { delimiter: ';' },
  'Births.csv': {
    ...SPREADSHEET,
    titles: ['Register of births: all entries', 'CHILD, FATHER, MOTHER'],
  },
  'Deaths.csv': {
    ...SPREADSHEET,
    titles: ['Register of deaths: all entries', 'DECEASED, INFORMANT'],
  },
  'Marriages.txt': { encoding: 'utf-16le', delimiter: '\t' },
  'Pupil Census.csv': {
    ...SPREADSHEET,
    titles: [
      'Education management: pupils on roll (from school census)',
      'Pupil, School, Home address, Support',
    ],
  },
  'Pupil Contacts.csv': SPREADSHEET,
};

/** Eight months: in the first of them a header comes again, in the fifth a file is cut off. */
const SETTINGS = { people: 1500, years: 1, extracts: 8, seed: 20, noise: 1 };
const CUT_OFF = 'extracts/parking/2024-12/PCN_DEBTORS.txt';
const REPEATED = [
  'extracts/customer-services/2024-08/crm_customers.csv',
  'extracts/libraries/2025-01/BorrowerExport.csv',
];
const SENT_AGAIN = 'extracts/customer-services/2025-01/crm_contacts-2.csv';

/** Values of the rows that a file has below its titles, by another reader; blank lines are none. */
function tableOf(path: string): string[][] {
  const { encoding = 'utf-8', delimiter = ',', titles = [] } = KNOWN[basename(path)] ?? {};
  const text = new TextDecoder(encoding).decode(readFileSync(path));
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    from_line: 1 + titles.length,
  });
  return rows;
}

/** Holds the notes on a file against what is known of it. */
function checkNotes(path: string, rows: number, notes: readonly string[]): void {
  const { titles = [], trailer } = KNOWN[basename(path)] ?? {};
  const said = (start: RegExp) => notes.filter((note) => start.test(note));
  const above = said(/before the header/);
  assert.equal(above.length, Math.min(1, titles.length), path);
  for (const title of titles) assert.ok(above[0]?.includes(`"${title}"`), above[0]);
  const trailers = said(/trailer/);
  assert.equal(trailers.length, trailer === undefined ? 0 : 1, path);
  if (trailer !== undefined) {
    assert.match(trailers[0]!, new RegExp(`"${trailer} ${rows}".*is that of the records read`));
  }
  const again = said(/comes again/);
  assert.equal(again.length, REPEATED.includes(path) ? 1 : 0, path);
}

describe('the extracts of a synthetic borough, as they were sent', () => {
  let bench: Bench;
  let files: { path: string; rows: number }[] = [];

  before(async () => {
    bench = await Bench.open();
    const manifest = await generateBorough(SETTINGS, await bench.write({}), silentProgress);
    files = manifest.files.filter(({ path }) => path.startsWith('extracts/'));
    inFolder = (path) => join(bench.folder, 'case-0', path);
  });
  after(() => bench.close());
  let inFolder = (path: string) => path;

  it('are all there', () => {
    const paths = files.map(({ path }) => path);
    for (const path of [CUT_OFF, SENT_AGAIN, ...REPEATED]) assert.ok(paths.includes(path), path);
    // 21 files of 11 sources in 8 months, and the one that came twice.
    assert.equal(files.length, 21 * SETTINGS.extracts + 1);
    for (const path of REPEATED) {
      const rows = files.find((file) => file.path === path)?.rows ?? 0;
      assert.ok(rows > 400, `${path} has ${rows} rows, too few for a header that comes again`);
    }
  });

  it('are read to the last row and value, with a note on every row left out and on no other', async () => {
    let read = 0;
    for (const { path, rows } of files) {
      if (path === CUT_OFF) continue;
      const { loaded, notes } = await bench.load([inFolder(path)]);
      assert.equal(loaded.rowCount, rows, path);
      checkNotes(path, rows, notes);
      const [header = [], ...below] = tableOf(inFolder(path));
      const trailer = KNOWN[basename(path)]?.trailer;
      const names = loaded.columns.map(({ name }) => name);
      assert.deepEqual(
        names,
        header.map((name) => name.trim()),
        path,
      );
      const isHeader = (row: readonly string[]) => row.join('\0') === header.join('\0');
      const expected = below.filter((row) => row[0]?.trim() !== trailer && !isHeader(row));
      assert.equal(expected.length, rows, path);
      const fields = loaded.columns.map(({ field }) => `coalesce(${field}, '')`).join(', ');
      const found = await bench.rows(`SELECT ${fields} FROM records ORDER BY rid`);
      assert.deepEqual(found, expected, path);
      read += rows;
    }
    assert.ok(read > 50_000, `${read} rows`);
  });

  it('have dates and telephone numbers that mean what was so, though spreadsheets wrote them', async () => {
    const truth = (path: string): Record<string, string>[] =>
      parse(readFileSync(inFolder(path)), { columns: true });
    const people = new Map(truth('truth/people.csv').map(({ person, born }) => [person, born]));
    const persons = new Map(
      truth('truth/records.csv')
        .filter(({ source }) => source === 'schools')
        .map(({ key, person }) => [key, person]),
    );
    await bench.load([inFolder('extracts/schools/2025-03/Pupil Census.csv')]);
    const pupils = await bench.rows(`SELECT in_stud_id, in_dob FROM records WHERE in_dob <> ''`);
    assert.ok(pupils.length > 200);
    let right = 0;
    for (const [id, dob] of pupils) {
      // 2 stands for 1 January 1900, which clerks enter for a date that they do not know.
      assert.match(String(dob), /^(\d{5}|2)$/);
      const { standard } = parseDateOfBirth(String(dob), { asAt: '2025-03-31', serials: true });
      if (standard === people.get(persons.get(String(id)) ?? '')) right++;
    }
    // Slips of the clerks apart.
    assert.ok(right / pupils.length > 0.9, `${right} of ${pupils.length}`);

    await bench.load([inFolder('extracts/schools/2025-03/Pupil Contacts.csv')]);
    const phones = await bench.rows(
      `SELECT in_mobile FROM records WHERE regexp_full_match(in_mobile, '7[0-9]{9}')`,
    );
    assert.ok(phones.length > 20);
    for (const [phone] of phones) {
      assert.equal(parsePhone(String(phone)).standard, `+44${phone}`);
    }
  });

  it('that was cut off is refused with its line', async () => {
    const lines = tableOf(inFolder(CUT_OFF));
    await assert.rejects(bench.load([inFolder(CUT_OFF)]), (error) => {
      assert.ok(error instanceof ReeveError);
      assert.equal(error.code, 'input/truncated-file');
      assert.equal(error.location?.file, inFolder(CUT_OFF));
      assert.equal(error.location?.line, lines.length);
      assert.match(error.message, /ends in the middle of a record/);
      assert.match(error.hint ?? '', /ask for it again/);
      return true;
    });
  });

  it('that came twice are known for the same', async () => {
    const first = SENT_AGAIN.replace('-2', '');
    const { notes } = await bench.load([inFolder(first), inFolder(SENT_AGAIN)]);
    const same = notes.filter((note) => note.includes('the same file, byte for byte'));
    assert.equal(same.length, 1);
    assert.ok(same[0]?.startsWith(`${inFolder(SENT_AGAIN)} is the same file`));
    assert.ok(same[0]?.includes(inFolder(first)));
  });
});
