import { basename } from 'node:path';
import { Command } from 'commander';
import { hashFile, indexGazetteer } from '../intake/index.ts';
import { type GazetteerKept, keepGazetteer, keptGazetteer } from '../master-index/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { runningServer } from './running-server.ts';

interface GazetteerFlags {
  readonly database?: string;
  readonly by: string;
}

/** `reeve gazetteer load FILE`, `reeve gazetteer show` */
export function gazetteerCommand(output: CommandOutput, database?: string): Command {
  const command = new Command('gazetteer').summary('the gazetteer that addresses are matched to');
  command
    .command('load')
    .summary('keep a gazetteer in the index')
    .description(
      'Reads a gazetteer once and keeps it in the index as it is searched: loads, submissions ' +
        'and questions match addresses to it from then on. It takes the place of the one before.',
    )
    .argument('<file>', 'LLPG in DTF 7.3, or AddressBase Core or Plus, as CSV')
    .option('--by <name>', 'who loads it', 'reeve gazetteer')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (file: string, flags: GazetteerFlags) => {
      const where = flags.database ?? database;
      const server = runningServer(where);
      const kept = await output.work(async (progress) => {
        if (server !== undefined) {
          progress.note(`The index is served at ${server.address}, which keeps it.`);
          const query = { fileName: basename(file) };
          const job = await server.sendFile('PUT', '/v1/gazetteer', query, file);
          return (await server.result<{ readonly gazetteer: GazetteerKept }>(job, progress))
            .gazetteer;
        }
        return withIndex(where, 'reeve gazetteer', async (db) => {
          progress.phase('read gazetteer');
          const indexed = await indexGazetteer(file);
          const sha256 = await hashFile(file);
          progress.phase('keep gazetteer');
          return keepGazetteer(db, indexed, {
            fileName: basename(file),
            sha256,
            loadedBy: flags.by,
          });
        });
      });
      output.result(kept, describeKept(kept));
    });
  command
    .command('show')
    .summary('which gazetteer the index keeps')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: Pick<GazetteerFlags, 'database'>) => {
      const kept = await output.work(() =>
        withIndex(flags.database ?? database, 'reeve gazetteer', (db) => keptGazetteer(db)),
      );
      const gazetteer = kept?.gazetteer ?? null;
      output.result(
        { gazetteer },
        gazetteer === null
          ? 'The index keeps no gazetteer: addresses are kept as they are.\n'
          : `${gazetteer.fileName}: ${count(gazetteer.addresses)} addresses (${gazetteer.format}), loaded ${gazetteer.loadedAt.slice(0, 10)} by ${gazetteer.loadedBy}\n`,
      );
    });
  return command;
}

function describeKept({ fileName, addresses, isKnown }: GazetteerKept): string {
  return isKnown
    ? `${fileName} is the gazetteer in force already, and nothing was done.\n`
    : `${fileName}: ${count(addresses)} addresses. Loads and questions match addresses to it from now on.\n`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
