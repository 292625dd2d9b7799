import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReeveError } from '../kernel/index.ts';
import type { Queryable } from './database.ts';

/**
 * Dumps a database of a server with `pg_dump`, as the transaction sees it: what the transaction
 * reads and the dump are of one moment. Others go on meanwhile.
 *
 * @param tx repeatable read
 * @param url address of the database
 * @param file a file that is not there; in the custom format of `pg_dump`
 * @param programs folder of the PostgreSQL programs; default: the path
 * @throws ReeveError `backup/program` with what `pg_dump` said
 */
export async function dumpServer(
  tx: Queryable,
  url: string,
  file: string,
  programs?: string,
): Promise<void> {
  const [row] = await tx.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
  await run('pg_dump', programs, url, [
    '--format=custom',
    '--no-owner',
    '--no-privileges',
    `--snapshot=${row?.snapshot}`,
    `--file=${file}`,
  ]);
}

/**
 * Restores a dump into an empty database of a server, all of it or none.
 *
 * @throws ReeveError `backup/program` with what `pg_restore` said
 */
export async function restoreServer(url: string, file: string, programs?: string): Promise<void> {
  await run('pg_restore', programs, url, [
    '--no-owner',
    '--no-privileges',
    '--exit-on-error',
    '--single-transaction',
    file,
  ]);
}

/** Runs a program on a database; what a process is called with is seen by all, so no password is in it. */
async function run(
  program: string,
  folder: string | undefined,
  url: string,
  args: readonly string[],
): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  if (password === '') return runOn(program, folder, address.href, args);
  address.password = '';
  const own = await mkdtemp(join(tmpdir(), 'reeve-password-'));
  try {
    // PostgreSQL documentation, "The Password File": any host, port, database and user.
    const file = join(own, 'pgpass');
    await writeFile(file, `*:*:*:*:${password.replace(/[\\:]/g, '\\$&')}\n`, { mode: 0o600 });
    address.searchParams.set('passfile', file);
    await runOn(program, folder, address.href, args);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function runOn(
  program: string,
  folder: string | undefined,
  address: string,
  args: readonly string[],
): Promise<void> {
  const path = folder === undefined ? program : join(folder, program);
  const child = spawn(path, [`--dbname=${address}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 10_000) said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', (cause) =>
      reject(
        new ReeveError('backup/program', `${program} does not start`, {
          hint: 'Install the PostgreSQL client programs, of the version of the server or later, or name their folder with --postgresql-programs.',
          cause,
        }),
      ),
    );
  });
  if (code === 0) return;
  throw new ReeveError('backup/program', `${program} failed: ${said.trim().split('\n')[0]}`, {
    hint: 'Its version must be that of the server or later.',
    cause: said,
  });
}
