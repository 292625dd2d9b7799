import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  reeveJson,
  reeveRefuses,
  temporaryFolder,
  writeCsv,
  writeModel,
  writePeople,
} from './reeve.ts';

const folder = temporaryFolder();
const people = join(folder, 'people.csv');
const model = join(folder, 'model.json');

before(() => {
  writePeople(people, { records: 300, seed: 5 });
  writeModel(model);
});

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const isPosix = process.platform !== 'win32';

test('outputs are for the user who made them, as is the folder', {
  skip: isPosix ? false : 'Windows keeps permissions otherwise',
}, async () => {
  const out = join(folder, 'private');
  await reeveJson(['link', people, '--model', model, '--out', out, '--parquet']);
  assert.equal(modeOf(out), 0o700);
  for (const name of readdirSync(out)) assert.equal(modeOf(join(out, name)), 0o600, name);

  // Who was let in by hand stays in.
  chmodSync(join(out, 'clusters.csv'), 0o640);
  await reeveJson(['link', people, '--model', model, '--out', out, '--no-report']);
  assert.equal(modeOf(join(out, 'clusters.csv')), 0o640);
});

test('an input is never overwritten by an output of its name', async () => {
  const out = temporaryFolder();
  const input = join(out, 'clusters.csv');
  writePeople(input, { records: 50, seed: 6 });
  const before = readFileSync(input);
  const error = await reeveRefuses('output/overwrites-input', ['link', input, '--out', out]);
  assert.equal(error.location.file, input);
  assert.deepEqual(readFileSync(input), before);
  assert.deepEqual(readdirSync(out), ['clusters.csv']);

  const decisions = join(out, 'reviews.csv');
  writeCsv(decisions, [['dataset_l', 'id_l', 'dataset_r', 'id_r']]);
  const args = ['link', people, '--model', model, '--out', out];
  await reeveRefuses('output/overwrites-input', [...args, '--never-match', decisions]);

  // By another name too.
  renameSync(input, join(out, 'links.csv'));
  const link = join(folder, 'linked.csv');
  symlinkSync(join(out, 'links.csv'), link);
  await reeveRefuses('output/overwrites-input', ['link', link, '--out', out]);
});
