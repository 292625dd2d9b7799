import type { Queryable } from '../database/index.ts';
import { constraintsAmong, type DecidedPair } from './store/person-store.ts';

/** What was decided on pairs, or taken back, since a run over all records has read the decisions. */
export class DecidedSince {
  readonly #seen = new Map<number, string[]>();

  /** @param seen all decisions that stood when the run read them */
  constructor(seen: readonly DecidedPair[]) {
    for (const pair of seen) {
      for (const record of [pair.a, pair.b]) {
        const keys = this.#seen.get(record);
        if (keys === undefined) this.#seen.set(record, [keyOf(pair)]);
        else keys.push(keyOf(pair));
      }
    }
  }

  /**
   * Which of some records it is about. To be asked under the lock of matching: until it is released
   * nothing more is decided.
   */
  async among(tx: Queryable, records: readonly number[]): Promise<Set<number>> {
    const standing = new Set((await constraintsAmong(tx, records)).map(keyOf));
    const before = new Set(records.flatMap((record) => this.#seen.get(record) ?? []));
    const about = [...standing.symmetricDifference(before)].flatMap((key) =>
      key.split(' ').slice(1).map(Number),
    );
    return new Set(records).intersection(new Set(about));
  }
}

function keyOf({ kind, a, b }: DecidedPair): string {
  return `${kind} ${a} ${b}`;
}
