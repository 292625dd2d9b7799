import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPerson, searchPeople } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { emptyIndex, link, load, onThePhone, readsOf } from './made-index.ts';

const ann = {
  id: 'C1',
  forenames: 'Ann',
  surname: 'Latham',
  dateOfBirth: '1968-11-07',
  address: '1 High Street',
  postcode: 'NW9 4AA',
  uprn: '100',
};
const zed = { ...ann, id: 'C2', forenames: 'Zed', surname: 'Other' };

for (const kind of databaseKinds) {
  describe(`a record that its source no longer has, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is still the person’s, as what was held until then; where they live now nobody says',
      on(async (db) => {
        await emptyIndex(db);
        await load(db, 'customer-services-customers', '2026-01-31', [ann, zed]);
        const [person = ''] = await link(db, [['C1'], ['C2']]);
        await load(db, 'customer-services-customers', '2026-02-28', [zed]);
        const view = await readPerson(readsOf(db), { ...onThePhone, personId: person });
        assert.ok('golden' in view);
        assert.deepEqual(
          view.services.flatMap(({ records }) =>
            records.map(({ isHeld, isLive, lastSeen }) => [isHeld, isLive, lastSeen]),
          ),
          [[false, false, '2026-01-31']],
        );
        const best = new Map(view.golden.map(({ attribute, best: held }) => [attribute, held]));
        assert.equal(best.get('surname')?.value, 'Latham');
        assert.equal(best.get('address') ?? null, null);
        assert.equal(view.household, null);
        assert.deepEqual(
          view.earlierAddresses.map(({ value, from, until }) => [value, from, until]),
          [['1 High Street', '2026-01-31', '2026-02-28']],
        );
        const { results } = await searchPeople(readsOf(db), { ...onThePhone, text: 'Latham' });
        assert.deepEqual(
          results.map(({ personId, address }) => [personId, address]),
          [[person, null]],
        );
      }),
    );
  });
}
