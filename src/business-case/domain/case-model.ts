import { ReeveError } from '../../kernel/index.ts';
import { compare, rational, zero } from '../arithmetic/rational.ts';
import { checkFormula, type Formula } from './formula.ts';
import type { Input, Inputs, Range } from './input.ts';
import type { BenefitLine, CostLine, Level, QualitativeBenefit, Risk } from './lines.ts';
import type { Service } from './services.ts';
import { checkTiming, type Timing } from './timing.ts';
import { checkUnit, sameUnit } from './unit.ts';

/** All that a business case rests on: nothing in it is a result. */
export interface CaseModel {
  readonly name: string;
  /** The financial year of its prices, such as `2008-09`. */
  readonly prices: string;
  /** By what index its figures came to be in them, with its source; only where some were not. */
  readonly pricesBy?: string;
  readonly inputs: readonly Input[];
  readonly timings: readonly Timing[];
  readonly services: readonly Service[];
  readonly benefits: readonly BenefitLine[];
  readonly costs: readonly CostLine[];
  readonly qualitative: readonly QualitativeBenefit[];
  readonly risks: readonly Risk[];
}

/** What of a model is looked at: which levels, for which services. */
export interface Scenario {
  readonly name: string;
  /** `[1]`, `[1, 2]` for both from nothing, or `[2]` for the step alone. */
  readonly levels: readonly Level[];
  /** Ids of the services that join the hub. */
  readonly services: readonly string[];
}

/** Inputs that the calculation itself reads; every model has them. */
export const wellKnown = {
  /** A year, as a share: 3.5%. */
  discountRate: 'discount-rate',
  /** How much of all benefits forecast comes about: 100%. */
  benefitsRealised: 'benefits-realised',
  /** Months by which all benefits come later than their timings say: 0. */
  monthsLate: 'months-late',
  /** How many services join the hub: set by the scenario. */
  servicesInScope: 'services-in-scope',
} as const;

const WELL_KNOWN_UNITS: Readonly<Record<string, string>> = {
  [wellKnown.discountRate]: '1/year',
  [wellKnown.benefitsRealised]: 'share',
  [wellKnown.monthsLate]: 'month',
  [wellKnown.servicesInScope]: 'service',
};

/** The inputs of a model by id, with the number of services that a scenario takes in. */
export function inputsIn(model: CaseModel, scenario: Scenario): Inputs {
  return new Map(
    model.inputs.map((input) => [
      input.id,
      input.id === wellKnown.servicesInScope
        ? { ...input, value: rational(scenario.services.length) }
        : input,
    ]),
  );
}

/**
 * A model with other values of some of its inputs. A range stays where it holds the value; one
 * that does not was of another value, and goes.
 */
export function withValues(
  model: CaseModel,
  values: ReadonlyMap<string, Input['value']>,
): CaseModel {
  return {
    ...model,
    inputs: model.inputs.map((input) => {
      const value = values.get(input.id);
      if (value === undefined) return input;
      const { range, ...rest } = input;
      return range === undefined || isWithin(value, range)
        ? { ...input, value }
        : { ...rest, value };
    }),
  };
}

/** Whether a range holds a value, its ends included. */
export function isWithin(value: Input['value'], { low, high }: Range): boolean {
  return compare(low, value) <= 0 && compare(value, high) <= 0;
}

/**
 * Checks that a model holds together: ids are unique, units are units, every formula comes to
 * money, every timing has its years, and what is named is there.
 *
 * @throws ReeveError `business-case/...` with the field that is wrong
 */
export function checkModel(model: CaseModel): void {
  for (const [list, things] of Object.entries({
    inputs: model.inputs,
    timings: model.timings,
    services: model.services,
    lines: [...model.benefits, ...model.costs],
    qualitative: model.qualitative,
    risks: model.risks,
  })) {
    checkUnique(list, things);
  }
  const inputs: Inputs = new Map(model.inputs.map((input) => [input.id, input]));
  model.inputs.forEach(checkInput);
  for (const [id, unit] of Object.entries(WELL_KNOWN_UNITS)) {
    const input = inputs.get(id);
    if (input === undefined || !sameUnit(input.unit, unit)) {
      throw new ReeveError('business-case/unknown-input', `The input "${id}" is not there`, {
        location: { field: `inputs.${id}` },
        hint: `Every case has it, in ${unit}.`,
      });
    }
  }
  model.timings.forEach(checkTiming);
  const timings = new Map(model.timings.map((timing) => [timing.id, timing]));
  const isService = new Set(['all', ...model.services.map(({ id }) => id)]);
  for (const line of [...model.benefits, ...model.costs]) {
    const isBenefit = 'service' in line;
    const field = `${isBenefit ? 'benefits' : 'costs'}.${line.id}`;
    checkDivisors(line.formula, inputs);
    const recurs = isBenefit || line.term === 'ongoing';
    checkFormula(line.formula, inputs, recurs ? '£/year' : '£', field);
    if (timings.get(line.timing)?.term !== (recurs ? 'recurring' : 'once')) {
      throw new ReeveError(
        'business-case/timing',
        `There is no timing "${line.timing}" for what ${recurs ? 'recurs' : 'is spent once'}`,
        { location: { field }, hint: 'Name one of the timings of the case.' },
      );
    }
  }
  for (const line of [...model.benefits, ...model.qualitative]) {
    if (!isService.has(line.service)) {
      throw new ReeveError('business-case/service', `There is no service "${line.service}"`, {
        location: { field: line.id },
        hint: `Name one of ${[...isService].join(', ')}.`,
      });
    }
  }
}

const MOST_MONTHS_LATE = rational(12);

/** An input is at least 0, in a unit, and within its range. */
function checkInput({ id, value, unit, range }: Input): void {
  const wrong = (code: string, message: string, hint: string): never => {
    throw new ReeveError(code, message, { location: { field: `inputs.${id}` }, hint });
  };
  checkUnit(unit);
  if (compare(value, zero) < 0) {
    wrong('business-case/below-zero', 'A figure is below 0', 'Costs and benefits are both above.');
  }
  if (id === wellKnown.monthsLate && compare(range?.high ?? value, MOST_MONTHS_LATE) > 0) {
    wrong('business-case/range', 'A delay is at most 12 months', 'Change when the lines start.');
  }
  if (range === undefined) return;
  if (compare(range.low, zero) < 0 || !isWithin(value, range)) {
    wrong('business-case/range', 'The value is not between low and high', 'Correct one of them.');
  }
}

function checkDivisors(formula: Formula, inputs: Inputs): void {
  for (const id of formula.flatMap(({ divide = [] }) => divide)) {
    const input = inputs.get(id);
    if (input === undefined || compare(input.range?.low ?? input.value, zero) > 0) continue;
    throw new ReeveError(
      'business-case/divided-by-zero',
      'Others are divided by this, and it is 0 or may be',
      {
        location: { field: `inputs.${id}` },
        hint: 'Give a figure above 0, and a range that stays above it.',
      },
    );
  }
}

function checkUnique(list: string, things: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) {
      throw new ReeveError('business-case/twice', `"${id}" is there twice`, {
        location: { field: `${list}.${id}` },
        hint: 'Give each its own id.',
      });
    }
    seen.add(id);
  }
}
