import type { DuckDBConnection } from '@duckdb/node-api';
import {
  checkUtf8,
  copyParts,
  type DelimitedContent,
  type DelimitedOptions,
  type DelimitedPlan,
  encodingByLabel,
  encodingOfStart,
  firstInvalidUtf8,
  type InputFile,
  isWindows1252,
  planDelimited,
  transcode,
} from '../../../intake/index.ts';
import { type Progress, ReeveError } from '../../../kernel/index.ts';
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

/** How a file is read where the user says so. */
interface ReadOptions extends DelimitedOptions {
  readonly encoding?: string | undefined;
}

/**
 * Loads a CSV or TSV file into `table`.
 *
 * The database parses the file on all cores while the scanner of `intake` reads the same
 * bytes beside it; the scanner's word decides. A file that is not UTF-8 is first written
 * anew as UTF-8 in the workspace.
 */
export async function loadDelimited(
  connection: DuckDBConnection,
  table: string,
  file: InputFile,
  options: ReadOptions,
  workspace: Workspace,
  progress: Progress,
  onRead: (bytes: number) => void,
): Promise<StagedFile> {
  const forced = options.encoding === undefined ? undefined : encodingByLabel(options.encoding);
  let encoding = forced ?? encodingOfStart(file.start);
  if (encoding === 'utf-8') {
    try {
      // The end of the block may cut a character: UTF-8 characters have up to four bytes.
      const invalid = firstInvalidUtf8(file.start);
      const isUtf8SoFar = invalid < 0 || invalid > file.start.length - 4;
      if (isUtf8SoFar || forced !== undefined) {
        return await loadUtf8(connection, table, file, options, workspace, progress, onRead);
      }
      const plan = planDelimited(file, encoding, options);
      await checkUtf8(file, plan, () => {});
    } catch (error) {
      const isEncoding = error instanceof ReeveError && error.code === 'input/wrong-encoding';
      if (!isEncoding || forced !== undefined || !(await isWindows1252(file))) throw error;
      encoding = 'windows-1252';
    }
  }
  const plan = planDelimited(file, encoding, options);
  if (forced === undefined) progress.note(`${file.path} is not UTF-8: it is read as ${encoding}.`);
  const copy = await workspace.newPath('.csv');
  const content = await transcode(file, plan, copy, onRead);
  if (content.parts === null) await parse(connection, table, plan, content, copy, file);
  else await parseParts(connection, table, plan, content, copy, file, workspace);
  return staged(table, file, plan, content, progress);
}

async function loadUtf8(
  connection: DuckDBConnection,
  table: string,
  file: InputFile,
  options: ReadOptions,
  workspace: Workspace,
  progress: Progress,
  onRead: (bytes: number) => void,
): Promise<StagedFile> {
  const plan = planDelimited(file, 'utf-8', options);
  if (plan.skippedBytes > 0) {
    const content = await checkUtf8(file, plan, onRead);
    await parseParts(connection, table, plan, content, file.path, file, workspace);
    return staged(table, file, plan, content, progress);
  }
  const path = await workspace.literalPath(file.path);
  const [parsed, checked] = await Promise.allSettled([
    connection.run(createTable(table, plan, path, 'parallel')),
    checkUtf8(file, plan, onRead),
  ]);
  if (checked.status === 'rejected') throw checked.reason;
  const content = checked.value;
  if (content.parts !== null) {
    await parseParts(connection, table, plan, content, file.path, file, workspace);
    return staged(table, file, plan, content, progress);
  }
  const isParsed =
    parsed.status === 'fulfilled' && (await countRows(connection, table)) === content.records;
  if (!isParsed) await parse(connection, table, plan, content, path, file);
  return staged(table, file, plan, content, progress);
}

/**
 * Parses a copy of the parts of a file that are its table: the database cannot be told to leave
 * the others out.
 */
