import type { Queryable } from '../../database/index.ts';
import { namesNobodyElseSealed } from './visible-ids.ts';

/** A person as an id: who it is now, and which ids it has had. */
export interface PersonIds {
  readonly person: number;
  readonly madeAt: string;
  readonly retiredAt: string | null;
  /** Who a retired id leads to; null where to nobody. */
  readonly leadsTo: number | null;
  /** Ids that lead to this one. */
  readonly earlier: readonly number[];
}

/**
 * What is known of an id; null where it was never given, and of sealed ones.
 *
 * @param cleared persons who are seen though they are sealed
 */
export async function personIds(
  db: Queryable,
  person: number,
  cleared: readonly number[],
): Promise<PersonIds | null> {
  const [row] = await db.query<{
    person_id: number;
    made_at: string;
    retired_at: string | null;
    redirect_to: number | null;
    earlier: number[];
  }>(
    `SELECT p.person_id, p.made_at, p.retired_at, p.redirect_to,
       ARRAY(SELECT o.person_id FROM person o WHERE o.redirect_to = p.person_id ORDER BY 1) AS earlier
     FROM person p WHERE p.person_id = $1 AND ${
       cleared.length === 0
         ? 'p.seal < 2'
         : '(p.seal < 2 OR coalesce(p.redirect_to, p.person_id) = ANY($2::int[]))'
     }`,
    cleared.length === 0 ? [person] : [person, cleared],
  );
  if (row === undefined) return null;
  return {
    person: row.person_id,
    madeAt: row.made_at,
    retiredAt: row.retired_at,
    leadsTo: row.redirect_to,
    earlier: row.earlier,
  };
}

/** A decision, or a run of the matcher, that a person's records came or went with. */
export interface HistoryRow {
  readonly decision: number;
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly isSteward: boolean;
  readonly came: readonly number[];
  readonly went: readonly number[];
}

/** A record that is now of nobody who is sealed, but for those who are seen. */
const OF_NOBODY_ELSE_SEALED = `NOT EXISTS (
  SELECT 1 FROM link n WHERE n.record_id = link.record_id AND n.to_at IS NULL AND n.seal > 0
    AND n.person_id <> ALL($2::int[])
)`;

/**
 * Everything that changed which records some ids are, or was decided about them, oldest first.
 * Records that are sealed are left out, and decisions that name anybody who is sealed.
 *
 * @param cleared persons who are seen though they are sealed
 */
export async function historyRows(
  db: Queryable,
  persons: readonly number[],
  cleared: readonly number[],
): Promise<HistoryRow[]> {
  const links =
    cleared.length === 0 ? 'AND seal < 2' : `AND (seal < 2 OR ${OF_NOBODY_ELSE_SEALED})`;
  const decisions =
    cleared.length === 0
      ? 'AND d.seal = 0'
      : `AND (d.seal = 0 OR ${namesNobodyElseSealed('d', '$2')})`;
  const rows = await db.query<{
    decision_id: number;
    kind: string;
    decided_by: string;
    at: string;
    reason: string | null;
    undoes: number | null;
    undone_by: number | null;
    is_steward: boolean;
    came: number[] | null;
    went: number[] | null;
  }>(
    `WITH own AS (
       SELECT record_id, from_at, to_at, decision_id FROM link
       WHERE person_id = ANY($1::int[]) AND to_at IS NULL ${links}
       UNION ALL
       SELECT record_id, from_at, to_at, decision_id FROM link
       WHERE person_id = ANY($1::int[]) AND to_at IS NOT NULL ${links}
     ), moves AS (
       SELECT decision_id, from_at AS at, record_id AS came, NULL::int AS went FROM own
       UNION ALL
       SELECT n.decision_id, n.from_at, NULL, own.record_id
       FROM own CROSS JOIN LATERAL (
         SELECT * FROM link x WHERE x.record_id = own.record_id AND x.to_at IS NULL
         UNION ALL SELECT * FROM link x WHERE x.record_id = own.record_id AND x.to_at IS NOT NULL
       ) n
       WHERE own.to_at IS NOT NULL AND n.from_at = own.to_at AND n.person_id <> ALL($1::int[])
     ), seen AS (
       SELECT decision_id, min(at) AS at,
         array_agg(came ORDER BY came) FILTER (WHERE came IS NOT NULL) AS came,
         array_agg(went ORDER BY went) FILTER (WHERE went IS NOT NULL) AS went
       FROM moves GROUP BY decision_id, CASE WHEN (SELECT effects IS NULL FROM decision x WHERE x.decision_id = moves.decision_id) THEN at END
     )
     SELECT d.decision_id, d.kind, d.decided_by, coalesce(seen.at, d.decided_at) AS at, d.reason,
       d.undoes, d.undone_by, d.effects IS NOT NULL AS is_steward, seen.came, seen.went
     FROM (
         SELECT decision_id FROM seen
         UNION SELECT d.decision_id FROM decision d WHERE d.effects IS NOT NULL AND d.persons && $1::int[] ${decisions}
       ) wanted
       JOIN decision d ON d.decision_id = wanted.decision_id ${decisions}
       LEFT JOIN seen ON seen.decision_id = wanted.decision_id
     ORDER BY at, d.decision_id`,
    cleared.length === 0 ? [persons] : [persons, cleared],
  );
  return rows.map((row) => ({
    decision: row.decision_id,
    kind: row.kind,
    by: row.decided_by,
    at: row.at,
    reason: row.reason,
    undoes: row.undoes,
    undoneBy: row.undone_by,
    isSteward: row.is_steward,
    came: row.came ?? [],
    went: row.went ?? [],
  }));
}
