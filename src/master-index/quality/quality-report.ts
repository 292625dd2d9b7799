import type { Database } from '../../database/index.ts';
import type { SourceDefinition } from '../../intake/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { type ListedQuality, listExtracts, listQuality, listSources } from '../store/listings.ts';
import { storedSources } from '../store/sources.ts';
import type { MeasuredQuality } from './measures.ts';

/** A measure of the latest extract beside that of the one before. */
export interface ReportedMeasure extends MeasuredQuality {
  /** From 0 to 1. */
  readonly share: number;
  /** Of the extract before; null where it was not measured there. */
  readonly shareBefore: number | null;
}

/** How good the latest extract of a source is. */
export interface SourceQuality {
  readonly source: string;
  readonly title: string;
  readonly extract: number;
  /** The date that it is of. */
  readonly asAt: string;
  /** The date of the extract before; null for the first that was measured. */
  readonly asAtBefore: string | null;
  /** Days from that date until it was loaded (timeliness). */
  readonly daysToLoad: number;
  /** Day on which the next is expected, by how often the source sends; null where it is irregular. */
  readonly nextDue: string | null;
  readonly measures: readonly ReportedMeasure[];
}

const DAY = 86_400_000;
/** Days from one extract to the next, at most, with one to bring it in. */
const EVERY: Readonly<Record<SourceDefinition['extract']['cadence'], number | null>> = {
  daily: 2,
  weekly: 8,
  monthly: 32,
  quarterly: 93,
  yearly: 367,
  irregular: null,
};

/**
 * Day by which the extract after one is expected; null where a source sends as it likes.
 *
 * @param asAt date that the one is of, `YYYY-MM-DD`
 * @example nextDue('weekly', '2026-03-02') // '2026-03-10'
 */
export function nextDue(
  cadence: SourceDefinition['extract']['cadence'],
  asAt: string,
): string | null {
  const every = EVERY[cadence];
  return every === null
    ? null
    : new Date(Date.parse(asAt) + every * DAY).toISOString().slice(0, 10);
}

/**
 * How good the latest extract of each source is, or of one, with what has changed since the one
 * before. Nothing in it is of a person.
 *
 * @throws ReeveError `source/not-found`
 */
export async function qualityReport(db: Database, only?: string): Promise<SourceQuality[]> {
  const names = (await listSources(db)).map(({ name }) => name);
  if (only !== undefined && !names.includes(only)) {
    throw new ReeveError('source/not-found', `There is no source "${only}"`, {
      hint: `These are known: ${names.join(', ') || 'none'}.`,
    });
  }
  const definitions = new Map(
    (await storedSources(db)).map(({ name, definition }) => [
      name,
      JSON.parse(definition) as SourceDefinition,
    ]),
  );
  const reports: SourceQuality[] = [];
  for (const name of only === undefined ? names : [only]) {
    const definition = definitions.get(name);
    const report = definition === undefined ? null : await reportOf(db, name, definition);
    if (report !== null) reports.push(report);
  }
  return reports;
}

async function reportOf(
  db: Database,
  source: string,
  definition: SourceDefinition,
): Promise<SourceQuality | null> {
  const listed = await listQuality(db, source, 2);
  const [latest] = listed;
  if (latest === undefined) return null;
  const before = listed.find(({ extract }) => extract !== latest.extract);
  const shares = new Map(
    listed
      .filter(({ extract }) => extract === before?.extract)
      .map((measure) => [nameOf(measure), shareOf(measure)]),
  );
  const extracts = await listExtracts(db, { source, below: latest.extract + 1, limit: 1 });
  const loadedAt = extracts[0]?.loadedAt ?? latest.asAt;
  return {
    source,
    title: definition.title,
    extract: latest.extract,
    asAt: latest.asAt,
    asAtBefore: before?.asAt ?? null,
    daysToLoad: Math.floor((Date.parse(loadedAt) - Date.parse(latest.asAt)) / DAY),
    nextDue: nextDue(definition.extract.cadence, latest.asAt),
    measures: listed
      .filter(({ extract }) => extract === latest.extract)
      .map(({ extract: _, asAt: __, ...measure }) => ({
        ...measure,
        share: shareOf(measure),
        shareBefore: shares.get(nameOf(measure)) ?? null,
      })),
  };
}

function nameOf({
  role,
  attribute,
  measure,
}: Pick<ListedQuality, 'role' | 'attribute' | 'measure'>) {
  return `${role} ${attribute} ${measure}`;
}

function shareOf({ count, among }: Pick<ListedQuality, 'count' | 'among'>): number {
  return among === 0 ? 0 : count / among;
}
