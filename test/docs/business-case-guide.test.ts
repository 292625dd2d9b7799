import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { calculateCase, checkMeasured, scenarioOf } from '../../src/business-case/index.ts';
import { readAuthority, readMeasuredFile } from '../../src/case-files/index.ts';

const guide = readFileSync(new URL('../../docs/guides/business-case.md', import.meta.url), 'utf8');
const blocks = (kind: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  );
const [own = '', index = '', ...others] = blocks('yaml');

test('the examples of the guide, put together, are a file that is read', () => {
  assert.equal(others.length, 2);
  const model = readAuthority([own, ...others].join('\n'), 'anytown.yaml');
  assert.equal(model.prices, '2025-26');
  assert.match(model.pricesBy ?? '', /HM Treasury/);
  const { benefits } = calculateCase(model, scenarioOf(model, [1]));
  assert.ok(benefits.some(({ line }) => line.id === 'licences-checked'));
});

test('the price index of the guide takes the place of the one that comes with Reeve', () => {
  const without = own.replace(/^prices:.*\n/m, '');
  assert.notEqual(without, own);
  const { pricesBy } = readAuthority([without, index].join('\n'), 'anytown.yaml');
  assert.match(pricesBy ?? '', /September 2026/);
});

test('what the guide measured is of a line of its own case', () => {
  const model = readAuthority(own, 'anytown.yaml');
  const [csv = ''] = blocks('csv');
  const { benefits } = readMeasuredFile(csv, 'seen.csv');
  assert.equal(benefits.length, 1);
  checkMeasured(model, { start: '2026-04', benefits });
});
