import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReeveError } from '../../src/kernel/index.ts';
import { expectationMaximisation } from '../../src/linkage/train/expectation-maximisation.ts';
import { groupPatterns } from '../../src/linkage/train/grouped-patterns.ts';
import { cellTable } from '../../src/linkage/train/parameters.ts';
import type { PatternCounts } from '../../src/linkage/train/pattern-counts.ts';
import { startingM } from '../../src/linkage/train/starting-values.ts';
import { type TrainingInput, trainParameters } from '../../src/linkage/train/train.ts';
import { seededRandom } from '../../src/synthetic/random.ts';
import {
  expectedPatterns,
  foundByRules,
  largestError,
  parametersOf,
  planFor,
  sampledPatterns,
  type Truth,
} from './known-truth.ts';

/** A file of people: names, date of birth and postcode tell, the last hardly does. */
const people: Truth = {
  m: [
    [0.85, 0.1, 0.05],
    [0.9, 0.06, 0.04],
    [0.92, 0.05, 0.03],
    [0.7, 0.05, 0.25],
    [0.95, 0.05],
  ],
  u: [
    [0.02, 0.03, 0.95],
    [0.01, 0.02, 0.97],
    [0.0005, 0.01, 0.9895],
    [0.002, 0.003, 0.995],
    [0.5, 0.5],
  ],
  prior: 2e-5,
};

const ALL_PAIRS = 2e9;
const rules = [[0, 1], [2], [1, 3]];

function inputFor(truth: Truth, blocking: readonly (readonly number[])[]): TrainingInput {
  return {
    random: expectedPatterns(truth, 1_000_000, blocking),
    blocked: foundByRules(expectedPatterns(truth, ALL_PAIRS, blocking)),
    comparablePairs: ALL_PAIRS,
  };
}

const refusal = (reason: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ReeveError);
  assert.equal(error.code, 'training/degenerate');
  assert.match(error.message, reason);
  assert.notEqual(error.hint, undefined);
  return true;
};

