import {
  type MappedRecord,
  type SourceDefinition,
  SourceSurvey,
  type SourceSurveySummary,
  sourceMapper,
} from '../intake/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import { type SessionOptions, textFields, withRecords } from './session.ts';

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
export class NotLoadable extends ReeveError {
  readonly exitCode = 1;
}

/** Rows fetched at a time. */
const BATCH = 20_000;

/**
 * Reads a sample as a definition says, and counts what becomes of it. Nothing is stored; what is
 * found has personal data of the sample in it.
 *
 * @param sample path of the file
 * @param asAt the date that it is of, `YYYY-MM-DD`; without it, today
 * @param limits what the database may use
 * @throws what `sourceMapper` throws, with the file, and what reading throws
 */
export async function checkSample(
  definition: SourceDefinition,
  sample: string,
  asAt: string | undefined,
  progress: Progress,
  limits: Pick<SessionOptions, 'memory' | 'threads'> = {},
): Promise<SourceCheck> {
  const options = { ...sourceReading(definition), ...limits };
  return withRecords([sample], options, progress, async ({ engine, loaded }) => {
    const columns = loaded.columns.map(({ name }) => name);
    const map = mapperFor(definition, columns, sample, asAt);
    const survey = new SourceSurvey(definition, columns);
    const first = new Map<string, MappedRecord>();
    const fields = textFields(loaded).map((field, i) => `${field} AS c${i}`);
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

/** How the files of a source are to be read. */
export function sourceReading({ read = {} }: SourceDefinition): SessionOptions {
  const { delimiter, encoding, sheet, headerRow } = read;
  return {
    isKeyedElsewhere: true,
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
