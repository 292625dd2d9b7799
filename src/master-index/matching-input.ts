import type { Queryable } from '../database/index.ts';
import {
  type AttributeValue,
  type MappedRecord,
  type Population,
  populationsOf,
  type SourceDefinition,
  type SourceMapper,
  sourceMapper,
} from '../intake/index.ts';
import type {
  PersonAttribute,
  PersonColumns,
  RawRecord,
  RecordMatcher,
  RecordValues,
} from '../linkage/index.ts';
import type { AttributeName } from '../standards/index.ts';
import { type SearchRow, searchRow } from './reading/search-keys.ts';
import type { LatestVersion } from './store/match-store.ts';
import { type StoredSource, storedDatasets, storedSources } from './store/sources.ts';

/** What the names of the sources of applications begin with. */
const HUB = 'hub:';

/** Columns of the records that are matched: the same for all sources. */
export const MATCH_COLUMNS = [
  'title',
  'forenames',
  'middleNames',
  'surname',
  'fullName',
  'sex',
  'dateOfBirth',
  'nino',
  'nhsNumber',
  'pupilNumber',
  'uprn',
  'address',
  'postcode',
  'mobile',
  'phone',
  'email',
] as const satisfies readonly AttributeName[];
export type MatchColumn = (typeof MATCH_COLUMNS)[number];

/** What each of the model's attributes is read from, in order; of the name the first that is there. */
const READ_FROM: Readonly<Record<Exclude<PersonAttribute, 'name'>, readonly MatchColumn[]>> = {
  title: ['title'],
  sex: ['sex'],
  dateOfBirth: ['dateOfBirth'],
  nino: ['nino'],
  nhsNumber: ['nhsNumber'],
  pupilNumber: ['pupilNumber'],
  uprn: ['uprn'],
  address: ['address'],
  postcode: ['postcode'],
  phone: ['mobile', 'phone'],
  email: ['email'],
};

/** Which columns say what, for data sets by which columns each fills. */
export function personColumnsOf(
  filled: ReadonlyMap<string, ReadonlySet<MatchColumn>>,
): PersonColumns {
  const columns: Partial<Record<PersonAttribute, Record<string, readonly string[]>>> = {};
  const put = (attribute: PersonAttribute, dataset: string, names: readonly string[]): void => {
    if (names.length === 0) return;
    columns[attribute] = { ...columns[attribute], [dataset]: names };
  };
  for (const [dataset, has] of filled) {
    const parts = (['forenames', 'middleNames', 'surname'] as const).filter((name) =>
      has.has(name),
    );
    put('name', dataset, has.has('surname') ? parts : ['fullName']);
    for (const [attribute, names] of Object.entries(READ_FROM)) {
      put(
        attribute as PersonAttribute,
        dataset,
        names.filter((name) => has.has(name)),
      );
    }
    if (!has.has('title') && !has.has('surname')) put('title', dataset, ['fullName']);
  }
  return columns;
}

/**
 * What a model calls a data set that it was not made with: applications that submit records, and
 * sources that came later. It reads all columns, and knows nothing of who is in it.
 */
export const OTHER_DATASET = 'other';

/** What the records of `OTHER_DATASET` are read from: its name stands in `forenames`, whole or in parts. */
export const OTHER_COLUMNS: ReadonlySet<MatchColumn> = new Set(
  MATCH_COLUMNS.filter((column) => column !== 'fullName'),
);

/** The model's columns of records as matching takes them, of whatever data set they are. */
export function standardiserOf({
  plan,
  standardise,
}: Pick<RecordMatcher, 'plan' | 'standardise'>): (
  input: Pick<MatchInput, 'dataset' | 'raw'>,
) => RecordValues {
  const inModel = inputOfModel(plan);
  return (input) => {
    const { dataset, raw } = inModel(input);
    return standardise(raw, dataset);
  };
}

