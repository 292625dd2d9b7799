import { accessSource, type SharingPolicy } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import {
  factsOf,
  type MappedAttachment,
  type MappedRecord,
  type SourceDefinition,
  type SourceFact,
  type SourceMapper,
  sourceMapper,
} from '../../intake/index.ts';
import type { AttributeName } from '../../standards/index.ts';
import { latestExtracts, sourcesRevision } from '../store/read-store.ts';
import { storedDatasets, storedSources } from '../store/sources.ts';

/** One role of one source, with all that is needed to read its records. */
export interface Dataset {
  readonly datasetId: number;
  readonly source: string;
  readonly role: string;
  readonly isPerson: boolean;
  readonly service: string;
  /** As staff know it. */
  readonly title: string;
  readonly definition: SourceDefinition;
  readonly layouts: ReadonlyMap<number, readonly string[]>;
  /** The source as sharing agreements know it. */
  readonly accessSource: string;
  /** Attributes that its records may have. */
  readonly attributes: ReadonlySet<AttributeName>;
  readonly facts: ReadonlyMap<string, SourceFact>;
  /** As-at date of the latest full extract; null before the first. */
  readonly latest: string | null;
}

/** What a version needs to be mapped. */
interface Mappable {
  readonly datasetId: number;
  readonly layoutId: number;
  readonly line: number;
  readonly received: readonly (string | null)[];
  readonly asAt: string;
}

/** The sources as they are now: how to read what they sent. */
export interface SourceCatalogue {
  readonly revision: string;
  readonly datasets: ReadonlyMap<number, Dataset>;
  /** The record that a version speaks of; null where its definition now leaves it out. */
  record(version: Mappable, attributesOnly?: boolean): MappedRecord | null;
  /** The facts that a version of an attachment holds. */
  attachment(version: Mappable): MappedAttachment | null;
}

/** Mappers kept: one for each layout, date and role that is read. */
const MOST_MAPPERS = 2000;

/** The catalogue, or the one that is known already where nothing has changed. */
export async function currentCatalogue(
  tx: Queryable,
  policy: SharingPolicy,
  known?: SourceCatalogue,
): Promise<SourceCatalogue> {
  const revision = await sourcesRevision(tx);
  if (known?.revision === revision) return known;
  const sources = new Map((await storedSources(tx)).map((each) => [each.sourceId, each]));
  const latest = await latestExtracts(tx);
  const datasets = new Map<number, Dataset>();
  for (const { datasetId, sourceId, role, isPerson } of await storedDatasets(tx)) {
    const source = sources.get(sourceId);
    if (source === undefined) continue;
    const definition = JSON.parse(source.definition) as SourceDefinition;
    const record = definition.records?.find((each) => each.role === role);
    const attachment = definition.attachments?.find((each) => each.kind === role);
    if (record === undefined && attachment === undefined) continue;
    datasets.set(datasetId, {
      datasetId,
      source: source.name,
      role,
      isPerson,
      service: source.service,
      title: record?.title ?? definition.title,
      definition,
      layouts: source.layouts,
      accessSource: accessSource(policy, source.name, role),
      attributes: attributesOf(record?.attributes ?? {}),
      facts: new Map(
        factsOf(definition)
          .filter((fact) => fact.of === role)
          .map((fact) => [fact.name, fact]),
      ),
      latest: latest.get(sourceId) ?? null,
    });
  }
  const mappers = new Map<string, SourceMapper>();
  const mapperOf = (
    { definition, layouts, role, isPerson }: Dataset,
    { datasetId, layoutId, asAt }: Mappable,
    attributesOnly: boolean,
  ): SourceMapper => {
    const key = `${datasetId} ${layoutId} ${asAt} ${attributesOnly}`;
    const made = mappers.get(key);
    if (made !== undefined) return made;
    const mapper = sourceMapper(definition, layouts.get(layoutId) ?? [], {
      asAt,
      missingColumns: 'blank',
      ...(isPerson ? { role, attributesOnly } : {}),
    });
    if (mappers.size >= MOST_MAPPERS) mappers.clear();
    mappers.set(key, mapper);
    return mapper;
  };
  const mapped = (version: Mappable, attributesOnly: boolean) => {
    const dataset = datasets.get(version.datasetId);
    if (dataset === undefined) return null;
    const row = mapperOf(dataset, version, attributesOnly)(version.received, version.line);
    return { dataset, row };
  };
  return {
    revision,
    datasets,
    record(version, attributesOnly = false) {
      const found = mapped(version, attributesOnly);
      return found?.row.records.find(({ role }) => role === found.dataset.role) ?? null;
    },
    attachment(version) {
      const found = mapped(version, false);
      return found?.row.attachments.find(({ kind }) => kind === found.dataset.role) ?? null;
    },
  };
}

/** What records may have of what a definition names: a number goes where its kind says. */
function attributesOf(
  named: Readonly<Partial<Record<AttributeName, unknown>>>,
): ReadonlySet<AttributeName> {
  const names = new Set(Object.keys(named) as AttributeName[]);
  if (names.has('mobile') || names.has('phone')) names.add('mobile').add('phone');
  return names;
}
