import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.ts';
import { reeveJson, temporaryFolder } from '../cli/reeve.ts';
import { onDatabase } from '../database/with-database.ts';
import { CookieJar } from './cookie-jar.ts';

const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

interface Started {
  /** What it has said so far: to whoever started it, and of its progress. */
  readonly said: () => string;
  readonly progress: () => string;
  /** Waits until it has said something. */
  readonly says: (what: RegExp) => Promise<void>;
}

/** Starts the demonstration, until it says where to go; it is stopped when it has been looked at. */
async function started(
  folder: string,
  port: number,
  look: (home: URL, started: Started) => Promise<void>,
  signal: 'SIGINT' | 'SIGKILL' = 'SIGINT',
): Promise<{ readonly said: string; readonly progress: string }> {
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
  const says = (what: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (what.test(said + progress)) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('close', () => reject(new Error(`it ended: ${said}${progress}`)));
      look();
    });
  child.stdout.on('data', (text: Buffer) => {
    said += text;
  });
  try {
    await says(/http:\/\/.*\n/);
    const home = /http:\/\/localhost:\d+\//.exec(said)?.[0];
    assert.ok(home !== undefined, said);
    await look(new URL(home), { said: () => said, progress: () => progress, says });
  } finally {
    child.kill(signal);
  }
  assert.equal(await closed, signal === 'SIGINT' ? 0 : null, progress);
  return { said, progress };
}

/** Made by the first test at one go: what is made otherwise is held against it. */
const STRAIGHT = join(temporaryFolder(), 'demo');
const ALL_IN = /All that its services sent is in\.\n/;
const ADDRESS_LAST = /\n\n {2}http:\/\/localhost:\d+\/$/;

/** The steps that were told of as done. */
function stepsIn(progress: string): string[] {
  return [...progress.matchAll(/^(\d) of 8: .* \.\.\. \d+ s$/gm)].map(([, step = '']) => step);
}

async function signInPage(home: URL): Promise<void> {
  const signIn = await fetch(home);
  assert.equal(new URL(signIn.url).pathname, '/sign-in');
  assert.equal(signIn.status, 200);
  assert.match(await signIn.text(), /Wexmere Council/);
}

test('npm start serves the pages of the first month, and takes in the others meanwhile', async () => {
  const folder = STRAIGHT;
  const port = await freePort();
  const today = new Date();
  today.setUTCDate(0);
  const monthBefore = today.toISOString().slice(0, 7);
  const first = await started(folder, port, async (home, { said, progress, says }) => {
    await signInPage(home);
    assert.deepEqual(stepsIn(progress()), ['1', '2', '3', '4'], 'the later months are not in');
    assert.match(said().trimEnd(), ADDRESS_LAST, 'where to go is last');
    const rhys = new CookieJar();
    await rhys.signIn(home, 'rhys');
    const jobs = await (await rhys.get(new URL('/administration/jobs', home).href)).text();
    assert.match(jobs, /href="\/administration\/jobs\/\d+"/, 'what is under way can be seen');
    await says(ALL_IN);
  });
  assert.match(first.said, /Amara Osei .* answers the telephone/);
  const months = [...first.progress.matchAll(/^\d of 8: load .*(\d{4}-\d{2})/gm)].map(
    ([, month]) => month,
  );
  assert.equal(months.length, 3, first.progress);
  assert.equal(months.at(-1), monthBefore, 'its services have sent what is due');
  assert.deepEqual(stepsIn(first.progress), ['1', '2', '3', '4', '5', '6', '7', '8']);
  assert.doesNotMatch(first.progress, /WARNING/);
  assert.ok(first.progress.split('\n').length < 15, first.progress);
  assert.match(first.said.trimEnd(), ADDRESS_LAST, 'the address is last');

  // Whoever tries the commands on it finds agreements in force, and whom the start proposed.
  const someone = /look for (.+)\. Stop/.exec(first.said)?.[1] ?? '';
  const who = ['--user', 'u-1', '--service', 'customer-services', '--purpose', 'answer-enquiry'];
  const found = await reeveJson([
    ...['search', someone, ...who, '--role', 'customer-services-officer'],
    ...['--database', join(folder, 'index')],
  ]);
  assert.ok(JSON.stringify(found).includes(someone.split(' ').at(-1) ?? someone), someone);

  const second = await started(folder, port, signInPage);
  assert.equal(second.progress, '');
  assert.match(second.said, ALL_IN);
  assert.match(second.said.trimEnd(), ADDRESS_LAST);
});

test('npm start that is stopped half way goes on with what is missing', async () => {
  const folder = join(temporaryFolder(), 'demo');
  const port = await freePort();
  const first = await started(folder, port, () => pause(1_000));
  assert.doesNotMatch(first.said, ALL_IN);
  assert.match(first.said, /The next start goes on from here\.\n$/);
  assert.doesNotMatch(first.progress, /reeve: /);
  const second = await started(folder, port, (_home, { says }) => says(/^6 of 8: /m), 'SIGKILL');
  assert.deepEqual(stepsIn(second.progress).slice(0, 2), ['5', '6'], second.progress);
  const third = await started(folder, port, (_home, { says }) => says(ALL_IN));
  assert.deepEqual(stepsIn(third.progress), ['7', '8'], third.progress);

  assert.deepEqual(await whatIsIn(folder), await whatIsIn(STRAIGHT));
});

/** What was loaded into the index of a borough, and which records are one person. */
function whatIsIn(folder: string): Promise<unknown> {
  return onDatabase({ folder: join(folder, 'index') }, async (db) => ({
    extracts: await db.query(
      `SELECT file_name, as_at::text, counts FROM extract WHERE status = 'loaded'
       ORDER BY file_name, as_at`,
    ),
    unfinished: await db.query(
      `SELECT status FROM extract WHERE status IN ('loading', 'withdrawn')`,
    ),
    persons: await db.query(
      `SELECT string_agg(dataset_id || ' ' || record_key, ', ' ORDER BY dataset_id, record_key) AS records
       FROM link JOIN source_record USING (record_id) WHERE to_at IS NULL
       GROUP BY person_id ORDER BY records`,
    ),
    toMatch: await db.query('SELECT record_id FROM match_pending'),
  }));
}

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

for (const [what, file, content, code] of [
  ['files of somebody’s own', 'notes.txt', 'Mine', 'demo/other-files'],
  ['an index of somebody’s own', 'index', 'Mine', 'demo/other-files'],
  [
    'a borough of another size',
    'ready.json',
    '{"wanted":"{\\"people\\":20000}","done":8}',
    'demo/other-borough',
  ],
] as const) {
  test(`npm start removes nothing of a folder that has ${what}`, async () => {
    const folder = join(temporaryFolder(), 'demo');
    mkdirSync(folder);
    writeFileSync(join(folder, file), content);
    const ended = spawnSync(process.execPath, [START], {
      encoding: 'utf8',
      timeout: 30_000,
      env: {
        ...process.env,
        PORT: String(await freePort()),
        REEVE_DEMO_PEOPLE: '150',
        REEVE_DEMO_FOLDER: folder,
      },
    });
    assert.notEqual(ended.status, 0);
    assert.match(ended.stderr, new RegExp(code));
    assert.equal(readFileSync(join(folder, file), 'utf8'), content);
  });
}
