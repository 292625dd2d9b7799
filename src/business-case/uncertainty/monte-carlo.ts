import { type Random, ReeveError, seededRandom } from '../../kernel/index.ts';
import type { Pence } from '../arithmetic/pence.ts';
import { approximate, fraction, type Rational, roundHalfAway } from '../arithmetic/rational.ts';
import { type CaseModel, checkModel, type Scenario } from '../domain/case-model.ts';
import { inputsThatMatter, type Measure } from './outcome.ts';
import { outcomeInFloats, valuesIn } from './outcome-in-floats.ts';
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

/**
 * Monte Carlo: all uncertain inputs are drawn at once, each by itself, from the triangle that its
 * lowest, likeliest and highest value make. The same seed gives the same result everywhere. That
 * inputs are independent is an assumption: what makes one service's benefits fall short may make
 * others' too, and then the spread is wider than is shown. Draws are floating numbers, and each
 * outcome is within a penny of what they come to exactly.
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
  const places = new Map(model.inputs.map(({ id }, place) => [id, place]));
  const draws = inputsThatMatter(model, scenario).map((input) => {
    const { low, high } = rangeOf(input);
    return { place: places.get(input.id) as number, draw: triangle(low, input.value, high) };
  });
  const outcomeOf = outcomeInFloats(model, scenario, measure);
  const values = valuesIn(model, scenario);
  const outcomes = Array.from({ length: runs }, (): Pence => {
    for (const { place, draw } of draws) values[place] = draw(random);
    return Math.round(100 * outcomeOf(values)) + 0;
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
 * 2004, chapter 1).
 */
function triangle(low: Rational, likeliest: Rational, high: Rational): (random: Random) => number {
  const [from, peakAt, to] = [low, likeliest, high].map(approximate) as [number, number, number];
  const width = to - from;
  if (width <= 0) return () => peakAt;
  const peak = Math.min(1, Math.max(0, (peakAt - from) / width));
  return (random) => {
    const u = random.next();
    const position = u < peak ? Math.sqrt(u * peak) : 1 - Math.sqrt((1 - u) * (1 - peak));
    return from + position * width;
  };
}
