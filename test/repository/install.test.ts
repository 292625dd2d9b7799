import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { command } from '../../scripts/command.ts';
import { type LockFile, missingOptionalPackages } from '../../scripts/complete-lock.ts';
import { plantedTree, repository } from './planted-tree.ts';

const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as LockFile;

test('the lock file names the packages of every platform, or npm ci would refuse it', () => {
  assert.deepEqual(missingOptionalPackages(lock), []);
  const name = '@duckdb/node-bindings-darwin-arm64';
  const { [`node_modules/${name}`]: taken, ...packages } = lock.packages;
  assert.deepEqual(missingOptionalPackages({ packages }), [
    ['node_modules/@duckdb/node-bindings', name, taken?.version],
  ]);
});

test('package.json asks for exact versions only', () => {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const groups = ['dependencies', 'optionalDependencies', 'devDependencies'];
  const loose = groups
    .flatMap((group) => Object.entries(manifest[group] ?? {}))
    .filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  assert.deepEqual(loose, []);
});

test('the lock file names no registry', () => {
  const text = readFileSync(join(repository, 'package-lock.json'), 'utf8');
  assert.equal(/"resolved"/.test(text), false);
});

test('tests run on the pinned Node', () => {
  assert.equal(process.versions.node.split('.')[0], '24');
});

/** What scripts/install.mjs says of a tree: why it must be installed, or `undefined`. */
async function reasonToInstall(root: string): Promise<string> {
  const source = `import { reasonToInstall } from '${join(repository, 'scripts/install.mjs')}';
    process.stdout.write(String(reasonToInstall(process.argv[1])));`;
  const args = ['--input-type=module', '--eval', source, root];
  return (await command(process.execPath, args)).output;
}

test('dependencies are installed when absent or not those of the lock file', async (t) => {
  const locked = (version: string) =>
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version },
        'node_modules/other-platform': { version: '1.0.0', optional: true },
      },
    });
  const root = plantedTree(t, { 'package-lock.json': locked('1.0.0') });
  rmSync(join(root, 'node_modules'));
  assert.equal(await reasonToInstall(root), 'nothing is installed yet');

  const installed = plantedTree(t, { 'package-lock.json': locked('1.0.0') });
  rmSync(join(installed, 'node_modules'));
  mkdirSync(join(installed, 'node_modules', 'a'), { recursive: true });
  const record = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
  writeFileSync(join(installed, 'node_modules', '.package-lock.json'), record);
  assert.equal(await reasonToInstall(installed), 'undefined');

  writeFileSync(join(installed, 'package-lock.json'), locked('1.1.0'));
  assert.equal(await reasonToInstall(installed), 'node_modules/a is not at 1.1.0');
});
