import { type Random, ReeveError, seededRandom } from '../../kernel/index.ts';
import type { Pence } from '../arithmetic/pence.ts';
import {
  add,
  approximate,
  compare,
  fraction,
  multiply,
  type Rational,
  roundHalfAway,
  subtract,
} from '../arithmetic/rational.ts';
import { type CaseModel, checkModel, type Scenario, withValues } from '../domain/case-model.ts';
import { inputsThatMatter, type Measure, outcomeInPence } from './outcome.ts';
import { rangeOf } from './ranges.ts';

export interface Simulation {
  readonly measure: Measure;
  readonly seed: number;
  readonly runs: number;
  /** Of all runs, in pence. */
  readonly mean: Pence;
  /** The value that so many per cent of runs stay at or below. */
  readonly percentiles: Readonly<Record<5 | 10 | 25 | 50 | 75 | 90 | 95, Pence>>;
  /** How many runs came to zero or more. */
  readonly runsThatPay: number;
  /** Every run, from the lowest to the highest. */
  readonly outcomes: readonly Pence[];
}

const PERCENTILES = [5, 10, 25, 50, 75, 90, 95] as const;
const PARTS = 1_000_000;

/**
 * Monte Carlo: all uncertain inputs are drawn at once, each by itself, from the triangle that its
 * lowest, likeliest and highest value make. The same seed gives the same result everywhere. That
 * inputs are independent is an assumption: what makes one service's benefits fall short may make
 * others' too, and then the spread is wider than is shown.
 *
 * @param runs from 1 to 100,000
 * @example
 * simulate(briefCase, scenarioOf(briefCase, [1]), { seed: 1, runs: 1000 }).percentiles[50];
 * @throws ReeveError `business-case/simulation`, and as `checkModel` does
 */
export function simulate(
  model: CaseModel,
  scenario: Scenario,
  { seed, runs, measure = 'npv' }: { seed: number; runs: number; measure?: Measure },
): Simulation {
  checkModel(model);
  if (!Number.isInteger(runs) || runs < 1 || runs > 100_000 || !Number.isInteger(seed)) {
    throw new ReeveError('business-case/simulation', 'The runs or the seed cannot be used', {
      hint: 'Give from 1 to 100,000 runs, and a whole number as the seed.',
    });
  }
  const random = seededRandom(seed);
  const draws = inputsThatMatter(model, scenario).map((input) => {
    const { low, high } = rangeOf(input);
    return { id: input.id, draw: triangle(low, input.value, high) };
  });
  const outcomes = Array.from({ length: runs }, () => {
    const values = new Map(draws.map(({ id, draw }) => [id, draw(random)]));
    return outcomeInPence(withValues(model, values), scenario, measure);
  }).sort((a, b) => a - b);
  // Nearest rank: the smallest outcome that at least so many per cent of runs stay at or below.
  const percentile = (percentage: number): Pence =>
    outcomes[Math.max(0, Math.ceil((percentage * runs) / 100) - 1)] as Pence;
  return {
    measure,
    seed,
    runs,
    mean: meanOf(outcomes),
    percentiles: Object.fromEntries(
      PERCENTILES.map((each) => [each, percentile(each)]),
    ) as Simulation['percentiles'],
    runsThatPay: outcomes.filter((each) => each >= 0).length,
    outcomes,
  };
}

function meanOf(amounts: readonly Pence[]): Pence {
  const total = amounts.reduce((sum, each) => sum + BigInt(each), 0n);
  return Number(roundHalfAway(fraction(total, BigInt(amounts.length))));
}

/**
 * Draws from the triangular distribution by its inverse (S. Kotz and J. R. van Dorp, Beyond Beta,
 * 2004, chapter 1), to a millionth of the range: where in the range a draw falls is a floating
 * number, what comes of it is a fraction again.
 */
function triangle(
  low: Rational,
  likeliest: Rational,
  high: Rational,
): (random: Random) => Rational {
  const width = subtract(high, low);
  if (compare(width, fraction(0n, 1n)) <= 0) return () => likeliest;
  const peak = Math.min(1, Math.max(0, approximate(subtract(likeliest, low)) / approximate(width)));
  return (random) => {
    const u = random.next();
    const position = u < peak ? Math.sqrt(u * peak) : 1 - Math.sqrt((1 - u) * (1 - peak));
    const part = fraction(BigInt(Math.round(position * PARTS)), BigInt(PARTS));
    return add(low, multiply(part, width));
  };
}
