import { basename } from 'node:path';
import { columnUses, hashFile, type SourceDefinition } from '../intake/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import { quoteLiteral } from '../linkage/index.ts';
import {
  DIGEST_HEX_DIGITS,
  DIGEST_MARKS,
  digestedColumns,
  type ExtractRow,
  type ExtractToLoad,
  type KnownRow,
} from '../master-index/index.ts';
import { sourceReading } from './check-sample.ts';
import { type Session, textFields, withRecords } from './session.ts';

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
      return work({ ...(await readExtract(session, definition)), ...known });
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
    columns: [
      ...new Set([
        ...[...columnUses(definition)].map(({ column }) => column),
        ...(definition.columns?.unused ?? []),
      ]),
    ],
    rowCount: 0,
    filled: {},
    async *rows() {},
  };
}

/** The rows of the one file of a session, as an extract to be loaded. */
export async function readExtract(
  { engine, loaded }: Session,
  definition: SourceDefinition,
): Promise<Pick<ExtractToLoad, 'sha256' | 'columns' | 'rowCount' | 'filled' | 'rows'>> {
  const fields = textFields(loaded);
  const names = loaded.columns.map(({ name }) => name);
  const digest = digestInSql(
    digestedColumns(definition, names).map(({ name, place }) => ({
      name,
      field: fields[place] as string,
    })),
  );
  const counts = fields.map((field, i) => `count(nullif(trim(${field}), '')) AS c${i}`);
  const [filled] = await engine.rows(`SELECT ${[...counts, '0 AS zero'].join(', ')} FROM records`);
  return {
    sha256: loaded.datasets[0]?.sha256 ?? '',
    columns: names,
    rowCount: loaded.rowCount,
    filled: Object.fromEntries(
      loaded.columns.map(({ name }, i) => [name, Number(filled?.[`c${i}`] ?? 0)]),
    ),
    async *rows(isKnown) {
      const columns = fields.map((field, i) => `${field} AS c${i}`).join(', ');
      for (let from = 0; from < loaded.rowCount; from += BATCH) {
        const batch = `FROM records WHERE rid >= ${from} AND rid < ${from + BATCH}`;
        const told = await engine.columns(
          `SELECT line, rid, ${digest} AS digest ${batch} ORDER BY rid`,
        );
        const [lines, rids, digests] = [told.line, told.rid, told.digest] as [
          Int32Array,
          Int32Array,
          Float64Array,
        ];
        const isRead = Array.from(digests, (each) => !(isKnown?.(each) ?? false));
        const unread = isRead.filter((is) => !is).length;
        const which =
          unread === 0 ? '' : `AND rid IN (${[...rids].filter((_, i) => isRead[i]).join(', ')})`;
        const found =
          unread === digests.length
            ? {}
            : await engine.columns(`SELECT ${columns} ${batch} ${which} ORDER BY rid`);
        const values = fields.map((_, i) => found[`c${i}`] as readonly (string | null)[]);
        let next = 0;
        yield Array.from(lines, (line, i): ExtractRow | KnownRow => {
          const digest = digests[i] as number;
          if (!isRead[i]) return { line, digest, values: null };
          const row = next++;
          return { line, digest, values: values.map((column) => column[row] ?? null) };
        });
      }
    },
  };
}

/** `rowDigest` in SQL. */
function digestInSql(
  columns: readonly { readonly name: string; readonly field: string }[],
): string {
  const mark = (text: string) => `chr(${text.charCodeAt(0)})`;
  const said = columns.map(
    ({ name, field }) =>
      `CASE WHEN ${field} IS NULL OR ${field} = '' THEN '' ELSE ${quoteLiteral(name)} || ${mark(DIGEST_MARKS.value)} || ${field} || ${mark(DIGEST_MARKS.end)} END`,
  );
  const text = said.length === 0 ? "''" : said.join(' || ');
  return `('0x' || left(sha1(${text}), ${DIGEST_HEX_DIGITS}))::BIGINT::DOUBLE`;
}
