import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sealPerson } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import {
  explainPerson,
  type PersonRequest,
  type PersonView,
  readPerson,
} from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import {
  emptyIndex,
  inCouncilTax,
  link,
  load,
  merge,
  onThePhone,
  putModel,
  readsOf,
  takingAnOrder,
} from './made-index.ts';

const orchard = {
  address: '14 Orchard Lane, Wexmere',
  postcode: 'NW9 4AA',
  uprn: '9900100001',
} as const;
const mill = { address: '9 Mill Road, Wexmere', postcode: 'NW9 6BB', uprn: '9900100002' } as const;

/** Ada moves from Mill Road to Orchard Lane, where Bo lives; Cy is known to children's services alone. */
async function borough(db: Database): Promise<string[]> {
  await emptyIndex(db);
  const ada = {
    id: 'CT1',
    forenames: 'Ada',
    surname: 'Marsh',
    dateOfBirth: '12/03/1980',
    balance: '125.50',
  };
  const bo = {
    id: 'CT2',
    forenames: 'Bo',
    surname: 'Marsh',
    ...orchard,
    addressFrom: '01/05/2020',
  };
  await load(db, 'council-tax-liability', '2026-01-31', [
    { ...ada, ...mill, addressFrom: '01/06/2019' },
    bo,
  ]);
  await load(db, 'council-tax-liability', '2026-02-28', [
    { ...ada, ...orchard, addressFrom: '10/02/2026' },
    bo,
  ]);
  await load(db, 'libraries-borrowers', '2026-01-31', [
    { id: 'LB1', forenames: 'Ada', surname: 'Fenn', dateOfBirth: '12/03/1980' },
  ]);
  await load(db, 'childrens-cases', '2026-02-28', [
    { id: 'CC1', forenames: 'Cy', surname: 'Marsh', dateOfBirth: '05/06/2012', ...orchard },
    {
      id: 'CC2',
      forenames: 'Adeline',
      surname: 'Marsh',
      dateOfBirth: '12/03/1980',
      mobile: '07700900456',
    },
  ]);
  return link(db, [['CT1', 'LB1', 'CC2'], ['CT2'], ['CC1']]);
}

async function view(
  db: Database,
  personId: string,
  who: Pick<PersonRequest, keyof typeof onThePhone> = onThePhone,
  asKnownOn?: string,
): Promise<PersonView> {
  const answer = await readPerson(readsOf(db), { ...who, personId, asKnownOn });
  assert.ok(!('notKnown' in answer), 'the person is known');
  return answer;
}

function best(view: PersonView, attribute: string): string | undefined {
  return view.golden.find((each) => each.attribute === attribute)?.best?.value;
}

