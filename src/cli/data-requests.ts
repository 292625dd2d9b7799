import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { policyInForce } from '../access/index.ts';
import { ReeveError } from '../kernel/index.ts';
import {
  carryOutRetention,
  erasePerson,
  liftErasure,
  replayErasures,
  retentionDue,
  subjectAccess,
  subjectAccessPage,
} from '../master-index/index.ts';
import { operatorWork, type WhoFlags, withWho } from './governance.ts';
import type { CommandOutput } from './output.ts';
import { day, wholeNumber } from './values.ts';

/** All that is held on somebody: for its owner alone. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/** `reeve subject-access PERSON --out DIR`. */
export function subjectAccessCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve subject-access');
  return withWho(
    new Command('subject-access')
      .summary('everything held on a person, to answer their request')
      .description('Writes subject-access.json and subject-access.html: personal data.')
      .argument('<person>', 'the id of the person')
      .requiredOption('--out <folder>', 'where to write'),
  ).action(async (person: string, flags: WhoFlags & { out: string }) => {
    const answer = await asOperator(flags, 'subject-access', async (db, acting) =>
      subjectAccess(db, (await policyInForce(db)).policy, acting, wholeNumber('person', person, 1)),
    );
    await mkdir(flags.out, { recursive: true, mode: OWN_FOLDER });
    for (const [name, text] of [
      ['subject-access.json', `${JSON.stringify(answer, null, 2)}\n`],
      ['subject-access.html', subjectAccessPage(answer)],
    ] as const) {
      const file = join(flags.out, name);
      await writeFile(file, text, { mode: OWN_FILE });
      // A file that was there before keeps its own mode otherwise.
      await chmod(file, OWN_FILE);
    }
    const { records, toRedact } = answer;
    output.result(
      { out: flags.out, records: records.length, toRedact },
      [
        `${records.length} records, in ${flags.out}.`,
        ...(toRedact.length === 0 ? [] : ['To look at before it is sent:', ...toRedact]),
      ].join('\n'),
    );
  });
}

interface LiftFlags extends WhoFlags {
  readonly source: string;
  readonly role: string;
  readonly key: string;
  readonly file: string;
  readonly reason: string;
  readonly whole?: true;
}

/** `reeve erase person PERSON`, `reeve erase lift` and `reeve erase replay`. */
export function eraseCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve erase');
  const command = new Command('erase').summary('erase what is held on a person');
  withWho(
    command
      .command('person')
      .summary('erase the content of all records of a person; it cannot be taken back')
      .argument('<person>', 'the id of the person')
      .requiredOption('--file <file>', 'where erasures are noted, outside the database')
      .requiredOption('--confirm <person>', 'the id once more'),
  ).action(
    async (
      person: string,
      flags: WhoFlags & { readonly file: string; readonly confirm: string },
    ) => {
      const id = wholeNumber('person', person, 1);
      const confirmed = wholeNumber('--confirm', flags.confirm, 1);
      if (id !== confirmed) {
        throw new ReeveError('erase/not-confirmed', 'The two ids differ: nothing was erased', {
          location: { field: '--confirm' },
          hint: `Give --confirm ${id} if that is the person.`,
        });
      }
      const result = await asOperator(flags, 'correct-or-erase', async (db, acting) =>
        erasePerson(db, (await policyInForce(db)).policy, acting, id, flags),
      );
      output.result(
        result,
        `${result.records.length} records erased; ${result.sharedRows.length} records of others held the same rows.`,
      );
    },
  );
  withWho(
    command
      .command('lift')
      .summary('let a record come back that was erased: with the next load of its source')
      .requiredOption('--source <name>', 'the source')
      .requiredOption('--role <role>', 'the role of the record, as the source definition names it')
      .requiredOption('--key <key>', 'the key of the record, as the source has it')
      .requiredOption('--reason <text>', 'why; nothing of the person')
      .requiredOption('--file <file>', 'where erasures are noted, outside the database')
      .option('--whole', 'all that was erased with it may come back: of other sources, and facts'),
  ).action(async ({ source, role, key, file, reason, whole, ...flags }: LiftFlags) => {
    const result = await asOperator(flags, 'correct-or-erase', (db, acting) =>
      liftErasure(db, acting, { source, role, key }, { file, reason, whole }),
    );
    output.result(
      result,
      `${result.lifted} ${result.lifted === 1 ? 'record' : 'records'} may come back, with the next load.`,
    );
  });
  withWho(
    command
      .command('replay')
      .summary('erase again what a restored backup brought back')
      .requiredOption('--file <file>', 'where erasures were noted'),
  ).action(async (flags: WhoFlags & { readonly file: string }) => {
    const result = await asOperator(flags, 'correct-or-erase', async (db, acting) =>
      replayErasures(db, (await policyInForce(db)).policy, acting, flags.file),
    );
    output.result(
      result,
      `${result.lines} erasures noted, ${result.erasedAgain.length} records erased again.`,
    );
  });
  return command;
}

interface RetentionFlags extends WhoFlags {
  readonly on: string;
  readonly carryOut?: true;
  readonly file?: string;
}

/** `reeve retention --on DATE [--carry-out --file FILE]`. */
export function retentionCommand(output: CommandOutput, database?: string): Command {
  const asOperator = operatorWork(database, 'reeve retention');
  return withWho(
    new Command('retention')
      .summary('what is past its time by the rules of its source')
      .description('Shows what is due; with --carry-out and --file, erases what is to be erased.')
      .requiredOption('--on <date>', 'the day, YYYY-MM-DD')
      .option('--carry-out', 'erase what is due to be erased')
      .option('--file <file>', 'where erasures are noted, outside the database'),
  ).action(async (flags: RetentionFlags) => {
    const on = day('--on', flags.on);
    await output.work(async (progress) => {
      await asOperator(flags, 'correct-or-erase', async (db, acting) => {
        const { policy } = await policyInForce(db);
        if (flags.carryOut === true && flags.file !== undefined) {
          const done = await carryOutRetention(db, policy, acting, {
            on,
            file: flags.file,
            progress,
          });
          output.result(
            done,
            `${done.erased.length} records erased; ${done.toReview.length} to be looked at.`,
          );
          return;
        }
        const due = await retentionDue(db, policy, acting, on, progress);
        const erase = due.filter((each) => each.due.decision === 'erase').length;
        output.result(
          { due },
          `${erase} records due to be erased, ${due.length - erase} to be looked at. Nothing was done.`,
        );
      });
    });
  });
}
