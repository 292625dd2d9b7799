import type { Queryable } from '../../database/index.ts';

/** A key that was erased: its source, its role and its digest. */
export interface ErasedKey {
  readonly source: string;
  readonly role: string;
  readonly digest: string;
}

/** What was erased of some sources. */
export async function erasedKeysOf(
  db: Queryable,
  sources: readonly string[],
): Promise<readonly ErasedKey[]> {
  return db.query<ErasedKey & Record<string, unknown>>(
    'SELECT source, role, key_digest AS digest FROM erased_key WHERE source = ANY($1::text[])',
    [sources],
  );
}

/**
 * Notes keys that were erased, and takes away what was ever rejected of them; returns how many were
 * not noted before.
 */
export async function addErasedKeys(tx: Queryable, keys: readonly ErasedKey[]): Promise<number> {
  if (keys.length === 0) return 0;
  const added = await tx.query(
    `INSERT INTO erased_key (source, role, key_digest)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT DO NOTHING RETURNING 1 AS n`,
    [
      keys.map(({ source }) => source),
      keys.map(({ role }) => role),
      keys.map(({ digest }) => digest),
    ],
  );
  await tx.query('DELETE FROM rejected_row WHERE record_digests && $1::text[]', [
    keys.map(({ digest }) => digest),
  ]);
  return added.length;
}

/** A key that is erased no more, with the record that it was; null where that is not known. */
export interface LiftedKey extends ErasedKey {
  readonly record: number | null;
}

/**
 * Takes a key from those that were erased.
 *
 * @param whole with all that the latest erasure of it took away
 */
export async function liftErasedKeys(
  tx: Queryable,
  { source, role, digest }: ErasedKey,
  whole: boolean,
): Promise<readonly LiftedKey[]> {
  return tx.query<LiftedKey & Record<string, unknown>>(
    `DELETE FROM erased_key k
     WHERE (k.source = $1 AND k.role = $2 AND k.key_digest = $3)
       OR ($4 AND k.key_digest IN (
         SELECT e.key_digest FROM erasure e
         WHERE e.decision_id = (SELECT max(decision_id) FROM erasure WHERE key_digest = $3)
       ))
     RETURNING k.source, k.role, k.key_digest AS digest,
       (SELECT max(e.record_id) FROM erasure e WHERE e.key_digest = k.key_digest) AS record`,
    [source, role, digest, whole],
  );
}

/** Takes keys from those that were erased. */
export async function removeErasedKeys(tx: Queryable, digests: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM erased_key WHERE key_digest = ANY($1::text[])', [digests]);
}

/** A key, and the moment that it was last erased. */
export interface ErasedUntil {
  readonly digest: string;
  readonly at: string;
}

/** Takes away what extracts that were begun before its erasure were rejected of each key. */
export async function dropRejectedBefore(
  tx: Queryable,
  erased: readonly ErasedUntil[],
): Promise<void> {
  await tx.query(
    `DELETE FROM rejected_row j USING extract e, unnest($1::text[], $2::timestamptz[]) AS k(digest, at)
     WHERE e.extract_id = j.extract_id AND j.record_digests && ARRAY[k.digest] AND e.started_at < k.at`,
    [erased.map(({ digest }) => digest), erased.map(({ at }) => at)],
  );
}

/**
 * Lets no chunk of any load be written until the transaction ends: what an erasure takes away could
 * else be written between its looking and its commit.
 */
export async function holdLoads(tx: Queryable): Promise<void> {
  await tx.query(`SELECT 1 AS n FROM extract WHERE status IN ('loading', 'withdrawn') FOR UPDATE`);
}

/**
 * Takes out of an extract that is not seen yet what it says of records that were erased since it
 * began, and what was rejected of them; returns how many versions that were.
 */
export async function dropErasedOf(tx: Queryable, extractId: number): Promise<number> {
  const dropped = await tx.query<{ record_id: number }>(
    `DELETE FROM record_version v USING erasure e
     WHERE v.opened_by = $1 AND e.record_id = v.record_id RETURNING v.record_id`,
    [extractId],
  );
  await tx.query(
    'DELETE FROM match_pending p USING erasure e WHERE p.extract_id = $1 AND e.record_id = p.record_id',
    [extractId],
  );
  await tx.query(
    `DELETE FROM rejected_row WHERE ctid = ANY (ARRAY (
       SELECT j.ctid FROM rejected_row j CROSS JOIN LATERAL unnest(j.record_digests) AS d(digest)
         JOIN erased_key k ON k.key_digest = d.digest
       WHERE j.extract_id = $1))`,
    [extractId],
  );
  return dropped.length;
}
