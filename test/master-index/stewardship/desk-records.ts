import { createHash } from 'node:crypto';
import { it } from 'node:test';
import type { Database, DatabaseLocation } from '../../../src/database/index.ts';
import { readSourceDefinition } from '../../../src/intake/index.ts';
import { type MatchModel, validateModel } from '../../../src/linkage/index.ts';
import { loadExtract, matchPending, migrateIndex } from '../../../src/master-index/index.ts';
import { noteModelApplied, putModelInForce } from '../../../src/master-index/store/match-store.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { checkInvariants } from '../invariants.ts';

/** A person at a desk: [forename, surname, date of birth, postcode, telephone]. */
export type DeskRecord = readonly [string, string, string, string, string];

export const deskDefinition = readSourceDefinition(
  `
format: reeve-source/1
name: desk-visitors
title: Visitors
system: desk
service: customer-services
holds: anyone
extract:
  file: visitors.csv
  cadence: daily
  content: changes
  change: { column: What, changed: [seen], removed: [gone] }
records:
  - role: visitor
    title: Visitor
    key: [Key]
    attributes:
      forenames: Forename
      surname: Surname
      dateOfBirth: Born
      postcode: Postcode
      phone: Phone
`,
  'desk.yaml',
);

export const DESK_COLUMNS = ['What', 'Key', 'Forename', 'Surname', 'Born', 'Postcode', 'Phone'];

/**
 * Weights are given, so that a test knows what matching makes of its records: the same name, date
 * of birth and postcode link; without the postcode they are doubtful.
 */
export const deskModel: MatchModel = validateModel({
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    forename: { from: 'forenames' },
    surname: { from: 'surname' },
    dob: { from: 'dateOfBirth' },
    postcode: { from: 'postcode' },
  },
  comparisons: [
    {
      name: 'name',
      levels: [
        { when: { all: [{ exact: 'forename' }, { exact: 'surname' }] }, m: 0.9, u: 0.01 },
        { when: 'else', m: 0.1, u: 0.99 },
      ],
    },
    {
      name: 'date of birth',
      levels: [
        { when: { exact: 'dob' }, m: 0.95, u: 0.01 },
        { when: 'else', m: 0.05, u: 0.99 },
      ],
    },
    {
      name: 'postcode',
      levels: [
        { when: { exact: 'postcode' }, m: 0.8, u: 0.005 },
        { when: 'else', m: 0.2, u: 0.995 },
      ],
    },
  ],
  blocking: [{ on: ['surname', 'dob'] }],
  prior: 0.001,
  thresholds: { link: 0.9, review: 0.5 },
});

/** Puts the model in force, with which changes are matched. */
export async function useDeskModel(db: Database): Promise<void> {
  await noteModelApplied(
    db,
    await db.transaction((tx) => putModelInForce(tx, deskModel, 'a test')),
  );
}

/**
 * Tests each on an index in which nobody has been, one after another in one database of each kind;
 * after each the invariants are checked.
 */
export function onDesk(
  about: string,
  cases: Readonly<Record<string, (db: Database, location: DatabaseLocation) => Promise<void>>>,
): void {
  for (const kind of databaseKinds) {
    it(`${kind}: ${about}`, { skip: skipWithout(kind) }, (context) =>
      withDatabase(kind, async (db, location) => {
        await migrateIndex(db);
        for (const [name, work] of Object.entries(cases)) {
          await context.test(name, async () => {
            // Ids go on, as those of the audit, which cannot be emptied, do.
            await db.query(
              'TRUNCATE source, person, decision, match_model, match_record, match_pending, search_record CASCADE',
            );
            await useDeskModel(db);
            await work(db, location);
            await checkInvariants(db);
          });
        }
      }),
    );
  }
}

let day = 0;

/** A day's visitors come, by key, and are matched against all that are there. */
export async function visit(
  db: Database,
  visitors: Readonly<Record<string, DeskRecord>>,
  matching: { readonly largestGroup?: number } = {},
) {
  day++;
  const asAt = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  const rows = Object.entries(visitors).map(([key, values], i) => ({
    line: i + 2,
    values: ['seen', key, ...values],
  }));
  await loadExtract(
    db,
    {
      definition: deskDefinition,
      fileName: `visitors-${day}.csv`,
      sha256: createHash('sha256')
        .update(JSON.stringify(rows) + day)
        .digest('hex'),
      asAt,
      columns: DESK_COLUMNS,
      rowCount: rows.length,
      filled: {},
      async *rows() {
        yield rows;
      },
    },
    { acceptedBy: 'a test' },
  );
  return matchPending(db, { by: 'a test', ...matching });
}

/** The records that are one person each, by key: `['k1 k2', 'k3']`. */
export async function people(db: Database): Promise<string[]> {
  const rows = await db.query<{ keys: string }>(
    `SELECT string_agg(record_key, ' ' ORDER BY record_key) AS keys
     FROM link JOIN source_record USING (record_id) WHERE to_at IS NULL GROUP BY person_id ORDER BY 1`,
  );
  return rows.map(({ keys }) => keys);
}

/** The id of a record, and of its person now, by key. */
export async function idsOf(
  db: Database,
  key: string,
): Promise<{ record: string; person: string }> {
  const [row] = await db.query<{ record_id: number; person_id: number }>(
    `SELECT record_id, person_id FROM link JOIN source_record USING (record_id)
     WHERE to_at IS NULL AND record_key = $1`,
    [key],
  );
  return { record: String(row?.record_id), person: String(row?.person_id) };
}
