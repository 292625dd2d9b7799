import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.ts';
import { reeveJson, temporaryFolder } from '../cli/reeve.ts';

const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

/** Starts the demonstration, until it says where to go; then it is stopped. */
async function started(folder: string, port: number, look: (home: URL) => Promise<void>) {
  const child = spawn(process.execPath, [START], {
    env: {
      ...process.env,
      PORT: String(port),
      REEVE_DEMO_PEOPLE: '150',
      REEVE_DEMO_FOLDER: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  let said = '';
  let progress = '';
  child.stderr.on('data', (text: Buffer) => {
    progress += text;
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        said += text;
        if (/http:\/\/.*\n/.test(said)) resolve();
      });
      child.on('close', () => reject(new Error(`it ended: ${said}${progress}`)));
    });
    const home = /http:\/\/localhost:\d+\//.exec(said)?.[0];
    assert.ok(home !== undefined, said);
    await look(new URL(home));
  } finally {
    child.kill('SIGINT');
  }
  assert.equal(await closed, 0, progress);
  return { said, progress };
}

test('npm start makes a borough, serves the pages, and starts again from what it made', async () => {
  const folder = join(temporaryFolder(), 'demo');
  const port = await freePort();
  const today = new Date();
  today.setUTCDate(0);
  const monthBefore = today.toISOString().slice(0, 7);
  const look = async (home: URL) => {
    const signIn = await fetch(home);
    assert.equal(new URL(signIn.url).pathname, '/sign-in');
    assert.equal(signIn.status, 200);
    assert.match(await signIn.text(), /Wexmere Council/);
  };
  const first = await started(folder, port, look);
  assert.match(first.said, /Amara Osei .* answers the telephone/);
  const months = [...first.progress.matchAll(/^\d of 8: load .*(\d{4}-\d{2})/gm)].map(
    ([, month]) => month,
  );
  assert.equal(months.length, 3, first.progress);
  assert.equal(months.at(-1), monthBefore, 'its services have sent what is due');
  assert.doesNotMatch(first.progress, /WARNING/);
  assert.ok(first.progress.split('\n').length < 15, first.progress);
  assert.match(first.said.trimEnd(), /\n\n {2}http:\/\/localhost:\d+\/$/, 'the address is last');

  // Whoever tries the commands on it finds agreements in force, and whom the start proposed.
  const someone = /look for (.+)\. Stop/.exec(first.said)?.[1] ?? '';
  const who = ['--user', 'u-1', '--service', 'customer-services', '--purpose', 'answer-enquiry'];
  const found = await reeveJson([
    ...['search', someone, ...who, '--role', 'customer-services-officer'],
    ...['--database', join(folder, 'index')],
  ]);
  assert.ok(JSON.stringify(found).includes(someone.split(' ').at(-1) ?? someone), someone);

  const second = await started(folder, port, look);
  assert.doesNotMatch(second.progress, /load /);
});

for (const [which, after] of [
  ['the pages', 0],
  ['the identity provider', 1],
] as const) {
  test(`npm start says at once that the port of ${which} is taken`, async () => {
    const folder = join(temporaryFolder(), 'demo');
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    try {
      const ended = spawnSync(process.execPath, [START], {
        encoding: 'utf8',
        timeout: 30_000,
        env: { ...process.env, PORT: String(port - after), REEVE_DEMO_FOLDER: folder },
      });
      assert.equal(ended.status, 2, ended.stderr);
      assert.match(ended.stderr, new RegExp(`^reeve: Port ${port} is taken\\..*serve/no-port`));
      assert.equal(ended.stdout, '');
      assert.equal(existsSync(folder), false, 'a borough was begun');
    } finally {
      other.close();
    }
  });
}
