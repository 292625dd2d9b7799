import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { peopleModel, reeveJson, temporaryFolder, writeModel, writePeople } from '../cli/reeve.ts';

/** What every object of JavaScript has, and a comparison or column may be called. */
const NAMES = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__proto__',
];

test('what comparisons are called makes no difference to training', async () => {
  const folder = temporaryFolder();
  const people = join(folder, 'people.csv');
  writePeople(people, { records: 800, seed: 21 });
  const trained = async (name: string, comparisons: readonly unknown[]) => {
    const model = join(folder, `${name}.json`);
    const out = join(folder, name);
    writeModel(model, { ...peopleModel, comparisons });
    await reeveJson(['link', people, '--model', model, '--out', out, '--no-report']);
    const { prior, comparisons: made } = JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
    return [prior, made.map(({ levels }: { levels: unknown }) => levels)];
  };
  const renamed = peopleModel.comparisons.map((each, k) => ({ ...each, name: NAMES[k] }));
  assert.deepEqual(
    await trained('renamed', renamed),
    await trained('plain', peopleModel.comparisons),
  );
});
