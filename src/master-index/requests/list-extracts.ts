import {
  appendAudit,
  decisionsFor,
  requireAnyCapability,
  requireCapability,
  type SharingPolicy,
  type Viewer,
} from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  type ListedExtract,
  type ListedQuality,
  type ListedRejection,
  type ListedSource,
  listExtracts,
  listQuality,
  listRejections,
  listSources,
  oneExtract,
} from '../store/listings.ts';
import { cursorAt, placeAfter } from './list-cursor.ts';

/** Some of a list; `next` is given back to read on, null at the end. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Which part of a list is wanted. */
export interface ListPageRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** A rejection as it may be seen: what was received, only by the service that sent it. */
export type VisibleRejection = Omit<ListedRejection, 'received'> & {
  readonly received: string | null;
};

const DAY = 10;
const dayOf = (now: Date): string => now.toISOString().slice(0, DAY);

/** What sources the index has. Nothing in it is of a person. */
export async function sourcesFor(db: Database, viewer: Viewer): Promise<readonly ListedSource[]> {
  requireSourcesOrQuality(viewer);
  return listSources(db);
}

/** The extracts of a source, or of all, the latest begun first. Nothing in it is of a person. */
export async function extractsFor(
  db: Database,
  viewer: Viewer,
  { source, limit, after }: ListPageRequest & { readonly source?: string | undefined },
): Promise<ListPage<ListedExtract>> {
  requireSourcesOrQuality(viewer);
  if (source !== undefined) await requireSource(db, source);
  const rows = await listExtracts(db, { source, below: placeAfter(after), limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorAt(last.extract) : null };
}

/** @throws ReeveError `extract/not-found` */
export async function extractFor(db: Database, viewer: Viewer, id: number): Promise<ListedExtract> {
  requireSourcesOrQuality(viewer);
  return requireExtract(await oneExtract(db, id));
}

/** How good a source's values were in its latest extracts. Nothing in it is of a person. */
export async function qualityFor(
  db: Database,
  viewer: Viewer,
  source: string,
  extracts: number,
  now: Date = new Date(),
): Promise<readonly ListedQuality[]> {
  requireCapability(viewer, 'view-data-quality', dayOf(now));
  await requireSource(db, source);
  return listQuality(db, source, extracts);
}

/**
 * What was not taken of an extract, and why. What was received may be of a person, and of whom
 * cannot be told, as it became no record: so only the service whose source it is sees that, for
 * a purpose of its own; others see where and why. Audited.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `extract/not-found`, `request/cursor`
 */
export async function rejectionsFor(
  db: Database,
  policy: SharingPolicy,
  caller: {
    readonly viewer: Viewer;
    readonly purpose: string;
    readonly requestId: string;
    /** Whoever may read the database itself, on its machine: they see what stands in it. */
    readonly isOperator?: boolean;
  },
  id: number,
  { limit, after }: ListPageRequest,
  now: Date = new Date(),
): Promise<ListPage<VisibleRejection>> {
  const { viewer, purpose, requestId, isOperator = false } = caller;
  const on = dayOf(now);
  requireCapability(viewer, 'manage-sources', on);
  if (!isOperator) decisionsFor(policy, { viewer, purpose, on });
  const offset = placeAfter(after) ?? 0;
  return db.transaction(async (tx) => {
    const { source } = requireExtract(await oneExtract(tx, id));
    const own =
      isOperator ||
      (policy.sources[source]?.service === viewer.service &&
        policy.services[viewer.service]?.purposes.includes(purpose) === true);
    const rows = await listRejections(tx, id, offset, limit + 1);
    const items = rows
      .slice(0, limit)
      .map(({ received, ...where }) => ({ ...where, received: own ? received : null }));
    await appendAudit(tx, {
      at: now,
      actor: viewer.subject,
      service: viewer.service,
      roles: viewer.roles,
      purpose,
      action: 'read-rejections',
      outcome: 'done',
      agreements: isOperator ? ['operator'] : own ? [`own:${viewer.service}`] : [],
      subjects: [],
      items: own ? ['received'] : [],
      request: requestId,
      reference: `extract:${id}`,
    });
    return { items, next: rows.length > limit ? cursorAt(offset + limit) : null };
  });
}

/** What sources there are is for whoever looks after them, or after how good they are. */
export function requireSourcesOrQuality(viewer: Viewer): void {
  requireAnyCapability(viewer, ['view-data-quality', 'manage-sources'], 'look at sources');
}

async function requireSource(db: Database, name: string): Promise<void> {
  if ((await listSources(db)).some((source) => source.name === name)) return;
  throw new ReeveError('source/not-found', 'There is no source of this name', {
    hint: 'A source is known once an extract of it was loaded.',
  });
}

function requireExtract(extract: ListedExtract | undefined): ListedExtract {
  if (extract !== undefined) return extract;
  throw new ReeveError('extract/not-found', 'There is no extract of this number');
}
