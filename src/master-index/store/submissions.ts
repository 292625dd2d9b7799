import type { Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { reserveRecordIds } from './record-versions.ts';

/** Where an application's versions go. */
export interface Feed {
  readonly datasetId: number;
  readonly extractId: number;
  readonly layoutId: number;
}

/** The one feed of an application's source: an extract that never ends. */
export async function feedOf(
  tx: Queryable,
  source: {
    readonly sourceId: number;
    readonly definitionId: number;
    readonly layoutId: number;
    readonly datasetId: number;
  },
): Promise<Feed> {
  const { sourceId, definitionId, layoutId, datasetId } = source;
  await tx.query('SELECT 1 FROM source WHERE source_id = $1 FOR UPDATE', [sourceId]);
  const [known] = await tx.query<{ extract_id: number }>(
    `SELECT extract_id FROM extract WHERE source_id = $1 AND kind = 'feed' AND layout_id = $2 AND definition_id = $3`,
    [sourceId, layoutId, definitionId],
  );
  if (known !== undefined) return { datasetId, layoutId, extractId: known.extract_id };
  const [made] = await tx.query<{ extract_id: number }>(
    `INSERT INTO extract (source_id, definition_id, layout_id, kind, as_at, file_name, sha256, status, loaded_at)
     VALUES ($1, $2, $3, 'feed', current_date, '', '', 'loaded', now()) RETURNING extract_id`,
    [sourceId, definitionId, layoutId],
  );
  return { datasetId, layoutId, extractId: made?.extract_id ?? 0 };
}

export interface FeedVersion extends Feed {
  readonly key: string;
  /** Of source, role and key, to know what was erased by. */
  readonly erasureDigest: string;
  readonly received: readonly (string | null)[];
  readonly digest: number;
  readonly validFrom: string;
  readonly uprn: string | null;
  readonly addressConfidence: number | null;
}

/**
 * Keeps versions of different records, each in place of the one that was open.
 *
 * @throws ReeveError `submission/not-kept` where a key was erased; then none of them is kept
 */
export async function putFeedVersions(
  tx: Queryable,
  versions: readonly FeedVersion[],
): Promise<{ recordId: number; isNew: boolean }[]> {
  const datasets = versions.map(({ datasetId }) => datasetId);
  const keys = versions.map(({ key }) => key);
  const found = await tx.query<{
    n: number;
    record_id: number | null;
    lines: number;
    is_erased: boolean;
  }>(
    `SELECT n, r.record_id,
       coalesce((SELECT max(v.line) FROM record_version v WHERE v.record_id = r.record_id), 0) AS lines,
       r.record_id IS NULL AND EXISTS (
         SELECT 1 FROM erased_key e JOIN source s ON s.name = e.source JOIN dataset d ON d.source_id = s.source_id
         WHERE d.dataset_id = k.dataset_id AND e.role = d.role AND e.key_digest = k.digest
       ) AS is_erased
     FROM unnest($1::smallint[], $2::text[], $3::text[]) WITH ORDINALITY AS k(dataset_id, record_key, digest, n)
       LEFT JOIN source_record r USING (dataset_id, record_key)
     ORDER BY n`,
    [datasets, keys, versions.map(({ erasureDigest }) => erasureDigest)],
  );
  if (found.some(({ is_erased }) => is_erased)) {
    // Says nothing of why: whoever knows a key is not told what became of a person.
    throw new ReeveError('submission/not-kept', 'A record under this key is not kept', {
      hint: 'Give the record another key.',
    });
  }
  const missing = found.filter(({ record_id }) => record_id === null);
  const fresh = await reserveRecordIds(tx, missing.length);
  let next = 0;
  const kept = found.map(({ record_id, lines }) => ({
    recordId: record_id ?? (fresh[next++] as number),
    isNew: record_id === null,
    line: lines + 1,
  }));
  const added = kept.flatMap(({ isNew, recordId }, i) => (isNew ? [{ recordId, i }] : []));
  if (added.length > 0) {
    await tx.query(
      `INSERT INTO source_record (record_id, dataset_id, record_key) OVERRIDING SYSTEM VALUE
       SELECT * FROM unnest($1::int[], $2::smallint[], $3::text[])`,
      [
        added.map(({ recordId }) => recordId),
        added.map(({ i }) => datasets[i]),
        added.map(({ i }) => keys[i]),
      ],
    );
  }
  await tx.query(
    `UPDATE record_version v SET closed_at = clock_timestamp(), valid_to = k.valid_from
     FROM unnest($1::int[], $2::date[]) AS k(record_id, valid_from)
     WHERE v.record_id = k.record_id AND v.closed_by IS NULL AND v.closed_at IS NULL`,
    [kept.map(({ recordId }) => recordId), versions.map(({ validFrom }) => validFrom)],
  );
  await tx.copyIn(
    'record_version',
    [
      'record_id',
      'opened_by',
      'layout_id',
      'line',
      'digest',
      'received',
      'uprn',
      'address_confidence',
      'recorded_at',
      'valid_from',
    ],
    versions.map((version, i) => [
      kept[i]?.recordId,
      version.extractId,
      version.layoutId,
      kept[i]?.line,
      version.digest,
      version.received,
      version.uprn,
      version.addressConfidence,
      new Date(),
      version.validFrom,
    ]),
  );
  return kept.map(({ recordId, isNew }) => ({ recordId, isNew }));
}
