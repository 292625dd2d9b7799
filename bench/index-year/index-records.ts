import { truthRows } from '../../scripts/borough.ts';
import type { Database } from '../../src/database/index.ts';
import type { SourceDefinition } from '../../src/intake/index.ts';
import type { ModelPlan } from '../../src/linkage/index.ts';
import type { Persons } from './measures.ts';

/** A record of the index, and who it truly is of. */
export interface IndexRecord {
  readonly recordId: number;
  /** Source and role, such as `registrars-births/father`. */
  readonly dataset: string;
  /** As the truth calls it: the service's system, and the key. */
  readonly name: string;
  /** Null for a record of nobody, such as a company's. */
  readonly person: string | null;
}

/** All records of persons in the index, with the people of the truth, by record id. */
export async function indexRecords(
  db: Database,
  borough: string,
  definitions: readonly SourceDefinition[],
): Promise<Map<number, IndexRecord>> {
  const truth = new Map<string, string>();
  for (const { source, key, person } of truthRows(borough, 'records.csv')) {
    if (person) truth.set(`${source} ${key}`, person);
  }
  const systems = new Map(definitions.map(({ name, system }) => [name, system ?? name]));
  const rows = await db.query<{ record_id: number; name: string; role: string; key: string }>(
    `SELECT r.record_id, s.name, d.role, r.record_key AS key FROM source_record r
     JOIN dataset d USING (dataset_id) JOIN source s USING (source_id) WHERE d.is_person`,
  );
  return new Map(
    rows.map((row): [number, IndexRecord] => {
      const name = `${systems.get(row.name)} ${row.key}`;
      const dataset = row.role === '' ? row.name : `${row.name}/${row.role}`;
      return [
        row.record_id,
        { recordId: row.record_id, dataset, name, person: truth.get(name) ?? null },
      ];
    }),
  );
}

/** The people of the truth, of records that are of somebody. */
export function peopleOf(records: ReadonlyMap<number, IndexRecord>): Persons {
  const people = new Map<number, string>();
  for (const { recordId, person } of records.values()) {
    if (person !== null) people.set(recordId, person);
  }
  return people;
}

/** Which person of the index every record is of now. */
export async function livePersons(db: Database): Promise<Persons> {
  const rows = await db.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL ORDER BY record_id',
  );
  return new Map(rows.map((row) => [row.record_id, row.person_id]));
}

/** What matching sees of every record by itself: not who else lives there, which others say. */
export async function ownValues(db: Database, plan: ModelPlan): Promise<Map<number, string>> {
  const gathered = new Set(plan.gathered.map(({ name }) => name));
  const isGathered = plan.columns.map(({ name }) => gathered.has(name));
  const values = new Map<number, string>();
  for (let after = 0; ; ) {
    const rows = await db.query<{ record_id: number; values: string }>(
      'SELECT record_id, "values" FROM match_record WHERE record_id > $1 ORDER BY record_id LIMIT 5000',
      [after],
    );
    for (const row of rows) {
      const own = (JSON.parse(row.values) as unknown[]).filter((_, i) => isGathered[i] !== true);
      values.set(row.record_id, JSON.stringify(own));
    }
    if (rows.length < 5000) return values;
    after = rows.at(-1)?.record_id ?? after;
  }
}
