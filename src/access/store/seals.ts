import type { Queryable } from '../../database/index.ts';
import {
  type Seal,
  type SealLevel,
  type SealReason,
  sealLevelOf,
  sealRank,
} from '../policy/seals.ts';
import type { Viewer } from '../policy/viewer.ts';

/** A seal on a person. */
export interface HungSeal extends Seal {
  /** Of the seal on this person; `id` is of the seal wherever it hangs. */
  readonly hangerId: string;
  readonly person: number;
}

interface SealRow {
  hanger_id: string;
  person_id: number;
  seal_id: string;
  level: number;
  reason: SealReason;
  roles: Seal['maySee']['roles'];
  users: string[];
  breakable: boolean;
  from_at: string;
  until_at: string | null;
}

function hungSeal(row: SealRow): HungSeal {
  return {
    id: row.seal_id,
    hangerId: row.hanger_id,
    person: row.person_id,
    level: sealLevelOf(row.level) as SealLevel,
    reason: row.reason,
    maySee: { roles: row.roles, users: row.users },
    breakable: row.breakable,
    from: row.from_at,
    ...(row.until_at === null ? {} : { until: row.until_at }),
  };
}

const SEALS = `SELECT h.hanger_id, h.person_id, s.seal_id, s.level, s.reason, s.roles, s.users, s.breakable, s.from_at, s.until_at
  FROM hanger h JOIN seal s ON s.seal_id = split_part(h.hanger_id, '/', 1)`;

/** The seals on some persons, lapsed ones too, in order. */
export async function sealsOn(
  db: Queryable,
  persons: readonly number[],
): Promise<readonly HungSeal[]> {
  const rows = await db.query<SealRow>(
    `${SEALS} WHERE h.kind = 'seal' AND h.person_id = ANY($1::int[]) ORDER BY h.person_id, h.hanger_id`,
    [persons],
  );
  return rows.map(hungSeal);
}

/** A seal that may not hide its person from a viewer now. */
export interface SealToLookThrough extends HungSeal {
  /** The glass that the viewer has broken over the person, for the purpose, and that is open. */
  readonly glassId: number | null;
  /** The moment that is asked about. */
  readonly now: string;
}

/**
 * All seals on the persons of whom a viewer is named in one, or over whom they have broken the
 * glass: for a viewer of whom neither is so, no row of any is read.
 *
 * @param at the moment; default: now by the database's clock, by which glasses are timed
 */
export async function sealsToLookThrough(
  db: Queryable,
  { roles, subject }: Viewer,
  purpose: string,
  at: string | null = null,
): Promise<readonly SealToLookThrough[]> {
  const rows = await db.query<SealRow & { glass_id: number | null; now: string }>(
    `WITH moment AS MATERIALIZED (SELECT coalesce($4::timestamptz, clock_timestamp()) AS now),
     glass AS MATERIALIZED (
       SELECT coalesce(p.redirect_to, p.person_id) AS person_id, max(g.glass_id) AS glass_id
       FROM broken_glass g JOIN person p ON p.person_id = g.person_id
       WHERE g.viewer = $2 AND g.until_at > (SELECT now FROM moment) AND g.from_at <= (SELECT now FROM moment)
         AND g.purpose = $3
       GROUP BY 1
     )
     ${SEALS.replace('SELECT', 'SELECT g.glass_id, moment.now,')} CROSS JOIN moment
       LEFT JOIN glass g ON g.person_id = h.person_id
     WHERE h.kind = 'seal' AND h.person_id IN (
       SELECT o.person_id FROM (
         SELECT seal_id FROM seal WHERE roles && $1::text[]
         UNION SELECT seal_id FROM seal WHERE users && ARRAY[$2::text]
       ) n JOIN hanger o ON o.kind = 'seal' AND split_part(o.hanger_id, '/', 1) = n.seal_id
       UNION SELECT person_id FROM glass
     ) ORDER BY h.person_id, h.hanger_id`,
    [roles, subject, purpose, at],
  );
  return rows.map((row) => ({ ...hungSeal(row), glassId: row.glass_id, now: row.now }));
}

