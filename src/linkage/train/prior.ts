import { expectedMatches, type GroupedPatterns } from './grouped-patterns.ts';

/**
 * Share of matches among all pairs: the expected matches among the candidate
 * pairs, over all pairs, repeated until it stands still. Assumes that blocking
 * loses few matches; those it loses cannot be counted.
 *
 * Half a match is added, so that a file without matches does not end at a
 * prior of 0, from which no evidence could lead back.
 *
 * @param ratios likelihood ratio of each candidate pattern
 */
export function estimatePrior(
  candidates: GroupedPatterns,
  ratios: Float64Array,
  comparablePairs: number,
  start: number,
): number {
  let prior = start;
  for (let i = 0; i < 500; i++) {
    const next = priorOf(expectedMatches(candidates, ratios, prior), comparablePairs);
    if (Math.abs(next - prior) < 1e-7 * prior) return next;
    prior = next;
  }
  return prior;
}

/** A start for the search: one candidate pair in twenty a match, and no more than a tenth of all. */
export function startingPrior(candidatePairs: number, comparablePairs: number): number {
  return Math.min(0.1, priorOf(0.05 * candidatePairs, comparablePairs));
}

/** Highest prior: in a file of one person many times over it cannot be told how far above. */
const HIGHEST = 0.5;

/** Prior from a number of matches among all pairs. */
export function priorOf(matches: number, comparablePairs: number): number {
  return Math.min(HIGHEST, (matches + 0.5) / (comparablePairs + 1));
}
