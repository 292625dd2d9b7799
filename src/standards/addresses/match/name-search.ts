import { editDistance, toleratedEdits } from './edit-distance.ts';

/** A name of the list that a text is close to, and by how many edits. */
export interface NearName {
  readonly id: number;
  readonly edits: number;
}

/** Answers kept: batches repeat their misspellings, but a stream of them must not fill memory. */
const MOST_KEPT = 20_000;

/**
 * Finds the names of a list that are a few slips away from a text. Names are
 * posted under their pairs of neighbouring letters (bigrams, with the start and
 * the end of the name as letters); those sharing enough pairs are then measured
 * by edit distance: a slip spoils at most three pairs, a transposition included.
 *
 * Cf. Ukkonen (1992), "Approximate string-matching with q-grams".
 */
export class NameSearch {
  readonly #names: readonly string[];
  /** Postings: ids of the names that have a pair, one pair after the other. */
  readonly #postings: Int32Array;
  readonly #ranges = new Map<number, readonly [number, number]>();
  readonly #shared: Uint8Array;
  readonly #kept = new Map<string, readonly NearName[]>();

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#shared = new Uint8Array(names.length);
    const byPair = new Map<number, number[]>();
    let total = 0;
    names.forEach((name, id) => {
      for (const pair of pairsOf(name)) {
        const ids = byPair.get(pair);
        if (ids === undefined) byPair.set(pair, [id]);
        else ids.push(id);
        total += 1;
      }
    });
    this.#postings = new Int32Array(total);
    let at = 0;
    for (const [pair, ids] of byPair) {
      this.#ranges.set(pair, [at, at + ids.length]);
      this.#postings.set(ids, at);
      at += ids.length;
    }
  }

  /** The names within tolerance of the text, nearest first; the text itself included. */
  near(text: string): readonly NearName[] {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const found = this.#search(text);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(text, found);
    return found;
  }

  #search(text: string): NearName[] {
    const most = toleratedEdits(text.length);
    if (most === 0) return [];
    const pairs = pairsOf(text);
    const shared = this.#shared;
    const seen: number[] = [];
    for (const pair of pairs) {
      const range = this.#ranges.get(pair);
      if (range === undefined) continue;
      for (let i = range[0]; i < range[1]; i += 1) {
        const id = this.#postings[i]!;
        if (shared[id] === 0) seen.push(id);
        if (shared[id]! < 255) shared[id] = shared[id]! + 1;
      }
    }
    const needed = Math.max(1, pairs.size - 3 * most);
    const found: NearName[] = [];
    for (const id of seen) {
      if (shared[id]! >= needed) {
        const name = this.#names[id]!;
        const allowed = Math.min(most, toleratedEdits(name.length));
        const edits = editDistance(text, name, allowed);
        if (edits <= allowed) found.push({ id, edits });
      }
      shared[id] = 0;
    }
    return found.sort((a, b) => a.edits - b.edits || a.id - b.id).slice(0, 12);
  }
}

function pairsOf(name: string): Set<number> {
  const pairs = new Set<number>();
  let before = 1;
  for (let i = 0; i < name.length; i += 1) {
    const code = name.charCodeAt(i);
    pairs.add(before * 65536 + code);
    before = code;
  }
  pairs.add(before * 65536 + 2);
  return pairs;
}
