import { DuckDbEngine } from '../../src/engines/duckdb/engine.ts';
import { collectReportData } from '../../src/linkage/explain/collect-report-data.ts';
import type { ReportData } from '../../src/linkage/explain/report-data.ts';
import {
  type LinkResult,
  linkRecords,
  type MatchModel,
  quoteIdentifier,
  sql,
} from '../../src/linkage/index.ts';
import { generatePeople, PERSON_COLUMNS, type PersonRecord } from '../../src/synthetic/index.ts';

/** A model of a few comparisons: enough for every part of the report. */
export const peopleModel: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'link-and-dedupe',
  columns: {
    first_name: { from: 'first_name', standardise: 'name' },
    surname: { from: 'surname', standardise: 'name' },
    date_of_birth: { from: 'date_of_birth' },
    postcode: { from: 'postcode', standardise: 'postcode' },
    phone: { from: 'phone', standardise: 'phone' },
  },
  comparisons: [
    {
      name: 'first name',
      levels: [
        { when: { exact: 'first_name' }, termFrequency: { column: 'first_name' } },
        { when: { jaroWinkler: 'first_name', atLeast: 0.85 } },
        { when: 'else' },
      ],
    },
    {
      name: 'surname',
      levels: [
        { when: { exact: 'surname' }, termFrequency: { column: 'surname' } },
        { when: { jaroWinkler: 'surname', atLeast: 0.85 } },
        { when: 'else' },
      ],
    },
    {
      name: 'date of birth',
      levels: [
        { when: { exact: 'date_of_birth' } },
        { when: { damerauLevenshtein: 'date_of_birth', atMost: 1 } },
        { when: 'else' },
      ],
    },
    { name: 'postcode', levels: [{ when: { exact: 'postcode' } }, { when: 'else' }] },
    { name: 'phone', levels: [{ when: { exact: 'phone' } }, { when: 'else' }] },
  ],
  blocking: [
    { description: 'same surname and first letter', on: ['surname', 'substr(first_name, 1, 1)'] },
    { description: 'same date of birth', on: ['date_of_birth'] },
    { description: 'same phone', on: ['phone'] },
  ],
  thresholds: { link: 0.95, review: 0.2 },
  training: { randomPairs: 50_000 },
};

/** Linked people, with what the report says of them. */
export interface LinkedPeople {
  readonly people: readonly PersonRecord[];
  readonly result: LinkResult;
  readonly data: ReportData;
}

/** Generated people in two files, linked; the same for the same arguments. */
export async function linkPeople(
  records: number,
  change: (people: PersonRecord[]) => void = () => {},
  model: MatchModel = peopleModel,
): Promise<LinkedPeople> {
  const people = [...generatePeople({ records, seed: 3 })];
  change(people);
  const first = Math.floor(records / 2);
  const field = (name: string) => quoteIdentifier(`in ${name}`);
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    const types = PERSON_COLUMNS.map((name) => `${field(name)} VARCHAR`).join(', ');
    await engine.run(`CREATE TABLE records (rid INTEGER, dataset INTEGER, id VARCHAR, ${types})`);
    await engine.append('records', [
      Int32Array.from(people.keys()),
      Int32Array.from(people, (_, rid) => (rid < first ? 0 : 1)),
      people.map(({ id }) => id),
      ...PERSON_COLUMNS.map((name) => people.map((person) => person[name] || null)),
    ]);
    const input = {
      datasets: ['council-tax', 'libraries'],
      datasetSizes: [first, records - first],
      recordCount: records,
      columns: Object.fromEntries(
        PERSON_COLUMNS.map((name) => [name, { sql: sql`${field(name)}`, isArray: false }]),
      ),
    };
    const result = await linkRecords(engine, model, input);
    const data = await collectReportData(engine, result, {
      datasets: [
        { name: 'council-tax', rows: first, path: 'council-tax.csv', sha256: 'ab'.repeat(32) },
        { name: 'libraries', rows: records - first },
      ],
      input,
      truth: people.map(({ cluster }) => cluster),
      choices: [{ about: 'phone', choice: 'compared', reason: 'it looks like phone numbers' }],
      versions: { Reeve: '0.0.0' },
    });
    return { people, result, data };
  } finally {
    await engine.close();
  }
}