/** Puts a seal on a person; all that is kept of the person is sealed with it. */
export async function hangSeal(
  tx: Queryable,
  person: number,
  seal: Omit<Seal, 'id'>,
  by: string,
): Promise<string> {
  const [row] = await tx.query<{ seal_id: string }>(
    `INSERT INTO seal (seal_id, level, reason, roles, users, breakable, from_at, until_at, made_by)
     VALUES ('seal:' || nextval('seal_number'), $1, $2, $3, $4, $5, $6, $7, $8) RETURNING seal_id`,
    [
      sealRank(seal.level),
      seal.reason,
      seal.maySee.roles,
      seal.maySee.users,
      seal.breakable,
      seal.from,
      seal.until ?? null,
      by,
    ],
  );
  const id = row?.seal_id as string;
  await tx.query(
    `INSERT INTO hanger (hanger_id, kind, person_id, since) VALUES ($1, 'seal', $2, $3)`,
    [id, person, seal.from],
  );
  return id;
}

/** Takes a seal off a person; false where it is not there. */
export async function unhangSeal(
  tx: Queryable,
  hangerId: string,
  lifted: { readonly by: string; readonly at: string; readonly reason: string },
): Promise<number | null> {
  const [row] = await tx.query<{ person_id: number }>(
    `DELETE FROM hanger WHERE hanger_id = $1 AND kind = 'seal' RETURNING person_id`,
    [hangerId],
  );
  if (row === undefined) return null;
  await tx.query(
    'INSERT INTO seal_lifted (hanger_id, person_id, lifted_by, lifted_at, reason) VALUES ($1, $2, $3, $4, $5)',
    [hangerId, row.person_id, lifted.by, lifted.at, lifted.reason],
  );
  return row.person_id;
}

/** Persons who are sealed further than the seals on them that have not lapsed. */
export async function personsWithLapsedSeals(db: Queryable): Promise<readonly number[]> {
  const rows = await db.query<{ person_id: number }>(
    `SELECT DISTINCT p.person_id FROM seal s
       JOIN hanger h ON h.kind = 'seal' AND split_part(h.hanger_id, '/', 1) = s.seal_id
       JOIN person p ON p.person_id = h.person_id
     WHERE s.until_at <= clock_timestamp() AND p.seal <> seal_rank(p.person_id) ORDER BY 1`,
  );
  return rows.map(({ person_id }) => person_id);
}

/** Makes all that is kept of some persons as sealed as they are. */
export async function applySeals(tx: Queryable, persons: readonly number[]): Promise<void> {
  await tx.query('SELECT seal_apply($1::int[])', [persons]);
}

/** Counts a change of a person, so that whoever decided on what the person was is told. */
export async function countChange(tx: Queryable, person: number): Promise<void> {
  await tx.query('UPDATE person SET revision = revision + 1 WHERE person_id = $1', [person]);
}

/** A seal on a person as it is listed: with who made it, or which source asked for it. */
export interface ListedSeal extends HungSeal {
  /** `sub` of who made it; `source:NAME` where a source asked for it. */
  readonly by: string;
  /** Whether it is past its end: what it hid is laid open by the next run of `liftLapsedSeals`. */
  readonly isLapsed: boolean;
}

/** Which seals are wanted, and where the page before ended. */
export interface SealsWanted {
  readonly person?: number | undefined;
  readonly reason?: SealReason | undefined;
  readonly after: { readonly from: string; readonly hangerId: string } | null;
  readonly limit: number;
}

/** Seals on persons, the latest first. */
export async function listedSeals(
  db: Queryable,
  { person, reason, after, limit }: SealsWanted,
): Promise<readonly ListedSeal[]> {
  const rows = await db.query<SealRow & { made_by: string; is_lapsed: boolean }>(
    `${SEALS.replace('SELECT', 'SELECT s.made_by, s.until_at IS NOT NULL AND s.until_at <= clock_timestamp() AS is_lapsed,')}
     WHERE h.kind = 'seal' AND ($1::int IS NULL OR h.person_id = $1) AND ($2::text IS NULL OR s.reason = $2)
       AND ($3::timestamptz IS NULL OR (s.from_at, h.hanger_id) < ($3, $4))
     ORDER BY s.from_at DESC, h.hanger_id DESC LIMIT $5`,
    [person ?? null, reason ?? null, after?.from ?? null, after?.hangerId ?? null, limit],
  );
  return rows.map((row) => ({ ...hungSeal(row), by: row.made_by, isLapsed: row.is_lapsed }));
}

/** Seals that were taken off a person, the latest first. */
export interface LiftedSeal {
  readonly hangerId: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

export async function liftedSeals(db: Queryable, person: number): Promise<readonly LiftedSeal[]> {
  return db.query<LiftedSeal>(
    `SELECT hanger_id AS "hangerId", lifted_by AS by, lifted_at AS at, reason FROM seal_lifted
     WHERE person_id = $1 ORDER BY lifted_at DESC, hanger_id`,
    [person],
  );
}
