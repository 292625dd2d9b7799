import { Command } from 'commander';
import type { Database } from '../database/index.ts';
import { readGazetteer, readSourceDefinition, type SourceDefinition } from '../intake/index.ts';
import type { Progress } from '../kernel/index.ts';
import {
  keptGazetteer,
  type LoadOptions,
  loadExtract,
  type PlaceAddress,
  placeBy,
  rejectionReasonsOf,
  rejectionsOf,
} from '../master-index/index.ts';
import { describeLoad, type LoadAnswer } from './describe-load.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { withExtract } from './read-extract.ts';
import { writePrivately, writeRejects } from './rejects-file.ts';
import { type RunningServer, refuseThrough, runningServer } from './running-server.ts';
import { sharingNotes } from './sharing-notes.ts';
import { definitionText } from './source.ts';
import { stepBack } from './step-back.ts';
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
    .option(
      '--gazetteer <file>',
      'LLPG in DTF 7.3, or AddressBase, to match addresses to; default: the one that the index keeps',
    )
    .option('--accept <name>', 'who says that an extract that looks wrong is right')
    .option('--rejects <file>', 'where to write what was not taken, and why: CSV; personal data')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (path: string, file: string, flags: LoadFlags) => {
      const definition = readSourceDefinition(await definitionText(path), path);
      const where = flags.database ?? database;
      const server = runningServer(where);
      const result = await output.work((progress) =>
        server === undefined
          ? loadHere(where, definition, file, flags, progress)
          : loadThrough(server, definition, file, flags, progress),
      );
      output.result(result, describeLoad(definition, result));
    });
}

async function loadHere(
  where: string | undefined,
  definition: SourceDefinition,
  file: string,
  flags: LoadFlags,
  progress: Progress,
): Promise<LoadAnswer> {
  stepBack();
  return withIndex(where, 'reeve load', async (db) =>
    withExtract(
      { file, definition, asAt: day('--as-at', flags.asAt) },
      progress,
      async (extract) => {
        const sharing = await sharingNotes(db, definition);
        const loaded = await loadExtract(db, extract, await loadOptions(db, flags, progress));
        if (flags.rejects !== undefined) {
          await writeRejects(flags.rejects, await rejectionsOf(db, loaded.extractId));
        }
        const rejections = await rejectionReasonsOf(db, loaded.extractId);
        return { ...loaded, rejections, sharing, rejects: flags.rejects ?? null };
      },
    ),
  );
}

/** Has the server that owns the folder load the extract. */
async function loadThrough(
  server: RunningServer,
  definition: SourceDefinition,
  file: string,
  flags: LoadFlags,
  progress: Progress,
): Promise<LoadAnswer> {
  refuseThrough(server, {
    '--gazetteer': {
      given: flags.gazetteer,
      instead: 'Keep it in the index, once: reeve gazetteer load.',
    },
  });
  const asAt = day('--as-at', flags.asAt);
  progress.note(`The index is served at ${server.address}, which loads it.`);
  const job = await server.load({ definition, file, asAt, accept: flags.accept });
  const { extract, ...loaded } = await server.result<
    Omit<LoadAnswer, 'extractId' | 'rejects'> & { readonly extract: number }
  >(job, progress);
  if (flags.rejects !== undefined) {
    await writePrivately(flags.rejects, await server.rejections(extract));
  }
  return { extractId: extract, ...loaded, rejects: flags.rejects ?? null };
}

async function loadOptions(
  db: Database,
  flags: LoadFlags,
  progress: Progress,
): Promise<LoadOptions> {
  const accepted = flags.accept === undefined ? {} : { acceptedBy: flags.accept };
  const index =
    flags.gazetteer === undefined
      ? (await keptGazetteer(db))?.index
      : (await readGazetteer(flags.gazetteer, progress)).index;
  return { progress, ...accepted, ...(index === undefined ? {} : { place: placeBy(index) }) };
}

/** Finds properties of a gazetteer that was read. */
export function placer({ index }: Awaited<ReturnType<typeof readGazetteer>>): PlaceAddress {
  return placeBy(index);
}
