import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dayOf,
  isoDay,
  lastDayOf,
  monthOf,
  NEVER,
  partsOf,
} from '../../src/synthetic/borough/calendar.ts';
import { Texts } from '../../src/synthetic/borough/columns.ts';
import {
  ADDRESS_SLIP,
  ADDRESS_SLIP_NAMES,
  addressLines,
} from '../../src/synthetic/borough/entry/addresses.ts';
import { Clerk } from '../../src/synthetic/borough/entry/clerk.ts';
import {
  ERROR_RATES,
  type ErrorKind,
  scaledRates,
} from '../../src/synthetic/borough/entry/rates.ts';
import { buildGazetteer } from '../../src/synthetic/borough/gazetteer/build.ts';
import { OutsideAddresses } from '../../src/synthetic/borough/gazetteer/outside.ts';
import { Naming } from '../../src/synthetic/borough/names/naming.ts';
import { Identity } from '../../src/synthetic/borough/world/identity.ts';
import { LifeCourse } from '../../src/synthetic/borough/world/life-course.ts';
import { World } from '../../src/synthetic/borough/world/world.ts';
import { seededRandom } from '../../src/synthetic/random.ts';

const START = dayOf(2020, 1, 1);

function livelyWorld(people: number) {
  const gazetteer = buildGazetteer(new Texts(), { seed: 3, people, dwellings: people / 2.3 });
  const world = new World(gazetteer);
  const life = new LifeCourse(world, seededRandom(3), new Naming());
  life.found(START, { emptyHomes: 0.03, neighbours: 20 });
  const identity = new Identity(world, 3);
  const outside = new OutsideAddresses(3);
  const clerk = (noise: number): Clerk =>
    new Clerk(
      { world, identity, outside },
      'libraries',
      scaledRates(ERROR_RATES.libraries.rates, noise),
      3,
    );
  return { world, life, identity, clerk };
}

test('what was entered stays as entered, whatever becomes of the person', () => {
  const { world, life, clerk } = livelyWorld(3000);
  const sameClerk = clerk(1);
  const entered = lastDayOf(monthOf(START));
  life.live(monthOf(START));
  const people = Array.from({ length: world.personCount }, (_unused, person) => person).filter(
    (person) => world.people.died.get(person) > entered,
  );
  const card = (person: number): string =>
    JSON.stringify([
      sameClerk.name(person, person, entered),
      sameClerk.born(person, person, entered),
      sameClerk.address(person, world.homeOn(person, entered), entered, true),
      sameClerk.mobile(person, person, entered),
      sameClerk.email(person, person, entered),
    ]);
  const before = people.map(card);
  for (let month = monthOf(START) + 1; month < monthOf(START) + 36; month++) life.live(month);
  const renamed = people.filter((person) => world.nameChanges(person).length > 0).length;
  assert.ok(renamed > 20, 'nobody changed');
  for (const [index, person] of people.entries()) assert.equal(card(person), before[index]);
  // Entered anew it may say something else.
  const later = lastDayOf(monthOf(START) + 35);
  const again = people.filter(
    (person) =>
      JSON.stringify(sameClerk.name(person, person, later)) !==
      JSON.stringify(sameClerk.name(person, person, entered)),
  );
  assert.ok(again.length > people.length / 10);
});

test('without noise everything is entered as it is', () => {
  const { world, clerk } = livelyWorld(2000);
  const exact = clerk(0);
  for (let person = 0; person < world.personCount; person++) {
    const { first, middle, last } = exact.name(person, person, START);
    const { given, middle: second, surname } = world.nameOn(person, START);
    assert.deepEqual([first, middle, last], [given, second, surname]);
    assert.equal(exact.born(person, person, START), world.people.born.get(person));
    const home = world.homeOn(person, START);
    const address = exact.address(person, home, START, true);
    assert.equal(address.slips, 0);
    if (home < 0) continue;
    const { uprn, slips, ...parts } = address;
    assert.deepEqual(parts, world.gazetteer.address(home));
    assert.equal(uprn, String(world.gazetteer.uprn(home)));
  }
});

test('slips come as often as the published table says, and twice as often at twice the noise', () => {
  const { world, clerk } = livelyWorld(3000);
  const { rates } = ERROR_RATES.libraries;
  const count = (noise: number) => {
    const office = clerk(noise);
    const found = { birthMissing: 0, postcodeMissing: 0, typed: 0 };
    for (let record = 0; record < 20_000; record++) {
      const person = record % world.personCount;
      const home = world.homeOn(person, START);
      if (office.born(record, person, START) === NEVER) found.birthMissing += 1;
      const { slips } = office.address(record, home, START, false);
      if ((slips & ADDRESS_SLIP.postcodeMissing) !== 0) found.postcodeMissing += 1;
      if ((slips & ADDRESS_SLIP.typing) !== 0) found.typed += 1;
    }
    return found;
  };
  const near = (found: number, rate: number): void => {
    const sigma = Math.sqrt(20_000 * rate * (1 - rate));
    assert.ok(Math.abs(found - 20_000 * rate) < 4.5 * sigma, `${found} for ${20_000 * rate}`);
  };
  for (const noise of [1, 2]) {
    const found = count(noise);
    const scaled = scaledRates(rates, noise);
    near(found.birthMissing, scaled.birthMissing);
    near(found.postcodeMissing, scaled.postcodeMissing);
    near(found.typed, scaled.addressTyping);
  }
});

