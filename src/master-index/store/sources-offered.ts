import type { Queryable } from '../../database/index.ts';

/** Lets a version of a source's definition be what extracts are read by; whether it was another. */
export async function offerDefinition(
  tx: Queryable,
  { sourceId, definitionId }: { readonly sourceId: number; readonly definitionId: number },
  by: string,
): Promise<boolean> {
  const changed = await tx.query(
    `INSERT INTO source_offered (source_id, definition_id, offered_by) VALUES ($1, $2, $3)
     ON CONFLICT (source_id) DO UPDATE
     SET definition_id = excluded.definition_id, offered_by = excluded.offered_by, offered_at = now()
     WHERE source_offered.definition_id <> excluded.definition_id
     RETURNING 1 AS n`,
    [sourceId, definitionId, by],
  );
  return changed.length > 0;
}

/**
 * The definition that an extract of a source is read by, as JSON: the one that was offered since
 * its last extract was loaded, or else that of this extract; null where there is no such source.
 * Of what applications submit there are no extracts.
 */
export async function definitionToReadBy(db: Queryable, source: string): Promise<string | null> {
  const [row] = await db.query<{ definition: string }>(
    `SELECT d.definition FROM source s
       JOIN source_definition d USING (source_id)
       LEFT JOIN LATERAL (
         SELECT max(e.loaded_at) AS at FROM extract e
         WHERE e.definition_id = d.definition_id AND e.status = 'loaded'
       ) loaded ON true
       LEFT JOIN source_offered o ON o.definition_id = d.definition_id AND o.source_id = s.source_id
     WHERE s.name = $1 AND s.name NOT LIKE 'hub:%'
     ORDER BY greatest(loaded.at, o.offered_at) DESC NULLS LAST, d.definition_id DESC
     LIMIT 1`,
    [source],
  );
  return row?.definition ?? null;
}
