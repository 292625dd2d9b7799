import type { Database, Queryable } from '../database/index.ts';
import type { ReceivedRow, RefusedRecord, Rejection } from '../intake/index.ts';
import { ReeveError } from '../kernel/index.ts';
import {
  type KnownRecord,
  type KnownRecords,
  type RecordAsBefore,
  recordsByDigest,
} from './known-records.ts';
import { type ExtractCounts, isLoading } from './store/extracts.ts';
import { tellGrown } from './store/grown-tables.ts';
import {
  addPending,
  type NewRecord,
  type NewVersion,
  reserveRecordIds,
  writeChunk,
  writeRejections,
} from './store/record-versions.ts';

/** The property that an address is matched to. */
export interface PlacedAddress {
  readonly uprn: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Finds the property of an address. */
export type PlaceAddress = (address: string, postcode: string | null) => PlacedAddress | null;

/**
 * Records in a transaction: few enough that readers of an embedded database, which wait for it,
 * do not notice. With rows of 21 columns, 400 took it 30 ms of processor time, and 1,000 took 80.
 */
export const CHUNK = 400;

/** A record that is as its row said before. */
export interface UnchangedRecord extends Standing {
  readonly role: string;
  /** What was found in it when it was read. */
  readonly measured: string;
}

/** What a row says of one record. */
export interface TakenRecord {
  readonly role: string;
  readonly isPerson: boolean;
  readonly key: string;
  readonly about: string | null;
  readonly line: number;
  readonly digest: number;
  readonly values: ReceivedRow;
  readonly isRemoval: boolean;
  /** See `NewVersion`. */
  readonly rowRecords: number;
  readonly measured: string;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly uprn: string | null;
}

/** The version that a record has now. */
export interface Standing {
  /** The extract that opened it. */
  readonly openedBy: number;
  /** Whether its address is matched to a property. */
  readonly isPlaced: boolean;
}

/** A row that was left out, as what it is of was erased. */
export interface ErasedRow {
  readonly line: number;
  readonly records: number;
}

/** What records would be known by if they were erased. */
export interface RecordDigests {
  /** One of the source at hand. */
  of(role: string, key: string): string;
  /** Whoever of a source has a key, in whichever role. */
  about(record: { readonly source: string; readonly key: string }): readonly string[];
}

/** How many lines of erased records are told: enough to find them all by. */
const MOST_ERASED_LINES = 100;

/** Collects what an extract says, and writes it in small transactions. */
export class ExtractWriter {
  filtered = 0;
  #writing: Promise<void> | undefined;
  readonly #db: Database;
  readonly #extractId: number;
  readonly #layoutId: number;
  readonly #digests: RecordDigests;
  readonly #datasets: ReadonlyMap<string, number>;
  readonly #known: KnownRecords;
  readonly #place: PlaceAddress | undefined;
  #added: (Omit<NewRecord, 'recordId'> & {
    readonly version: Omit<NewVersion, 'recordId'>;
    readonly isPerson: boolean;
  })[] = [];
  #versions: NewVersion[] = [];
  #closed: number[] = [];
  #pending: number[] = [];
  #rejections: (Rejection & { readonly digests: readonly string[] })[] = [];
  #asBefore: ReturnType<typeof recordsByDigest> | undefined;
  /** Where each key that was read stands in the extract, to know one that comes twice. */
  readonly #seen = new Map<string, { readonly line: number; readonly digest: number }>();
  readonly #counts = {
    records: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    gone: 0,
    rejected: 0,
    erased: 0,
    kept: 0,
    unsure: 0,
  };
  readonly #keyless: Record<string, number> = {};
  readonly #erasedLines: number[] = [];

  constructor(
    db: Database,
    extract: {
      readonly extractId: number;
      readonly layoutId: number;
      readonly digests: RecordDigests;
    },
    datasets: ReadonlyMap<string, number>,
    known: KnownRecords,
    place: PlaceAddress | undefined,
  ) {
    this.#db = db;
    this.#extractId = extract.extractId;
    this.#layoutId = extract.layoutId;
    this.#digests = extract.digests;
    this.#datasets = datasets;
    this.#known = known;
    this.#place = place;
  }

  get waiting(): number {
    return (
      this.#added.length +
      Math.max(this.#versions.length, this.#closed.length) +
      this.#rejections.length
    );
  }

  counts(): Omit<ExtractCounts, 'rows' | 'filled'> {
    return { ...this.#counts, keyless: this.#keyless, filtered: this.filtered };
  }

  /** Lines of records that were erased: the first of them. */
  get erasedLines(): readonly number[] {
    return this.#erasedLines;
  }

  /** Whether the source has sent this record before. */
  knows(role: string, key: string): boolean {
    return this.#known.get(this.#datasets.get(role) ?? 0)?.has(key) ?? false;
  }

  /** Leaves out records of a row that were erased. */
  leaveOutErased({ line, records }: ErasedRow): void {
    this.#counts.erased += records;
    if (records > 0 && this.#erasedLines.length < MOST_ERASED_LINES) this.#erasedLines.push(line);
  }

  /**
   * Takes note of records that were in a row and are not taken: they are not gone. Rows that do
   * not say whose they are could be of any record of their role.
   */
  refuse(refused: readonly RefusedRecord[]): void {
    for (const { of, key } of refused) {
      if (key === null) this.#keyless[of] = (this.#keyless[of] ?? 0) + 1;
      else {
        const known = this.#known.get(this.#datasets.get(of) ?? 0)?.get(key);
        if (known !== undefined) known.isRefused = true;
      }
    }
  }

  /** @param refused the records that are not taken, with which what was rejected is erased */
  reject(rejections: readonly Rejection[], refused: readonly RefusedRecord[]): void {
    const digests = refused.flatMap(({ of, key, record }) => [
      ...(key === null ? [] : [this.#digests.of(of, key)]),
      ...(record === undefined ? [] : this.#digests.about(record)),
    ]);
    this.#counts.rejected += rejections.length;
    for (const rejection of rejections) this.#rejections.push({ ...rejection, digests });
  }

  /**
   * The records of a row that was read before, where they are all here as it left them, so that it
   * need not be read again; null where it has to be.
   */
  asBefore(digest: number): readonly RecordAsBefore[] | null {
    const before = this.#byDigest().get(digest);
    return before !== undefined && before.length === before[0]?.known.rowRecords ? before : null;
  }

  /**
   * Takes a row that is as before, by its digest.
   *
   * @returns its records, but for those that the extract had before
   */
  takeAsBefore(line: number, digest: number): readonly UnchangedRecord[] {
    const taken: UnchangedRecord[] = [];
    for (const { role, key, datasetId, known } of this.#byDigest().get(digest) ?? []) {
      if (this.#isSeen({ role, key, line, digest }, datasetId, known)) continue;
      known.seenAt = line;
      this.#counts.records++;
      this.#counts.unchanged++;
      taken.push({ role, ...known });
    }
    return taken;
  }

  #byDigest(): ReturnType<typeof recordsByDigest> {
    this.#asBefore ??= recordsByDigest(this.#known, this.#datasets);
    return this.#asBefore;
  }

  /** Whether the extract has had a record; another row of the same key contradicts the first. */
  #isSeen(
    { role, key, line, digest }: Pick<TakenRecord, 'role' | 'key' | 'line' | 'digest'>,
    datasetId: number,
    known: KnownRecord | undefined,
  ): boolean {
    if (known?.seenAt === 0) return false;
    const earlier =
      this.#seen.get(placeOf(datasetId, key)) ??
      (known === undefined ? undefined : { line: known.seenAt, digest: known.digest });
    if (earlier === undefined) return false;
    // The same row twice says nothing new.
    if (earlier.digest === digest) return true;
    const reason = `The key is already that of line ${earlier.line}, which says otherwise`;
    this.reject([{ line, column: role, value: key, reason }], [{ of: role, key }]);
    return true;
  }

  /**
   * Takes what a row says of a record.
   *
   * @returns where it stands beside what the source said before; null where it says nothing new
   *   within the extract, or takes the record away
   */
  take(record: TakenRecord): Standing | null {
    const datasetId = this.#datasets.get(record.role) ?? 0;
    const known = this.#known.get(datasetId)?.get(record.key);
    if (this.#isSeen(record, datasetId, known)) return null;
    this.#seen.set(placeOf(datasetId, record.key), { line: record.line, digest: record.digest });
    this.#counts.records++;
    if (known !== undefined) known.seenAt = record.line;
    if (record.isRemoval) {
      if (known !== undefined && !Number.isNaN(known.digest)) this.#close(known);
      return null;
    }
    if (known?.digest === record.digest) {
      this.#counts.unchanged++;
      return known;
    }
    const { line, digest, about, values: received, rowRecords, measured } = record;
    const version = { line, digest, about, received, rowRecords, measured };
    const placed = this.#placed(record);
    const standing = { openedBy: this.#extractId, isPlaced: placed.uprn !== null };
    if (known === undefined) {
      this.#counts.added++;
      const { key, isPerson } = record;
      this.#added.push({ datasetId, key, isPerson, version: { ...version, ...placed } });
      return standing;
    }
    if (Number.isNaN(known.digest)) this.#counts.added++;
    else {
      this.#counts.changed++;
      this.#closed.push(known.recordId);
    }
    this.#versions.push({ recordId: known.recordId, ...version, ...placed });
    if (record.isPerson) this.#pending.push(known.recordId);
    return standing;
  }

  /**
   * Settles what is not in the extract, when all its rows are taken. Of a full one it is gone: but
   * for records whose row was rejected, and for those of a role that has more rows without a key
   * than it is known to have, as any of them may be in one.
   *
   * @param isFull whether the extract has all records of the source
   * @param usual by role, rows without a key that are no lost records
   */
  async settle(isFull: boolean, usual: (role: string) => number): Promise<void> {
    const unsure = new Set(
      Object.entries(this.#keyless).flatMap(([role, rows]) =>
        rows > usual(role) ? [this.#datasets.get(role)] : [],
      ),
    );
    for (const [datasetId, ofDataset] of this.#known) {
      const isUnsure = unsure.has(datasetId);
      for (const known of ofDataset.values()) {
        if (known.seenAt > 0 || Number.isNaN(known.digest)) continue;
        if (known.isRefused) this.#counts.kept++;
        else if (isFull && isUnsure) this.#counts.unsure++;
        else if (isFull) {
          this.#close(known);
          if (this.waiting >= CHUNK) await this.flush();
        }
      }
    }
    await this.written();
  }

  /** Writes what waits: what was flushed before is written then, and this is on its way. */
  async flush(): Promise<void> {
    const [added, versions, closed, pending, rejections] = [
      this.#added,
      this.#versions,
      this.#closed,
      this.#pending,
      this.#rejections,
    ];
    [this.#added, this.#versions, this.#closed, this.#pending, this.#rejections] = [
      [],
      [],
      [],
      [],
      [],
    ];
    await this.#writing;
    if (added.length + versions.length + closed.length + rejections.length === 0) return;
    const writing = this.#write(async (tx) => {
      const ids = await reserveRecordIds(tx, added.length);
      const id = (i: number): number => ids[i] as number;
      await writeChunk(tx, {
        extractId: this.#extractId,
        layoutId: this.#layoutId,
        records: added.map(({ datasetId, key }, i) => ({ recordId: id(i), datasetId, key })),
        closed,
        versions: [
          ...added.map(({ version }, i) => ({ recordId: id(i), ...version })),
          ...versions,
        ],
        pending: [...added.flatMap(({ isPerson }, i) => (isPerson ? [id(i)] : [])), ...pending],
      });
      await writeRejections(tx, this.#extractId, rejections);
    });
    // Whoever flushes next is told; until then nobody may be there to be.
    writing.catch(() => {});
    this.#writing = writing;
  }

  async #write(work: (tx: Queryable) => Promise<void>): Promise<void> {
    await this.#db.transaction(async (tx) => {
      await this.#checkIsLoading(tx);
      await work(tx);
    });
    await tellGrown(this.#db, { source_record: 'record_id' });
  }

  /** Waits until all that was flushed is written. */
  async written(): Promise<void> {
    await this.flush();
    await this.#writing;
  }

  /**
   * Lets every record of a person be matched again: by a new definition, what a source says of them
   * may be something else although it sends the same.
   */
  async matchAgain(): Promise<void> {
    const records = [...this.#known.values()].flatMap((ofDataset) =>
      [...ofDataset.values()].flatMap(({ recordId, isPerson }) => (isPerson ? [recordId] : [])),
    );
    for (let from = 0; from < records.length; from += CHUNK) {
      await this.#db.transaction(async (tx) => {
        await this.#checkIsLoading(tx);
        await addPending(tx, this.#extractId, records.slice(from, from + CHUNK));
      });
    }
  }

  async #checkIsLoading(tx: Queryable): Promise<void> {
    if (await isLoading(tx, this.#extractId)) return;
    throw takenOver();
  }

  #close(known: KnownRecord): void {
    this.#counts.gone++;
    this.#closed.push(known.recordId);
  }

  #placed({ address, postcode, uprn }: TakenRecord): {
    uprn: string | null;
    addressConfidence: number | null;
  } {
    const found = address === null ? null : (this.#place?.(address, postcode) ?? null);
    if (found === null) return { uprn, addressConfidence: null };
    return { uprn: found.uprn, addressConfidence: Math.round(100 * found.confidence) };
  }
}

function placeOf(datasetId: number, key: string): string {
  return `${datasetId} ${key}`;
}

/** Another process began to load the source, and has taken back what this one wrote. */
export function takenOver(): ReeveError {
  return new ReeveError('load/taken-over', 'Another load of the same source has begun since', {
    hint: 'Nothing of this extract is kept. Load one extract of a source at a time.',
  });
}
