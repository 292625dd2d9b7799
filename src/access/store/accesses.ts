import type { Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import type { AccessCount, AuditOutcome, AuditPosition } from '../audit/index.ts';

/** An entry of the audit as it is read again. */
export interface Access extends AuditPosition {
  /** ISO 8601, UTC, with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly service: string;
  readonly roles: readonly string[];
  readonly purpose: string;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly agreements: readonly string[];
  readonly subjects: readonly string[];
  readonly items: readonly string[];
  readonly request: string;
  readonly reference: string | null;
}

/** Some of a list that may be long, newest first. */
export interface AccessPage {
  readonly accesses: readonly Access[];
  /** Given back to read on; null at the end. */
  readonly next: string | null;
}

/** Which part of a list is wanted. */
export interface AccessPageRequest {
  /** At most this many; 50 by default, 1000 at most. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

const COLUMNS = `shard, seq, at, actor, service, roles, purpose, action, outcome, agreements,
  subjects, items, request, reference`;

/**
 * Who looked at these people and records, newest first. Give all ids that a person has had, since
 * an entry keeps the id of its day.
 *
 * @throws ReeveError `audit/page` where `after` is from no page, or `limit` is out of range
 * @example
 * const { accesses, next } = await accessesTo(db, ['p-12', 'p-7']);
 */
export async function accessesTo(
  db: Queryable,
  subjects: readonly string[],
  page: AccessPageRequest = {},
): Promise<AccessPage> {
  return readAccesses(db, 'subjects && $1::text[]', subjects, page);
}

/** What a member of staff or an application did, newest first. As `accessesTo`. */
export async function accessesBy(
  db: Queryable,
  actor: string,
  page: AccessPageRequest = {},
): Promise<AccessPage> {
  return readAccesses(db, 'actor = $1', actor, page);
}

/**
 * How often whom was looked at, by service, purpose and action: what a subject access answer
 * says, without the names of staff. Only of what was done, not of what was refused: a refusal
 * showed nothing. Ordered by service, purpose and action.
 */
export async function countAccesses(
  db: Queryable,
  subjects: readonly string[],
): Promise<readonly AccessCount[]> {
  return db.query<AccessCount>(
    `WITH looked AS MATERIALIZED (
       SELECT service, purpose, action, at, items FROM audit_entry
       WHERE subjects && $1::text[] AND outcome = 'done'
     ), seen AS (
       SELECT service, purpose, action, array_agg(DISTINCT item ORDER BY item) AS items
       FROM looked, unnest(items) AS item GROUP BY service, purpose, action
     )
     SELECT service, purpose, action, count(*) AS times, min(at) AS first, max(at) AS last,
       coalesce(max(seen.items), '{}') AS items
     FROM looked LEFT JOIN seen USING (service, purpose, action)
     GROUP BY service, purpose, action ORDER BY service, purpose, action`,
    [subjects],
  );
}

const DEFAULT_LIMIT = 50;
const MOST = 1000;

async function readAccesses(
  db: Queryable,
  condition: string,
  of: unknown,
  { limit = DEFAULT_LIMIT, after }: AccessPageRequest,
): Promise<AccessPage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new ReeveError('audit/page', `A page has 1 to ${MOST} entries, not ${limit}`);
  }
  const place = after === undefined ? null : placeOf(after);
  const rows = await db.query<Access>(
    `SELECT ${COLUMNS} FROM audit_entry
     WHERE ${condition} ${place === null ? '' : 'AND (at, shard, seq) < ($3, $4, $5)'}
     ORDER BY at DESC, shard DESC, seq DESC LIMIT $2`,
    [of, limit + 1, ...(place ?? [])],
  );
  const accesses = rows.slice(0, limit);
  const last = accesses.at(-1);
  return {
    accesses,
    next: last === undefined || rows.length <= limit ? null : nextAfter(last),
  };
}

function nextAfter({ at, shard, seq }: Access): string {
  return Buffer.from(`${at} ${shard} ${seq}`).toString('base64url');
}

function placeOf(after: string): readonly [string, string, string] {
  const text = Buffer.from(after, 'base64url').toString();
  const [, at, shard, seq] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,2}) (\d{1,15})$/.exec(text) ?? [];
  if (at === undefined || shard === undefined || seq === undefined) {
    throw new ReeveError('audit/page', 'This is not where a page of the audit ended', {
      hint: 'Give "next" of the page before as it was.',
    });
  }
  return [at, shard, seq];
}
