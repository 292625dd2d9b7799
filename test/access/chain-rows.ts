import { type CanonicalFields, type ChainRow, instant } from '../../src/access/audit/index.ts';
import type { Queryable } from '../../src/database/index.ts';

/** A shard read in the plainest way, by which what verifying reads can be checked. */
export async function chainRows(db: Queryable, shard: number): Promise<readonly ChainRow[]> {
  const entries = await db.query<Record<string, unknown> & { seq: number; at: string }>(
    'SELECT * FROM audit_entry WHERE shard = $1',
    [shard],
  );
  const hashes = await db.query<{ seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM audit_chain WHERE shard = $1',
    [shard],
  );
  const places = [...new Set([...entries, ...hashes].map(({ seq }) => seq))].sort((a, b) => a - b);
  return places.map((seq) => {
    const entry = entries.find((each) => each.seq === seq);
    const hash = hashes.find((each) => each.seq === seq)?.hash;
    return {
      seq,
      hash: hash === undefined ? null : Buffer.from(hash).toString('hex'),
      entry:
        entry === undefined
          ? null
          : ({
              ...entry,
              at: instant(new Date(entry.at)),
              roles: JSON.stringify(entry.roles),
              agreements: JSON.stringify(entry.agreements),
              subjects: JSON.stringify(entry.subjects),
              items: JSON.stringify(entry.items),
            } as unknown as CanonicalFields),
    };
  });
}
