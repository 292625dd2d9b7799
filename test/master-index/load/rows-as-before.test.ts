import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Database } from '../../../src/database/index.ts';
import {
  digestedColumns,
  type ExtractToLoad,
  loadExtract,
  migrateIndex,
  rowDigest,
} from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { definitionOf, extractOf, pending } from './made-extracts.ts';

/** A row is of a member, perhaps of a partner, and of a loan; much of it can be refused. */
const club = (name: string) =>
  definitionOf(`
format: reeve-source/1
name: ${name}
title: Club
service: leisure
holds: anyone
extract: { cadence: monthly, content: full }
filters:
  - name: Left
    when: [{ column: STATE, matches: "^left$" }]
records:
  - role: member
    key: [NO]
    attributes: { surname: SURNAME, dateOfBirth: DOB, nino: NINO, address: LINE, postcode: POSTCODE }
    required: [surname]
    rejectWrong: [dateOfBirth]
    markers:
      - { code: hidden, when: [{ column: STATE, matches: "^hidden$" }], seal: everything }
  - role: partner
    key: [NO, { text: P }]
    when: [{ column: PARTNER, isBlank: false }]
    attributes: { surname: PARTNER, nino: PNINO }
    required: [surname]
attachments:
  - kind: loan
    title: Loan
    id: [LOAN]
    when: [{ column: LOAN, isBlank: false }]
    to: { source: ${name}, key: [NO] }
    facts:
      amount: { label: Amount, type: money, from: AMOUNT }
`);
const COLUMNS = 'NO|SURNAME|DOB|NINO|LINE|POSTCODE|STATE|PARTNER|PNINO|LOAN|AMOUNT';

/** The first nine times of ten or so: a row with too much amiss in it is read each time. */
const cell = (usual: string, ...others: string[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const row = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 9 }).map(String) },
      fc.constant(''),
    ),
    cell('Latham', '', 'Osei', 'Nowak'),
    cell('1968-11-07', '', '1990-02-30', '1888-01-01'),
    fc.constantFrom('', 'QQ123456C', 'AB123456C', 'not a number', 'AB123457C'),
    fc.constantFrom('', '1 High Street'),
    cell('AB1 2CD', '', 'nowhere'),
    cell('', 'left', 'hidden'),
    fc.constantFrom('', '', 'Latham', '1'),
    fc.constantFrom('', 'AB123456C'),
    fc.constantFrom('', '', 'L1', 'L2', 'L3'),
    cell('12.50', '', 'much'),
  )
  .map((cells) => cells.join('|'));
const isKept = fc.integer({ min: 0, max: 5 }).map((n) => n > 0);
/** Extracts that say mostly the same as the one before. */
const nights = fc.array(
  fc.record({
    rows: fc.array(row, { minLength: 2, maxLength: 8 }),
    keep: fc.array(isKept, { minLength: 8, maxLength: 8 }),
  }),
  { minLength: 2, maxLength: 4 },
);

interface Night {
  readonly rows: readonly string[];
  readonly keep: readonly boolean[];
}

/** The text of each night's extract: what is kept of the night before, and some rows more. */
function texts(all: readonly Night[]): string[] {
  let before: readonly string[] = [];
  return all.map(({ rows, keep }) => {
    before = [...before.filter((_, i) => keep[i % keep.length]), ...rows];
    return [COLUMNS, ...before].join('\n');
  });
}

/** What an index came to hold of an extract of a source. */
async function told(db: Database, extract: ExtractToLoad) {
  const { extractId, counts } = await loadExtract(db, extract, { acceptedBy: 'test' });
  const of = [extractId];
  return {
    counts,
    measured: await db.query(
      `SELECT role, attribute, measure, count, among FROM data_quality WHERE extract_id = $1
       ORDER BY role, attribute, measure`,
      of,
    ),
    rejected: await db.query(
      `SELECT line, column_name, received, reason FROM rejected_row WHERE extract_id = $1
       ORDER BY line, column_name, reason`,
      of,
    ),
    versions: await db.query(
      `SELECT d.role, r.record_key, v.received, v.opened_by = $1 AS is_new, v.closed_by = $1 AS is_over, s.level
       FROM extract e JOIN dataset d USING (source_id) JOIN source_record r USING (dataset_id)
         JOIN record_version v USING (record_id) LEFT JOIN seal s ON s.asked_by_record = r.record_id
       WHERE e.extract_id = $1 ORDER BY d.role, r.record_key, v.opened_by`,
      of,
    ),
    pending: await pending(db, extractId),
  };
}

for (const kind of databaseKinds) {
  describe(`rows that are as before, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'are left unread, and come to what reading them comes to',
      on(async (db) => {
        await migrateIndex(db);
        let unread = 0;
        let left = 0;
        let sources = 0;
        /** Loads night after night, leaving unread what the loader knows, or nothing. */
        const loaded = async (all: readonly string[], readsAll: boolean) => {
          const definition = club(`club-${++sources}`);
          const came: unknown[] = [];
          for (const [night, text] of all.entries()) {
            if (readsAll) await db.query('UPDATE record_version SET row_records = 0');
            const extract = extractOf(definition, `2026-01-${10 + night}`, text);
            const digestOf = rowDigest(digestedColumns(definition, extract.columns));
            const rows: ExtractToLoad['rows'] = async function* rows(isKnown) {
              for await (const batch of extract.rows()) {
                yield batch.map(({ line, values }) => {
                  const digest = digestOf(values ?? []);
                  if (isKnown?.(digest) !== true) return { line, values: values ?? [], digest };
                  unread++;
                  return { line, values: null, digest };
                });
              }
            };
            came.push(await told(db, { ...extract, rows }));
          }
          return came;
        };
        await fc.assert(
          fc.asyncProperty(nights, async (all) => {
            const read = await loaded(texts(all), true);
            assert.equal(unread, 0, 'what was to be read was left unread');
            assert.deepEqual(await loaded(texts(all), false), read);
            left += unread;
            unread = 0;
          }),
          { numRuns: 20 },
        );
        assert.ok(left > 50, `${left} rows were left unread`);
      }),
    );
  });
}
