import type { Viewer } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import type { SourceDefinition } from '../../intake/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import type { QualityMeasure } from '../quality/measures.ts';
import { nextDue } from '../quality/quality-report.ts';
import { type RejectionReason, rejectionReasons } from '../store/extracts.ts';
import { type ListedExtract, oneExtract } from '../store/listings.ts';
import {
  latestBegun,
  latestLoaded,
  listMeasure,
  type SourceMeasure,
} from '../store/source-overview.ts';
import { storedSources } from '../store/sources.ts';
import { requireSourcesOrQuality } from './list-extracts.ts';

/** A source at a glance: what came last, and when the next is to come. */
export interface SourceOverview {
  readonly name: string;
  /** As staff know it. */
  readonly title: string;
  readonly service: string;
  readonly cadence: SourceDefinition['extract']['cadence'];
  readonly content: SourceDefinition['extract']['content'];
  /** Kinds of its records, of persons and of facts, in the order of its definition. */
  readonly kinds: readonly { readonly of: string; readonly title: string }[];
  /** The extract of the latest date that is loaded; null before the first. */
  readonly loaded: ListedExtract | null;
  /** The one that was begun last, where that is another: it is being loaded, or was not. */
  readonly begun: ListedExtract | null;
  /** Day on which the next is expected; null where none came yet, or where it is irregular. */
  readonly nextDue: string | null;
}

/** All sources at a glance, by title. Nothing in it is of a person. */
export async function sourceOverviews(
  db: Database,
  viewer: Viewer,
): Promise<readonly SourceOverview[]> {
  requireSourcesOrQuality(viewer);
  return overviewsOf(db);
}

/** All sources at a glance, for use cases that have asked who may know. */
export async function overviewsOf(db: Database): Promise<readonly SourceOverview[]> {
  const loaded = await latestLoaded(db);
  const begun = await latestBegun(db);
  return (await storedSources(db))
    .map(({ name, service, definition: text }): SourceOverview => {
      const definition = JSON.parse(text) as SourceDefinition;
      const { title, extract, records = [], attachments = [] } = definition;
      const latest = loaded.get(name) ?? null;
      const last = begun.get(name) ?? null;
      return {
        name,
        title,
        service,
        cadence: extract.cadence,
        content: extract.content,
        kinds: [
          ...records.map(({ role: of, title = of }) => ({ of, title })),
          ...attachments.map(({ kind: of, title }) => ({ of, title })),
        ],
        loaded: latest,
        begun: last?.status === 'loaded' ? null : last,
        nextDue: latest === null ? null : nextDue(extract.cadence, latest.asAt),
      };
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}

/**
 * The definition of a source that is in force. Nothing in it is of a person.
 *
 * @throws ReeveError `access/role`, `source/not-found`
 */
export async function sourceDefinitionFor(
  db: Database,
  viewer: Viewer,
  source: string,
): Promise<SourceDefinition> {
  requireSourcesOrQuality(viewer);
  const stored = (await storedSources(db)).find(({ name }) => name === source);
  if (stored !== undefined) return JSON.parse(stored.definition) as SourceDefinition;
  throw new ReeveError('source/not-found', 'There is no source of this name', {
    hint: 'A source is known once it was defined, or an extract of it was loaded.',
  });
}

/**
 * Why rows of an extract were not taken, the most frequent reason first. Of what was received there
 * is nothing in it.
 *
 * @throws ReeveError `access/role`, `extract/not-found`
 */
export async function rejectionReasonsFor(
  db: Database,
  viewer: Viewer,
  extract: number,
): Promise<readonly RejectionReason[]> {
  requireSourcesOrQuality(viewer);
  if ((await oneExtract(db, extract)) === undefined) {
    throw new ReeveError('extract/not-found', 'There is no extract of this number');
  }
  return rejectionReasons(db, extract);
}

/**
 * One measure of all sources, each in its latest extracts in which it was taken, the latest first.
 * Nothing in it is of a person.
 *
 * @param extracts of each source, at most
 * @throws ReeveError `access/role`
 */
export async function measureOfAllFor(
  db: Database,
  viewer: Viewer,
  measure: QualityMeasure,
  extracts: number,
): Promise<readonly SourceMeasure[]> {
  requireSourcesOrQuality(viewer);
  return listMeasure(db, measure, extracts);
}
