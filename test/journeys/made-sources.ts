import { createHash } from 'node:crypto';
import type { Database } from '../../src/database/index.ts';
import { readSourceDefinition, type SourceDefinition } from '../../src/intake/index.ts';
import { loadExtract } from '../../src/master-index/index.ts';
import { putQuality } from '../../src/master-index/store/quality-store.ts';

/** What means harm: text to a page, whatever it looks like. */
export const HOSTILE = '<script>alert(1)</script>';
/** Turns the direction of what follows it. */
export const TURNED = 'gpj.\u202Excod';
const LONG =
  'Discretionary housing payments, council tax reduction and local welfare assistance, people and partners';

/** A source of council tax, whose columns have names that mean harm. */
export const HOSTILE_DEFINITION = `format: reeve-source/1
name: council-tax-liability
title: Council tax, liable people
service: council-tax
holds: adults
extract: { cadence: monthly, content: full, file: "${HOSTILE}.csv" }
filters:
  - name: test accounts
    when: [{ column: SURNAME, is: [TEST, "${HOSTILE}"] }]
records:
  - role: liable
    title: Liable person
    key: [REF]
    attributes:
      forenames: FORENAMES
      surname: SURNAME
      dateOfBirth: { from: DOB, blank: [01/01/1900] }
      address: ["${HOSTILE}", "שורה"]
      nino: NI
    required: [surname]
    rejectWrong: [dateOfBirth]
    facts:
      band: { label: Band, type: code, from: BAND, codes: { A: Lowest, H: Highest } }
`;

const COLUMNS = ['REF', 'FORENAMES', 'SURNAME', 'DOB', HOSTILE, 'שורה', 'NI', 'BAND'];

type Rows = readonly (readonly string[])[];

async function loadRows(
  db: Database,
  definition: SourceDefinition,
  columns: readonly string[],
  { asAt, rows, fileName }: { asAt: string; rows: Rows; fileName?: string },
): Promise<number> {
  const { extractId } = await loadExtract(
    db,
    {
      definition,
      fileName: fileName ?? `${definition.name}-${asAt}.csv`,
      sha256: createHash('sha256')
        .update(JSON.stringify([definition.name, asAt, rows]))
        .digest('hex'),
      asAt,
      columns,
      rowCount: rows.length,
      filled: Object.fromEntries(columns.map((column) => [column, rows.length])),
      async *rows() {
        yield rows.map((values, i) => ({ line: i + 2, values }));
      },
    },
    { acceptedBy: 'a test' },
  );
  return extractId;
}

const person = (i: number): string[] => [
  `R${i}`,
  'Rosalind',
  `Pemberton${i}`,
  '12/03/1980',
  `${i} Orchard Lane`,
  'Wexmere',
  '',
  i % 2 === 0 ? 'A' : 'H',
];

/**
 * Sources of every kind: one with three extracts, warnings and rejected rows; one that failed; one
 * with nothing yet; one that is late; and as many more as a council may have, with long names.
 */
export async function fillSources(db: Database, more: number): Promise<void> {
  const tax = readSourceDefinition(HOSTILE_DEFINITION, 'made');
  const people = (count: number): string[][] => Array.from({ length: count }, (_, i) => person(i));
  await loadRows(db, tax, COLUMNS, { asAt: '2026-01-31', rows: people(40) });
  await loadRows(db, tax, COLUMNS, { asAt: '2026-02-28', rows: people(44) });
  const rejected = [
    ['R90', 'Imogen', '', '01/02/1970', '', '', '', 'A'],
    ['R91', 'Imogen', 'Vale', '=HYPERLINK("http://elsewhere.example")', '', '', '', 'A'],
    ['R92', HOSTILE, 'Vale', HOSTILE, '', '', '', 'A'],
  ];
  const latest = await loadRows(db, tax, COLUMNS, {
    asAt: '2026-03-31',
    rows: [...people(12), ...rejected],
    fileName: `${HOSTILE} ${TURNED}.csv`,
  });
  await putQuality(db, latest, [
    { role: 'liable', attribute: '', measure: 'unique', count: 38, among: 40 },
    { role: 'liable', attribute: 'surname', measure: 'consistent', count: 30, among: 40 },
    { role: 'liable', attribute: 'address', measure: 'placed', count: 7, among: 40 },
    { role: 'liable', attribute: 'nino', measure: 'unique', count: 38, among: 40 },
  ]);
  const simple = (name: string, title: string, cadence = 'daily'): SourceDefinition =>
    readSourceDefinition(
      `{ format: reeve-source/1, name: ${name}, title: "${title}", service: libraries, holds: anyone,
         extract: { cadence: ${cadence}, content: full },
         records: [{ role: borrower, key: [ID], attributes: { surname: NAME, dateOfBirth: BORN } }] }`,
      'made',
    );
  const today = new Date().toISOString().slice(0, 10);
  const rows = [['B1', 'Vale', '1980-01-02']];
  const columns = ['ID', 'NAME', 'BORN'];
  const failed = simple('libraries-borrowers', 'Library borrowers');
  await loadRows(db, failed, columns, { asAt: '2026-01-31', rows });
  await loadRows(db, failed, columns, { asAt: today, rows: [['B2', 'Vale', '1980-01-02']] });
  await db.query(
    `UPDATE extract SET status = 'rolled-back', loaded_at = NULL WHERE as_at = $1 AND file_name LIKE 'libraries-borrowers-%'`,
    [today],
  );
  const [source] = await db.query<{ source_id: number }>(
    `INSERT INTO source (name, service) VALUES ('parking-permits', 'parking') RETURNING source_id`,
  );
  await db.query(
    `INSERT INTO source_definition (source_id, sha256, definition) VALUES ($1, 'x', $2)`,
    [
      source?.source_id,
      JSON.stringify({ ...simple('parking-permits', 'Parking permits'), service: 'parking' }),
    ],
  );
  for (let i = 0; i < more; i++) {
    const each = simple(`made-${i}`, `${i % 3 === 0 ? LONG : 'Source'} ${i}`);
    const extract = await loadRows(db, each, columns, { asAt: today, rows });
    await putQuality(db, extract, [
      { role: 'borrower', attribute: 'surname', measure: 'consistent', count: 90 - i, among: 100 },
      { role: 'borrower', attribute: '', measure: 'unique', count: 100 - (i % 7), among: 100 },
    ]);
  }
}
