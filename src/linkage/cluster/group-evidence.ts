import type { WeightTable } from '../score/weights.ts';

/** What the pairs of some records say by comparison. */
export interface PairOutcomes {
  /** `digits[pair * width + comparison]`; 0 for missing. */
  readonly digits: Uint8Array;
  readonly width: number;
}

/** How groups are weighed as wholes. */
export interface GroupWeighing {
  readonly table: WeightTable;
  /** By comparison, whether it is about the household: a person has had several homes and phones. */
  readonly ofHousehold: readonly boolean[];
  /** How much the whole counts beside the mean of the pairs, 0 to 1. */
  readonly share: number;
}

/**
 * Evidence that two groups of records are one person, each group taken as one account of a
 * person. What is of the person, such as the date of birth, is averaged over the pairs where it
 * is known on both sides, so that records that lack it do not thin it out. What is of the
 * household counts at its best: who has moved has two homes, and one that both groups know is
 * enough. Evidence of pairs alone would find most pairs of a person who has moved at odds.
 *
 * Groups are called by the number of one of their members; memory is the square of `size` times
 * the number of comparisons, times 16 bytes.
 */
export class GroupEvidence {
  readonly #size: number;
  readonly #weighing: GroupWeighing;
  readonly #width: number;
  /** Sums over pairs, or what the best pair has, at `(a * size + b) * width + comparison`. */
  readonly #cells: Float32Array;
  readonly #factors: Float32Array;
  readonly #extras: Float32Array;
  /** Pairs summed. */
  readonly #known: Float32Array;

  /** `pairOf(a, b)` is the number of the pair among the outcomes. */
  constructor(
    size: number,
    weighing: GroupWeighing,
    { digits, width }: PairOutcomes,
    pairOf: (a: number, b: number) => number,
  ) {
    this.#size = size;
    this.#weighing = weighing;
    this.#width = width;
    const length = size * size * width;
    this.#cells = new Float32Array(length);
    this.#factors = new Float32Array(length);
    this.#extras = new Float32Array(length);
    this.#known = new Float32Array(length);
    const { cells, relatives } = weighing.table;
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        if (a === b) continue;
        const pair = pairOf(a, b) * width;
        const at = (a * size + b) * width;
        for (let k = 0; k < width; k++) {
          const digit = digits[pair + k] as number;
          if (digit === 0) continue;
          this.#known[at + k] = 1;
          this.#cells[at + k] = cells[k]?.[digit] ?? 0;
          this.#factors[at + k] = relatives?.cells.factorWeights[k]?.[digit] ?? 0;
          this.#extras[at + k] = relatives?.cells.extras[k]?.[digit] ?? 0;
        }
      }
    }
  }

  /** Between the weight of both groups as wholes and the mean of their pairs, in bits. */
  between(a: number, b: number, mean: number): number {
    const { share } = this.#weighing;
    return share * this.#weight(a, b) + (1 - share) * mean;
  }

  #weight(a: number, b: number): number {
    const { table, ofHousehold } = this.#weighing;
    const at = (a * this.#size + b) * this.#width;
    let weight = table.prior;
    let factor = 0;
    let extra = 1;
    for (let k = 0; k < this.#width; k++) {
      const known = this.#known[at + k] as number;
      if (known === 0) continue;
      const pairs = ofHousehold[k] === true ? 1 : known;
      weight += (this.#cells[at + k] as number) / pairs;
      factor += (this.#factors[at + k] as number) / pairs;
      extra += (this.#extras[at + k] as number) / pairs;
    }
    if (table.relatives === null) return weight;
    const relative = table.relatives.prior + factor + Math.log2(extra);
    return weight - (relative > 60 ? relative : Math.log2(1 + 2 ** relative));
  }

  /** Group b goes into group a, as each of the `others` sees them. */
  merge(a: number, b: number, others: readonly number[]): void {
    for (const c of others) {
      if (c === a || c === b) continue;
      const into = (a * this.#size + c) * this.#width;
      const from = (b * this.#size + c) * this.#width;
      const mirror = (c * this.#size + a) * this.#width;
      for (let k = 0; k < this.#width; k++) {
        this.#unite(into + k, from + k, this.#weighing.ofHousehold[k] === true);
        for (const values of [this.#cells, this.#factors, this.#extras, this.#known]) {
          values[mirror + k] = values[into + k] as number;
        }
      }
    }
  }

  #unite(into: number, from: number, isBest: boolean): void {
    const [have, add] = [this.#known[into] as number, this.#known[from] as number];
    if (add === 0) return;
    if (!isBest) {
      for (const values of [this.#cells, this.#factors, this.#extras, this.#known]) {
        values[into] = (values[into] as number) + (values[from] as number);
      }
      return;
    }
    if (have > 0 && (this.#cells[into] as number) >= (this.#cells[from] as number)) return;
    for (const values of [this.#cells, this.#factors, this.#extras, this.#known]) {
      values[into] = values[from] as number;
    }
  }
}
