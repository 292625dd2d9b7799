import { multiply, type Rational } from '../arithmetic/rational.ts';
import { type CaseModel, inputsIn, type Scenario, wellKnown } from '../domain/case-model.ts';
import { evaluateFormula } from '../domain/formula.ts';
import type { Input, Inputs } from '../domain/input.ts';
import type { BenefitLine, CostLine } from '../domain/lines.ts';
import { delayed, type Timing } from '../domain/timing.ts';

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
    costs: model.costs
      .filter(({ level }) => scenario.levels.includes(level))
      .map((line) => {
        const value = evaluateFormula(line.formula, inputs);
        return { line, value, byYear: of(line.timing).map((share) => multiply(value, share)) };
      }),
  };
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
