import type { Queryable } from '../../database/index.ts';
import type { BrokenGlass } from '../policy/break-glass.ts';
import type { RoleCode } from '../policy/roles.ts';

/** A glass that was broken, as it is reported. */
export interface GlassReport extends BrokenGlass {
  readonly glassId: number;
  readonly viewerName: string;
  readonly service: string;
  /** Who looked at it, when, and what they found; null while it waits. */
  readonly lookedAt: {
    readonly by: string;
    readonly at: string;
    readonly finding: string;
  } | null;
}

interface GlassRow {
  glass_id: number;
  viewer: string;
  viewer_name: string;
  service: string;
  purpose: string;
  person_id: number;
  reason: string;
  from_at: string;
  until_at: string;
  report_to: RoleCode[];
  looked_at_by: string | null;
  looked_at: string | null;
  finding: string | null;
}

const COLUMNS = `glass_id, viewer, viewer_name, service, purpose, person_id, reason, from_at, until_at,
  report_to, looked_at_by, looked_at, finding`;

function report(row: GlassRow): GlassReport {
  return {
    glassId: row.glass_id,
    viewer: row.viewer,
    viewerName: row.viewer_name,
    service: row.service,
    purpose: row.purpose,
    person: String(row.person_id),
    reason: row.reason,
    from: row.from_at,
    until: row.until_at,
    reportTo: row.report_to,
    lookedAt:
      row.looked_at === null
        ? null
        : { by: row.looked_at_by ?? '', at: row.looked_at, finding: row.finding ?? '' },
  };
}

export async function addGlass(
  tx: Queryable,
  glass: BrokenGlass,
  who: { readonly name: string; readonly service: string },
): Promise<number> {
  const [row] = await tx.query<{ glass_id: number }>(
    `INSERT INTO broken_glass (viewer, viewer_name, service, purpose, person_id, reason, from_at, until_at, report_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING glass_id`,
    [
      glass.viewer,
      who.name,
      who.service,
      glass.purpose,
      Number(glass.person),
      glass.reason,
      glass.from,
      glass.until,
      glass.reportTo,
    ],
  );
  return row?.glass_id as number;
}

/** What a viewer has broken and may look through at an instant. */
export async function glassOf(
  db: Queryable,
  viewer: string,
  at: string,
): Promise<readonly GlassReport[]> {
  const rows = await db.query<GlassRow>(
    `SELECT ${COLUMNS} FROM broken_glass WHERE viewer = $1 AND until_at > $2 AND from_at <= $2 ORDER BY glass_id`,
    [viewer, at],
  );
  return rows.map(report);
}

/** Glasses broken since an instant, or those nobody has looked at yet; the oldest first. */
export async function glassReports(
  db: Queryable,
  { since, waiting }: { readonly since?: string | undefined; readonly waiting: boolean },
): Promise<readonly GlassReport[]> {
  const rows = await db.query<GlassRow>(
    `SELECT ${COLUMNS} FROM broken_glass
     WHERE ($1::timestamptz IS NULL OR from_at >= $1) ${waiting ? 'AND looked_at IS NULL' : ''} ORDER BY glass_id`,
    [since ?? null],
  );
  return rows.map(report);
}

/** Notes that somebody looked at a glass that was broken; null where there is none that waits. */
export async function closeGlass(
  tx: Queryable,
  glassId: number,
  looked: { readonly by: string; readonly at: string; readonly finding: string },
): Promise<GlassReport | null> {
  const [row] = await tx.query<GlassRow>(
    `UPDATE broken_glass SET looked_at_by = $2, looked_at = $3, finding = $4
     WHERE glass_id = $1 AND looked_at IS NULL RETURNING ${COLUMNS}`,
    [glassId, looked.by, looked.at, looked.finding],
  );
  return row === undefined ? null : report(row);
}

/** Glasses broken below a number, the latest first. */
export async function glassesBelow(
  db: Queryable,
  {
    below,
    waiting,
    limit,
  }: { readonly below: number | null; readonly waiting: boolean; readonly limit: number },
): Promise<readonly GlassReport[]> {
  const rows = await db.query<GlassRow>(
    `SELECT ${COLUMNS} FROM broken_glass
     WHERE ($1::bigint IS NULL OR glass_id < $1) ${waiting ? 'AND looked_at IS NULL' : ''}
     ORDER BY glass_id DESC LIMIT $2`,
    [below, limit],
  );
  return rows.map(report);
}

export async function oneGlass(db: Queryable, glassId: number): Promise<GlassReport | null> {
  const [row] = await db.query<GlassRow>(
    `SELECT ${COLUMNS} FROM broken_glass WHERE glass_id = $1`,
    [glassId],
  );
  return row === undefined ? null : report(row);
}

/** How many glasses nobody has looked at. */
export async function glassesWaiting(db: Queryable): Promise<number> {
  const [row] = await db.query<{ waiting: number }>(
    'SELECT count(*) AS waiting FROM broken_glass WHERE looked_at IS NULL',
  );
  return row?.waiting ?? 0;
}
