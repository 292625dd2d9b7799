/**
 * Checks the walls of .dependency-cruiser.mjs in the working directory.
 *
 * It also counts: dependency-cruiser passes anything it cannot read, and with a
 * TypeScript it does not know it reads no TypeScript file at all. So every
 * source file must have been read, or the check fails.
 */
import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = process.cwd();

function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const options: ICruiseOptions = await extractDepcruiseOptions(
  resolve(root, '.dependency-cruiser.mjs'),
);
const { output } = await cruise(['src'], { ...options, baseDir: root, validate: true }, undefined, {
  tsConfig: extractTSConfig(resolve(root, 'tsconfig.json')),
});
const { modules, summary } = output as ICruiseResult;

const read = new Set(modules.map((module) => module.source));
const unread = sourceFiles().filter((file) => !read.has(file));
for (const file of unread) process.stdout.write(`unread: ${file}\n`);

// A tree with imports in which none was seen was not really read either.
const seen = modules.reduce((count, module) => count + module.dependencies.length, 0);
if (read.size > 1 && seen === 0) process.stdout.write('unread: no import was seen in any file\n');

const problems = summary.violations.filter((violation) => violation.rule.severity === 'error');
for (const { rule, from, to, cycle } of problems) {
  const path = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ');
  process.stdout.write(`${rule.name}: ${from} -> ${path}\n`);
}
process.stdout.write(
  `${read.size} files read, ${seen} imports, ${problems.length} breaches of the walls\n`,
);
process.exitCode =
  problems.length > 0 || unread.length > 0 || (read.size > 1 && seen === 0) ? 1 : 0;
