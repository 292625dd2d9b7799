import { basename } from 'node:path';
import { columnUses, hashFile, type SourceDefinition } from '../intake/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import { quoteIdentifier } from '../linkage/index.ts';
import type { ExtractRow, ExtractToLoad } from '../master-index/index.ts';
import { type Session, withRecords } from './session.ts';
import { sourceReading } from './source.ts';

/** Rows fetched at a time. */
const BATCH = 5000;

/**
 * Reads an extract of a source, for as long as `work` takes. A file that has nothing but its header
 * is an extract without rows: whether that is right is for whoever loads it to say.
 */
export async function withExtract<T>(
  { file, definition, asAt }: { file: string; definition: SourceDefinition; asAt: string },
  progress: Progress,
  work: (extract: ExtractToLoad) => Promise<T>,
): Promise<T> {
  const known = { definition, fileName: basename(file), asAt };
  let isRead = false;
  try {
    return await withRecords([file], sourceReading(definition), progress, async (session) => {
      isRead = true;
      return work({ ...(await readExtract(session)), ...known });
    });
  } catch (error) {
    const isEmpty = error instanceof ReeveError && error.code === 'input/no-records';
    if (isRead || !isEmpty) throw error;
  }
  return work({ ...(await emptyExtract(file, definition)), ...known });
}

/** Without records nothing is known of the columns but what the definition says. */
async function emptyExtract(
  file: string,
  definition: SourceDefinition,
): Promise<Pick<ExtractToLoad, 'sha256' | 'columns' | 'rowCount' | 'filled' | 'rows'>> {
  return {
    sha256: await hashFile(file),
    columns: [...new Set([...columnUses(definition)].map(({ column }) => column))],
    rowCount: 0,
    filled: {},
    async *rows() {},
  };
}

/** The rows of the one file of a session, as an extract to be loaded. */
export async function readExtract({
  engine,
  loaded,
}: Session): Promise<Pick<ExtractToLoad, 'sha256' | 'columns' | 'rowCount' | 'filled' | 'rows'>> {
  const fields = loaded.columns.map(({ field, isArray }) => {
    const column = quoteIdentifier(field);
    return isArray ? `array_to_string(${column}, ', ')` : column;
  });
  const counts = fields.map((field, i) => `count(nullif(trim(${field}), '')) AS c${i}`);
  const [filled] = await engine.rows(`SELECT ${[...counts, '0 AS zero'].join(', ')} FROM records`);
  return {
    sha256: loaded.datasets[0]?.sha256 ?? '',
    columns: loaded.columns.map(({ name }) => name),
    rowCount: loaded.rowCount,
    filled: Object.fromEntries(
      loaded.columns.map(({ name }, i) => [name, Number(filled?.[`c${i}`] ?? 0)]),
    ),
    async *rows() {
      const columns = fields.map((field, i) => `${field} AS c${i}`).join(', ');
      for (let from = 0; from < loaded.rowCount; from += BATCH) {
        const found = await engine.columns(
          `SELECT line, ${columns} FROM records WHERE rid >= ${from} AND rid < ${from + BATCH} ORDER BY rid`,
        );
        const lines = found.line as Int32Array;
        const values = fields.map((_, i) => found[`c${i}`] as readonly (string | null)[]);
        yield Array.from(
          lines,
          (line, row): ExtractRow => ({
            line,
            values: values.map((column) => column[row] ?? null),
          }),
        );
      }
    },
  };
}
