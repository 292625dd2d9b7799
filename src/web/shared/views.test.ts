import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { pageTemplates } from './views.ts';

const web = fileURLToPath(new URL('..', import.meta.url));

test('every template can be drawn', () => {
  const files = globSync('**/*.njk', { cwd: web });
  assert.ok(files.length > 60);
  const environment = pageTemplates();
  for (const file of files) {
    const source = readFileSync(`${web}/${file}`, 'utf8');
    // What is wrong with it is said with the line.
    assert.doesNotThrow(() => new nunjucks.Template(source, environment, file, true), file);
  }
});
