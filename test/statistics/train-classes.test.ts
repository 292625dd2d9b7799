import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BlockingRule, Condition, MatchModel } from '../../src/linkage/model/match-model.ts';
import { type ModelPlan, planModel } from '../../src/linkage/model/plan.ts';
import { TERM_FREQUENCY_CLASSES } from '../../src/linkage/model/term-frequency.ts';
import type { PatternCounts } from '../../src/linkage/train/pattern-counts.ts';
import { trainParameters } from '../../src/linkage/train/train.ts';
import { trainClasses } from '../../src/linkage/train/train-classes.ts';

const [COMMON, RARE] = [4, 16];

/** Shares by class: 0.2 of all values are common, and 0.8 rare. */
const byClass = (common: number, rare: number): number[] =>
  Array.from({ length: TERM_FREQUENCY_CLASSES }, (_, c) =>
    c === COMMON ? common : c === RARE ? rare : 0,
  );

const nearly = {
  when: { jaroWinkler: 'name', atLeast: 0.9 },
  termFrequency: { column: 'name' },
};

/** A name by frequency, and a number that tells one person from another without a doubt. */
function planOf(
  blocking: readonly BlockingRule[],
  when: Condition = { exact: 'name' },
  again = false,
): ModelPlan {
  const model: MatchModel = {
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: { name: { from: 'name' }, other: { from: 'other' }, number: { from: 'number' } },
    comparisons: [
      { name: 'name', levels: [{ when, termFrequency: { column: 'name' } }, { when: 'else' }] },
      { name: 'number', levels: [{ when: { exact: 'number' } }, { when: 'else' }] },
      ...(again ? [{ name: 'other', levels: [nearly, { when: 'else' as const }] }] : []),
    ],
    blocking,
    termFrequencies: {
      name: { total: 1000, counts: {}, share: byClass(0.2, 0.8), agreement: byClass(0.5, 0.5) },
    },
  };
  return planModel(model);
}

/** Pairs of which both agree on a common or rare name, by whether their numbers do. */
function patterns(plan: ModelPlan, counts: readonly [string, boolean, number][]): PatternCounts {
  const cells = plan.comparisons[0]?.cells ?? [];
  const width = plan.comparisons.length;
  const digitOf = (kind: string): number =>
    1 + cells.findIndex((cell) => cell.termFrequencyClass === (kind === 'common' ? COMMON : RARE));
  return {
    size: counts.length,
    width,
    digits: Uint8Array.from(
      counts.flatMap(([kind, same]) => [digitOf(kind), same ? 1 : 2, 0].slice(0, width)),
    ),
    rules: Int32Array.from(counts, () => 1),
    counts: Float64Array.from(counts, ([, , n]) => n),
  };
}

const parameters = {
  m: [Float64Array.of(0.9, 0.1), Float64Array.of(0.999999, 0.000001)],
  u: [Float64Array.of(0.001, 0.999), Float64Array.of(1e-9, 1 - 1e-9)],
  prior: 1e-3,
};

const counted: readonly [string, boolean, number][] = [
  ['common', true, 100_000],
  ['common', false, 900_000],
  ['rare', true, 900_000],
  ['rare', false, 100_000],
];

const assumedBy = ({ model }: ModelPlan) => model.termFrequencies ?? {};

describe('how common the values are that matches and others agree on', () => {
  it('is counted among the pairs of a rule on the value, matches apart from others', () => {
    const plan = planOf([{ on: ['name'] }, { on: ['number'] }]);
    const { name } = trainClasses(plan, assumedBy(plan), patterns(plan, counted), parameters);
    const shares = (values: readonly number[] | undefined) =>
      [COMMON, RARE].map((c) => (values?.[c] ?? 0).toFixed(3));
    assert.deepEqual(shares(name?.share), ['0.100', '0.900']);
    assert.deepEqual(shares(name?.agreement), ['0.900', '0.100']);
    assert.equal(name?.total, 1000);
  });

  it('is what frequencies say where hardly a pair is counted', () => {
    const plan = planOf([{ on: ['name'] }]);
    const { name } = trainClasses(
      plan,
      assumedBy(plan),
      patterns(plan, [['common', false, 1]]),
      parameters,
    );
    assert.ok(Math.abs((name?.share[COMMON] ?? 0) - 0.2) < 0.01, `${name?.share[COMMON]}`);
    assert.ok(Math.abs((name?.agreement[COMMON] ?? 0) - 0.5) < 0.05, `${name?.agreement[COMMON]}`);
  });

  it('is what frequencies say as much in the last round as in the first', () => {
    const plan = planOf([{ on: ['name'] }, { on: ['number'] }]);
    const few: typeof counted = [...counted.slice(0, 3), ['rare', false, 5]];
    const blocked = patterns(plan, few);
    // Strangers drawn at random share neither name nor number.
    const other = plan.comparisons[0]?.cells.length ?? 0;
    const random = {
      ...{ size: 1, width: 2, digits: Uint8Array.of(other, 2) },
      ...{ rules: Int32Array.of(0), counts: Float64Array.of(1e6) },
    };
    const { plan: trained } = trainParameters(plan, {
      random,
      blocked,
      comparablePairs: 1e12,
      whenDegenerate: 'assume',
    });
    const found = trained.model.termFrequencies?.name?.agreement[RARE] ?? 0;
    // Of 900,000 strangers, five and the half of twenty pairs that frequencies say.
    assert.ok(found > 1e-5 && found < 3e-5, `${found}`);
  });

  for (const [why, plan] of [
    ['no rule blocks on the value alone', planOf([{ on: ['name', 'other'] }, { on: ['number'] }])],
    ['a rule takes the value apart', planOf([{ on: ['left(name, 3)'] }])],
    ['another level goes by the same values', planOf([{ on: ['name'] }], { exact: 'name' }, true)],
    [
      'other values are at the level too',
      planOf([{ on: ['name'] }], { jaroWinkler: 'name', atLeast: 0.9 }),
    ],
  ] as const) {
    it(`is left as frequencies have it where ${why}: not every pair is a candidate`, () => {
      assert.deepEqual(
        trainClasses(plan, assumedBy(plan), patterns(plan, counted), parameters),
        {},
      );
    });
  }
});
