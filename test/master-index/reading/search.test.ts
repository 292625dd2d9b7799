import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hangSeal, sealFor } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { readPerson, type SearchRequest, searchPeople } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import {
  emptyIndex,
  inChildrensServices,
  inCouncilTax,
  link,
  load,
  type MadeRow,
  onThePhone,
  readsOf,
  takingAnOrder,
} from './made-index.ts';

/** Somebody who sees through seals on members of staff. */
const leading = {
  ...onThePhone,
  viewer: {
    ...onThePhone.viewer,
    subject: 'u-lead',
    roles: ['customer-services-officer', 'safeguarding-lead'],
  },
} as const;

const jonathan: MadeRow = {
  id: 'CT100001',
  forenames: 'Jonathan Peter',
  surname: 'Whitfield',
  dateOfBirth: '12/03/1980',
  address: 'Flat 3, Beech House, 14 Orchard Lane, Wexmere',
  postcode: 'NW9 4AA',
  uprn: '9900100001',
  mobile: '07700 900123',
  email: 'jp.whitfield@post.example',
};
const stephen: MadeRow = {
  id: 'CT100002',
  forenames: 'Stephen',
  surname: 'Whitfield',
  dateOfBirth: '01/02/1955',
  address: '9 Mill Road, Wexmere',
  postcode: 'NW9 6BB',
  uprn: '9900100002',
};
const katarzyna: MadeRow = {
  id: 'CC700001',
  forenames: 'Katarzyna',
  surname: 'Zielinska',
  dateOfBirth: '05/06/2012',
  address: '2 Mill Road, Wexmere',
  postcode: 'NW9 6BB',
  uprn: '9900100003',
};

async function borough(db: Database): Promise<string[]> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [jonathan, stephen]);
  await load(db, 'libraries-borrowers', '2026-01-31', [
    { id: 'LB500001', forenames: 'Jon', surname: 'Whitfield', postcode: 'NW9 4AA' },
  ]);
  await load(db, 'childrens-cases', '2026-01-31', [katarzyna]);
  return link(db, [['CT100001', 'LB500001'], ['CT100002'], ['CC700001']]);
}

async function found(
  db: Database,
  request: Omit<SearchRequest, keyof typeof onThePhone>,
  who: Pick<SearchRequest, keyof typeof onThePhone> = onThePhone,
): Promise<string[]> {
  const { results } = await searchPeople(readsOf(db), { ...who, ...request });
  return results.map(({ personId }) => personId);
}

