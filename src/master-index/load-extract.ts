import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../database/index.ts';
import { type SourceDefinition, type SourceMapper, sourceMapper } from '../intake/index.ts';
import { dayInUk, type Progress, ReeveError, silentProgress } from '../kernel/index.ts';
import { checkExtract } from './check-extract.ts';
import { ErasedKeys } from './erased-keys.ts';
import { erasureDigest } from './erasure-digest.ts';
import type { ExtractToLoad } from './extract-to-load.ts';
import {
  CHUNK,
  ExtractWriter,
  type PlaceAddress,
  type RecordDigests,
  takenOver,
} from './extract-writer.ts';
import { knownRecords } from './known-records.ts';
import { ExtractQuality } from './quality/extract-quality.ts';
import { type RecordOfRow, RowTaker, recordsOf } from './row-taker.ts';
import { SealsAsked } from './seals-asked.ts';
import { dropErasedOf } from './store/erased-keys-store.ts';
import { installation } from './store/erasure-store.ts';
import {
  beginExtract,
  type ExtractCounts,
  holdLoading,
  type LoadedExtract,
  loadedExtracts,
  publishExtract,
  type RejectedRow,
  type RejectionReason,
  rejectedRows,
  rejectionReasons,
  takeBackExtract,
  unfinishedExtracts,
  withdrawExtract,
} from './store/extracts.ts';
import { lockMatching } from './store/match-store.ts';
import { putQuality } from './store/quality-store.ts';
import {
  type RegisteredSource,
  registerLayout,
  registerSource,
  storedDatasets,
  storedSources,
} from './store/sources.ts';
import { Turns } from './turns.ts';

export interface LoadOptions {
  /** Finds the property of an address; without it addresses are kept as they are. */
  readonly place?: PlaceAddress;
  /** Who says that an extract that looks wrong is right. */
  readonly acceptedBy?: string;
  readonly progress?: Progress;
  /** The day on which it is loaded, `YYYY-MM-DD`; by the clock, unless told. */
  readonly today?: string;
  /** Called in the transaction that lets the extract be seen; by throwing it keeps it back. */
  readonly publishing?: (tx: Queryable) => Promise<void>;
}

/** What became of an extract. */
export interface LoadResult {
  readonly extractId: number;
  /** `already-loaded`: the same file of the same date was loaded before, and nothing was done. */
  readonly outcome: 'loaded' | 'already-loaded';
  readonly counts: ExtractCounts;
  /** What looked wrong, and was accepted. */
  readonly warnings: readonly string[];
  /** Lines of records that were erased here and that the source still sends: the first of them. */
  readonly erasedLines: readonly number[];
}

/**
 * Loads an extract: works out what is new, changed, unchanged and gone since the source's last
 * one, and keeps versions. It is written in small transactions and seen all at once when the
 * last is done; what an earlier attempt left unfinished is taken back first, and so is what this
 * one has written where it fails. A definition that has changed comes into force with the extract,
 * and the source's records are then to be matched again.
 *
 * Throws `load/looks-wrong` for an extract that looks wrong and is not accepted, `load/busy`
 * while this process loads another extract of the source, `load/taken-over` where another process
 * has begun to, and what `sourceMapper` throws.
 */
export async function loadExtract(
  db: Database,
  extract: ExtractToLoad,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const { name } = extract.definition;
  const loading = busyWith.get(db) ?? new Set<string>();
  busyWith.set(db, loading);
  if (loading.has(name)) {
    throw new ReeveError('load/busy', `Another extract of ${name} is being loaded`, {
      location: { file: extract.fileName },
      hint: 'Load it when that is done.',
    });
  }
  loading.add(name);
  try {
    return await loadAlone(db, extract, options);
  } finally {
    loading.delete(name);
  }
}

/** By database, the sources of which this process loads an extract. */
const busyWith = new WeakMap<Database, Set<string>>();

