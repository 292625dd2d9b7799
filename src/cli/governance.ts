import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  type Acting,
  type AgreementVersion,
  agreementVersions,
  type ConsentChannel,
  type ConsentRegisterPage,
  consentRegister,
  contentOfVersion,
  defaultAgreements,
  liftLapsedSeals,
  loadAgreements,
  policyInForce,
  type RoleCode,
  recordConsent,
  roles,
  type SealLevel,
  type SealReason,
  sealDefaults,
  sealLevels,
  sealPerson,
  sealsAskedBySources,
  sealsOf,
  unsealPerson,
} from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { DATABASE_OPTION, withIndex } from './index-database.ts';
import { operator } from './operator.ts';
import type { CommandOutput } from './output.ts';
import { textTable } from './text-table.ts';
import { oneOf, wholeNumber } from './values.ts';

export interface WhoFlags {
  readonly database?: string;
  readonly by: string;
}

/** Runs a piece of work on the index as whoever `--by` says, for a purpose. */
export type AsOperator = <T>(
  flags: WhoFlags,
  purpose: string,
  work: (db: Database, acting: Acting) => Promise<T>,
) => Promise<T>;

/** What commands of information governance have in common: the index, and who acts. */
export function operatorWork(database: string | undefined, name: string): AsOperator {
  return (flags, purpose, work) =>
    withIndex(flags.database ?? database, name, (db) => work(db, operator(flags.by, purpose)));
}

export function withWho(command: Command): Command {
  return command
    .requiredOption('--by <name>', 'who does this, for the audit')
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included');
}

/** `reeve agreements load FILE`, `show [VERSION]` and `list`. */
export function agreementsCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve agreements');
  const command = new Command('agreements')
    .summary('sharing agreements: put in force, and look at')
    .description('Until agreements are loaded nobody reads personal data.');
  withWho(
    command
      .command('load')
      .summary('put a file of sharing agreements in force, in place of the one before')
      .argument('<file>', 'YAML or JSON'),
  ).action(async (file: string, flags: WhoFlags) => {
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new ReeveError('input/missing-file', 'This file cannot be read', {
        location: { file },
        cause,
      });
    });
    const { policy, version, isNew } = await asOperator(flags, 'oversee-access', (db, acting) =>
      loadAgreements(db, acting, { text, file }),
    );
    output.result(
      { ...version, isNew, agreements: policy.agreements.length },
      isNew
        ? `Version ${version.version} is in force: ${policy.agreements.length} agreements.`
        : `Version ${version.version} is this file already, and nothing was done.`,
    );
  });
  command
    .command('defaults')
    .summary('the agreements that Reeve starts with, to be reviewed: a proposal, in force nowhere')
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async () => {
      const content = await readFile(defaultAgreements, 'utf8');
      output.result({ content }, content);
    });
  withWho(command.command('list').summary('all versions: who put each in force, and when')).action(
    async (flags: WhoFlags) => {
      const versions = await asOperator(flags, 'oversee-access', (db) => agreementVersions(db));
      output.result({ versions }, describeVersions(versions));
    },
  );
  withWho(
    command
      .command('show')
      .summary('a version as its file stood')
      .argument('[version]', 'default: the one in force'),
  ).action(async (given: string | undefined, flags: WhoFlags) => {
    const shown = await asOperator(flags, 'oversee-access', async (db) => {
      const wanted = given === undefined ? undefined : wholeNumber('version', given, 1);
      const version = wanted ?? (await policyInForce(db)).version?.version ?? 0;
      return { version, content: await contentOfVersion(db, version) };
    });
    if (shown.content === null) {
      throw new ReeveError('agreements/unknown-version', `There is no version ${shown.version}`);
    }
    output.result(shown, shown.content);
  });
  return command;
}

function describeVersions(versions: readonly AgreementVersion[]): string {
  return textTable(
    ['version', 'file', 'by', 'from', 'until'],
    versions.map(({ version, fileName, putInForceBy, putInForceAt, endedAt }) => [
      String(version),
      fileName,
      putInForceBy,
      putInForceAt.slice(0, 19),
      endedAt?.slice(0, 19) ?? 'in force',
    ]),
    ['right', 'left', 'left', 'left', 'left'],
  );
}

interface SealFlags extends WhoFlags {
  readonly reason: string;
  readonly level?: string;
  readonly role?: readonly string[];
  readonly user?: readonly string[];
  readonly until?: string;
}

