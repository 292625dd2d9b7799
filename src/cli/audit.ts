import { appendFile, readFile, stat } from 'node:fs/promises';
import { Command } from 'commander';
import {
  type AuditVerification,
  anchorLine,
  type ChainBreak,
  noteVerification,
  parseAnchors,
  takeAnchor,
  verifyAudit,
} from '../access/index.ts';
import { type Database, openDatabase } from '../database/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import { operator } from './operator.ts';
import type { CommandOutput } from './output.ts';
import { textTable } from './text-table.ts';

interface DatabaseFlag {
  readonly database?: string;
}

interface VerifyFlags extends DatabaseFlag {
  readonly anchor?: readonly string[];
  readonly by?: string;
}

interface AnchorFlags extends DatabaseFlag {
  readonly out: string;
}

/** An anchor says nothing of anybody, but how much is done: it is for its owner alone. */
const OWN_FILE = 0o600;

/**
 * The audit does not hold: a finding and no failure, but scripts must not take it for success.
 * The command ends with 1, as commands that compare do.
 */
export class AuditBroken extends ReeveError {
  readonly exitCode = 1;
}

/**
 * `reeve audit verify` and `reeve audit anchor`.
 *
 * @param database where the audit is unless `--database` says otherwise: an address or a folder
 */
export function auditCommand(output: CommandOutput, database?: string): Command {
  const command = new Command('audit')
    .summary('verify the audit, and take anchors of it')
    .description(
      'Shows whether the record of who looked at what is complete and as it was written.',
    );
  const where = 'address of the database (postgres://...), or its folder';
  command
    .command('verify')
    .summary('find whatever was altered, removed or put in another order')
    .description(
      'Computes every hash of the audit anew. Ends with 1 where something is wrong. What was cut ' +
        'off the end, or an old copy put in place of the whole, shows only against an anchor.',
    )
    .option('--database <where>', where)
    .option('--anchor <file...>', 'files of anchors kept elsewhere, which the audit must hold to')
    .option('--by <name>', 'note in the index that it was verified, by whom and what was found')
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: VerifyFlags) => {
      const verification = await output.work((progress) =>
        withAudit(flags.database ?? database, async (db) => {
          const beganAt = new Date().toISOString();
          const found = await verify(db, flags.anchor ?? [], progress);
          if (flags.by !== undefined) {
            await noteVerification(db, operator(flags.by), found, beganAt);
          }
          return found;
        }),
      );
      output.result(verification, describeVerification(verification));
      const { firstBreak, breakCount } = verification;
      if (firstBreak !== undefined) throw broken(firstBreak, breakCount);
    });
  command
    .command('anchor')
    .summary('append the state of the audit to a file, to be kept elsewhere')
    .description(
      'Appends one line: the last hash of every chain. Keep it where those who can write to the ' +
        'database cannot; "reeve audit verify --anchor" holds the audit to it.',
    )
    .requiredOption('--out <file>', 'file of anchors; a line is appended')
    .option('--database <where>', where)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: AnchorFlags) => {
      const anchor = await withAudit(flags.database ?? database, (db) =>
        takeAnchor(db, new Date()),
      );
      if (anchor === null) {
        throw new AuditBroken('audit/broken', 'Part of the audit is gone, so it has no anchor', {
          hint: 'See "reeve audit verify".',
        });
      }
      // A file that is none of ours is refused before a line is added to it.
      const before = await readFile(flags.out, 'utf8').catch(absent);
      if (before !== undefined) parseAnchors(before, flags.out);
      await appendFile(flags.out, anchorLine(anchor), { mode: OWN_FILE });
      const entries = anchor.heads.reduce((sum, { seq }) => sum + seq, 0);
      output.result(
        { log: anchor.log, at: anchor.at, entries, hash: anchor.hash, out: flags.out },
        `Anchor of ${anchor.at}: ${count(entries)} entries, hash ${anchor.hash}\n  ${flags.out}`,
      );
    });
  return command;
}

async function verify(
  db: Database,
  files: readonly string[],
  progress: Progress,
): Promise<AuditVerification> {
  const anchors = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(absent);
    if (text === undefined) {
      throw new ReeveError('input/missing-file', 'No such file', { location: { file } });
    }
    anchors.push(...parseAnchors(text, file));
  }
  return verifyAudit(db, anchors, progress);
}

/** Opens a database that has an audit, and closes it whatever happens. */
async function withAudit<T>(
  where: string | undefined,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  if (where === undefined) {
    throw new ReeveError('cli/no-database', 'No database was named', {
      hint: 'Name it with --database, or in REEVE_DATABASE.',
    });
  }
  const isAddress = /^postgres(ql)?:\/\//i.test(where);
  // A folder that is not there would be made, empty, and its audit of nothing be intact.
  if (!isAddress && (await stat(where).catch(absent)) === undefined) {
    throw new ReeveError('database/missing', 'There is no such folder', {
      location: { file: where },
    });
  }
  const db = await openDatabase(isAddress ? { url: where } : { folder: where });
  try {
    const [audit] = await db.query<{ found: boolean }>(
      "SELECT to_regclass('audit_chain') IS NOT NULL AND to_regclass('audit_entry') IS NOT NULL AND to_regclass('audit_log') IS NOT NULL AS found",
    );
    if (audit?.found !== true) {
      throw new ReeveError('audit/missing', 'This database has no audit', {
        hint: 'Is it the right one? If it is, a table of its audit was dropped.',
      });
    }
    return await work(db);
  } finally {
    await db.close();
  }
}

function broken({ shard, seq, message }: ChainBreak, breakCount: number): AuditBroken {
  const others = breakCount === 1 ? '' : ` (the first of ${count(breakCount)} breaks)`;
  return new AuditBroken(
    'audit/broken',
    `The audit does not hold: shard ${shard}, place ${seq}: ${message}${others}`,
    { hint: 'Keep the database as it is, and see docs/guides/audit.md.' },
  );
}

/** What verifying found, for people: every shard that has entries or breaks, and what it means. */
export function describeVerification(verification: AuditVerification): string {
  const { shards, strays, isIntact, entries, anchors, anchoredHeadsHeld } = verification;
  const shown = shards.filter((each) => each.entries > 0 || each.breakCount > 0);
  const table = textTable(
    ['shard', 'entries', 'from', 'to', 'breaks', 'state'],
    shown.map((each) => [
      String(each.shard),
      count(each.entries),
      each.firstAt?.slice(0, 19) ?? '',
      each.lastAt?.slice(0, 19) ?? '',
      count(each.breakCount),
      each.breakCount === 0 ? 'intact' : 'broken',
    ]),
    ['right', 'right', 'left', 'left', 'right', 'left'],
  );
  const breaks = [...strays, ...shards.flatMap((each) => each.breaks)];
  return [
    ...(shown.length === 0 ? [] : [table, '']),
    ...breaks.map(({ shard, seq, message }) => `shard ${shard}, place ${seq}: ${message}`),
    ...(breaks.length === 0 ? [] : ['']),
    `${count(entries)} entries in ${shards.length} shards. ${
      isIntact ? 'Nothing was altered, removed or put in another order' : 'The audit does not hold'
    }.`,
    anchors === 0
      ? 'No anchor was given: that the end was not cut off, or all of it written anew, is not shown.'
      : `${count(anchors)} ${anchors === 1 ? 'anchor' : 'anchors'}: ${count(anchoredHeadsHeld)} heads are as they were.`,
  ].join('\n');
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
