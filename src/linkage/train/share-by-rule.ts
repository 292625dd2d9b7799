import { type CellTable, type Parameters, patternOdds } from './parameters.ts';
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
  const oddsOf = patternOdds(cells, parameters);
  const matches = new Float64Array(ruleCount);
  const pairs = new Float64Array(ruleCount);
  for (let i = 0; i < size; i++) {
    const [forMatch, forRelatives] = oddsOf(digits, i * width);
    const match = ((counts[i] as number) * forMatch) / (1 + forRelatives + forMatch);
    const mask = rules[i] as number;
    for (let rule = 0; rule < ruleCount; rule++) {
      if (((mask >>> rule) & 1) === 0) continue;
      matches[rule] = (matches[rule] as number) + match;
      pairs[rule] = (pairs[rule] as number) + (counts[i] as number);
    }
  }
  return matches.map((value, rule) => (pairs[rule] === 0 ? 0 : value / (pairs[rule] as number)));
}
