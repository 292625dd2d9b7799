import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ReeveError } from '../../src/kernel/index.ts';
import type { Attribute } from '../../src/linkage/automatic/attributes.ts';
import { blockingKeys } from '../../src/linkage/automatic/blocking-keys.ts';
import { chooseRules, possibleRules } from '../../src/linkage/automatic/blocking-rules.ts';
import { chooseModel } from '../../src/linkage/automatic/choose-model.ts';
import { seededRandom } from '../../src/synthetic/index.ts';
import { engineWith, type TextColumns } from './people-in-engine.ts';

const random = seededRandom(5);
const pick = (values: readonly string[]): string =>
  values[Math.floor(random.next() * values.length)] ?? '';
const FIRST = ['Anna', 'Oliver', 'Priya', 'Mohammed', 'Grace', 'Jack', 'Zofia', 'Kwame', 'Emily'];
const LAST = ['Smith', 'Patel', 'Khan', 'Jones', 'Okafor', 'Nowak', 'Begum', 'Taylor', 'Evans'];

function people(count: number): Record<string, string[]> {
  const make = (value: () => string): string[] => Array.from({ length: count }, value);
  const given = make(() => pick(FIRST));
  const surname = make(() => pick(LAST));
  return {
    ref: given.map((_, i) => `R${10_000 + i}`),
    forename: given,
    surname,
    full_name: given.map((name, i) => `${name} ${surname[i]}`),
    dob: make(() => {
      const day = (most: number): string =>
        String(1 + Math.floor(random.next() * most)).padStart(2, '0');
      return `${1940 + Math.floor(random.next() * 70)}-${day(12)}-${day(28)}`;
    }),
    country: make(() => 'UK'),
  };
}

async function choose(columns: TextColumns, pairBudget?: number) {
  const { engine, input } = await engineWith(columns);
  try {
    return await chooseModel(engine, input, {
      linkType: 'dedupe',
      ...(pairBudget === undefined ? {} : { pairBudget }),
    });
  } finally {
    await engine.close();
  }
}

it('compares what tells people apart, each thing once, and says why the rest is left', async () => {
  const { model, choices } = await choose(people(400));
  assert.deepEqual(
    model.comparisons.map(({ name }) => name),
    ['forename', 'surname', 'dob'],
  );
  const why = (column: string): string =>
    choices.find(({ what }) => what === `"${column}" is not compared`)?.why ?? '';
  assert.match(why('ref'), /key/);
  assert.match(why('full_name'), /repeats "forename", "surname"/);
  assert.match(why('country'), /.+/);
});

it('compares all pairs of a small file, and says so', async () => {
  const { model, choices } = await choose(people(300));
  assert.deepEqual(model.blocking.at(-1), { description: 'all pairs', on: ["'all'"] });
  assert(choices.some(({ what }) => what === 'Compare all pairs'));
});

it('keeps to the budget of pairs', async () => {
  const { model } = await choose(people(3000), 60_000);
  assert(model.blocking.length > 0);
  assert(
    !model.blocking.some(({ on }) => on.length === 1 && on[0] === 'surname'),
    'a million pairs',
  );
});

it('refuses a file in which nothing tells people apart', async () => {
  const columns = { ref: people(50).ref ?? [], country: Array.from({ length: 50 }, () => 'UK') };
  await assert.rejects(choose(columns), (error: unknown) => {
    assert(error instanceof ReeveError);
    assert.equal(error.code, 'automatic/nothing-to-compare');
    assert.match(error.message, /"ref" is not compared/);
    return true;
  });
});

it('the same data give the same model', async () => {
  const columns = people(500);
  assert.deepEqual((await choose(columns)).model, (await choose(columns)).model);
});

const attribute = (name: string, kind: Attribute['kind'], coverage = 1): Attribute => ({
  name,
  kind,
  coverage,
  distinct: 100,
  definition: { from: name },
});

it('a rule is chosen for the matches that no earlier rule finds, not for its own', () => {
  const keys = blockingKeys([
    attribute('surname', 'surname'),
    attribute('dob', 'date-of-birth'),
    attribute('phone', 'phone'),
  ]);
  const candidates = possibleRules(keys).map((rule) => ({ keys: rule, pairs: 1000 }));
  const { rules, recall } = chooseRules(candidates, 1_000_000);
  const gains = rules.map(({ gain }) => gain);
  assert.deepEqual(
    gains,
    [...gains].sort((a, b) => b - a),
  );
  assert(recall > 0.85 && recall <= 1, `recall ${recall}`);
  assert(Math.abs(recall - gains.reduce((a, b) => a + b, 0)) < 1e-9);
});

it('a column that few records have finds few matches', () => {
  const recallWith = (coverage: number): number => {
    const keys = blockingKeys([attribute('phone', 'phone', coverage)]);
    const candidates = possibleRules(keys).map((rule) => ({ keys: rule, pairs: 10 }));
    return chooseRules(candidates, 1000).recall;
  };
  assert(recallWith(0.3) < 0.25 * recallWith(1));
});
