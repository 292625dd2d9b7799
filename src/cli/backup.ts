import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { type Acting, governed, parseAnchors, policyInForce } from '../access/index.ts';
import {
  copyEmbedded,
  type Database,
  dumpServer,
  openDatabase,
  placeEmbedded,
  restoreServer,
} from '../database/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import {
  checkRestored,
  describeIndex,
  type IndexDescription,
  migrateIndex,
  type ReplayResult,
  replayErasures,
  requireEmpty,
} from '../master-index/index.ts';
import { type Backup, checkedBackup, DUMP, describeBackup } from './backup-folder.ts';
import { DATABASE_OPTION, databaseLocation } from './index-database.ts';
import { operator } from './operator.ts';
import type { CommandOutput } from './output.ts';
import { clearUnfinished } from './output-folder.ts';
import { makeFolderToRemove } from './temporary-folders.ts';
import { reeveVersion } from './version.ts';

interface BackupFlags {
  readonly database?: string;
  readonly by: string;
  readonly out: string;
  readonly postgresqlPrograms?: string;
}

interface RestoreFlags {
  readonly database?: string;
  readonly by: string;
  /** False for `--no-erasures`. */
  readonly erasures?: string | false;
  readonly anchor?: readonly string[];
  readonly postgresqlPrograms?: string;
}

const PROGRAMS_OPTION = [
  '--postgresql-programs <folder>',
  'where pg_dump and pg_restore are; default: the path',
] as const;

/** `reeve backup --out DIR` */
export function backupCommand(output: CommandOutput, database?: string): Command {
  return new Command('backup')
    .summary('back up the index, whole and of one moment')
    .description(
      'Copies an embedded index, which nothing else may have open, or dumps that of a server, ' +
        'while others go on. Verifies the audit first, and keeps an anchor of it with the backup.',
    )
    .requiredOption('--out <folder>', 'a new folder for the backup: all that the index holds')
    .requiredOption('--by <name>', 'who does this, for the audit')
    .option(...PROGRAMS_OPTION)
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: BackupFlags) => {
      const backup = await output.work((progress) =>
        backUp(flags, flags.database ?? database, progress),
      );
      const { files, index, ...about } = backup;
      const { anchor, counts } = index;
      const bytes = Object.values(files).reduce((sum, each) => sum + each.bytes, 0);
      output.result(
        { out: flags.out, ...about, counts, bytes, anchor: anchor.hash },
        `Backed up: ${counts.persons.toLocaleString('en-GB')} persons, ` +
          `${counts.auditEntries.toLocaleString('en-GB')} entries in the audit, anchor ${anchor.hash}.\n  ${flags.out}`,
      );
    });
}

async function backUp(
  { out, by, postgresqlPrograms }: BackupFlags,
  where: string | undefined,
  progress: Progress,
): Promise<Backup> {
  const location = databaseLocation(where);
  await requireNewFolder(out);
  // To open a folder that is not there would make a database of it.
  if ('folder' in location && (await stat(location.folder).catch(() => undefined)) === undefined) {
    throw new ReeveError('backup/no-index', 'There is no index here', {
      location: { file: location.folder },
    });
  }
  const db = await openDatabase(location, { user: { command: 'reeve backup' } });
  let staging: string | undefined;
  try {
    staging = await stagingBeside(out);
    const folder = staging;
    const id = crypto.randomUUID();
    await audited(db, by, 'backup', `backup:${id}`);
    const at = new Date();
    const describe = (tx: Parameters<typeof describeIndex>[0]) => describeIndex(tx, at, progress);
    const index: IndexDescription =
      'folder' in location
        ? await copyEmbedded(db, location.folder, folder, describe)
        : await db.transaction(
            async (tx) => {
              const described = await describe(tx);
              await dumpServer(tx, location.url, join(folder, DUMP), postgresqlPrograms);
              return described;
            },
            { isolation: 'repeatable read', readOnly: true },
          );
    const about = { id, at: at.toISOString(), kind: db.kind, reeve: reeveVersion(), index };
    const backup = await describeBackup(folder, about);
    await rename(folder, resolve(out));
    return backup;
  } catch (error) {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
    throw error;
  } finally {
    await db.close();
  }
}