for (const kind of databaseKinds) {
  describe(`searching, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'a person is found by whatever the caller tells, however it is typed',
      on(async (db) => {
        const [first = ''] = await borough(db);
        for (const [text, postcode] of [
          ['jonathan whitfield', 'nw9 4aa'],
          ['whitfield', 'NW94AA'],
          ['whitfield jonathan'],
          ['Peter Whitfield'],
          ['jon whitfield'],
          ['jonathan whitfeild'],
          ['jonathan witfield'],
          ['jonathan whitfieldd'],
          ['johnathan whitfield', 'nw9'],
          ['j whitfield 12 march 1980'],
          ['12/03/1980 nw9 4aa'],
          ['whitfield 03/12/1980'],
          ['07700 900 123'],
          ['+447700900123'],
          ['JP.Whitfield@post.example'],
          ['9900100001'],
          ['14 orchard lane'],
          ['whitfield, 14 Orchard Lane'],
        ] as const) {
          const [likeliest] = await found(db, { text, postcode });
          assert.equal(likeliest, first, `${text} ${postcode ?? ''}`);
        }
      }),
    );

    test(
      'the likeliest comes first, told apart by what may be said on the telephone',
      on(async (db) => {
        const [first, second] = await borough(db);
        const answer = await searchPeople(readsOf(db), {
          ...onThePhone,
          text: 'stephen whitfield',
        });
        assert.deepEqual(
          answer.results.map(({ personId }) => personId),
          [second],
        );
        const both = await searchPeople(readsOf(db), { ...onThePhone, text: 'whitfield' });
        assert.deepEqual(
          both.results.map(({ personId }) => personId).sort(),
          [first, second].sort(),
        );
        const shown = both.results.find(({ personId }) => personId === second);
        assert.deepEqual(
          {
            name: shown?.name,
            born: shown?.dateOfBirth,
            age: shown?.age,
            services: shown?.services,
          },
          { name: 'Stephen Whitfield', born: '1955-02-01', age: 71, services: ['council-tax'] },
        );
        assert.equal(shown?.address, '9 Mill Road, Wexmere');
      }),
    );

    test(
      'what the viewer may not see finds nobody and is not shown',
      on(async (db) => {
        const [first, , child] = await borough(db);
        const order = await searchPeople(readsOf(db), {
          ...takingAnOrder,
          text: 'whitfield',
          postcode: 'NW9 4AA',
        });
        assert.equal(order.results[0]?.personId, first);
        assert.equal(order.results[0]?.dateOfBirth, null);
        assert.equal(order.results[0]?.age, null);
        assert.deepEqual(await found(db, { text: '12/03/1980' }, takingAnOrder), []);
        assert.deepEqual(await found(db, { text: '12/03/1980' }, onThePhone), [first]);
        // A child known to children's services alone.
        assert.deepEqual(await found(db, { text: 'katarzyna zielinska' }), []);
        assert.deepEqual(await found(db, { text: 'katarzyna zielinska' }, inChildrensServices), [
          child,
        ]);
        // An account is found by the service whose it is.
        assert.deepEqual(await found(db, { text: 'CT100001' }, inCouncilTax), [first]);
        assert.deepEqual(await found(db, { text: 'LB500001' }, inCouncilTax), []);
      }),
    );

    test(
      'nobody found says that this is no reason to refuse',
      on(async (db) => {
        await borough(db);
        const hidden = await searchPeople(readsOf(db), { ...onThePhone, text: 'zielinska' });
        const nobody = await searchPeople(readsOf(db), { ...onThePhone, text: 'nosuchname' });
        assert.deepEqual(hidden, nobody);
        assert.match(nobody.advice ?? '', /not a reason to refuse/);
      }),
    );

    test(
      'how well anybody fits tells of no name that only hidden records have',
      on(async (db) => {
        await borough(db);
        // In an index of the size of a borough's, where words differ in how rare they are.
        const grow = () =>
          db.query(`UPDATE pg_class SET reltuples = 500000 WHERE relname = 'search_record'`);
        await grow();
        const fits = async (name: string) => {
          const asked = [
            { text: `stephen ${name}` },
            { text: `${name} whitfield` },
            { text: `j ${name}`, postcode: 'NW9 4AA' },
            { text: name, postcode: 'NW9 4AA' },
          ];
          const answers = await Promise.all(
            asked.map((request) => searchPeople(readsOf(db), { ...onThePhone, ...request })),
          );
          assert.ok(answers.every(({ results }) => results.length > 0));
          return answers;
        };
        // Of a child of children's services; of nobody.
        assert.deepEqual(await fits('zielinska'), await fits('qvoxbrand'));
        assert.deepEqual(await fits('katarzyna'), await fits('qvoxbrand'));
        // Of somebody who is sealed.
        const hidden = `SELECT record_id FROM source_record WHERE record_key IN ('CT100001', 'LB500001')`;
        for (const table of ['link', 'search_record']) {
          await db.query(`UPDATE ${table} SET seal = 2 WHERE record_id IN (${hidden})`);
        }
        const ofStephen = async (name: string) => {
          const request = { ...onThePhone, text: `${name} whitfield`, postcode: 'NW9 6BB' };
          const [first] = (await searchPeople(readsOf(db), request)).results;
          return first;
        };
        assert.ok(((await ofStephen('stephen'))?.fit ?? 0) > 0.99);
        assert.deepEqual(await ofStephen('jonathan'), await ofStephen('qvoxbrand'));
      }),
    );

    test(
      'nor whether a few hidden records have the name of somebody who is seen',
      on(async (db) => {
        await borough(db);
        await db.query(`UPDATE pg_class SET reltuples = 500000 WHERE relname = 'search_record'`);
        const answers = () =>
          Promise.all(
            ['qvoxbrand whitfield', 'whitfield 12/03/1901', 'z whitfield'].map((text) =>
              searchPeople(readsOf(db), { ...onThePhone, text }),
            ),
          );
        const before = await answers();
        assert.ok(before.every(({ results: [first] }) => first !== undefined && first.fit < 1));
        // As they are counted: once for all sources.
        await db.query(`UPDATE search_word SET records = records + 5 WHERE word = 'whitfield'`);
        assert.deepEqual(await answers(), before);
      }),
    );

    test(
      'answers are those of a world without whom is sealed',
      on(async (db) => {
        await borough(db);
        const ask = () =>
          Promise.all(
            ['whitfield', 'stephen whitfield', 'stephen', '9900100002', '01/02/1955'].map((text) =>
              searchPeople(readsOf(db), { ...onThePhone, text }),
            ),
          );
        const records = await db.query<{ record_id: number }>(
          `SELECT record_id FROM source_record WHERE record_key = 'CT100002'`,
        );
        const ids = records.map(({ record_id }) => record_id);
        await db.query('UPDATE link SET seal = 2 WHERE record_id = ANY($1::int[])', [ids]);
        await db.query('UPDATE search_record SET seal = 2 WHERE record_id = ANY($1::int[])', [ids]);
        const sealed = await ask();
        await db.query('DELETE FROM search_record WHERE record_id = ANY($1::int[])', [ids]);
        await db.query('DELETE FROM link WHERE record_id = ANY($1::int[])', [ids]);
        assert.deepEqual(sealed, await ask());
        assert.ok(
          sealed.every(({ results }) => results.every(({ name }) => name !== 'Stephen Whitfield')),
        );
      }),
    );

    test(
      'whoever a seal names finds and sees the sealed as before',
      on(async (db) => {
        const [first = '', second] = await borough(db);
        const before = await searchPeople(readsOf(db), { ...leading, text: 'jon whitfield' });
        assert.equal(before.results[0]?.personId, first);
        const seal = sealFor('staff', { id: 'seal:0', from: '2026-01-01T00:00:00Z' });
        await db.transaction((tx) => hangSeal(tx, Number(first), seal, 'a test'));
        // Only another of the same surname, as if there were nobody nearer.
        assert.deepEqual(await found(db, { text: 'jonathan whitfield' }, onThePhone), [second]);
        assert.deepEqual(await found(db, { text: '07700 900123' }, onThePhone), []);
        const [likeliest] = await found(db, { text: 'jonathan whitfield' }, leading);
        assert.equal(likeliest, first);
        const views = await Promise.all(
          [onThePhone, leading].map((who) => readPerson(readsOf(db), { ...who, personId: first })),
        );
        assert.deepEqual(
          views.map((view) => 'notKnown' in view),
          [true, false],
        );
      }),
    );

    test(
      'whoever has the whole name is found where their record lacks the postcode given',
      on(async (db) => {
        await emptyIndex(db);
        await load(db, 'council-tax-liability', '2026-01-31', [
          { id: 'CT1', forenames: 'Joanna', surname: 'Lech', address: '4 Mill Road' },
          { id: 'CT2', forenames: 'Angela', surname: 'Leck', postcode: 'NW9 4AA' },
        ]);
        const [joanna = '', angela = ''] = await link(db, [['CT1'], ['CT2']]);
        const all = await found(db, { text: 'joanna lech', postcode: 'NW9 4AA' });
        assert.deepEqual(all.toSorted(), [joanna, angela].toSorted());
        // Where somebody has the whole name at the postcode nobody else is looked for.
        assert.deepEqual(await found(db, { text: 'angela leck', postcode: 'NW9 4AA' }), [angela]);
      }),
    );

    test(
      'where too many fit it asks for what was not given',
      on(async (db) => {
        await emptyIndex(db);
        const rows = Array.from({ length: 3 }, (_, i) => ({
          id: `CT${i}`,
          forenames: 'John',
          surname: 'Smith',
          postcode: 'NW9 4AA',
        }));
        await load(db, 'council-tax-liability', '2026-01-31', rows);
        await link(db, [['CT0'], ['CT1'], ['CT2']]);
        const adviceOn = async (text: string, postcode?: string) => {
          const request = { ...onThePhone, text, limit: 1, ...(postcode ? { postcode } : {}) };
          return (await searchPeople(readsOf(db), request)).advice;
        };
        assert.match(
          (await adviceOn('john smith')) ?? '',
          /Ask for a full postcode, a date of birth or a house number and street\.$/,
        );
        assert.match(
          (await adviceOn('john smith', 'NW9 4AA')) ?? '',
          /Ask for a date of birth or a house number and street\.$/,
        );
      }),
    );

    test(
      'a search is in the audit with whom it found, and not with what was typed',
      on(async (db) => {
        const [first] = await borough(db);
        await found(db, { text: 'jonathan whitfield', postcode: 'nw9 4aa' });
        const [entry] = await db.query<Record<string, unknown>>(
          'SELECT actor, purpose, action, outcome, subjects, items, agreements FROM audit_entry',
        );
        assert.deepEqual(
          { ...entry, items: undefined, agreements: undefined },
          {
            actor: 'u-customer-services',
            purpose: 'answer-enquiry',
            action: 'search',
            outcome: 'done',
            subjects: [`person:${first}`],
            items: undefined,
            agreements: undefined,
          },
        );
        assert.deepEqual(entry?.agreements, [
          'customer-services-find',
          'customer-services-identify',
        ]);
        assert.ok(!JSON.stringify(entry).toLowerCase().includes('whitfield'));
      }),
    );

    test(
      'without an entry in the audit there is no answer, and a refusal has one',
      on(async (db) => {
        await borough(db);
        await assert.rejects(
          found(db, { text: 'whitfield' }, { ...onThePhone, requestId: 'not an id' }),
          {
            code: 'audit/entry',
          },
        );
        await assert.rejects(
          found(db, { text: 'whitfield' }, { ...onThePhone, purpose: 'safeguard-child' }),
          {
            code: 'access/purpose',
          },
        );
        const entries = await db.query<{ outcome: string; subjects: string[] }>(
          'SELECT outcome, subjects FROM audit_entry',
        );
        assert.deepEqual(entries, [{ outcome: 'refused', subjects: [] }]);
      }),
    );
  });
}
