import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { calculateCase, scenarioOf } from '../../src/business-case/index.ts';
import { readAuthority } from '../../src/case-files/index.ts';

const guide = readFileSync(new URL('../../docs/guides/business-case.md', import.meta.url), 'utf8');

test('the examples of the guide, put together, are a file that is read', () => {
  const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
  assert.equal(examples.length, 3);
  const model = readAuthority(examples.join('\n'), 'anytown.yaml');
  assert.equal(model.prices, '2025-26');
  const { benefits } = calculateCase(model, scenarioOf(model, [1]));
  assert.ok(benefits.some(({ line }) => line.id === 'licences-checked'));
});
