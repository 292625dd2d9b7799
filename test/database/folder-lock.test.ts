import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test, { type TestContext } from 'node:test';
import { FolderLock } from '../../src/database/folder-lock.ts';
import { folderHolder, openDatabase } from '../../src/database/index.ts';
import { thisProcess } from '../../src/database/process-identity.ts';
import { describeError, ReeveError } from '../../src/kernel/index.ts';
import { program } from './folder-process.ts';
import { withLocation } from './with-database.ts';

interface Other {
  readonly process: ChildProcess;
  /** The next line it says; undefined once it has ended. */
  next(): Promise<string | undefined>;
  kill(): Promise<void>;
  end(): Promise<void>;
}

/** Another process on the folder, which is killed when the test ends, at the latest. */
function other(t: TestContext, what: 'lock' | 'open' | 'write', folder: string): Other {
  const child = spawn(process.execPath, [program, what, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  t.after(kill);
  return {
    process: child,
    async next() {
      const { value, done } = await lines.next();
      return done === true ? undefined : value;
    },
    kill,
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-lock-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function plant(folder: string, claim: object): string {
  mkdirSync(join(folder, 'lock'), { recursive: true });
  const file = join(folder, 'lock', 'planted.json');
  const since = '2026-01-01T00:00:00.000Z';
  writeFileSync(file, JSON.stringify({ ...thisProcess(), since, holds: true, ...claim }));
  return file;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ReeveError, `not refused: ${String(error)}`);
  assert.equal(error.code, 'database/in-use');
  return describeError(error);
}

test('a folder that another process has is refused, naming that process and where it is reached', async (t) => {
  const folder = emptyFolder(t);
  const holder = other(t, 'lock', folder);
  assert.equal(await holder.next(), 'ready');
  const said = await refusal(openDatabase({ folder }));
  assert.ok(
    said.includes(`'reeve serve' (process ${holder.process.pid} on ${hostname()}, since 20`),
  );
  assert.ok(said.includes('use the running server, http://127.0.0.1:8080, or stop it first'), said);
  const { pid, address } = folderHolder(folder) ?? {};
  assert.deepEqual({ pid, address }, { pid: holder.process.pid, address: 'http://127.0.0.1:8080' });
  assert.equal(existsSync(join(folder, 'postgresql')), false, 'a refused process made a database');
});

test('a folder is free again when its process closes it, and not twice open in one process', async (t) => {
  const folder = emptyFolder(t);
  const lock = await FolderLock.take(folder, {});
  await refusal(FolderLock.take(folder, {}));
  lock.release();
  assert.equal(folderHolder(folder), undefined);
  const next = other(t, 'lock', folder);
  assert.equal(await next.next(), 'ready');
  await next.end();
  assert.deepEqual(readdirSync(join(folder, 'lock')), []);
});

test('of processes that race for a folder whose last process was killed, one wins', async (t) => {
  const folder = emptyFolder(t);
  for (let round = 0; round < 4; round += 1) {
    const last = other(t, 'lock', folder);
    assert.equal(await last.next(), 'ready');
    await last.kill();
    const racing = Array.from({ length: 5 }, () => other(t, 'lock', folder));
    const said = await Promise.all(racing.map((each) => each.next()));
    assert.deepEqual(
      said.toSorted(),
      [...Array(4).fill('database/in-use'), 'ready'],
      `round ${round}`,
    );
    await Promise.all(racing.map((each) => each.kill()));
  }
});

test('takers within one process, who start at the same moment, find one winner', async (t) => {
  const folder = emptyFolder(t);
  for (let round = 0; round < 20; round += 1) {
    const took = await Promise.allSettled(
      Array.from({ length: 6 }, () => FolderLock.take(folder, {})),
    );
    const won = took.filter((each) => each.status === 'fulfilled');
    assert.equal(won.length, 1, `round ${round}`);
    won[0]?.value.release();
  }
});

test('a lock whose pid is another process by now, or of before a restart, is taken over', async (t) => {
  const folder = emptyFolder(t);
  plant(folder, { started: '1' });
  (await FolderLock.take(folder, {})).release();
  plant(folder, { boot: 'an earlier one' });
  (await FolderLock.take(folder, {})).release();
  plant(folder, { pid: 2 ** 22 + 1 });
  (await FolderLock.take(folder, {})).release();
});

test('a lock of a machine or container that cannot be looked into is left, and named', async (t) => {
  const folder = emptyFolder(t);
  for (const elsewhere of [{ host: 'another-machine' }, { namespace: 'pid:[1]' }]) {
    const file = plant(folder, { ...elsewhere, pid: 12 });
    const said = await refusal(FolderLock.take(folder, {}));
    assert.match(said, /was in use by a process \(process 12 on .*, since 2026-01-01/);
    assert.ok(said.includes(`If it has ended for certain, remove ${file}`), said);
  }
});

test('a lock that cannot be read is left, and named', async (t) => {
  const folder = emptyFolder(t);
  writeFileSync(plant(folder, {}), '');
  assert.match(await refusal(FolderLock.take(folder, {})), /planted\.json: A lock on .* cannot/);
});

test('what a process committed before it was killed is there for the next', async (t) => {
  await withLocation('embedded', async (location) => {
    const { folder } = location as { folder: string };
    const writer = other(t, 'write', folder);
    assert.equal(await writer.next(), 'ready');
    let last = 0;
    while (last < 300) last = Number(await writer.next());
    await writer.kill();
    for (let line = await writer.next(); line !== undefined; line = await writer.next()) {
      last = Number(line);
    }
    const db = await openDatabase(location, { memory: { pages: 32, index: 64 } });
    const [held] = await db.query<{ count: number; latest: number }>(
      'SELECT count(*) AS count, max(number) AS latest FROM written',
    );
    await db.close();
    assert.equal(held?.count, held?.latest, 'a row in between is gone');
    assert.ok((held?.latest ?? 0) >= last, `${last} were committed, ${held?.latest} are there`);
  });
});

test('a process killed while it made its database leaves a folder that opens', async (t) => {
  const folder = emptyFolder(t);
  const maker = other(t, 'open', folder);
  while (!existsSync(join(folder, 'postgresql.new')))
    await new Promise((done) => setTimeout(done, 5));
  await maker.kill();
  assert.equal(existsSync(join(folder, 'postgresql')), false);
  const db = await openDatabase({ folder }, { memory: { pages: 32, index: 64 } });
  assert.deepEqual(await db.query('SELECT 1 AS one'), [{ one: 1 }]);
  await db.close();
});
