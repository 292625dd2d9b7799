import type { ModelPlan } from '../model/plan.ts';
import { cellTable, cellWeights, type Parameters } from '../train/parameters.ts';

/** A trained model's numbers in the form that scoring needs. */
export interface WeightTable {
  /** Match weight in bits: `cells[k][digit]`; digit 0 (missing) weighs 0. */
  readonly cells: readonly Float64Array[];
  /** log2 of the prior odds. */
  readonly prior: number;
}

export function weightTable(plan: ModelPlan, parameters: Parameters): WeightTable {
  return {
    cells: cellWeights(cellTable(plan), parameters),
    prior: Math.log2(parameters.prior / (1 - parameters.prior)),
  };
}

/** Match weight of one pattern, prior included: log2 of the odds that the pair is a match. */
export function patternWeight(
  table: WeightTable,
  digits: Uint8Array,
  offset: number,
): number {
  let weight = table.prior;
  for (let k = 0; k < table.cells.length; k++) {
    weight += table.cells[k]?.[digits[offset + k] ?? 0] ?? 0;
  }
  return weight;
}

/** Probability of a match from its log2 odds. */
export function probabilityOfWeight(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

/** log2 odds of a probability strictly between 0 and 1. */
export function weightOfProbability(probability: number): number {
  return Math.log2(probability / (1 - probability));
}
