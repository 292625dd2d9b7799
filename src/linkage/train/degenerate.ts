import type { ModelPlan } from '../model/plan.ts';
import type { EmResult } from './expectation-maximisation.ts';

/** One reason why trained parameters cannot be right. */
export interface DegenerateFinding {
  readonly kind:
    | 'agreement-counts-against'
    | 'prior-at-bound'
    | 'share-contradicted'
    | 'not-converged'
    | 'nothing-to-train';
  /** The comparison it is about; absent where it is about the session as a whole. */
  readonly comparison?: string;
  readonly message: string;
}

/** Above this share of matches, EM has called every pair of the session a match. */
const HIGHEST_PRIOR = 0.999;

/**
 * Share of matches that all comparisons together must see where a session sees
 * nothing but matches: a rule may well find matches only, but then the columns
 * that it left out say so too.
 */
const CONFIRMED_SHARE = 0.9;

/**
 * A session whose share of matches is this many times what all comparisons
 * together see, and this much above it, has taken something else for matches:
 * neighbours, or namesakes.
 */
const CONTRADICTED_TIMES = 4;
const CONTRADICTED_BY = 0.2;

/** Standard errors by which agreement has to fall short of chance to count as reversed. */
const STANDARD_ERRORS = 3;

/**
 * Reasons why what EM returned for a session cannot be right: agreement that
 * counts against a match, a prior at its bound that the comparisons together
 * do not confirm, no convergence.
 *
 * @param shareByAll share of matches among the session's pairs by every
 *   comparison, those that the rule blocks on included
 */
export function findDegenerate(
  plan: ModelPlan,
  active: readonly boolean[],
  result: EmResult,
  u: readonly Float64Array[],
  shareByAll: number,
): DegenerateFinding[] {
  const findings: DegenerateFinding[] = [];
  plan.comparisons.forEach(({ name }, k) => {
    const shortfall = active[k] ? agreementBelowChance(result, u, k) : null;
    if (shortfall === null) return;
    findings.push({
      kind: 'agreement-counts-against',
      comparison: name,
      message: `full agreement on "${name}" is less likely for a match (${shortfall.share.toPrecision(2)}) than by chance (${shortfall.chance.toPrecision(2)})`,
    });
  });
  if (result.prior > HIGHEST_PRIOR) {
    if (shareByAll < CONFIRMED_SHARE) {
      findings.push({
        kind: 'prior-at-bound',
        message: `by ${namesOf(plan, active)} alone every pair looks like a match, while all comparisons together say ${(100 * shareByAll).toPrecision(2)}% are`,
      });
    }
  }
  if (
    result.prior > CONTRADICTED_TIMES * shareByAll &&
    result.prior > CONTRADICTED_BY + shareByAll &&
    result.prior <= HIGHEST_PRIOR
  ) {
    findings.push({
      kind: 'share-contradicted',
      message: `by ${namesOf(plan, active)} alone ${(100 * result.prior).toPrecision(2)}% of the pairs look like matches, while all comparisons together say ${(100 * shareByAll).toPrecision(2)}% are`,
    });
  }
  if (!result.converged) {
    findings.push({ kind: 'not-converged', message: 'expectation maximisation did not converge' });
  }
  return findings;
}

function namesOf(plan: ModelPlan, active: readonly boolean[]): string {
  return plan.comparisons.flatMap(({ name }, k) => (active[k] ? [`"${name}"`] : [])).join(' and ');
}

/**
 * Whether a session's m can be used at all: a reversed comparison among others
 * that are right is only that comparison's trouble, but where half of them are
 * reversed matches and non-matches have changed places.
 */
export function isSound(findings: readonly DegenerateFinding[], activeCount: number): boolean {
  const reversed = findings.filter(({ kind }) => kind === 'agreement-counts-against').length;
  return reversed === findings.length && reversed * 2 < activeCount;
}

/** By the expected counts, without pseudo-counts, which lean to agreement. */
function agreementBelowChance(
  result: EmResult,
  u: readonly Float64Array[],
  k: number,
): { share: number; chance: number } | null {
  const counts = result.levelMatches[k] ?? new Float64Array(0);
  const total = counts.reduce((sum, value) => sum + value, 0);
  const chance = u[k]?.[0] ?? 0;
  if (total < 1) return null;
  const share = (counts[0] ?? 0) / total;
  const error = Math.sqrt((chance * (1 - chance)) / total);
  return share < chance - STANDARD_ERRORS * error ? { share, chance } : null;
}
