import { ReeveError } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  componentsToRefine,
  connectedComponents,
  refineComponents,
} from './cluster/cluster.ts';
import { constrainedComponents } from './cluster/constrained-components.ts';
import { candidateRules } from './compile/block.ts';
import { MOST_GATHERED } from './compile/gather.ts';
import { DEFAULT_THRESHOLDS, householdComparisons } from './link.ts';
import type { MatchModel } from './model/match-model.ts';
import { type ModelPlan, type PlannedRule, planModel } from './model/plan.ts';
import { evaluateExpression } from './score/expression.ts';
import { hashTexts } from './score/hash-texts.ts';
import { pairScorer, weightFrom } from './score/score-pair.ts';
import type { ScoredPairs } from './score/scored-pairs.ts';
import { sharedRules } from './score/shared-rules.ts';
import { type RawRecord, recordStandardiser } from './score/standardise-record.ts';
import type { RecordValues, Value } from './score/value.ts';
import { weightOfProbability, weightTable } from './score/weights.ts';
import { parametersOfModel } from './train/parameters-of-model.ts';

/** Names that are gathered with a record: which column, and the key of the place they come from. */
export interface GatherKey {
  readonly column: string;
  /** As those of `RecordMatcher.keys`; null where the record names no whole place. */
  readonly key: number | null;
}

/** Records brought together in process. */
export interface ClusteredRecords {
  /** Lowest position of each record's cluster. */
  readonly clusters: Int32Array;
  /** Pairs that share a blocking key, at or above the review threshold. */
  readonly scored: ScoredPairs;
}

/**
 * A trained model made ready to match single records against others in process, with the answer
 * that linking all of them at once gives.
 */
export interface RecordMatcher {
  readonly plan: ModelPlan;
  /** log2 odds at and above which two records are linked, or offered for review. */
  readonly thresholds: { readonly link: number; readonly review: number };
  /** The model's columns of a record as received; gathered columns come with `raw`, by name. */
  standardise(raw: RawRecord, dataset: string): RecordValues;
  /**
   * Keys by which other records are found: two records are candidates if they share one. Whole
   * numbers of at most 53 bits, without repeats.
   */
  keys(values: RecordValues): number[];
  /** The places whose other records are needed to know the gathered columns. */
  gatherKeys(values: RecordValues): GatherKey[];
  /** What a gathered column holds, from all records of the place, the record itself or not among them. */
  gathered(column: string, values: RecordValues, others: readonly RecordValues[]): Value;
  /** log2 odds, prior included, that two records are one person. */
  weight(l: RecordValues, r: RecordValues): number;
  /** The same where it is at or above the review threshold, else null: which takes less to find out. */
  weightToReview(l: RecordValues, r: RecordValues): number | null;
  /** Whether the two share a blocking key. */
  areCandidates(l: RecordValues, r: RecordValues): boolean;
  /**
   * Clusters records by the model's method. Every pair is compared: the square of the records.
   * Positions in the constraints are those in `records`; ties go to the lowest position.
   */
  cluster(records: readonly RecordValues[], constraints?: ClusterConstraints): ClusteredRecords;
}

/**
 * Throws `model/untrained` for a model that lacks a prior, or an m or u.
 *
 * @param inputColumns names of the columns that records as received can have
 */
