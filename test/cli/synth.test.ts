import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reeve, reeveJson, reeveRefuses, startReeve, temporaryFolder } from './reeve.ts';

const folder = temporaryFolder();
const small = ['--people', '600', '--years', '1', '--extracts', '2'];

test('a borough is made, with its gazetteer, extracts, truth and manifest', async () => {
  const out = join(folder, 'borough');
  const made = await reeveJson(['synth', '--out', out, ...small, '--seed', '4']);
  assert.deepEqual(readdirSync(out).sort(), ['extracts', 'gazetteer', 'manifest.json', 'truth']);
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  assert.deepEqual(manifest.settings, { people: 600, years: 1, extracts: 2, seed: 4, noise: 1 });
  assert.deepEqual(manifest.counts, made.counts);
  assert.deepEqual(readdirSync(join(out, 'extracts/council-tax')), ['2025-02', '2025-03']);
  // Made-up people, but a habit: what looks like personal data is for its owner alone.
  assert.equal(statSync(out).mode & 0o077, 0);
});

test('a borough ends in the month that is asked for', async () => {
  const out = join(folder, 'until');
  const { asAt } = await reeveJson(['synth', '--out', out, ...small, '--until', '2026-10']);
  assert.equal(asAt, '2026-10-31');
  assert.deepEqual(readdirSync(join(out, 'extracts/council-tax')), ['2026-09', '2026-10']);
  const events = readFileSync(join(out, 'truth/events.csv'), 'utf8');
  assert.match(events, /^2026-10-/m);
  assert.doesNotMatch(events, /^2026-11-/m);
});

test('without --json it says what was made in words', async () => {
  const out = join(folder, 'in-words');
  const { code, stdout } = await reeve(['synth', '--out', out, ...small]);
  assert.equal(code, 0);
  assert.match(stdout, /^\d+ people live in \d+ homes on \d+ streets\.\n/);
});

test('another borough takes the place of an earlier one, and of nothing else', async () => {
  const out = join(folder, 'again');
  await reeveJson(['synth', '--out', out, ...small, '--seed', '1']);
  await reeveJson(['synth', '--out', out, ...small, '--seed', '2']);
  const { settings } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  assert.equal(settings.seed, 2);
  const mine = join(folder, 'mine');
  mkdirSync(mine);
  writeFileSync(join(mine, 'thesis.txt'), 'years of work');
  await reeveRefuses('output/not-empty', ['synth', '--out', mine, ...small]);
  writeFileSync(join(mine, 'manifest.json'), '{"format":"of something else"}');
  await reeveRefuses('output/not-empty', ['synth', '--out', mine, ...small]);
  assert.equal(readFileSync(join(mine, 'thesis.txt'), 'utf8'), 'years of work');
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await reeveRefuses('output/not-a-folder', ['synth', '--out', file, ...small]);
});

test('wrong options are refused, say what would be right, and make no folder', async () => {
  const out = join(folder, 'never');
  const cases: readonly (readonly [code: string, says: RegExp, ...args: string[]])[] = [
    ['cli/option-value', /--people cannot be "many"/, '--people', 'many'],
    ['cli/option-value', /--until cannot be "2026-13"/, '--until', '2026-13'],
    ['cli/option-value', /--people cannot be "10"/, '--people', '10'],
    ['cli/option-value', /--people cannot be "1e9"/, '--people', '1e9'],
    ['cli/option-value', /--years cannot be "0"/, '--years', '0'],
    ['cli/option-value', /--years cannot be "99"/, '--years', '99'],
    ['cli/option-value', /--extracts cannot be "0"/, '--extracts', '0'],
    ['cli/too-many-extracts', /no 13 months in 1 year$/, '--years', '1', '--extracts', '13'],
    ['cli/option-value', /--seed cannot be "-1"/, '--seed', '-1'],
    ['cli/option-value', /--seed cannot be "x"/, '--seed', 'x'],
    ['cli/option-value', /--seed cannot be "4294967296"/, '--seed', '4294967296'],
    ['cli/option-value', /--noise cannot be "-1"/, '--noise', '-1'],
    ['cli/option-value', /--noise cannot be "11"/, '--noise', '11'],
    ['cli/unknown-option', /--loud/, '--loud'],
  ];
  for (const [code, says, ...args] of cases) {
    const { message, hint } = await reeveRefuses(code, ['synth', '--out', out, ...args]);
    assert.match(message, says);
    assert.ok(hint !== undefined && hint.length > 0);
  }
  await reeveRefuses('cli/missing-mandatory-option-value', ['synth', ...small]);
  assert.equal(existsSync(out), false);
});

test('a borough that is interrupted leaves nothing behind', async () => {
  const parent = join(folder, 'half');
  mkdirSync(parent);
  const child = startReeve(['synth', '--out', join(parent, 'borough'), '--people', '200000']);
  const ended = new Promise((resolve) => child.on('close', resolve));
  // Interrupted once it has begun to write, which is well before it can be done.
  while (!readdirSync(parent).some((name) => existsSync(join(parent, name, 'truth')))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGINT');
  await ended;
  assert.deepEqual(readdirSync(parent), []);
});
