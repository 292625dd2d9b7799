import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { matchModel, validateModel } from '../../src/linkage/index.ts';
import { functionDefinitions } from '../../src/linkage/model/expression/index.ts';
import { conditionKinds } from '../../src/linkage/model/schema.ts';
import { derivations, standardisers } from '../../src/standards/index.ts';

const guide = readFileSync(new URL('../../docs/guides/match-models.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, text]) => JSON.parse(text ?? '') as Record<string, unknown>,
);
const models = examples.filter((example) => 'format' in example);
const comparisons = examples.filter((example) => 'levels' in example);

/** The columns that the guide's comparisons speak of. */
const columns = {
  first_name: { from: 'first_name', standardise: 'given-name' },
  nicknames: { from: 'first_name', derive: 'nickname-group', type: 'text[]' },
  surname: { from: 'surname', standardise: 'surname' },
  sound: { from: 'surname', derive: 'double-metaphone', type: 'text[]' },
  dob: { from: 'dob', standardise: 'date' },
  moved_in: { from: 'moved_in', standardise: 'date', type: 'date' },
  postcode: { from: 'postcode', standardise: 'postcode' },
  address: { from: 'address', standardise: 'address' },
  card: { from: 'card' },
  income: { from: 'income', type: 'number' },
  phones: { from: 'phones', split: ';', type: 'text[]' },
  gender: { from: 'gender', standardise: 'gender' },
  companions: { from: 'first_name', gather: ['postcode', 'address'], type: 'text[]' },
} as const;

test('every model and comparison that the guide shows is sound', () => {
  assert.equal(models.length + comparisons.length, examples.length);
  assert.ok(models.length >= 1 && comparisons.length >= 10);
  for (const model of models) validateModel(model);
  for (const comparison of comparisons) {
    matchModel({
      linkType: 'dedupe',
      columns,
      comparisons: [comparison as never],
      blocking: [{ on: ['dob'] }],
    });
  }
});

test('the guide shows every comparator in an example', () => {
  const shown = JSON.stringify(examples);
  for (const kind of conditionKinds) assert.ok(shown.includes(`{"${kind}":`), kind);
});

test('the guide names every standardiser, derivation and function, and no other', () => {
  const tableOf = (heading: string): string[] => {
    const [, rows] =
      new RegExp(`^\\| ${heading} \\|.*?\\n\\|[-|]+\\n((?:\\|.*\\n)+)`, 'm').exec(guide) ?? [];
    return [...(rows ?? '').matchAll(/^\| `([\w-]+)/gm)].map(([, name]) => name ?? '');
  };
  assert.deepEqual(tableOf('standardiser'), Object.keys(standardisers));
  assert.deepEqual(tableOf('derivation'), Object.keys(derivations));
  assert.deepEqual(tableOf('function'), Object.keys(functionDefinitions));
});
