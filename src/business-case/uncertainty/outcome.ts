import { type Pence, toPence } from '../arithmetic/pence.ts';
import { add, type Rational, subtract, sum, zero } from '../arithmetic/rational.ts';
import { presentValue } from '../calculate/discount.ts';
import { evaluateLines } from '../calculate/evaluate-lines.ts';
import { type CaseModel, type Scenario, wellKnown } from '../domain/case-model.ts';
import { inputsOf } from '../domain/formula.ts';
import type { Input } from '../domain/input.ts';
import { CASE_YEARS } from '../domain/timing.ts';
import { isUncertain } from './ranges.ts';

/** What a case is judged by. */
export type Measure = 'npv' | 'payback';

/** A measure of a scenario in pounds, not rounded. The model has been checked. */
export function outcomeOf(model: CaseModel, scenario: Scenario, measure: Measure): Rational {
  const { benefits, costs } = evaluateLines(model, scenario);
  const flows = Array.from({ length: CASE_YEARS }, (_, year) => {
    const gained = benefits.filter(({ line }) => line.cashable);
    const spent = costs.filter(({ line }) => line.cash);
    const inYear = (lines: readonly { byYear: readonly Rational[] }[]): Rational =>
      lines.reduce((total, { byYear }) => add(total, byYear[year] ?? zero), zero);
    return subtract(inYear(gained), inYear(spent));
  });
  return measure === 'payback' ? sum(flows) : presentValue(flows, discountRateOf(model));
}

/** The same in whole pence. */
export function outcomeInPence(model: CaseModel, scenario: Scenario, measure: Measure): Pence {
  return toPence(outcomeOf(model, scenario, measure));
}

/**
 * The uncertain inputs that money of a scenario depends on, in the order of the model: those of
 * its cashable benefits and its costs in money, and what the calculation itself reads.
 */
export function inputsThatMatter(model: CaseModel, scenario: Scenario): Input[] {
  const { benefits, costs } = evaluateLines(model, scenario);
  const lines = [
    ...benefits.filter(({ line }) => line.cashable),
    ...costs.filter(({ line }) => line.cash),
  ];
  const ids = new Set<string>([
    wellKnown.discountRate,
    ...lines.flatMap(({ line }) => inputsOf(line.formula)),
    ...(benefits.some(({ line }) => line.cashable)
      ? [wellKnown.benefitsRealised, wellKnown.monthsLate]
      : []),
  ]);
  return model.inputs.filter((input) => ids.has(input.id) && isUncertain(input));
}

function discountRateOf(model: CaseModel): Rational {
  return model.inputs.find(({ id }) => id === wellKnown.discountRate)?.value ?? zero;
}
