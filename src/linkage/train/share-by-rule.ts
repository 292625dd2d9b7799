import {
  type CellTable,
  cellWeights,
  type Parameters,
  relativeCells,
  relativeWeight,
} from './parameters.ts';
import type { PatternCounts } from './pattern-counts.ts';

/**
 * For each candidate rule, the share of matches among the pairs that it finds,
 * by all comparisons together, those that it blocks on included. 0 for a rule
 * that finds nothing.
 */
export function shareByRule(
  blocked: PatternCounts,
  cells: CellTable,
  parameters: Parameters,
  ruleCount: number,
): Float64Array {
  const { size, width, digits, rules, counts } = blocked;
  const weights = cellWeights(cells, parameters);
  const related = parameters.relatives ?? 0;
  const strangers = 1 - parameters.prior - related;
  const priorWeight = Math.log2(parameters.prior / strangers);
  const relativesWeight = related > 0 ? Math.log2(related / strangers) : null;
  const ofRelatives = relativesWeight === null ? null : relativeCells(cells, parameters);
  const matches = new Float64Array(ruleCount);
  const pairs = new Float64Array(ruleCount);
  for (let i = 0; i < size; i++) {
    let weight = priorWeight;
    for (let k = 0; k < width; k++) {
      weight += (weights[k] as Float64Array)[digits[i * width + k] as number] as number;
    }
    const n = counts[i] as number;
    let others = 1;
    if (relativesWeight !== null && ofRelatives !== null) {
      others += 2 ** (relativesWeight + relativeWeight(ofRelatives, digits, i * width));
    }
    const match = n / (1 + others * 2 ** -weight);
    const mask = rules[i] as number;
    for (let rule = 0; rule < ruleCount; rule++) {
      if (((mask >>> rule) & 1) === 0) continue;
      matches[rule] = (matches[rule] as number) + match;
      pairs[rule] = (pairs[rule] as number) + n;
    }
  }
  return matches.map((value, rule) => (pairs[rule] === 0 ? 0 : value / (pairs[rule] as number)));
}
