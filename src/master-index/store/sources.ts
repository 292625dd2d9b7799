import type { Queryable } from '../../database/index.ts';

/** A source as the index knows it, with the version of its definition that is in force. */
export interface RegisteredSource {
  readonly sourceId: number;
  readonly definitionId: number;
  /** By role, or kind of attachment. */
  readonly datasets: ReadonlyMap<string, number>;
}

/** What is registered of a source: its definition as JSON, and the roles of its records. */
export interface SourceRegistration {
  readonly name: string;
  readonly service: string;
  readonly definition: string;
  readonly sha256: string;
  readonly roles: readonly { readonly role: string; readonly isPerson: boolean }[];
}

/** Registers a source and this version of its definition; one that is known is found. */
export async function registerSource(
  tx: Queryable,
  { name, service, definition, sha256, roles }: SourceRegistration,
): Promise<RegisteredSource> {
  const [source] = await tx.query<{ source_id: number }>(
    `INSERT INTO source (name, service) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET service = excluded.service RETURNING source_id`,
    [name, service],
  );
  const sourceId = source?.source_id ?? 0;
  const made = await tx.query<{ definition_id: number }>(
    `INSERT INTO source_definition (source_id, sha256, definition) VALUES ($1, $2, $3)
     ON CONFLICT (source_id, sha256) DO NOTHING RETURNING definition_id`,
    [sourceId, sha256, definition],
  );
  const [known] =
    made.length > 0
      ? made
      : await tx.query<{ definition_id: number }>(
          'SELECT definition_id FROM source_definition WHERE source_id = $1 AND sha256 = $2',
          [sourceId, sha256],
        );
  await tx.query(
    `INSERT INTO dataset (source_id, role, is_person)
     SELECT $1, * FROM unnest($2::text[], $3::boolean[])
     ON CONFLICT (source_id, role) DO UPDATE SET is_person = excluded.is_person`,
    [sourceId, roles.map(({ role }) => role), roles.map(({ isPerson }) => isPerson)],
  );
  const datasets = await tx.query<{ role: string; dataset_id: number }>(
    'SELECT role, dataset_id FROM dataset WHERE source_id = $1',
    [sourceId],
  );
  return {
    sourceId,
    definitionId: known?.definition_id ?? 0,
    datasets: new Map(datasets.map(({ role, dataset_id }) => [role, dataset_id])),
  };
}

/** The number of a list of columns of a source's files. */
export async function registerLayout(
  tx: Queryable,
  sourceId: number,
  columns: readonly string[],
): Promise<number> {
  await tx.query('INSERT INTO layout (source_id, columns) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    sourceId,
    columns,
  ]);
  const [row] = await tx.query<{ layout_id: number }>(
    'SELECT layout_id FROM layout WHERE source_id = $1 AND columns = $2::text[]',
    [sourceId, columns],
  );
  return row?.layout_id ?? 0;
}

/** A source with the definition in force, to map what it sent. */
export interface StoredSource {
  readonly sourceId: number;
  readonly name: string;
  readonly service: string;
  /** JSON. */
  readonly definition: string;
  readonly layouts: ReadonlyMap<number, readonly string[]>;
}

/**
 * All sources, each by the definition that is in force: that of its last extract that is loaded,
 * so that a new one is seen together with what it made, and one whose extract was refused never.
 */
export async function storedSources(db: Queryable): Promise<StoredSource[]> {
  const sources = await db.query<{
    source_id: number;
    name: string;
    service: string;
    definition: string;
  }>(`SELECT s.source_id, s.name, s.service, d.definition
      FROM source s CROSS JOIN LATERAL (
        SELECT definition FROM source_definition o
          LEFT JOIN extract e ON e.definition_id = o.definition_id AND e.status = 'loaded'
        WHERE o.source_id = s.source_id
        ORDER BY e.extract_id DESC NULLS LAST, o.definition_id DESC LIMIT 1
      ) d ORDER BY s.source_id`);
  const layouts = await db.query<{ layout_id: number; source_id: number; columns: string[] }>(
    'SELECT layout_id, source_id, columns FROM layout',
  );
  return sources.map(({ source_id, name, service, definition }) => ({
    sourceId: source_id,
    name,
    service,
    definition,
    layouts: new Map(
      layouts
        .filter((layout) => layout.source_id === source_id)
        .map(({ layout_id, columns }) => [layout_id, columns]),
    ),
  }));
}

/** The people and facts that sources send, by number. */
export async function storedDatasets(
  db: Queryable,
): Promise<{ datasetId: number; sourceId: number; role: string; isPerson: boolean }[]> {
  const rows = await db.query<{
    dataset_id: number;
    source_id: number;
    role: string;
    is_person: boolean;
  }>('SELECT dataset_id, source_id, role, is_person FROM dataset ORDER BY dataset_id');
  return rows.map(({ dataset_id, source_id, role, is_person }) => ({
    datasetId: dataset_id,
    sourceId: source_id,
    role,
    isPerson: is_person,
  }));
}
