import { basename } from 'node:path';
import { Command } from 'commander';
import { readGazetteer, readSourceDefinition, type SourceDefinition } from '../intake/index.ts';
import type { Progress } from '../kernel/index.ts';
import {
  type LoadOptions,
  type LoadResult,
  loadExtract,
  rejectionsOf,
} from '../master-index/index.ts';
import { AddressMatcher } from '../standards/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { readExtract } from './read-extract.ts';
import { writeRejects } from './rejects-file.ts';
import { withRecords } from './session.ts';
import { definitionText, sourceReading } from './source.ts';
import { day } from './values.ts';

interface LoadFlags {
  readonly database?: string;
  readonly asAt: string;
  readonly gazetteer?: string;
  readonly accept?: string;
  readonly rejects?: string;
}

/** `reeve load DEFINITION FILE --as-at DATE` */
export function loadCommand(output: CommandOutput, database?: string): Command {
  return new Command('load')
    .summary('load an extract of a source into the index')
    .description(
      'Works out what is new, changed, unchanged and gone since the last extract of the source, ' +
        'and keeps every version. An extract that looks wrong is not loaded. It is seen whole, ' +
        'or not at all.',
    )
    .argument('<definition>', 'source definition: YAML or JSON')
    .argument('<file>', 'the extract: CSV, JSON lines, Parquet or XLSX')
    .requiredOption('--as-at <date>', 'the date the extract is of, YYYY-MM-DD')
    .option('--gazetteer <file>', 'LLPG in DTF 7.3, or AddressBase, to match addresses to')
    .option('--accept <name>', 'who says that an extract that looks wrong is right')
    .option('--rejects <file>', 'where to write what was not taken, and why: CSV; personal data')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (path: string, file: string, flags: LoadFlags) => {
      const definition = readSourceDefinition(await definitionText(path), path);
      const result = await output.work((progress) =>
        withIndex(flags.database ?? database, 'reeve load', async (db) =>
          withRecords([file], sourceReading(definition), progress, async (session) => {
            const loaded = await loadExtract(
              db,
              {
                ...(await readExtract(session)),
                definition,
                fileName: basename(file),
                asAt: day('--as-at', flags.asAt),
              },
              await loadOptions(flags, progress),
            );
            if (flags.rejects !== undefined) {
              await writeRejects(flags.rejects, await rejectionsOf(db, loaded.extractId));
            }
            return loaded;
          }),
        ),
      );
      output.result(result, describeLoad(definition, result));
    });
}

async function loadOptions(flags: LoadFlags, progress: Progress): Promise<LoadOptions> {
  const accepted = flags.accept === undefined ? {} : { acceptedBy: flags.accept };
  if (flags.gazetteer === undefined) return { progress, ...accepted };
  return { progress, ...accepted, place: placer(await readGazetteer(flags.gazetteer, progress)) };
}

/** Finds properties of a gazetteer, each address as written once. */
export function placer({
  index,
}: Awaited<ReturnType<typeof readGazetteer>>): NonNullable<LoadOptions['place']> {
  const matcher = new AddressMatcher(index);
  const known = new Map<string, ReturnType<NonNullable<LoadOptions['place']>>>();
  return (address, postcode) => {
    const key = `${address}\n${postcode}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { uprn, confidence } = matcher.match({ text: address, postcode });
    const found = uprn === null ? null : { uprn, confidence };
    if (known.size > MOST_KNOWN) known.clear();
    known.set(key, found);
    return found;
  };
}

/** Answers kept: a household's address comes many times. */
const MOST_KNOWN = 500_000;

function describeLoad(
  { title }: SourceDefinition,
  { outcome, counts, warnings }: LoadResult,
): string {
  if (outcome === 'already-loaded') {
    return `${title}: this file is loaded already, and nothing was done.\n`;
  }
  const n = (count: number): string => count.toLocaleString('en-GB');
  return [
    `${title}: ${n(counts.rows)} rows, ${n(counts.records)} records`,
    `  ${n(counts.added)} new, ${n(counts.changed)} changed, ${n(counts.unchanged)} unchanged, ${n(counts.gone)} gone`,
    `  ${n(counts.rejected)} rejected, ${n(counts.filtered)} rows left out by filters`,
    ...warnings.map((warning) => `  accepted although ${warning}`),
    '',
  ].join('\n');
}
