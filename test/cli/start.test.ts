import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../../src/main/serve-folder.ts';
import { temporaryFolder } from './reeve.ts';

const START = fileURLToPath(new URL('../../src/main/start.ts', import.meta.url));

test('npm run sample links a sample and serves its report until it is stopped', async () => {
  const child = spawn(process.execPath, [START], {
    env: {
      ...process.env,
      PORT: '18420',
      REEVE_SAMPLE_PEOPLE: '400',
      REEVE_SAMPLE_FOLDER: temporaryFolder(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  let said = '';
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('close', () => reject(new Error(`it ended: ${said}${errors}`)));
  });
  try {
    const report = await fetch(address);
    assert.equal(report.status, 200);
    assert.match(await report.text(), /^<!doctype html>/);
    const clusters = await (await fetch(`${address}clusters.csv`)).text();
    assert.match(clusters, /^dataset,id,cluster_id\n/);
    assert.match(said, /records are .* people/);
  } finally {
    child.kill('SIGINT');
  }
  assert.equal(await closed, 0);
});

test('the server takes the next port, and gives nothing but the files of its folder', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'report.html'), '<!doctype html>');
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const server = await serveFolder(folder, port, 'report.html');
  try {
    assert.notEqual(server.address, `http://localhost:${port}/`);
    assert.equal((await fetch(server.address)).status, 200);
    assert.equal((await fetch(`${server.address}..%2Freport.html`)).status, 404);
    assert.equal((await fetch(`${server.address}none.csv`)).status, 404);
    assert.equal((await fetch(server.address, { method: 'POST' })).status, 405);
    const named = new URL(server.address).port;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      get({ host: '127.0.0.1', port: named, headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    assert.equal(status, 421);
  } finally {
    server.close();
    other.close();
  }
});

test('a file that cannot be read, or a reader that goes away, does not end the server', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'report.html'), '<!doctype html>');
  writeFileSync(join(folder, 'large.csv'), 'x'.repeat(20_000_000));
  const closed = join(folder, 'closed.csv');
  writeFileSync(closed, 'x');
  chmodSync(closed, 0);
  const server = await serveFolder(folder, 18_500, 'report.html');
  try {
    // The superuser may read it all the same.
    await fetch(`${server.address}closed.csv`).then(
      (response) => response.text(),
      () => '',
    );
    await new Promise<void>((resolve, reject) => {
      get(`${server.address}large.csv`, (response) => {
        response.once('data', () => {
          response.destroy();
          resolve();
        });
        response.on('error', () => {});
      }).on('error', reject);
    });
    assert.equal((await fetch(server.address)).status, 200);
  } finally {
    server.close();
  }
});
