import { quoteIdentifier } from '../linkage/index.ts';
import type { ExtractRow, ExtractToLoad } from '../master-index/index.ts';
import type { Session } from './session.ts';

/** Rows fetched at a time. */
const BATCH = 5000;

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
