import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { command } from '../../scripts/command.ts';
import { skipWithoutPostgresql } from '../../scripts/postgresql.ts';
import { repository } from './planted-tree.ts';

const module = join(repository, 'scripts/postgresql.ts');

function folderOf(t: TestContext, commands: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-machine-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of commands) writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  return folder;
}

/** What is found, and what tests are skipped for, where PostgreSQL is only in `folder`. */
async function foundIn(folder: string): Promise<{ found: string | null; skip: unknown }> {
  const source = `import { findPostgresql, skipWithoutPostgresql } from '${module}';
    process.stdout.write(JSON.stringify({ found: findPostgresql() ?? null, skip: skipWithoutPostgresql() }));`;
  const args = ['--input-type=module', '--eval', source];
  const { output } = await command(process.execPath, args, { env: { REEVE_POSTGRESQL: folder } });
  return JSON.parse(output);
}

test('the PostgreSQL that is named is used, if it can make a cluster and serve it', async (t) => {
  const whole = folderOf(t, ['initdb', 'postgres']);
  assert.deepEqual(await foundIn(whole), { found: whole, skip: false });
});

test('without PostgreSQL, tests on a server skip with a reason that CI refuses', async (t) => {
  const { found, skip } = await foundIn(folderOf(t, ['initdb']));
  assert.equal(found, null);
  assert.match(String(skip), /^needs postgresql: /);
});

test('a cluster is gone when the process that started it is killed', {
  skip: skipWithoutPostgresql(),
}, async (t) => {
  const source = `import { startCluster } from '${module}';
    const { url } = await startCluster();
    process.stdout.write(new URL(url).searchParams.get('host') + '\\n');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [folder] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const place = folder.trim();
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const running = () => existsSync(join(place, '.s.PGSQL.5432'));
  assert.equal(running(), true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (let tries = 0; running() && tries < 200; tries += 1) await pause(50);
  assert.equal(running(), false);
});
