import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  peopleModel,
  readCsv,
  readRecords,
  reeve,
  reeveJson,
  startReeve,
  temporaryFolder,
  writeCsv,
  writeModel,
  writePeople,
} from './reeve.ts';

const DATA_FILES = ['clusters.csv', 'links.csv', 'reviews.csv', 'model.json'] as const;
const folder = temporaryFolder();
const people = join(folder, 'people.csv');
const model = join(folder, 'model.json');
const out = join(folder, 'first');
/** What ids can hold: nothing of it may be changed. */
const STRANGE = [
  '007',
  ' 7 ',
  'a,b',
  'say "hi"',
  'Zoë',
  "O'Neil",
  '1e5',
  'true',
  '0.10',
  '日本',
  '#9',
  'NULL',
];
let ids: string[] = [];
let summary: Record<string, unknown> = {};

before(async () => {
  ids = writePeople(people, {
    records: 1500,
    seed: 7,
    id: (n) => STRANGE[n] ?? `p${String(n).padStart(5, '0')}`,
  });
  writeModel(model);
  const args = ['link', people, '--model', model, '--out', out, '--truth', 'person'];
  summary = await reeveJson([...args, '--threads', '1', '--parquet']);
});

function bytes(run: string, names: readonly string[] = DATA_FILES): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(run, name), 'utf8')]));
}

/** Which records are together, whatever the clusters are called. */
function clustersOf(run: string): string[] {
  return readRecords(join(run, 'clusters.csv')).map((row) => row.cluster_id ?? '');
}

test('the outputs have the columns of the contract', () => {
  const header = (name: string) => readFileSync(join(out, name), 'utf8').split('\n')[0];
  const pair = 'dataset_l,id_l,dataset_r,id_r,match_weight,match_probability';
  assert.equal(header('clusters.csv'), 'dataset,id,cluster_id');
  assert.equal(header('links.csv'), pair);
  assert.equal(header('reviews.csv'), `${pair},reason`);
});

test('every record is in clusters.csv once, in input order, its id as it was', () => {
  const rows = readCsv(join(out, 'clusters.csv')).slice(1);
  assert.deepEqual(
    rows.map(([dataset, id]) => [dataset, id]),
    ids.map((id) => ['people', id]),
  );
});

test('a record that is like no other is a cluster of its own, called after itself', () => {
  const clusters = clustersOf(out);
  const sizes = new Map<string, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const single = clusters.findIndex((cluster) => sizes.get(cluster) === 1);
  assert.ok(single >= 0);
  assert.equal(clusters[single], `people:${ids[single]}`);
});

test('links are within clusters and at the threshold; reviews are between clusters and below it', () => {
  const clusterOf = new Map(
    readRecords(join(out, 'clusters.csv')).map((r) => [r.id, r.cluster_id]),
  );
  const links = readRecords(join(out, 'links.csv'));
  const thresholds = summary.thresholds as { link: number; review: number };
  const reviews = readRecords(join(out, 'reviews.csv'));
  assert.ok(links.length > 100);
  for (const row of links) {
    assert.equal(clusterOf.get(row.id_l ?? ''), clusterOf.get(row.id_r ?? ''));
    assert.ok(Number(row.match_probability) >= thresholds.link);
    const odds = 2 ** Number(row.match_weight);
    assert.ok(Math.abs(Number(row.match_probability) - odds / (1 + odds)) < 1e-5);
  }
  for (const row of reviews) {
    assert.notEqual(clusterOf.get(row.id_l ?? ''), clusterOf.get(row.id_r ?? ''));
    assert.ok(Number(row.match_probability) >= thresholds.review);
    const isBelow = Number(row.match_probability) < thresholds.link;
    assert.equal(row.reason, isBelow ? 'between-thresholds' : 'cut-from-cluster');
  }
});

