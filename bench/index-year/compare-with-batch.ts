import type { Database } from '../../src/database/index.ts';
import type { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { type MatchModel, standardRecords } from '../../src/linkage/index.ts';
import { linkIndex } from '../../src/master-index/link-index.ts';
import { type IndexRecord, livePersons, peopleOf } from './index-records.ts';
import {
  type Accuracy,
  type Agreement,
  accuracyOf,
  agreementOf,
  type Persons,
} from './measures.ts';

/** A group of records that the index and a batch divide otherwise. */
export interface Difference {
  /** Persons of the index, by their data sets. */
  readonly index: readonly (readonly string[])[];
  readonly batch: readonly (readonly string[])[];
  /** Which of the two is nearer the truth, by pairs. */
  readonly nearer: 'index' | 'batch' | 'neither';
}

export interface BatchComparison {
  readonly agreement: Omit<Agreement, 'differences'> & { readonly groups: number };
  /** Of the batch. */
  readonly accuracy: Accuracy;
  /** Records of which the index holds other values than a batch makes; null where models differ. */
  readonly stale: number | null;
  readonly differences: readonly Difference[];
  /** How many of the differences are which. */
  readonly nearer: Readonly<Record<Difference['nearer'], number>>;
}

/** How far the index agrees with matching all of it at once, by a model or one that is trained anew. */
export async function compareWithBatch(
  db: Database,
  engine: DuckDbEngine,
  records: ReadonlyMap<number, IndexRecord>,
  model?: MatchModel,
): Promise<BatchComparison> {
  const { result, records: ids } = await linkIndex(
    db,
    engine,
    model === undefined ? {} : { model },
  );
  const batch: Persons = new Map(
    Array.from(ids, (record, i): [number, number] => [record, result.clusters[i] as number]),
  );
  const index = await livePersons(db);
  const truth = peopleOf(records);
  const { differences, ...agreement } = agreementOf(index, batch);
  let stale: number | null = null;
  if (model !== undefined) {
    stale = 0;
    for (let from = 0; from < ids.length; from += 5000) {
      const to = Math.min(ids.length, from + 5000);
      const made = await standardRecords(engine, result.plan, from, to);
      const rows = await db.query<{ record_id: number; values: string }>(
        'SELECT record_id, "values" FROM match_record WHERE record_id = ANY($1::int[])',
        [Array.from(ids.subarray(from, to))],
      );
      const held = new Map(rows.map((row) => [row.record_id, row.values]));
      made.forEach((values, i) => {
        const is = held.get(ids[from + i] as number);
        if (
          is === undefined ||
          JSON.stringify(JSON.parse(is)) !== JSON.stringify(JSON.parse(values))
        )
          (stale as number)++;
      });
    }
  }
  const named = differences.map((group): Difference => {
    const divided = (by: Persons) => [...Map.groupBy(group, (record) => by.get(record)).values()];
    const [ofIndex, ofBatch] = [divided(index), divided(batch)];
    const [a, b] = [wrongPairs(ofIndex, truth), wrongPairs(ofBatch, truth)];
    const names = (persons: readonly (readonly number[])[]) =>
      persons.map((members) => members.map((record) => nameOf(record, records)));
    return {
      index: names(ofIndex),
      batch: names(ofBatch),
      nearer: a === b ? 'neither' : a < b ? 'index' : 'batch',
    };
  });
  const nearer = { index: 0, batch: 0, neither: 0 };
  for (const each of named) nearer[each.nearer]++;
  return {
    agreement: { ...agreement, groups: differences.length },
    accuracy: accuracyOf(batch, truth),
    stale,
    differences: named,
    nearer,
  };
}

/** Pairs that are together and should not be, or apart and should be together. */
function wrongPairs(persons: readonly (readonly number[])[], truth: Persons): number {
  let wrong = 0;
  const place = new Map(persons.flatMap((members, i) => members.map((record) => [record, i])));
  const all = [...place.keys()];
  for (const a of all) {
    for (const b of all) {
      if (a >= b || truth.get(a) === undefined || truth.get(b) === undefined) continue;
      if ((place.get(a) === place.get(b)) !== (truth.get(a) === truth.get(b))) wrong++;
    }
  }
  return wrong;
}

function nameOf(record: number, records: ReadonlyMap<number, IndexRecord>): string {
  const { dataset, person } = records.get(record) ?? { dataset: '?', person: null };
  return `${dataset} ${person ?? '?'}`;
}