async function parseParts(
  connection: DuckDBConnection,
  table: string,
  plan: DelimitedPlan,
  content: DelimitedContent,
  path: string,
  file: InputFile,
  workspace: Workspace,
): Promise<void> {
  const copy = await workspace.newPath('.csv');
  await copyParts(path, content.parts ?? [], copy);
  await parse(connection, table, plan, content, copy, file);
}

/** Parses a file that was checked, more cautiously each time until the records are all there. */
async function parse(
  connection: DuckDBConnection,
  table: string,
  plan: DelimitedPlan,
  content: DelimitedContent,
  path: string,
  file: InputFile,
): Promise<void> {
  let failure: unknown;
  const manners: readonly Manner[] = content.hasMixedNewlines
    ? ['lenient', 'lenient-serial']
    : ['parallel', 'serial'];
  for (const manner of manners) {
    try {
      await connection.run(createTable(table, plan, path, manner));
      const rows = await countRows(connection, table);
      if (rows === content.records) return;
      failure = new Error(`${rows} records were read where the file has ${content.records}`);
    } catch (error) {
      failure = error;
    }
  }
  throw unreadable(file.path, failure);
}

function staged(
  table: string,
  file: InputFile,
  plan: DelimitedPlan,
  content: DelimitedContent,
  progress: Progress,
): StagedFile {
  if (content.records === 0) {
    throw new ReeveError('input/no-records', 'The file has a header and no records', {
      location: { file: file.path, line: plan.headerLine },
      hint: 'Check that the extract ran to its end.',
    });
  }
  for (const note of [...plan.notes, ...content.notes]) progress.note(note);
  for (const position of plan.unnamed) {
    const name = plan.names[position - 1];
    progress.note(`Column ${position} of ${file.path} has no name: it is called "${name}".`);
  }
  return {
    table: quoteIdentifier(table),
    columns: plan.names.map((name) => ({ name, isArray: false })),
    records: content.records,
    lines: content.lines,
    sha256: content.sha256,
    format: plan.shape.delimiter === '\t' ? 'tsv' : 'csv',
    encoding: plan.encoding,
  };
}

/**
 * How DuckDB parses: on several cores or one, and whether lines may end differently, which
 * its strict mode refuses (and the scanner has allowed).
 */
type Manner = 'parallel' | 'serial' | 'lenient' | 'lenient-serial';

/**
 * Bytes that the database allows a line: more than the scanner does. It reads in pieces of 16
 * times as much, and large pieces took two thirds of the processor time of those it uses by itself.
 */
const LINE_ROOM = 4_000_000;

/** A statement that reads the file as text throughout: no guesses, no nulls, nothing trimmed. */
function createTable(table: string, plan: DelimitedPlan, path: string, manner: Manner): Sql {
  const columns = plan.names.map((_, k) => quoteLiteral(`c${k}`));
  const types = columns.map((name) => sql`${name}: 'VARCHAR'`);
  const isParallel = manner === 'parallel' || manner === 'lenient';
  const isStrict = manner === 'parallel' || manner === 'serial';
  const names = commas(plan.names.map((_, k) => stagedColumn(k)));
  return sql`CREATE OR REPLACE TABLE ${quoteIdentifier(table)} AS
SELECT ${names} FROM read_csv(${quoteLiteral(path)}, auto_detect = false, header = true,
  delim = ${quoteLiteral(plan.shape.delimiter)}, quote = ${quoteLiteral(plan.shape.quote)},
  escape = ${quoteLiteral(plan.shape.quote)}, skip = ${quoteInteger(plan.shape.leadingLines)},
  columns = {${commas(types)}}, force_not_null = [${commas(columns)}], null_padding = false,
  compression = 'none', hive_partitioning = false, filename = false,
  parallel = ${isParallel ? sql`true` : sql`false`}, max_line_size = ${quoteInteger(LINE_ROOM)},
  strict_mode = ${isStrict ? sql`true` : sql`false`})`;
}
