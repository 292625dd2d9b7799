import type { Database } from '../../database/index.ts';
import { type Progress, silentProgress } from '../../kernel/index.ts';
import { lastRecord } from '../store/match-store.ts';
import {
  everySoMany,
  putQuality,
  recordCounts,
  type StandingRecord,
  standingRecords,
  uncomparedExtracts,
} from '../store/quality-store.ts';
import { Turns } from '../turns.ts';
import {
  COMPARED_ATTRIBUTES,
  type ComparableRecord,
  type ComparedAttribute,
  comparable,
  isConsistent,
} from './compare-values.ts';
import type { MeasuredQuality } from './measures.ts';
import { type RecordReader, recordReader } from './record-reader.ts';

export interface ConsistencyOptions {
  /** Compares what was compared already too: after all records were matched anew. */
  readonly again?: boolean;
  /** Records of a role that are compared at most, the same ones each time. Default: 500. */
  readonly sample?: number;
  readonly progress?: Progress;
}

export interface ConsistencyResult {
  /** Extracts that were measured. */
  readonly extracts: number;
  /** Records that were compared with others. */
  readonly records: number;
}

/**
 * Records of a role. With so many a share of 95% is known to within 2 points, 19 times in 20
 * (1.96 √(0.95 × 0.05 / 500)); and as they are the same each time, a change shows far sooner.
 */
const SAMPLE = 500;
/** Records asked for at a time: readers of an embedded database wait for it. */
const BATCH = 50;
/** Numbers of records counted at a time. */
const WINDOW = 50_000;

/**
 * Measures, of the latest extract of every source, how far it agrees with what other sources say of
 * the same persons, and how many persons have another record in it. To be called when what was
 * loaded is matched. Of a role that has many records only some are compared, so that a night of few
 * changes does not pay for the whole index. Nobody who is sealed is counted.
 */
export async function measureConsistency(
  db: Database,
  { again = false, sample = SAMPLE, progress = silentProgress }: ConsistencyOptions = {},
): Promise<ConsistencyResult> {
  const extracts = await uncomparedExtracts(db, again);
  if (extracts.length === 0) return { extracts: 0, records: 0 };
  progress.phase('compare sources');
  const reader = await recordReader(db);
  const extractOf = new Map(extracts.map(({ sourceId, extractId }) => [sourceId, extractId]));
  const tallies = new Map(
    reader.people.flatMap(({ datasetId, sourceId, role }) =>
      extractOf.has(sourceId) ? [[datasetId, new RoleTally(sourceId, role)] as const] : [],
    ),
  );
  const chosen = await choose(db, [...tallies.keys()], sample);
  const sourceOf = new Map(reader.people.map(({ datasetId, sourceId }) => [datasetId, sourceId]));
  const turns = new Turns();
  for (let from = 0; from < chosen.length; from += BATCH) {
    const some = new Set(chosen.slice(from, from + BATCH));
    const standing = await standingRecords(db, [...some]);
    for (const records of Map.groupBy(standing, ({ personId }) => personId).values()) {
      compareOne(reader, records, some, sourceOf, tallies);
      if (turns.isOver) await turns.next();
    }
    progress.advance(from + some.size);
  }
  for (const [sourceId, extractId] of extractOf) {
    const measured = [...tallies.values()]
      .filter((tally) => tally.sourceId === sourceId)
      .flatMap((tally) => tally.measured());
    await db.transaction((tx) => putQuality(tx, extractId, measured));
  }
  return { extracts: extracts.length, records: chosen.length };
}

/** Chooses records to compare: each so-manieth, so that a record stays chosen while it is there. */
async function choose(
  db: Database,
  datasets: readonly number[],
  sample: number,
): Promise<readonly number[]> {
  const last = await lastRecord(db);
  const counts = new Map(datasets.map((datasetId) => [datasetId, 0]));
  for (let above = 0; above < last; above += WINDOW) {
    for (const { datasetId, records } of await recordCounts(db, above, above + WINDOW)) {
      const before = counts.get(datasetId);
      if (before !== undefined) counts.set(datasetId, before + records);
    }
  }
  const steps = new Map(
    [...counts].map(([datasetId, records]) => [datasetId, step(records, sample)]),
  );
  const chosen: number[] = [];
  for (let above = 0; above < last; above += WINDOW) {
    chosen.push(...(await everySoMany(db, steps, above, above + WINDOW)));
  }
  return chosen;
}

/** A power of two: when a source grows, half of its sample stays and none is new. */
function step(records: number, sample: number): number {
  let steps = 1;
  while (records / steps > sample) steps *= 2;
  return steps;
}

/** Counts what the chosen records of one person have to do with that person's others. */
function compareOne(
  reader: RecordReader,
  standing: readonly StandingRecord[],
  chosen: ReadonlySet<number>,
  sourceOf: ReadonlyMap<number, number>,
  tallies: ReadonlyMap<number, RoleTally>,
): void {
  const read = standing.flatMap((version) => {
    const record = reader.read(version);
    return record === null ? [] : [{ version, record: comparable(record, version.uprn) }];
  });
  for (const { version, record } of read) {
    const tally = chosen.has(version.recordId) ? tallies.get(version.datasetId) : undefined;
    if (tally === undefined) continue;
    const twins = read.filter(
      (other) => other.version.datasetId === version.datasetId && other.record !== record,
    );
    const source = sourceOf.get(version.datasetId);
    const others = read.filter((other) => sourceOf.get(other.version.datasetId) !== source);
    tally.add(
      record,
      twins.length === 0,
      others.map((other) => other.record),
    );
  }
}

class RoleTally {
  readonly sourceId: number;
  readonly #role: string;
  readonly #attributes = new Map<ComparedAttribute, { consistent: number; compared: number }>();
  #records = 0;
  #unique = 0;

  constructor(sourceId: number, role: string) {
    this.sourceId = sourceId;
    this.#role = role;
  }

  add(record: ComparableRecord, isUnique: boolean, others: readonly ComparableRecord[]): void {
    this.#records++;
    if (isUnique) this.#unique++;
    for (const attribute of COMPARED_ATTRIBUTES) {
      if (record.record.attributes[attribute] === undefined) continue;
      const answers = others.flatMap((other) => isConsistent(attribute, record, other) ?? []);
      if (answers.length === 0) continue;
      const tally = this.#attributes.get(attribute) ?? { consistent: 0, compared: 0 };
      this.#attributes.set(attribute, tally);
      tally.compared++;
      if (2 * answers.filter((isSame) => isSame).length >= answers.length) tally.consistent++;
    }
  }

  measured(): MeasuredQuality[] {
    if (this.#records === 0) return [];
    const role = this.#role;
    return [
      { role, attribute: '', measure: 'unique', count: this.#unique, among: this.#records },
      ...[...this.#attributes].map(
        ([attribute, { consistent, compared }]): MeasuredQuality => ({
          role,
          attribute,
          measure: 'consistent',
          count: consistent,
          among: compared,
        }),
      ),
    ];
  }
}
