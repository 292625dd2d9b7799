import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER } from '../../src/synthetic/borough/calendar.ts';
import { planters } from '../../src/synthetic/borough/plants/index.ts';
import { LOOK_ALIKES, type Planter, Plants } from '../../src/synthetic/borough/plants/plant.ts';
import { boroughSources } from '../../src/synthetic/borough/sources/index.ts';
import { EVENT, ROLE, TRAIT } from '../../src/synthetic/borough/world/kinds.ts';
import { makeBorough } from './borough.ts';

/** Plants a lodger with someone who lives alone, and for each three lodgers who study. */
class Lodgers implements Planter {
  readonly kind = 'single-person-discount';
  plant({ world, plants, last, monthsLeft, newcomer }: Parameters<Planter['plant']>[0]): void {
    if (monthsLeft !== 4) return;
    const alone: number[] = [];
    for (let home = 0; home < world.gazetteer.length && alone.length < 1 + LOOK_ALIKES; home++) {
      const members = world.members(world.householdAt(home));
      const [only] = members;
      if (members.length !== 1 || only === undefined) continue;
      if (world.households.settled.get(world.householdAt(home)) < last - 40) alone.push(home);
    }
    let found = -1;
    alone.forEach((home, index) => {
      const household = world.householdAt(home);
      const lodger = newcomer(household, ROLE.lodger, [25, 40], last, EVENT.lodgerArrives);
      world.setTrait(lodger, TRAIT.student, index > 0);
      const planted = { kind: this.kind, person: lodger, home, from: last, until: NEVER } as const;
      if (index === 0) {
        found = plants.add({
          ...planted,
          pence: 49_500,
          resembles: -1,
          reason: 'lodger not told of',
        });
      } else {
        plants.add({ ...planted, pence: 0, resembles: found, reason: 'student disregarded' });
      }
    });
  }
}

test('a planted discount stays, a look-alike’s is right, and both are in the truth', async () => {
  const borough = await makeBorough({ extracts: 4 }, { planters: [new Lodgers()] });
  const planted = borough.rows('truth/planted.csv');
  assert.equal(planted.length, 4);
  assert.equal(borough.manifest.counts.plantedCases, 1);
  assert.equal(borough.manifest.counts.lookAlikes, LOOK_ALIKES);
  assert.deepEqual(
    planted.map(({ is_case, resembles, pence }) => [is_case, resembles, pence]),
    [
      ['yes', '', '49500'],
      ['no', '0', '0'],
      ['no', '0', '0'],
      ['no', '0', '0'],
    ],
  );
  const homes = new Set(planted.map(({ uprn }) => uprn));
  const latest = borough.rows('extracts/council-tax/2025-03/ctax_liability.csv');
  const held = latest.filter(({ UPRN, LIAB_END }) => homes.has(UPRN) && LIAB_END === '');
  assert.ok(held.length >= 3, 'the homes are not billed');
});

test('a case is in force from its first day until it ends', () => {
  const plants = new Plants();
  const planted = { kind: 'no-contact', home: 5, pence: 0, resembles: -1, reason: '' } as const;
  const number = plants.add({ ...planted, person: 3, from: 100, until: NEVER });
  assert.equal(plants.ofPerson('no-contact', 3, 99), undefined);
  assert.equal(plants.ofPerson('no-contact', 3, 100)?.person, 3);
  assert.equal(plants.ofHome('no-contact', 5, 100)?.person, 3);
  assert.equal(plants.ofPerson('mover-left-debt', 3, 100), undefined);
  assert.deepEqual(plants.lasting('no-contact'), [number]);
  plants.end(number, 120);
  assert.equal(plants.ofPerson('no-contact', 3, 120), undefined);
  assert.deepEqual(plants.lasting('no-contact'), []);
});

test('every case that the borough plants has its look-alikes', async () => {
  const borough = await makeBorough(
    { people: 4000, years: 1, extracts: 2 },
    { planters: planters(), sources: boroughSources() },
  );
  const rows = borough.rows('truth/planted.csv');
  const innocent = new Map<string, number>();
  for (const { resembles = '', is_case, kind, pence } of rows) {
    if (is_case === 'yes') continue;
    innocent.set(resembles, (innocent.get(resembles) ?? 0) + 1);
    assert.equal(rows.find((row) => row.case === resembles)?.kind, kind);
    assert.equal(pence, '0');
  }
  for (const { case: number = '', is_case, kind } of rows) {
    if (is_case === 'yes')
      assert.ok((innocent.get(number) ?? 0) >= LOOK_ALIKES, `${kind} ${number}`);
  }
});
