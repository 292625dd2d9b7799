import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  checkJsonLines,
  encodingOfStart,
  hasUtf8Mark,
  type InputFile,
  type JsonLinesContent,
  LONGEST_OBJECT,
} from '../../../intake/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import {
  quoteIdentifier,
  quoteInteger,
  quoteLiteral,
  type Sql,
  sql,
} from '../../../linkage/index.ts';
import { countRows, unreadable } from './database.ts';
import { commas, type StagedFile, stagedColumn } from './staged-file.ts';
import type { Workspace } from './workspace.ts';

/**
 * Loads a JSON lines file into `table`, once `intake` has read it through: every value as
 * text, numbers as their shortest digits, lists element by element. A column that holds now
 * a list, now a single value is read as lists.
 *
 * Throws what `checkJsonLines` throws.
 */
export async function loadJsonLines(
  connection: DuckDBConnection,
  table: string,
  file: InputFile,
  workspace: Workspace,
  onRead: (bytes: number) => void,
): Promise<StagedFile> {
  const encoding = encodingOfStart(file.start);
  if (encoding !== 'utf-8') {
    throw new ReeveError('input/wrong-encoding', `JSON lines are read as utf-8, not ${encoding}`, {
      location: { file: file.path },
      hint: 'Write the file as UTF-8, as JSON is.',
    });
  }
  const content = await checkJsonLines(file, onRead);
  const path = await withoutMark(file, workspace);
  try {
    await connection.run(createTable(table, content, path));
    const rows = await countRows(connection, table);
    if (rows !== content.records) {
      throw new Error(`${rows} records were read where the file has ${content.records}`);
    }
  } catch (error) {
    throw unreadable(file.path, error);
  }
  return {
    table: quoteIdentifier(table),
    columns: content.columns.map(({ name, kind }) => ({ name, isArray: kind !== 'scalar' })),
    records: content.records,
    lines: content.lines,
    sha256: content.sha256,
    format: 'jsonl',
    encoding: 'utf-8',
  };
}

/** A path of the file without a byte order mark, which the database refuses in JSON. */
async function withoutMark(file: InputFile, workspace: Workspace): Promise<string> {
  if (!hasUtf8Mark(file.start)) return workspace.literalPath(file.path);
  const copy = await workspace.newPath('.jsonl');
  await pipeline(createReadStream(file.path, { start: 3 }), createWriteStream(copy));
  return copy;
}

function createTable(table: string, { columns }: JsonLinesContent, path: string): Sql {
  const type = { scalar: sql`'VARCHAR'`, list: sql`'VARCHAR[]'`, mixed: sql`'JSON'` };
  const types = columns.map(({ name, kind }) => sql`${quoteLiteral(name)}: ${type[kind]}`);
  const values = columns.map(({ name, kind }, k) => {
    const value = quoteIdentifier(name);
    return sql`${kind === 'mixed' ? listOf(value) : value} AS ${stagedColumn(k)}`;
  });
  return sql`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} AS
SELECT ${commas(values)} FROM read_json(${quoteLiteral(path)}, format = 'newline_delimited',
  columns = {${commas(types)}}, compression = 'uncompressed', hive_partitioning = false,
  maximum_object_size = ${quoteInteger(LONGEST_OBJECT)})`;
}

/** JSON that is a list or a single value, as a list. */
function listOf(value: Sql): Sql {
  return sql`CASE WHEN json_type(${value}) = 'ARRAY' THEN json_extract_string(${value}, '$[*]')
    WHEN json_type(${value}) <> 'NULL' THEN [json_extract_string(${value}, '$')] END`;
}
