import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  defaultAgreements,
  parseAgreements,
  sealLevels,
  type Viewer,
} from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import type { SourceDefinition } from '../../../src/intake/index.ts';
import { jsonOfValues, type MatchModel, recordMatcher } from '../../../src/linkage/index.ts';
import {
  AuditedReads,
  loadExtract,
  migrateIndex,
  type Submission,
} from '../../../src/master-index/index.ts';
import {
  MATCH_COLUMNS,
  matchReader,
  standardiserOf,
} from '../../../src/master-index/matching-input.ts';
import { putSearchRows } from '../../../src/master-index/reading/write-search.ts';
import {
  latestVersions,
  type MatchRecord,
  makeMatchIndexes,
  noteModelApplied,
  putMatchRecords,
  putModelInForce,
} from '../../../src/master-index/store/match-store.ts';
import {
  addDecision,
  addLinks,
  addPersons,
  endLinks,
  reservePersonIds,
  retirePersons,
} from '../../../src/master-index/store/person-store.ts';
import { indexSearchRecords } from '../../../src/master-index/store/search-store.ts';
import { databaseClock } from '../../../src/master-index/store/steward-store.ts';

/*
 * A small index made by hand: who is who is said by the test, so that what is read does not hang
 * on what a model makes of ten records. Sources have names that the agreements know.
 */

const COLUMNS = {
  forenames: 'FORENAMES',
  surname: 'SURNAME',
  dateOfBirth: 'DOB',
  address: 'ADDRESS',
  postcode: 'POSTCODE',
  uprn: 'UPRN',
  addressFrom: 'SINCE',
  mobile: 'MOBILE',
  email: 'EMAIL',
} as const;
type Column = keyof typeof COLUMNS;

export type MadeRow = Readonly<Partial<Record<Column, string>>> & {
  readonly id: string;
  readonly balance?: string;
  /** What the source marks the person with, to be sealed. */
  readonly restricted?: 'address' | 'everything' | 'existence';
};

function definitionOf(name: string, service: string): SourceDefinition {
  return {
    format: 'reeve-source/1',
    name,
    title: `Made of ${name}`,
    service,
    holds: 'anyone',
    extract: { cadence: 'monthly', content: 'full' },
    tolerate: ['email/example-domain'],
    trust: { default: service === 'council-tax' ? 90 : 40 },
    records: [
      {
        role: 'person',
        title: `Person of ${name}`,
        key: ['ID'],
        attributes: COLUMNS,
        facts: { balance: { label: 'Balance', type: 'money', from: 'BALANCE' } },
        markers: sealLevels.map((seal) => ({
          code: `restricted-${seal}`,
          when: [{ column: 'RESTRICTED', is: [seal] }],
          seal,
        })),
      },
    ],
  };
}

const SERVICES = {
  'council-tax-liability': 'council-tax',
  'libraries-borrowers': 'libraries',
  'customer-services-customers': 'customer-services',
  'childrens-cases': 'childrens-services',
} as const;
export type MadeSource = keyof typeof SERVICES;

/** Loads all that a source says on a day. */
export async function load(
  db: Database,
  source: MadeSource,
  asAt: string,
  rows: readonly MadeRow[],
): Promise<void> {
  const columns = ['ID', 'BALANCE', 'RESTRICTED', ...Object.values(COLUMNS)];
  const names = Object.keys(COLUMNS) as Column[];
  const values = rows.map((row, i) => ({
    line: i + 2,
    values: [
      row.id,
      row.balance ?? null,
      row.restricted ?? null,
      ...names.map((name) => row[name] ?? null),
    ],
  }));
  await loadExtract(
    db,
    {
      definition: definitionOf(source, SERVICES[source]),
      fileName: `${source}.csv`,
      sha256: createHash('sha256')
        .update(JSON.stringify([source, asAt, rows]))
        .digest('hex'),
      asAt,
      columns,
      rowCount: rows.length,
      filled: Object.fromEntries(columns.map((column) => [column, rows.length])),
      async *rows() {
        yield values;
      },
    },
    { acceptedBy: 'a test' },
  );
}

