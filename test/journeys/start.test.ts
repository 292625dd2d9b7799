import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.ts';
import { temporaryFolder } from '../cli/reeve.ts';

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
        if (said.includes('Ctrl-C')) resolve();
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
  const look = async (home: URL) => {
    const signIn = await fetch(home);
    assert.equal(new URL(signIn.url).pathname, '/sign-in');
    assert.equal(signIn.status, 200);
    assert.match(await signIn.text(), /Wexmere Council/);
  };
  const first = await started(folder, port, look);
  assert.match(first.said, /Amara Osei .* answers the telephone/);
  assert.match(first.progress, /load .*2025/s);

  const second = await started(folder, port, look);
  assert.doesNotMatch(second.progress, /load /);
});
