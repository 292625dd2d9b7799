import type { PatternLayout } from '../compile/layout.ts';
import type { LinkType } from '../model/match-model.ts';
import type { ModelPlan } from '../model/plan.ts';
import type { EncodedRecords, KeyLists, RuleKeys } from './encoded-records.ts';
import { BATCH_SIZE, PairBatch } from './pair-batch.ts';
import { type PairDigits, pairDigits } from './pair-digits.ts';
import { mixDigit, type PatternList, PatternTable } from './pattern-table.ts';
import type { RecordSlot } from './slots.ts';

/** All that comparing pairs needs; it can be copied to another thread, the records shared. */
export interface CompareJob {
  readonly plan: ModelPlan;
  readonly layout: PatternLayout;
  readonly slots: readonly RecordSlot[];
  readonly records: EncodedRecords;
}

/** Pairs that a stretch of a rule's keys added, in columns; `pattern` numbers those of the worker. */
export interface BlockedChunk {
  readonly l: Int32Array;
  readonly r: Int32Array;
  readonly pattern: Int32Array;
}

/** Patterns of given pairs; `pattern[i]` is -1 where the link type does not let the pair match. */
export interface GivenChunk {
  readonly pattern: Int32Array;
  readonly patterns: PatternList;
}

/** Compares pairs, here or in another thread. */
export interface PairWorker {
  /** Says what is compared from here on. */
  prepare(job: CompareJob): Promise<void>;
  /**
   * The pairs of records that share a key of rule `rule` at places `from` up to `to` of its
   * order with any place after, and that no earlier rule brings together.
   */
  blocked(rule: number, from: number, to: number): Promise<BlockedChunk>;
  /**
   * Patterns carry the candidate rules that bring a pair together, but for `whatever`, where they
   * carry none.
   *
   * @param whatever compares pairs too that the link type does not let match
   */
  given(l: Int32Array, r: Int32Array, whatever: boolean): Promise<GivenChunk>;
  /** Patterns of all blocked pairs so far. */
  patterns(): Promise<PatternList>;
  close(): Promise<void>;
}

/** Compares pairs in this thread. */
export class PairComparison {
  readonly #records: EncodedRecords;
  readonly #digits: readonly PairDigits[];
  readonly #groupOf: Int32Array;
  readonly #unitOf: Float64Array;
  readonly #groups: number;
  readonly #linkType: LinkType;
  /** Whether any pair may be barred. */
  readonly #canBar: boolean;
  /** Whether under some rule a record can have several keys. */
  readonly #hasLists: boolean;
  readonly #table: PatternTable;
  readonly #batch: PairBatch;
  /** Digits of one comparison, by place in the batch. */
  readonly #column = new Uint8Array(BATCH_SIZE);
  /** Packed digits: `#packed[place * groups + g]`. */
  readonly #packed: Float64Array;
  readonly #masks = new Int32Array(BATCH_SIZE);
  readonly #hashes = new Int32Array(BATCH_SIZE);

  constructor({ plan, layout, slots, records }: CompareJob) {
    this.#records = records;
    this.#digits = pairDigits(plan, slots, records);
    this.#groups = layout.groups.length;
    this.#groupOf = new Int32Array(layout.width);
    this.#unitOf = new Float64Array(layout.width);
    layout.groups.forEach(({ digits }, g) => {
      for (const { comparison, unit } of digits) {
        this.#groupOf[comparison] = g;
        this.#unitOf[comparison] = unit;
      }
    });
    this.#batch = new PairBatch(records);
    this.#packed = new Float64Array(BATCH_SIZE * this.#groups);
    this.#linkType = plan.model.linkType;
    const [first] = records.datasets;
    this.#canBar =
      this.#linkType === 'link-only' || records.datasets.some((dataset) => dataset !== first);
    this.#hasLists = records.rules.some(({ lists }) => lists !== null);
    this.#table = new PatternTable(this.#groups);
  }

  /** See `PairWorker`. */
  blocked(rule: number, from: number, to: number): BlockedChunk {
    const keys = this.#records.rules[rule] as RuleKeys;
    const { order, ends } = keys;
    const most = placesAhead(keys, from, to);
    const l = new Int32Array(most);
    const r = new Int32Array(most);
    const pattern = new Int32Array(most);
    const batch = this.#batch;
    const masks = this.#masks;
    let count = 0;
    const flush = (): void => {
      l.set(batch.l.subarray(0, batch.size), count);
      r.set(batch.r.subarray(0, batch.size), count);
      this.#compareBatch(this.#table, masks, pattern, count);
      count += batch.size;
      batch.size = 0;
    };
    for (let place = from; place < to; place++) {
      const first = order[place] as number;
      const key = keys.keys[place] as number;
      const end = ends[place] as number;
      for (let other = place + 1; other < end; other++) {
        const second = order[other] as number;
        const mask = this.#maskOf(first, second, rule, key);
        if (mask === 0) continue;
        masks[batch.size] = mask;
        batch.add(first, second);
        if (batch.size === BATCH_SIZE) flush();
      }
    }
    flush();
    // What is nearly full is handed over as it is: a copy would be garbage of the same size.
    const part = (all: Int32Array): Int32Array =>
      2 * count > most ? all.subarray(0, count) : all.slice(0, count);
    return { l: part(l), r: part(r), pattern: part(pattern) };
  }

