import { type CanonicalFields, chainHash, chainStart, entryDigest } from './chain.ts';

/** One place of a chain as it is stored: the entry, and the hash kept apart from it. */
export interface ChainRow {
  readonly seq: number;
  /** Null where there is no entry at this place. */
  readonly entry: CanonicalFields | null;
  /** Hex; null where the chain has no such place. */
  readonly hash: string | null;
}

/** What is wrong at a place of a chain. */
export type BreakKind =
  /** Nothing of this shard is left, not even its beginning. */
  | 'shard-missing'
  /** The beginning of the chain is not this log's. */
  | 'start-altered'
  /** Places were taken out of entries and chain alike. */
  | 'removed'
  /** The chain has a place whose entry is gone. */
  | 'entry-removed'
  /** An entry is there that never went through the chain, or whose place was taken out of it. */
  | 'not-in-chain'
  /** An entry, its order or its hash is not as it was written. */
  | 'altered'
  /** A place occurs twice, or before the first. */
  | 'out-of-place'
  /** There is a shard that the log does not have. */
  | 'unknown-shard'
  /** An anchor is of another log, or the log was replaced. */
  | 'other-log'
  /** The chain is shorter than when an anchor was taken: its end is gone, or an old copy stands in. */
  | 'shorter-than-anchor'
  /** The chain is another than when an anchor was taken: it was written anew. */
  | 'differs-from-anchor';

/** One place where a chain does not hold. */
export interface ChainBreak {
  readonly shard: number;
  /** The place; the first of several where more than one is gone. */
  readonly seq: number;
  readonly kind: BreakKind;
  /** In words, without what the entry says. */
  readonly message: string;
}

/** What a shard's chain was, when somebody looked. */
export interface ShardHead {
  readonly shard: number;
  /** Places in the chain; 0 for none yet. */
  readonly seq: number;
  /** Hex; the beginning of the chain where there are none. */
  readonly hash: string;
}

/** A head that an anchor says the chain had. */
export interface AnchoredHead extends ShardHead {
  /** Of the anchor, for the message. */
  readonly anchored: string;
}

/** What verifying one shard found. */
export interface ShardVerdict {
  readonly shard: number;
  /** Entries that are there. */
  readonly entries: number;
  /** The last place, and its hash as computed; null where the chain is broken at its end. */
  readonly head: ShardHead | null;
  /** Times of the first and the last entry, where there are any. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** Heads of anchors that were found in the chain as they were. */
  readonly anchorsHeld: number;
  /** The first breaks, in order; at most `MOST_BREAKS`. */
  readonly breaks: readonly ChainBreak[];
  /** All breaks. */
  readonly breakCount: number;
}

/** Breaks told of one shard: enough to see a pattern, and no flood where every entry is wrong. */
const MOST_BREAKS = 10;

/**
 * Verifies the chain of one shard, a place at a time and in constant memory: every hash is
 * computed anew from what the entries say and compared with the one stored.
 *
 * Rows must come in the order of `seq`. Behind a break the chain is taken up at the stored hash,
 * so that later breaks are found too.
 *
 * @example
 * const verifier = new ShardVerifier(log, shard, anchors);
 * for (const row of rows) verifier.next(row);
 * const verdict = verifier.end();
 */
export class ShardVerifier {
  readonly #shard: number;
  readonly #start: string;
  readonly #anchors: readonly AnchoredHead[];
  #nextAnchor = 0;
  #anchorsHeld = 0;
  /** The place that must come next; place 0 is the beginning. */
  #expected = 0;
  /** Hash of the place before, null where it is not known. */
  #before: string | null = null;
  #entries = 0;
  #firstAt: string | null = null;
  #lastAt: string | null = null;
  readonly #breaks: ChainBreak[] = [];
  #breakCount = 0;

  constructor(log: string, shard: number, anchors: readonly AnchoredHead[] = []) {
    this.#shard = shard;
    this.#start = chainStart(log, shard);
    this.#anchors = anchors.toSorted((a, b) => a.seq - b.seq);
  }

