import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { conditionKinds, matchModelJsonSchema } from '../../src/linkage/model/schema.ts';

test('the published schema is that of the code', () => {
  const published = JSON.parse(
    readFileSync(new URL('../../docs/match-model.schema.json', import.meta.url), 'utf8'),
  );
  assert.deepEqual(
    published,
    JSON.parse(JSON.stringify(matchModelJsonSchema())),
    'stale: run node scripts/run.mjs scripts/match-model-schema.ts',
  );
});

test('the published schema describes every form of a condition', () => {
  const schema = matchModelJsonSchema() as {
    $defs: { condition: { anyOf: { description: string; properties?: object }[] } };
  };
  const forms = schema.$defs.condition.anyOf;
  assert.deepEqual(
    forms.slice(1).map(({ properties }) => Object.keys(properties ?? {})[0]),
    conditionKinds,
  );
  for (const { description } of forms) assert.match(description, /\.$/);
});