  /** See `PairWorker`. */
  given(l: Int32Array, r: Int32Array, whatever: boolean): GivenChunk {
    const table = new PatternTable(this.#groups);
    const { datasets } = this.#records;
    const compared = new Int32Array(l.length);
    let allowed = 0;
    for (let i = 0; i < l.length; i++) {
      const isSame = datasets[l[i] as number] === datasets[r[i] as number];
      if (whatever || !this.#isBarred(isSame)) compared[allowed++] = i;
    }
    const found = new Int32Array(allowed);
    const batch = this.#batch;
    const masks = this.#masks.fill(0);
    for (let start = 0; start < allowed; start += BATCH_SIZE) {
      const end = Math.min(allowed, start + BATCH_SIZE);
      batch.size = 0;
      for (let c = start; c < end; c++) {
        const i = compared[c] as number;
        const [first, second] = [l[i] as number, r[i] as number];
        if (!whatever) masks[batch.size] = this.#rulesOf(first, second);
        batch.add(first, second);
      }
      this.#compareBatch(table, masks, found, start);
    }
    batch.size = 0;
    const pattern = new Int32Array(l.length).fill(-1);
    for (let c = 0; c < allowed; c++) pattern[compared[c] as number] = found[c] as number;
    return { pattern, patterns: table.list() };
  }

  /** See `PairWorker`. */
  patterns(): PatternList {
    return this.#table.list();
  }

  /** Writes the patterns' numbers of the batch to `out`, from `offset`, counting them in the table. */
  #compareBatch(table: PatternTable, masks: Int32Array, out: Int32Array, offset: number): void {
    this.#batch.readCodes();
    const { size } = this.#batch;
    const packed = this.#packed;
    const column = this.#column;
    const groups = this.#groups;
    const hashes = this.#hashes;
    packed.fill(0, 0, size * groups);
    for (let i = 0; i < size; i++) hashes[i] = mixDigit(0, masks[i] as number);
    for (let k = 0; k < this.#digits.length; k++) {
      (this.#digits[k] as PairDigits)(this.#batch, column);
      const unit = this.#unitOf[k] as number;
      let at = this.#groupOf[k] as number;
      for (let i = 0; i < size; i++, at += groups) {
        const digit = column[i] as number;
        packed[at] = (packed[at] as number) + digit * unit;
        hashes[i] = mixDigit(hashes[i] as number, digit);
      }
    }
    for (let i = 0; i < size; i++) {
      const hash = hashes[i] as number;
      out[offset + i] = table.add(hash, masks[i] as number, packed, i * groups, 1);
    }
  }

  /** Bits of the rules that bring two records together. */
  #rulesOf(l: number, r: number): number {
    const { rows, stride, slots, rules } = this.#records;
    const a = l * stride + slots.length;
    const b = r * stride + slots.length;
    let mask = 0;
    for (let k = 0; k < rules.length; k++) {
      const { lists } = rules[k] as RuleKeys;
      const isShared =
        lists === null
          ? rows[a + k] !== 0 && rows[a + k] === rows[b + k]
          : firstShared(lists, l, r) !== 0;
      if (isShared) mask |= 1 << k;
    }
    return mask;
  }

  /** Whether the link type keeps two records of one data set, or of two, from matching. */
  #isBarred(sameDataset: boolean): boolean {
    return this.#linkType === 'link-only'
      ? sameDataset
      : this.#linkType === 'dedupe' && !sameDataset;
  }

  /** Bits of the rules that bring two records together; 0 where `rule` by `key` is not the first to. */
  #maskOf(l: number, r: number, rule: number, key: number): number {
    if (l === r) return 0;
    const { rows, stride, slots, datasets, rules } = this.#records;
    if (this.#canBar && this.#isBarred(datasets[l] === datasets[r])) return 0;
    const a = l * stride + slots.length;
    const b = r * stride + slots.length;
    let mask = 1 << rule;
    if (!this.#hasLists) {
      for (let k = 0; k < rule; k++) if (rows[a + k] !== 0 && rows[a + k] === rows[b + k]) return 0;
      for (let k = rule + 1; k < rules.length; k++) {
        if (rows[a + k] !== 0 && rows[a + k] === rows[b + k]) mask |= 1 << k;
      }
      return mask;
    }
    for (let k = 0; k < rules.length; k++) {
      const { lists } = rules[k] as RuleKeys;
      if (lists !== null) {
        const shared = firstShared(lists, l, r);
        // Records that share several keys of a list come together by the lowest.
        if (k === rule && shared !== key) return 0;
        if (k === rule || shared === 0) continue;
      } else if (k === rule || rows[a + k] === 0 || rows[a + k] !== rows[b + k]) continue;
      if (k < rule) return 0;
      mask |= 1 << k;
    }
    return mask;
  }
}

/** Number of pairs that places `from` up to `to` make with the places after them. */
export function placesAhead({ ends }: RuleKeys, from: number, to: number): number {
  let pairs = 0;
  for (let place = from; place < to; place++) pairs += (ends[place] as number) - place - 1;
  return pairs;
}

/** The lowest key that two records share, or 0. */
function firstShared({ starts, keys }: KeyLists, l: number, r: number): number {
  let i = starts[l] as number;
  let j = starts[r] as number;
  const iEnd = starts[l + 1] as number;
  const jEnd = starts[r + 1] as number;
  while (i < iEnd && j < jEnd) {
    const a = keys[i] as number;
    const b = keys[j] as number;
    if (a === b) return a;
    if (a < b) i++;
    else j++;
  }
  return 0;
}
