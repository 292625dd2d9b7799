import type { Queryable } from '../../database/index.ts';
import { CORRECTION_MINUTES, SITTING_GAP_MINUTES, type StewardTally } from '../domain/index.ts';

/** From when, and until before when: ISO 8601. */
export interface TallyPeriod {
  readonly from: string;
  readonly until: string;
}

interface Counted {
  readonly steward: string;
}

/**
 * What stewards did in a period, by name. Decisions about anybody who is sealed are not counted: a
 * count of them would tell.
 *
 * @param steward of whom; null for all
 */
export async function stewardTallies(
  db: Queryable,
  { from, until }: TallyPeriod,
  steward: string | null,
): Promise<StewardTally[]> {
  const values = steward === null ? [from, until] : [from, until, steward];
  const whose = (column: string): string => (steward === null ? '' : `AND ${column} = $3`);
  const made = `SELECT d.decision_id, d.decided_by AS steward, d.kind, d.decided_at AS at, d.undone_by
    FROM decision d WHERE d.effects IS NOT NULL AND d.seal = 0
      AND d.decided_at >= $1 AND d.decided_at < $2 ${whose('d.decided_by')}`;
  // Of several answers of one steward to a check the first is counted, though it is taken back.
  const isFirst = `NOT EXISTS (
    SELECT 1 FROM check_answer e WHERE e.check_id = n.check_id AND e.answered_by = n.answered_by
      AND e.seal = 0 AND e.answer_id < n.answer_id)`;
  const answered = `SELECT n.answered_by AS steward, n.answered_at AS at, n.answer, n.is_known, n.check_id,
      ${isFirst} AS is_first
    FROM check_answer n WHERE n.seal = 0
      AND n.answered_at >= $1 AND n.answered_at < $2 ${whose('n.answered_by')}`;
  const kinds = await db.query<Counted & { kind: string; n: number }>(
    `SELECT steward, kind, count(*)::int AS n FROM (${made}) m GROUP BY steward, kind`,
    values,
  );
  const paced = await db.query<Counted & { answers: number; seconds: number }>(
    `WITH sat AS (
       SELECT steward, at - lag(at) OVER (PARTITION BY steward ORDER BY at) AS gap
       FROM (SELECT steward, at FROM (${made}) m UNION ALL SELECT steward, at FROM (${answered}) n) u
     )
     SELECT steward, count(*)::int AS answers, extract(epoch FROM sum(gap))::float8 AS seconds
     FROM sat WHERE gap <= interval '${SITTING_GAP_MINUTES} minutes' GROUP BY steward`,
    values,
  );
  const undone = await db.query<Counted & { corrected: number; reversed: number }>(
    `SELECT m.steward,
       count(*) FILTER (WHERE u.decided_by = m.steward AND u.decided_at <= m.at + interval '${CORRECTION_MINUTES} minutes')::int AS corrected,
       count(*) FILTER (WHERE u.decided_by <> m.steward OR u.decided_at > m.at + interval '${CORRECTION_MINUTES} minutes')::int AS reversed
     FROM (${made}) m JOIN decision u ON u.decision_id = m.undone_by
     WHERE m.kind NOT IN ('not-sure', 'undo') GROUP BY m.steward`,
    values,
  );
  // Of each pair that two decided, a line for either of them.
  const compared = await db.query<Counted & { compared: number; agreed: number }>(
    `WITH pair AS (
       SELECT c.said_by AS one, n.answered_by AS other, n.answer = c.truth AS is_alike, n.answered_at AS at
       FROM check_answer n JOIN check_question c ON c.check_id = n.check_id AND c.seal = 0
       WHERE n.seal = 0 AND NOT n.is_known AND n.answer <> 'unsure' AND ${isFirst}
       UNION ALL
       SELECT o.asked_by, o.answered_by, o.answer = o.thought, o.answered_at FROM second_opinion o
       WHERE o.seal = 0 AND o.answer <> 'unsure' AND o.thought <> 'unsure' AND o.answered_by <> o.asked_by
     ), side AS (
       SELECT one AS steward, is_alike FROM pair WHERE at >= $1 AND at < $2
       UNION ALL SELECT other, is_alike FROM pair WHERE at >= $1 AND at < $2
     )
     SELECT steward, count(*)::int AS compared, count(*) FILTER (WHERE is_alike)::int AS agreed
     FROM side WHERE true ${whose('steward')} GROUP BY steward`,
    values,
  );
  const known = await db.query<Counted & { seen: number; right: number; unsure: number }>(
    `SELECT n.steward, count(*)::int AS seen, count(*) FILTER (WHERE n.answer = c.truth)::int AS right,
       count(*) FILTER (WHERE n.answer = 'unsure')::int AS unsure
     FROM (${answered}) n JOIN check_question c ON c.check_id = n.check_id AND c.seal = 0
     WHERE n.is_known AND n.is_first GROUP BY n.steward`,
    values,
  );
  const everyone = new Set(
    [kinds, paced, compared, known].flatMap((rows) => rows.map((row) => row.steward)),
  );
  return [...everyone].sort().map((name): StewardTally => {
    const of = <Row extends Counted>(rows: readonly Row[]) =>
      rows.find((row) => row.steward === name);
    return {
      steward: name,
      kinds: Object.fromEntries(
        kinds.filter((row) => row.steward === name).map(({ kind, n }) => [kind, n]),
      ),
      paced: { answers: of(paced)?.answers ?? 0, seconds: of(paced)?.seconds ?? 0 },
      corrected: of(undone)?.corrected ?? 0,
      reversed: of(undone)?.reversed ?? 0,
      compared: of(compared)?.compared ?? 0,
      agreed: of(compared)?.agreed ?? 0,
      known: {
        seen: of(known)?.seen ?? 0,
        right: of(known)?.right ?? 0,
        unsure: of(known)?.unsure ?? 0,
      },
    };
  });
}