/** `reeve restore DIR --erasures FILE` */
export function restoreCommand(output: CommandOutput, database?: string): Command {
  return new Command('restore')
    .summary('restore a backup, verify it, and erase again what was erased since')
    .description(
      'Restores into a folder that is new, or an empty database of a server. Verifies that the ' +
        'backup is whole and its audit as it was, and erases again what was erased after it was ' +
        'made. An embedded index has its name only when all of that is done.',
    )
    .argument('<backup>', 'folder that "reeve backup" made')
    .requiredOption('--by <name>', 'who does this, for the audit')
    .option('--erasures <file>', 'where erasures were noted, outside the database')
    .option('--no-erasures', 'nothing was ever erased')
    .option('--anchor <file...>', 'files of anchors from before the backup, kept elsewhere')
    .option(...PROGRAMS_OPTION)
    .option(...DATABASE_OPTION)
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (backup: string, flags: RestoreFlags) => {
      // `--no-erasures` makes the option true where neither is given.
      if ((flags.erasures as unknown) === true || flags.erasures === undefined) {
        throw new ReeveError('restore/erasures', 'What was erased since would come back', {
          hint: 'Name the file of erasures with --erasures, or say --no-erasures if there never was one.',
        });
      }
      const result = await output.work((progress) =>
        restore(backup, flags, flags.database ?? database, progress),
      );
      const { erasedAgain } = result.erasures ?? { erasedAgain: [] };
      output.result(
        result,
        `Restored as of ${result.at}: ${result.persons.toLocaleString('en-GB')} persons. ` +
          `The audit is as it was. ${erasedAgain.length} records erased again.`,
      );
    });
}

interface Restored {
  /** When the backup was made. */
  readonly at: string;
  readonly backup: string;
  readonly persons: number;
  /** Null where there never was any. */
  readonly erasures: ReplayResult | null;
}

async function restore(
  folder: string,
  flags: RestoreFlags,
  where: string | undefined,
  progress: Progress,
): Promise<Restored> {
  const location = databaseLocation(where);
  const backup = await checkedBackup(folder);
  const kind = 'folder' in location ? 'embedded' : 'server';
  if (backup.kind !== kind) {
    throw new ReeveError('restore/other-kind', `This is a backup of an ${backup.kind} database`, {
      hint: 'An embedded index is restored into a folder, that of a server into a database of a server.',
    });
  }
  const finish = (db: Database) => afterRestore(db, backup, flags, progress);
  if ('url' in location) {
    const db = await openDatabase(location);
    try {
      await requireEmpty(db);
      await restoreServer(location.url, join(folder, DUMP), flags.postgresqlPrograms);
      return await finish(db);
    } finally {
      await db.close();
    }
  }
  await requireNewFolder(location.folder);
  const staging = await stagingBeside(location.folder);
  try {
    await placeEmbedded(folder, staging);
    const db = await openDatabase({ folder: staging }, { user: { command: 'reeve restore' } });
    let restored: Restored;
    try {
      restored = await finish(db);
    } finally {
      await db.close();
    }
    await rename(staging, resolve(location.folder));
    return restored;
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}

async function afterRestore(
  db: Database,
  { id, at, index }: Backup,
  { by, erasures, anchor = [] }: RestoreFlags,
  progress: Progress,
): Promise<Restored> {
  const kept = [];
  for (const file of anchor) kept.push(...parseAnchors(await readFile(file, 'utf8'), file));
  await checkRestored(db, index, kept, progress);
  await migrateIndex(db);
  const replayed =
    typeof erasures === 'string'
      ? await replayErasures(db, (await policyInForce(db)).policy, keeper(by), erasures)
      : null;
  await audited(db, by, 'restore', `backup:${id}`);
  return { at, backup: id, persons: index.counts.persons, erasures: replayed };
}

/** Whoever backs up or restores has all of the index in hand: both are in the audit. */
const keeper = (by: string): Acting =>
  operator(by, 'oversee-access', ['administrator', 'information-governance-officer']);

async function audited(db: Database, by: string, action: string, reference: string): Promise<void> {
  await governed(db, keeper(by), 'administer', action, async () => ({ result: null, reference }));
}

/** Refuses a folder that has anything in it: a backup, or an index, is never mixed with another. */
async function requireNewFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory() && (await readdir(folder)).length === 0) return;
  throw new ReeveError('output/not-empty', 'There is something of this name already', {
    location: { file: folder },
    hint: 'Name a new folder, or move what is there out of the way.',
  });
}

const STAGING = '.reeve-unfinished-backup-';

/** A folder on the same disk, for its owner alone, that goes with the process unless it is renamed. */
async function stagingBeside(folder: string): Promise<string> {
  const parent = dirname(resolve(folder));
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await clearUnfinished(parent, STAGING);
  return makeFolderToRemove(join(parent, `${STAGING}${process.pid}-`));
}
