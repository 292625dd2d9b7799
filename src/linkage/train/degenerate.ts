import type { ModelPlan } from '../model/plan.ts';
import type { Parameters } from './parameters.ts';

/** One reason why trained parameters cannot be right. */
export interface DegenerateFinding {
  readonly kind: 'agreement-counts-against' | 'prior-at-bound' | 'not-converged';
  readonly message: string;
}

/** Above this share of matches among blocked pairs, EM has called everything a match. */
const HIGHEST_PRIOR = 0.999;

/**
 * Reasons why what EM returned cannot be right: agreement that counts against a
 * match, a prior at its bound, no convergence.
 */
export function findDegenerate(
  plan: ModelPlan,
  active: readonly boolean[],
  parameters: Parameters,
  run: { readonly converged: boolean },
): DegenerateFinding[] {
  const findings: DegenerateFinding[] = [];
  plan.comparisons.forEach(({ name }, k) => {
    const m = parameters.m[k]?.[0] ?? 0;
    const u = parameters.u[k]?.[0] ?? 0;
    if (active[k] && m <= u) {
      findings.push({
        kind: 'agreement-counts-against',
        message: `full agreement on "${name}" is no more likely for a match (m ${m.toPrecision(3)}) than by chance (u ${u.toPrecision(3)})`,
      });
    }
  });
  if (!(parameters.prior > 0 && parameters.prior < HIGHEST_PRIOR)) {
    findings.push({
      kind: 'prior-at-bound',
      message: `the share of matches ran to ${parameters.prior.toPrecision(4)}: the pairs do not tell matches from others`,
    });
  }
  if (!run.converged) {
    findings.push({ kind: 'not-converged', message: 'expectation maximisation did not converge' });
  }
  return findings;
}
