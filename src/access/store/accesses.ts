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

/** From when until before when: instants, ISO 8601. */
export interface AccessPeriod {
  readonly from: string;
  readonly until: string;
}

/** What a member of staff or an application did, newest first. As `accessesTo`. */
export async function accessesBy(
  db: Queryable,
  actor: string,
  page: AccessPageRequest = {},
  period: Partial<AccessPeriod> = {},
): Promise<AccessPage> {
  return readAccesses(db, 'actor = $1', actor, page, period);
}

/** What somebody did in a period, in numbers. */
export interface ActorSummary {
  readonly actor: string;
  readonly service: string;
  readonly isApplication: boolean;
  readonly entries: number;
  readonly persons: number;
  readonly refused: number;
  readonly last: string;
}

/** Who did anything in a period, those with the most persons first. */
export async function actorsIn(
  db: Queryable,
  { from, until }: AccessPeriod,
  {
    limit,
    offset,
    actor,
  }: { readonly limit: number; readonly offset: number; readonly actor?: string },
): Promise<readonly ActorSummary[]> {
  return db.query<ActorSummary>(
    `WITH done AS MATERIALIZED (
       SELECT shard, seq, at, actor, service, roles, outcome, subjects FROM audit_entry
       WHERE at >= $1 AND at < $2 AND ($5::text IS NULL OR actor = $5)
     ), looked AS (
       SELECT actor, count(DISTINCT subject) AS persons FROM done, unnest(subjects) AS subject
       WHERE subject LIKE 'person:%' GROUP BY actor
     )
     SELECT actor, (array_agg(service ORDER BY at DESC))[1] AS service,
       bool_and(roles = '{application}') AS "isApplication", count(*) AS entries,
       coalesce(max(looked.persons), 0) AS persons,
       count(*) FILTER (WHERE outcome = 'refused') AS refused, max(at) AS last
     FROM done LEFT JOIN looked USING (actor)
     GROUP BY actor ORDER BY 5 DESC, 4 DESC, actor LIMIT $3 OFFSET $4`,
    [from, until, limit, offset, actor ?? null],
  );
}

/** What was read while somebody looked through a glass, the first first. */
export async function accessesThrough(
  db: Queryable,
  glass: {
    readonly glassId: number;
    readonly viewer: string;
    readonly from: string;
    readonly until: string;
  },
  limit: number,
): Promise<readonly Access[]> {
  return db.query<Access>(
    `SELECT ${COLUMNS} FROM audit_entry
     WHERE actor = $1 AND at >= $2 AND at <= $3::timestamptz + interval '1 minute' AND reference = $4
       AND action NOT IN ('break-glass', 'break-glass-looked-at')
     ORDER BY at, shard, seq LIMIT $5`,
    [glass.viewer, glass.from, glass.until, `break-glass:${glass.glassId}`, limit],
  );
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
  { from, until }: Partial<AccessPeriod> = {},
): Promise<AccessPage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new ReeveError('audit/page', `A page has 1 to ${MOST} entries, not ${limit}`);
  }
  const place = after === undefined ? null : placeOf(after);
  const values: unknown[] = [of, limit + 1];
  const value = (each: unknown): string => `$${values.push(each)}`;
  const further = [
    ...(place === null ? [] : [`(at, shard, seq) < (${place.map(value).join(', ')})`]),
    ...(from === undefined ? [] : [`at >= ${value(from)}`]),
    ...(until === undefined ? [] : [`at < ${value(until)}`]),
  ];
  const rows = await db.query<Access>(
    `SELECT ${COLUMNS} FROM audit_entry WHERE ${[condition, ...further].join(' AND ')}
     ORDER BY at DESC, shard DESC, seq DESC LIMIT $2`,
    values,
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
