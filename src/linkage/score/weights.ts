import type { ModelPlan } from '../model/plan.ts';
import {
  type CellTable,
  cellTable,
  cellWeights,
  type Parameters,
  type RelativeCells,
  relativeCells,
  relativeWeight,
} from '../train/parameters.ts';

/** A trained model's numbers in the form that scoring needs. */
export interface WeightTable {
  /** Match weight in bits: `cells[k][digit]`; digit 0 (missing) weighs 0. */
  readonly cells: readonly Float64Array[];
  /** log2 of the prior odds of a match against strangers. */
  readonly prior: number;
  /** The same for two people of one household; null where they are not reckoned with. */
  readonly relatives: { readonly cells: RelativeCells; readonly prior: number } | null;
}

export function weightTable(plan: ModelPlan, parameters: Parameters): WeightTable {
  const cells = withoutSilent(cellTable(plan), parameters);
  const related = parameters.relatives ?? 0;
  const strangers = 1 - parameters.prior - related;
  return {
    cells: cellWeights(cells, parameters),
    prior: Math.log2(parameters.prior / strangers),
    relatives:
      related > 0
        ? { cells: relativeCells(cells, parameters), prior: Math.log2(related / strangers) }
        : null,
  };
}

/**
 * A comparison whose m is its u at every level tells nothing: that a value is rare does not make it
 * tell.
 */
function withoutSilent(cells: CellTable, { m, u }: Parameters): CellTable {
  const isSilent = (k: number): boolean => m[k]?.every((value, j) => value === u[k]?.[j]) ?? true;
  return {
    ...cells,
    adjustment: cells.adjustment.map((values, k) =>
      isSilent(k) ? new Float64Array(values.length) : values,
    ),
  };
}

/**
 * Match weight of one pattern, prior included: log2 of the odds that the pair is
 * one person rather than strangers or two people of one household.
 */
export function patternWeight(table: WeightTable, digits: Uint8Array, offset: number): number {
  return (
    sumOfCells(table.cells, table.prior, digits, offset) - relativesPart(table, digits, offset)
  );
}

/**
 * Bits that a pair loses because it may be two people of one household: nothing
 * where strangers are the likelier doubt, much where all that agrees is what a
 * household shares.
 */
export function relativesPart(table: WeightTable, digits: Uint8Array, offset: number): number {
  const { relatives } = table;
  if (relatives === null) return 0;
  const weight = relatives.prior + relativeWeight(relatives.cells, digits, offset);
  // log2(1 + 2^w) is w itself where 2^w would leave the range of numbers.
  return weight > 60 ? weight : Math.log2(1 + 2 ** weight);
}

function sumOfCells(
  cells: readonly Float64Array[],
  start: number,
  digits: Uint8Array,
  offset: number,
): number {
  let weight = start;
  for (let k = 0; k < cells.length; k++) {
    weight += (cells[k] as Float64Array)[digits[offset + k] as number] as number;
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
