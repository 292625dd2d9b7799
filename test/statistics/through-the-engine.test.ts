import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReeveError } from '../../src/kernel/index.ts';
import { type LinkOptions, type LinkResult, linkRecords } from '../../src/linkage/link.ts';
import type { MatchModel } from '../../src/linkage/model/match-model.ts';
import { termFrequencyClass } from '../../src/linkage/model/term-frequency.ts';
import {
  type Random,
  seededRandom,
  weightedDraw,
  zipfWeights,
} from '../../src/synthetic/random.ts';
import { type KnownColumn, type KnownRecords, load, makeRecords } from './known-records.ts';

const uniform =
  (name: string, values: number) =>
  (random: Random): string =>
    `${name}${random.below(values)}`;

const columns: Record<string, KnownColumn> = {
  a: { draw: uniform('a', 200), error: 0.1 },
  b: { draw: uniform('b', 500), error: 0.05, missing: 0.1 },
  c: { draw: uniform('c', 40), error: 0.2 },
  d: { draw: uniform('d', 1000), error: 0.3, missing: 0.3 },
  e: { draw: uniform('e', 2), error: 0.02 },
};
/** Share of values that agree by chance: one over the number of values, all equally likely. */
const chance: Record<string, number> = { a: 1 / 200, b: 1 / 500, c: 1 / 40, d: 1 / 1000, e: 1 / 2 };
const PEOPLE = 6000;
const TWICE = 3000;
const known = makeRecords(columns, PEOPLE, TWICE, seededRandom(11));
const RANDOM_PAIRS = 300_000;
const RECORDS = PEOPLE + TWICE;
const COMPARABLE = (RECORDS * (RECORDS - 1)) / 2;

function model(change: Partial<MatchModel> = {}): MatchModel {
  const names = Object.keys(columns);
  return {
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: Object.fromEntries(names.map((name) => [name, { from: name }])),
    comparisons: names.map((name) => ({
      name,
      levels: [{ when: { exact: name } }, { when: 'else' }],
    })),
    blocking: [
      { on: ['a', 'b'] },
      { on: ['b', 'c'] },
      { on: ['a', 'd'] },
      { on: ['b', 'd'] },
      { on: ['a', 'c'] },
    ],
    training: { randomPairs: RANDOM_PAIRS },
    ...change,
  };
}

async function link(
  records: KnownRecords,
  wanted: MatchModel,
  options: LinkOptions = {},
  threads = 2,
): Promise<LinkResult> {
  const { engine, input } = await load(records, threads);
  try {
    return await linkRecords(engine, wanted, input, options);
  } finally {
    await engine.close();
  }
}

/** Four standard errors of a share counted among `n`. */
const within = (share: number, n: number): number => 4 * Math.sqrt((share * (1 - share)) / n);

function assertClose(
  found: number | undefined,
  truth: number,
  tolerance: number,
  what: string,
): void {
  assert.ok(
    found !== undefined && Math.abs(found - truth) <= tolerance,
    `${what}: ${found}, truth ${truth} within ${tolerance}`,
  );
}

test('known error rates come back as m, known value counts as u, known duplicates as prior', async () => {
  const { parameters, training } = await link(known, model());
  Object.entries(columns).forEach(([name, { error }], k) => {
    const matches = training?.origins[k]?.matches ?? 0;
    assert.ok(matches > 300, `${name}: ${matches} matches`);
    // A rule finds the matches that agree on it, so the sessions together see fewer than all.
    const seen = Math.min(matches, TWICE);
    assertClose(parameters.m[k]?.[0], 1 - error, within(error, seen / 2) + 0.005, `m of ${name}`);
    const agreeByChance = chance[name] ?? 0;
    assertClose(
      parameters.u[k]?.[0],
      agreeByChance,
      within(agreeByChance, RANDOM_PAIRS) + 0.02 * agreeByChance,
      `u of ${name}`,
    );
  });
  const findable = matchesFoundBy([
    ['a', 'b'],
    ['b', 'c'],
    ['a', 'd'],
    ['b', 'd'],
    ['a', 'c'],
  ]);
  assertClose(parameters.prior, findable / COMPARABLE, (0.02 * findable) / COMPARABLE, 'prior');
  assert.deepEqual(training?.notes, []);
});

