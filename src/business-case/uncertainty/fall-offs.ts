import type { Pence } from '../arithmetic/pence.ts';
import { compare, multiply, type Rational, rational } from '../arithmetic/rational.ts';
import { benefitsIn } from '../calculate/evaluate-lines.ts';
import { type CaseModel, checkModel, type Scenario } from '../domain/case-model.ts';
import type { Timing } from '../domain/timing.ts';
import { type Measure, outcomeInPence } from './outcome.ts';

/** What it does to a case how its cashable benefits fall off, those of one timing at a time. */
export interface FallOff {
  readonly timing: Timing;
  /** Where a tenth more is lost in each year after the best one. */
  readonly atFaster: Pence;
  /** Where nothing is lost after the best year. */
  readonly atNone: Pence;
}

/** What stays from year to year where more is lost than was said: a choice of ours. */
const STAYS = rational('90%');

/**
 * Tries each timing of cashable benefits with a faster fall-off and without one: shares of years
 * are as uncertain as figures are, and those of the brief are fitted.
 *
 * @example
 * fallOffs(briefCase, scenarioOf(briefCase, [1]))[0].atFaster; // pence
 * @throws ReeveError as `checkModel` does
 */
export function fallOffs(
  model: CaseModel,
  scenario: Scenario,
  measure: Measure = 'npv',
): readonly FallOff[] {
  checkModel(model);
  const used = new Set(
    benefitsIn(model, scenario)
      .filter(({ cashable }) => cashable)
      .map(({ timing }) => timing),
  );
  const at = (timing: Timing): Pence =>
    outcomeInPence(
      { ...model, timings: model.timings.map((each) => (each.id === timing.id ? timing : each)) },
      scenario,
      measure,
    );
  return model.timings
    .filter(({ id }) => used.has(id))
    .map((timing) => ({
      timing,
      atFaster: at(afterBest(timing, (share, years) => multiply(share, power(STAYS, years)))),
      atNone: at(afterBest(timing, (_, __, best) => best)),
    }));
}

/** A timing with other shares after its best year. */
function afterBest(
  timing: Timing,
  share: (share: Rational, years: number, best: Rational) => Rational,
): Timing {
  const best = timing.shares.reduce((a, b) => (compare(b, a) > 0 ? b : a));
  const at = timing.shares.indexOf(best);
  return {
    ...timing,
    shares: timing.shares.map((each, year) => (year > at ? share(each, year - at, best) : each)),
  };
}

function power(base: Rational, exponent: number): Rational {
  return Array<Rational>(exponent).fill(base).reduce(multiply, rational(1));
}
