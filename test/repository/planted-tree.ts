import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type CommandResult, command } from '../../scripts/command.ts';

/** The repository under test. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The settings of the repository: a planted tree is held to the same ones. */
const settings = [
  'tsconfig.json',
  'tsconfig.build.json',
  'biome.json',
  'knip.json',
  '.dependency-cruiser.mjs',
  '.gitignore',
];

/**
 * A small repository in a temporary folder, under the real settings and with
 * the real packages, removed when the test ends. Without a package.json among
 * the files it gets one that depends on nothing.
 *
 * @param files content by path
 */
export function plantedTree(test: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'reeve-planted-'));
  test.after(() => rmSync(root, { recursive: true, force: true }));
  for (const name of settings) cpSync(join(repository, name), join(root, name));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  const manifest = { name: 'reeve', version: '0.1.0', type: 'module' };
  for (const [path, content] of Object.entries({
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    ...files,
  })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Runs `npm test` in a planted tree, without its checks. */
export function runPlantedTests(
  root: string,
  options: { ci: boolean; paths?: readonly string[] },
): Promise<CommandResult> {
  const script = join(repository, 'scripts', 'test.ts');
  return command(process.execPath, [script, '--tests', ...(options.paths ?? [])], {
    cwd: root,
    // A run inside a test run would take itself for a part of it.
    env: { NODE_TEST_CONTEXT: undefined, CI: options.ci ? 'true' : undefined },
  });
}
