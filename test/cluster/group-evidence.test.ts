import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { agglomerate } from '../../src/linkage/cluster/agglomerate.ts';
import { refineComponents } from '../../src/linkage/cluster/cluster.ts';
import { GroupEvidence, type GroupWeighing } from '../../src/linkage/cluster/group-evidence.ts';
import { patternWeight, type WeightTable } from '../../src/linkage/score/weights.ts';

/** What every comparison says of a pair; 0 where it is missing. */
type Digits = readonly number[];

/** Some records and what is said of each two of them. */
class Records {
  readonly size: number;
  readonly width: number;
  readonly l: Int32Array;
  readonly r: Int32Array;
  readonly digits: Uint8Array;
  readonly #pairOf: Int32Array;

  constructor(size: number, outcome: (l: number, r: number) => Digits) {
    const pairs = Array.from({ length: size }, (_, l) =>
      Array.from({ length: size - 1 - l }, (_, k) => [l, l + 1 + k] as const),
    ).flat();
    const digits = pairs.map(([l, r]) => outcome(l, r));
    this.size = size;
    this.width = digits[0]?.length ?? 0;
    this.l = Int32Array.from(pairs, ([l]) => l);
    this.r = Int32Array.from(pairs, ([, r]) => r);
    this.digits = Uint8Array.from(digits.flat());
    this.#pairOf = new Int32Array(size * size);
    pairs.forEach(([l, r], i) => {
      this.#pairOf[l * size + r] = i;
      this.#pairOf[r * size + l] = i;
    });
  }