/** Second records that agree with the first on all columns of some rule: what blocking can find. */
function matchesFoundBy(rules: readonly (readonly string[])[]): number {
  return known.person.filter((person, i) => {
    if (i === 0 || known.person[i - 1] !== person) return false;
    return rules.some((rule) =>
      rule.every((name) => {
        const values = known.columns[name] ?? [];
        return values[i] !== null && values[i] === values[i - 1];
      }),
    );
  }).length;
}

test('the same seed gives the same parameters to the last bit, on one thread and on two', async () => {
  const skewed = makeRecords(
    { ...columns, a: { draw: weightedDraw(names('a', 300), zipfWeights(300, 1)), error: 0.1 } },
    3000,
    1500,
    seededRandom(12),
  );
  const wanted = model({
    comparisons: model().comparisons.map((comparison) =>
      comparison.name === 'a' || comparison.name === 'd'
        ? {
            ...comparison,
            levels: [
              { when: { exact: comparison.name }, termFrequency: { column: comparison.name } },
              { when: 'else' },
            ],
          }
        : comparison,
    ),
    deterministic: [{ on: ['a', 'b', 'c'], precision: 0.99, use: 'prior' }],
    training: { seed: 7, randomPairs: 200_000, recall: 0.65 },
  });
  const one = await link(skewed, wanted, {}, 1);
  const two = await link(skewed, wanted, {}, 2);
  assert.deepEqual(two.parameters, one.parameters);
  assert.deepEqual(two.plan.model.termFrequencies, one.plan.model.termFrequencies);
  assert.deepEqual(two.scored, one.scored);
  assert.deepEqual(two.clusters, one.clusters);
  const elsewhere = await link(skewed, { ...wanted, training: { ...wanted.training, seed: 8 } });
  assert.notDeepEqual(elsewhere.parameters.u, one.parameters.u);
});

const names = (name: string, values: number): string[] =>
  Array.from({ length: values }, (_, i) => `${name}${i}`);

test('the weight of agreeing on a value comes back: m over the frequency of that value', async () => {
  const values = names('s', 400);
  const shares = zipfWeights(400, 1.1);
  const draw = weightedDraw(values, shares);
  const records = makeRecords(
    { ...columns, a: { draw, error: 0.1 } },
    8000,
    4000,
    seededRandom(13),
  );
  const wanted = model({
    comparisons: model().comparisons.map((comparison) =>
      comparison.name === 'a'
        ? {
            ...comparison,
            levels: [{ when: { exact: 'a' }, termFrequency: { column: 'a' } }, { when: 'else' }],
          }
        : comparison,
    ),
  });
  const { weights } = await link(records, wanted);
  const size = records.person.length;
  for (const rank of [0, 1, 3, 10, 30, 100]) {
    const share = (records.columns.a ?? []).filter((value) => value === values[rank]).length / size;
    const digit = 1 + termFrequencyClass(share);
    // Matches agree on this value with m x share, others with share squared.
    const truth = Math.log2(0.9 / share);
    // A class is one power of two wide, and holds values half a bit to either side of its mean.
    assertClose(weights.cells[0]?.[digit], truth, 0.65, `weight of value ${rank}`);
  }
});

test('deterministic rules and their recall give the prior', async () => {
  // Matches agree on a, b, c and e with these shares; b has to be there in both records.
  const recall = 0.9 * (0.95 * 0.81) * 0.8 * 0.98;
  const wanted = model({
    deterministic: [
      { on: ['a', 'b', 'c', 'e'], use: 'prior' },
      { on: ['a', 'b', 'c', 'd', 'e'], precision: 1, use: 'prior' },
    ],
    training: { recall, randomPairs: RANDOM_PAIRS },
  });
  const { parameters, training, pairsByRule } = await link(known, wanted);
  assert.equal(training?.priorOrigin, 'rules');
  assertClose(parameters.prior, TWICE / COMPARABLE, (0.04 * TWICE) / COMPARABLE, 'prior');
  assert.equal(pairsByRule.length, 5, 'a rule for the prior finds no candidates');
});

