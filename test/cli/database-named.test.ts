import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './reeve.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const KEY = 'for a test, and no secret, of some length';
const SERVE = fileURLToPath(new URL('../../src/main/serve.ts', import.meta.url));

const cases = {
  match: [[MAIN, 'match'], /database\/not-named/],
  serve: [[MAIN, 'serve'], /database\/not-named/],
  'serve as a service': [[SERVE], /database\/not-named/],
  'audit verify': [[MAIN, 'audit', 'verify'], /cli\/no-database/],
  '--database of nothing': [[MAIN, 'match', '--database', ''], /database\/not-named/],
} as const;

for (const [name, [args, code]] of Object.entries(cases)) {
  test(`REEVE_DATABASE set and empty names no index: ${name}`, () => {
    const folder = temporaryFolder();
    const ended = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        REEVE_DATABASE: '',
        REEVE_ENVIRONMENT: 'development',
        REEVE_DEVELOPMENT_KEY: KEY,
      },
    });
    assert.equal(ended.status, 2, ended.stderr);
    assert.match(ended.stderr, code);
    assert.deepEqual(readdirSync(folder), []);
  });
}
