import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.ts';
import { runCommand } from '../../src/cli/run-command.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
export const key = 'a key of no secret at all, for tests alone';

const engineer = JSON.stringify({
  sub: 'u-data',
  service: 'libraries',
  roles: ['data-engineer'],
});

export interface Serving {
  readonly server: ChildProcess;
  readonly address: string;
  readonly token: string;
  readonly log: () => string;
}

/** Starts a server on a folder, as a process of its own. */
export async function serving(folder: string): Promise<Serving> {
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

/** Asks a server to end, and waits until it has. */
export async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'close');
}

/** What a command writes, and how it ends. */
export async function command(
  ...args: string[]
): Promise<{ code: number; said: string; result: string }> {
  let [said, result] = ['', ''];
  const stream = {
    write(text: string) {
      said += text;
      return true;
    },
  };
  const stdout = {
    write(text: string) {
      result += text;
      return true;
    },
  };
  const code = await runCommand(args, { stdout, stderr: stream });
  return { code, said, result };
}
