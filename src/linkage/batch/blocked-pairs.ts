import { type PatternLayout, unpackPattern } from '../compile/layout.ts';
import type { ScoredPairs } from '../score/scored-pairs.ts';
import { patternWeight, type WeightTable } from '../score/weights.ts';
import type { PatternCounts } from '../train/pattern-counts.ts';
import { sortedBy } from './key-numbering.ts';
import type { BlockedChunk } from './pair-worker.ts';
import { hashOfPacked, type PatternList, PatternTable } from './pattern-table.ts';

/** A chunk with the worker that made it. */
export interface MadeChunk extends BlockedChunk {
  readonly worker: number;
}

/** Every candidate pair with the number of its pattern: twelve bytes a pair. */
export class BlockedPairs {
  readonly #layout: PatternLayout;
  readonly #chunks: readonly MadeChunk[];
  readonly #patterns: PatternList;
  /** Number in `#patterns` of each worker's patterns. */
  readonly #numbers: readonly Int32Array[];

  constructor(
    layout: PatternLayout,
    chunks: readonly MadeChunk[],
    byWorker: readonly PatternList[],
  ) {
    this.#layout = layout;
    this.#chunks = chunks;
    const merged = mergePatterns(layout, byWorker);
    this.#patterns = merged.patterns;
    this.#numbers = merged.numbers;
  }

  /** In order of rules and digits. */
  counts(): PatternCounts {
    return patternCounts(this.#layout, this.#patterns);
  }

  /** See `scorePairs`. */
  score(table: WeightTable, floor: number, whatever?: number): ScoredPairs {
    const { digits, size } = this.counts();
    const weights = new Float64Array(size);
    const keep = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      weights[i] = patternWeight(table, digits, i * this.#layout.width);
      const isNamed = whatever !== undefined && (this.#patterns.rules[i] as number) >= whatever;
      keep[i] = (weights[i] as number) >= floor || isNamed ? 1 : 0;
    }
    const kept = this.#select(keep);
    const order = inOrder(kept.l, kept.r);
    const by = (values: Int32Array): Int32Array => order.map((i) => values[i] as number);
    const pattern = by(kept.pattern);
    return {
      l: by(kept.l),
      r: by(kept.r),
      weight: Float64Array.from(pattern, (p) => weights[p] as number),
      rules: pattern.map((p) => this.#patterns.rules[p] as number),
    };
  }

  /** All pairs, chunk by chunk, as the columns of the table of pairs. */
  *columns(): Generator<(Int32Array | BigInt64Array)[]> {
    const { rules, packed } = this.#patterns;
    const groups = this.#layout.groups.length;
    for (const { l, r, pattern, worker } of this.#chunks) {
      if (l.length === 0) continue;
      const numbers = this.#numbers[worker] as Int32Array;
      const global = pattern.map((p) => numbers[p] as number);
      const columns: (Int32Array | BigInt64Array)[] = [l, r, global.map((p) => rules[p] as number)];
      for (let g = 0; g < groups; g++) {
        columns.push(
          BigInt64Array.from(global, (p) => BigInt(packed[p * groups + g] as number)) as never,
        );
      }
      yield columns;
    }
  }

  #select(keep: Uint8Array): { l: Int32Array; r: Int32Array; pattern: Int32Array } {
    let total = 0;
    for (let p = 0; p < keep.length; p++) {
      if (keep[p] === 1) total += this.#patterns.counts[p] as number;
    }
    /** By the patterns' numbers in each worker. */
    const keptBy = this.#numbers.map((numbers) => {
      const kept = new Uint8Array(numbers.length);
      for (let p = 0; p < kept.length; p++) kept[p] = keep[numbers[p] as number] as number;
      return kept;
    });
    const [l, r, chosen] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
    let at = 0;
    for (const chunk of this.#chunks) {
      const numbers = this.#numbers[chunk.worker] as Int32Array;
      const isKept = keptBy[chunk.worker] as Uint8Array;
      const { pattern } = chunk;
      for (let i = 0; i < pattern.length; i++) {
        const own = pattern[i] as number;
        if (isKept[own] === 0) continue;
        l[at] = chunk.l[i] as number;
        r[at] = chunk.r[i] as number;
        chosen[at++] = numbers[own] as number;
      }
    }
    return { l, r, pattern: chosen };
  }
}

/** Positions of pairs in order of l and r: by r first, then, keeping that, by l. */
function inOrder(l: Int32Array, r: Int32Array): Int32Array {
  const range = 1 + Math.max(greatest(l), greatest(r));
  const byR = sortedBy(r, range);
  const byL = sortedBy(
    byR.map((i) => l[i] as number),
    range,
  );
  return byL.map((i) => byR[i] as number);
}

function greatest(numbers: Int32Array): number {
  let most = -1;
  for (let i = 0; i < numbers.length; i++)
    if ((numbers[i] as number) > most) most = numbers[i] as number;
  return most;
}

/** One list of the patterns of several, in order of rules and digits, and the new number of each. */
export function mergePatterns(
  layout: PatternLayout,
  lists: readonly PatternList[],
): { patterns: PatternList; numbers: readonly Int32Array[] } {
  const groups = layout.groups.length;
  const table = new PatternTable(groups);
  const numbers = lists.map(({ rules, packed, counts }) =>
    rules.map((mask, i) => {
      const at = i * groups;
      return table.add(
        hashOfPacked(mask, packed, at, groups),
        mask,
        packed,
        at,
        counts[i] as number,
      );
    }),
  );
  const merged = table.list();
  const order = Int32Array.from(merged.rules, (_, i) => i).sort((a, b) => {
    const byRules = (merged.rules[a] as number) - (merged.rules[b] as number);
    if (byRules !== 0) return byRules;
    for (let g = 0; g < groups; g++) {
      const by =
        (merged.packed[a * groups + g] as number) - (merged.packed[b * groups + g] as number);
      if (by !== 0) return by;
    }
    return 0;
  });
  const placeOf = new Int32Array(order.length);
  const packed = new Float64Array(merged.packed.length);
  order.forEach((i, place) => {
    placeOf[i] = place;
    for (let g = 0; g < groups; g++) {
      packed[place * groups + g] = merged.packed[i * groups + g] as number;
    }
  });
  return {
    patterns: {
      rules: order.map((i) => merged.rules[i] as number),
      packed,
      counts: Float64Array.from(order, (i) => merged.counts[i] as number),
    },
    numbers: numbers.map((list) => list.map((i) => placeOf[i] as number)),
  };
}

export function patternCounts(layout: PatternLayout, patterns: PatternList): PatternCounts {
  const size = patterns.rules.length;
  const groups = layout.groups.length;
  const digits = new Uint8Array(size * layout.width);
  const packed = new Array<number>(groups).fill(0);
  for (let i = 0; i < size; i++) {
    for (let g = 0; g < groups; g++) packed[g] = patterns.packed[i * groups + g] as number;
    unpackPattern(layout, packed, digits, i * layout.width);
  }
  return { size, width: layout.width, digits, rules: patterns.rules, counts: patterns.counts };
}
