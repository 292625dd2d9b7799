/** What an index came to, by the keys of its records: alike for two versions of the code, or not. */
import { createHash } from 'node:crypto';
import type { Database } from '../src/database/index.ts';

const keyOf = (n: number) => `s${n}.name || ':' || d${n}.role || ':' || r${n}.record_key`;
const joinOf = (record: string, n: number) =>
  `JOIN source_record r${n} ON r${n}.record_id = ${record}
   JOIN dataset d${n} ON d${n}.dataset_id = r${n}.dataset_id
   JOIN source s${n} ON s${n}.source_id = d${n}.source_id`;

/** By what it is of, how many rows there are and a digest of them. */
export async function fingerprint(db: Database): Promise<Readonly<Record<string, string>>> {
  const links = await db.query<{ key: string; person: number; weight: number | null }>(
    `SELECT ${keyOf(1)} AS key, l.person_id AS person, l.weight
     FROM link l ${joinOf('l.record_id', 1)} WHERE l.to_at IS NULL ORDER BY 1`,
  );
  // Ids of persons are given in the order of writing: a person is called by its first record.
  const first = new Map<number, string>();
  for (const { key, person } of links) if (!first.has(person)) first.set(person, key);
  const reviews = await db.query<{ a: string; b: string; weight: number; reason: string }>(
    `SELECT ${keyOf(1)} AS a, ${keyOf(2)} AS b, v.weight, v.reason
     FROM review v ${joinOf('v.record_a', 1)} ${joinOf('v.record_b', 2)} WHERE v.closed_at IS NULL`,
  );
  const of = (table: string, columns: string) =>
    db.query(
      `SELECT ${keyOf(1)} AS key, ${columns} FROM ${table} t ${joinOf('t.record_id', 1)} ORDER BY 1`,
    );
  return {
    links: digest(links.map(({ key, person, weight }) => [key, first.get(person), weight])),
    reviews: digest(
      reviews
        .map(({ a, b, weight, reason }) => [...[a, b].sort(), weight, reason].join(' '))
        .sort(),
    ),
    matching: digest(await of('match_record', 't.values, t.keys, t.places')),
    search: digest(await of('search_record', 't.keys, t.seal')),
    versions: digest(
      await of('record_version', 't.line, t.received, t.uprn, t.closed_by IS NULL AS is_open'),
    ),
  };
}

function digest(rows: readonly unknown[]): string {
  return `${rows.length} ${createHash('sha1').update(JSON.stringify(rows)).digest('hex').slice(0, 12)}`;
}
