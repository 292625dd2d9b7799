import { createHash, hash } from 'node:crypto';
import type { Database, Queryable } from '../database/index.ts';
import { type ReceivedRow, type Rejection, sourceMapper } from '../intake/index.ts';
import { type Progress, ReeveError, silentProgress } from '../kernel/index.ts';
import { checkExtract } from './check-extract.ts';
import type { ExtractToLoad } from './extract-to-load.ts';
import {
  beginExtract,
  type ExtractCounts,
  loadedExtracts,
  publishExtract,
  takeBackExtract,
  unfinishedExtracts,
} from './store/extracts.ts';
import {
  type NewRecord,
  type NewVersion,
  openRecords,
  reserveRecordIds,
  writeChunk,
  writeRejections,
} from './store/record-versions.ts';
import { registerLayout, registerSource } from './store/sources.ts';

/** The property that an address is matched to. */
export interface PlacedAddress {
  readonly uprn: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface LoadOptions {
  /** Finds the property of an address; without it addresses are kept as they are. */
  readonly place?: (address: string, postcode: string | null) => PlacedAddress | null;
  /** Who says that an extract that looks wrong is right. */
  readonly acceptedBy?: string;
  readonly progress?: Progress;
}

/** What became of an extract. */
export interface LoadResult {
  readonly extractId: number;
  /** `already-loaded`: the same file was loaded before, and nothing was done. */
  readonly outcome: 'loaded' | 'already-loaded';
  readonly counts: ExtractCounts;
  /** What looked wrong, and was accepted. */
  readonly warnings: readonly string[];
}

/**
 * Records in a transaction: few enough that readers of an embedded database, which wait for it,
 * do not notice.
 */
const CHUNK = 1000;
/** Records of a source read at a time. */
const PAGE = 5000;

/**
 * Loads an extract: works out what is new, changed, unchanged and gone since the source's last
 * one, and keeps versions. It is written in small transactions and seen all at once when the
 * last is done; what an earlier attempt left unfinished is taken back first.
 *
 * Throws `load/looks-wrong` for an extract that looks wrong and is not accepted, `load/busy`
 * while another extract of the source is being loaded, and what `sourceMapper` throws.
 */
export async function loadExtract(
  db: Database,
  extract: ExtractToLoad,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const progress = options.progress ?? silentProgress;
  const { definition } = extract;
  const map = sourceMapper(definition, extract.columns, { asAt: extract.asAt });
  const text = JSON.stringify(definition);
  const source = await db.transaction((tx) =>
    registerSource(tx, {
      name: definition.name,
      service: definition.service,
      definition: text,
      sha256: createHash('sha256').update(text).digest('hex'),
      roles: [
        ...(definition.records ?? []).map(({ role }) => ({ role, isPerson: true })),
        ...(definition.attachments ?? []).map(({ kind }) => ({ role: kind, isPerson: false })),
      ],
    }),
  );
  await takeBackUnfinished(db, source.sourceId);
  const earlier = await loadedExtracts(db, source.sourceId);
  const same = earlier.find(({ sha256 }) => sha256 === extract.sha256);
  if (same !== undefined && !source.isNewDefinition) {
    const counts = { ...NO_COUNTS, ...same.counts };
    return { extractId: same.extractId, outcome: 'already-loaded', counts, warnings: [] };
  }
  const warnings = checkExtract(extract, earlier);
  if (warnings.length > 0 && options.acceptedBy === undefined) {
    throw new ReeveError('load/looks-wrong', `The extract looks wrong: ${warnings.join('; ')}`, {
      location: { file: extract.fileName },
      hint: 'Nothing was loaded. Ask the source; if it is right, load it with --accept.',
    });
  }
  const content = definition.extract.content;
  const extractId = await db.transaction(async (tx) =>
    beginExtract(tx, {
      sourceId: source.sourceId,
      definitionId: source.definitionId,
      layoutId: await registerLayout(tx, source.sourceId, extract.columns),
      kind: content,
      asAt: extract.asAt,
      fileName: extract.fileName,
      sha256: extract.sha256,
      warnings,
      acceptedBy: warnings.length > 0 ? (options.acceptedBy ?? null) : null,
    }),
  );
  const known = await knownRecords(db, source.sourceId);
  const writer = new ExtractWriter(db, extractId, source.datasets, known, options.place);
  writer.layoutId = await db.transaction((tx) =>
    registerLayout(tx, source.sourceId, extract.columns),
  );
  progress.phase('load', extract.rowCount);
  let rows = 0;
  for await (const batch of extract.rows()) {
    for (const { line, values } of batch) {
      rows++;
      const mapped = map(values, line);
      writer.reject(mapped.rejections);
      if (mapped.filtered !== undefined) {
        writer.filtered++;
        continue;
      }
      const digest = digestOf(values);
      const isRemoval = mapped.change === 'removed';
      for (const record of mapped.records) {
        const { attributes } = record;
        writer.take({
          role: record.role,
          isPerson: true,
          key: record.key,
          about: null,
          line,
          digest,
          values,
          isRemoval,
          address: textOf(attributes.address),
          postcode: textOf(attributes.postcode),
          uprn: textOf(attributes.uprn),
        });
      }
      for (const attachment of mapped.attachments) {
        const { record, uprn } = attachment;
        writer.take({
          role: attachment.kind,
          isPerson: false,
          key: attachment.id,
          about: record === null ? `uprn:${uprn}` : `${record.source}:${record.key}`,
          line,
          digest,
          values,
          isRemoval,
          address: null,
          postcode: null,
          uprn,
        });
      }
      if (writer.waiting >= CHUNK) await writer.flush();
    }
    progress.advance(rows);
  }
  await writer.flush();
  if (content === 'full') await writer.closeUnseen();
  const counts: ExtractCounts = { ...writer.counts(), rows, filled: extract.filled };
  await publishExtract(db, extractId, counts);
  return { extractId, outcome: 'loaded', counts, warnings };
}

/**
 * Takes back what loads that were given up have left, of one source or of all: after a crash
 * nothing of them is seen, and nothing stays.
 */
export async function takeBackUnfinished(db: Database, sourceId?: number): Promise<number> {
  const unfinished = await unfinishedExtracts(db, sourceId);
  for (const extractId of unfinished) {
    let left: number;
    do left = await db.transaction((tx) => takeBackExtract(tx, extractId, CHUNK));
    while (left > 0);
  }
  return unfinished.length;
}

const NO_COUNTS: ExtractCounts = {
  rows: 0,
  records: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  gone: 0,
  rejected: 0,
  filtered: 0,
  filled: {},
};

interface KnownRecord {
  readonly recordId: number;
  /** Of the open version; NaN where there is none. */
  readonly digest: number;
  readonly isPerson: boolean;
  isSeen: boolean;
}

/** The records of a source by data set and key. */
async function knownRecords(
  db: Queryable,
  sourceId: number,
): Promise<Map<number, Map<string, KnownRecord>>> {
  const known = new Map<number, Map<string, KnownRecord>>();
  let after = 0;
  for (;;) {
    const page = await openRecords(db, sourceId, after, PAGE);
    for (const { recordId, datasetId, key, digest, isPerson } of page) {
      const ofDataset = known.get(datasetId) ?? new Map<string, KnownRecord>();
      known.set(datasetId, ofDataset.set(key, { recordId, digest, isPerson, isSeen: false }));
    }
    if (page.length < PAGE) return known;
    after = page.at(-1)?.recordId ?? after;
  }
}

interface TakenRecord {
  readonly role: string;
  readonly isPerson: boolean;
  readonly key: string;
  readonly about: string | null;
  readonly line: number;
  readonly digest: number;
  readonly values: ReceivedRow;
  readonly isRemoval: boolean;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly uprn: string | null;
}

/** Collects what an extract says, and writes it in small transactions. */
class ExtractWriter {
  layoutId = 0;
  filtered = 0;
  readonly #db: Database;
  readonly #extractId: number;
  readonly #datasets: ReadonlyMap<string, number>;
  readonly #known: Map<number, Map<string, KnownRecord>>;
  readonly #place: LoadOptions['place'];
  #added: (Omit<NewRecord, 'recordId'> & {
    readonly version: Omit<NewVersion, 'recordId'>;
    readonly isPerson: boolean;
  })[] = [];
  #versions: NewVersion[] = [];
  #closed: number[] = [];
  #pending: number[] = [];
  #rejections: Rejection[] = [];
  /** Where each key stands in the extract, to know one that comes twice. */
  readonly #seen = new Map<string, { readonly line: number; readonly digest: number }>();
  readonly #counts = { records: 0, added: 0, changed: 0, unchanged: 0, gone: 0, rejected: 0 };

  constructor(
    db: Database,
    extractId: number,
    datasets: ReadonlyMap<string, number>,
    known: Map<number, Map<string, KnownRecord>>,
    place: LoadOptions['place'],
  ) {
    this.#db = db;
    this.#extractId = extractId;
    this.#datasets = datasets;
    this.#known = known;
    this.#place = place;
  }

  get waiting(): number {
    return this.#added.length + this.#closed.length + this.#rejections.length;
  }

  counts(): Omit<ExtractCounts, 'rows' | 'filled'> {
    return { ...this.#counts, filtered: this.filtered };
  }

  reject(rejections: readonly Rejection[]): void {
    this.#counts.rejected += rejections.length;
    this.#rejections.push(...rejections);
  }

  take(record: TakenRecord): void {
    const datasetId = this.#datasets.get(record.role) ?? 0;
    const known = this.#known.get(datasetId)?.get(record.key);
    const place = `${datasetId} ${record.key}`;
    const earlier = this.#seen.get(place);
    if (earlier !== undefined) {
      // The same row twice says nothing new; another row of the same key contradicts the first.
      if (earlier.digest === record.digest) return;
      const reason = `The key is already that of line ${earlier.line}, which says otherwise`;
      this.reject([{ line: record.line, column: record.role, value: record.key, reason }]);
      return;
    }
    this.#seen.set(place, record);
    this.#counts.records++;
    if (known !== undefined) known.isSeen = true;
    if (record.isRemoval) {
      if (known !== undefined && !Number.isNaN(known.digest)) this.#close(known);
      return;
    }
    if (known?.digest === record.digest) {
      this.#counts.unchanged++;
      return;
    }
    const version = { line: record.line, digest: record.digest, received: record.values };
    const placed = this.#placed(record);
    if (known === undefined) {
      this.#counts.added++;
      const { key, about, isPerson } = record;
      this.#added.push({ datasetId, key, about, isPerson, version: { ...version, ...placed } });
      return;
    }
    if (Number.isNaN(known.digest)) this.#counts.added++;
    else {
      this.#counts.changed++;
      this.#closed.push(known.recordId);
    }
    this.#versions.push({ recordId: known.recordId, ...version, ...placed });
    if (record.isPerson) this.#pending.push(known.recordId);
  }

  /** Of a full extract: what it no longer has is gone. */
  async closeUnseen(): Promise<void> {
    for (const ofDataset of this.#known.values()) {
      for (const known of ofDataset.values()) {
        if (known.isSeen || Number.isNaN(known.digest)) continue;
        this.#close(known);
        if (this.waiting >= CHUNK) await this.flush();
      }
    }
    await this.flush();
  }

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
    if (added.length + versions.length + closed.length + rejections.length === 0) return;
    await this.#db.transaction(async (tx) => {
      const ids = await reserveRecordIds(tx, added.length);
      const id = (i: number): number => ids[i] as number;
      await writeChunk(tx, {
        extractId: this.#extractId,
        layoutId: this.layoutId,
        records: added.map(({ datasetId, key, about }, i) => ({
          recordId: id(i),
          datasetId,
          key,
          about,
        })),
        closed,
        versions: [
          ...added.map(({ version }, i) => ({ recordId: id(i), ...version })),
          ...versions,
        ],
        pending: [...added.flatMap(({ isPerson }, i) => (isPerson ? [id(i)] : [])), ...pending],
      });
      await writeRejections(tx, this.#extractId, rejections);
    });
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

/** 53 bits of SHA-1 of the received values: enough to tell a change of one record. */
function digestOf(values: ReceivedRow): number {
  const bytes = hash('sha1', JSON.stringify(values), 'buffer');
  return (bytes.readUInt32BE(0) & 0x1fffff) * 0x1_0000_0000 + bytes.readUInt32BE(4);
}

function textOf(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
