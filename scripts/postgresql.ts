import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensurePackage } from './debian-package.ts';
import { memoryFolder } from './memory-folder.ts';

/** Why tests on a server are skipped: in CI, a skip that begins so fails the run. */
const missing =
  'needs postgresql: install PostgreSQL 15 or later, or name its folder of programs in REEVE_POSTGRESQL';
/** Texts sort by code point, as on PGlite. */
const locale = ['--lc-collate=C', '--lc-ctype=C.UTF-8'];
const programs = ['initdb', 'postgres'];

/**
 * Folder with the programs of a PostgreSQL server: the one named in
 * REEVE_POSTGRESQL, else the latest where Debian puts them, off the path, else
 * the first on the path. Undefined where there is none.
 */
export function findPostgresql(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) && process.env.REEVE_POSTGRESQL === undefined;
  const releases = (versions ? readdirSync(debian) : [])
    .filter((name) => Number(name) >= 15)
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => join(debian, name, 'bin'));
  const named = process.env.REEVE_POSTGRESQL;
  const path = (process.env.PATH ?? '').split(delimiter);
  const folders = named === undefined ? [...releases, ...path] : [named];
  return folders.find((folder) => programs.every((name) => existsSync(join(folder, name))));
}

/** The `skip` of a test on a server: false with PostgreSQL, else the reason. */
export function skipWithoutPostgresql(): false | string {
  return findPostgresql() === undefined ? missing : false;
}

/** Installs Debian's PostgreSQL where it is missing. Returns why there is none, undefined when there is. */
export function ensurePostgresql(): Promise<string | undefined> {
  return ensurePackage('postgresql', () => findPostgresql() !== undefined, missing);
}

export interface Cluster {
  /** Of its database `postgres`, as its superuser, by a socket in a folder of its own. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server of this process alone, reached by a Unix socket: nothing
 * listens on the network. It does not fsync unless it is to be durable, as benchmarks want, and ends
 * with this process, also when that is killed. PostgreSQL refuses to run as root,
 * so there it is another user.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(durable ? tmpdir() : memoryFolder(), 'reeve-pg-'));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const data = join(folder, 'data');
  const found = findPostgresql();
  if (found === undefined) throw new Error(missing);
  const initdb = spawn(
    join(found, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...locale],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const complaints = collect(initdb.stderr);
  if ((await exit(initdb)) !== 0) {
    remove();
    throw new Error(`initdb failed: ${complaints.text}`);
  }
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // What the manual advises to begin with is a quarter of the memory; tests need next to nothing.
    ...(durable ? { shared_buffers: '2GB' } : {}),
    max_connections: '200',
    max_wal_size: '4GB',
    log_min_messages: 'fatal',
  };
  // The shell waits for its input to end, which it does when this process does, however it does.
  const server = spawn(
    'sh',
    [
      '-c',
      '"$@" & server=$!; read -r _; kill -INT "$server"; wait "$server"',
      'sh',
      join(found, 'postgres'),
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...user, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const log = collect(server.stderr);
  const ended = exit(server);
  let running = true;
  void ended.then(() => {
    running = false;
  });
  const stop = async () => {
    server.ref();
    server.stdin?.end();
    await ended;
    remove();
  };
  for (let tries = 0; !existsSync(join(folder, '.s.PGSQL.5432')) || !accepts(data); tries += 1) {
    if (!running || tries === 600) {
      await stop();
      throw new Error(`PostgreSQL did not start: ${log.text}`);
    }
    await pause(50);
  }
  server.unref();
  (server.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  (server.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  return { url: clusterUrl(folder), stop };
}

const clusterUrl = (folder: string) =>
  `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;

/** The status line of postmaster.pid, its eighth, says when connections are taken. */
function accepts(data: string): boolean {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody']
    .map((name) => users.find((fields) => fields[0] === name))
    .find((fields) => fields !== undefined);
  if (user === undefined)
    throw new Error('There is no user to run PostgreSQL as, and root may not');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function collect(stream: NodeJS.ReadableStream | null): { text: string } {
  const collected = { text: '' };
  stream?.on('data', (data) => {
    collected.text = (collected.text + String(data)).slice(-4000);
  });
  return collected;
}

async function exit(child: ReturnType<typeof spawn>): Promise<number> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
