import { Command } from 'commander';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import { type MatchSummary, matchIndex } from './match-index.ts';
import { readModel } from './model-file.ts';
import type { CommandOutput } from './output.ts';
import { refuseThrough, runningServer } from './running-server.ts';
import { day } from './values.ts';

interface MatchFlags {
  readonly database?: string;
  readonly asAt?: string;
  readonly all?: boolean;
  readonly model?: string;
}

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
    .option('--model <file>', 'match every record by this model, and put it in force')
    .option(
      '--as-at <date>',
      'with --all: the date the records are of; default: the latest extract',
    )
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: MatchFlags) => {
      const where = flags.database ?? database;
      const server = runningServer(where);
      if (server !== undefined) refuseThrough(server, notThrough(flags));
      const result = await output.work(async (progress) => {
        if (server !== undefined) {
          progress.note(`The index is served at ${server.address}, which matches it.`);
          const job = await server.match(flags.all === true);
          return (await server.result<{ readonly matched: MatchSummary }>(job, progress)).matched;
        }
        return withIndex(where, 'reeve match', async (db) =>
          matchIndex(db, {
            by: 'reeve match',
            progress,
            all: flags.all === true,
            ...(flags.model === undefined ? {} : { model: await readModel(flags.model) }),
            ...(flags.asAt === undefined ? {} : { asAt: day('--as-at', flags.asAt) }),
          }),
        );
      });
      output.result(result, describeMatch(result));
    });
}

function notThrough({ model, asAt }: MatchFlags): Parameters<typeof refuseThrough>[1] {
  const instead = 'Stop the server, match, and start it again.';
  return { '--model': { given: model, instead }, '--as-at': { given: asAt, instead } };
}

function describeMatch(summary: MatchSummary): string {
  const n = (count: number): string => count.toLocaleString('en-GB');
  if (summary.what === 'all') {
    const { records, persons, reviews, assumed = [] } = summary;
    return (
      `${n(records)} records are ${n(persons)} persons; ${n(reviews)} pairs wait for a steward.\n` +
      (assumed.length === 0
        ? ''
        : `So few records do not teach how much to make of ${assumed.join(', ')}: there Reeve assumes ` +
          'what is usual. Match anew when more is loaded: reeve match --all\n')
    );
  }
  const { records, moved, reviewsOpened, reviewsClosed } = summary;
  return (
    `${n(records)} changed records matched: ${n(moved)} went to another person; ` +
    `${n(reviewsOpened)} reviews opened, ${n(reviewsClosed)} settled.\n`
  );
}