/** Records as of a data set that the model knows. */
export function inputOfModel({
  model,
}: Pick<RecordMatcher['plan'], 'model'>): (
  input: Pick<MatchInput, 'dataset' | 'raw'>,
) => Pick<MatchInput, 'dataset' | 'raw'> {
  const known = new Set(
    Object.values(model.columns).flatMap(({ from }) =>
      typeof from === 'object' && !Array.isArray(from) ? Object.keys(from) : [],
    ),
  );
  return (input) =>
    known.has(input.dataset) ? input : { dataset: OTHER_DATASET, raw: asOther(input.raw) };
}

/** A record as `OTHER_DATASET` has it. */
function asOther(raw: RawRecord): RawRecord {
  const isWhole = raw.surname === null || raw.surname === undefined;
  return isWhole ? { ...raw, forenames: raw.fullName ?? raw.forenames } : raw;
}

/** A record as matching takes it. */
export interface MatchInput {
  readonly recordId: number;
  readonly dataset: string;
  readonly raw: RawRecord;
  /** By what it is found. */
  readonly search: SearchRow;
}

/** Turns versions into what matching compares. */
export interface MatchReader {
  /** By data set: whose records it has. */
  readonly populations: ReadonlyMap<string, Population>;
  /** Null for a version of a source that is not known, or that its definition now leaves out. */
  read(version: LatestVersion): MatchInput | null;
}

/** Makes ready to read versions of all sources, each by its latest definition. */
export async function matchReader(db: Queryable): Promise<MatchReader> {
  const sources = await storedSources(db);
  const byId = new Map(sources.map((source) => [source.sourceId, source]));
  const definitions = new Map(
    sources.map((source) => [source.sourceId, JSON.parse(source.definition) as SourceDefinition]),
  );
  const populations = populationsOf([...definitions.values()]);
  const datasets = new Map(
    (await storedDatasets(db)).flatMap(({ datasetId, sourceId, role, isPerson }) => {
      const population = populations.find(
        (each) => each.source === byId.get(sourceId)?.name && each.role === role,
      );
      return isPerson && population !== undefined
        ? [[datasetId, { sourceId, population }] as const]
        : [];
    }),
  );
  const mappers = new Map<string, SourceMapper>();
  const mapperOf = (
    source: StoredSource,
    layoutId: number,
    asAt: string,
    role: string,
  ): SourceMapper => {
    const key = `${source.sourceId} ${layoutId} ${asAt} ${role}`;
    const known = mappers.get(key);
    if (known !== undefined) return known;
    const definition = definitions.get(source.sourceId) as SourceDefinition;
    const made = sourceMapper(definition, source.layouts.get(layoutId) ?? [], {
      asAt,
      role,
      attributesOnly: true,
      missingColumns: 'blank',
    });
    mappers.set(key, made);
    return made;
  };
  return {
    populations: new Map(populations.map((population) => [population.dataset, population])),
    read(version) {
      const dataset = datasets.get(version.datasetId);
      const source = dataset && byId.get(dataset.sourceId);
      if (dataset === undefined || source === undefined) return null;
      const { role } = dataset.population;
      const map = mapperOf(source, version.layoutId, version.asAt, role);
      const [record] = map(version.received, version.line).records;
      if (record === undefined) return null;
      const raw = rawOf(record, version.uprn);
      const isHub = source.name.startsWith(HUB);
      return {
        recordId: version.recordId,
        dataset: isHub ? OTHER_DATASET : dataset.population.dataset,
        raw: isHub ? asOther(raw) : raw,
        search: searchRow(version, record, version.uprn),
      };
    },
  };
}

/** What a record says, evidence that cannot be right included: it is wrong alike elsewhere. */
export function rawOf(
  { attributes, wrong }: Pick<MappedRecord, 'attributes' | 'wrong'>,
  uprn: string | null,
): RawRecord {
  const raw: Record<string, string | null> = {};
  for (const column of MATCH_COLUMNS) {
    raw[column] = textOf(attributes[column] ?? wrong[column]);
  }
  raw.uprn = uprn ?? raw.uprn ?? null;
  return raw;
}

function textOf(value: AttributeValue | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : value.join(' ');
}