test('the truth of an address says what is wrong with it, and nothing where nothing is', () => {
  const { world, clerk } = livelyWorld(3000);
  const careless = clerk(3);
  const found = new Map<string, number>();
  for (let record = 0; record < 30_000; record++) {
    const person = record % world.personCount;
    const home = world.homeOn(person, START);
    if (home < 0) continue;
    const { slips, uprn, ...entered } = careless.address(record, home, START, true);
    const right = world.gazetteer.address(home);
    const inWriting = slips & ~ADDRESS_SLIP.uprnWrong;
    assert.equal(JSON.stringify(entered) === JSON.stringify(right), inWriting === 0);
    const has = (slip: keyof typeof ADDRESS_SLIP): boolean => (slips & ADDRESS_SLIP[slip]) !== 0;
    assert.equal(
      entered.postcode !== right.postcode,
      has('postcodeMissing') || has('postcodeWrong'),
    );
    assert.equal(entered.locality !== right.locality, has('localityMissing'));
    const isOther = uprn !== '' && uprn !== String(world.gazetteer.uprn(home));
    assert.equal(isOther, has('uprnWrong'));
    if (isOther) {
      const { parent, street } = world.gazetteer.property;
      const other = propertyOf(world, uprn);
      assert.equal(street.get(other), street.get(home));
      assert.ok(other === parent.get(home) || Math.abs(other - home) === 1);
    }
    assert.equal(
      entered.sao === '' && right.sao !== '',
      has('flatMissing') || (has('flatForm') && entered.sao === ''),
    );
    if (has('formerStreet')) {
      const former = world.gazetteer.address(home, true).street;
      assert.notEqual(former, right.street);
    }
    for (const name of ADDRESS_SLIP_NAMES)
      if (has(name)) found.set(name, (found.get(name) ?? 0) + 1);
  }
  assert.deepEqual([...found.keys()].sort(), [...ADDRESS_SLIP_NAMES].sort(), 'a slip never came');
});

test('scaling keeps rates in bounds, leaves them at 1 and takes them away at 0', () => {
  for (const { rates } of Object.values(ERROR_RATES)) {
    assert.deepEqual(
      Object.entries(scaledRates(rates, 1)).map(([kind, rate]) => [kind, rate.toFixed(12)]),
      Object.entries(rates).map(([kind, rate]) => [kind, rate.toFixed(12)]),
    );
    for (const rate of Object.values(scaledRates(rates, 0))) assert.equal(rate, 0);
    for (const [kind, rate] of Object.entries(scaledRates(rates, 2.5))) {
      assert.ok(rate >= rates[kind as ErrorKind]);
      if (kind !== 'monthsLate') assert.ok(rate <= 1);
    }
  }
});

test('libraries and schools are the worst, electoral roll and council tax among the best', () => {
  const level = (source: keyof typeof ERROR_RATES): number =>
    ERROR_RATES[source].rates.typingSurname;
  for (const poor of ['libraries', 'schools', 'adults'] as const) {
    for (const good of ['electoral-roll', 'council-tax', 'benefits', 'housing'] as const) {
      assert.ok(level(poor) > 1.5 * level(good), `${poor} against ${good}`);
    }
  }
});

test('an address in lines keeps every part, however few the lines', () => {
  const { world } = livelyWorld(600);
  for (let property = 0; property < world.gazetteer.length; property++) {
    const address = world.gazetteer.address(property);
    for (let lines = 1; lines <= 5; lines++) {
      const text = addressLines(address, lines);
      assert.equal(text.length, lines);
      for (const part of Object.values({ ...address, postcode: '' })) {
        assert.ok(text.join(', ').includes(part), `${part} is not in ${text}`);
      }
    }
  }
});

test('identifiers are well formed, a person’s own, and always the same', () => {
  const { world, identity } = livelyWorld(600);
  const seen = new Set<string>();
  for (let person = 0; person < world.personCount; person++) {
    const nhs = identity.nhsNumber(person);
    assert.match(nhs, /^9\d{9}$/);
    const sum = [...nhs.slice(0, 9)].reduce(
      (total, digit, i) => total + Number(digit) * (10 - i),
      0,
    );
    assert.equal((11 - (sum % 11)) % 11, Number(nhs[9]));
    assert.match(
      identity.nino(person),
      /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    );
    assert.equal(identity.nino(person), identity.nino(person));
    seen.add(nhs);
    const mobile = identity.mobileOn(person, START);
    assert.match(mobile, /^(07\d{9})?$/);
    assert.match(identity.emailOn(person, START), /^([a-z0-9._]+@[a-z.]+)?$/);
  }
  assert.equal(seen.size, world.personCount);
});

test('a date and its day are each other’s inverse over four centuries', () => {
  for (let day = dayOf(1700, 1, 1); day < dayOf(2101, 1, 1); day += 1) {
    const { year, month, day: date } = partsOf(day);
    assert.equal(dayOf(year, month, date), day);
    if (day % 97 === 0)
      assert.equal(isoDay(day), new Date(day * 86_400_000).toISOString().slice(0, 10));
  }
});

function propertyOf(world: World, uprn: string): number {
  for (let property = 0; property < world.gazetteer.length; property++) {
    if (String(world.gazetteer.uprn(property)) === uprn) return property;
  }
  return -1;
}
