import { candidateRules } from '../compile/block.ts';
import { countByKeySizes, countNewPairs, skewedKeys } from '../compile/count-blocking.ts';
import type { LinkageEngine } from '../engine.ts';
import type { ModelPlan } from '../model/plan.ts';

/** What one rule would make linking compare. */
export interface RuleCount {
  readonly description: string;
  readonly kind: 'blocking' | 'deterministic';
  /** Parts of the rule's key, as the model writes them. */
  readonly on: readonly string[];
  /** Pairs that share a key, from the sizes of the keys. */
  readonly pairs: number;
  /** Pairs that no earlier rule finds; null where there are too many to be counted. */
  readonly newPairs: number | null;
  /** Pairs of this rule and those before it; where not exact, at least so many. */
  readonly cumulative: number;
  /** The keys that make most of its pairs. */
  readonly skewedKeys: readonly SkewedKey[];
}

export interface SkewedKey {
  /** In the order of `on`. */
  readonly values: readonly (string | null)[];
  readonly records: number;
  readonly pairs: number;
}

/** Above this many pairs a rule is not joined: to count them would take minutes. */
const MOST_JOINED = 200_000_000;

const SKEWED_KEYS = 3;

/**
 * Counts, before anything is compared, the pairs that each rule of a model adds to those of
 * the rules before it. The records are prepared (`prepareRecords`).
 */
export async function countBlocking(
  engine: LinkageEngine,
  plan: ModelPlan,
  onRule: (index: number) => void = () => {},
): Promise<RuleCount[]> {
  const counts: RuleCount[] = [];
  let cumulative = 0;
  for (const [index, rule] of candidateRules(plan).entries()) {
    const [sizes] = await engine.rows(countByKeySizes(plan, engine.dialect, index));
    const pairs = Number(sizes?.pairs);
    const isPlain = rule.explode.length === 0;
    let newPairs: number | null = null;
    if (index === 0 && isPlain) newPairs = pairs;
    else if (pairs <= MOST_JOINED) {
      const [row] = await engine.rows(countNewPairs(plan, engine.dialect, index));
      newPairs = Number(row?.n);
    }
    // All of a rule's pairs are among those of all rules; of a list's, all those of one key.
    const atLeast = isPlain ? pairs : Number(sizes?.largest);
    cumulative = newPairs === null ? Math.max(cumulative, atLeast) : cumulative + newPairs;
    const skewed = await engine.rows(skewedKeys(plan, engine.dialect, index, SKEWED_KEYS));
    const model = index < plan.blocking.length ? plan.model.blocking[index] : undefined;
    counts.push({
      description: rule.description,
      kind: index < plan.blocking.length ? 'blocking' : 'deterministic',
      on: model?.on ?? rule.columns,
      pairs,
      newPairs,
      cumulative,
      skewedKeys: skewed.map((row) => ({
        values: rule.keys.map((_, k) => (row[`v${k}`] ?? null) as string | null),
        records: Number(row.n),
        pairs: Number(row.pairs),
      })),
    });
    onRule(index);
  }
  return counts;
}
