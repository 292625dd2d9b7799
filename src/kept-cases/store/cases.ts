import type { Measured } from '../../business-case/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type CaseContent, caseContentSchema, startingContent } from '../case-content.ts';

/** A case as it was saved last. */
export interface KeptCase {
  readonly id: number;
  readonly name: string;
  readonly content: CaseContent;
  /** Whether another release saved it in a form that cannot be read: its content is a start anew. */
  readonly isUnreadable: boolean;
  /** Counts up with each change. */
  readonly revision: number;
  readonly savedBy: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
}

interface CaseRow {
  case_id: number;
  name: string;
  content: unknown;
  revision: number;
  saved_by: string;
  saved_at: string;
}

const COLUMNS = 'case_id, name, content, revision, saved_by, saved_at';

function keptCase(row: CaseRow): KeptCase {
  const read = caseContentSchema.safeParse(row.content);
  return {
    id: row.case_id,
    name: row.name,
    content: read.data ?? startingContent('unitary'),
    isUnreadable: !read.success,
    revision: row.revision,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

/** All cases by name. */
export async function readCases(db: Queryable): Promise<readonly KeptCase[]> {
  const rows = await db.query<CaseRow>(`SELECT ${COLUMNS} FROM business_case ORDER BY lower(name)`);
  return rows.map(keptCase);
}

/** One case, null where there is none of this number. */
export async function readCase(db: Queryable, id: number): Promise<KeptCase | null> {
  const [row] = await db.query<CaseRow>(`SELECT ${COLUMNS} FROM business_case WHERE case_id = $1`, [
    id,
  ]);
  return row === undefined ? null : keptCase(row);
}

/** What was measured of a case; null where nothing was given. */
export async function readMeasured(db: Queryable, id: number): Promise<Measured | null> {
  const [row] = await db.query<{ measured: Measured | null }>(
    'SELECT measured FROM business_case WHERE case_id = $1',
    [id],
  );
  return row?.measured ?? null;
}

export async function replaceMeasured(
  tx: Queryable,
  id: number,
  measured: Measured | null,
): Promise<void> {
  await tx.query('UPDATE business_case SET measured = $2::jsonb WHERE case_id = $1', [
    id,
    measured === null ? null : JSON.stringify(measured),
  ]);
}

/** Until the transaction ends nobody else saves or deletes a case. */
export async function holdCases(tx: Queryable): Promise<void> {
  await tx.query('LOCK TABLE business_case IN SHARE ROW EXCLUSIVE MODE');
}

/** How many cases there are, and which of them has a name, in capitals or not. */
export async function countCases(
  tx: Queryable,
  name: string,
): Promise<{ readonly all: number; readonly named: number | null }> {
  const [row] = await tx.query<{ all: number; named: number | null }>(
    `SELECT count(*)::int AS "all", max(case_id) FILTER (WHERE lower(name) = lower($1)) AS named
     FROM business_case`,
    [name],
  );
  return row ?? { all: 0, named: null };
}

interface Saved {
  readonly name: string;
  readonly content: CaseContent;
  readonly by: string;
}

export async function insertCase(tx: Queryable, { name, content, by }: Saved): Promise<number> {
  const [row] = await tx.query<{ case_id: number }>(
    `INSERT INTO business_case (name, content, saved_by) VALUES ($1, $2::jsonb, $3)
     RETURNING case_id`,
    [name, JSON.stringify(content), by],
  );
  return (row as { case_id: number }).case_id;
}

export async function updateCase(
  tx: Queryable,
  id: number,
  { name, content, by }: Saved,
): Promise<void> {
  await tx.query(
    `UPDATE business_case SET name = $2, content = $3::jsonb, saved_by = $4,
       saved_at = clock_timestamp(), revision = revision + 1
     WHERE case_id = $1`,
    [id, name, JSON.stringify(content), by],
  );
}

export async function deleteCase(tx: Queryable, id: number): Promise<void> {
  await tx.query('DELETE FROM business_case WHERE case_id = $1', [id]);
}
