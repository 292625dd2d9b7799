import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { peopleModel, reeveJson, temporaryFolder, writeModel, writePeople } from '../cli/reeve.ts';

test('a high prior that is given leaves relatives what is left, and every weight is a number', async () => {
  const folder = temporaryFolder();
  const people = join(folder, 'people.csv');
  const model = join(folder, 'model.json');
  const out = join(folder, 'out');
  writePeople(people, { records: 300, seed: 22 });
  const shared = new Set(['surname', 'postcode', 'phone']);
  const comparisons = peopleModel.comparisons.map((each) =>
    shared.has(each.name) ? { ...each, about: 'household' } : each,
  );
  for (const prior of [0.6, 0.95, 0.999]) {
    writeModel(model, { ...peopleModel, comparisons, prior });
    await reeveJson(['link', people, '--model', model, '--out', out, '--no-report']);
    const trained = JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
    assert.equal(trained.prior, prior);
    assert.ok(trained.relatives >= 0 && trained.relatives < 1 - prior, `${trained.relatives}`);
    for (const { levels } of trained.comparisons) {
      for (const { m, u } of levels) assert.ok(m > 0 && m <= 1 && u > 0 && u <= 1, `${m} ${u}`);
    }
  }
});
