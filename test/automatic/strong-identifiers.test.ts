import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type ChosenModel, chooseModel } from '../../src/linkage/automatic/choose-model.ts';
import { evaluateClusters } from '../../src/linkage/explain/evaluate.ts';
import { linkRecords } from '../../src/linkage/link.ts';
import { generatePeople, PERSON_COLUMNS, seededRandom } from '../../src/synthetic/index.ts';
import { engineWith, type TextColumns } from './people-in-engine.ts';

/*
 * The same people with and without numbers of their own and of their homes: the
 * first say who, the second where. A number of the home that is taken for one of
 * the person makes one person of a family.
 */
const people = [...generatePeople({ records: 2500, seed: 47 })];
const numbers = new Map([...new Set(people.map(({ cluster }) => cluster))].map((c, n) => [c, n]));
const classes = Int32Array.from(people, ({ cluster }) => numbers.get(cluster) ?? -1);
const plain: TextColumns = Object.fromEntries(
  PERSON_COLUMNS.map((name) => [name, people.map((person) => person[name] || null)]),
);

/** One in four records has none, three in a hundred one with a wrong digit. */
function ninos(): (string | null)[] {
  const random = seededRandom(3);
  return people.map(({ cluster }) => {
    const n = numbers.get(cluster) ?? 0;
    const prefix = `${'JKLMNPRSTW'[n % 10]}${'ABCEGHJ'[n % 7]}`;
    const digits = String(100_000 + 37 * n);
    const drawn = random.next();
    if (drawn < 0.25) return null;
    const typed = drawn < 0.28 ? `${digits.slice(0, 5)}${(Number(digits[5]) + 1) % 10}` : digits;
    return `${prefix} ${typed} ${'ABCD'[n % 4]}`;
  });
}

/** Each home its number, in one record of five none, with zeros in half the others. */
function uprns(): (string | null)[] {
  const random = seededRandom(4);
  const homes = new Map<string, number>();
  return people.map(({ address, postcode }) => {
    const home = `${/[0-9]+/.exec(address)?.[0] ?? ''} ${postcode.replaceAll(' ', '').toUpperCase()}`;
    if (address === '' || postcode === '') return null;
    const known = homes.get(home) ?? homes.size;
    homes.set(home, known);
    if (random.next() < 0.2) return null;
    return `${random.next() < 0.5 ? '0' : ''}${10_003_000_000 + 3 * known}`;
  });
}

async function run(columns: TextColumns) {
  const { engine, input } = await engineWith(columns);
  try {
    const chosen = await chooseModel(engine, input, {
      linkType: 'dedupe',
      seed: 1,
      kind: 'any',
    });
    const { clusters } = await linkRecords(engine, chosen.model, input, {
      whenDegenerate: 'assume',
    });
    return { chosen, ...evaluateClusters(clusters, { classes }) };
  } finally {
    await engine.close();
  }
}

describe('zero configuration on files with strong identifiers', () => {
  type Outcome = { chosen: ChosenModel; precision: number; recall: number };
  let without: Outcome;
  let withNino: Outcome;
  let withUprn: Outcome;
  before(async () => {
    without = await run(plain);
    withNino = await run({ ...plain, ni_number: ninos() });
    withUprn = await run({ ...plain, uprn: uprns() });
  });

  it('compares National Insurance numbers, which find people who have moved or married', () => {
    const { columns } = withNino.chosen.model;
    assert.deepEqual(columns.ni_number, { from: 'ni_number', standardise: 'nino' });
    assert(withNino.recall > without.recall, `${withNino.recall} of ${without.recall}`);
    assert(
      withNino.precision >= without.precision,
      `${withNino.precision} of ${without.precision}`,
    );
  });

  it('takes the UPRN for a part of the home, told once', () => {
    const { comparisons, columns } = withUprn.chosen.model;
    assert.deepEqual(columns.uprn, { from: 'uprn', standardise: 'uprn' });
    assert(!comparisons.some(({ name }) => name === 'uprn'));
    const home = comparisons.find(({ name }) => name === 'address');
    assert.equal(home?.about, 'household');
    assert.deepEqual(home?.levels[0]?.when, { exact: 'uprn' });
  });

  it('makes no one person of a family by its UPRN', () => {
    const { precision, recall } = withUprn;
    assert(precision > without.precision - 0.002, `${precision} of ${without.precision}`);
    assert(recall > without.recall - 0.002, `${recall} of ${without.recall}`);
  });
});