async function loadAlone(
  db: Database,
  extract: ExtractToLoad,
  options: LoadOptions,
): Promise<LoadResult> {
  const { definition } = extract;
  const map = sourceMapper(definition, extract.columns, { asAt: extract.asAt });
  const source = await register(db, extract);
  await takeBackUnfinished(db, source.sourceId);
  const earlier = await loadedExtracts(db, source.sourceId);
  const same = earlier.find(
    ({ sha256, asAt, definitionId }) =>
      sha256 === extract.sha256 && asAt === extract.asAt && definitionId === source.definitionId,
  );
  if (same !== undefined) {
    const counts = { ...NO_COUNTS, ...same.counts };
    return {
      extractId: same.extractId,
      outcome: 'already-loaded',
      counts,
      warnings: [],
      erasedLines: [],
    };
  }
  const today = options.today ?? dayInUk();
  const warnings = checkExtract(extract, earlier, today);
  if (warnings.length > 0 && options.acceptedBy === undefined) {
    throw new ReeveError('load/looks-wrong', `The extract looks wrong: ${warnings.join('; ')}`, {
      location: { file: extract.fileName },
      hint: 'Nothing was loaded. Ask the source; if it is right, load it with --accept and your name: --accept "A. Name".',
    });
  }
  const begun = await db.transaction(async (tx) => {
    const layoutId = await registerLayout(tx, source.sourceId, extract.columns);
    const extractId = await beginExtract(tx, {
      sourceId: source.sourceId,
      definitionId: source.definitionId,
      layoutId,
      kind: definition.extract.content,
      asAt: extract.asAt,
      fileName: extract.fileName,
      sha256: extract.sha256,
      warnings,
      acceptedBy: warnings.length > 0 ? (options.acceptedBy ?? null) : null,
    });
    return { extractId, layoutId };
  });
  const { extractId } = begun;
  try {
    const datasets = await storedDatasets(db);
    const known = await knownRecords(
      db,
      datasets.filter(({ sourceId }) => sourceId === source.sourceId),
    );
    const digests = await recordDigests(db, definition.name, datasets);
    const writing = { ...begun, digests };
    const writer = new ExtractWriter(db, writing, source.datasets, known, options.place);
    const last = Math.max(...earlier.map((each) => each.extractId));
    const before = earlier.find((each) => each.extractId === last);
    if (before !== undefined && before.definitionId !== source.definitionId) {
      await writer.matchAgain();
    }
    const erased = await ErasedKeys.of(db, sourcesNamedIn(definition));
    const progress = options.progress ?? silentProgress;
    const quality = new ExtractQuality(definition);
    const seals = new SealsAsked();
    const isRecent = recently(earlier, extractId, extract.asAt);
    const trustsDigests =
      definition.extract.content === 'full' && before?.definitionId === source.definitionId;
    const measured = { seals, quality, isRecent, trustsDigests };
    const taker = new RowTaker(extract, map, writer, erased, measured);
    const rows = await writeRows(extract, map, taker, progress);
    const isAccepted = options.acceptedBy !== undefined;
    const usual = usuallyKeyless(earlier);
    await writer.settle(definition.extract.content === 'full', (role) =>
      isAccepted ? Number.POSITIVE_INFINITY : (usual[role] ?? 0),
    );
    const counts: ExtractCounts = { ...writer.counts(), rows, filled: extract.filled };
    await db.transaction(async (tx) => {
      // Before the extract is held, as an erasure does: what it is about is as sealed as it will be.
      await lockMatching(tx);
      if (!(await holdLoading(tx, extractId))) throw takenOver();
      await dropErasedOf(tx, extractId);
      await putQuality(tx, extractId, quality.measured());
      await seals.ask(tx, definition.name, source.datasets);
      await options.publishing?.(tx);
      await publishExtract(tx, extractId, counts);
    });
    const { erasedLines } = writer;
    return { extractId, outcome: 'loaded', counts, warnings, erasedLines };
  } catch (error) {
    // Where not even this can be done, the next load of the source does it.
    await takeBack(db, extractId).catch(() => {});
    throw error;
  }
}

/** Registers the source, and its definition: which comes into force with an extract. */
async function register(db: Database, { definition }: ExtractToLoad): Promise<RegisteredSource> {
  return db.transaction((tx) => registerDefinition(tx, definition));
}

/** Registers a source with a version of its definition. */
export async function registerDefinition(
  tx: Queryable,
  definition: SourceDefinition,
): Promise<RegisteredSource> {
  const text = JSON.stringify(definition);
  return registerSource(tx, {
    name: definition.name,
    service: definition.service,
    definition: text,
    sha256: createHash('sha256').update(text).digest('hex'),
    roles: [
      ...(definition.records ?? []).map(({ role }) => ({ role, isPerson: true })),
      ...(definition.attachments ?? []).map(({ kind }) => ({ role: kind, isPerson: false })),
    ],
  });
}

