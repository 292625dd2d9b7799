import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HiddenItems } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { type HiddenFrom, hiddenFrom, readPerson } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { emptyIndex, inCouncilTax, link, load, onThePhone, readsOf } from './made-index.ts';

/** Ada is known to council tax and to children's services, Bo to council tax alone. */
async function index(db: Database): Promise<void> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [
    { id: 'CT1', forenames: 'Ada', surname: 'Marsh', balance: '125.50' },
    { id: 'CT2', forenames: 'Bo', surname: 'Marsh', balance: '0.00' },
  ]);
  await load(db, 'childrens-cases', '2026-01-31', [
    { id: 'CH1', forenames: 'Ada', surname: 'Marsh', dateOfBirth: '12/03/1980' },
  ]);
  await link(db, [['CT1', 'CH1'], ['CT2']]);
}

const shown = (answer: HiddenFrom | { notKnown: string }): readonly HiddenItems[] => {
  assert.ok('hidden' in answer, 'the person is known');
  return answer.hidden;
};

for (const kind of databaseKinds) {
  describe(`what is hidden of a person, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is all that the view does not show, with a reason',
      on(async (db) => {
        await index(db);
        const hidden = shown(await hiddenFrom(readsOf(db), { ...onThePhone, personId: '1' }));
        const cases = hidden.filter(({ source }) => source === 'childrens-cases');
        assert.ok(cases.some(({ items }) => items.includes('dateOfBirth')));
        assert.ok(cases.every(({ why }) => why.text.includes('does not mean')));
        const tax = hidden.filter(({ source }) => source === 'council-tax-liability');
        assert.ok(tax.some(({ items }) => items.includes('markers:restricted-address')));

        const view = await readPerson(readsOf(db), { ...onThePhone, personId: '1' });
        assert.ok('golden' in view);
        const seen = new Set(
          view.services.flatMap(({ records }) =>
            records.flatMap(({ source, attributes, facts }) => [
              ...Object.keys(attributes).map((name) => `${source} ${name}`),
              ...facts.map(({ name }) => `${source} fact:${name}`),
            ]),
          ),
        );
        const both = hidden.flatMap(({ source, items }) =>
          items.filter((item) => seen.has(`${source} ${item}`)),
        );
        assert.deepEqual(both, []);
        assert.ok(seen.size > 0);
      }),
    );

    test(
      'is the same of people of whom more or less is held',
      on(async (db) => {
        await index(db);
        const [ada, bo] = await Promise.all(
          ['1', '2'].map((personId) => hiddenFrom(readsOf(db), { ...onThePhone, personId })),
        );
        assert.deepEqual(shown(ada as HiddenFrom), shown(bo as HiddenFrom));
      }),
    );

    test(
      'is nothing of a source that the viewer sees all of',
      on(async (db) => {
        await index(db);
        const hidden = shown(await hiddenFrom(readsOf(db), { ...inCouncilTax, personId: '1' }));
        assert.deepEqual(
          hidden.filter(({ source }) => source === 'council-tax-liability'),
          [],
        );
        assert.ok(hidden.length > 0);
      }),
    );

    test(
      'is not said of whom the viewer may not know of',
      on(async (db) => {
        await index(db);
        for (const personId of ['3', '999', 'x', '0']) {
          const answer = await hiddenFrom(readsOf(db), { ...onThePhone, personId });
          assert.ok('notKnown' in answer, personId);
        }
      }),
    );
  });
}
