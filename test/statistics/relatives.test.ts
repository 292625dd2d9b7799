import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MatchModel } from '../../src/linkage/model/match-model.ts';
import { planModel } from '../../src/linkage/model/plan.ts';
import { patternWeight, relativesPart, weightTable } from '../../src/linkage/score/weights.ts';
import { expectationMaximisation } from '../../src/linkage/train/expectation-maximisation.ts';
import { groupPatterns } from '../../src/linkage/train/grouped-patterns.ts';
import {
  AGREEING_RELATIVES,
  cellTable,
  type Parameters,
} from '../../src/linkage/train/parameters.ts';

/*
 * Matches, relatives and strangers in known shares. Relatives agree on the
 * household's as one person's records do, and on the person's by chance, but for
 * the few who share a name or a birthday.
 */
const COMPARISONS = [
  { name: 'first_name', about: 'person', m: 0.9, u: 0.01 },
  { name: 'dob', about: 'person', m: 0.95, u: 0.001 },
  { name: 'surname', about: 'household', m: 0.92, u: 0.02 },
  { name: 'address', about: 'household', m: 0.8, u: 0.005 },
  { name: 'phone', about: 'household', m: 0.7, u: 0.002 },
] as const;
const SHARES = { match: 0.15, relatives: 0.25, strangers: 0.6 };

const model: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: Object.fromEntries(COMPARISONS.map(({ name }) => [name, { from: name }])),
  comparisons: COMPARISONS.map(({ name, about }) => ({
    name,
    about,
    levels: [{ when: { exact: name } }, { when: 'else' }],
  })),
  blocking: [{ on: ['surname'] }],
};
const plan = planModel(model);
const cells = cellTable(plan);
const active = COMPARISONS.map(() => true);

const personal = COMPARISONS.map((each, k) => ({ ...each, k })).filter(
  ({ about }) => about === 'person',
);

/** How likely a pattern of agreements is, for each kind of pair. */
function likelihoods(agrees: readonly boolean[]) {
  const chance = (k: number): number => {
    const share = COMPARISONS[k]?.u ?? 0;
    return agrees[k] ? share : 1 - share;
  };
  const likeOnePerson = (k: number): number => {
    const share = COMPARISONS[k]?.m ?? 0;
    return agrees[k] ? share : 1 - share;
  };
  const product = (of: (k: number) => number, which: (about: string) => boolean): number =>
    COMPARISONS.reduce((all, { about }, k) => (which(about) ? all * of(k) : all), 1);
  const strangersByPerson = product(chance, (about) => about === 'person');
  // One thing at a time runs in a family: it is as one person's, and the others are chance.
  const family = personal.reduce(
    (sum, { k }) => sum + (AGREEING_RELATIVES * strangersByPerson * likeOnePerson(k)) / chance(k),
    (1 - AGREEING_RELATIVES * personal.length) * strangersByPerson,
  );
  return {
    match: SHARES.match * product(likeOnePerson, () => true),
    relatives: SHARES.relatives * family * product(likeOnePerson, (about) => about === 'household'),
    strangers: SHARES.strangers * product(chance, () => true),
  };
}

const agreements = (pattern: number): boolean[] =>
  COMPARISONS.map((_, k) => ((pattern >> k) & 1) === 0);

/** Every pattern with its expected count among a million pairs. */
function expectedPatterns() {
  const width = COMPARISONS.length;
  const size = 2 ** width;
  const digits = new Uint8Array(size * width);
  const counts = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const agrees = agreements(i);
    digits.set(
      agrees.map((same) => (same ? 1 : 2)),
      i * width,
    );
    const { match, relatives, strangers } = likelihoods(agrees);
    counts[i] = 1e6 * (match + relatives + strangers);
  }
  return { size, width, digits, rules: new Int32Array(size).fill(1), counts };
}

const levels = (share: number): Float64Array => Float64Array.of(share, 1 - share);
const u = COMPARISONS.map((each) => levels(each.u));

function train(relatives: number | undefined) {
  const start: Parameters = {
    m: COMPARISONS.map(() => levels(0.7)),
    u,
    prior: 0.1,
    ...(relatives === undefined ? {} : { relatives }),
  };
  return expectationMaximisation(groupPatterns(expectedPatterns(), cells, active), start, {
    estimateU: false,
    estimatePrior: true,
    maxIterations: 20_000,
    tolerance: 1e-10,
  });
}

describe('pairs of relatives among the pairs', () => {
  it('m, the share of matches and the share of relatives come back', () => {
    const found = train(0.1);
    assert(found.converged);
    assert(Math.abs(found.prior - SHARES.match) < 1e-4, `prior ${found.prior}`);
    assert(Math.abs((found.relatives ?? 0) - SHARES.relatives) < 1e-3);
    COMPARISONS.forEach(({ name, m }, k) => {
      const trained = found.m[k]?.[0] ?? 0;
      assert(Math.abs(trained - m) < 1e-3, `m of ${name} is ${trained}, not ${m}`);
    });
  });

  it('without a class for them, EM takes relatives for matches', () => {
    const found = train(undefined);
    assert(found.prior > 2 * SHARES.match, `prior ${found.prior}`);
    assert((found.m[0]?.[0] ?? 1) < 0.6, 'the first name of a match seems to differ half the time');
  });

  it('a pair that agrees on all of the household and nothing of the person is no match', () => {
    const parameters = {
      m: COMPARISONS.map((each) => levels(each.m)),
      u,
      prior: 1e-4,
    };
    const relatives = Uint8Array.of(2, 2, 1, 1, 1);
    const person = Uint8Array.of(1, 1, 1, 1, 1);
    const stranger = Uint8Array.of(1, 1, 2, 2, 2);
    const without = weightTable(plan, parameters);
    const table = weightTable(plan, { ...parameters, relatives: 1e-4 });
    assert(patternWeight(table, relatives, 0) < -5);
    assert(patternWeight(table, relatives, 0) < patternWeight(without, relatives, 0) - 2);
    assert(patternWeight(table, person, 0) > 5);
    // Who has moved away from home is judged as before.
    assert(Math.abs(relativesPart(table, stranger, 0)) < 0.1);
  });

  it('the weight is the log odds of a match against strangers and relatives together', () => {
    const found = train(0.1);
    const table = weightTable(plan, found);
    const patterns = expectedPatterns();
    for (let i = 0; i < patterns.size; i++) {
      const { match, relatives, strangers } = likelihoods(agreements(i));
      const truth = Math.log2(match / (relatives + strangers));
      const weight = patternWeight(table, patterns.digits, i * patterns.width);
      assert(Math.abs(weight - truth) < 0.1, `pattern ${i}: ${weight}, not ${truth}`);
    }
  });
});
