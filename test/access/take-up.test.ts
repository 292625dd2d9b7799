import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { defaultAgreements, parseAgreements, type Viewer } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { AuditedReads, findTakeUp } from '../../src/master-index/index.ts';
import { databaseKinds, skipWithout, withDatabase } from '../database/with-database.ts';
import type { WholeExtract } from '../master-index/borough-extracts.ts';
import { boroughIndex, oneMonth } from './borough-index.ts';

/*
 * Services that people may not know of, of a borough, beside what its files say, read as plainly as
 * can be.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
let extracts: readonly WholeExtract[];
let today: string;
before(async () => {
  extracts = await oneMonth();
  today = extracts[0]?.asAt ?? '';
});

/** Persons of the rows of a source, with the rows, by the names of their columns. */
async function rowsByPerson(
  db: Database,
  source: string,
  key: (row: Readonly<Record<string, string>>) => string,
) {
  const extract = extracts.find(({ definition }) => definition.name === source);
  assert.ok(extract !== undefined, source);
  const persons = await db.query<{ record_key: string; person_id: number }>(
    `SELECT r.record_key, l.person_id FROM source_record r JOIN link l USING (record_id)
       JOIN dataset d USING (dataset_id) JOIN source s USING (source_id) WHERE s.name = $1`,
    [source],
  );
  const personOf = new Map(persons.map((each) => [each.record_key, each.person_id]));
  const rows = extract.allRows.map(({ values }) =>
    Object.fromEntries(
      extract.columns.map((name, i) => [name.trim(), (values[i] ?? '').trim()] as const),
    ),
  );
  return Map.groupBy(rows, (row) => personOf.get(key(row)));
}

const officer = (service: string): Viewer => ({
  subject: `u-${service}`,
  name: 'Officer',
  service,
  roles: ['service-officer'],
  training: [],
});

/** Persons asked about of each kind. */
const MOST = 12;

for (const kind of databaseKinds) {
  describe(`services that people may not know of, ${kind}`, { skip: skipWithout(kind) }, () => {
    test('are told as the files of a borough say, and noted with what told them', () =>
      withDatabase(kind, async (db) => {
        await boroughIndex(db, extracts);
        const reads = new AuditedReads(db, { policy, now: () => new Date(`${today}T12:00:00Z`) });
        const told = async (service: string, purpose: string, person: number) => {
          const request = { viewer: officer(service), purpose, requestId: 'r-1' };
          const found = await findTakeUp(reads, policy, request, String(person));
          return found.map(({ code }) => code);
        };
        const payers = await rowsByPerson(
          db,
          'council-tax-liability',
          (row) => `${row.ACCOUNT_REF}/${row.PARTY_NO}`,
        );
        const borrowers = await rowsByPerson(
          db,
          'libraries-borrowers',
          ({ Barcode = '' }) => Barcode,
        );
        const members = new Set(
          [...borrowers].flatMap(([person, rows]) =>
            rows.some(({ Status }) => Status === 'OK') ? [person] : [],
          ),
        );
        const residents = [...payers].flatMap(([person, rows]) =>
          person !== undefined &&
          rows.every(
            ({ LIAB_END, UPRN, EXEMPT_CLASS }) =>
              LIAB_END === '' && UPRN !== '' && EXEMPT_CLASS === '',
          )
            ? [person]
            : [],
        );
        const [without, withTicket] = [
          residents.filter((person) => !members.has(person)).slice(0, MOST),
          residents.filter((person) => members.has(person)).slice(0, MOST),
        ];
        assert.ok(without.length === MOST && withTicket.length > 2, 'a borough of both');
        const onThePhone = ['customer-services', 'answer-enquiry'] as const;
        for (const person of without) {
          assert.deepEqual(await told(...onThePhone, person), ['libraries'], `${person}`);
        }
        for (const person of withTicket) {
          assert.deepEqual(await told(...onThePhone, person), [], `${person}`);
        }
        const [someone = 0] = without;
        assert.deepEqual(await told('customer-services', 'order-service', someone), []);
        assert.deepEqual(await told(...onThePhone, 999_999_999), []);

        const [entry] = await db.query<{ agreements: string[]; items: string[] }>(
          `SELECT agreements, items FROM audit_entry
           WHERE action = 'read-take-up' AND $1 = ANY(subjects) ORDER BY at LIMIT 1`,
          [`person:${someone}`],
        );
        assert.ok(entry !== undefined);
        assert.ok(entry.agreements.includes('customer-services-answers'), `${entry.agreements}`);
        assert.ok(entry.items.includes('fact:ticket') && !entry.items.includes('surname'));
      }));
  });
}