for (const kind of databaseKinds) {
  describe(`the single view of a person, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is made of what the viewer may see for the purpose, and of nothing else',
      on(async (db) => {
        const [ada = ''] = await borough(db);
        const seen = await view(db, ada);
        assert.equal(best(seen, 'forenames'), 'Ada');
        assert.equal(best(seen, 'dateOfBirth'), '1980-03-12');
        assert.equal(best(seen, 'address'), orchard.address);
        assert.equal(best(seen, 'mobile'), undefined, 'known to children’s services alone');
        assert.deepEqual(
          seen.services.map(({ service }) => service),
          ['council-tax', 'libraries'],
        );
        assert.ok(!JSON.stringify(seen).includes('Adeline'));
        const order = await view(db, ada, takingAnOrder);
        assert.equal(best(order, 'dateOfBirth'), undefined);
        assert.deepEqual(
          order.services.flatMap(({ records }) => records.flatMap(({ facts }) => facts)),
          [],
        );
      }),
    );

    test(
      'shows facts of services under their own agreement, money in pence',
      on(async (db) => {
        const [ada = ''] = await borough(db);
        const facts = (await view(db, ada)).services.flatMap(({ records }) =>
          records.flatMap((record) => record.facts),
        );
        assert.deepEqual(facts, [
          { name: 'balance', label: 'Balance', type: 'money', value: 12550 },
        ]);
      }),
    );

    test(
      'has earlier names and addresses with their dates',
      on(async (db) => {
        const [ada = ''] = await borough(db);
        const { earlierAddresses } = await view(db, ada);
        assert.deepEqual(
          earlierAddresses.map(({ value, from, until, parts }) => ({
            value,
            from,
            until,
            uprn: parts?.uprn,
          })),
          [{ value: mill.address, from: '2019-06-01', until: '2026-02-28', uprn: mill.uprn }],
        );
      }),
    );

    test(
      'has the household by property and date, of records that may be seen',
      on(async (db) => {
        const [ada = '', bo = ''] = await borough(db);
        const { household } = await view(db, ada);
        assert.equal(household?.uprn, orchard.uprn);
        assert.deepEqual(
          household?.now.map(({ personId, name, from }) => ({ personId, name, from })),
          [{ personId: bo, name: 'Bo Marsh', from: '2020-05-01' }],
        );
      }),
    );

    test(
      'of somebody known only where the viewer may not look is that of nobody',
      on(async (db) => {
        const [, , cy = ''] = await borough(db);
        const answers = [];
        for (const personId of [cy, '999999', 'no-id']) {
          answers.push(await readPerson(readsOf(db), { ...onThePhone, personId }));
        }
        assert.deepEqual(answers[0], answers[1]);
        assert.deepEqual(answers[0], answers[2]);
        assert.ok('notKnown' in (answers[0] ?? {}));
        // Whose id was tried is in the audit, whether anybody has it or not.
        const subjects = await db.query('SELECT subjects FROM audit_entry ORDER BY at');
        assert.deepEqual(subjects, [
          { subjects: [`person:${cy}`] },
          { subjects: ['person:999999'] },
          { subjects: [] },
        ]);
      }),
    );

    test(
      'a sealed neighbour is in no household',
      on(async (db) => {
        const [ada = '', bo = ''] = await borough(db);
        await sealPerson(db, acting(), Number(bo), { reason: 'other', level: 'existence' });
        const { household } = await view(db, ada);
        assert.deepEqual(household?.now, []);
        assert.ok('notKnown' in (await readPerson(readsOf(db), { ...onThePhone, personId: bo })));
      }),
    );

    test(
      'an id that has ended leads to whom it went to',
      on(async (db) => {
        const [ada = '', bo = ''] = await borough(db);
        await merge(db, bo, ada);
        const seen = await view(db, bo);
        assert.equal(seen.personId, ada);
        assert.equal(seen.redirectedFrom, bo);
      }),
    );

    test(
      'as known on an earlier day holds nothing that was heard later',
      on(async (db) => {
        const [ada = ''] = await borough(db);
        // The February extract of council tax was heard of on 1 March, all else a month before.
        await db.query(
          `UPDATE extract SET loaded_at = CASE WHEN as_at = '2026-02-28' AND file_name LIKE 'council%'
             THEN timestamptz '2026-03-01 02:00Z' ELSE timestamptz '2026-02-01 02:00Z' END`,
        );
        await db.query(`UPDATE link SET from_at = '2026-02-01 03:00Z'`);
        const then = await view(db, ada, inCouncilTax, '2026-02-27');
        assert.equal(best(then, 'address'), mill.address);
        const now = await view(db, ada, inCouncilTax, '2026-03-01');
        assert.equal(best(now, 'address'), orchard.address);
        const before = await readPerson(readsOf(db), {
          ...inCouncilTax,
          personId: ada,
          asKnownOn: '2026-01-15',
        });
        assert.ok('notKnown' in before);
      }),
    );

    test(
      'has the score of a link for whoever may see all that it could rest on, and nobody else',
      on(async (db) => {
        await emptyIndex(db);
        const row = { surname: 'Lee', dateOfBirth: '12/03/1980' };
        const rows = [
          { id: 'CT1', ...row, ...orchard },
          { id: 'CT2', ...row },
        ];
        await load(db, 'council-tax-liability', '2026-01-31', rows);
        const [person = ''] = await link(db, [['CT1', 'CT2']]);
        const weights = async () =>
          (await view(db, person, inCouncilTax)).services.flatMap(({ records }) =>
            records.map(({ link: { weight } }) => weight),
          );
        assert.deepEqual(await weights(), [12, 12]);
        // Not from then on: it may rest on what a borrower told the library.
        await load(db, 'libraries-borrowers', '2026-01-31', [{ id: 'LB1', ...row }]);
        assert.deepEqual(await weights(), [null, null]);
      }),
    );

    test(
      'says why the records are one person, by what may be seen alone',
      on(async (db) => {
        const [ada = '', , cy = ''] = await borough(db);
        await putModel(db);
        const why = await explainPerson(readsOf(db), { ...onThePhone, personId: ada });
        assert.ok(!('notKnown' in why));
        const records = why.pairs.map(({ waterfall }) => waterfall);
        assert.equal(records.length, 1, 'of the three records two may be seen');
        const agreed = why.pairs[0]?.waterfall.steps.filter(({ weight }) => weight > 0);
        assert.deepEqual(
          agreed?.map(({ comparison }) => comparison),
          ['born'],
        );
        assert.ok(!JSON.stringify(why).includes('Adeline'));
        const order = await explainPerson(readsOf(db), { ...takingAnOrder, personId: ada });
        assert.ok(!JSON.stringify(order).includes('1980'), 'no date of birth for an order');
        const nobody = await explainPerson(readsOf(db), { ...onThePhone, personId: cy });
        assert.ok('notKnown' in nobody);
      }),
    );

    test(
      'is in the audit with everyone whom it names',
      on(async (db) => {
        const [ada = '', bo = ''] = await borough(db);
        await view(db, ada);
        const [entry] = await db.query<{ action: string; subjects: string[] }>(
          'SELECT action, subjects FROM audit_entry',
        );
        assert.equal(entry?.action, 'read');
        assert.deepEqual(entry?.subjects, [`person:${ada}`, `person:${bo}`].sort());
      }),
    );
  });
}
