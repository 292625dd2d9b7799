import type { PatternLayout } from '../compile/layout.ts';
import { patternWeight, type WeightTable } from '../score/weights.ts';
import type { PatternCounts } from '../train/pattern-counts.ts';
import { BlockedPairs, type MadeChunk, mergePatterns, patternCounts } from './blocked-pairs.ts';
import type { EncodedRecords, RuleKeys } from './encoded-records.ts';
import type { GivenChunk, PairWorker } from './pair-worker.ts';

/** Pairs in one task: enough to be worth the message, few enough to share out evenly. */
const PAIRS_PER_TASK = 60_000;

interface Stretch {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Compares pairs of encoded records on several workers. The outcome does not depend on how
 * many there are or which of them does what.
 */
export class PairComparer {
  readonly #layout: PatternLayout;
  readonly #records: EncodedRecords;
  readonly #workers: readonly PairWorker[];

  constructor(layout: PatternLayout, records: EncodedRecords, workers: readonly PairWorker[]) {
    this.#layout = layout;
    this.#records = records;
    this.#workers = workers;
  }

  /** All candidate pairs; `onRule` hears, in order, how many each rule added. */
  async blocked(onRule: (rule: number, pairs: number) => void): Promise<BlockedPairs> {
    const stretches = this.#records.rules.flatMap((keys, rule) => stretchesOf(keys, rule));
    const chunks = await this.#share(stretches, async (worker, { rule, from, to }, index) => {
      const chunk = await worker.blocked(rule, from, to);
      return { ...chunk, worker: index };
    });
    const added = new Array<number>(this.#records.rules.length).fill(0);
    chunks.forEach(({ l }, i) => {
      const rule = stretches[i]?.rule ?? 0;
      added[rule] = (added[rule] ?? 0) + l.length;
    });
    for (const [rule, pairs] of added.entries()) onRule(rule, pairs);
    const patterns = await Promise.all(this.#workers.map((worker) => worker.patterns()));
    return new BlockedPairs(this.#layout, chunks as MadeChunk[], patterns);
  }

  /** Patterns of given pairs, counted. */
  async count(l: Int32Array, r: Int32Array): Promise<PatternCounts> {
    const chunks = await this.#given(l, r);
    const { patterns } = mergePatterns(
      this.#layout,
      chunks.map((chunk) => chunk.patterns),
    );
    return patternCounts(this.#layout, patterns);
  }

  /** Match weights of given pairs; what each comparison says of them goes to `outcomes`. */
  async weights(
    l: Int32Array,
    r: Int32Array,
    table: WeightTable,
    outcomes?: Uint8Array,
  ): Promise<Float64Array> {
    const { width } = this.#layout;
    const weights = new Float64Array(l.length);
    let at = 0;
    for (const { pattern, patterns } of await this.#given(l, r, true)) {
      const { digits } = patternCounts(this.#layout, patterns);
      const byPattern = Float64Array.from(patterns.rules, (_, i) =>
        patternWeight(table, digits, i * width),
      );
      for (const which of pattern) {
        outcomes?.set(digits.subarray(which * width, (which + 1) * width), at * width);
        weights[at++] = byPattern[which] ?? 0;
      }
    }
    return weights;
  }

  #given(l: Int32Array, r: Int32Array, whatever = false): Promise<GivenChunk[]> {
    const starts: number[] = [];
    for (let start = 0; start < l.length; start += PAIRS_PER_TASK) starts.push(start);
    return this.#share(starts, (worker, start) =>
      worker.given(
        l.slice(start, start + PAIRS_PER_TASK),
        r.slice(start, start + PAIRS_PER_TASK),
        whatever,
      ),
    );
  }

  /** Gives each worker the next task until none is left; results in order of the tasks. */
  async #share<Task, Result>(
    tasks: readonly Task[],
    work: (worker: PairWorker, task: Task, index: number) => Promise<Result>,
  ): Promise<Result[]> {
    const results: Result[] = new Array(tasks.length);
    let next = 0;
    await Promise.all(
      this.#workers.map(async (worker, index) => {
        while (next < tasks.length) {
          const at = next++;
          results[at] = await work(worker, tasks[at] as Task, index);
        }
      }),
    );
    return results;
  }
}

function stretchesOf({ ends }: RuleKeys, rule: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let pairs = 0;
  for (let place = 0; place < ends.length; place++) {
    pairs += (ends[place] as number) - place - 1;
    if (pairs < PAIRS_PER_TASK && place + 1 < ends.length) continue;
    stretches.push({ rule, from, to: place + 1 });
    from = place + 1;
    pairs = 0;
  }
  return stretches;
}
