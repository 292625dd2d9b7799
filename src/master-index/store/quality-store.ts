import type { Queryable } from '../../database/index.ts';
import type { MeasuredQuality } from '../quality/measures.ts';

/** Keeps what was measured of an extract, in place of the same measures of it before. */
export async function putQuality(
  tx: Queryable,
  extractId: number,
  measured: readonly MeasuredQuality[],
): Promise<void> {
  if (measured.length === 0) return;
  await tx.query(
    `INSERT INTO data_quality (extract_id, role, attribute, measure, count, among)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[])
     ON CONFLICT (extract_id, role, attribute, measure)
       DO UPDATE SET count = excluded.count, among = excluded.among`,
    [
      extractId,
      measured.map(({ role }) => role),
      measured.map(({ attribute }) => attribute),
      measured.map(({ measure }) => measure),
      measured.map(({ count }) => count),
      measured.map(({ among }) => among),
    ],
  );
}
