import { Command } from 'commander';
import { type GlassReport, glassToLookAt, lookAtGlass, openSealed } from '../access/index.ts';
import { operatorWork, type WhoFlags, withWho } from './governance.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { wholeNumber } from './values.ts';
import { readingAs, type ViewerFlags, withViewerOptions } from './viewer.ts';

interface OpenFlags extends ViewerFlags {
  readonly database?: string;
  readonly reason: string;
}

/** `reeve break-glass open PERSON`, `report` and `looked-at GLASS`. */
export function breakGlassCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve break-glass');
  const command = new Command('break-glass')
    .summary('open what is sealed, in an emergency, and look at who did')
    .description(
      'Opens what is sealed of one person for half an hour, for one purpose and one reader. It is ' +
        'reported at once, and waits until somebody else has looked at it.',
    );
  withViewerOptions(
    command
      .command('open')
      .summary('open what is sealed of a person, for half an hour')
      .argument('<person>', 'the id of the person')
      .requiredOption('--reason <text>', 'who is at risk of what, and why it cannot wait')
      .option(...DATABASE_OPTION)
      .option('--json', 'print one JSON object at the end, errors included'),
  ).action(async (person: string, flags: OpenFlags) => {
    const opened = await output.work(() =>
      withIndex(flags.database ?? database, 'reeve break-glass', async (db) => {
        const { policy, request } = await readingAs(db, flags);
        const id = wholeNumber('person', person, 1);
        return openSealed(db, { ...request, policy }, id, { reason: flags.reason });
      }),
    );
    output.result(
      opened,
      `Glass ${opened.glassId}: open until ${opened.until}, for ${flags.user} and ${flags.purpose}. It is reported.`,
    );
  });
  withWho(
    command
      .command('report')
      .summary('what was opened and nobody has looked at, or all since a day')
      .option('--since <instant>', 'all since then, ISO 8601'),
  ).action(async (flags: WhoFlags & { readonly since?: string }) => {
    const reports = await asOperator(flags, 'oversee-access', (db, acting) =>
      glassToLookAt(db, acting, { since: flags.since }),
    );
    output.result({ reports }, reports.map(describeGlass).join('\n') || 'None.');
  });
  withWho(
    command
      .command('looked-at')
      .summary('note what was found: by somebody else than who broke it')
      .argument('<glass>', 'its number')
      .requiredOption('--finding <text>', 'what was found'),
  ).action(async (glass: string, flags: WhoFlags & { readonly finding: string }) => {
    const report = await asOperator(flags, 'oversee-access', (db, acting) =>
      lookAtGlass(db, acting, wholeNumber('glass', glass, 1), flags.finding),
    );
    output.result(report, describeGlass(report));
  });
  return command;
}

function describeGlass(glass: GlassReport): string {
  const { glassId, viewer, service, purpose, person, reason, from, until, lookedAt } = glass;
  return [
    `Glass ${glassId}: ${viewer} of ${service} opened person ${person} for ${purpose}, ${from.slice(0, 19)} to ${until.slice(0, 19)}`,
    `  "${reason}"`,
    lookedAt === null
      ? '  Nobody has looked at it.'
      : `  Looked at by ${lookedAt.by}, ${lookedAt.at.slice(0, 19)}: ${lookedAt.finding}`,
  ].join('\n');
}
