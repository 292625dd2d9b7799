import { Command } from 'commander';
import { DuckDbEngine } from '../engines/duckdb/index.ts';
import { type MatchAllResult, matchAll } from '../master-index/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { day } from './values.ts';

interface MatchFlags {
  readonly database?: string;
  readonly asAt?: string;
}

/** `reeve match` */
export function matchCommand(output: CommandOutput, database?: string): Command {
  return new Command('match')
    .summary('find out which records of the index are one person')
    .description(
      'Links every record of the index. Persons keep their ids wherever most of their records ' +
        'stay together; what is doubtful waits for a steward.',
    )
    .option('--as-at <date>', 'the date the records are of; default: of the latest extract')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: MatchFlags) => {
      const result = await output.work((progress) =>
        withIndex(flags.database ?? database, 'reeve match', async (db) => {
          const engine = await DuckDbEngine.open();
          try {
            return await matchAll(db, engine, {
              by: 'reeve match',
              progress,
              ...(flags.asAt === undefined ? {} : { asAt: day('--as-at', flags.asAt) }),
            });
          } finally {
            await engine.close();
          }
        }),
      );
      output.result(result, describeMatch(result));
    });
}

function describeMatch({ records, persons, reviews }: MatchAllResult): string {
  const n = (count: number): string => count.toLocaleString('en-GB');
  return `${n(records)} records are ${n(persons)} persons; ${n(reviews)} pairs wait for a steward.\n`;
}