/** Makes each list of record keys one person, in order; returns their ids. */
export async function link(
  db: Database,
  people: readonly (readonly string[])[],
): Promise<string[]> {
  const reader = await matchReader(db);
  const search = (await latestVersions(db, 0, 1_000_000)).flatMap((version) => {
    const input = reader.read(version);
    return input === null ? [] : [input.search];
  });
  const records = await db.query<{ record_id: number; record_key: string }>(
    'SELECT record_id, record_key FROM source_record',
  );
  const idOf = new Map(records.map(({ record_id, record_key }) => [record_key, record_id]));
  const persons = await db.transaction(async (tx) => {
    await putSearchRows(tx, search);
    const made = await reservePersonIds(tx, people.length);
    await addPersons(tx, made);
    const decisionId = await addDecision(tx, 'match', 'a test');
    await addLinks(
      tx,
      people.flatMap((keys, i) =>
        keys.map((key) => ({
          recordId: idOf.get(key) as number,
          personId: made[i] as number,
          decisionId,
          weight: 12,
        })),
      ),
      await databaseClock(tx),
    );
    return made;
  });
  await indexSearchRecords(db);
  return persons.map(String);
}

/** Moves all records of one person to another, whose id the first then leads to. */
export async function merge(db: Database, from: string, into: string): Promise<void> {
  await db.transaction(async (tx) => {
    const moved = await tx.query<{ record_id: number }>(
      'SELECT record_id FROM link WHERE person_id = $1 AND to_at IS NULL',
      [Number(from)],
    );
    const records = moved.map(({ record_id }) => record_id);
    const decisionId = await addDecision(tx, 'merge', 'a test');
    const at = await databaseClock(tx);
    await endLinks(tx, records, at);
    await addLinks(
      tx,
      records.map((recordId) => ({ recordId, personId: Number(into), decisionId, weight: null })),
      at,
    );
    await retirePersons(tx, [{ personId: Number(from), redirectTo: Number(into) }]);
  });
}

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));

/** Reads of an index, on a day on which the agreements of Reeve are in force. */
export function readsOf(db: Database, now = () => new Date('2026-03-01T12:00:00Z')): AuditedReads {
  return new AuditedReads(db, { policy, now });
}

function officer(service: string, role: Viewer['roles'][number]): Viewer {
  return { subject: `u-${service}`, name: 'Officer', service, roles: [role], training: [] };
}

/** Somebody of customer services who answers the telephone. */
export const onThePhone = {
  viewer: officer('customer-services', 'customer-services-officer'),
  purpose: 'answer-enquiry',
  requestId: 'r-1',
} as const;

/** The same person taking an order: no date of birth is asked for, and none seen. */
export const takingAnOrder = { ...onThePhone, purpose: 'order-service' } as const;

export const inCouncilTax = {
  viewer: officer('council-tax', 'service-officer'),
  purpose: 'collect-council-tax',
  requestId: 'r-2',
} as const;

export const inChildrensServices = {
  viewer: officer('childrens-services', 'service-officer'),
  purpose: 'safeguard-child',
  requestId: 'r-3',
} as const;

/** A model that says what it is asked here and no more: made by hand, not trained on anybody. */
const model: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    surname: { from: 'surname', standardise: 'surname' },
    born: { from: 'dateOfBirth', standardise: 'date' },
    mobile: { from: 'mobile', standardise: 'phone' },
  },
  comparisons: ['surname', 'born', 'mobile'].map((name) => ({
    name,
    levels: [
      { when: { exact: name }, m: 0.9, u: 0.01 },
      { when: 'else', m: 0.1, u: 0.99 },
    ],
  })),
  blocking: [{ on: ['surname'] }],
  prior: 0.001,
};

export async function putModel(db: Database): Promise<void> {
  await noteModelApplied(db, await db.transaction((tx) => putModelInForce(tx, model, 'a test')));
}

/** Writes what matching sees of all records, without matching them: who is who is said by the test. */
export async function putMatchRows(db: Database): Promise<void> {
  const matcher = recordMatcher(model, MATCH_COLUMNS);
  const reader = await matchReader(db);
  const standardise = standardiserOf(matcher);
  const rows = (await latestVersions(db, 0, 10_000)).flatMap((version): MatchRecord[] => {
    const input = reader.read(version);
    if (input === null) return [];
    const values = standardise(input);
    return [
      {
        recordId: version.recordId,
        values: jsonOfValues(matcher.plan, values),
        keys: matcher.keys(values),
        places: [],
      },
    ];
  });
  await db.transaction((tx) => putMatchRecords(tx, 1, rows));
  await makeMatchIndexes(db);
}

export async function emptyIndex(db: Database): Promise<void> {
  await migrateIndex(db);
}

/** What is written down of a record that an application submits. */
export const submissionNoted: Submission['noted'] = ({ recordId, personId }) => ({
  entry: {
    at: new Date(),
    actor: 'permits',
    service: 'parking',
    roles: ['application'],
    purpose: 'issue-permit',
    action: 'submit',
    outcome: 'done',
    agreements: [],
    subjects: [`person:${personId}`, `record:${recordId}`],
    items: [],
    request: 'r-1',
    reference: null,
  },
});
