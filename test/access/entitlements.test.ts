import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import {
  defaultAgreements,
  parseAgreements,
  type VerificationQuestion,
  type Viewer,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { AuditedReads, verifyPerson } from '../../src/master-index/index.ts';
import {
  databaseKinds,
  emptyDatabase,
  skipWithout,
  withDatabase,
} from '../database/with-database.ts';
import type { WholeExtract } from '../master-index/borough-extracts.ts';
import { askedApi } from '../web/api/asked-api.ts';
import { boroughIndex, oneMonth } from './borough-index.ts';
import { watched } from './watched-database.ts';

/*
 * What a person is entitled to, told by yes, no or not known, of the records of a borough: beside
 * what its files say, read as plainly as can be.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
let extracts: readonly WholeExtract[];
let today: string;
before(async () => {
  extracts = await oneMonth();
  today = extracts[0]?.asAt ?? '';
});

type Answer = 'yes' | 'no' | 'not-known';
/** A row of a file, by the names of its columns. */
type Row = Readonly<Record<string, string>>;

function officer(service: string): Viewer {
  return {
    subject: `u-${service}`,
    name: 'Officer',
    service,
    roles: ['service-officer'],
    training: [],
  };
}

function rowsOf(source: string): Row[] {
  const extract = extracts.find(({ definition }) => definition.name === source);
  assert.ok(extract !== undefined, source);
  return extract.allRows.map(({ values }) =>
    Object.fromEntries(
      extract.columns.map((name, i) => [name.trim(), (values[i] ?? '').trim()] as const),
    ),
  );
}

/** Whoever asks, by entitlement, and what the file of its source says, row by row. */
const asked: Readonly<
  Record<
    string,
    {
      readonly service: string;
      readonly purpose: string;
      readonly source: string;
      readonly key: (row: Row) => string;
      readonly says: (row: Row) => Answer;
    }
  >
> = {
  'blue-badge': {
    service: 'parking',
    purpose: 'issue-permit',
    source: 'parking-badges',
    key: (row) => row.badgeNumber ?? '',
    says: ({ statusCode, expiryDate = '' }) =>
      statusCode === 'ISSUED' ? (expiryDate >= today ? 'yes' : 'not-known') : 'no',
  },
  'library-member': {
    service: 'customer-services',
    purpose: 'answer-enquiry',
    source: 'libraries-borrowers',
    key: (row) => row.Barcode ?? '',
    says: ({ Status }) => (Status === 'OK' ? 'yes' : Status === 'Deleted' ? 'no' : 'not-known'),
  },
  'housing-benefit': {
    service: 'education',
    purpose: 'assess-entitlement',
    source: 'benefits-claims',
    key: (row) => `${row.CLAIM_REF}/${row.PERS_NO}`,
    says: ({ STATUS, CLAIM_TYPE = '', REL = '', ON_CLAIM_TO }) => {
      if (STATUS === 'ENDED') return 'no';
      const isOn = ['CL', 'PA', 'DE'].includes(REL) && ON_CLAIM_TO === '';
      return STATUS === 'LIVE' && CLAIM_TYPE.includes('HB') && isOn ? 'yes' : 'not-known';
    },
  },
  'council-tax-reduction': {
    service: 'benefits',
    purpose: 'assess-entitlement',
    source: 'benefits-claims',
    key: (row) => `${row.CLAIM_REF}/${row.PERS_NO}`,
    says: ({ STATUS, CLAIM_TYPE = '', REL = '', ON_CLAIM_TO }) => {
      if (STATUS === 'ENDED') return 'no';
      const isOn = ['CL', 'PA', 'DE'].includes(REL) && ON_CLAIM_TO === '';
      return STATUS === 'LIVE' && CLAIM_TYPE.includes('CTR') && isOn ? 'yes' : 'not-known';
    },
  },
};

/** Persons asked about for each answer. */
const MOST_ASKED = 12;

/** Of several records of a source one that says yes is enough. */
function togetherOf(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('no') ? 'no' : 'not-known';
}

/** The person of each record of a source, by the record's key. */
async function personsOf(db: Database, source: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ record_key: string; person_id: number }>(
    `SELECT r.record_key, l.person_id FROM source_record r JOIN link l USING (record_id)
       JOIN dataset d USING (dataset_id) JOIN source s USING (source_id) WHERE s.name = $1`,
    [source],
  );
  return new Map(rows.map(({ record_key, person_id }) => [record_key, person_id]));
}

