import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  defaultAgreements,
  parseAgreements,
  sealPerson,
  unsealPerson,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import {
  explainPerson,
  matchPending,
  readPerson,
  type SearchResult,
  searchPeople,
  verifyPerson,
} from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import {
  emptyIndex,
  inCouncilTax,
  link,
  load,
  type MadeRow,
  onThePhone,
  putModel,
  readsOf,
} from '../master-index/reading/made-index.ts';
import { acting } from './small-index.ts';

/*
 * A seal of the address: the person is found and seen, and nothing leads to where they are. What is
 * answered is what would be of somebody of whom no source had ever had an address.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const orchard = { address: '14 Orchard Lane, Wexmere', postcode: 'NW9 4AA', uprn: '9900100001' };
const mill = { address: '9 Mill Road, Wexmere', postcode: 'NW9 6BB', uprn: '9900100002' };
const rosa = {
  forenames: 'Rosalind',
  surname: 'Pemberton',
  dateOfBirth: '12/03/1980',
  mobile: '07700 900123',
} as const;
const tom: MadeRow = {
  id: 'CT400002',
  forenames: 'Tom',
  surname: 'Pemberton',
  dateOfBirth: '01/02/1978',
  ...orchard,
};
/** Of the same name, elsewhere. */
const namesake: MadeRow = {
  id: 'CT400003',
  forenames: 'Rosalind',
  surname: 'Pemberton',
  dateOfBirth: '05/06/1951',
  address: '2 Station Road, Wexmere',
  postcode: 'NW9 7CC',
  uprn: '9900100003',
};

/** Rosa lived at Mill Road and lives with Tom, or no source has ever said where. */
async function town(db: Database, hasAddress: boolean): Promise<string> {
  await emptyIndex(db);
  await putModel(db);
  const at = (place: typeof orchard) => (hasAddress ? place : {});
  const own = (place: typeof orchard): MadeRow => ({ id: 'CT400001', ...rosa, ...at(place) });
  await load(db, 'council-tax-liability', '2026-01-31', [tom, namesake, own(mill)]);
  await load(db, 'council-tax-liability', '2026-02-15', [
    tom,
    namesake,
    { ...own(orchard), balance: '12.50' },
  ]);
  await load(db, 'libraries-borrowers', '2026-02-15', [
    { id: 'LB400001', ...rosa, postcode: hasAddress ? 'NW9 4AA' : '' },
  ]);
  const [, , person = ''] = await link(db, [['CT400002'], ['CT400003'], ['CT400001', 'LB400001']]);
  return person;
}

const told = ({ personId, fit, matched, name, dateOfBirth, address, postcode }: SearchResult) => ({
  personId,
  fit,
  matched,
  name,
  dateOfBirth,
  address,
  postcode,
});

const searches = [
  { text: 'Rosalind Pemberton' },
  { text: 'Pemberton 12/03/1980' },
  { text: '07700 900123' },
  // The right postcode and a wrong one: neither is confirmed, nor changes the order.
  { text: 'Rosalind Pemberton', postcode: 'NW9 4AA' },
  { text: 'Rosalind Pemberton', postcode: 'NW9 7CC' },
  { text: 'Pemberton', postcode: 'NW9 6BB' },
  { text: 'NW9 4AA' },
  { text: '14 Orchard Lane' },
  { text: '9900100001' },
  { text: '9900100002' },
  { text: 'CT400001' },
];

