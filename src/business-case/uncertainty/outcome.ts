import { type Pence, toPence } from '../arithmetic/pence.ts';
import { type Rational, sum, zero } from '../arithmetic/rational.ts';
import { presentValue } from '../calculate/discount.ts';
import { benefitsIn, costsIn, netFlows } from '../calculate/evaluate-lines.ts';
import { type CaseModel, type Scenario, wellKnown } from '../domain/case-model.ts';
import { inputsOf } from '../domain/formula.ts';
import type { Input } from '../domain/input.ts';
import { isUncertain } from './ranges.ts';

/** What a case is judged by. */
export type Measure = 'npv' | 'payback';

/** A measure of a scenario in pounds, not rounded. The model has been checked. */
export function outcomeOf(model: CaseModel, scenario: Scenario, measure: Measure): Rational {
  const flows = netFlows(model, scenario);
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
  const benefits = benefitsIn(model, scenario).filter(({ cashable }) => cashable);
  const costs = costsIn(model, scenario).filter(({ cash }) => cash);
  const ids = new Set<string>([
    wellKnown.discountRate,
    ...[...benefits, ...costs].flatMap(({ formula }) => inputsOf(formula)),
    ...(benefits.length > 0 ? [wellKnown.benefitsRealised, wellKnown.monthsLate] : []),
  ]);
  return model.inputs.filter((input) => ids.has(input.id) && isUncertain(input));
}

function discountRateOf(model: CaseModel): Rational {
  return model.inputs.find(({ id }) => id === wellKnown.discountRate)?.value ?? zero;
}
