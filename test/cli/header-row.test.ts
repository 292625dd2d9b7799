import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  readRecords,
  reeve,
  reeveJson,
  reeveRefuses,
  temporaryFolder,
  writeModel,
  writePeople,
} from './reeve.ts';

const folder = temporaryFolder();
const plain = join(folder, 'plain.csv');
const people = join(folder, 'people.csv');
const model = join(folder, 'model.json');
const run = join(folder, 'run');
let ids: string[] = [];

before(() => {
  ids = writePeople(plain, { records: 400, seed: 3 });
  writeModel(model);
  const text = readFileSync(plain, 'utf8');
  const width = text.slice(0, text.indexOf('\n')).split(',').length;
  // As wide and as full as the header, so that nothing but the user can say it is none.
  const first = Array.from({ length: width }, (_, k) => `f${k}`).join(',');
  writeFileSync(people, `${first}\n${text}TOTAL RECORDS,${ids.length}\n`);
});

test('the header is in the row that the user names, now and when the run is explained', async () => {
  const args = ['link', people, '--model', model, '--no-report'];
  await reeveJson([...args, '--out', run, '--header-row', '1', '--header-row', 'people=2']);
  const clusters = readRecords(join(run, 'clusters.csv'));
  assert.deepEqual(
    clusters.map(({ id }) => id),
    ids,
  );
  const { provenance } = JSON.parse(readFileSync(join(run, 'model.json'), 'utf8'));
  assert.deepEqual(provenance.reading, { headerRow: { all: 1, datasets: { people: 2 } } });
  const [link] = readRecords(join(run, 'links.csv'));
  const explained = await reeveJson(['explain', link?.id_l ?? '', link?.id_r ?? '', '--run', run]);
  assert.equal(explained.together, true);
});

test('what was left out is said', async () => {
  const out = join(folder, 'said');
  const args = ['link', people, '--model', model, '--no-report', '--out', out];
  const { code, stderr } = await reeve([...args, '--header-row', '2']);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /1 row before the header of .*people\.csv \(line 2\) was left out/);
  assert.match(stderr, /trailer: "TOTAL RECORDS 400"\. Its count is that of the records read/);
});

test('a header row that cannot be is refused, and nothing is written', async () => {
  const out = join(folder, 'none');
  const args = ['link', people, '--model', model, '--out', out];
  const far = await reeveRefuses('input/header-row', [...args, '--header-row', '9000']);
  assert.equal(far.location.line, 9000);
  const other = await reeveRefuses('input/header-row', [...args, '--header-row', 'poeple=2']);
  assert.match(other.hint ?? '', /Did you mean "people"/);
  for (const row of ['0', 'two', 'people=', '1.5']) {
    await reeveRefuses('cli/option-value', [...args, '--header-row', row]);
  }
  assert.throws(() => readFileSync(join(out, 'clusters.csv')));
});