/** All that is answered of Rosa, of Tom and of where they live. */
async function answers(db: Database, rosalind: string): Promise<object> {
  const [first] = await db.query<{ person_id: number }>(
    "SELECT person_id FROM link JOIN source_record USING (record_id) WHERE record_key = 'CT400002'",
  );
  const neighbour = String(first?.person_id);
  const found = [];
  for (const who of [onThePhone, inCouncilTax]) {
    for (const search of searches) {
      const { results, advice } = await searchPeople(readsOf(db), { ...who, ...search });
      found.push({ search, advice, results: results.map(told) });
    }
  }
  const views = [];
  for (const personId of [rosalind, neighbour]) {
    for (const asKnownOn of [undefined, '2026-03-01']) {
      const view = await readPerson(
        readsOf(db, () => new Date('2099-01-02T12:00:00Z')),
        {
          ...inCouncilTax,
          personId,
          ...(asKnownOn === undefined ? {} : { asKnownOn }),
        },
      );
      views.push(view);
    }
    views.push(await explainPerson(readsOf(db), { ...inCouncilTax, personId }));
  }
  const permits = {
    ...onThePhone,
    purpose: 'issue-permit' as const,
    viewer: { ...onThePhone.viewer, service: 'parking' },
  };
  const verified = [];
  for (const uprn of [orchard.uprn, mill.uprn]) {
    const question = { ask: 'known-at-address', uprn } as const;
    verified.push(await verifyPerson(readsOf(db), policy, permits, rosalind, question));
  }
  return { found, views, verified };
}

/** Times, and what a record says beside where somebody lives, which a seal of the address hides too. */
const timeless = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'string' && /^\d{4}-\d\d-\d\dT/.test(each) ? 'a time' : each,
    ),
  );

for (const kind of databaseKinds) {
  describe(`a sealed address, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test('is as if no source had ever had it', async () => {
      const made: object[] = [];
      for (const hasAddress of [false, true]) {
        await on(async (db) => {
          const person = await town(db, hasAddress);
          await sealPerson(db, acting(), Number(person), { reason: 'domestic-abuse' });
          made.push(timeless(await answers(db, person)));
        })();
      }
      assert.deepEqual(made[1], made[0]);
      const text = JSON.stringify((made[1] as { views: unknown[] }).views.slice(0, 3));
      assert.match(text, /Rosalind/);
      assert.doesNotMatch(text, /Orchard|Mill Road|NW9|99001000/);
    });

    test(
      'is there for whom the seal names, and for all when it is lifted',
      on(async (db) => {
        const person = await town(db, true);
        const before = timeless(await answers(db, person));
        await sealPerson(db, acting(), Number(person), { reason: 'domestic-abuse' });
        const lead = {
          ...inCouncilTax,
          viewer: {
            ...inCouncilTax.viewer,
            roles: ['safeguarding-lead', 'service-officer'] as const,
          },
        };
        const { results } = await searchPeople(readsOf(db), {
          ...lead,
          text: 'Rosalind Pemberton',
          postcode: 'NW9 4AA',
        });
        assert.deepEqual([results[0]?.personId, results[0]?.postcode], [person, 'NW9 4AA']);
        const view = await readPerson(readsOf(db), { ...lead, personId: person });
        assert.ok(!('notKnown' in view));
        assert.equal(view.household?.now.length, 1);
        await unsealPerson(db, acting(), Number(person), { reason: 'At her own request.' });
        assert.deepEqual(timeless(await answers(db, person)), before);
      }),
    );

    test(
      'stays away when its record is searched, loaded and matched anew',
      on(async (db) => {
        const person = await town(db, true);
        await sealPerson(db, acting(), Number(person), { reason: 'domestic-abuse' });
        await load(db, 'council-tax-liability', '2026-02-28', [
          tom,
          namesake,
          { id: 'CT400001', ...rosa, ...mill, balance: '1.00' },
        ]);

        await matchPending(db, { by: 'a test' });
        for (const text of ['NW9 6BB', '9900100002', '9 Mill Road']) {
          const { results } = await searchPeople(readsOf(db), { ...inCouncilTax, text });
          assert.deepEqual(results, [], text);
        }
        const view = await readPerson(readsOf(db), { ...inCouncilTax, personId: person });
        assert.doesNotMatch(JSON.stringify(view), /Orchard|Mill Road|NW9|99001000/);
      }),
    );
  });
}
