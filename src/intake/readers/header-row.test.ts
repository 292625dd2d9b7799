import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { planDelimited } from './delimited-file.ts';
import { headerIndex, leftOutNote, nameByGroup } from './header-row.ts';

/** Cells of every kind that a table of people has, and nonsense. */
const cell = fc.oneof(
  fc.constantFrom('', '', 'Smith', 'Ann', 'F', 'Flat 2', '1 High Street', 'N/A', 'Name', 'Total'),
  fc.constantFrom(
    '1980-02-03',
    '3/4/90',
    '45123',
    '020 7946 0000',
    'SR61 1AA',
    'a@b.example',
    '£3',
  ),
  fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '-', '£', ',', '"', '\n'), maxLength: 8 }),
);
const trimmed = (row: readonly string[]) => row.map((each) => each.trim());

/** A table whose header names more than half of its columns, each by another text. */
const plainTable = fc.integer({ min: 1, max: 7 }).chain((width) => {
  const name = fc
    .string({
      unit: fc.constantFrom('n', 'o', 'x', 'é', '1', ' ', '_', '?'),
      minLength: 1,
      maxLength: 6,
    })
    .filter((text) => text.trim() !== '');
  const header = fc
    .tuple(
      fc.uniqueArray(name, {
        minLength: width,
        maxLength: width,
        selector: (each) => each.trim(),
      }),
      fc.subarray(
        Array.from({ length: width }, (_, k) => k),
        {
          maxLength: Math.max(0, Math.ceil(width / 2) - 1),
        },
      ),
    )
    .map(([names, unnamed]) => names.map((each, k) => (unnamed.includes(k) ? '' : each)));
  const records = fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    maxLength: 15,
  });
  return fc.tuple(header, records);
});

it('a table whose first row names its columns has its header there, whatever is below', () => {
  fc.assert(
    fc.property(plainTable, fc.boolean(), ([header, records], isSheet) => {
      assert.equal(headerIndex([header, ...records].map(trimmed), isSheet), 0);
    }),
    { numRuns: 2000 },
  );
});

it('nothing of a plain CSV file is taken for a title', () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(plainTable, fc.boolean(), ([header, records], isWhole) => {
      const names = header.map((name) => name.trim());
      if (names.filter((name) => name !== '').length !== new Set(names.filter(Boolean)).size)
        return;
      const text = [header, ...records].map((row) => row.map(quoted).join(',')).join('\n');
      const start = Buffer.from(text);
      const byteLength = start.length + (isWhole ? 0 : 1_000_000);
      const file = { path: 'p.csv', dataset: 'p', start, byteLength };
      const plan = planDelimited(file, 'utf-8', { delimiter: ',' });
      assert.equal(plan.skippedBytes, 0);
      assert.equal(plan.headerLine, 1);
      assert.deepEqual(plan.notes, []);
      assert.deepEqual(
        plan.names.filter((_, k) => names[k] !== ''),
        names.filter((name) => name !== ''),
      );
    }),
    { numRuns: 1000 },
  );
});

const NAMES = ['Ref', 'Surname', 'First name', 'DOB', 'Phone', 'Postcode'];
const record = fc.tuple(
  fc.nat(99999).map(String),
  fc.constantFrom('Smith', 'Begum', 'O’Neil', ''),
  fc.constantFrom('Ann', 'Li', ''),
  fc.constantFrom('1980-02-03', '3/4/90', '29280'),
  fc.constantFrom('020 7946 0000', '07700900123', ''),
  fc.constantFrom('SR61 1AA', ''),
);
const title = fc
  .constantFrom('Clients as at 31 March 2025', 'OFFICIAL', 'Report 7', 'Name of report', '2024/25')
  .map((text) => [text, '', '', '', '', '']);
const groups = fc.constantFrom(
  ['', 'Person', '', '', 'Contact', ''],
  ['PERSON', '', '', '', 'HOME', ''],
);

it('a header under titles and merged cells is found, in sheets and with rows of any length', () => {
  fc.assert(
    fc.property(
      fc.array(title, { maxLength: 3 }),
      fc.option(groups, { nil: undefined }),
      fc.array(record, { minLength: 5, maxLength: 40 }),
      fc.constantFrom('padded', 'cut', 'sheet'),
      (titles, group, records, kind) => {
        const above = [...titles, ...(group === undefined ? [] : [group])];
        const rows = [...above, NAMES, ...records].map((row) =>
          kind === 'cut' && titles.includes(row as string[]) ? row.slice(0, 1) : row,
        );
        assert.equal(headerIndex(rows, kind === 'sheet'), above.length);
      },
    ),
    { numRuns: 500 },
  );
});

it('a header above words alone is known by its words', () => {
  const people = [
    ['Ann', 'Smith', 'Leeds'],
    ['Li', 'Wong', 'York'],
    ['Bo', 'Begum', 'Leeds'],
  ];
  const titled = [['Borrowers', '', ''], ['Forename', 'Surname', 'Town'], ...people];
  assert.equal(headerIndex(titled, false), 1);
  // Where nothing speaks for the second row, the first is the header.
  assert.equal(headerIndex([['Borrowers', '', ''], ...people], false), 0);
});

it('rows that are blank throughout are passed over', () => {
  const rows = [
    ['', '', ''],
    ['', '', ''],
    ['Ann', 'Bea', 'Cat'],
    ['Dan', 'Eve', 'Fay'],
  ];
  assert.equal(headerIndex(rows, false), 2);
});

it('a repeated name is preceded by the heading over it, others are as written', () => {
  assert.deepEqual(nameByGroup(['No', 'Name', 'DOB', 'Name'], ['', 'CHILD', 'CHILD', 'MOTHER']), [
    'No',
    'CHILD Name',
    'DOB',
    'MOTHER Name',
  ]);
  assert.deepEqual(nameByGroup(['No', 'Name', 'Name'], []), ['No', 'Name', 'Name']);
});

it('a note on rows left out quotes them, the long ones in part', () => {
  const note = leftOutNote('a.csv', [['Clients', '', 'SECRET'], ['x'.repeat(90)]], 'line 3');
  assert.match(
    note,
    /^2 rows before the header of a\.csv \(line 3\) were left out: "Clients, SECRET"; "x{60}…"\./,
  );
  assert.match(note, /--header-row/);
});

it('a note on many rows left out quotes the first of them', () => {
  const above = Array.from({ length: 5000 }, (_, i) => [`Note ${i + 1}`]);
  const note = leftOutNote('a.csv', above, 'line 5001');
  assert.match(note, /^5000 rows .*: "Note 1"; .*; "Note 9"; \.\.\.\. If that is wrong/);
});
