/** The opaque id of a source record: one key of one source, whatever its versions say. */
export type RecordId = string;

/** The opaque id of a person. Never given twice, not even after the person is gone. */
export type PersonId = string;

/**
 * Orders ids of one kind: the shorter first, then by code unit. Whole numbers written in
 * decimal come in the order of their values, ids of one length in that of the alphabet.
 */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two records, the lower id first: however a pair was come upon, it is one pair. */
export type RecordPair = readonly [RecordId, RecordId];

/** The pair of two records, the lower first. */
export function pairOf(a: RecordId, b: RecordId): RecordPair {
  return compareIds(a, b) <= 0 ? [a, b] : [b, a];
}

/** A text that stands for the pair, the same for either order; no two pairs share one. */
export function pairKey(a: RecordId, b: RecordId): string {
  const [lower, higher] = pairOf(a, b);
  return `${lower.length}:${lower}|${higher}`;
}

/** The pair that a text stands for: the inverse of `pairKey`. */
export function recordsOfKey(key: string): RecordPair {
  const start = key.indexOf(':') + 1;
  const end = start + Number(key.slice(0, start - 1));
  return [key.slice(start, end), key.slice(end + 1)];
}