const readsOf = new WeakMap<Database, AuditedReads>();
const noon = () => new Date(`${today}T12:00:00Z`);

function verify(
  db: Database,
  service: string,
  purpose: string,
  person: number,
  question: VerificationQuestion,
) {
  const reads = readsOf.get(db) ?? new AuditedReads(db, { policy, now: noon });
  readsOf.set(db, reads);
  const request = { viewer: officer(service), purpose, requestId: 'r-1' };
  return verifyPerson(reads, policy, request, String(person), question, noLimit());
}

/** As in force, but for how often may be asked: a test asks all day. */
function noLimit() {
  return {
    questions: { 'issue-permit': ['known-at-address'] as const },
    ages: [],
    entitlements: policy.entitlements,
    perPersonAndDay: 1_000,
  };
}

for (const kind of databaseKinds) {
  describe(`entitlements, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test('of a borough', (t) =>
      withDatabase(kind, async (db) => {
        await boroughIndex(db, extracts);
        await t.test(
          'are answered as the files of a borough say, and with no more than that',
          async () => {
            for (const [entitlement, { service, purpose, source, key, says }] of Object.entries(
              asked,
            )) {
              const persons = await personsOf(db, source);
              const said = Map.groupBy(rowsOf(source), (row) => persons.get(key(row)));
              assert.equal(said.has(undefined), false, `${source}: a row of nobody`);
              const counts = { yes: 0, no: 0, 'not-known': 0 };
              for (const [person, rows] of said) {
                const expected = togetherOf(rows.map(says));
                if (counts[expected] === MOST_ASKED) continue;
                const answer = await verify(db, service, purpose, person as number, {
                  ask: 'entitled-to',
                  entitlement,
                });
                assert.equal(answer.answer, expected, `${entitlement}: ${JSON.stringify(rows)}`);
                assert.deepEqual(
                  Object.keys(answer).sort(),
                  expected === 'not-known'
                    ? ['answer', 'meaning']
                    : ['answer', 'assurance', 'meaning'],
                );
                if (expected === 'not-known')
                  assert.match(answer.meaning, /never a reason to refuse/);
                counts[expected]++;
              }
              assert.ok(counts.yes > 0, `${entitlement}: nobody is`);
              assert.ok(
                counts.no > 0 || entitlement === 'library-member',
                `${entitlement}: all are`,
              );
            }
          },
        );

        await t.test(
          'at an address are of that address, and living in the borough is never denied',
          async () => {
            const persons = await personsOf(db, 'council-tax-liability');
            const live = rowsOf('council-tax-liability').filter(
              ({ LIAB_END, UPRN }) => LIAB_END === '' && UPRN !== '',
            );
            const homes = Map.groupBy(live, ({ ACCOUNT_REF, PARTY_NO }) =>
              persons.get(`${ACCOUNT_REF}/${PARTY_NO}`),
            );
            const elsewhere = '9900199999';
            for (const [person, rows] of [...homes].slice(0, MOST_ASKED)) {
              const payer = async (uprn: string) => {
                const question = {
                  ask: 'entitled-to',
                  entitlement: 'council-tax-payer',
                  uprn,
                } as const;
                return (await verify(db, 'parking', 'issue-permit', person as number, question))
                  .answer;
              };
              for (const { UPRN = '' } of rows) assert.equal(await payer(UPRN), 'yes');
              assert.equal(await payer(elsewhere), 'no');
              const resident = await verify(db, 'parking', 'issue-permit', person as number, {
                ask: 'entitled-to',
                entitlement: 'borough-resident',
              });
              const isEmpty = ({ EXEMPT_CLASS = '' }: Row) =>
                ['B', 'D', 'F'].includes(EXEMPT_CLASS);
              assert.equal(resident.answer, rows.every(isEmpty) ? 'not-known' : 'yes');
            }
            assert.ok(homes.size >= MOST_ASKED);
          },
        );

        await t.test(
          'are told to whoever an agreement lets ask, and not known to all others',
          async () => {
            const persons = await personsOf(db, 'benefits-claims');
            const row = rowsOf('benefits-claims').find((each) => {
              const { says } = asked['housing-benefit'] as (typeof asked)[string];
              return says(each) === 'yes';
            }) as Row;
            const person = persons.get(`${row.CLAIM_REF}/${row.PERS_NO}`) as number;
            const question = { ask: 'entitled-to', entitlement: 'housing-benefit' } as const;
            const ask = (service: string, purpose: string) =>
              verify(db, service, purpose, person, question);
            assert.equal((await ask('education', 'assess-entitlement')).answer, 'yes');
            await assert.rejects(ask('parking', 'issue-permit'), {
              code: 'verification/entitlement',
            });
            await assert.rejects(ask('housing', 'assess-entitlement'), { code: 'access/purpose' });
            await assert.rejects(ask('customer-services', 'answer-enquiry'), {
              code: 'verification/entitlement',
            });
          },
        );

        await t.test('tell nothing by the work done or by errors', async () => {
          const badges = await personsOf(db, 'parking-badges');
          const holder = [...badges.values()][0] as number;
          const [row] = await db.query<{ person_id: number }>(
            'SELECT max(person_id) AS person_id FROM person WHERE NOT person_id = ANY($1::int[])',
            [[...badges.values()]],
          );
          const work = async (person: number, entitlement: string) => {
            const watch = watched(db);
            const outcome = await verify(watch, 'parking', 'issue-permit', person, {
              ask: 'entitled-to',
              entitlement,
            }).then(
              (value) => ['answer', 'assurance', 'meaning'].includes(Object.keys(value)[0] ?? ''),
              (error: Error & { code: string }) => [error.code, error.message],
            );
            return { outcome, statements: (await watch.work()).map(({ statement }) => statement) };
          };
          const nobody = 999_999_999;
          for (const entitlement of ['blue-badge', 'no-such-thing', 'library-member']) {
            const of = await work(holder, entitlement);
            assert.deepEqual(await work(row?.person_id as number, entitlement), of);
            assert.deepEqual(await work(nobody, entitlement), of);
          }
        });
      }));

    test(
      'are listed for whoever may ask',
      on(async (db) => {
        await boroughIndex(db, extracts.slice(0, 1));
        const api = await askedApi(db);
        const listed = async (service: string, purpose: string) => {
          const who = { sub: 'u', service, roles: ['service-officer'] };
          const { body } = await api.ask(who, 'GET', '/v1/entitlements', { purpose });
          return body.items.map(({ entitlement }: { entitlement: string }) => entitlement);
        };
        assert.deepEqual(await listed('parking', 'issue-permit'), [
          'blue-badge',
          'borough-resident',
          'council-tax-payer',
        ]);
        assert.deepEqual(await listed('education', 'plan-school-places'), [
          'borough-resident',
          'council-tax-payer',
        ]);
        assert.deepEqual(await listed('education', 'assess-entitlement'), [
          'council-tax-reduction',
          'housing-benefit',
        ]);
        assert.deepEqual(await listed('libraries', 'run-library'), ['library-member']);
        const who = { sub: 'u', service: 'parking', roles: ['service-officer'] };
        const asks = await api.ask(who, 'POST', '/v1/persons/1/questions', {
          purpose: 'issue-permit',
          body: { ask: 'entitled-to', entitlement: 'council-tax-payer' },
        });
        assert.deepEqual([asks.status, asks.body.code], [422, 'verification/entitlement']);
        await api.app.close();
      }),
    );
  });
}