export function recordMatcher(model: MatchModel, inputColumns: readonly string[]): RecordMatcher {
  const plan = planModel(model);
  const parameters = parametersOfModel(model);
  if (parameters === null) {
    throw new ReeveError('model/untrained', 'The match model is not trained', {
      hint: 'Train it on the records first: matching one record cannot train.',
    });
  }
  const rules = candidateRules(plan);
  const keysOf = rules.map(ruleKeys);
  const shares = sharedRules(rules);
  const score = pairScorer(plan, parameters);
  const table = weightTable(plan, parameters);
  const standardise = recordStandardiser(model, inputColumns);
  const { link, review } = model.thresholds ?? DEFAULT_THRESHOLDS;
  const thresholds = { link: weightOfProbability(link), review: weightOfProbability(review) };
  const firstDeterministic = plan.deterministic.length > 0 ? 2 ** plan.blocking.length : Infinity;
  const width = plan.comparisons.length;
  const names = plan.columns.map(({ name }) => name);

  const compareAll = (records: readonly RecordValues[]) => {
    const count = (records.length * (records.length - 1)) / 2;
    const l = new Int32Array(count);
    const r = new Int32Array(count);
    const weight = new Float64Array(count);
    const digits = new Uint8Array(count * width);
    let pair = 0;
    records.forEach((left, i) => {
      for (let j = i + 1; j < records.length; j++) {
        const scored = score(left, records[j] as RecordValues);
        l[pair] = i;
        r[pair] = j;
        weight[pair] = scored.weight;
        digits.set(scored.digits, pair * width);
        pair++;
      }
    });
    return { l, r, weight, digits };
  };

  return {
    plan,
    thresholds,
    standardise,
    keys: (values) => [...new Set(keysOf.flatMap((of, rule) => of(values, rule)))],
    gatherKeys: (values) =>
      plan.gathered.map(({ name, by }, g) => {
        const parts = by.map((column) => values[names[column] as string] ?? null);
        const isWhole = parts.every((part) => part !== null);
        return {
          column: name,
          key: isWhole ? hashTexts([`gather ${g}`, ...parts.map(String)]) : null,
        };
      }),
    gathered(column, values, others) {
      const definition = plan.gathered.find(({ name }) => name === column);
      if (definition === undefined) return null;
      const from = names[definition.from] as string;
      const own = values[from];
      if (typeof own !== 'string') return null;
      const found = new Set<string>();
      for (const other of [values, ...others]) {
        const value = other[from];
        if (typeof value === 'string' && [...value].length > 1) found.add(value);
      }
      if (found.size > MOST_GATHERED) return null;
      const [initial] = own;
      const elsewhere = [...found].filter(([first]) => first !== initial).sort();
      return elsewhere.length === 0 ? null : elsewhere;
    },
    weight: (l, r) => score(l, r).weight,
    weightToReview: weightFrom(plan, parameters, thresholds.review),
    areCandidates: (l, r) => shares(l, r) > 0,
    cluster(records, constraints = {}) {
      const pairs = compareAll(records);
      const scored = candidatesAmong(
        records,
        pairs,
        (weight, mask) => mask > 0 && (weight >= thresholds.review || mask >= firstDeterministic),
      );
      const deterministic: [number, number][] = [];
      scored.rules.forEach((mask, i) => {
        if (mask >= firstDeterministic)
          deterministic.push([scored.l[i] as number, scored.r[i] as number]);
      });
      const always = [...(constraints.always ?? []), ...deterministic];
      const all = { ...constraints, always };
      const components = connectedComponents(records.length, scored, thresholds.link, always);
      if (model.clustering?.method === 'connected') {
        const clusters = constrainedComponents(records.length, scored, thresholds.link, all);
        return { clusters, scored };
      }
      const members = componentsToRefine(components, scored, thresholds.link, constraints);
      const share = model.clustering?.groupShare ?? 0;
      const clusters = refineComponents(
        components,
        members,
        inside(pairs, components, members.rid),
        thresholds.link,
        all,
        model.clustering?.allowance,
        share > 0 ? { table, ofHousehold: householdComparisons(model), share } : undefined,
      );
      return { clusters, scored };
    },
  };

  function candidatesAmong(
    records: readonly RecordValues[],
    { l, r, weight }: ReturnType<typeof compareAll>,
    isKept: (weight: number, mask: number) => boolean,
  ): ScoredPairs {
    const kept: { i: number; mask: number }[] = [];
    for (let i = 0; i < l.length; i++) {
      // The rules are only asked of pairs that could count, unless a rule can link by itself.
      if ((weight[i] as number) < thresholds.review && firstDeterministic === Infinity) continue;
      const mask = shares(
        records[l[i] as number] as RecordValues,
        records[r[i] as number] as RecordValues,
      );
      if (isKept(weight[i] as number, mask)) kept.push({ i, mask });
    }
    return {
      l: Int32Array.from(kept, ({ i }) => l[i] as number),
      r: Int32Array.from(kept, ({ i }) => r[i] as number),
      weight: Float64Array.from(kept, ({ i }) => weight[i] as number),
      rules: Int32Array.from(kept, ({ mask }) => mask),
    };
  }

  /** The pairs inside the components of some records, in order of component. */
  function inside(
    { l, r, weight, digits }: ReturnType<typeof compareAll>,
    components: Int32Array,
    refined: Int32Array,
  ) {
    const isRefined = new Uint8Array(components.length);
    for (const record of refined) isRefined[record] = 1;
    const kept: number[] = [];
    for (let i = 0; i < l.length; i++) {
      const left = l[i] as number;
      if (isRefined[left] === 1 && components[left] === components[r[i] as number]) kept.push(i);
    }
    kept.sort(
      (a, b) =>
        (components[l[a] as number] as number) - (components[l[b] as number] as number) || a - b,
    );
    const outcomes = new Uint8Array(kept.length * width);
    kept.forEach((i, k) => {
      outcomes.set(digits.subarray(i * width, (i + 1) * width), k * width);
    });
    return {
      l: Int32Array.from(kept, (i) => l[i] as number),
      r: Int32Array.from(kept, (i) => r[i] as number),
      weight: Float64Array.from(kept, (i) => weight[i] as number),
      component: Int32Array.from(kept, (i) => components[l[i] as number] as number),
      outcomes: { digits: outcomes, width },
    };
  }
}

/** The keys of a record by one rule: none where a part is missing, several where a list is exploded. */
function ruleKeys(rule: PlannedRule): (values: RecordValues, index: number) => number[] {
  const parts = rule.keys.map((key) => evaluateExpression(key));
  return (values, index) => {
    let keys: string[][] = [[`rule ${index}`]];
    for (const part of parts) {
      const value = part(values, values);
      if (value === null) return [];
      const options = Array.isArray(value) ? value.map(String) : [String(value)];
      keys = keys.flatMap((key) => options.map((option) => [...key, option]));
    }
    return keys.map(hashTexts);
  };
}
