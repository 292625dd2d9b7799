import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  peopleModel,
  readRecords,
  reeve,
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
const run = join(folder, 'run');

before(async () => {
  writePeople(people, { records: 600, seed: 3 });
  writeModel(model);
  await reeveJson([
    'link',
    people,
    '--model',
    model,
    '--out',
    run,
    '--truth',
    'person',
    '--no-report',
  ]);
});

test('help and version are no errors', async () => {
  const version = await reeve(['--version']);
  assert.equal(version.code, 0);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  const help = await reeve(['help']);
  assert.equal(help.code, 0);
  for (const command of ['link', 'blocking', 'explain'])
    assert.match(help.stdout, new RegExp(command));
});

test('without --json an error is one line on standard error', async () => {
  const ended = await reeve(['link', join(folder, 'none.csv'), '--model', model]);
  assert.equal(ended.code, 2);
  assert.equal(ended.stdout, '');
  assert.match(ended.stderr, /^reeve: .*none\.csv: .* \[input\/missing-file\]\n$/m);
});

test('wrong options are refused, and no folder is made', async () => {
  const out = join(folder, 'not-made');
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['cli/unknown-command', ['lnik', people]],
    ['cli/unknown-option', ['link', people, '--tresh', '1']],
    ['cli/missing-argument', ['link']],
    ['cli/option-value', ['link', people, '--threshold', '1.5']],
    ['cli/option-value', ['link', people, '--type', 'merge']],
    ['cli/option-value', ['link', people, '--engine', 'spark']],
    ['cli/option-value', ['link', people, '--seed', '-1']],
    ['cli/option-value', ['link', people, '--memory', 'lots']],
    ['cli/one-file', ['link', people, '--model', model, '--type', 'link-only']],
    ['cli/thresholds', ['link', people, '--model', model, '--threshold', '0.5', '--review', '0.6']],
    ['model/missing-file', ['link', people, '--model', join(folder, 'none.json')]],
    ['output/not-a-folder', ['link', people, '--model', model, '--out', people]],
    ['cli/no-run', ['explain', '1', '2']],
  ];
  await Promise.all(
    cases.map(([code, args]) =>
      reeveRefuses(
        code,
        args[0] === 'link' && !args.includes('--out') ? [...args, '--out', out] : args,
      ),
    ),
  );
  assert.equal(existsSync(out), false);
});

test('a model that is not JSON is refused with its line', async () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{\n  "format": "reeve-match-model/1",\n  "columns": {,\n}\n');
  const error = await reeveRefuses('model/not-json', ['link', people, '--model', broken]);
  assert.deepEqual(error.location, { file: broken, line: 3 });
});

test('neither the truth nor the id can be an input', async () => {
  for (const column of ['person', 'person_id']) {
    const cheating = join(folder, 'cheating.json');
    const first = { from: column };
    writeModel(cheating, { ...peopleModel, columns: { ...peopleModel.columns, first } });
    const args = [
      'link',
      people,
      '--model',
      cheating,
      '--truth',
      'person',
      '--out',
      join(folder, 'x'),
    ];
    await reeveRefuses('model/unknown-column', args);
  }
});

test('the pairs of every rule are counted as linking would find them', async () => {
  const counted = (await reeveJson([
    'blocking',
    people,
    '--model',
    model,
    '--truth',
    'person',
  ])) as {
    rules: {
      pairs: number;
      newPairs: number;
      cumulative: number;
      skewedKeys: { pairs: number }[];
    }[];
    total: number;
  };
  const linked = await reeveJson([
    'link',
    people,
    '--model',
    model,
    '--out',
    join(folder, 'again'),
    '--no-report',
  ]);
  assert.equal(counted.total, linked.candidatePairs);
  let sum = 0;
  for (const rule of counted.rules) {
    sum += rule.newPairs;
    assert.equal(rule.cumulative, sum);
    assert.ok(rule.newPairs <= rule.pairs);
  }
  const names = new Map<string, number>();
  for (const { surname, first_name } of readRecords(people)) {
    if (surname === '' || first_name === '') continue;
    const key = `${surname?.toLowerCase()} ${first_name?.toLowerCase()}`;
    names.set(key, (names.get(key) ?? 0) + 1);
  }
  const largest = Math.max(...names.values());
  assert.ok((counted.rules[0]?.skewedKeys[0]?.pairs ?? 0) >= (largest * (largest - 1)) / 2);
});

