import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { checkNamed } from '../../scripts/checks.ts';
import { command } from '../../scripts/command.ts';
import { plantedTree, repository } from './planted-tree.ts';

const sound: Readonly<Record<string, string>> = {
  'src/kernel/index.ts': `export { code } from './errors.ts';\n`,
  'src/kernel/errors.ts': `export const code = 'k';\n`,
  'src/linkage/index.ts': `import { code } from '../kernel/index.ts';\n\nexport const first: string = code;\n`,
  'src/linkage/labels.json': `{ "label": 1 }\n`,
  'src/linkage/first.test.ts': `import test from 'node:test';\n\ntest('nothing', () => {});\n`,
};

/** For each check, files that must make it fail, and what it must then say. */
const violations: readonly {
  check: string;
  about: string;
  files: Readonly<Record<string, string>>;
  says: RegExp;
}[] = [
  {
    check: 'types',
    about: 'a type error',
    files: { 'src/kernel/errors.ts': `export const code: number = 'k';\n` },
    says: /src\/kernel\/errors\.ts\(1,14\): error TS2322/,
  },
  {
    check: 'types',
    about: 'syntax that Node cannot strip',
    files: { 'src/kernel/errors.ts': `export enum code {\n  k = 'k',\n}\n` },
    says: /error TS1294/,
  },
  {
    check: 'types',
    about: 'a list item taken for present',
    files: { 'src/kernel/errors.ts': `export const code: string = ['k'][0];\n` },
    says: /error TS2322: Type 'string \| undefined'/,
  },
  {
    check: 'lint',
    about: 'an any',
    files: { 'src/kernel/errors.ts': `export const code: any = 'k';\n` },
    says: /src\/kernel\/errors\.ts:1:20 lint\/suspicious\/noExplicitAny/,
  },
  {
    check: 'lint',
    about: 'unformatted code',
    files: { 'src/kernel/errors.ts': `export const code = "k"\n` },
    says: /src\/kernel\/errors\.ts format/,
  },
  {
    check: 'lint',
    about: 'a pure module that reads the environment',
    files: { 'src/kernel/errors.ts': `export const code = process.env.CODE ?? 'k';\n` },
    says: /lint\/style\/noProcessEnv/,
  },
  {
    check: 'lint',
    about: 'a test switched off for all others',
    files: {
      'src/linkage/first.test.ts': `import test from 'node:test';\n\ntest.only('nothing', () => {});\n`,
    },
    says: /lint\/suspicious\/noFocusedTests/,
  },
  {
    check: 'dead code',
    about: 'an export that nothing uses',
    files: {
      'src/kernel/errors.ts': `export const code = 'k';\nexport const unused = 'u';\n`,
    },
    says: /Unused exports \(1\)\s+unused +src\/kernel\/errors\.ts/,
  },
  {
    check: 'dead code',
    about: 'a file that nothing imports',
    files: { 'src/kernel/forgotten.ts': `const forgotten = 1;\n` },
    says: /Unused files \(1\)\s+src\/kernel\/forgotten\.ts/,
  },
  {
    check: 'dead code',
    about: 'a package that package.json does not list',
    files: { 'src/linkage/index.ts': `export { parse } from 'csv-parse';\n` },
    says: /Unlisted dependencies \(1\)\s+csv-parse/,
  },
  {
    check: 'build and package',
    about: 'sources that do not compile',
    files: { 'src/kernel/errors.ts': `export const code: number = 'k';\n` },
    says: /src\/kernel\/errors\.ts\(1,14\): error TS2322/,
  },
  {
    check: 'build and package',
    about: 'a package that leaves out its command',
    files: {
      'package.json': `${JSON.stringify({
        name: 'reeve',
        version: '0.1.0',
        type: 'module',
        bin: { reeve: 'bin/reeve.js' },
        files: ['dist'],
      })}\n`,
      'package-lock.json': `{ "lockfileVersion": 3, "packages": {} }\n`,
    },
    says: /npx reeve --version failed/,
  },
];

for (const name of ['types', 'lint', 'dead code']) {
  test(`${name}: a sound tree passes`, async (t) => {
    const { code, output } = await checkNamed(name).run(plantedTree(t, sound));
    assert.equal(code, 0, output);
  });
}

for (const { check, about, files, says } of violations) {
  test(`${check}: fails on ${about}`, async (t) => {
    const { code, output } = await checkNamed(check).run(plantedTree(t, { ...sound, ...files }));
    assert.notEqual(code, 0, output);
    assert.match(output, says);
  });
}

test('the build of a sound tree has code, types and data, and no test', async (t) => {
  const root = plantedTree(t, sound);
  const built = await command(process.execPath, [join(repository, 'scripts', 'build.ts')], {
    cwd: root,
  });
  assert.equal(built.code, 0, built.output);
  const dist = (path: string) => join(root, 'dist', path);
  assert.match(
    readFileSync(dist('linkage/index.js'), 'utf8'),
    /from ['"]\.\.\/kernel\/index\.js['"]/,
  );
  assert.match(readFileSync(dist('linkage/index.d.ts'), 'utf8'), /first: string/);
  assert.match(readFileSync(dist('kernel/index.d.ts'), 'utf8'), /from '\.\/errors\.js'/);
  assert.ok(existsSync(dist('linkage/labels.json')));
  assert.equal(existsSync(dist('linkage/first.test.js')), false);
  assert.equal(existsSync(dist('linkage/first.test.ts')), false);
});
