import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { helpWith } from './help-topic.ts';

test('each part of the pages has its help', () => {
  const help = readFileSync(new URL('help.njk', import.meta.url), 'utf8');
  for (const path of [
    '/find/x',
    '/person/4711/why?on=2026-01-01',
    '/reviews',
    '/sources/try',
    '/break-glass',
  ]) {
    const [page, topic] = helpWith(path).split('#');
    assert.equal(page, '/help');
    assert.match(help, new RegExp(`<h2 [^>]*id="${topic}"`), path);
  }
  assert.equal(helpWith('/person/4711/break-glass'), '/help#glass');
  assert.equal(helpWith('/'), '/help');
  assert.equal(helpWith('/findings'), '/help', 'not of a path that only begins alike');
});
