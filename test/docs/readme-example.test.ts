import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const run = promisify(execFile);

/** The first block of a language in a page. */
function block(page: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(page)?.[1];
  assert.ok(found !== undefined, `a block of ${language}`);
  return found;
}

/** The entry points as the sources have them: `dist` need not be there. */
function fromSources(example: string): string {
  return example.replaceAll(/'reeve\/([a-z/]+)'/g, (_, path) =>
    JSON.stringify(new URL(`src/${path}/index.ts`, root).href),
  );
}

/** What each line that prints says that it prints. */
function promisedBy(example: string): string[] {
  return [...example.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, said]) => said ?? '');
}

test('the README’s example of the library prints what it says, for the README’s file', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const example = block(readme, 'ts');
  const promised = promisedBy(example);
  assert.equal(promised.length, 1);
  const folder = await mkdtemp(join(tmpdir(), 'reeve-readme-'));
  try {
    await writeFile(join(folder, 'example.ts'), fromSources(example));
    await writeFile(join(folder, 'people.csv'), block(readme, 'csv'));
    const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder });
    assert.deepEqual(stdout.trim().split('\n'), promised);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the example on the page of standards prints what it says', async () => {
  const page = await readFile(new URL('docs/standards.md', root), 'utf8');
  const example = block(page, 'ts');
  const folder = await mkdtemp(join(tmpdir(), 'reeve-standards-'));
  try {
    await writeFile(join(folder, 'example.ts'), fromSources(example));
    const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder });
    assert.deepEqual(stdout.trim().split('\n'), promisedBy(example));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
