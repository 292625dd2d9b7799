import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandResult, command } from './command.ts';
import { compilerOf } from './compiler.ts';

export interface Check {
  readonly name: string;
  /** Runs the check on the repository in a folder; passes when its exit code is 0. */
  run(root: string): Promise<CommandResult>;
}

const scripts = fileURLToPath(new URL('.', import.meta.url));
const script = (root: string, name: string) =>
  command(process.execPath, [join(scripts, name)], { cwd: root });
const tool = (root: string, path: string, ...args: string[]) =>
  command(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root });

/** Everything `npm test` holds the repository to beside its tests, slowest first. */
export const checks: readonly Check[] = [
  {
    name: 'build and package',
    async run(root) {
      const built = await script(root, 'build.ts');
      return built.code === 0 ? script(root, 'package-check.ts') : built;
    },
  },
  {
    name: 'types',
    run: (root) =>
      command(process.execPath, [compilerOf(root), '--noEmit', '-p', '.'], { cwd: root }),
  },
  { name: 'walls', run: (root) => script(root, 'walls.ts') },
  {
    name: 'dead code',
    run: (root) => tool(root, 'knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  },
  {
    name: 'lint',
    run: (root) =>
      tool(root, '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off', '.'),
  },
];

/** The check of that name. */
export function checkNamed(name: string): Check {
  const found = checks.find((check) => check.name === name);
  if (found === undefined) throw new RangeError(`no check is called ${name}`);
  return found;
}
