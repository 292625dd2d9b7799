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

/** The first block of a language in the README. */
function block(readme: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme)?.[1];
  assert.ok(found !== undefined, `a block of ${language}`);
  return found;
}

test('the README’s example of the library prints what it says, for the README’s file', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const example = block(readme, 'ts');
  const promised = /console\.log\(.*\/\/ (.*)$/m.exec(example)?.[1];
  assert.ok(promised);
  const folder = await mkdtemp(join(tmpdir(), 'reeve-readme-'));
  try {
    // The entry points as the sources have them: `dist` need not be there.
    const source = example.replaceAll(/'reeve\/([a-z/]+)'/g, (_, path) =>
      JSON.stringify(new URL(`src/${path}/index.ts`, root).href),
    );
    await writeFile(join(folder, 'example.ts'), source);
    await writeFile(join(folder, 'people.csv'), block(readme, 'csv'));
    const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder });
    assert.equal(stdout.trim(), promised);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
