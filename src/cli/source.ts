import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  type MappedRecord,
  readSourceDefinition,
  type SourceDefinition,
  SourceSurvey,
  type SourceSurveySummary,
  sourceMapper,
} from '../intake/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import { quoteIdentifier } from '../linkage/index.ts';
import type { CommandOutput } from './output.ts';
import { type SessionOptions, withRecords } from './session.ts';
import { sourceQualityCommand } from './source-quality.ts';
import { describeSurvey } from './source-report.ts';
import { day } from './values.ts';

interface CheckFlags {
  readonly asAt?: string;
}

/** What `reeve source check` found: what is printed with `--json`. */
export interface SourceCheck extends SourceSurveySummary {
  readonly source: string;
  readonly title: string;
  readonly file: string;
  /** The first record of each role, whole. */
  readonly firstRecords: readonly MappedRecord[];
}

/**
 * The sample cannot be loaded as defined: a finding and no failure, but scripts must not take it
 * for success. The command ends with 1.
 */
class NotLoadable extends ReeveError {
  readonly exitCode = 1;
}

/** Rows fetched at a time. */
const BATCH = 20_000;

/** `reeve source check DEFINITION SAMPLE` and `reeve source quality [SOURCE]` */
export function sourceCommand(output: CommandOutput, database?: string): Command {
  const check = new Command('check')
    .summary('try a source definition on a sample')
    .description(
      'Reads a sample of what a source sends as its definition says, and shows what becomes of ' +
        'its columns, how full and how valid each attribute is, and what should be looked at. ' +
        'Nothing is stored. What is shown has personal data of the sample in it.',
    )
    .argument('<definition>', 'source definition: YAML or JSON')
    .argument('<sample>', 'a file that the source has sent: CSV, JSON lines, Parquet or XLSX')
    .option('--as-at <date>', 'the date the sample is of, YYYY-MM-DD')
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (definition: string, sample: string, flags: CheckFlags) => {
      const found = await output.work((progress) =>
        checkSample(definition, sample, flags, progress),
      );
      output.result(found, describeSurvey(found));
      const fault = found.advice.find(({ severity }) => severity === 'error');
      if (fault !== undefined) {
        const { code, message, hint } = fault;
        throw new NotLoadable(code, message, { location: { file: sample }, hint });
      }
    });
  return new Command('source')
    .summary('try the definition of a source, and see how good what it sends is')
    .description('Source definitions say what a source sends and what it means.')
    .addCommand(check)
    .addCommand(sourceQualityCommand(output, database));
}

async function checkSample(
  path: string,
  sample: string,
  flags: CheckFlags,
  progress: Progress,
): Promise<SourceCheck> {
  const definition = readSourceDefinition(await definitionText(path), path);
  const asAt = flags.asAt === undefined ? undefined : day('--as-at', flags.asAt);
  const options = sourceReading(definition);
  return withRecords([sample], options, progress, async ({ engine, loaded }) => {
    const columns = loaded.columns.map(({ name }) => name);
    const map = mapperFor(definition, columns, sample, asAt);
    const survey = new SourceSurvey(definition, columns);
    const first = new Map<string, MappedRecord>();
    const fields = loaded.columns.map(({ field, isArray }, i) => {
      const column = quoteIdentifier(field);
      return `${isArray ? `array_to_string(${column}, ', ')` : column} AS c${i}`;
    });
    progress.phase('check', loaded.rowCount);
    for (let from = 0; from < loaded.rowCount; from += BATCH) {
      const rows = await engine.rows(
        `SELECT line, ${fields.join(', ')} FROM records
         WHERE rid >= ${from} AND rid < ${from + BATCH} ORDER BY rid`,
      );
      for (const found of rows) {
        const row = columns.map((_, i) => found[`c${i}`] as string | null);
        const line = found.line as number;
        const mapped = map(row, line);
        survey.add(row, line, mapped);
        for (const record of mapped.records) {
          if (!first.has(record.role)) first.set(record.role, record);
        }
      }
      progress.advance(Math.min(loaded.rowCount, from + BATCH));
    }
    const { name, title } = definition;
    return {
      source: name,
      title,
      file: sample,
      ...survey.summary(),
      firstRecords: [...first.values()],
    };
  });
}

/** The text of a definition file. */
export async function definitionText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT';
    throw new ReeveError(
      isMissing ? 'source/missing-file' : 'source/unreadable',
      isMissing ? 'No such file' : code === 'EISDIR' ? 'This is a folder' : 'It cannot be read',
      { location: { file: path }, hint: 'Name the file of a source definition.', cause },
    );
  }
}

/** How the files of a source are to be read. */
export function sourceReading({ read = {} }: SourceDefinition): SessionOptions {
  const { delimiter, encoding, sheet, headerRow } = read;
  return {
    delimiter,
    encoding,
    sheet,
    headerRow: headerRow === undefined ? undefined : { all: headerRow },
  };
}

/** The mapper, with the name of the sample in an error about its columns. */
function mapperFor(
  definition: SourceDefinition,
  columns: readonly string[],
  file: string,
  asAt: string | undefined,
) {
  try {
    return sourceMapper(definition, columns, asAt === undefined ? {} : { asAt });
  } catch (error) {
    if (!(error instanceof ReeveError)) throw error;
    const { code, message, location, hint } = error;
    throw new NotLoadable(code, message, {
      location: { file, ...location },
      ...(hint === undefined ? {} : { hint }),
      cause: error,
    });
  }
}
