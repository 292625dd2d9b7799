import assert from 'node:assert/strict';
import test from 'node:test';
import { plantedTree, runPlantedTests } from './planted-tree.ts';

const testFile = (body: string) => `import test from 'node:test';\n${body}\n`;

test('a run whose tests pass says how many, and succeeds', async (t) => {
  const root = plantedTree(t, {
    'src/kernel/a.test.ts': testFile(`test('one', () => {});\ntest('two', () => {});`),
    'test/b.test.ts': testFile(`test.suite('suite', () => { test('three', () => {}); });`),
  });
  const { code, output } = await runPlantedTests(root, { ci: true });
  assert.match(output, /^3 passed, 0 failed$/m);
  assert.equal(code, 0);
});

test('a run with a failing test fails and shows what went wrong', async (t) => {
  const root = plantedTree(t, {
    'test/a.test.ts': testFile(
      `test('one', () => {});\ntest('two', () => { throw new TypeError('seen'); });`,
    ),
  });
  const { code, output } = await runPlantedTests(root, { ci: false });
  assert.match(output, /✗ test\/a\.test\.ts:3: two\n +TypeError: seen/);
  assert.match(output, /^1 passed, 1 failed$/m);
  assert.equal(code, 1);
});

test('a failing part fails once, not once more for the test around it', async (t) => {
  const body = `await t.test('inner', () => { throw new TypeError('seen'); });`;
  const root = plantedTree(t, {
    'test/a.test.ts': testFile(`test('outer', async (t) => { ${body} });`),
  });
  const { code, output } = await runPlantedTests(root, { ci: false });
  assert.match(output, /^0 passed, 1 failed$/m);
  assert.equal(code, 1);
});

test('a run that finds no test fails', async (t) => {
  const root = plantedTree(t, { 'src/kernel/index.ts': 'export const one = 1;\n' });
  const { code, output } = await runPlantedTests(root, { ci: false });
  assert.match(output, /no test was found/);
  assert.match(output, /^0 passed, 1 failed$/m);
  assert.equal(code, 1);
});

for (const [about, content, says] of [
  ['holds no test', 'export const one = 1;\n', /a\.test\.ts: ran no test/],
  ['ends before its tests', testFile(`test('one', () => process.exit(0));`), /ran no test/],
  ['cannot be loaded', `import './absent.ts';\n`, /did not run[\s\S]*ERR_MODULE_NOT_FOUND/],
] as const) {
  test(`a test file that ${about} fails the run`, async (t) => {
    const root = plantedTree(t, {
      'test/a.test.ts': content,
      'test/b.test.ts': testFile(`test('one', () => {});`),
    });
    const { code, output } = await runPlantedTests(root, { ci: false });
    assert.match(output, says);
    assert.match(output, /^1 passed, 1 failed$/m);
    assert.equal(code, 1);
  });
}

const skipping = (reason: string) =>
  testFile(`test('one', () => {});\ntest('two', { skip: ${JSON.stringify(reason)} }, () => {});`);

test('without CI, a skip for a missing Chromium is said and passes', async (t) => {
  const root = plantedTree(t, { 'test/a.test.ts': skipping('needs chromium: none found') });
  const { code, output } = await runPlantedTests(root, { ci: false });
  assert.match(output, /- test\/a\.test\.ts:3: two: needs chromium: none found/);
  assert.match(output, /^1 passed, 0 failed, 1 skipped$/m);
  assert.equal(code, 0);
});

for (const reason of ['needs chromium: none found', 'needs postgresql: none found', 'some day']) {
  test(`in CI, a skip because "${reason}" fails the run`, async (t) => {
    const root = plantedTree(t, { 'test/a.test.ts': skipping(reason) });
    const { code, output } = await runPlantedTests(root, { ci: true });
    assert.match(output, new RegExp(`skipped in CI: ${reason}`));
    assert.match(output, /^1 passed, 1 failed$/m);
    assert.equal(code, 1);
  });
}

test('in CI, a skip for data outside the repository passes', async (t) => {
  const root = plantedTree(t, { 'test/a.test.ts': skipping('needs ../shared/data/x.csv') });
  const { code, output } = await runPlantedTests(root, { ci: true });
  assert.match(output, /^1 passed, 0 failed, 1 skipped$/m);
  assert.equal(code, 0);
});

test('a skip that gives no reason fails the run', async (t) => {
  const root = plantedTree(t, {
    'test/a.test.ts': testFile(`test('one', () => {});\ntest.skip('two', () => {});`),
  });
  const { code, output } = await runPlantedTests(root, { ci: false });
  assert.match(output, /two: skipped without saying what it needs/);
  assert.equal(code, 1);
});

test('with a path, only the tests below it run', async (t) => {
  const root = plantedTree(t, {
    'src/kernel/a.test.ts': testFile(`test('one', () => {});`),
    'test/b.test.ts': testFile(`test('two', () => { throw new TypeError('run'); });`),
  });
  const { code, output } = await runPlantedTests(root, { ci: false, paths: ['src/kernel'] });
  assert.match(output, /^1 passed, 0 failed$/m);
  assert.equal(code, 0);
});
