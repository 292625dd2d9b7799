import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { command } from '../../scripts/command.ts';
import { repository } from './planted-tree.ts';

/**
 * Prints every module that importing `specifier` makes Node load: files and
 * packages by path, built-ins by name.
 */
const tracer = `
import { registerHooks } from 'node:module';
const loaded = new Set();
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    loaded.add(resolved.url);
    return resolved;
  },
});
await import(process.argv[1]);
process.stdout.write(JSON.stringify([...loaded]));
`;

const root = pathToFileURL(join(repository, '/'));

async function loadedBy(path: string): Promise<string[]> {
  const target = pathToFileURL(join(repository, path)).href;
  const args = ['--input-type=module', '--eval', tracer, target];
  const { code, output } = await command(process.execPath, args, { cwd: repository });
  assert.equal(code, 0, output);
  return JSON.parse(output) as string[];
}

test('importing reeve/linkage loads no driver and no built-in of Node', async () => {
  const loaded = await loadedBy('src/linkage/index.ts');
  assert.ok(
    loaded.some((url) => url.endsWith('/src/linkage/index.ts')),
    'the trace saw the import',
  );
  assert.deepEqual(
    loaded.filter((url) => url.startsWith('node:') || /@duckdb|\/pg\/|pglite/.test(url)),
    [],
  );
});

test('importing reeve/standards loads no driver, no built-in of Node, and no module but the kernel', async () => {
  const loaded = await loadedBy('src/standards/index.ts');
  const other = loaded.filter((url) => !url.startsWith(new URL('src/standards/', root).href));
  assert.ok(loaded.length > other.length, 'the trace saw the import');
  const doubleMetaphone = new URL('node_modules/double-metaphone/index.js', root).href;
  assert.deepEqual(
    other.filter((url) => !url.startsWith(new URL('src/kernel/', root).href)),
    // Pure, and all there is of it.
    [doubleMetaphone],
  );
});

test('the trace sees the driver that reeve/engines/duckdb loads', async () => {
  const loaded = await loadedBy('src/engines/duckdb/index.ts');
  assert.ok(loaded.some((url) => url.includes('/node_modules/@duckdb/node-api/')));
  assert.ok(loaded.some((url) => url.startsWith('node:')));
});
