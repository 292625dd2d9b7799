import type { Queryable } from '../../database/index.ts';
import {
  type MappedRecord,
  type SourceDefinition,
  type SourceMapper,
  sourceMapper,
} from '../../intake/index.ts';
import { latestAsAt, type StandingRecord } from '../store/quality-store.ts';
import { storedDatasets, storedSources } from '../store/sources.ts';

/** People of one role in a source. */
export interface PeopleOf {
  readonly datasetId: number;
  readonly sourceId: number;
  readonly role: string;
}

/** Reads what sources say of persons, each by its definition in force, as of its latest extract. */
export interface RecordReader {
  readonly people: readonly PeopleOf[];
  /** Null for what its definition leaves out. */
  read(version: StandingRecord): MappedRecord | null;
}

/** Makes ready to read what all sources hold now. */
export async function recordReader(db: Queryable): Promise<RecordReader> {
  const sources = new Map((await storedSources(db)).map((source) => [source.sourceId, source]));
  const definitions = new Map(
    [...sources].map(([id, { definition }]) => [id, JSON.parse(definition) as SourceDefinition]),
  );
  const people = (await storedDatasets(db)).filter(({ isPerson }) => isPerson);
  const peopleOf = new Map(people.map((each) => [each.datasetId, each]));
  const latest = await latestAsAt(db);
  const mappers = new Map<string, SourceMapper>();
  const mapperOf = ({ sourceId, role }: PeopleOf, layoutId: number): SourceMapper => {
    const name = `${layoutId} ${role}`;
    const known = mappers.get(name);
    if (known !== undefined) return known;
    const asAt = latest.get(sourceId);
    const made = sourceMapper(
      definitions.get(sourceId) as SourceDefinition,
      sources.get(sourceId)?.layouts.get(layoutId) ?? [],
      {
        role,
        attributesOnly: true,
        missingColumns: 'blank',
        ...(asAt === undefined ? {} : { asAt }),
      },
    );
    mappers.set(name, made);
    return made;
  };
  return {
    people,
    read({ datasetId, layoutId, received, line }) {
      const of = peopleOf.get(datasetId);
      if (of === undefined) return null;
      return mapperOf(of, layoutId)(received, line).records[0] ?? null;
    },
  };
}