test('a budget of pairs is held, and the worst key is named', async () => {
  const args = ['blocking', people, '--model', model, '--budget', '100'];
  const error = await reeveRefuses(
    'blocking/budget',
    args.filter((arg) => arg !== '--json'),
  );
  assert.match(error.message, /more than the 100 allowed/);
  assert.match(error.hint ?? '', /commonest key is last = /);
  const link = ['link', people, '--model', model, '--out', join(folder, 'x'), '--budget', '100'];
  await reeveRefuses('blocking/budget', link);
});

test('a rule of billions of pairs is counted without being run', async () => {
  const many = join(folder, 'many.csv');
  const rows = Array.from({ length: 120_000 }, (_, n) => `${n},Ann,Lee,${n % 1000}\n`);
  writeFileSync(many, `id,first_name,surname,house\n${rows.join('')}`);
  const simple = join(folder, 'simple.json');
  const level = (name: string) => ({ name, levels: [{ when: { exact: name } }, { when: 'else' }] });
  writeModel(simple, {
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: { last: { from: 'surname' }, house: { from: 'house' } },
    comparisons: [level('last'), level('house')],
    blocking: [{ on: ['house'] }, { on: ['last'] }],
  });
  const counted = await reeveJson(['blocking', many, '--model', simple]);
  assert.equal(counted.isExact, false);
  assert.equal(counted.total, (120_000 * 119_999) / 2);
});

test('a pair is explained with the weight it was linked with', async () => {
  const [link] = readRecords(join(run, 'links.csv'));
  const ids = [link?.id_l ?? '', `people:${link?.id_r}`];
  const explained = (await reeveJson(['explain', ...ids, '--run', run])) as {
    weight: number;
    prior: number;
    steps: { weight: number }[];
    together: boolean;
    foundBy: string[];
  };
  assert.ok(Math.abs(explained.weight - Number(link?.match_weight)) < 1e-6);
  const sum = explained.steps.reduce((total, step) => total + step.weight, explained.prior);
  assert.ok(Math.abs(sum - explained.weight) < 1e-9);
  assert.equal(explained.together, true);
  assert.ok(explained.foundBy.length > 0);
  const { stdout } = await reeve(['explain', ...ids, '--run', run]);
  assert.match(stdout, /before comparing/);
  assert.match(stdout, /Match weight \+\d/);
});

test('a run is explained by its own clusters, whatever its folder is called', async () => {
  const odd = join(folder, 'run [1]');
  // What the name would stand for, were it a pattern: a run that has nobody.
  const other = join(folder, 'run 1');
  cpSync(run, odd, { recursive: true });
  cpSync(run, other, { recursive: true });
  writeFileSync(join(other, 'clusters.csv'), 'dataset,id,cluster_id\n');
  const [link] = readRecords(join(odd, 'links.csv'));
  const ids = [link?.id_l ?? '', link?.id_r ?? ''];
  const explained = await reeveJson(['explain', ...ids, '--run', odd]);
  assert.equal(explained.together, true);
});

test('explaining refuses unknown ids, one record twice, and inputs that have changed', async () => {
  const [first = {}] = readRecords(people);
  const id = first.person_id ?? '';
  await reeveRefuses('explain/unknown-id', ['explain', id, 'nobody', '--run', run]);
  await reeveRefuses('explain/same-record', ['explain', id, `people:${id}`, '--run', run]);
  const text = readFileSync(people, 'utf8');
  writeFileSync(people, text.replace('\n', '\n\n'));
  try {
    await reeveRefuses('explain/input-changed', ['explain', id, 'nobody', '--run', run]);
  } finally {
    writeFileSync(people, text);
  }
});

test('what a file says is not obeyed by the terminal', async () => {
  const hostile = 'town\u001b]0;owned\u0007\u001b[2J\u202e';
  const path = join(temporaryFolder(), 'hostile.csv');
  writeCsv(path, [
    ['id', 'surname', hostile],
    ['1', 'Lee', 'Ayr'],
    ['2', 'Ray', 'Ayr'],
    ['2', 'Ray', 'Ayr'],
  ]);
  for (const args of [
    ['blocking', path],
    ['blocking', path, '--id', hostile],
  ]) {
    const { stderr, stdout } = await reeve(args);
    assert.match(stderr, /town/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    assert.doesNotMatch(stderr + stdout, /[\u0007\u001b\u202e]/);
  }
});
