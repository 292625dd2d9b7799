import type { Pence } from '../arithmetic/pence.ts';
import { type CaseModel, checkModel, type Scenario, withValues } from '../domain/case-model.ts';
import type { Input, Range } from '../domain/input.ts';
import { inputsThatMatter, type Measure, outcomeInPence } from './outcome.ts';
import { rangeOf } from './ranges.ts';

/** What one input does by itself: the measure at its lowest and at its highest value. */
export interface TornadoBar {
  readonly input: Input;
  readonly range: Range;
  readonly atLow: Pence;
  readonly atHigh: Pence;
  /** How far the two are apart. */
  readonly swing: Pence;
}

export interface Tornado {
  readonly measure: Measure;
  readonly base: Pence;
  /** The widest first. */
  readonly bars: readonly TornadoBar[];
}

/**
 * Sensitivity, one input at a time: each is set to the ends of its range while all others stay.
 *
 * @example
 * tornado(briefCase, scenarioOf(briefCase, [1])).bars[0].input.label; // what matters most
 * @throws ReeveError as `checkModel` does
 */
export function tornado(model: CaseModel, scenario: Scenario, measure: Measure = 'npv'): Tornado {
  checkModel(model);
  const at = (id: string, value: Input['value']): Pence =>
    outcomeInPence(withValues(model, new Map([[id, value]])), scenario, measure);
  const bars = inputsThatMatter(model, scenario).map((input): TornadoBar => {
    const range = rangeOf(input);
    const atLow = at(input.id, range.low);
    const atHigh = at(input.id, range.high);
    return { input, range, atLow, atHigh, swing: Math.abs(atHigh - atLow) };
  });
  return {
    measure,
    base: outcomeInPence(model, scenario, measure),
    bars: bars.sort((a, b) => b.swing - a.swing || (a.input.id < b.input.id ? -1 : 1)),
  };
}