  of(a: number, b: number): Digits {
    const at = (this.#pairOf[a * this.size + b] ?? 0) * this.width;
    return [...this.digits.subarray(at, at + this.width)];
  }

  evidence(weighing: GroupWeighing): GroupEvidence {
    return new GroupEvidence(this.size, weighing, this, (a, b) => this.#pairOf[a * this.size + b]!);
  }

  weights(table: WeightTable): Float64Array {
    return Float64Array.from(this.l, (_, i) => patternWeight(table, this.digits, i * this.width));
  }

  square(table: WeightTable): Float64Array {
    const weights = this.weights(table);
    return Float64Array.from({ length: this.size ** 2 }, (_, at) => {
      const [a, b] = [Math.floor(at / this.size), at % this.size];
      return a === b ? 0 : (weights[this.#pairOf[at] ?? 0] ?? 0);
    });
  }

  clusters(weighing: GroupWeighing | null, more: object = {}, allowance = 0): number[] {
    const { table } = weighing ?? { table: PERSON };
    return [
      ...agglomerate(
        {
          size: this.size,
          weights: this.square(table),
          ...(weighing === null ? {} : { groups: this.evidence(weighing) }),
          ...more,
        },
        0,
        allowance,
      ),
    ];
  }
}

/** Name, date of birth, home: digit 1 the same, 2 different. */
const PERSON: WeightTable = {
  cells: [Float64Array.of(0, 12, -8), Float64Array.of(0, 12, -10), Float64Array.of(0, 10, -4)],
  prior: -24,
  relatives: null,
};
const OF_HOUSEHOLD = [false, false, true];
const [SAME, OTHER, UNKNOWN] = [1, 2, 0];

const weigh = (share: number, table = PERSON, ofHousehold: readonly boolean[] = OF_HOUSEHOLD) => ({
  table,
  ofHousehold,
  share,
});

describe('the evidence between groups as wholes', () => {
  it('averages what is of the person over the pairs where it is known, and takes the home at its best', () => {
    const outcomes: Record<string, Digits> = {
      '0 2': [SAME, SAME, SAME],
      '1 2': [OTHER, UNKNOWN, OTHER],
      '0 1': [SAME, SAME, SAME],
    };
    const groups = new Records(3, (l, r) => outcomes[`${l} ${r}`] ?? []).evidence(weigh(1));
    assert.equal(groups.between(0, 2, 0), -24 + 12 + 12 + 10);
    assert.equal(groups.between(1, 2, 0), -24 - 8 - 4);
    groups.merge(0, 1, [0, 1, 2]);
    assert.equal(groups.between(0, 2, 0), -24 + (12 - 8) / 2 + 12 + 10);
    assert.equal(groups.between(2, 0, 0), groups.between(0, 2, 0));
  });

  it('that nothing is known of weighs what the prior does', () => {
    const groups = new Records(3, () => [UNKNOWN, UNKNOWN, UNKNOWN]).evidence(weigh(1));
    groups.merge(0, 1, [0, 1, 2]);
    assert.equal(groups.between(0, 2, 5), -24);
  });

  it('counts beside the mean of the pairs by its share', () => {
    const records = new Records(2, () => [SAME, SAME, OTHER]);
    assert.equal(records.evidence(weigh(1)).between(0, 1, 100), -4);
    assert.equal(records.evidence(weigh(0.25)).between(0, 1, 100), 74);
    assert.equal(records.evidence(weigh(0)).between(0, 1, 100), 100);
  });
});

/** Weights of up to 4 comparisons with up to 3 outcomes, those of relatives made as training makes them. */
const weighing = fc
  .record({
    kinds: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    bits: fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    }),
    prior: fc.double({ min: -30, max: 0, noNaN: true }),
    relatives: fc.option(fc.double({ min: -20, max: 5, noNaN: true })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ kinds, bits, prior, relatives, share }): GroupWeighing => {
    const cells = kinds.map((_, k) => Float64Array.of(0, ...bits.slice(3 * k, 3 * k + 3)));
    const zero = new Float64Array(4);
    return {
      table: {
        cells,
        prior,
        relatives:
          relatives === null
            ? null
            : {
                prior: relatives,
                cells: {
                  factorWeights: cells.map((weights, k) => (kinds[k] ? weights : zero)),
                  extras: cells.map((weights, k) =>
                    kinds[k]
                      ? zero
                      : weights.map((weight, digit) =>
                          digit === 0 ? 0 : 0.02 * (2 ** weight - 1),
                        ),
                  ),
                },
              },
      },
      ofHousehold: kinds,
      share,
    };
  });

const SIZE = 6;
const some = weighing.chain((each) =>
  fc.record({
    weighing: fc.constant(each),
    records: fc
      .array(fc.nat({ max: 3 }), {
        minLength: SIZE * SIZE * each.ofHousehold.length,
        maxLength: SIZE * SIZE * each.ofHousehold.length,
      })
      .map((digits) => {
        const width = each.ofHousehold.length;
        return new Records(SIZE, (l, r) => digits.slice((l * SIZE + r) * width).slice(0, width));
      }),
  }),
);

function assertClose(found: number, expected: number): void {
  assert.ok(Math.abs(found - expected) < 1e-3, `${found}, not ${expected}`);
}

/** The same by its definition, from all pairs between two groups. */
function weightByDefinition(
  { table, ofHousehold }: GroupWeighing,
  records: Records,
  one: readonly number[],
  other: readonly number[],
): number {
  const pairs = one.flatMap((a) => other.map((b) => records.of(a, b)));
  const summed = (values: readonly Float64Array[] = []): number[] =>
    ofHousehold.map((isBest, k) => {
      const known = pairs.map((digits) => digits[k] ?? 0).filter((digit) => digit !== UNKNOWN);
      if (known.length === 0) return 0;
      const all = known.map((digit) => values[k]?.[digit] ?? 0);
      return isBest ? Math.max(...all) : all.reduce((sum, each) => sum + each, 0) / all.length;
    });
  const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0);
  const weight = table.prior + total(summed(table.cells));
  if (table.relatives === null) return weight;
  const { prior, cells } = table.relatives;
  const related =
    prior + total(summed(cells.factorWeights)) + Math.log2(1 + total(summed(cells.extras)));
  return weight - Math.log2(1 + 2 ** related);
}

describe('whatever the weights', () => {
  it('two records alone weigh as the pair does, relatives reckoned with', () => {
    fc.assert(
      fc.property(some, ({ weighing: { table, ofHousehold }, records }) => {
        const groups = records.evidence({ table, ofHousehold, share: 1 });
        const weights = records.square(table);
        for (let a = 0; a < SIZE; a++) {
          for (let b = 0; b < SIZE; b++) {
            if (a !== b) assertClose(groups.between(a, b, 7), weights[a * SIZE + b] ?? 0);
          }
        }
      }),
      { seed: 20250601 },
    );
  });

  it('two groups weigh the same in whatever order they were merged', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: SIZE });
    fc.assert(
      fc.property(
        some,
        order,
        fc.integer({ min: 1, max: SIZE - 1 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: SIZE, maxLength: SIZE }),
        ({ weighing: each, records }, shuffled, cut, merges) => {
          const groups = records.evidence({ ...each, share: 1 });
          const members = [shuffled.slice(0, cut), shuffled.slice(cut)];
          let alive = [...shuffled];
          const named = members.map((group) => {
            const left = [...group];
            for (const [x, y] of merges) {
              if (left.length === 1) break;
              const [a] = left.splice(x % left.length, 1) as [number];
              const b = left[y % left.length] as number;
              groups.merge(b, a, alive);
              alive = alive.filter((record) => record !== a);
            }
            return left[0] as number;
          });
          const [one = 0, other = 0] = named;
          const expected = weightByDefinition(each, records, members[0] ?? [], members[1] ?? []);
          assertClose(groups.between(one, other, 0), expected);
          assertClose(groups.between(other, one, 0), expected);
        },
      ),
      { seed: 20250601, numRuns: 300 },
    );
  });

  it('a share of 0 gives the clusters of the mean alone', () => {
    fc.assert(
      fc.property(some, fc.nat({ max: 8 }), ({ weighing: each, records }, allowance) => {
        const weights = records.square(each.table);
        const groups = records.evidence({ ...each, share: 0 });
        assert.deepEqual(
          agglomerate({ size: SIZE, weights, groups }, 0, allowance),
          agglomerate({ size: SIZE, weights }, 0, allowance),
        );
      }),
      { seed: 20250601 },
    );
  });

  it('what never matches and what a cluster has one of hold through third records', () => {
    const pair = fc.tuple(fc.nat({ max: SIZE - 1 }), fc.nat({ max: SIZE - 1 }));
    fc.assert(
      fc.property(
        some,
        fc.array(pair, { maxLength: 4 }),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: SIZE, maxLength: SIZE }),
        fc.nat({ max: 20 }),
        ({ weighing: each, records }, barred, exclusive, allowance) => {
          const never = barred.filter(([a, b]) => a !== b);
          const component = new Int32Array(SIZE);
          const clusters = refineComponents(
            component,
            { rid: Int32Array.from(component.keys()), component },
            {
              l: records.l,
              r: records.r,
              weight: records.weights(each.table),
              component: new Int32Array(records.l.length),
              outcomes: records,
            },
            0,
            { never, exclusive: Int32Array.from(exclusive) },
            allowance,
            each,
          );
          for (const [a, b] of never) assert.notEqual(clusters[a], clusters[b]);
          for (let a = 0; a < SIZE; a++) {
            for (let b = 0; b < a; b++) {
              const isOne = exclusive[a] !== -1 && exclusive[a] === exclusive[b];
              if (isOne) assert.notEqual(clusters[a], clusters[b]);
            }
          }
        },
      ),
      { seed: 20250601, numRuns: 300 },
    );
  });
});

