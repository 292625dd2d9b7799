import { hash } from 'node:crypto';
import {
  columnUses,
  type MappedAttachment,
  type MappedRow,
  type ReceivedRow,
  type RefusedRecord,
  type SourceMapper,
} from '../intake/index.ts';
import { type ErasedKeys, withoutErased } from './erased-keys.ts';
import type { ExtractRow, ExtractToLoad } from './extract-to-load.ts';
import type { ExtractWriter, Standing, TakenRecord } from './extract-writer.ts';
import type { ExtractQuality } from './quality/extract-quality.ts';
import type { SealsAsked } from './seals-asked.ts';

/** A record of a row, of a person or of facts. */
export type RecordOfRow = Omit<TakenRecord, 'line' | 'digest' | 'values' | 'isRemoval'>;

/** Reads rows of an extract, and gives what they say of records to whoever writes it. */
export class RowTaker {
  readonly #source: string;
  readonly #map: SourceMapper;
  readonly #writer: ExtractWriter;
  readonly #erased: ErasedKeys;
  readonly #digest: (values: ReceivedRow) => number;
  readonly #seals: SealsAsked;
  readonly #quality: ExtractQuality;
  readonly #isRecent: (extractId: number) => boolean;

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
    },
  ) {
    this.#source = extract.definition.name;
    this.#map = map;
    this.#writer = writer;
    this.#erased = erased;
    this.#digest = digestOf(extract);
    this.#seals = measured.seals;
    this.#quality = measured.quality;
    this.#isRecent = measured.isRecent;
  }

  /** Records and rejections that wait to be written. */
  get waiting(): number {
    return this.#writer.waiting;
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /**
   * Takes a row.
   *
   * @param isWanted of a record of it, whether this row has the last word
   */
  take({ line, values }: ExtractRow, isWanted: (record: RecordOfRow) => boolean): void {
    const mapped = this.#map(values, line);
    if (mapped.filtered !== undefined) {
      this.#writer.filtered++;
      return;
    }
    if (mapped.rejections.length > 0) this.#refuse(mapped, line);
    const isRemoval = mapped.change === 'removed';
    const records = recordsOf(mapped);
    const erased = this.#erased.isEmpty ? NONE : records.filter((each) => this.#isErased(each));
    const row = { line, digest: this.#digest(values), values, isRemoval };
    if (erased.length === 0) {
      for (let i = 0; i < records.length; i++) {
        const record = records[i] as RecordOfRow;
        if (isWanted(record)) this.#measure(mapped, i, this.#writer.take({ ...record, ...row }));
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
      this.#measure(mapped, i, this.#writer.take({ ...record, ...row, values: left }));
    }
  }

  /** @param i of `recordsOf` the row */
  #measure({ records, attachments }: MappedRow, i: number, standing: Standing | null): void {
    const marked = records[i];
    // Of rows that contradict each other too: what is sealed can be laid open later.
    if (marked !== undefined) this.#seals.add(marked);
    if (standing === null) return;
    const { isPlaced, openedBy } = standing;
    const as = { isPlaced, isRecent: this.#isRecent(openedBy) };
    const record = records[i];
    if (record !== undefined) this.#quality.add(record, as);
    else this.#quality.addFacts(attachments[i - records.length] as MappedAttachment, as);
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
    if ('about' in record && record.about !== null && this.#erased.hasAbout(record.about)) {
      return true;
    }
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

/**
 * 53 bits of SHA-1 of the received values, enough to tell a change of one record: of those in
 * columns that the definition reads, by name, so that a column that moves, is added or holds the
 * day of the export changes no record.
 */
function digestOf({ definition, columns }: ExtractToLoad): (values: ReceivedRow) => number {
  const used = new Set([...columnUses(definition)].map(({ column }) => column));
  const read = columns
    .flatMap((column, i) => (used.has(column) ? [{ column, i }] : []))
    .sort((a, b) => (a.column < b.column ? -1 : 1));
  return (values) => {
    const said = read.flatMap(({ column, i }) => {
      const value = values[i] ?? '';
      return value === '' ? [] : [column, value];
    });
    const bytes = hash('sha1', JSON.stringify(said), 'buffer');
    return (bytes.readUInt32BE(0) & 0x1fffff) * 0x1_0000_0000 + bytes.readUInt32BE(4);
  };
}

function textOf(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
