import { Command } from 'commander';
import {
  AuditedReads,
  type SearchAnswer,
  type SearchResult,
  searchPeople,
} from '../master-index/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { wholeNumber } from './values.ts';
import { readingAs, type ViewerFlags, withViewerOptions } from './viewer.ts';

interface SearchFlags extends ViewerFlags {
  readonly database?: string;
  readonly postcode?: string;
  readonly limit?: string;
}

/** `reeve search TEXT... [--postcode POSTCODE]` */
export function searchCommand(output: CommandOutput, database?: string): Command {
  const command = new Command('search')
    .summary('find people in the index')
    .description(
      'Finds people by whatever is known of them: any part of a name, a postcode, a date of ' +
        'birth, a telephone, an email, an account, an address. Typing errors are forgiven. ' +
        'What is shown is what the service may see for the purpose, and the search is in the audit.',
    )
    .argument('<text...>', 'what is known')
    .option('--postcode <postcode>', 'postcode, whole or its first half')
    .option('--limit <count>', 'results at most; default 10')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included');
  return withViewerOptions(command).action(async (text: string[], flags: SearchFlags) => {
    const answer = await output.work(() =>
      withIndex(flags.database ?? database, 'reeve search', async (db) => {
        const { policy, request } = await readingAs(db, flags);
        return searchPeople(new AuditedReads(db, { policy }), {
          ...request,
          text: text.join(' '),
          postcode: flags.postcode,
          limit: flags.limit === undefined ? undefined : wholeNumber('--limit', flags.limit, 1),
        });
      }),
    );
    output.result(answer, describeAnswer(answer));
  });
}

function describeAnswer({ results, advice }: SearchAnswer): string {
  return [...results.map(describeResult), ...(advice === null ? [] : [advice]), ''].join('\n');
}

function describeResult(result: SearchResult): string {
  const { personId, name, dateOfBirth, age, address, postcode, services, fit } = result;
  const born = dateOfBirth === null ? [] : [`born ${dateOfBirth}, aged ${age}`];
  const place = [address, postcode].filter((part) => part !== null).join(', ');
  return [
    `${personId}  ${name ?? 'Name not shown'}${born.length > 0 ? `, ${born[0]}` : ''}  (${Math.round(100 * fit)}% fits)`,
    ...(place === '' ? [] : [`    ${place}`]),
    `    Known to: ${services.join(', ')}`,
  ].join('\n');
}
