import { askForSeals, type SealLevel, sealRank } from '../access/index.ts';
import type { Queryable } from '../database/index.ts';
import type { MappedRecord } from '../intake/index.ts';
import { recordIdsOf } from './store/record-versions.ts';

/** Which records of an extract are marked as to be sealed, and how far: see `seal` of a marker. */
export class SealsAsked {
  readonly #levels = new Map<string, { role: string; key: string; level: SealLevel }>();

  /** Takes note of a record's markers, of whichever row: the furthest counts. */
  add({ role, key, markers }: Pick<MappedRecord, 'role' | 'key' | 'markers'>): void {
    for (const { seal } of markers) {
      if (seal === null) continue;
      const place = `${role} ${key}`;
      const known = this.#levels.get(place);
      if (known === undefined || sealRank(known.level) < sealRank(seal)) {
        this.#levels.set(place, { role, key, level: seal });
      }
    }
  }

  /**
   * Asks for the seals, in the transaction by which the extract comes to be seen.
   *
   * @param datasets of the source, by role
   * @returns how many were asked for the first time
   */
  async ask(tx: Queryable, source: string, datasets: ReadonlyMap<string, number>): Promise<number> {
    const asked = [...this.#levels.values()].flatMap(({ role, key, level }) => {
      const datasetId = datasets.get(role);
      return datasetId === undefined ? [] : [{ datasetId, key, level }];
    });
    if (asked.length === 0) return 0;
    const ids = await recordIdsOf(tx, asked);
    const records = asked.flatMap(({ level }, i) => {
      const recordId = ids[i] ?? null;
      return recordId === null ? [] : [{ recordId, level }];
    });
    return askForSeals(tx, `source:${source}`, records);
  }
}