/** Takes every row of an extract; returns how many there were. */
async function writeRows(
  extract: ExtractToLoad,
  map: SourceMapper,
  taker: RowTaker,
  progress: Progress,
): Promise<number> {
  const isFull = extract.definition.extract.content === 'full';
  const last = isFull ? undefined : await lastLines(extract, map);
  progress.phase('load', extract.rowCount);
  const turns = new Turns(2);
  let rows = 0;
  for await (const batch of extract.rows((digest) => taker.isAsBefore(digest))) {
    for (const row of batch) {
      rows++;
      if (row.values === null) taker.takeAsBefore(row);
      else
        taker.take(row, (record) => last === undefined || last.get(placeOf(record)) === row.line);
      if (taker.waiting >= CHUNK) await taker.flush();
      if (turns.isOver) await turns.next();
    }
    progress.advance(rows);
  }
  await taker.flush();
  return rows;
}

/** What records are known by when they are erased: those of a source, and those its facts are of. */
async function recordDigests(
  db: Queryable,
  source: string,
  datasets: Awaited<ReturnType<typeof storedDatasets>>,
): Promise<RecordDigests> {
  const log = await installation(db);
  const names = new Map((await storedSources(db)).map(({ sourceId, name }) => [sourceId, name]));
  const roles = Map.groupBy(
    datasets.filter(({ isPerson }) => isPerson),
    ({ sourceId }) => names.get(sourceId) ?? '',
  );
  return {
    of: (role, key) => erasureDigest(log, { source, role, key }),
    about: (record) =>
      (roles.get(record.source) ?? []).map(({ role }) => erasureDigest(log, { ...record, role })),
  };
}

/** Feeds that a definition speaks of: its own, and those that its facts are about. */
function sourcesNamedIn({ name, attachments = [] }: SourceDefinition): string[] {
  return [...new Set([name, ...attachments.flatMap(({ to }) => to.source ?? [])])];
}

/** Whether an extract of the source is of the year to a date. */
function recently(
  earlier: readonly LoadedExtract[],
  extractId: number,
  asAt: string,
): (extractId: number) => boolean {
  const yearAgo = `${Number(asAt.slice(0, 4)) - 1}${asAt.slice(4)}`;
  const recent = new Set(
    earlier.filter((each) => each.asAt > yearAgo).map((each) => each.extractId),
  ).add(extractId);
  return (id) => recent.has(id);
}

/**
 * By role, how many rows without a key the source sends that are no lost records: as many as in its
 * last full extract after which it was certain what was gone.
 */
function usuallyKeyless(earlier: readonly LoadedExtract[]): Readonly<Record<string, number>> {
  const settled = earlier.filter(({ kind, counts }) => kind === 'full' && !counts.unsure);
  const last = settled.reduce<LoadedExtract | undefined>(
    (latest, each) => (latest === undefined || each.extractId > latest.extractId ? each : latest),
    undefined,
  );
  return last?.counts.keyless ?? {};
}

function placeOf({ role, key }: Pick<RecordOfRow, 'role' | 'key'>): string {
  return `${role} ${key}`;
}

/**
 * By record, the line of an extract of changes that has the last word: a record that changes twice
 * in a day comes twice.
 */
async function lastLines(
  extract: ExtractToLoad,
  map: SourceMapper,
): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>();
  const turns = new Turns();
  for await (const batch of extract.rows()) {
    for (const { line, values } of batch) {
      if (values === null) continue;
      for (const record of recordsOf(map(values, line))) last.set(placeOf(record), line);
      if (turns.isOver) await turns.next();
    }
  }
  return last;
}

/**
 * Takes back what loads that were given up have left, of one source or of all: after a crash
 * nothing of them is seen, and nothing stays but the numbers of new records.
 */
export async function takeBackUnfinished(db: Database, sourceId?: number): Promise<number> {
  const unfinished = await unfinishedExtracts(db, sourceId);
  for (const extractId of unfinished) await takeBack(db, extractId);
  return unfinished.length;
}

async function takeBack(db: Database, extractId: number): Promise<void> {
  await withdrawExtract(db, extractId);
  while ((await db.transaction((tx) => takeBackExtract(tx, extractId, CHUNK))) > 0);
}

/** What was not taken of an extract, by line. It is personal data. */
export async function rejectionsOf(db: Database, extractId: number): Promise<RejectedRow[]> {
  return rejectedRows(db, extractId);
}

/** Why rows of an extract were not taken, the most frequent reason first. Nothing in it is of a person. */
export async function rejectionReasonsOf(
  db: Database,
  extractId: number,
): Promise<RejectionReason[]> {
  return rejectionReasons(db, extractId);
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
  erased: 0,
  kept: 0,
  unsure: 0,
  keyless: {},
  filled: {},
};
