/** `reeve serve` as a process of its own, on a folder that nobody else may have meanwhile. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../src/cli/run-command.ts';
import { openDatabase } from '../../src/database/index.ts';
import { withLocation } from '../database/with-database.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const key = 'a key of no secret at all, for tests alone';

const engineer = JSON.stringify({
  sub: 'u-data',
  service: 'libraries',
  roles: ['data-engineer'],
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

interface Serving {
  readonly server: ChildProcess;
  readonly address: string;
  readonly token: string;
  readonly log: () => string;
}

async function serving(folder: string): Promise<Serving> {
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [main, 'serve', '--database', folder, '--port', String(port), '--print-token', engineer],
    {
      env: { ...process.env, REEVE_ENVIRONMENT: 'development', REEVE_DEVELOPMENT_KEY: key },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  server.stderr?.on('data', (text) => {
    log += text;
  });
  const said = await Promise.race([
    once(server.stdout as NodeJS.ReadableStream, 'data'),
    once(server, 'exit').then(() => assert.fail(log)),
  ]);
  const [, token = ''] = /: (ey\S+)/.exec(String(said[0])) ?? [];
  return { server, address: `http://127.0.0.1:${port}`, token, log: () => log };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'close');
}

/** What a command writes to standard error, and how it ends. */
async function command(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const stream = {
    write(text: string) {
      said += text;
      return true;
    },
  };
  const code = await runCommand(args, { stdout: { write() {} }, stderr: stream });
  return { code, said };
}

test('a second command on the folder refuses and names the server, which goes on serving', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const { folder } = location;
    const { server, address, token, log } = await serving(folder);
    try {
      const { code, said } = await command('match', '--database', folder);
      assert.equal(code, 2);
      assert.match(said, /database\/in-use/);
      assert.ok(said.includes(address), said);
      const answer = await fetch(`${address}/v1/sources?q=Whitfield`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(answer.status, 200);
      assert.deepEqual(await answer.json(), { items: [] });
    } finally {
      await ended(server);
    }
    assert.match(log(), /"route":"\/v1\/sources"/);
    assert.doesNotMatch(log(), /Whitfield/, 'what was asked stands in the log');
    // It gave the folder back.
    const db = await openDatabase({ folder });
    await db.close();
  });
});

test('a server in production refuses a development key, and a database that could lose commits', async () => {
  await withLocation('embedded', async (location) => {
    assert.ok('folder' in location);
    const args = ['serve', '--database', location.folder, '--port', '1'];
    const streams = {
      stdout: { write() {} },
      stderr: {
        said: '',
        write(text: string) {
          this.said += text;
          return true;
        },
      },
    };
    const provider = {
      REEVE_OIDC_ISSUER: 'https://sign-in.example.org',
      REEVE_OIDC_AUDIENCE: 'reeve-api',
      REEVE_OIDC_KEYS: 'https://sign-in.example.org/keys',
    };
    assert.equal(await runCommand(args, streams, { serve: { REEVE_DEVELOPMENT_KEY: key } }), 2);
    assert.match(streams.stderr.said, /serve\/development-key/);
    assert.equal(await runCommand(args, streams, { serve: provider }), 2);
    assert.match(streams.stderr.said, /database\/not-durable/);
  });
});