/** `reeve seal put PERSON`, `lift PERSON`, `show PERSON`, `asked` and `lapse`. */
export function sealCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve seal');
  const command = new Command('seal').summary('hide people from all but named roles and users');
  withWho(
    command
      .command('put')
      .summary('seal a person')
      .argument('<person>', 'the id of the person')
      .requiredOption('--reason <reason>', Object.keys(sealDefaults).join(', '))
      .option('--level <level>', `${sealLevels.join(', ')}; default: as the reason usually means`)
      .option('--role <role...>', 'roles that see through it')
      .option('--user <sub...>', 'users who see through it')
      .option('--until <instant>', 'when it lapses, ISO 8601'),
  ).action(async (person: string, flags: SealFlags) => {
    const seal = await asOperator(flags, 'oversee-access', (db, acting) =>
      sealPerson(db, acting, wholeNumber('person', person, 1), {
        reason: oneOf('--reason', flags.reason, Object.keys(sealDefaults) as SealReason[]),
        level:
          flags.level === undefined
            ? undefined
            : oneOf<SealLevel>('--level', flags.level, sealLevels),
        roles: flags.role?.map((role) => oneOf('--role', role, Object.keys(roles) as RoleCode[])),
        users: flags.user,
        until: flags.until,
      }),
    );
    output.result(seal, `${seal.id}: person ${seal.person} is sealed (${seal.level}).`);
  });
  withWho(
    command
      .command('lift')
      .summary('take seals off a person')
      .argument('<person>', 'the id of the person')
      .requiredOption('--reason <text>', 'why')
      .option('--only <seal...>', 'ids of seals; default: all'),
  ).action(
    async (person: string, flags: WhoFlags & { reason: string; only?: readonly string[] }) => {
      const lifted = await asOperator(flags, 'oversee-access', (db, acting) =>
        unsealPerson(db, acting, wholeNumber('person', person, 1), flags),
      );
      output.result({ lifted }, `${lifted} taken off.`);
    },
  );
  withWho(
    command.command('show').summary('the seals on a person').argument('<person>', 'the id'),
  ).action(async (person: string, flags: WhoFlags) => {
    const id = wholeNumber('person', person, 1);
    const seals = await asOperator(flags, 'oversee-access', async (db) =>
      (await sealsOf(db, [id])).get(id),
    );
    output.result(
      { seals: seals ?? [] },
      (seals ?? [])
        .map(({ id: seal, level, reason, until }) =>
          [seal, level, reason, until === undefined ? '' : `until ${until}`].join('  ').trimEnd(),
        )
        .join('\n') || 'None.',
    );
  });
  withWho(
    command
      .command('asked')
      .summary('seals that sources asked for, and nobody decided on')
      .option('--since <instant>', 'asked since, ISO 8601; default: all'),
  ).action(async (flags: WhoFlags & { readonly since?: string }) => {
    const seals = await asOperator(flags, 'oversee-access', (db, acting) =>
      sealsAskedBySources(db, acting, flags),
    );
    output.result(
      { seals },
      seals
        .map(({ seal, level, by, recordId, persons }) =>
          [seal, level, by, `record ${recordId}`, persons.map((id) => `person ${id}`).join(', ')]
            .join('  ')
            .trimEnd(),
        )
        .join('\n') || 'No source has asked for a seal.',
    );
  });
  withWho(
    command.command('lapse').summary('lay open what seals past their end had hidden: daily'),
  ).action(async (flags: WhoFlags) => {
    const persons = await asOperator(flags, 'oversee-access', (db) => liftLapsedSeals(db));
    output.result({ persons }, `${persons.length} persons whose seals had lapsed.`);
  });
  return command;
}

interface ConsentFlags extends WhoFlags {
  readonly purpose: string;
  readonly how: string;
  readonly until?: string;
  readonly onBehalfBy?: string;
}

interface RegisterFlags extends WhoFlags {
  readonly purpose?: string;
  readonly limit: string;
  readonly after?: string;
}

/** `reeve consent give PERSON`, `withdraw PERSON` and `list`. */
export function consentCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve consent');
  const command = new Command('consent').summary('what people consented to, or withdrew');
  for (const [name, kind] of [
    ['give', 'given'],
    ['withdraw', 'withdrawn'],
  ] as const) {
    withWho(
      command
        .command(name)
        .summary(`record that a person ${kind === 'given' ? 'gave' : 'withdrew'} consent`)
        .argument('<person>', 'the id of the person')
        .requiredOption('--purpose <purpose>', 'to what')
        .requiredOption('--how <channel>', 'in-person, telephone, online, email or letter')
        .option('--on-behalf-by <name>', 'who said so, where it was not the person')
        .option('--until <instant>', 'when it lapses, ISO 8601'),
    ).action(async (person: string, flags: ConsentFlags) => {
      const event = await asOperator(flags, 'answer-enquiry', async (db, acting) =>
        recordConsent(
          db,
          (await policyInForce(db)).policy,
          acting,
          wholeNumber('person', person, 1),
          {
            purpose: flags.purpose,
            kind,
            how: flags.how as ConsentChannel,
            until: flags.until,
            onBehalfBy: flags.onBehalfBy,
          },
        ),
      );
      output.result(event, `Person ${event.person}: ${event.kind}, ${event.purpose}.`);
    });
  }
  withWho(
    command
      .command('list')
      .summary('the register: who gave or withdrew what, the latest recorded first')
      .option('--purpose <purpose>', 'only of this purpose')
      .option('--limit <n>', 'entries on a page', '50')
      .option('--after <place>', 'where the page before ended'),
  ).action(async (flags: RegisterFlags) => {
    const page = await asOperator(flags, 'oversee-access', (db, acting) =>
      consentRegister(db, acting, {
        purpose: flags.purpose,
        limit: wholeNumber('--limit', flags.limit, 1),
        after: flags.after,
      }),
    );
    output.result(page, describeRegister(page));
  });
  return command;
}

function describeRegister({ items, next }: ConsentRegisterPage): string {
  const table = textTable(
    ['person', 'purpose', 'said', 'when', 'how', 'recorded by', 'consents now'],
    items.map((each) => [
      each.person,
      each.purpose,
      each.kind,
      each.at.slice(0, 19),
      each.how,
      each.recordedBy,
      each.consentsNow ? 'yes' : 'no',
    ]),
    ['right', 'left', 'left', 'left', 'left', 'left', 'left'],
  );
  if (items.length === 0) return 'None.';
  return [table, ...(next === null ? [] : ['', `More: --after ${next}`])].join('\n');
}
