import { type GroupedPatterns, likelihoodRatios, relativeLikelihoods } from './grouped-patterns.ts';
import type { Parameters } from './parameters.ts';

/** Shares of all pairs. */
export interface PairShares {
  readonly prior: number;
  readonly relatives?: number;
}

/**
 * Share of matches among all pairs, and of pairs of relatives where they are
 * reckoned with: those expected among the candidate pairs, over all pairs,
 * repeated until it stands still. Assumes that blocking loses few matches; those
 * it loses cannot be counted.
 *
 * Half a match is added, so that a file without matches does not end at a
 * prior of 0, from which no evidence could lead back.
 */
export function estimatePrior(
  candidates: GroupedPatterns,
  parameters: Parameters,
  comparablePairs: number,
): PairShares {
  const match = likelihoodRatios(candidates, parameters);
  const withRelatives = parameters.relatives !== undefined;
  const related = withRelatives ? relativeLikelihoods(candidates, parameters) : null;
  let prior = parameters.prior;
  let relatives = parameters.relatives ?? 0;
  const shares = (): PairShares => (withRelatives ? { prior, relatives } : { prior });
  for (let i = 0; i < 500; i++) {
    const strangers = 1 - prior - relatives;
    let matches = 0;
    let pairsOfRelatives = 0;
    for (let row = 0; row < candidates.size; row++) {
      const n = candidates.counts[row] ?? 0;
      const forMatch = (prior / strangers) * (match[row] ?? 0);
      const forRelatives = related === null ? 0 : (relatives / strangers) * (related[row] ?? 0);
      const all = 1 + forMatch + forRelatives;
      matches += (n * forMatch) / all;
      pairsOfRelatives += (n * forRelatives) / all;
    }
    const next = priorOf(matches, comparablePairs);
    const nextRelatives = related === null ? 0 : priorOf(pairsOfRelatives, comparablePairs) * 0.99;
    const still =
      Math.abs(next - prior) < 1e-7 * prior &&
      Math.abs(nextRelatives - relatives) <= 1e-5 * relatives;
    prior = next;
    relatives = nextRelatives;
    if (still) break;
  }
  return shares();
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
