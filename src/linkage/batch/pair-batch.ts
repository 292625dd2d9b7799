import { stateOf } from './code-states.ts';
import type { EncodedRecords } from './encoded-records.ts';

/** Pairs in a batch: their codes stay in the processor's nearest memory. */
export const BATCH_SIZE = 512;

/**
 * Pairs that are compared together, a condition at a time: what a condition needs is read
 * from few arrays in order, and the way through the model is gone once a batch and not once
 * a pair.
 */
export class PairBatch {
  readonly l = new Int32Array(BATCH_SIZE);
  readonly r = new Int32Array(BATCH_SIZE);
  /** Codes of the left and the right record, by slot. */
  readonly left: readonly Int32Array[];
  readonly right: readonly Int32Array[];
  /** What the codes say, by slot: see `code-states`. */
  readonly states: readonly Uint16Array[];
  readonly #rows: Int32Array;
  /** Where the records' rows start. */
  readonly #leftRows = new Int32Array(BATCH_SIZE);
  readonly #rightRows = new Int32Array(BATCH_SIZE);
  readonly #stride: number;
  size = 0;

  constructor({ rows, stride, slots }: EncodedRecords) {
    this.#rows = rows;
    this.#stride = stride;
    this.left = slots.map(() => new Int32Array(BATCH_SIZE));
    this.right = slots.map(() => new Int32Array(BATCH_SIZE));
    this.states = slots.map(() => new Uint16Array(BATCH_SIZE));
  }

  /** Adds a pair to a batch that is not full. */
  add(l: number, r: number): void {
    this.l[this.size] = l;
    this.r[this.size] = r;
    this.#leftRows[this.size] = l * this.#stride;
    this.#rightRows[this.size++] = r * this.#stride;
  }

  /** Reads the codes of the pairs that were added, and what they say. */
  readCodes(): void {
    for (let s = 0; s < this.left.length; s++) this.#readSlot(s);
  }

  #readSlot(slot: number): void {
    const { size } = this;
    const rows = this.#rows;
    const leftRows = this.#leftRows;
    const rightRows = this.#rightRows;
    const lefts = this.left[slot] as Int32Array;
    const rights = this.right[slot] as Int32Array;
    const states = this.states[slot] as Uint16Array;
    for (let i = 0; i < size; i++) {
      const left = rows[(leftRows[i] as number) + slot] as number;
      const right = rows[(rightRows[i] as number) + slot] as number;
      lefts[i] = left;
      rights[i] = right;
      states[i] = stateOf(left, right);
    }
  }
}
