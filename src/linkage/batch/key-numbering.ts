import { type KeyLists, type RuleKeys, sharedInt32 } from './encoded-records.ts';

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

/**
 * Numbers the keys of a rule from 1 and finds who shares which. Keys are ordered by their
 * first record, so that the result depends on the records alone and not on the order in
 * which they came. Sorting reads memory in turn where a hash table would jump about in it.
 */
export function numberKeys(task: KeyTask): RuleKeys {
  const { recordCount, records, halves, target } = task;
  const { entries: sorted, lower } = sortedByKey(entriesByRecord(task), halves);
  const recordAt = (place: number): number => {
    const entry = sorted[place] as number;
    return records === null ? entry : (records[entry] as number);
  };
  const groups = sharedGroups(sorted, lower, halves);
  const turns = sortedBy(
    groups.starts.map((start) => recordAt(start)),
    recordCount,
  );
  let total = 0;
  for (let g = 0; g < groups.sizes.length; g++) total += groups.sizes[g] as number;
  const order = sharedInt32(total);
  const keys = sharedInt32(total);
  const ends = sharedInt32(total);
  let at = 0;
  for (let key = 1; key <= turns.length; key++) {
    const group = turns[key - 1] as number;
    const start = groups.starts[group] as number;
    const size = groups.sizes[group] as number;
    const end = at + size;
    for (let i = 0; i < size; i++, at++) {
      order[at] = recordAt(start + i);
      keys[at] = key;
      ends[at] = end;
    }
  }
  if (target === null) return { order, ends, keys, lists: keyLists(order, keys, recordCount) };
  const keyOf = new Int32Array(recordCount);
  for (let i = 0; i < total; i++) keyOf[order[i] as number] = keys[i] as number;
  const { rows, stride, offset } = target;
  for (let r = 0; r < recordCount; r++) rows[r * stride + offset] = keyOf[r] as number;
  return { order, ends, keys, lists: null };
}

/** The entries that have a key, in order of record. */
function entriesByRecord({ recordCount, records, halves, present }: KeyTask): Int32Array {
  const entries = new Int32Array(halves.length / 2);
  let count = 0;
  for (let i = 0; i < entries.length; i++) {
    if (present === null || present[i] !== 0) entries[count++] = i;
  }
  const found = entries.subarray(0, count);
  if (records === null) return found;
  const byRecord = sortedBy(
    found.map((entry) => records[entry] as number),
    recordCount,
  );
  return byRecord.map((place) => found[place] as number);
}

/** Bits of a key that one pass sorts by. */
const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Entries so that those of one key lie together, in the order they had: a radix sort of the lower halves. */
function sortedByKey(
  entries: Int32Array,
  halves: Int32Array,
): { entries: Int32Array; lower: Int32Array } {
  const size = entries.length;
  let from = entries;
  let to: Int32Array = new Int32Array(size);
  let keys: Int32Array = entries.map((entry) => halves[2 * entry] as number);
  let keysTo: Int32Array = new Int32Array(size);
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    const next = new Int32Array(RADIX + 1);
    for (let i = 0; i < size; i++) {
      const digit = ((keys[i] as number) >>> shift) & (RADIX - 1);
      next[digit + 1] = (next[digit + 1] as number) + 1;
    }
    for (let d = 0; d < RADIX; d++) next[d + 1] = (next[d + 1] as number) + (next[d] as number);
    for (let i = 0; i < size; i++) {
      const key = keys[i] as number;
      const digit = (key >>> shift) & (RADIX - 1);
      const at = next[digit] as number;
      next[digit] = at + 1;
      keysTo[at] = key;
      to[at] = from[i] as number;
    }
    [from, to, keys, keysTo] = [to, from, keysTo, keys];
  }
  return { entries: from, lower: keys };
}

/**
 * Stretches of two entries or more that have one key. Entries of different keys with the same
 * lower half, of which there is one in billions, are put apart first.
 */
function sharedGroups(
  sorted: Int32Array,
  lower: Int32Array,
  halves: Int32Array,
): { starts: Int32Array; sizes: Int32Array } {
  const upper = (place: number): number => halves[2 * (sorted[place] as number) + 1] as number;
  const starts = new Int32Array(sorted.length >> 1);
  const sizes = new Int32Array(sorted.length >> 1);
  let count = 0;
  const add = (start: number, end: number): void => {
    if (end - start < 2) return;
    starts[count] = start;
    sizes[count++] = end - start;
  };
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    let isOne = true;
    for (end = start + 1; end < sorted.length && lower[end] === lower[start]; end++) {
      isOne &&= upper(end) === upper(start);
    }
    if (isOne) add(start, end);
    else {
      // Sorting is stable.
      sorted
        .subarray(start, end)
        .sort((a, b) => (halves[2 * a + 1] as number) - (halves[2 * b + 1] as number));
      for (let from = start, to = start; from < end; from = to) {
        while (to < end && upper(to) === upper(from)) to++;
        add(from, to);
      }
    }
  }
  return { starts: starts.subarray(0, count), sizes: sizes.subarray(0, count) };
}

/** The keys of each record, from records that have several, in order of key. */
function keyLists(order: Int32Array, keys: Int32Array, recordCount: number): KeyLists {
  const starts = sharedInt32(recordCount + 1);
  for (let i = 0; i < order.length; i++) {
    const record = order[i] as number;
    starts[record + 1] = (starts[record + 1] as number) + 1;
  }
  for (let r = 0; r < recordCount; r++) {
    starts[r + 1] = (starts[r + 1] as number) + (starts[r] as number);
  }
  const lists = sharedInt32(order.length);
  const next = starts.slice();
  for (let i = 0; i < order.length; i++) {
    const record = order[i] as number;
    const at = next[record] as number;
    next[record] = at + 1;
    lists[at] = keys[i] as number;
  }
  return { starts, keys: lists };
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
