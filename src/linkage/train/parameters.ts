import type { Subject } from '../model/match-model.ts';
import type { ModelPlan } from '../model/plan.ts';
import { classAdjustment } from '../model/term-frequency.ts';

/** The numbers of a Fellegi-Sunter model, in arrays: `m[k][j]` is for comparison k's level j. */
export interface Parameters {
  readonly m: readonly Float64Array[];
  readonly u: readonly Float64Array[];
  /** Probability that a pair is a match, in whatever set of pairs is spoken of. */
  readonly prior: number;
  /** Probability that a pair is of two people of one household; absent where they are not reckoned with. */
  readonly relatives?: number;
}

/** What does not change in training: which level a cell belongs to, and what its class adds. */
export interface CellTable {
  /** `level[k][cell]`. */
  readonly level: readonly Uint8Array[];
  /** `adjustment[k][cell]`: log2 added to the level's weight for the class of the agreed value. */
  readonly adjustment: readonly Float64Array[];
  /** By comparison, what it speaks of. */
  readonly about: readonly Subject[];
}

export function cellTable(plan: ModelPlan): CellTable {
  const level: Uint8Array[] = [];
  const adjustment: Float64Array[] = [];
  for (const comparison of plan.comparisons) {
    level.push(Uint8Array.from(comparison.cells, (cell) => cell.level));
    adjustment.push(
      Float64Array.from(comparison.cells, (cell) => {
        if (cell.termFrequencyClass === null) return 0;
        const frequency = comparison.levels[cell.level]?.termFrequency;
        if (frequency === undefined) return 0;
        const table = plan.model.termFrequencies?.[frequency.column];
        const byClass = classAdjustment(table)[cell.termFrequencyClass] ?? 0;
        return byClass * (frequency.weight ?? 1);
      }),
    );
  }
  return { level, adjustment, about: plan.comparisons.map(({ about }) => about) };
}

/** Match weight of every cell, in bits: `weights[k][digit]`, digit 0 (missing) weighing nothing. */
export function cellWeights(cells: CellTable, parameters: Parameters): Float64Array[] {
  return cells.level.map((levels, k) => {
    const weights = new Float64Array(levels.length + 1);
    levels.forEach((level, cell) => {
      const m = parameters.m[k]?.[level] ?? 0;
      const u = parameters.u[k]?.[level] ?? 0;
      weights[cell + 1] = Math.log2(m / u) + (cells.adjustment[k]?.[cell] ?? 0);
    });
    return weights;
  });
}

/**
 * How often two people of one household agree by chance of family on something
 * that is each person's own: father and son of one name, twins of one birthday
 * (about 1.5% of maternities are multiple: ONS, Birth characteristics in England
 * and Wales). A round figure above either, for one such thing at a time: who
 * shares both name and birthday is taken to be one person.
 */
export const AGREEING_RELATIVES = 0.02;

/**
 * How often two relatives have in common what is handed down in a family. Of a father and a son
 * of one name, the middle names are the son's as well, or are what tells the two apart. A judgement.
 */
export const HANDED_DOWN = 0.5;

/**
 * How much likelier a pair's outcomes are for two people of one household than
 * for strangers, as the product of all factors times 1 + the sum of all extras.
 * On what speaks of the household they agree as often as one person's records do
 * (a factor). On what speaks of the person they are strangers, but that one such
 * thing may run in the family (an extra). What is handed down they share as one person's
 * records do, or are strangers on (a factor). Missing is factor 1 and extra 0.
 */
export interface RelativeRatio {
  readonly factor: number;
  readonly extra: number;
}

/** The parts of `RelativeRatio` of one outcome. */
export function relativeRatio(
  { about }: Pick<CellTable, 'about'>,
  { m, u }: Parameters,
  k: number,
  level: number,
  adjustment: number,
): RelativeRatio {
  const chance = u[k]?.[level] ?? 0;
  const ofOnePerson = ((m[k]?.[level] ?? 0) / chance) * 2 ** adjustment;
  switch (about[k]) {
    case 'household':
      return { factor: ofOnePerson, extra: 0 };
    case 'family':
      return { factor: 1 + HANDED_DOWN * (ofOnePerson - 1), extra: 0 };
    default:
      return { factor: 1, extra: AGREEING_RELATIVES * (ofOnePerson - 1) };
  }
}

/** By comparison and digit: log2 of the factors, and the extras; 0 for digit 0 (missing). */
export interface RelativeCells {
  readonly factorWeights: readonly Float64Array[];
  readonly extras: readonly Float64Array[];
}

export function relativeCells(cells: CellTable, parameters: Parameters): RelativeCells {
  const ofCell = (k: number, level: number, cell: number): RelativeRatio =>
    relativeRatio(cells, parameters, k, level, cells.adjustment[k]?.[cell] ?? 0);
  const withMissing = (
    levels: Uint8Array,
    value: (level: number, cell: number) => number,
  ): Float64Array => Float64Array.from([0, ...Array.from(levels, value)]);
  return {
    factorWeights: cells.level.map((levels, k) =>
      withMissing(levels, (level, cell) => Math.log2(ofCell(k, level, cell).factor)),
    ),
    extras: cells.level.map((levels, k) =>
      withMissing(levels, (level, cell) => ofCell(k, level, cell).extra),
    ),
  };
}

/** Odds against strangers that a pair is one person, and that it is two people of one household. */
export type PairOdds = readonly [match: number, relatives: number];

/** What gives the odds of a pattern: its digits, from `offset`. */
export function patternOdds(
  cells: CellTable,
  parameters: Parameters,
): (digits: Uint8Array, offset: number) => PairOdds {
  const weights = cellWeights(cells, parameters);
  const related = parameters.relatives ?? 0;
  const strangers = 1 - parameters.prior - related;
  const prior = Math.log2(parameters.prior / strangers);
  const ofRelatives = related > 0 ? relativeCells(cells, parameters) : null;
  const relativesPrior = Math.log2(related / strangers);
  return (digits, offset) => {
    let weight = prior;
    for (let k = 0; k < weights.length; k++) {
      weight += (weights[k] as Float64Array)[digits[offset + k] as number] as number;
    }
    const relatives =
      ofRelatives === null ? 0 : odds(relativesPrior + relativeWeight(ofRelatives, digits, offset));
    return [odds(weight), relatives];
  };
}

/** 2 to this weight, within the range of numbers. */
function odds(weight: number): number {
  return 2 ** Math.min(500, Math.max(-500, weight));
}

/** log2 of how much likelier a pattern is for two people of one household than for strangers. */
export function relativeWeight(
  { factorWeights, extras }: RelativeCells,
  digits: Uint8Array,
  offset: number,
): number {
  let weight = 0;
  let sum = 1;
  for (let k = 0; k < factorWeights.length; k++) {
    const digit = digits[offset + k] as number;
    weight += (factorWeights[k] as Float64Array)[digit] as number;
    sum += (extras[k] as Float64Array)[digit] as number;
  }
  return weight + Math.log2(sum);
}
