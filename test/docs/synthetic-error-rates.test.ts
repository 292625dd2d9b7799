import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ratesPage } from '../../src/synthetic/borough/entry/rates-page.ts';
import { repository } from '../repository/planted-tree.ts';

test('the page of error rates says what the generator does', () => {
  const page = readFileSync(join(repository, 'docs/synthetic-error-rates.md'), 'utf8');
  assert.equal(page, ratesPage(), 'Run node scripts/run.mjs scripts/synthetic-error-rates.ts');
});