test('the summary says what was done', () => {
  assert.equal(summary.records, 1500);
  assert.equal(summary.clusters, new Set(clustersOf(out)).size);
  assert.equal(summary.links, readRecords(join(out, 'links.csv')).length);
  assert.equal(summary.reviews, readRecords(join(out, 'reviews.csv')).length);
  assert.equal(summary.idColumn, 'person_id');
  const phases = Object.keys(summary.timings as object);
  for (const phase of ['read', 'train', 'score', 'cluster', 'write']) {
    assert.ok(phases.includes(phase), phase);
  }
});

test('the evaluation is that of the clusters that were written', () => {
  const evaluation = JSON.parse(readFileSync(join(out, 'evaluation.json'), 'utf8'));
  const clusters = clustersOf(out);
  const truth = readRecords(people).map((row) => row.person);
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (let i = 0; i < clusters.length; i++) {
    for (let j = 0; j < i; j++) {
      const [found, same] = [clusters[i] === clusters[j], truth[i] === truth[j]];
      if (found && same) counts.truePositives++;
      else if (found) counts.falsePositives++;
      else if (same) counts.falseNegatives++;
    }
  }
  const { truePositives, falsePositives, falseNegatives } = evaluation.pairwise;
  assert.deepEqual({ truePositives, falsePositives, falseNegatives }, counts);
  assert.equal(evaluation.truePairs, truePositives + falseNegatives);
  assert.ok(evaluation.pairwise.f1 > 0.8, `F1 is ${evaluation.pairwise.f1}`);
  assert.ok(evaluation.blocking.recall > evaluation.pairwise.recall - 0.05);
  assert.ok(evaluation.best.f1 >= evaluation.pairwise.f1);
  assert.ok(evaluation.thresholds.length >= 10);
});

test('the Parquet outputs hold what the CSV outputs hold', async () => {
  const { DuckDbEngine } = await import('../../src/engines/duckdb/index.ts');
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    for (const name of ['clusters', 'links', 'reviews']) {
      const path = join(out, `${name}.parquet`).replaceAll("'", "''");
      const rows = await engine.rows(`SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${path}')`);
      const expected = readRecords(join(out, `${name}.csv`));
      assert.deepEqual(rows, expected);
    }
  } finally {
    await engine.close();
  }
});

