import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  one,
  type Rational,
  rational,
  subtract,
  zero,
} from '../arithmetic/rational.ts';
import {
  type CaseModel,
  checkModel,
  type Scenario,
  wellKnown,
  withValues,
} from '../domain/case-model.ts';
import type { Input } from '../domain/input.ts';
import { inputsThatMatter, type Measure, outcomeOf } from './outcome.ts';

/** What one assumption must be for the case to come to zero, while all others stay. */
export interface BreakEven {
  readonly input: Input;
  /** Null where no value of it that can be brings the case to zero. */
  readonly value: Rational | null;
  /** On which side of that value the case pays; where there is none, whether it pays at all. */
  readonly pays: 'at or above' | 'at or below' | 'always' | 'never';
}

/**
 * The break-even of each assumption by itself. Money is a straight line in most inputs, or in one
 * over them where they are divided by, so that two values tell the third exactly; the discount
 * rate is found by halving.
 *
 * @example
 * breakEvens(briefCase, scenarioOf(briefCase, [1]))
 *   .find(({ input }) => input.id === 'benefits-realised'); // the share that must come about
 * @throws ReeveError as `checkModel` does
 */
export function breakEvens(
  model: CaseModel,
  scenario: Scenario,
  measure: Measure = 'npv',
): BreakEven[] {
  checkModel(model);
  return inputsThatMatter(model, scenario).map((input) => {
    const at = (value: Rational): Rational =>
      outcomeOf(withValues(model, new Map([[input.id, value]])), scenario, measure);
    const [lowest, highest] = limitsOf(model, input);
    const value = crossingOf(model, input.id, at, lowest, highest);
    if (value === null) {
      return { input, value, pays: compare(at(input.value), zero) >= 0 ? 'always' : 'never' };
    }
    const isRising = compare(at(highest), at(lowest)) > 0;
    return { input, value, pays: isRising ? 'at or above' : 'at or below' };
  });
}

/** The values that an input can have: shares up to 1, months up to 12, others to a thousandfold. */
function limitsOf(model: CaseModel, { id, unit, value }: Input): readonly [Rational, Rational] {
  if (id === wellKnown.monthsLate) return [zero, rational(12)];
  if (id === wellKnown.discountRate) return [zero, rational(10)];
  const largest = compare(value, zero) === 0 ? rational(1000) : multiply(value, rational(1000));
  const isCapped =
    unit === 'share' && compare(value, one) <= 0 && id !== wellKnown.benefitsRealised;
  const isDivisor = [...model.benefits, ...model.costs].some(({ formula }) =>
    formula.some(({ divide: below = [] }) => below.includes(id)),
  );
  return [isDivisor ? divide(value, rational(1000)) : zero, isCapped ? one : largest];
}

type Outcome = (value: Rational) => Rational;

function crossingOf(
  model: CaseModel,
  id: string,
  at: Outcome,
  lowest: Rational,
  highest: Rational,
): Rational | null {
  switch (shapeOf(model, id)) {
    case 'straight':
      return crossingOfLine(at, lowest, highest);
    case 'inverse': {
      const inverse = (value: Rational): Rational => divide(one, value);
      const found = crossingOfLine(
        (value) => at(inverse(value)),
        inverse(highest),
        inverse(lowest),
      );
      return found === null ? null : inverse(found);
    }
    case 'curved':
      return crossing(at, lowest, highest);
  }
}

/** How money depends on an input: by how often each product of the model has it, and where. */
function shapeOf(model: CaseModel, id: string): 'straight' | 'inverse' | 'curved' {
  if (id === wellKnown.discountRate) return 'curved';
  const times = (ids: readonly string[] = []): number => ids.filter((each) => each === id).length;
  const uses = [...model.benefits, ...model.costs]
    .flatMap(({ formula }) => formula)
    .map(({ multiply: above, divide: below }) => [times(above), times(below)] as const);
  if (uses.every(([above, below]) => above <= 1 && below === 0)) return 'straight';
  if (uses.every(([above, below]) => above === 0 && below <= 1)) return 'inverse';
  return 'curved';
}

function crossingOfLine(at: Outcome, lowest: Rational, highest: Rational): Rational | null {
  const [atLowest, atHighest] = [at(lowest), at(highest)];
  const rise = subtract(atHighest, atLowest);
  if (compare(rise, zero) === 0) return null;
  const part = divide(subtract(zero, atLowest), rise);
  if (compare(part, zero) < 0 || compare(part, one) > 0) return null;
  return add(lowest, multiply(part, subtract(highest, lowest)));
}

const HALVINGS = 60;

function crossing(at: Outcome, lowest: Rational, highest: Rational): Rational | null {
  const sideOf = (value: Rational): number => Math.sign(compare(at(value), zero));
  const sideAtHighest = sideOf(highest);
  if (sideOf(lowest) === sideAtHighest) return null;
  let [low, high] = [lowest, highest];
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = divide(add(low, high), fraction(2n, 1n));
    if (sideOf(middle) === sideAtHighest) high = middle;
    else low = middle;
  }
  return high;
}
