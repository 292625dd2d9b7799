import { compare, type Rational } from '../arithmetic/rational.ts';
import type { CaseModel, Scenario } from '../domain/case-model.ts';
import { type BreakEven, breakEvens } from './break-even.ts';
import type { Measure } from './outcome.ts';
import { quantityText } from './quantity-text.ts';
import { rangeOf } from './ranges.ts';

/** What must be true for a case to pay, in words. */
export interface Condition extends BreakEven {
  readonly sentence: string;
  /** Whether the range of the input goes past that value: whether it could well turn out so. */
  readonly isDoubtful: boolean;
}

/**
 * What must be true for a case to pay: for each assumption that could bring it below zero by
 * itself, the value it must keep to, those first that could well turn out otherwise. Those that could not bring
 * it below are left out. Where the case does not pay as it is, these are what would make it.
 *
 * @example
 * paysBackIf(model, scenario)[0].sentence;
 * // 'Benefits that come about, of those forecast: at least 24.3% (taken as 100%)'
 */
export function paysBackIf(
  model: CaseModel,
  scenario: Scenario,
  measure: Measure = 'npv',
): Condition[] {
  return breakEvens(model, scenario, measure)
    .filter(({ value }) => value !== null)
    .map((found): Condition => {
      const range = rangeOf(found.input);
      const limit = found.value as Rational;
      const bound = found.pays === 'at or above' ? 'at least' : 'at most';
      const { label, unit, value: now } = found.input;
      const text = (value: Rational): string => quantityText(value, unit);
      return {
        ...found,
        sentence: `${label}: ${bound} ${text(limit)} (taken as ${text(now)})`,
        isDoubtful: compare(range.low, limit) < 0 && compare(limit, range.high) < 0,
      };
    })
    .sort((a, b) => Number(b.isDoubtful) - Number(a.isDoubtful));
}
