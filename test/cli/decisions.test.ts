import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  readRecords,
  reeveJson,
  reeveRefuses,
  temporaryFolder,
  writeCsv,
  writeModel,
} from './reeve.ts';

const folder = temporaryFolder();
const model = join(folder, 'model.json');
const a = join(folder, 'a.csv');
const b = join(folder, 'b.csv');

/** Two columns with given weights: agreeing on the name is enough, on the town is not. */
function givenModel(more: Record<string, unknown> = {}) {
  const comparison = (column: string, m: number, u: number) => ({
    name: column,
    levels: [
      { when: { exact: column }, m, u },
      { when: 'else', m: 1 - m, u: 1 - u },
    ],
  });
  return {
    format: 'reeve-match-model/1',
    linkType: 'link-and-dedupe',
    columns: { name: { from: 'name' }, town: { from: 'town' }, number: { from: 'number' } },
    comparisons: [comparison('name', 0.95, 0.0001), comparison('town', 0.6, 0.2)],
    blocking: [{ on: ['name'] }],
    prior: 0.05,
    thresholds: { link: 0.9, review: 0.5 },
    ...more,
  };
}

before(() => {
  writeModel(model, givenModel());
  writeCsv(a, [
    ['id', 'name', 'town', 'number'],
    ['1', 'Ann Lee', 'Ayr', 'N1'],
    ['2', 'Ann Lee', 'Ayr', 'N2'],
    ['3', 'Bob Ray', 'Ayr', 'N3'],
  ]);
  writeCsv(b, [
    ['id', 'name', 'town', 'number'],
    ['1', 'Ann Lee', 'Ayr', 'N4'],
    ['2', 'Rob Ray', 'Bude', 'N3'],
    ['3', 'Cy Dow', 'Bude', ''],
  ]);
});

let runs = 0;
async function link(...args: string[]): Promise<{ out: string; clusters: Map<string, string> }> {
  const out = join(folder, `out-${++runs}`);
  await reeveJson(['link', a, b, '--model', model, '--out', out, '--no-report', ...args]);
  const rows = readRecords(join(out, 'clusters.csv'));
  const clusters = new Map(rows.map((row) => [`${row.dataset}:${row.id}`, row.cluster_id ?? '']));
  return { out, clusters };
}

function decisions(name: string, ...pairs: readonly (readonly [string, string])[]): string {
  const path = join(folder, name);
  const rows = pairs.map(([l, r]) => [...l.split(':'), ...r.split(':')]);
  writeCsv(path, [['dataset_l', 'id_l', 'dataset_r', 'id_r'], ...rows]);
  return path;
}

test('records of several files, and of one, come together', async () => {
  const { clusters } = await link();
  assert.deepEqual(Object.fromEntries(clusters), {
    'a:1': 'a:1',
    'a:2': 'a:1',
    'a:3': 'a:3',
    'b:1': 'a:1',
    'b:2': 'b:2',
    'b:3': 'b:3',
  });
});

test('link-only finds no pair within a file', async () => {
  const { out } = await link('--type', 'link-only');
  const pairs = ['links.csv', 'reviews.csv'].flatMap((name) => readRecords(join(out, name)));
  assert.ok(pairs.length > 0);
  for (const pair of pairs) assert.notEqual(pair.dataset_l, pair.dataset_r);
});

test('a deterministic rule links a pair that nothing else would', async () => {
  const ruled = join(folder, 'ruled.json');
  writeModel(ruled, givenModel({ deterministic: [{ description: 'number', on: ['number'] }] }));
  const { out, clusters } = await link('--model', ruled);
  assert.equal(clusters.get('a:3'), clusters.get('b:2'));
  const pair = readRecords(join(out, 'links.csv')).find((row) => row.id_l === '3');
  assert.equal(pair?.id_r, '2');
  assert.ok(Number(pair?.match_probability) < 0.5);
});

test('a pair decided to match is together; to its cluster come those it matches', async () => {
  const always = decisions('always.csv', ['a:1', 'b:3']);
  const { clusters } = await link('--always-match', always);
  for (const id of ['a:2', 'b:1', 'b:3']) assert.equal(clusters.get(id), 'a:1', id);
});

test('a pair decided never to match is apart, through other records too, and not for review', async () => {
  const never = decisions('never.csv', ['a:1', 'a:2']);
  const { out, clusters } = await link('--never-match', never);
  assert.notEqual(clusters.get('a:1'), clusters.get('a:2'));
  const decided = [
    ...readRecords(join(out, 'reviews.csv')),
    ...readRecords(join(out, 'links.csv')),
  ].filter(
    (row) => row.dataset_l === 'a' && row.dataset_r === 'a' && row.id_l === '1' && row.id_r === '2',
  );
  assert.deepEqual(decided, []);
  // The third record went with one of them; the pair that was cut is for a person to look at.
  const third = readRecords(join(out, 'reviews.csv')).filter((row) => row.dataset_r === 'b');
  assert.deepEqual(
    third.map(({ reason }) => reason),
    ['cut-from-cluster'],
  );
});

