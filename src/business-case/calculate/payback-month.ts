import type { Pence } from '../arithmetic/pence.ts';

/**
 * The month, counted from 1 at the start, by whose end the money spent has come back and stays
 * so to the last year; null where it does not. What flows in a year is taken to flow evenly, as
 * the brief's "18 months" does.
 *
 * @example
 * paybackMonth([-544, 1238, 1135, 1037, 1007]); // 18: 544/1238 of the second year
 */
export function paybackMonth(flows: readonly Pence[]): number | null {
  const cumulative = runningTotals(flows);
  if ((cumulative.at(-1) ?? 0) < 0) return null;
  const lastBelow = cumulative.findLastIndex((total) => total < 0);
  if (lastBelow === -1) return 1;
  const owed = -(cumulative[lastBelow] as Pence);
  return 12 * (lastBelow + 1) + Math.ceil((12 * owed) / (flows[lastBelow + 1] as Pence));
}

export function runningTotals(flows: readonly Pence[]): Pence[] {
  let total = 0;
  return flows.map((flow) => {
    total += flow;
    return total;
  });
}
