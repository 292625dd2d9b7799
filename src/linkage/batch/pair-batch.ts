import type { EncodedRecords } from './encoded-records.ts';

/** Pairs in a batch: their codes stay in the processor's nearest memory. */
export const BATCH_SIZE = 1024;

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
  readonly #rows: Int32Array;
  readonly #stride: number;
  size = 0;

  constructor({ rows, stride, slots }: EncodedRecords) {
    this.#rows = rows;
    this.#stride = stride;
    this.left = slots.map(() => new Int32Array(BATCH_SIZE));
    this.right = slots.map(() => new Int32Array(BATCH_SIZE));
  }

  /** Adds a pair to a batch that is not full. */
  add(l: number, r: number): void {
    this.l[this.size] = l;
    this.r[this.size++] = r;
  }

  /** Reads the codes of the pairs that were added. */
  readCodes(): void {
    for (let s = 0; s < this.left.length; s++) {
      this.#read(this.l, s, this.left[s] as Int32Array);
      this.#read(this.r, s, this.right[s] as Int32Array);
    }
  }

  #read(records: Int32Array, slot: number, out: Int32Array): void {
    const rows = this.#rows;
    const stride = this.#stride;
    const { size } = this;
    for (let i = 0; i < size; i++) out[i] = rows[(records[i] as number) * stride + slot] as number;
  }
}
