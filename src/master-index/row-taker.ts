import type { MappedAttachment, MappedRow, RefusedRecord, SourceMapper } from '../intake/index.ts';
import { type ErasedKeys, withoutErased } from './erased-keys.ts';
import type { ExtractRow, ExtractToLoad, KnownRow } from './extract-to-load.ts';
import type { ExtractWriter, Standing, TakenRecord } from './extract-writer.ts';
import type { ExtractQuality } from './quality/extract-quality.ts';
import { digestedColumns, rowDigest } from './row-digest.ts';
import type { SealsAsked } from './seals-asked.ts';

/** A record of a row, of a person or of facts. */
export type RecordOfRow = Omit<
  TakenRecord,
  'line' | 'digest' | 'values' | 'isRemoval' | 'rowRecords' | 'measured'
>;

/** Reads rows of an extract, and gives what they say of records to whoever writes it. */
export class RowTaker {
  readonly #source: string;
  readonly #map: SourceMapper;
  readonly #writer: ExtractWriter;
  readonly #erased: ErasedKeys;
  readonly #digest: ReturnType<typeof rowDigest>;
  readonly #seals: SealsAsked;
  readonly #quality: ExtractQuality;
  readonly #isRecent: (extractId: number) => boolean;
  readonly #trustsDigests: boolean;

  constructor(
    extract: ExtractToLoad,
    map: SourceMapper,
    writer: ExtractWriter,
    erased: ErasedKeys,
    measured: {
      readonly seals: SealsAsked;
      readonly quality: ExtractQuality;
      /** Whether an extract, or the one at hand, is of the year to the date of the one at hand. */
      readonly isRecent: (extractId: number) => boolean;
      /**
       * Whether a row that is as before says what it said: not by another definition, and not where
       * an extract of changes says it anew.
       */
      readonly trustsDigests: boolean;
    },
  ) {
    this.#source = extract.definition.name;
    this.#map = map;
    this.#writer = writer;
    this.#erased = erased;
    this.#digest = rowDigest(digestedColumns(extract.definition, extract.columns));
    this.#seals = measured.seals;
    this.#quality = measured.quality;
    this.#isRecent = measured.isRecent;
    this.#trustsDigests = measured.trustsDigests;
  }

