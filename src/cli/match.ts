import { Command } from 'commander';
import { DuckDbEngine } from '../engines/duckdb/index.ts';
import {
  type MatchAllResult,
  type MatchPendingResult,
  matchAll,
  matchPending,
  modelState,
} from '../master-index/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import { readModel } from './model-file.ts';
import type { CommandOutput } from './output.ts';
import { day } from './values.ts';

interface MatchFlags {
  readonly database?: string;
  readonly asAt?: string;
  readonly all?: boolean;
  readonly model?: string;
}

/** What the command prints with `--json`. */
type MatchSummary =
  | ({ readonly what: 'all' } & MatchAllResult)
  | ({ readonly what: 'changes' } & MatchPendingResult);

/** `reeve match` */
export function matchCommand(output: CommandOutput, database?: string): Command {
  return new Command('match')
    .summary('find out which records of the index are one person')
    .description(
      'Matches the records that have changed since they were matched last, each against the whole ' +
        'index; the first time, and with --all, every record, by a model that is trained on them. ' +
        'Persons keep their ids wherever most of their records stay together; what is doubtful ' +
        'waits for a steward.',
    )
    .option('--all', 'train the model anew, and match every record')
    .option(
      '--as-at <date>',
      'with --all: the date the records are of; default: the latest extract',
    )
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: MatchFlags) => {
      const result = await output.work((progress) =>
        withIndex(flags.database ?? database, 'reeve match', async (db): Promise<MatchSummary> => {
          const by = 'reeve match';
          const state =
            flags.all === true || flags.model !== undefined
              ? { state: 'none' as const }
              : await modelState(db);
          if (state.state === 'applied') {
            return { what: 'changes', ...(await matchPending(db, { by, progress })) };
          }
          const engine = await DuckDbEngine.open();
          try {
            const model =
              flags.model !== undefined
                ? { model: await readModel(flags.model) }
                : state.state === 'half-applied'
                  ? { model: state.model }
                  : {};
            const asAt = flags.asAt === undefined ? {} : { asAt: day('--as-at', flags.asAt) };
            return {
              what: 'all',
              ...(await matchAll(db, engine, { by, progress, ...asAt, ...model })),
            };
          } finally {
            await engine.close();
          }
        }),
      );
      output.result(result, describeMatch(result));
    });
}

function describeMatch(summary: MatchSummary): string {
  const n = (count: number): string => count.toLocaleString('en-GB');
  if (summary.what === 'all') {
    const { records, persons, reviews } = summary;
    return `${n(records)} records are ${n(persons)} persons; ${n(reviews)} pairs wait for a steward.\n`;
  }
  const { records, moved, reviewsOpened, reviewsClosed } = summary;
  return (
    `${n(records)} changed records matched: ${n(moved)} went to another person; ` +
    `${n(reviewsOpened)} reviews opened, ${n(reviewsClosed)} settled.\n`
  );
}