test('never-match holds with connected components', async () => {
  const connected = join(folder, 'connected.json');
  writeModel(connected, givenModel({ clustering: { method: 'connected' } }));
  const never = decisions('never.csv', ['a:1', 'a:2']);
  const { clusters } = await link('--model', connected, '--never-match', never);
  assert.notEqual(clusters.get('a:1'), clusters.get('a:2'));
});

test('a data set that holds a person once keeps its records apart', async () => {
  const once = join(folder, 'once.json');
  writeModel(once, givenModel({ clustering: { oneRecordPer: ['a'] } }));
  const { out, clusters } = await link('--model', once);
  assert.notEqual(clusters.get('a:1'), clusters.get('a:2'));
  const reasons = readRecords(join(out, 'reviews.csv')).map((row) => row.reason);
  assert.ok(reasons.includes('one-record-per-dataset'), reasons.join());
});

test('links.csv of one run can be the decisions of the next', async () => {
  const { out } = await link();
  const { clusters } = await link('--always-match', join(out, 'links.csv'));
  assert.equal(clusters.get('b:1'), 'a:1');
});

const run = () => ['link', a, b, '--model', model, '--out', join(folder, 'refused'), '--no-report'];

test('decisions about records that are not there are refused, with their line', async () => {
  const unknown = decisions('unknown.csv', ['a:1', 'b:1'], ['a:1', 'b:99']);
  const error = await reeveRefuses('decisions/unknown-record', [
    ...run(),
    '--never-match',
    unknown,
  ]);
  assert.deepEqual(error.location, { file: unknown, line: 3 });
  assert.match(error.message, /"99" in data set "b"/);
});

test('decisions that contradict each other, through a third record, are refused', async () => {
  const always = decisions('always2.csv', ['a:1', 'b:1'], ['b:1', 'a:2']);
  const never = decisions('never2.csv', ['a:2', 'a:1']);
  const both = ['--never-match', never, '--always-match', always];
  const error = await reeveRefuses('decisions/contradiction', [...run(), ...both]);
  assert.equal(error.location.file, never);
});

test('a decision that puts two records of a data set together that holds a person once is refused', async () => {
  const once = join(folder, 'once.json');
  writeModel(once, givenModel({ clustering: { oneRecordPer: ['a'] } }));
  const always = decisions('always3.csv', ['a:1', 'b:3'], ['b:3', 'a:3']);
  const args = ['link', a, b, '--model', once, '--out', join(folder, 'refused'), '--no-report'];
  const error = await reeveRefuses('decisions/contradiction', [...args, '--always-match', always]);
  assert.deepEqual(error.location, { file: always });
  assert.match(error.message, /"a"/);
});

test('a file of decisions must have its columns, its commas, and two records a row', async () => {
  const path = join(folder, 'bad.csv');
  const refused = (code: string) => reeveRefuses(code, [...run(), '--always-match', path]);
  writeFileSync(path, 'dataset_l,id_l,dataset_r\na,1,b\n');
  assert.match((await refused('decisions/missing-column')).message, /id_r/);
  writeFileSync(path, 'dataset_l,id_l,dataset_r,id_r\na,1,b\n');
  assert.equal((await refused('decisions/malformed')).location.line, 2);
  writeFileSync(path, 'dataset_l,id_l,dataset_r,id_r\na,1,a,1\n');
  assert.equal((await refused('decisions/same-record')).location.line, 2);
  await reeveRefuses('decisions/missing-file', [
    ...run(),
    '--never-match',
    join(folder, 'none.csv'),
  ]);
});

test('labels teach m', async () => {
  const untrained = join(folder, 'untrained.json');
  const { prior: _, comparisons, ...rest } = givenModel();
  const open = comparisons.map(({ name }) => ({
    name,
    levels: [{ when: { exact: name } }, { when: 'else' }],
  }));
  writeModel(untrained, { ...rest, comparisons: open, training: { randomPairs: 1000 } });
  const labels = decisions('labels.csv', ['a:1', 'a:2'], ['a:1', 'b:1'], ['a:3', 'b:2']);
  const { out } = await link('--model', untrained, '--labels', labels);
  const trained = JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
  // Two of the three pairs agree on the name; a little is held back for what was not seen.
  const [agree] = trained.comparisons[0].levels;
  assert.ok(agree.m > 0.5 && agree.m < 0.8, `m is ${agree.m}`);
});
