import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Viewer } from '../src/access/index.ts';
import type { Driver } from '../src/business-case/index.ts';
import type { Database } from '../src/database/index.ts';
import { keepCase, type PutInFigure, startingContent } from '../src/kept-cases/index.ts';
import type { BoroughManifest } from '../src/synthetic/index.ts';

/** Whoever makes the case of the demonstration. */
const analyst: Viewer = {
  ...{ subject: 'jun', name: 'Jun Takahashi', service: 'insight' },
  ...{ roles: ['analyst'], training: [] },
};

type Row = Readonly<Record<string, string>>;

/** How a driver is counted in what a service sent. */
interface Counted {
  readonly driver: Driver;
  readonly file: string;
  readonly what: string;
  readonly count: (rows: readonly Row[], since: string) => number;
  readonly delimiter?: string;
  readonly encoding?: BufferEncoding;
  /** Lines above the names of columns. */
  readonly above?: number;
}

const days: Readonly<Record<string, (written: string) => string>> = {
  'DD/MM/YYYY': (written) => written.slice(0, 10).split('/').reverse().join('-'),
  YYYYMMDD: (written) => written.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
};

const all = (rows: readonly Row[]): number => rows.length;
const where = (is: (row: Row) => boolean) => (rows: readonly Row[]) => rows.filter(is).length;
const distinct = (column: string, is: (row: Row) => boolean) => (rows: readonly Row[]) =>
  new Set(rows.filter(is).map((row) => row[column])).size;
const lately = (column: string, format: string) => (rows: readonly Row[], since: string) =>
  rows.filter((row) => (days[format]?.(row[column] ?? '') ?? '') > since).length;
const ofTheYear = (rows: readonly Row[], since: string): number => {
  return rows.filter((row) => row['Entry No']?.startsWith(`${since.slice(0, 4)}/`)).length;
};

const counted: readonly Counted[] = [
  { driver: 'dwellings', file: 'ctax_properties.csv', what: 'properties', count: all },
  {
    ...{ driver: 'electors', file: 'register_of_electors.csv', what: 'entries not deleted' },
    count: where(({ CHANGE }) => CHANGE !== 'D'),
  },
  {
    ...{ driver: 'tenancies', file: 'Tenancy_Household_Extract.csv', what: 'tenancies not ended' },
    count: distinct('TenancyRef', ({ TenancyEnd }) => TenancyEnd === ''),
  },
  {
    ...{ driver: 'claims', file: 'HBCTR_CLAIMS.TXT', what: 'live claims', delimiter: '|' },
    count: distinct('CLAIM_REF', ({ STATUS }) => STATUS === 'LIVE'),
  },
  {
    ...{ driver: 'borrowers', file: 'BorrowerExport.csv', what: 'borrowers in good standing' },
    count: where(({ Status }) => Status === 'OK'),
  },
  {
    ...{ driver: 'right-to-buy-sales', file: 'RTB_Register.csv', what: 'sales of 12 months' },
    count: lately('CompletionDate', 'DD/MM/YYYY'),
  },
  {
    ...{ driver: 'penalty-charges-issued', file: 'PCN_DEBTORS.txt', delimiter: '|' },
    ...{ what: 'notices of 12 months', count: lately('ISSUE_DT', 'YYYYMMDD') },
  },
  {
    ...{ driver: 'contacts', file: 'crm_contacts.csv', what: 'contacts of 12 months' },
    count: lately('CONTACT_DATE', 'DD/MM/YYYY'),
  },
  {
    ...{ driver: 'children-known', file: 'CSC_Cases.txt', what: 'open cases' },
    ...{ delimiter: '\t', encoding: 'utf16le' },
    count: where(({ Status }) => Status === 'Open'),
  },
  {
    ...{ driver: 'adult-clients', file: 'ASC_CLIENTS.csv', what: 'clients not closed', above: 1 },
    count: distinct('Client ID', (row) => row['Case Status'] !== 'Closed'),
  },
  { driver: 'pupils', file: 'Pupil Census.csv', what: 'pupils', above: 2, count: all },
  {
    ...{ driver: 'registrations', file: '{Births,Deaths}.csv', above: 2 },
    ...{ what: 'births and deaths of the year before', count: ofTheYear },
  },
];

/**
 * Saves the business case of a made-up borough: the defaults of a unitary authority, with how
 * large its services are counted in what they sent, each with the file that it was counted in.
 */
export async function keepBoroughCase(
  db: Database,
  borough: string,
  { month, asAt }: { readonly month: string; readonly asAt: string },
): Promise<void> {
  const { counts }: BoroughManifest = JSON.parse(
    readFileSync(join(borough, 'manifest.json'), 'utf8'),
  );
  const since = `${Number(asAt.slice(0, 4)) - 1}${asAt.slice(4)}`;
  const figures: Partial<Record<Driver, PutInFigure>> = {
    population: { value: String(counts.residents), date: asAt, source: 'The made-up borough' },
  };
  for (const each of counted) {
    const paths = globSync(join(borough, 'extracts/*', month, each.file)).sort();
    const rows = paths.flatMap((path) => rowsOf(path, each));
    const files = paths.map((path) => basename(path)).join(' and ');
    const source = `${each.what}, counted in ${files} of ${month}`;
    figures[each.driver] = { value: String(each.count(rows, since)), date: asAt, source };
  }
  await keepCase(db, analyst, {
    name: 'Wexmere, by what its services hold',
    content: { ...startingContent('unitary'), figures },
  });
}

function rowsOf(path: string, { delimiter = ',', encoding = 'latin1', above = 0 }: Counted): Row[] {
  const text = readFileSync(path, encoding).replace(/^(\uFEFF|\u00EF\u00BB\u00BF)/, '');
  return parse(text, {
    ...{ columns: true, delimiter, from_line: above + 1, trim: true },
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  });
}