test('the report is written and holds no reference to another server', () => {
  const report = readFileSync(join(out, 'report.html'), 'utf8');
  assert.match(report, /^<!doctype html>/);
  assert.doesNotMatch(report, /(?:src|href)="https?:/);
});

test('the same seed gives the same bytes, whatever the number of threads', async () => {
  const again = join(folder, 'second');
  const args = ['link', people, '--model', model, '--out', again, '--truth', 'person'];
  await reeveJson([...args, '--threads', '2', '--no-report']);
  const names = [...DATA_FILES, 'evaluation.json'];
  assert.deepEqual(bytes(again, names), bytes(out, names));
});

test('the trained model links the same records the same way, and trains nothing', async () => {
  const again = join(folder, 'retrained');
  const trained = join(out, 'model.json');
  const rerun = await reeveJson([
    'link',
    people,
    '--model',
    trained,
    '--out',
    again,
    '--no-report',
  ]);
  assert.ok(!Object.keys(rerun.timings as object).includes('train'));
  assert.deepEqual(
    bytes(again, ['clusters.csv', 'links.csv', 'reviews.csv']),
    bytes(out, ['clusters.csv', 'links.csv', 'reviews.csv']),
  );
});

test('a trained model says where it came from', () => {
  const { provenance, prior, comparisons } = JSON.parse(
    readFileSync(join(out, 'model.json'), 'utf8'),
  );
  assert.ok(prior > 0 && prior < 0.1);
  for (const { levels } of comparisons) for (const { m, u } of levels) assert.ok(m > 0 && u > 0);
  assert.equal(provenance.inputs[0].dataset, 'people');
  assert.equal(provenance.inputs[0].path, '../people.csv');
  assert.match(provenance.inputs[0].sha256, /^[0-9a-f]{64}$/);
  assert.equal(provenance.seed, 1);
  assert.match(provenance.reeve, /^\d+\.\d+\.\d+/);
  assert.equal(provenance.engine.name, 'duckdb');
});

test('a failed run leaves the earlier outputs as they were, and no folder of its own', async () => {
  const earlier = bytes(out);
  const names = readdirSync(out).sort();
  const broken = join(folder, 'broken.json');
  const first = { from: 'no_such_column' };
  writeModel(broken, { ...peopleModel, columns: { ...peopleModel.columns, first } });
  const unmade = join(folder, 'unmade');
  for (const target of [out, unmade]) {
    const { code } = await reeve(['link', people, '--model', broken, '--out', target]);
    assert.equal(code, 2);
  }
  assert.deepEqual(bytes(out), earlier);
  assert.deepEqual(readdirSync(out).sort(), names);
  assert.equal(existsSync(unmade), false);
});

test('a run that is killed while it writes leaves the earlier outputs, and the next run clears up', async () => {
  const target = join(folder, 'killed');
  const small = join(folder, 'small.csv');
  writeCsv(small, [
    ['id', 'first_name', 'surname'],
    ['1', 'Ann', 'Lee'],
    ['2', 'Bob', 'Ray'],
  ]);
  const trained = join(folder, 'two-columns.json');
  const level = (column: string) => ({
    name: column,
    levels: [
      { when: { exact: column }, m: 0.9, u: 0.01 },
      { when: 'else', m: 0.1, u: 0.99 },
    ],
  });
  writeModel(trained, {
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: { first: { from: 'first_name' }, last: { from: 'surname' } },
    comparisons: [level('first'), level('last')],
    blocking: [{ on: ['first', 'last'] }],
    prior: 0.01,
  });
  const run = (file: string) => ['link', file, '--model', trained, '--out', target, '--no-report'];
  await reeveJson(run(small));
  const earlier = bytes(target);

  // Large enough that writing takes a while after its folder appears.
  const large = join(folder, 'large.csv');
  const rows = Array.from({ length: 150_000 }, (_, n) => [
    String(n),
    `first ${n % 9000}`,
    `last ${n % 70_000}`,
  ]);
  writeCsv(large, [['id', 'first_name', 'surname'], ...rows]);
  const child = startReeve(run(large));
  const ended = new Promise((resolve) => child.on('close', resolve));
  const unfinished = () =>
    readdirSync(target).filter((name) => name.startsWith('.reeve-unfinished-'));
  while (unfinished().length === 0 && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  child.kill('SIGKILL');
  await ended;
  assert.equal(child.signalCode, 'SIGKILL', 'the run ended before it could be killed');
  assert.deepEqual(bytes(target), earlier);

  await reeveJson(run(small));
  assert.deepEqual(unfinished(), []);
  assert.deepEqual(readdirSync(target).sort(), [...DATA_FILES].sort());
});

test('an output that this run does not make does not stay from an earlier one', async () => {
  const target = join(folder, 'stale');
  mkdirSync(target);
  writeFileSync(join(target, 'evaluation.json'), '{}');
  writeFileSync(join(target, 'notes.txt'), 'mine');
  await reeveJson([
    'link',
    people,
    '--model',
    join(out, 'model.json'),
    '--out',
    target,
    '--no-report',
  ]);
  assert.equal(existsSync(join(target, 'evaluation.json')), false);
  assert.equal(readFileSync(join(target, 'notes.txt'), 'utf8'), 'mine');
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)
  test(`a run that is interrupted by ${signal} leaves nothing behind`, async () => {
    const target = join(folder, `interrupted-${signal}`);
    const temporary = join(folder, `temporary-${signal}`);
    mkdirSync(temporary);
    const args = ['link', join(folder, 'large.csv'), '--model', join(folder, 'two-columns.json')];
    const child = startReeve([...args, '--out', target, '--no-report'], { TMPDIR: temporary });
    const ended = new Promise((resolve) => child.on('close', resolve));
    while (readdirSync(temporary).length === 0 && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    child.kill(signal);
    await ended;
    assert.equal(child.exitCode, code);
    assert.deepEqual(readdirSync(temporary), []);
    assert.equal(existsSync(target), false);
  });
