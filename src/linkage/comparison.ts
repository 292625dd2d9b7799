import type { BlockedPairs } from './batch/blocked-pairs.ts';
import type { ProcessComparison } from './batch/encode-request.ts';
import { sortedBy } from './batch/key-numbering.ts';
import { PairComparer } from './batch/pair-comparer.ts';
import type { PairWorker } from './batch/pair-worker.ts';
import { recordSlots } from './batch/slots.ts';
import type { ComponentPairs } from './cluster/cluster.ts';
import { createPairs, drawPairs } from './compile/block.ts';
import { encodeRecords, explodedKeys, singleKeys } from './compile/encode-records.ts';
import type { PatternLayout } from './compile/layout.ts';
import { tables } from './compile/tables.ts';
import type { LinkageEngine } from './engine.ts';
import type { ModelPlan } from './model/plan.ts';
import { TERM_FREQUENCY_CLASSES } from './model/term-frequency.ts';
import type { ScoredPairs } from './score/scored-pairs.ts';
import type { WeightTable } from './score/weights.ts';
import {
  comparePairs,
  countRandomPatterns,
  readPatterns,
  scorePairs,
  scoreWithinComponents,
} from './stages.ts';
import type { PatternCounts } from './train/pattern-counts.ts';

/** The candidate pairs of a model, compared, and the means to compare more. */
export interface Comparison {
  /** Patterns of the candidate pairs, by the rules that found them. */
  counts(): Promise<PatternCounts>;
  random(options: { recordCount: number; draws: number; seed: number }): Promise<PatternCounts>;
  /** See `scorePairs`. */
  score(table: WeightTable, floor: number, whatever?: number): Promise<ScoredPairs>;
  /** See `scoreWithinComponents`; what each comparison says of the pairs only where it is asked for. */
  within(
    table: WeightTable,
    members: { readonly rid: Int32Array; readonly component: Int32Array },
    withOutcomes?: boolean,
  ): Promise<ComponentPairs>;
  close(): Promise<void>;
}

export interface CompareOptions {
  readonly recordCount: number;
  /** Whether the engine's table of pairs is wanted, as reports and evaluations do. */
  readonly keepPairs: boolean;
  /** Hears, in order, how many pairs each rule added. */
  readonly onRule: (rule: number, pairs: number) => void;
}

/** Finds and compares the candidate pairs: in process where the engine can, else by SQL. */
export async function compareCandidates(
  engine: LinkageEngine,
  plan: ModelPlan,
  layout: PatternLayout,
  options: CompareOptions,
): Promise<Comparison> {
  const { comparison } = engine;
  return comparison === undefined
    ? await compareBySql(engine, plan, layout, options)
    : await compareInProcess(engine, comparison, plan, layout, options);
}

async function compareBySql(
  engine: LinkageEngine,
  plan: ModelPlan,
  layout: PatternLayout,
  { onRule }: CompareOptions,
): Promise<Comparison> {
  await comparePairs(engine, plan, layout, onRule);
  return {
    counts: () => readPatterns(engine, layout, tables.pairs),
    random: (options) => countRandomPatterns(engine, plan, layout, options),
    score: (table, floor, whatever) => scorePairs(engine, layout, table, floor, whatever),
    within: (table, members) => scoreWithinComponents(engine, plan, layout, table, members),
    close: async () => {},
  };
}

async function compareInProcess(
  engine: LinkageEngine,
  comparison: ProcessComparison,
  plan: ModelPlan,
  layout: PatternLayout,
  { recordCount, keepPairs, onRule }: CompareOptions,
): Promise<Comparison> {
  const slots = recordSlots(plan);
  const { records, workers } = await comparison.start({
    query: encodeRecords(plan, slots, engine.dialect),
    keyQuery: singleKeys(plan),
    recordCount,
    slots: slots.length,
    classes: slots.flatMap(({ termFrequency }, s) => (termFrequency === null ? [] : [s])),
    rarestClass: TERM_FREQUENCY_CLASSES - 1,
    listQueries: explodedKeys(plan, engine.dialect),
  });
  try {
    const job = { plan, layout, slots, records };
    await Promise.all(workers.map((worker) => worker.prepare(job)));
    const comparer = new PairComparer(layout, records, workers);
    const blocked = await comparer.blocked(onRule);
    if (keepPairs) await storePairs(engine, layout, blocked);
    return {
      counts: async () => blocked.counts(),
      random: async (options) => {
        const { l, r } = await engine.columns(drawPairs(engine.dialect, options));
        return comparer.count(l as Int32Array, r as Int32Array);
      },
      score: async (table, floor, whatever) => blocked.score(table, floor, whatever),
      within: async (table, members, withOutcomes = false) => {
        const pairs = pairsWithin(members, recordCount);
        const outcomes = withOutcomes
          ? { digits: new Uint8Array(pairs.l.length * layout.width), width: layout.width }
          : undefined;
        const weight = await comparer.weights(pairs.l, pairs.r, table, outcomes?.digits);
        return { ...pairs, weight, ...(outcomes === undefined ? {} : { outcomes }) };
      },
      close: () => closeAll(workers),
    };
  } catch (error) {
    await closeAll(workers);
    throw error;
  }
}

async function closeAll(workers: readonly PairWorker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.close()));
}

/** Writes the pairs to the engine's table, for those who read them there. */
async function storePairs(
  engine: LinkageEngine,
  layout: PatternLayout,
  blocked: BlockedPairs,
): Promise<void> {
  await engine.run(createPairs(layout, tables.pairs));
  for (const columns of blocked.columns()) await engine.append('pairs', columns as never);
}

/** All pairs of records of one component, in order of component, l and r. */
function pairsWithin(
  { rid, component }: { readonly rid: Int32Array; readonly component: Int32Array },
  recordCount: number,
): { l: Int32Array; r: Int32Array; component: Int32Array } {
  const order = sortedBy(component, recordCount);
  const sizes = new Int32Array(recordCount);
  for (let i = 0; i < component.length; i++) (sizes[component[i] as number] as number)++;
  let total = 0;
  for (let root = 0; root < recordCount; root++) {
    total += ((sizes[root] as number) * ((sizes[root] as number) - 1)) / 2;
  }
  const [l, r, of] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
  let at = 0;
  for (let i = 0; i < order.length; i++) {
    const root = component[order[i] as number] as number;
    for (let j = i + 1; j < order.length; j++) {
      if (component[order[j] as number] !== root) break;
      l[at] = rid[order[i] as number] as number;
      r[at] = rid[order[j] as number] as number;
      of[at++] = root;
    }
  }
  return { l, r, component: of };
}
