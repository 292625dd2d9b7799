import { Command } from 'commander';
import {
  AuditedReads,
  type NotKnown,
  type PersonView,
  readPerson,
  type ServiceRecord,
} from '../master-index/index.ts';
import { type AttributeName, personAttributes } from '../standards/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import type { CommandOutput } from './output.ts';
import { day } from './values.ts';
import { readingAs, type ViewerFlags, withViewerOptions } from './viewer.ts';

interface PersonFlags extends ViewerFlags {
  readonly database?: string;
  readonly asAt?: string;
}

/** `reeve person ID [--as-at DATE]` */
export function personCommand(output: CommandOutput, database?: string): Command {
  const command = new Command('person')
    .summary('show the single view of a person')
    .description(
      'Shows what the services hold of a person, as far as the service that asks may see it for ' +
        'the purpose: the best value of each attribute, what each service has, earlier names ' +
        'and addresses, and the household. The read is in the audit.',
    )
    .argument('<id>', 'id of the person; one that has ended leads to whom it went to')
    .option('--as-at <date>', 'as the index knew it on that day, YYYY-MM-DD')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included');
  return withViewerOptions(command).action(async (personId: string, flags: PersonFlags) => {
    const view = await output.work(() =>
      withIndex(flags.database ?? database, 'reeve person', async (db) => {
        const { policy, request } = await readingAs(db, flags);
        return readPerson(new AuditedReads(db, { policy }), {
          ...request,
          personId,
          asKnownOn: flags.asAt === undefined ? undefined : day('--as-at', flags.asAt),
        });
      }),
    );
    output.result(view, describeView(view));
  });
}

function describeView(view: PersonView | NotKnown): string {
  if ('notKnown' in view) return `${view.notKnown}\n`;
  const { golden, services, earlierNames, earlierAddresses, household } = view;
  const past = [...earlierNames, ...earlierAddresses];
  const members = household === null ? [] : [...household.now, ...household.earlier];
  return [
    `Person ${view.personId}${view.redirectedFrom === null ? '' : ` (was ${view.redirectedFrom})`}`,
    ...golden.flatMap(({ attribute, best, ageInDays }) =>
      best === null
        ? []
        : [`  ${label(attribute)}: ${best.value}  [${best.source}, ${ageInDays} days old]`],
    ),
    ...services.flatMap(({ service, records }) => [service, ...records.map(describeRecord)]),
    ...(past.length === 0 ? [] : ['Earlier']),
    ...past.map(
      ({ attribute, value, from, until }) =>
        `  ${label(attribute)}: ${value}, ${from} to ${until ?? 'now'}`,
    ),
    ...(members.length === 0 ? [] : ['At the property']),
    ...members.map(
      ({ personId, name, from, until }) =>
        `  ${personId}  ${name ?? 'Name not shown'}, ${from} to ${until ?? 'now'}`,
    ),
    '',
  ].join('\n');
}

function describeRecord({ title, isHeld, lastSeen, facts }: ServiceRecord): string {
  const values = facts.map(({ label: of, type, value }) =>
    type === 'money' ? `${of} £${(Number(value) / 100).toFixed(2)}` : `${of} ${value}`,
  );
  return `  ${title}${isHeld ? '' : `, until ${lastSeen}`}${values.length === 0 ? '' : `: ${values.join(', ')}`}`;
}

function label(attribute: string): string {
  return personAttributes[attribute as AttributeName].label;
}
