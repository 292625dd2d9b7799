import { ReeveError } from '../../kernel/index.ts';
import { divide, multiply, one, type Rational, sum } from '../arithmetic/rational.ts';
import type { Input, Inputs } from './input.ts';
import { productUnit, sameUnit, type Unit } from './unit.ts';

/** Ids of inputs that are multiplied, and of those that the product is divided by. */
export interface Product {
  readonly multiply: readonly string[];
  readonly divide?: readonly string[];
  /** What this part of a sum stands for. */
  readonly label?: string;
}

/** A sum of products of inputs. An empty sum is nothing: what something else pays for. */
export type Formula = readonly Product[];

/**
 * The value of a formula, exactly. It has been checked (`checkFormula`).
 *
 * @example
 * // 220,000 notices a year x 17% x 20% x £100 a notice = £748,000 a year
 * evaluateFormula([{ multiply: ['issued', 'unpaid', 'traced', 'charge'] }], inputs);
 */
export function evaluateFormula(formula: Formula, inputs: Inputs): Rational {
  return sum(
    formula.map(({ multiply: above, divide: below = [] }) => {
      const values = (ids: readonly string[]): Rational[] =>
        ids.map((id) => (inputs.get(id) as Input).value);
      return values(below).reduce(divide, values(above).reduce(multiply, one));
    }),
  );
}

/**
 * Checks that a formula reads inputs that are there, and that each of its products comes to the
 * unit that its line asks for.
 *
 * @param field where the formula stands, for errors
 * @throws ReeveError `business-case/unknown-input`, `business-case/incompatible-units`
 */
export function checkFormula(formula: Formula, inputs: Inputs, unit: Unit, field: string): void {
  formula.forEach(({ multiply: above, divide: below = [] }, position) => {
    const units = (ids: readonly string[]): Unit[] =>
      ids.map((id) => {
        const input = inputs.get(id);
        if (input === undefined) {
          throw new ReeveError('business-case/unknown-input', `There is no input "${id}"`, {
            location: { field },
            hint: 'Add it to the inputs, or name one that is there.',
          });
        }
        return input.unit;
      });
    const found = productUnit(units(above), units(below));
    if (!sameUnit(found, unit)) {
      const part = formula.length === 1 ? 'The formula' : `Part ${position + 1} of the formula`;
      throw new ReeveError(
        'business-case/incompatible-units',
        `${part} comes to ${found}, where ${unit} is asked for`,
        { location: { field }, hint: 'Check the units of its inputs.' },
      );
    }
  });
}

/** The ids of all inputs that a formula reads, each once. */
export function inputsOf(formula: Formula): string[] {
  return [...new Set(formula.flatMap((each) => [...each.multiply, ...(each.divide ?? [])]))];
}
