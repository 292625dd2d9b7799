import type { Queryable } from '../../database/index.ts';
import { type SealLevel, type SealReason, sealLevelOf, sealRank } from '../policy/seals.ts';
import { applySeals } from './seals.ts';

/** What a source asks for: that whoever a record is be sealed so far. */
export interface AskedSeal {
  readonly recordId: number;
  readonly level: SealLevel;
}

/** How seals are made that a source asks for; the level is what the source says. */
export interface AskedSealTerms {
  readonly reason: SealReason;
  readonly roles: readonly string[];
  readonly breakable: boolean;
  /** Who asks: `source:childrens-cases`. */
  readonly by: string;
}

/**
 * Makes the seals that were not asked for before, makes those go further that are asked to, and
 * hangs on persons what hangs on nobody yet. The seal of a record without a person waits for one.
 *
 * @returns how many were asked for the first time
 */
export async function putAskedSeals(
  tx: Queryable,
  asked: readonly AskedSeal[],
  { reason, roles, breakable, by }: AskedSealTerms,
): Promise<number> {
  const records = asked.map(({ recordId }) => recordId);
  const changed = await tx.query<{ seal_id: string; is_new: boolean }>(
    `INSERT INTO seal (seal_id, level, reason, roles, users, breakable, made_by, asked_by_record)
     SELECT 'seal:' || nextval('seal_number'), a.level, $3, $4, '{}', $5, $6, a.record_id
     FROM unnest($1::int[], $2::smallint[]) AS a(record_id, level) ORDER BY a.record_id
     ON CONFLICT (asked_by_record) WHERE asked_by_record IS NOT NULL
       DO UPDATE SET level = excluded.level WHERE seal.level < excluded.level
     RETURNING seal_id, xmax = 0 AS is_new`,
    [records, asked.map(({ level }) => sealRank(level)), reason, roles, breakable, by],
  );
  const further = changed.filter(({ is_new }) => !is_new).map(({ seal_id }) => seal_id);
  if (further.length > 0) {
    const hung = await tx.query<{ person_id: number }>(
      `SELECT DISTINCT person_id FROM hanger
       WHERE kind = 'seal' AND split_part(hanger_id, '/', 1) = ANY($1::text[])`,
      [further],
    );
    await applySeals(
      tx,
      hung.map(({ person_id }) => person_id),
    );
  }
  await tx.query('SELECT seal_asked($1::int[])', [records]);
  return changed.length - further.length;
}

/** A seal that a source asked for. */
export interface SealOfSource {
  readonly seal: string;
  readonly level: SealLevel;
  /** Who asked: `source:childrens-cases`. */
  readonly by: string;
  readonly recordId: number;
  /** ISO 8601. */
  readonly since: string;
  /** Whom it is on: several where records of the person went to others since; none where it was
   * taken off, or its record is nobody's yet. */
  readonly persons: readonly number[];
}

/** Seals that sources asked for, the newest first. */
export async function sealsOfSources(
  db: Queryable,
  since: string | null,
): Promise<readonly SealOfSource[]> {
  const rows = await db.query<{
    seal_id: string;
    level: number;
    made_by: string;
    asked_by_record: number;
    from_at: string;
    persons: number[];
  }>(
    `SELECT s.seal_id, s.level, s.made_by, s.asked_by_record, s.from_at,
       ARRAY(SELECT h.person_id FROM hanger h WHERE h.kind = 'seal' AND split_part(h.hanger_id, '/', 1) = s.seal_id ORDER BY 1) AS persons
     FROM seal s WHERE s.asked_by_record IS NOT NULL AND ($1::timestamptz IS NULL OR s.from_at >= $1)
     ORDER BY s.from_at DESC, s.asked_by_record`,
    [since],
  );
  return rows.map((row) => ({
    seal: row.seal_id,
    level: sealLevelOf(row.level) as SealLevel,
    by: row.made_by,
    recordId: row.asked_by_record,
    since: row.from_at,
    persons: row.persons,
  }));
}
