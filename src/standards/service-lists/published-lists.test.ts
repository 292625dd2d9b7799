import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonService, commonServices } from './common-services.ts';
import { channels, interactions } from './published-lists.ts';
import { itemsLabelled } from './service-list.ts';

describe('common services', () => {
  for (const [id, label] of [
    ['58', 'Council tax account enquiries'],
    ['69', 'Housing benefit new claim'],
    ['364', 'Electoral register'],
    ['474', 'Parking permits'],
    ['524', 'Household waste collection'],
    ['4', 'Free school meals'],
    ['321', 'Death registration'],
  ] as const) {
    it(`have ${id}, ${label}`, () => assert.equal(commonService(id)?.label, label));
  }

  it('have different ids, each with its source, and none that is not known', () => {
    const known = commonServices.filter(({ lgsl }) => lgsl !== null);
    assert.equal(new Set(known.map(({ lgsl }) => lgsl)).size, known.length);
    assert.ok(known.length >= 70, `${known.length}`);
    for (const { lgsl, source } of commonServices) assert.equal(lgsl === null, source === null);
    assert.equal(commonService('999999'), null);
  });

  it('belong to every service of the business case', () => {
    const services = new Set(
      commonServices.filter(({ lgsl }) => lgsl !== null).map(({ service }) => service),
    );
    assert.equal(services.size, 12);
  });
});

describe('interactions and channels', () => {
  it('have the ids of their publication', () => {
    assert.equal(interactions.byId.get('0')?.label, 'Applications for service');
    assert.equal(interactions.byId.get('8')?.label, 'Providing information');
    assert.equal(interactions.byId.get('17')?.label, 'Reporting');
    assert.equal(channels.byId.get('2')?.label, 'Telephone');
    assert.equal(channels.byId.get('19')?.label, 'Online form');
    assert.equal(itemsLabelled(channels, 'post')[0]?.id, '9');
  });

  it('are trees without loops', () => {
    for (const { items, byId } of [interactions, channels]) {
      assert.equal(byId.size, items.length);
      for (const item of items) {
        const above = new Set<string>();
        let at = item.parents[0];
        while (at !== undefined) {
          assert.ok(byId.has(at) && !above.has(at), `${item.id} is under ${at}`);
          above.add(at);
          at = byId.get(at)?.parents[0];
        }
      }
    }
  });

  it('are 32 and 22', () => {
    assert.equal(interactions.items.length, 32);
    assert.equal(channels.items.length, 22);
  });
});
