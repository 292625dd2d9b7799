import {
  type BoundedDistance,
  boundedDistance,
  childrenOf,
  type Expression,
} from '../model/expression/index.ts';
import { damerauLevenshteinAtMost } from '../score/distances/damerau-levenshtein.ts';
import { evaluateExpression } from '../score/expression.ts';
import type { Value } from '../score/value.ts';
import { decoder } from './decode.ts';
import {
  isWithinEdits,
  maybeSimilar,
  maybeWithin,
  neededMatches,
  plainEdits,
  similarityOf,
} from './distances.ts';
import type { EncodedRecords, EncodedValues } from './encoded-records.ts';
import { BATCH_SIZE, type PairBatch } from './pair-batch.ts';
import { SlotIndex } from './slot-index.ts';
import type { RecordSlot } from './slots.ts';
import { NO, UNKNOWN, YES } from './truth.ts';

/* Conditions over a batch of encoded pairs. */

/**
 * A condition made ready: writes what it is for the pairs at places `chosen[0]` up to
 * `chosen[count - 1]` of the batch to those places of `out`.
 */
export type PairTest = (
  batch: PairBatch,
  chosen: Int32Array,
  count: number,
  out: Uint8Array,
) => void;

/** `jaro` or `jaro_winkler` of one slot that is to reach a threshold. */
export interface SimilarityTest {
  readonly values: EncodedValues;
  readonly slot: number;
  readonly isWinkler: boolean;
  readonly threshold: number;
}

/** A distance of one slot that is to be at most a bound. */
export interface DistanceTest {
  readonly values: EncodedValues;
  readonly slot: number;
  readonly bound: number;
  /** For two different codes, neither of them missing. */
  readonly isWithin: (a: number, b: number) => boolean;
}

/**
 * Makes conditions ready for encoded records. What codes and texts do not answer directly is
 * evaluated on the decoded values by the executor for single pairs: every condition works,
 * the common ones fast.
 */
export class PairTests {
  readonly #records: EncodedRecords;
  readonly #slots: readonly RecordSlot[];
  readonly index: SlotIndex;
  readonly #decoders: ((code: number) => Value)[];

  constructor(records: EncodedRecords, slots: readonly RecordSlot[]) {
    this.#records = records;
    this.#slots = slots;
    this.index = new SlotIndex(slots);
    this.#decoders = slots.map(({ type }, s) => decoder(valuesOf(records, s), type));
  }

  test(expression: Expression): PairTest {
    switch (expression.kind) {
      case 'and':
      case 'or':
        return logical(
          expression.operands.map((each) => this.test(each)),
          expression.kind === 'and' ? NO : YES,
        );
      case 'not':
        return negated(this.test(expression.operand));
      case 'is-null':
        return this.#nullTest(expression);
      case 'comparing':
        return this.#comparing(expression);
      default:
        return this.#evaluated(expression);
    }
  }

