import { type RuleKeys, sharedInt32 } from './encoded-records.ts';

/** The keys of one rule, to be numbered; all arrays may lie in memory that threads share. */
export interface KeyTask {
  readonly recordCount: number;
  /** Record of each entry; null where entry `r` is that of record `r`. */
  readonly records: Int32Array | null;
  /** Two halves of the 64-bit key of each entry. */
  readonly halves: Int32Array;
  /** Whether an entry has a key; null where all have. */
  readonly present: Uint8Array | null;
  /** Where the number of each record's key goes; null where records can have several. */
  readonly target: {
    readonly rows: Int32Array;
    readonly stride: number;
    readonly offset: number;
  } | null;
}

/** Numbers the keys of a rule from 1 and finds who shares which. */
export function numberKeys(task: KeyTask): RuleKeys {
  const { recordCount, records, halves, present, target } = task;
  const entries = halves.length / 2;
  const numbering = new KeyNumbering(entries);
  for (let i = 0; i < entries; i++) {
    if (present !== null && present[i] === 0) continue;
    const record = records === null ? i : (records[i] as number);
    numbering.add(record, halves[2 * i] as number, halves[2 * i + 1] as number);
  }
  if (target === null) return numbering.ruleKeys(recordCount, null);
  const { rows, stride, offset } = target;
  return numbering.ruleKeys(recordCount, (record, key) => {
    rows[record * stride + offset] = key;
  });
}

/** Numbers 64-bit keys from 1, in the order in which they come, and remembers who has which. */
class KeyNumbering {
  readonly #records: Int32Array;
  readonly #keys: Int32Array;
  /** The key in each slot, 0 for none, and its lower half beside it: one look at memory. */
  #slots = new Int32Array(1 << 13);
  #mask = (1 << 12) - 1;
  #high = new Int32Array(1 << 12);
  /** Entries with each key. */
  #sizes = new Int32Array(1 << 12);
  #count = 0;
  #entries = 0;
  #isSorted = true;

  /** @param capacity entries that will come at most */
  constructor(capacity: number) {
    this.#records = new Int32Array(capacity);
    this.#keys = new Int32Array(capacity);
  }

  /** Notes that a record has a key, given as two halves. */
  add(record: number, low: number, high: number): void {
    const entry = this.#entries++;
    if (entry > 0 && record < (this.#records[entry - 1] as number)) this.#isSorted = false;
    this.#records[entry] = record;
    this.#keys[entry] = this.#number(low, high);
  }

  #number(low: number, high: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = startOf(low, high) & mask;
    for (;;) {
      const key = slots[2 * slot] as number;
      if (key === 0) break;
      if (slots[2 * slot + 1] === low && this.#high[key] === high) {
        this.#sizes[key] = (this.#sizes[key] as number) + 1;
        return key;
      }
      slot = (slot + 1) & mask;
    }
    const key = ++this.#count;
    if (key === this.#high.length) {
      this.#high = doubled(this.#high);
      this.#sizes = doubled(this.#sizes);
    }
    this.#high[key] = high;
    this.#sizes[key] = 1;
    slots[2 * slot] = key;
    slots[2 * slot + 1] = low;
    if (2 * key > mask) this.#rehash();
    return key;
  }

  #rehash(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    this.#mask = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      const key = old[at] as number;
      if (key === 0) continue;
      const low = old[at + 1] as number;
      let slot = startOf(low, this.#high[key] as number) & this.#mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & this.#mask;
      slots[2 * slot] = key;
      slots[2 * slot + 1] = low;
    }
    this.#slots = slots;
  }

  /**
   * Who shares which key. Keys are ordered by their first record, so that the result depends
   * on the records alone and not on the order in which they came.
   *
   * @param setKey is told the key of each record that has one, where records have one at most;
   *   null where they can have several
   */
  ruleKeys(recordCount: number, setKey: ((record: number, key: number) => void) | null): RuleKeys {
    const sizes = this.#sizes;
    // The hash table has done its work: what follows needs the room.
    this.#slots = new Int32Array(0);
    // Entries by record, then each key in turn as its first record comes.
    const records = this.#records.subarray(0, this.#entries);
    const byRecord = this.#isSorted ? null : sortedBy(records, recordCount);
    const renumbered = new Int32Array(this.#count + 1);
    const ends: number[] = [0];
    let total = 0;
    for (let i = 0; i < this.#entries; i++) {
      const key = this.#keys[byRecord === null ? i : (byRecord[i] as number)] as number;
      const size = sizes[key] as number;
      if (size < 2 || renumbered[key] !== 0) continue;
      renumbered[key] = ends.length;
      total += size;
      ends.push(total);
    }
    const order = sharedInt32(total);
    const keyAt = sharedInt32(total);
    const endAt = sharedInt32(total);
    const listStarts = setKey === null ? sharedInt32(recordCount + 1) : null;
    const lists = setKey === null ? sharedInt32(total) : null;
    const next = Int32Array.from(ends);
    let listed = 0;
    let listsFrom = 0;
    for (let i = 0; i < this.#entries; i++) {
      const entry = byRecord === null ? i : (byRecord[i] as number);
      const record = records[entry] as number;
      const key = renumbered[this.#keys[entry] as number] as number;
      if (listStarts !== null) while (listsFrom <= record) listStarts[listsFrom++] = listed;
      if (key === 0) continue;
      const at = next[key - 1] as number;
      next[key - 1] = at + 1;
      order[at] = record;
      keyAt[at] = key;
      endAt[at] = ends[key] as number;
      setKey?.(record, key);
      if (lists !== null) lists[listed++] = key;
    }
    const found = { order, ends: endAt, keys: keyAt };
    if (listStarts === null || lists === null) return { ...found, lists: null };
    while (listsFrom <= recordCount) listStarts[listsFrom++] = listed;
    for (let r = 0; r < recordCount; r++) lists.subarray(listStarts[r], listStarts[r + 1]).sort();
    return { ...found, lists: { starts: listStarts, keys: lists } };
  }
}

/** Positions of numbers below `range` in ascending order, equal ones as they stand: a counting sort. */
export function sortedBy(numbers: Int32Array, range: number): Int32Array {
  const next = new Int32Array(range + 1);
  for (let i = 0; i < numbers.length; i++) (next[(numbers[i] as number) + 1] as number)++;
  for (let n = 0; n < range; n++) next[n + 1] = (next[n + 1] as number) + (next[n] as number);
  const sorted = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    const at = next[number] as number;
    sorted[at] = i;
    next[number] = at + 1;
  }
  return sorted;
}

/** The keys are hashes already: mixing their halves is enough. */
function startOf(low: number, high: number): number {
  return (low ^ Math.imul(high, 0x9e3779b1)) >>> 1;
}

function doubled(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
}
