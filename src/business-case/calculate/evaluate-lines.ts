import { add, multiply, type Rational, subtract, zero } from '../arithmetic/rational.ts';
import { type CaseModel, inputsIn, type Scenario, wellKnown } from '../domain/case-model.ts';
import { evaluateFormula } from '../domain/formula.ts';
import type { Input, Inputs } from '../domain/input.ts';
import type { BenefitLine, CostLine } from '../domain/lines.ts';
import { CASE_YEARS, delayed, type Timing } from '../domain/timing.ts';

/** A line with what it comes to, in pounds, not rounded. */
export interface Evaluated<Line> {
  readonly line: Line;
  /** In a first full year, or once. */
  readonly value: Rational;
  readonly byYear: readonly Rational[];
}

export interface EvaluatedLines {
  readonly benefits: readonly Evaluated<BenefitLine>[];
  readonly costs: readonly Evaluated<CostLine>[];
}

/**
 * What every line of a scenario comes to, year by year, exactly. The model has been checked
 * (`checkModel`).
 */
export function evaluateLines(model: CaseModel, scenario: Scenario): EvaluatedLines {
  const inputs = inputsIn(model, scenario);
  const shares = new Map(model.timings.map((timing) => [timing.id, timing.shares]));
  const of = (timing: Timing['id']): readonly Rational[] => shares.get(timing) as Rational[];
  const realised = valueIn(inputs, wellKnown.benefitsRealised);
  const late = valueIn(inputs, wellKnown.monthsLate);
  return {
    benefits: benefitsIn(model, scenario).map((line) => {
      const value = evaluateFormula(line.formula, inputs);
      const forecast = multiply(value, realised);
      const byYear = delayed(of(line.timing), late).map((share) => multiply(forecast, share));
      return { line, value, byYear };
    }),
    costs: costsIn(model, scenario).map((line) => {
      const value = evaluateFormula(line.formula, inputs);
      return { line, value, byYear: of(line.timing).map((share) => multiply(value, share)) };
    }),
  };
}

/**
 * The net flow of money of each year, exactly: what `evaluateLines` comes to in cash, added up by
 * timing first, so that many values can be tried in a row. The model has been checked.
 */
export function netFlows(model: CaseModel, scenario: Scenario): Rational[] {
  const inputs = inputsIn(model, scenario);
  const gained = totalsByTiming(
    benefitsIn(model, scenario).filter(({ cashable }) => cashable),
    inputs,
  );
  const spent = totalsByTiming(
    costsIn(model, scenario).filter(({ cash }) => cash),
    inputs,
  );
  const realised = valueIn(inputs, wellKnown.benefitsRealised);
  const late = valueIn(inputs, wellKnown.monthsLate);
  const flows = Array<Rational>(CASE_YEARS).fill(zero);
  for (const { id, shares } of model.timings) {
    const [came, went] = [gained.get(id), spent.get(id)];
    const arriving = came === undefined ? [] : delayed(shares, late);
    const forecast = came === undefined ? zero : multiply(came, realised);
    flows.forEach((flow, year) => {
      const inflow = multiply(forecast, arriving[year] ?? zero);
      const outflow = multiply(went ?? zero, shares[year] ?? zero);
      flows[year] = add(flow, subtract(inflow, outflow));
    });
  }
  return flows;
}

function totalsByTiming(
  lines: readonly (BenefitLine | CostLine)[],
  inputs: Inputs,
): ReadonlyMap<Timing['id'], Rational> {
  const totals = new Map<Timing['id'], Rational>();
  for (const { timing, formula } of lines) {
    totals.set(timing, add(totals.get(timing) ?? zero, evaluateFormula(formula, inputs)));
  }
  return totals;
}

/** The costs of the levels of a scenario, in money or not. */
export function costsIn({ costs }: Pick<CaseModel, 'costs'>, { levels }: Scenario): CostLine[] {
  return costs.filter(({ level }) => levels.includes(level));
}

/** The benefits, in money or not, of the levels and services of a scenario. */
export function benefitsIn<Line extends { level: 1 | 2; service: string }>(
  { benefits }: { readonly benefits: readonly Line[] },
  scenario: Scenario,
): Line[] {
  return benefits.filter(
    ({ level, service }) =>
      scenario.levels.includes(level) && (service === 'all' || scenario.services.includes(service)),
  );
}

function valueIn(inputs: Inputs, id: string): Rational {
  return (inputs.get(id) as Input).value;
}