  /** A similarity of one slot that is to be at least a threshold; undefined for all else. */
  similarity(expression: Expression): SimilarityTest | undefined {
    const found = this.index.similarityOf(expression);
    return found && { ...found, values: valuesOf(this.#records, found.slot) };
  }

  /** A distance of one slot that is to be at most a bound of 1 or more. */
  distance(expression: Expression): DistanceTest | undefined {
    const found = boundedDistance(expression);
    if (found === undefined || found.negated || found.bound < 1) return undefined;
    const { name, bound } = found;
    const slot = this.index.sharedSlot(found.left, found.right);
    if (slot === undefined) return undefined;
    return {
      values: valuesOf(this.#records, slot),
      slot,
      bound,
      isWithin: this.#isWithin(slot, name, bound),
    };
  }

  #nullTest(expression: Expression & { kind: 'is-null' }): PairTest {
    const found = this.index.slotOf(expression.operand);
    if (found === undefined) return this.#evaluated(expression);
    const { slot, side } = found;
    const [ifNull, ifNot] = expression.negated ? [NO, YES] : [YES, NO];
    return (batch, chosen, count, out) => {
      const codes = batch[side === 'l' ? 'left' : 'right'][slot] as Int32Array;
      for (let c = 0; c < count; c++) {
        const i = chosen[c] as number;
        out[i] = codes[i] === 0 ? ifNull : ifNot;
      }
    };
  }

  #comparing(expression: Expression & { kind: 'comparing' }): PairTest {
    const { left, right, operator } = expression;
    if (operator === '=' || operator === '<>') {
      const slot = this.index.sharedSlot(left, right);
      if (slot !== undefined) return operator === '=' ? equality(slot) : negated(equality(slot));
    }
    if (operator === '=') {
      return this.#equalAcross(left, right) ?? this.#evaluated(expression);
    }
    const distance = boundedDistance(expression);
    if (distance !== undefined) {
      const slot = this.index.sharedSlot(distance.left, distance.right);
      if (slot === undefined) return this.#evaluated(expression);
      const within = this.#distanceTest(slot, distance.name, distance.bound);
      return distance.negated ? negated(within) : within;
    }
    const similarity = this.similarity(expression);
    if (similarity === undefined) return this.#evaluated(expression);
    const { values, slot, isWinkler, threshold } = similarity;
    const needed = neededMatches(isWinkler, threshold);
    return eachCandidate(
      slot,
      (left, right, chosen, count, out, rest) =>
        maybeSimilar(values, needed, left, right, chosen, count, out, rest),
      (a, b) => (a === b ? 1 : similarityOf(values, a, b, isWinkler, threshold)) >= threshold,
    );
  }

  #distanceTest(slot: number, name: BoundedDistance['name'], bound: number): PairTest {
    const values = valuesOf(this.#records, slot);
    const isWithin = this.#isWithin(slot, name, bound);
    return eachCandidate(
      slot,
      (left, right, chosen, count, out, rest) =>
        maybeWithin(values, bound, left, right, chosen, count, out, rest),
      (a, b) => (a === b ? bound >= 0 : bound > 0 && isWithin(a, b)),
    );
  }

  /** Whether the texts of two different codes are within a bound of 1 or more. */
  #isWithin(
    slot: number,
    name: BoundedDistance['name'],
    bound: number,
  ): (a: number, b: number) => boolean {
    const values = valuesOf(this.#records, slot);
    if (name === 'levenshtein') return (a, b) => isWithinEdits(values, a, b, bound);
    const decode = this.#decoders[slot] as (code: number) => Value;
    return (a, b) => {
      // A swap is two plain edits: the plain distance is at most twice this one.
      const plain = plainEdits(values, a, b, bound);
      if (plain <= bound || plain > 2 * bound) return plain <= bound;
      return damerauLevenshteinAtMost(decode(a) as string, decode(b) as string, bound);
    };
  }

  /** Equality of two different columns, such as names that may be swapped. */
  #equalAcross(left: Expression, right: Expression): PairTest | undefined {
    const x = this.index.slotOf(left);
    const y = this.index.slotOf(right);
    if (x === undefined || y === undefined || x.side === y.side) return undefined;
    const [a, b] = x.side === 'l' ? [x.slot, y.slot] : [y.slot, x.slot];
    const type = this.#slots[a]?.type;
    if (type !== this.#slots[b]?.type || (type !== 'text' && type !== 'date')) return undefined;
    const first = valuesOf(this.#records, a);
    const second = valuesOf(this.#records, b);
    return (batch, chosen, count, out) => {
      const leftCodes = batch.left[a] as Int32Array;
      const rightCodes = batch.right[b] as Int32Array;
      for (let c = 0; c < count; c++) {
        const i = chosen[c] as number;
        const p = leftCodes[i] as number;
        const q = rightCodes[i] as number;
        out[i] = p === 0 || q === 0 ? UNKNOWN : isSameText(first, p, second, q) ? YES : NO;
      }
    };
  }

  /** The slots that a condition reads of each record, each as large as it is. */
  #slotsRead(expression: Expression): { l: Set<number>; r: Set<number> } {
    const read = { l: new Set<number>(), r: new Set<number>() };
    const visit = (node: Expression): void => {
      const found = this.index.slotOf(node);
      if (found === undefined) childrenOf(node).forEach(visit);
      else read[found.side].add(found.slot);
    };
    visit(expression);
    return read;
  }

  /** Any condition, by the executor for single pairs, over the slots' values. */
  #evaluated(expression: Expression): PairTest {
    let batch: PairBatch;
    let at = 0;
    const evaluate = evaluateExpression(expression, (node) => {
      const found = this.index.slotOf(node);
      if (found === undefined) return node.kind === 'column' ? notRead(node.column) : undefined;
      const { slot, side } = found;
      const decode = this.#decoders[slot] as (code: number) => Value;
      if (side === 'l') return () => decode((batch.left[slot] as Int32Array)[at] as number);
      return () => decode((batch.right[slot] as Int32Array)[at] as number);
    });
    const answer = (): number => {
      const value = evaluate({}, {});
      return value === null ? UNKNOWN : value === true ? YES : NO;
    };
    const test: PairTest = (pairs, chosen, count, out) => {
      batch = pairs;
      for (let c = 0; c < count; c++) {
        at = chosen[c] as number;
        out[at] = answer();
      }
    };
    const { l, r } = this.#slotsRead(expression);
    const [a, b] = [[...l][0], [...r][0]];
    if (a === undefined || b === undefined || l.size > 1 || r.size > 1) return test;
    const width = valuesOf(this.#records, b).starts.length;
    const size = valuesOf(this.#records, a).starts.length * width;
    if (size > MOST_REMEMBERED) return test;
    // Of few values, such as which data set a record is of: each two are asked once.
    const remembered = new Uint8Array(size).fill(NOT_ASKED);
    return (pairs, chosen, count, out) => {
      batch = pairs;
      const leftCodes = pairs.left[a] as Int32Array;
      const rightCodes = pairs.right[b] as Int32Array;
      for (let c = 0; c < count; c++) {
        at = chosen[c] as number;
        const place = (leftCodes[at] as number) * width + (rightCodes[at] as number);
        let known = remembered[place] as number;
        if (known === NOT_ASKED) {
          known = answer();
          remembered[place] = known;
        }
        out[at] = known;
      }
    };
  }
}

/** Answers for pairs of values that are kept, a byte each. */
const MOST_REMEMBERED = 1 << 20;
const NOT_ASKED = 255;

/** `and` (decided by NO) or `or` (decided by YES): what an operand has decided, the next is not asked. */
function logical(operands: readonly PairTest[], decisive: number): PairTest {
  const open = new Int32Array(BATCH_SIZE);
  const answers = new Uint8Array(BATCH_SIZE);
  const neutral = YES - decisive;
  return (batch, chosen, count, out) => {
    for (let c = 0; c < count; c++) out[chosen[c] as number] = neutral;
    open.set(chosen.subarray(0, count));
    let left = count;
    for (const operand of operands) {
      operand(batch, open, left, answers);
      let still = 0;
      for (let c = 0; c < left; c++) {
        const i = open[c] as number;
        const answer = answers[i] as number;
        if (answer !== neutral) out[i] = answer;
        if (answer !== decisive) open[still++] = i;
      }
      left = still;
    }
  };
}

function negated(test: PairTest): PairTest {
  return (batch, chosen, count, out) => {
    test(batch, chosen, count, out);
    for (let c = 0; c < count; c++) {
      const i = chosen[c] as number;
      out[i] = YES - (out[i] as number);
    }
  };
}

function equality(slot: number): PairTest {
  return (batch, chosen, count, out) => {
    const left = batch.left[slot] as Int32Array;
    const right = batch.right[slot] as Int32Array;
    for (let c = 0; c < count; c++) {
      const i = chosen[c] as number;
      const a = left[i] as number;
      const b = right[i] as number;
      out[i] = a === 0 || b === 0 ? UNKNOWN : a === b ? YES : NO;
    }
  };
}

/** See `maybeSimilar`. */
type Candidates = (
  left: Int32Array,
  right: Int32Array,
  chosen: Int32Array,
  count: number,
  out: Int32Array,
  rest: Int32Array,
) => number;

/** A test of the two codes, neither of them missing, that only candidates can pass. */
function eachCandidate(
  slot: number,
  candidates: Candidates,
  test: (a: number, b: number) => boolean,
): PairTest {
  const worth = new Int32Array(BATCH_SIZE);
  const rest = new Int32Array(BATCH_SIZE);
  return (batch, chosen, count, out) => {
    const left = batch.left[slot] as Int32Array;
    const right = batch.right[slot] as Int32Array;
    for (let c = 0; c < count; c++) {
      const i = chosen[c] as number;
      out[i] = left[i] === 0 || right[i] === 0 ? UNKNOWN : NO;
    }
    const found = candidates(left, right, chosen, count, worth, rest);
    for (let c = 0; c < found; c++) {
      const i = worth[c] as number;
      if (out[i] === NO && test(left[i] as number, right[i] as number)) out[i] = YES;
    }
  };
}

function isSameText(first: EncodedValues, p: number, second: EncodedValues, q: number): boolean {
  let i = first.starts[p] as number;
  let j = second.starts[q] as number;
  const end = first.starts[p + 1] as number;
  if (end - i !== (second.starts[q + 1] as number) - j) return false;
  while (i < end) if (first.characters[i++] !== second.characters[j++]) return false;
  return true;
}

/** For a column that is within a slot, never read by itself: were it, missing would be a wrong answer. */
function notRead(column: string): () => never {
  return () => {
    throw new Error(`Column ${column} is read for pairs, and no slot holds it`);
  };
}

/** The values of a slot that exists. */
export function valuesOf(records: EncodedRecords, slot: number): EncodedValues {
  return records.slots[slot] as EncodedValues;
}