function assertNumbers(found: ReturnType<typeof trainParameters>): void {
  const { m, u, prior } = found.parameters;
  for (const levels of [...m, ...u]) {
    assert.ok(
      levels.every((value) => value > 0 && value <= 1),
      `${levels}`,
    );
    assert.ok(Math.abs(levels.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
  }
  assert.ok(prior > 0 && prior <= 0.5, `prior ${prior}`);
}

test('EM on blocked pairs with every comparison collapses: the share of matches runs to 1', () => {
  const input = inputFor(people, rules);
  const plan = planFor(people, rules);
  const naive = expectationMaximisation(
    groupPatterns(
      input.blocked,
      cellTable(plan),
      people.m.map(() => true),
    ),
    { m: startingM(plan), u: parametersOf(people).u, prior: 0.01 },
    { estimateU: false, estimatePrior: true, maxIterations: 10_000, tolerance: 1e-9 },
  );
  assert.ok(naive.prior > 0.999, `prior ${naive.prior}`);
  assert.ok(largestError(naive.m, people.m) > 0.3, 'm is nonsense too');
});

test('EM on blocked pairs that estimates u from them as well makes agreement worth nothing', () => {
  const input = inputFor(people, rules);
  const plan = planFor(people, rules);
  const naive = expectationMaximisation(
    groupPatterns(
      input.blocked,
      cellTable(plan),
      people.m.map(() => true),
    ),
    { m: startingM(plan), u: parametersOf(people).u, prior: 0.01 },
    { estimateU: true, estimatePrior: true, maxIterations: 10_000, tolerance: 1e-9 },
  );
  const truePrior = shareOfMatches(input.blocked);
  const reversed = naive.m.filter((levels, k) => (levels[0] ?? 0) <= (naive.u[k]?.[0] ?? 0));
  assert.ok(
    naive.prior > 0.999 || reversed.length > 0 || Math.abs(naive.prior - truePrior) > 0.2,
    `prior ${naive.prior} (${truePrior}), m ${naive.m.map((m) => m[0])}, u ${naive.u.map((u) => u[0])}`,
  );
});

function shareOfMatches(blocked: PatternCounts): number {
  const matchesFound = foundByRules(
    expectedPatterns({ ...people, u: people.m }, ALL_PAIRS * people.prior, rules),
  );
  const sum = (counts: Float64Array): number => counts.reduce((total, n) => total + n, 0);
  return sum(matchesFound.counts) / sum(blocked.counts);
}

test('training on the same pairs in sessions gives back the truth', () => {
  const found = trainParameters(planFor(people, rules), inputFor(people, rules));
  const { m, u, prior } = found.parameters;
  assert.ok(largestError(m, people.m) < 0.005, `m ${m.map((levels) => Array.from(levels))}`);
  assert.ok(largestError(u, people.u) < 0.0001, `u ${u.map((levels) => Array.from(levels))}`);
  // The prior counts the matches that blocking finds, which is nearly all of them.
  assert.ok(Math.abs(prior / people.prior - 1) < 0.05, `prior ${prior}`);
  assert.deepEqual(found.notes, []);
  assert.ok(found.origins.every((origin) => origin.m === 'estimated' && origin.u === 'estimated'));
});

test('what no draw shows comes back as u from the candidates', () => {
  const rare: Truth = {
    ...people,
    u: [[1e-6, 0.02, 0.98 - 1e-6], ...people.u.slice(1)],
  };
  const plan = planFor(rare, [[0], [1, 2], [2, 3]]);
  const given = inputFor(rare, [[0], [1, 2], [2, 3]]);
  // Whole pairs, as a draw has them: of a million, none agrees by chance.
  const random = { ...given.random, counts: given.random.counts.map(Math.floor) };
  const { u } = trainParameters(plan, { ...given, random }).parameters;
  const found = (u[0]?.[0] ?? 0) / 1e-6;
  assert.ok(found > 0.9 && found < 1.1, `${found} of what it is`);
});

test('a single rule on everything that tells is refused, naming what cannot be trained', () => {
  const rule = [[0, 1, 2, 3]];
  assert.throws(
    () => trainParameters(planFor(people, rule), inputFor(people, rule)),
    refusal(/uses the columns of "c0", "c1", "c2", "c3", "c4",.* cannot be trained/),
  );
});

test('a single rule that leaves only comparisons that hardly tell is refused, naming the others', () => {
  const plain: Truth = {
    m: [
      [0.9, 0.1],
      [0.9, 0.1],
      [0.52, 0.48],
      [0.31, 0.69],
    ],
    u: [
      [0.01, 0.99],
      [0.01, 0.99],
      [0.5, 0.5],
      [0.3, 0.7],
    ],
    prior: 1e-4,
  };
  const rule = [[0, 1]];
  assert.throws(
    () => trainParameters(planFor(plain, rule), inputFor(plain, rule)),
    refusal(/uses the columns of "c0", "c1", .*what tells most cannot be trained/),
  );
});

test('a session whose pairs all look like matches is refused where all comparisons deny it', () => {
  // What c3 and c4 have in common is not being the same person: neighbours agree on both.
  const neighbours: Truth = {
    m: people.m,
    u: [...people.u.slice(0, 3), [0.9, 0.05, 0.05], [0.9, 0.1]],
    prior: 0.05,
  };
  const rule = [[0, 1]];
  const plan = planFor(people, rule, {
    comparisons: planFor(people, rule).model.comparisons.map((comparison, k) =>
      k < 3
        ? {
            ...comparison,
            levels: comparison.levels.map((level, j) => ({
              ...level,
              m: people.m[k]?.[j] ?? 0,
              fixed: 'm' as const,
            })),
          }
        : comparison,
    ),
    blocking: [{ on: ['c0', 'c1', 'c2'] }],
  });
  assert.throws(
    () =>
      trainParameters(plan, {
        random: expectedPatterns({ ...people, prior: 0 }, 1_000_000),
        blocked: foundByRules(expectedPatterns(neighbours, 1e9, [[0, 1, 2]])),
        comparablePairs: 1e14,
        prior: 1e-13,
      }),
    refusal(/on "c0, c1, c2", by "c3" and "c4" alone every pair looks like a match/),
  );
});

test('told to assume, training keeps starting values where it would refuse, and says so', () => {
  const rule = [[0, 1, 2, 3]];
  const plan = planFor(people, rule);
  const found = trainParameters(plan, { ...inputFor(people, rule), whenDegenerate: 'assume' });
  assertNumbers(found);
  assert.ok(found.origins.every(({ m }) => m === 'assumed'));
  assert.match(found.notes.join('\n'), /starting values were kept/);
  assert.deepEqual(found.parameters.m.slice(0, 4), startingM(plan).slice(0, 4));
});

test('two files of different people: nothing is learnt, nothing is believed', () => {
  const strangers = { ...people, prior: 0 };
  const found = trainParameters(planFor(people, rules), {
    random: sampledPatterns(strangers, 100_000, seededRandom(1)),
    blocked: foundByRules(sampledPatterns(strangers, 200_000, seededRandom(2), rules)),
    comparablePairs: 1e6,
  });
  assertNumbers(found);
  assert.ok(found.parameters.prior < 2e-5, `prior ${found.parameters.prior}`);
  found.parameters.m.forEach((levels, k) => {
    assert.ok((levels[0] ?? 0) >= (found.parameters.u[k]?.[0] ?? 0));
  });
});

test('a file whose every candidate pair is a match is trained, not refused', () => {
  const tight: Truth = { ...people, prior: 0.999999 };
  const found = trainParameters(planFor(people, rules), {
    random: expectedPatterns({ ...people, prior: 0 }, 1_000_000),
    blocked: foundByRules(sampledPatterns(tight, 50_000, seededRandom(3), rules)),
    comparablePairs: 2e9,
  });
  assertNumbers(found);
  assert.ok(largestError(found.parameters.m, people.m) < 0.02);
  assert.ok(found.sessions.every(({ prior, sound }) => prior > 0.99 && sound));
});

test('a column that holds nothing keeps starting values, and is named', () => {
  const truth: Truth = { ...people, missing: [0, 0, 0, 0, 1] };
  const found = trainParameters(planFor(truth, rules), inputFor(truth, rules));
  assertNumbers(found);
  assert.deepEqual(
    found.origins.map(({ m, u }) => [m, u]),
    [...Array(4).fill(['estimated', 'estimated']), ['assumed', 'assumed']],
  );
  assert.match(found.notes.join('\n'), /m of "c4" is assumed/);
  assert.match(found.notes.join('\n'), /u of "c4" is assumed/);
  assert.ok(largestError(found.parameters.m.slice(0, 4), people.m.slice(0, 4)) < 0.01);
});

test('a column with one value throughout weighs nothing', () => {
  const truth: Truth = {
    ...people,
    m: [...people.m.slice(0, 4), [1, 0]],
    u: [...people.u.slice(0, 4), [1, 0]],
  };
  const found = trainParameters(planFor(truth, rules), inputFor(truth, rules));
  assertNumbers(found);
  assert.equal(found.origins[4]?.m, 'none');
  assert.deepEqual(found.parameters.m[4], found.parameters.u[4]);
  assert.match(found.notes.join('\n'), /"c4" does not tell matches from others/);
  assert.ok(largestError(found.parameters.m.slice(0, 4), people.m.slice(0, 4)) < 0.01);
});

test('a column that never agrees weighs next to nothing when it does not', () => {
  const truth: Truth = {
    ...people,
    m: [...people.m.slice(0, 4), [0, 1]],
    u: [...people.u.slice(0, 4), [0, 1]],
  };
  const found = trainParameters(planFor(truth, rules), inputFor(truth, rules));
  assertNumbers(found);
  const against = Math.log2((found.parameters.m[4]?.[1] ?? 0) / (found.parameters.u[4]?.[1] ?? 1));
  assert.ok(Math.abs(against) < 0.01, `${against} bits`);
  assert.ok(largestError(found.parameters.m.slice(0, 4), people.m.slice(0, 4)) < 0.01);
});

test('agreement that counts against a match is refused, naming the comparison', () => {
  const truth: Truth = {
    ...people,
    m: [...people.m.slice(0, 4), [0.05, 0.95]],
    u: [...people.u.slice(0, 4), [0.5, 0.5]],
  };
  assert.throws(
    () => trainParameters(planFor(truth, rules), inputFor(truth, rules)),
    refusal(/full agreement on "c4" is less likely for a match/),
  );
  const assumed = trainParameters(planFor(truth, rules), {
    ...inputFor(truth, rules),
    whenDegenerate: 'assume',
  });
  assert.equal(assumed.origins[4]?.m, 'none');
  assert.ok(largestError(assumed.parameters.m.slice(0, 4), people.m.slice(0, 4)) < 0.01);
});

test('a comparison that repeats another weighs nothing, and the others come out right', () => {
  const twice = (patterns: PatternCounts): PatternCounts => ({
    ...patterns,
    width: 6,
    digits: Uint8Array.from(
      Array.from({ length: patterns.size }, (_, i) => {
        const row = Array.from(patterns.digits.subarray(i * 5, i * 5 + 5));
        return [...row, row[2] ?? 0];
      }).flat(),
    ),
  });
  const wide: Truth = {
    ...people,
    m: [...people.m, people.m[2] ?? []],
    u: [...people.u, people.u[2] ?? []],
  };
  const input = inputFor(people, rules);
  const found = trainParameters(planFor(wide, rules), {
    ...input,
    random: twice(input.random),
    blocked: twice(input.blocked),
  });
  assertNumbers(found);
  assert.deepEqual(found.parameters.m[5], found.parameters.u[5]);
  assert.match(found.notes.join('\n'), /"c5" is at the same level as "c2" in every pair/);
  assert.ok(largestError(found.parameters.m.slice(0, 5), people.m) < 0.005);
});

test('ten records without a match get starting values, a small prior and no weight out of proportion', () => {
  const found = trainParameters(planFor(people, rules), {
    random: sampledPatterns({ ...people, prior: 0 }, 45, seededRandom(4)),
    blocked: {
      size: 0,
      width: 5,
      digits: new Uint8Array(0),
      rules: new Int32Array(0),
      counts: new Float64Array(0),
    },
    comparablePairs: 45,
  });
  assertNumbers(found);
  assert.ok(found.origins.every(({ m }) => m === 'assumed' || m === 'none'));
  assert.equal(found.sessions.length, 0);
  assert.ok(found.parameters.prior < 0.02);
  found.parameters.m.forEach((levels, k) => {
    const weight = Math.log2((levels[0] ?? 0) / (found.parameters.u[k]?.[0] ?? 1));
    assert.ok(weight >= 0 && weight < 7, `c${k} ${weight} bits from 45 pairs`);
  });
});

test('draws that repeat the pairs of a small file count for no more than those pairs', () => {
  const once = sampledPatterns({ ...people, prior: 0 }, 45, seededRandom(4));
  const often = { ...once, counts: once.counts.map((n) => n * 20_000) };
  const rest = { blocked: once, comparablePairs: 45, whenDegenerate: 'assume' } as const;
  const few = trainParameters(planFor(people, rules), { random: once, ...rest });
  const many = trainParameters(planFor(people, rules), { random: often, ...rest });
  assert.ok(
    largestError(
      many.parameters.u,
      few.parameters.u.map((u) => Array.from(u)),
    ) < 1e-9,
  );
});

test('a handful of matches move the starting values and do not replace them', () => {
  const small: Truth = { ...people, prior: 0.004 };
  const pairs = 1225;
  const drawn = sampledPatterns(small, pairs, seededRandom(5), rules);
  const found = trainParameters(planFor(people, rules), {
    random: drawn,
    blocked: foundByRules(drawn),
    comparablePairs: pairs,
    whenDegenerate: 'assume',
  });
  assertNumbers(found);
  for (const [k, levels] of found.parameters.m.entries()) {
    assert.ok(
      levels.every((value) => value > 0.001),
      `c${k} ${levels}`,
    );
  }
});

test('u with matches among the random pairs is corrected: nearer the truth than counted as drawn', () => {
  const crowded: Truth = { ...people, prior: 0.01 };
  const random = expectedPatterns(crowded, 1_000_000);
  const found = trainParameters(planFor(crowded, rules), {
    random,
    blocked: foundByRules(expectedPatterns(crowded, 1_000_000, rules)),
    comparablePairs: 1_000_000,
  });
  people.u.forEach((levels, k) => {
    const truth = levels[0] ?? 0;
    let agreeing = 0;
    for (let i = 0; i < random.size; i++) {
      if (random.digits[i * random.width + k] === 1) agreeing += random.counts[i] ?? 0;
    }
    const counted = Math.abs(agreeing / 1_000_000 - truth);
    const corrected = Math.abs((found.parameters.u[k]?.[0] ?? 0) - truth);
    assert.ok(
      corrected < counted / 5,
      `c${k}: off by ${corrected}, counted as drawn by ${counted}`,
    );
  });
});

test('values fixed in the model stay, given ones are where training starts', () => {
  const plan = planFor(people, rules);
  const comparisons = plan.model.comparisons.map((comparison, k) =>
    k === 0
      ? {
          ...comparison,
          levels: comparison.levels.map((level, j) =>
            j === 0 ? { ...level, m: 0.8, fixed: 'm' as const } : level,
          ),
        }
      : k === 1
        ? {
            ...comparison,
            levels: comparison.levels.map((level, j) => ({ ...level, m: [0.5, 0.3, 0.2][j] ?? 0 })),
          }
        : k === 2
          ? {
              ...comparison,
              levels: comparison.levels.map((level, j) => ({
                ...level,
                u: [0.001, 0.009, 0.99][j] ?? 0,
                fixed: 'u' as const,
              })),
            }
          : comparison,
  );
  const found = trainParameters(
    planFor(people, rules, { comparisons, prior: 3e-5 }),
    inputFor(people, rules),
  );
  assert.equal(found.parameters.m[0]?.[0], 0.8);
  assert.deepEqual(Array.from(found.parameters.u[2] ?? []), [0.001, 0.009, 0.99]);
  assert.equal(found.parameters.prior, 3e-5);
  assert.equal(found.priorOrigin, 'given');
  assert.equal(found.origins[2]?.u, 'fixed');
  assert.ok(largestError([found.parameters.m[1] ?? []], [people.m[1] ?? []]) < 0.01);
});

test('m counted from labelled matches is theirs, and u and prior are estimated beside it', () => {
  const labelled = sampledPatterns({ ...people, prior: 1 }, 20_000, seededRandom(6));
  const rule = [[0, 1, 2, 3]];
  const found = trainParameters(planFor(people, rule), { ...inputFor(people, rule), labelled });
  assert.ok(largestError(found.parameters.m, people.m) < 0.01);
  assert.ok(largestError(found.parameters.u, people.u) < 0.0005);
  assert.ok(found.origins.every(({ m }) => m === 'labels'));
  assert.equal(found.sessions.length, 0);
});
