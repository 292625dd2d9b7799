import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hash4, KeyedRandom, purpose, unit } from '../../src/synthetic/borough/chance.ts';
import { Column, Table, Texts } from '../../src/synthetic/borough/columns.ts';

test('an entity draws the same whatever was drawn before', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat(),
      fc.nat(),
      fc.array(fc.nat(), { maxLength: 5 }),
      (seed, entity, occasion, others) => {
        const alone = new KeyedRandom(seed, 'p').of(entity, occasion);
        const wanted = [alone.next(), alone.next(), alone.next()];
        const random = new KeyedRandom(seed, 'p');
        for (const other of others) random.of(other).next();
        const again = random.of(entity, occasion);
        assert.deepEqual([again.next(), again.next(), again.next()], wanted);
      },
    ),
  );
});

test('no two of many entities draw alike, nor does one for two purposes or seeds', () => {
  const streams = [
    new KeyedRandom(1, 'libraries/name'),
    new KeyedRandom(1, 'libraries/birth'),
    new KeyedRandom(2, 'libraries/name'),
  ];
  const seen = new Set<string>();
  let drawn = 0;
  for (const stream of streams) {
    for (let entity = 0; entity < 30_000; entity++) {
      for (const occasion of [0, 1, 20_000]) {
        const random = stream.of(entity, occasion);
        seen.add(`${random.next()} ${random.next()}`);
        drawn += 1;
      }
    }
  }
  assert.equal(seen.size, drawn);
});

test('first draws of neighbours are uniform and unrelated', () => {
  const random = new KeyedRandom(5, 'first');
  const n = 200_000;
  const bins = new Array<number>(20).fill(0);
  let products = 0;
  let last = 0.5;
  for (let entity = 0; entity < n; entity++) {
    const value = random.of(entity).next();
    const bin = Math.floor(value * 20);
    bins[bin] = (bins[bin] ?? 0) + 1;
    products += (value - 0.5) * (last - 0.5);
    last = value;
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - n / 20) ** 2 / (n / 20), 0);
  // The 99.99% point of chi-square with 19 degrees of freedom is 50.8.
  assert.ok(chiSquare < 50.8, `chi-square ${chiSquare}`);
  // The correlation of independent draws has a standard deviation of 1/sqrt(n).
  assert.ok(Math.abs((products / n) * 12) < 4.5 / Math.sqrt(n));
});

test('a hash is in [0, 1) as a unit, and purposes with other names are others', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), fc.integer(), (seed, a, b, c) => {
      const value = unit(hash4(seed, a, b, c));
      assert.ok(value >= 0 && value < 1);
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      if (one !== other) assert.notEqual(purpose(one), purpose(other));
    }),
  );
});

test('columns hold what was put in them, however many', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 5000 }), (values) => {
      const column = new Column();
      for (const value of values) column.push(value);
      assert.equal(column.length, values.length);
      for (const [index, value] of values.entries()) assert.equal(column.get(index), value);
    }),
    { numRuns: 20 },
  );
  const table = new Table(['a', 'b']);
  assert.equal(table.add({ a: 1, b: 2 }), 0);
  assert.equal(table.add({ a: 3, b: 4 }), 1);
  table.set('a', 0, 7);
  assert.deepEqual([table.get('a', 0), table.get('b', 1), table.length], [7, 4, 2]);
  table.clear();
  assert.equal(table.length, 0);
});

test('a text has one number, and no number no text', () => {
  const texts = new Texts();
  const number = texts.number('Smith');
  assert.equal(texts.number('Jones') === number, false);
  assert.equal(texts.number('Smith'), number);
  assert.equal(texts.text(number), 'Smith');
  assert.equal(texts.text(-1), '');
});
