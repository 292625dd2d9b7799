import type { Queryable } from '../database/index.ts';
import { openRecords } from './store/record-versions.ts';

/** Records of a source read at a time. */
const PAGE = 5000;

/** A record that a source has sent, and what is made of it in the extract at hand. */
export interface KnownRecord {
  readonly recordId: number;
  /** Of the open version; NaN where there is none. */
  readonly digest: number;
  readonly isPerson: boolean;
  readonly openedBy: number;
  readonly isPlaced: boolean;
  readonly rowRecords: number;
  readonly measured: string;
  /** Line of the extract at hand that has it as it is; 0 where none has yet. */
  seenAt: number;
  /** Whether a row of it was rejected. */
  isRefused: boolean;
}

/** By data set and key. */
export type KnownRecords = ReadonlyMap<number, ReadonlyMap<string, KnownRecord>>;

/** The records of some data sets by data set and key. */
export async function knownRecords(
  db: Queryable,
  datasets: readonly { readonly datasetId: number; readonly isPerson: boolean }[],
): Promise<KnownRecords> {
  const known = new Map<number, Map<string, KnownRecord>>();
  for (const { datasetId, isPerson } of datasets) {
    const ofDataset = new Map<string, KnownRecord>();
    known.set(datasetId, ofDataset);
    let after = '';
    for (;;) {
      const page = await openRecords(db, datasetId, after, PAGE);
      for (const { key, ...record } of page) {
        ofDataset.set(key, { ...record, isPerson, seenAt: 0, isRefused: false });
      }
      if (page.length < PAGE) break;
      after = page.at(-1)?.key ?? after;
    }
  }
  return known;
}

/** A record by the row that it came with. */
export interface RecordAsBefore {
  readonly role: string;
  readonly key: string;
  readonly datasetId: number;
  readonly known: KnownRecord;
}

/** Records that can be known by the digest of their row. */
export function recordsByDigest(
  known: KnownRecords,
  datasets: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly RecordAsBefore[]> {
  const byDigest = new Map<number, RecordAsBefore[]>();
  for (const [role, datasetId] of datasets) {
    for (const [key, record] of known.get(datasetId) ?? []) {
      const { rowRecords, digest } = record;
      if (rowRecords === 0 || Number.isNaN(digest)) continue;
      const asBefore = { role, key, datasetId, known: record };
      const others = byDigest.get(digest);
      if (others === undefined) byDigest.set(digest, [asBefore]);
      else others.push(asBefore);
    }
  }
  return byDigest;
}