  next(row: ChainRow): void {
    if (row.entry !== null) this.#count(row.entry);
    if (row.seq < this.#expected) {
      this.#broken(row.seq, 'out-of-place', `place ${row.seq} occurs where it must not`);
      return;
    }
    if (row.seq > this.#expected) this.#gap(row.seq);
    this.#before = row.seq === 0 ? this.#startOf(row) : this.#hashOf(row);
    this.#expected = row.seq + 1;
    this.#holdToAnchors(row.seq);
  }

  end(): ShardVerdict {
    if (this.#expected === 0) {
      this.#broken(0, 'shard-missing', 'the whole shard is gone');
    }
    for (const { seq, anchored } of this.#anchors.slice(this.#nextAnchor)) {
      this.#broken(
        this.#expected,
        'shorter-than-anchor',
        `the chain ends at place ${this.#expected - 1}, and had ${seq} when the ${anchored} was taken`,
      );
    }
    return {
      shard: this.#shard,
      entries: this.#entries,
      head:
        this.#before === null
          ? null
          : { shard: this.#shard, seq: this.#expected - 1, hash: this.#before },
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      anchorsHeld: this.#anchorsHeld,
      breaks: this.#breaks,
      breakCount: this.#breakCount,
    };
  }

  #count({ at }: CanonicalFields): void {
    this.#entries += 1;
    this.#firstAt ??= at;
    this.#lastAt = at;
  }

  #gap(seq: number): void {
    const first = this.#expected;
    if (first === 0 && seq > 1) this.#broken(0, 'removed', `places 0 to ${seq - 1} are gone`);
    else if (first === 0) this.#broken(0, 'start-altered', 'the beginning of the chain is gone');
    else {
      const places = seq - first === 1 ? `place ${first} is` : `places ${first} to ${seq - 1} are`;
      this.#broken(first, 'removed', `${places} gone, from entries and chain`);
    }
    this.#before = null;
    // An anchored head among what is gone has no hash any more.
    for (;;) {
      const anchor = this.#anchors[this.#nextAnchor];
      if (anchor === undefined || anchor.seq >= seq) return;
      this.#nextAnchor += 1;
      this.#broken(anchor.seq, 'differs-from-anchor', `a place of the ${anchor.anchored} is gone`);
    }
  }

  #startOf({ entry, hash }: ChainRow): string | null {
    if (entry !== null) {
      this.#broken(0, 'out-of-place', 'an entry stands before the first place');
    }
    if (hash !== this.#start) {
      this.#broken(0, 'start-altered', 'the beginning of the chain is not that of this log');
    }
    return hash;
  }

  #hashOf({ seq, entry, hash }: ChainRow): string | null {
    if (hash === null) {
      this.#broken(seq, 'not-in-chain', `the entry at place ${seq} is not in the chain`);
      return null;
    }
    if (entry === null) {
      this.#broken(seq, 'entry-removed', `the entry at place ${seq} is gone`);
    } else if (this.#before !== null && chainHash(this.#before, entryDigest(entry)) !== hash) {
      this.#broken(seq, 'altered', `place ${seq} is not as it was written`);
    }
    return hash;
  }

  #holdToAnchors(seq: number): void {
    for (;;) {
      const anchor = this.#anchors[this.#nextAnchor];
      if (anchor === undefined || anchor.seq > seq) return;
      this.#nextAnchor += 1;
      if (anchor.hash === this.#before) this.#anchorsHeld += 1;
      else {
        this.#broken(
          seq,
          'differs-from-anchor',
          `up to place ${seq} the chain is not the one of the ${anchor.anchored}`,
        );
      }
    }
  }

  #broken(seq: number, kind: BreakKind, message: string): void {
    this.#breakCount += 1;
    if (this.#breaks.length >= MOST_BREAKS) return;
    this.#breaks.push({ shard: this.#shard, seq, kind, message });
  }
}
