import type { Acting, RoleCode } from '../../src/access/index.ts';
import type { Database, Queryable } from '../../src/database/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { indexSearchRecords } from '../../src/master-index/store/search-store.ts';

/** Somebody of information governance, who may seal, and answer for access. */
export function acting(
  subject = 'governance-1',
  roles: readonly RoleCode[] = ['information-governance-officer'],
  purpose = 'oversee-access',
): Acting {
  return {
    viewer: { subject, name: subject, service: 'information-governance', roles, training: [] },
    purpose,
    requestId: 'request-1',
  };
}

/** An index of as many persons, each with two records: person n has records 2n - 1 and 2n. */
export async function smallIndex(db: Database, persons: number): Promise<void> {
  await migrateIndex(db);
  await db.query("INSERT INTO source (name, service) VALUES ('libraries-borrowers', 'libraries')");
  await db.query(
    "INSERT INTO dataset (source_id, role, is_person) VALUES (1, 'borrower', true), (1, 'guarantor', true)",
  );
  await db.query("INSERT INTO decision (kind, decided_by) VALUES ('match', 'test')");
  await db.query(
    "INSERT INTO match_model (model, made_by, is_live, applied_at) VALUES ('{}'::json, 'test', true, now())",
  );
  await db.query(
    `INSERT INTO source_record (dataset_id, record_key) SELECT 1 + n % 2, 'K' || n FROM generate_series(1, $1::int) n ORDER BY n`,
    [persons * 2],
  );
  await db.query('INSERT INTO person (made_at) SELECT now() FROM generate_series(1, $1::int)', [
    persons,
  ]);
  await db.query(
    `INSERT INTO link (record_id, person_id, decision_id) SELECT n, (n + 1) / 2, 1 FROM generate_series(1, $1::int) n ORDER BY n`,
    [persons * 2],
  );
  // Keys: one of all, one of the person, one of the record.
  await db.query(
    `INSERT INTO search_record (record_id, dataset_id, keys) SELECT n, 1 + n % 2, ARRAY[7, 1000 + (n + 1) / 2, 2000 + n] FROM generate_series(1, $1::int) n`,
    [persons * 2],
  );
  await db.query(
    `INSERT INTO search_word (key, word, is_family, tags, records)
     SELECT 7, 'all', false, '{7}', $1::int
     UNION ALL SELECT 1000 + p, 'person ' || p, true, ARRAY[1000 + p], 2 FROM generate_series(1, $2::int) p`,
    [persons * 2, persons],
  );
  await db.query(
    `INSERT INTO match_record (record_id, model_id, "values", keys, places)
     SELECT n, 1, '[]', ARRAY[n], '{}' FROM generate_series(1, $1::int) n`,
    [persons * 2],
  );
  await indexSearchRecords(db);
}

/** The seals of all rows of a record: link, search, matching; and of its person. */
export async function sealsInRows(
  db: Queryable,
  record: number,
): Promise<{ person: number; link: number; search: number; match: number }> {
  const [row] = await db.query<{ person: number; link: number; search: number; match: number }>(
    `SELECT p.seal AS person, l.seal AS link, s.seal AS search, m.seal AS match
     FROM link l JOIN person p USING (person_id) JOIN search_record s USING (record_id) JOIN match_record m USING (record_id)
     WHERE l.record_id = $1 AND l.to_at IS NULL`,
    [record],
  );
  return row as { person: number; link: number; search: number; match: number };
}

/** Moves records to a person as a run of the matcher does; whoever has none left leads there. */
export async function matcherMoves(
  db: Database,
  records: readonly number[],
  to: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    const left = await tx.query<{ person_id: number }>(
      'UPDATE link SET to_at = now() WHERE to_at IS NULL AND record_id = ANY($1::int[]) RETURNING person_id',
      [records],
    );
    await tx.copyIn(
      'link',
      ['record_id', 'person_id', 'decision_id'],
      records.map((record) => [record, to, 1]),
    );
    await tx.query(
      `UPDATE person p SET retired_at = now(), redirect_to = $2 WHERE person_id = ANY($1::int[])
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.person_id = p.person_id AND l.to_at IS NULL)`,
      [left.map(({ person_id }) => person_id), to],
    );
  });
}