describe('people', () => {
  /* Three records of an old home, three of a new one, and one that a file has at both. */
  const OLD = [0, 1, 2];
  const BOTH = 6;
  const moved = new Records(7, (l, r) => [
    SAME,
    SAME,
    r === BOTH || OLD.includes(l) === OLD.includes(r) ? SAME : OTHER,
  ]);

  it('who has moved is one person through the record that knows both homes, and two by the mean alone', () => {
    assert.equal(new Set(moved.clusters(null)).size, 2);
    assert.deepEqual(moved.clusters(weigh(0.4)), [0, 0, 0, 0, 0, 0, 0]);
  });

  it('who has moved is two where a steward has said so, the third record with one of them', () => {
    const clusters = moved.clusters(weigh(0.4), { forbidden: new Set([0 * 7 + 3]) });
    assert.notEqual(clusters[0], clusters[3]);
    assert.equal(new Set(clusters).size, 2);
    const exclusive = Int32Array.of(-1, 4, -1, -1, 4, -1, -1);
    const once = moved.clusters(weigh(0.4), { exclusive });
    assert.notEqual(once[1], once[4]);
  });

  it('without the record that knows both homes, they stay two', () => {
    const records = new Records(6, (l, r) => moved.of(l, r));
    assert.equal(new Set(records.clusters(weigh(0.4))).size, 2);
  });

  /* A father's two dates of birth, a son's two, and four files that know none. */
  const BORN = [1950, 1950, null, 1980, 1980, null, null, null];
  const family = new Records(8, (l, r) => {
    const [one, other] = [BORN[l] ?? null, BORN[r] ?? null];
    return [SAME, one === null || other === null ? UNKNOWN : one === other ? SAME : OTHER, SAME];
  });
  const table = { ...PERSON, prior: -18 };

  it('father and son of one name and home stay apart, whom files without a date of birth would join', () => {
    const father = family.clusters(weigh(0.4, table));
    assert.equal(father[0], father[1]);
    assert.equal(father[3], father[4]);
    assert.notEqual(father[0], father[3]);
    const byMean = family.clusters(weigh(0, table));
    assert.equal(byMean[0], byMean[3]);
  });
});