  /** Records and rejections that wait to be written. */
  get waiting(): number {
    return this.#writer.waiting;
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Whether a row, by its digest, is one that was read before and need not be again. */
  isAsBefore(digest: number): boolean {
    if (!this.#trustsDigests) return false;
    const before = this.#writer.asBefore(digest);
    return before?.every(({ role, known }) => this.#quality.knows(role, known.measured)) ?? false;
  }

  /** Takes a row without reading it. */
  takeAsBefore({ line, digest }: Pick<KnownRow, 'line' | 'digest'>): void {
    for (const { role, measured, ...standing } of this.#writer.takeAsBefore(line, digest)) {
      this.#count(role, measured, standing);
    }
  }

  /**
   * Takes a row.
   *
   * @param isWanted of a record of it, whether this row has the last word
   */
  take(
    { line, values, digest = this.#digest(values) }: ExtractRow,
    isWanted: (record: RecordOfRow) => boolean,
  ): void {
    if (this.isAsBefore(digest)) {
      this.takeAsBefore({ line, digest });
      return;
    }
    const mapped = this.#map(values, line);
    if (mapped.filtered !== undefined) {
      this.#writer.filtered++;
      return;
    }
    if (mapped.rejections.length > 0) this.#refuse(mapped, line);
    const isRemoval = mapped.change === 'removed';
    const records = recordsOf(mapped);
    const erased = this.#erased.isEmpty ? NONE : records.filter((each) => this.#isErased(each));
    const rowRecords = erased.length === 0 && saysNoMore(mapped) ? records.length : 0;
    const row = { line, digest, values, isRemoval, rowRecords };
    if (erased.length === 0) {
      for (let i = 0; i < records.length; i++) {
        const record = records[i] as RecordOfRow;
        if (isWanted(record)) this.#takeRecord(mapped, i, { ...record, ...row });
      }
      return;
    }
    // Where the source takes away what was erased here, it has nothing more to erase.
    if (!isRemoval) this.#writer.leaveOutErased({ line, records: erased.length });
    if (erased.length === records.length) return;
    const roles = new Set(erased.map(({ role }) => role));
    const left = withoutErased(this.#map, values, line, (role) => roles.has(role));
    for (const [i, record] of records.entries()) {
      // Told from what came before by the whole row, so that what is left out is no change.
      if (roles.has(record.role) || !isWanted(record)) continue;
      this.#takeRecord(mapped, i, { ...record, ...row, values: left });
    }
  }

  /** @param i of `recordsOf` the row */
  #takeRecord(
    { records, attachments }: MappedRow,
    i: number,
    taken: Omit<TakenRecord, 'measured'>,
  ): void {
    const record = records[i];
    const measured =
      record === undefined
        ? this.#quality.measureFacts(attachments[i - records.length] as MappedAttachment)
        : this.#quality.measure(record);
    const standing = this.#writer.take({ ...taken, measured });
    // Of rows that contradict each other too: what is sealed can be laid open later.
    if (record !== undefined) this.#seals.add(record);
    if (standing !== null) this.#count(taken.role, measured, standing);
  }

  #count(role: string, measured: string, { isPlaced, openedBy }: Standing): void {
    this.#quality.count(role, measured, { isPlaced, isRecent: this.#isRecent(openedBy) });
  }

  /** Rejects what a row has that cannot be taken; of what was erased, nothing is kept here either. */
  #refuse({ rejections, refused = [] }: MappedRow, line: number): void {
    const erased: readonly RefusedRecord[] = this.#erased.isEmpty
      ? NONE
      : refused.filter((each) => this.#isErased(each));
    if (erased.length === 0) {
      this.#writer.reject(rejections, refused);
      this.#leave(refused);
      return;
    }
    this.#writer.leaveOutErased({ line, records: erased.length });
    if (erased.length === refused.length) return;
    const left = refused.filter((each) => !erased.includes(each));
    this.#writer.reject(
      rejections.map((rejection) => ({ ...rejection, value: '' })),
      left,
    );
    this.#leave(left);
  }

  #leave(refused: readonly RefusedRecord[]): void {
    this.#writer.refuse(refused);
    for (const { of } of refused) this.#quality.refuse(of);
  }

  /** A record that the index has is not erased: an erased one has lost its key. */
  #isErased(record: RefusedRecord | RecordOfRow): boolean {
    const about =
      'of' in record
        ? record.record && `${record.record.source}:${record.record.key}`
        : record.about;
    if (about != null && this.#erased.hasAbout(about)) return true;
    const role = 'of' in record ? record.of : record.role;
    const { key } = record;
    if (key === null || this.#writer.knows(role, key)) return false;
    return this.#erased.has(this.#source, role, key);
  }
}

const NONE: readonly never[] = [];

/** The records of a row, of persons and facts. */
export function recordsOf({ records, attachments }: MappedRow): RecordOfRow[] {
  return [
    ...records.map(
      ({ role, key, attributes: { address, postcode, uprn } }): RecordOfRow => ({
        role,
        isPerson: true,
        key,
        about: null,
        address: textOf(address),
        postcode: textOf(postcode),
        uprn: textOf(uprn),
      }),
    ),
    ...attachments.map(
      ({ kind, id, record, uprn }): RecordOfRow => ({
        role: kind,
        isPerson: false,
        key: id,
        about: record === null ? `uprn:${uprn}` : `${record.source}:${record.key}`,
        address: null,
        postcode: null,
        uprn,
      }),
    ),
  ];
}

/** Whether there is nothing to say of a row but its records. */
function saysNoMore({ rejections, records, change }: MappedRow): boolean {
  const asksForSeals = records.some(({ markers }) => markers.some(({ seal }) => seal !== null));
  return rejections.length === 0 && !asksForSeals && change === undefined;
}

function textOf(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