test('the precision of a rule counts, and a pair that two rules find counts once', async () => {
  const rule = { on: ['a', 'b', 'e'], use: 'prior' } as const;
  const alone = await link(
    known,
    model({ deterministic: [rule], training: { recall: 0.7, randomPairs: 10_000 } }),
  );
  const twice = await link(
    known,
    model({ deterministic: [rule, rule], training: { recall: 0.7, randomPairs: 10_000 } }),
  );
  const half = await link(
    known,
    model({
      deterministic: [{ ...rule, precision: 0.5 }],
      training: { recall: 0.7, randomPairs: 10_000 },
    }),
  );
  assert.equal(twice.parameters.prior, alone.parameters.prior);
  assertClose(half.parameters.prior, alone.parameters.prior / 2, 1e-15, 'prior');
});

test('a recall that makes more matches than pairs is refused', async () => {
  const wanted = model({
    deterministic: [{ on: ['e'], use: 'prior' }],
    training: { recall: 0.01, randomPairs: 1000 },
  });
  await assert.rejects(link(known, wanted), (error: unknown) => {
    assert.ok(error instanceof ReeveError);
    assert.equal(error.code, 'training/prior');
    assert.equal(error.location.field, 'training.recall');
    return true;
  });
});

test('m is counted from a column that names the person, or from pairs', async () => {
  const wanted = model({ training: { randomPairs: 10_000 } });
  const byColumn = await link(known, wanted, { labels: { personColumn: 'person' } });
  const l: number[] = [];
  const r: number[] = [];
  known.person.forEach((person, i) => {
    if (i > 0 && known.person[i - 1] === person) {
      l.push(i);
      r.push(i - 1);
    }
  });
  const byPairs = await link(known, wanted, { labels: { l, r } });
  assert.deepEqual(byPairs.parameters, byColumn.parameters);
  assert.ok(byPairs.training?.origins.every(({ m }) => m === 'labels'));
  Object.entries(columns).forEach(([name, { error, missing }], k) => {
    const matches = byPairs.training?.origins[k]?.matches ?? 0;
    assertClose(matches, TWICE * (1 - (missing ?? 0)) ** 2, 200, `labels of ${name}`);
    assertClose(
      byPairs.parameters.m[k]?.[0],
      1 - error,
      within(error, matches) + 0.001,
      `m of ${name}`,
    );
  });
});

test('labels that name no record, the same record twice or no column are refused', async () => {
  const cases: [LinkOptions['labels'] & object, RegExp][] = [
    [{ l: [0], r: [300] }, /record 300, which does not exist/],
    [{ l: [4], r: [4] }, /pairs record 4 with itself/],
    [{ l: [1, 2], r: [3] }, /differ in length/],
    [{ l: [], r: [] }, /no pair that may match/],
    [{ personColumn: 'nobody' }, /no column "nobody"/],
  ];
  const { engine, input } = await load(makeRecords(columns, 200, 100, seededRandom(14)), 2);
  try {
    for (const [labels, message] of cases) {
      await assert.rejects(linkRecords(engine, model(), input, { labels }), (error: unknown) => {
        assert.ok(error instanceof ReeveError);
        assert.equal(error.code, 'training/labels');
        assert.match(error.message, message);
        return true;
      });
    }
  } finally {
    await engine.close();
  }
});

test('a session leaves out a comparison whose values stand inside the blocked column', async () => {
  const records: KnownRecords = {
    ...known,
    columns: {
      ...known.columns,
      full: (known.columns.a ?? []).map((a, i) =>
        `${a ?? ''} ${known.columns.b?.[i] ?? ''}`.trim(),
      ),
    },
  };
  const wanted = model({
    columns: { ...model().columns, full: { from: 'full' } },
    training: { randomPairs: 10_000 },
    blocking: [{ on: ['full'] }, { on: ['b', 'c'] }, { on: ['a', 'd'] }],
  });
  const { training } = await link(records, wanted);
  const session = training?.sessions.find(({ rule }) => rule === 'full');
  assert.deepEqual(session?.trained, ['c', 'd', 'e']);
});
