/**
 * Installs the package as a stranger would and uses it: packs it, installs the
 * tarball in an empty folder, runs `npx reeve --version` on the Node of the
 * machine, imports the entry points, and type-checks a program that uses them.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, command, machineEnvironment, npm } from './command.ts';
import { compilerOf } from './compiler.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
}
type Locked = Record<string, unknown> & { readonly dev?: boolean };

const root = process.cwd();
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = readJson('package.json') as Manifest & Record<string, unknown>;

/**
 * The lock file of a project whose one dependency is the tarball, with the
 * versions of this repository: the check says the same tomorrow.
 */
function consumerLock(tarball: string): unknown {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> };
  const runtime = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const { dependencies, optionalDependencies, bin, version } = manifest;
  return {
    name: 'consumer',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'consumer', dependencies: { [manifest.name]: `file:${tarball}` } },
      ...Object.fromEntries(runtime),
      [`node_modules/${manifest.name}`]: {
        version,
        resolved: `file:${tarball}`,
        dependencies,
        optionalDependencies,
        bin,
      },
    },
  };
}

const program = `
import * as duckdb from 'reeve/engines/duckdb';
import * as linkage from 'reeve/linkage';
import * as standards from 'reeve/standards';
type Known<T> = 0 extends 1 & T ? never : T;
export const entryPoints: Known<[typeof linkage, typeof duckdb, typeof standards]> = [linkage, duckdb, standards];
for (const [name, entry] of Object.entries({ linkage, duckdb, standards })) {
  if (Object.keys(entry).length === 0) throw new TypeError(\`reeve/\${name} exports nothing\`);
}
const { standard } = standards.parsePostcode('ls1 4ap');
if (standard !== 'LS1 4AP') throw new TypeError(\`reeve/standards reads ls1 4ap as \${standard}\`);
`;

async function step(name: string, run: Promise<CommandResult>): Promise<string> {
  const { code, output } = await run;
  if (code !== 0) throw new Error(`${name} failed (exit ${code})\n${output}`);
  return output;
}

const folder = mkdtempSync(join(tmpdir(), 'reeve-package-'));
try {
  const packArgs = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  await step('npm pack', npm(packArgs, { cwd: root }));
  const tarball = `${manifest.name}-${manifest.version}.tgz`;

  const write = (path: string, content: unknown) =>
    writeFileSync(
      join(folder, path),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  write('package.json', {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { [manifest.name]: `file:${tarball}` },
  });
  write('package-lock.json', consumerLock(tarball));
  write('program.ts', program);
  const installArgs = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await step('npm ci of the tarball', npm(installArgs, { cwd: folder }));

  const version = await step(
    'npx reeve --version',
    command('npx', ['--no-install', 'reeve', '--version'], {
      cwd: folder,
      env: machineEnvironment(),
    }),
  );
  if (!version.split(/\s+/).includes(manifest.version)) {
    throw new Error(`npx reeve --version does not say ${manifest.version}:\n${version}`);
  }
  await step('importing reeve', command(process.execPath, ['program.ts'], { cwd: folder }));
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
  const node = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')];
  await step(
    'types of reeve',
    command(process.execPath, [compilerOf(root), ...flags, ...node, 'program.ts'], {
      cwd: folder,
    }),
  );
  process.stdout.write(`${tarball} installs, runs and imports\n`);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
