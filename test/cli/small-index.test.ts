import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reeve, reeveRefuses, temporaryFolder, writeCsv } from './reeve.ts';

const definition = `
format: reeve-source/1
name: desk-visitors
title: Visitors
system: desk
service: customer-services
holds: anyone
extract:
  file: visitors.csv
  cadence: daily
  content: full
records:
  - role: visitor
    title: Visitor
    key: [key]
    attributes:
      title: title
      forenames: first_name
      surname: surname
      dateOfBirth: born
      postcode: postcode
      phone: phone
      email: email
`;

const FORENAMES = 'James Jack John Anne Alice Mary Maud Tom Tim Sara Sue Ben Bill Kate Kim'.split(
  ' ',
);

/**
 * Nobody is there twice: two of one forename share each home and its telephone. The only pairs that
 * are worth comparing agree on the surname less often than any two do, and nothing is to be learnt
 * of them.
 */
function namesakes(): string[][] {
  return Array.from({ length: 30 }, (_, i) => {
    const home = Math.floor(i / 2);
    return [
      String(i + 1),
      i % 2 === 0 ? 'Mrs' : 'Mr',
      FORENAMES[home] ?? '',
      i % 2 === 0 ? 'Smith' : 'Jones',
      `${1940 + i}-0${1 + (i % 9)}-1${i % 10}`,
      `LS${1 + (home % 9)} ${home % 10}AB`,
      `0113 4960 1${10 + home}`,
      `a${i}@x.example`,
    ];
  });
}

/** A model whose training has nothing to go by: every rule uses the one column that it compares. */
const untrainable = {
  format: 'reeve-match-model/1',
  linkType: 'link-and-dedupe',
  columns: { surname: { from: 'surname' } },
  comparisons: [{ name: 'surname', levels: [{ when: { exact: 'surname' } }, { when: 'else' }] }],
  blocking: [{ on: ['surname'] }],
};

test('thirty records of one source are matched, and it is said what was assumed', async () => {
  const folder = temporaryFolder();
  const [source, extract, model] = ['visitors.yaml', 'visitors.csv', 'model.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(source, definition);
  writeCsv(extract, [
    ['key', 'title', 'first_name', 'surname', 'born', 'postcode', 'phone', 'email'],
    ...namesakes(),
  ]);
  const database = ['--database', join(folder, 'index')];
  const loaded = await reeve(['load', source, extract, '--as-at', '2025-03-31', ...database]);
  assert.equal(loaded.code, 0, loaded.stderr);

  // Whoever brings a model is told that it cannot be trained: nothing is put in its place.
  writeFileSync(model, JSON.stringify(untrainable));
  await reeveRefuses('training/degenerate', ['match', '--model', model, ...database]);

  const matched = await reeve(['match', ...database]);
  assert.equal(matched.code, 0, matched.stderr);
  assert.match(matched.stdout, /^30 records are \d+ persons/);
  assert.match(matched.stdout, /So few records do not teach .*middle_names.*assumes what is usual/);
  assert.match(matched.stdout, /reeve match --all/);
});
