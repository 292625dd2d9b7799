import type { ModelPlan } from '../model/plan.ts';
import type { DegenerateFinding } from './degenerate.ts';
import type { ComparablePairs } from './estimate-u.ts';
import type { RepeatedEvidence } from './repeated-evidence.ts';
import type { PlannedSession, TrainingSession } from './sessions.ts';
import { allFixed } from './starting-values.ts';

/**
 * Where values came from: `fixed` in the model; counted from `labels`;
 * `estimated` from the data; `given` by the model as a start and left there;
 * `assumed`, a general guess, for want of anything better; `none`: the
 * comparison tells nothing and weighs nothing.
 */
export type ValueOrigin = 'fixed' | 'labels' | 'estimated' | 'given' | 'assumed' | 'none';

/** What a comparison's values rest on. */
export interface ComparisonOrigin {
  readonly name: string;
  readonly m: ValueOrigin;
  readonly u: ValueOrigin;
  /** Matches (expected, or labelled) that m rests on. */
  readonly matches: number;
}

/** Below this many matches, m is more its starting value than the data's. */
const FEW_MATCHES = 10;

/** What each comparison's values rest on. */
export function originsOf(
  plan: ModelPlan,
  { candidates, drawn, outside }: ComparablePairs,
  found: {
    readonly labelled: boolean;
    readonly matches: readonly number[];
    readonly silent: ReadonlySet<number>;
    readonly sessions: readonly TrainingSession[];
  },
): ComparisonOrigin[] {
  const seen = new Set<number>();
  // What only candidates have is no measure of all pairs, unless they are all pairs.
  for (const { totals, comparisonOf } of outside === 0 ? [candidates, drawn] : [drawn]) {
    totals.forEach((n, outcome) => {
      if (outcome > 0 && n > 0) seen.add(comparisonOf[outcome] ?? -1);
    });
  }
  return plan.model.comparisons.map(({ name, levels }, k) => {
    const matches = found.matches[k] ?? 0;
    const start = (kind: 'm' | 'u'): ValueOrigin =>
      levels.every((level) => level[kind] !== undefined) ? 'given' : 'assumed';
    const origin = (): ValueOrigin => {
      if (allFixed(plan, k, 'm')) return 'fixed';
      if (found.silent.has(k)) return 'none';
      if (matches < FEW_MATCHES) return start('m');
      return found.labelled ? 'labels' : 'estimated';
    };
    return {
      name,
      m: origin(),
      u: allFixed(plan, k, 'u') ? 'fixed' : seen.has(k) ? 'estimated' : start('u'),
      matches,
    };
  });
}

/** What a user should know of how the values came about, in sentences. */
export function notesOn(
  plan: ModelPlan,
  found: {
    readonly origins: readonly ComparisonOrigin[];
    readonly sessions: readonly TrainingSession[];
    readonly findings: readonly DegenerateFinding[];
    readonly repeated: readonly RepeatedEvidence[];
    readonly planned: readonly PlannedSession[];
  },
): string[] {
  const notes = found.findings.map(
    ({ message }) => `Training went wrong and starting values were kept: ${message}.`,
  );
  for (const { comparison, repeats } of found.repeated) {
    const [name, other] = [plan.comparisons[comparison]?.name, plan.comparisons[repeats]?.name];
    notes.push(`"${name}" is at the same level as "${other}" in every pair: it weighs nothing.`);
  }
  found.origins.forEach(({ name, m, u, matches }, k) => {
    const repeated = found.repeated.some(({ comparison }) => comparison === k);
    if (m === 'none' && !repeated) {
      notes.push(`"${name}" does not tell matches from others in this data: it weighs nothing.`);
    }
    if (m === 'given' || m === 'assumed') {
      const left = found.planned.some(({ active }) => active[k]);
      const why = left
        ? `only ${matches.toPrecision(2)} matches are expected to tell`
        : 'every blocking rule uses its columns, or leaves nothing to train it with';
      notes.push(`m of "${name}" is ${m}, not trained: ${why}.`);
    }
    if (u === 'given' || u === 'assumed') {
      notes.push(`u of "${name}" is ${u}: no pair drawn at random has values to compare.`);
    }
  });
  for (const { rule, sound, findings } of found.sessions) {
    if (sound || found.findings.length > 0) continue;
    const reasons = findings.map(({ message }) => message).join('; ');
    notes.push(`The session on "${rule}" was left out: ${reasons}.`);
  }
  return notes;
}
