import type { DuckDBConnection } from '@duckdb/node-api';
import { idNameRank, nearestName, type UnitedColumn } from '../../../intake/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { sql } from '../../../linkage/index.ts';
import { rowsOf } from './database.ts';
import { type StagedFile, stagedColumn } from './staged-file.ts';

/** A data set as errors name it. */
export interface NamedFile {
  readonly path: string;
  readonly staged: StagedFile;
}

/**
 * Position among the united columns of a column that the user named, which every file must have.
 *
 * Throws `input/unknown-column`, with the columns there are, and `input/nested-value` for lists.
 */
export function namedColumn(
  name: string,
  option: '--id' | '--truth',
  columns: readonly UnitedColumn[],
  files: readonly NamedFile[],
): number {
  const index = columns.findIndex((column) => column.name === name);
  const column = columns[index];
  const without = files.findIndex((_, k) => (column?.positions[k] ?? null) === null);
  if (column === undefined || without >= 0) {
    const file = files[Math.max(0, without)]!;
    const names = file.staged.columns.map((each) => each.name);
    const near = nearestName(name, names);
    throw new ReeveError('input/unknown-column', `There is no column "${name}" for ${option}`, {
      location: { file: file.path, column: name },
      hint: `${near === undefined ? '' : `Did you mean "${near}"? `}The columns are: ${names.join(', ')}.`,
    });
  }
  if (column.isArray) {
    throw new ReeveError('input/nested-value', `Column "${name}" holds lists`, {
      location: { file: files[0]!.path, column: name },
      hint: `Name a column of single values for ${option}.`,
    });
  }
  return index;
}

/**
 * The column that tells records apart where the user named none: called like an id, with a
 * value in every record of every file and never the same value twice in one; of several, the
 * one whose name says so most plainly, then the first. Null where there is none.
 */
export async function findIdColumn(
  connection: DuckDBConnection,
  columns: readonly UnitedColumn[],
  files: readonly NamedFile[],
  truth: number | null,
): Promise<number | null> {
  const candidates = columns
    .map((column, index) => ({ column, index, rank: idNameRank(column.name) }))
    .filter(({ column, index, rank }) => {
      const isEverywhere = column.positions.every((position) => position !== null);
      return rank !== null && index !== truth && !column.isArray && isEverywhere;
    })
    .sort((a, b) => a.rank! - b.rank! || a.index - b.index);
  for (const { column, index } of candidates) {
    let isId = true;
    for (const [k, { staged }] of files.entries()) {
      const value = stagedColumn(column.positions[k]!);
      const [row] = await rowsOf(
        connection,
        sql`SELECT count(DISTINCT ${value}) = count(*) AND bool_and(trim(${value}) <> '') AS is_id
FROM ${staged.table}`,
      );
      isId &&= row?.is_id === true;
      if (!isId) break;
    }
    if (isId) return index;
  }
  return null;
}

/**
 * Checks that an id column which the user named has a value in every record, and never the
 * same value twice in one data set.
 *
 * Throws `input/empty-id` and `input/duplicate-id`, for the first such record.
 */
export async function checkIds(
  connection: DuckDBConnection,
  column: string,
  files: readonly NamedFile[],
): Promise<void> {
  // Hashes are quick to count; where two may be the same, the ids themselves are looked at.
  const [whole] = await rowsOf(
    connection,
    sql`SELECT count(DISTINCT hash(dataset, id)) = count(*) AND bool_and(id IS NOT NULL AND trim(id) <> '') AS are_ids
FROM records`,
  );
  if (whole?.are_ids === true) return;
  const [empty] = await rowsOf(
    connection,
    sql`SELECT dataset, line FROM records WHERE id IS NULL OR trim(id) = '' ORDER BY rid LIMIT 1`,
  );
  if (empty !== undefined) {
    throw new ReeveError('input/empty-id', 'This record has no id', {
      location: { file: files[Number(empty.dataset)]!.path, line: Number(empty.line), column },
      hint: 'Give every record an id, or leave out --id to go by row numbers.',
    });
  }
  const [twice] = await rowsOf(
    connection,
    sql`WITH repeated AS (
  SELECT dataset, id, min(rid, 2) AS rids FROM records GROUP BY dataset, id HAVING count(*) > 1
  ORDER BY rids[2] LIMIT 1)
SELECT d.dataset, d.id, a.line AS first_line, b.line AS line FROM repeated d
JOIN records a ON a.rid = d.rids[1] JOIN records b ON b.rid = d.rids[2]`,
  );
  if (twice !== undefined) {
    throw new ReeveError(
      'input/duplicate-id',
      `The id "${twice.id}" was already used on line ${twice.first_line}`,
      {
        location: { file: files[Number(twice.dataset)]!.path, line: Number(twice.line), column },
        hint: 'Name a column that is different in every record, or leave out --id to go by row numbers.',
      },
    );
  }
}
