import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { linkageInput } from '../../src/cli/session.ts';
import { DuckDbEngine, loadRecords } from '../../src/engines/duckdb/index.ts';
import { prepareRecords, sql, validateModel } from '../../src/linkage/index.ts';

/** Texts that drivers and parsers like to change. */
const TEXTS = ['\uFEFFAnn', 'Ann', '\uFEFF', '\uFEFF\uFEFFAnn', ' Ann ', 'a\uFEFFb', '\u{1F600}'];

const folder = mkdtempSync(join(tmpdir(), 'reeve-texts-'));
let engine: DuckDbEngine;
before(async () => {
  engine = await DuckDbEngine.open({ threads: 2 });
});
after(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('texts come out of the database as they went in', async () => {
  await engine.run('CREATE OR REPLACE TABLE texts (n INTEGER, text VARCHAR, list VARCHAR[])');
  await engine.append('texts', [
    Int32Array.from(TEXTS.keys()),
    TEXTS,
    TEXTS.map((text) => [text, text]),
  ]);
  const query = sql`SELECT text, list FROM texts ORDER BY n`;
  const { text, list } = await engine.columns(query);
  assert.deepEqual(text, TEXTS);
  assert.deepEqual(
    list,
    TEXTS.map((each) => [each, each]),
  );
  const rows = await engine.rows(query);
  assert.deepEqual(
    rows.map((row) => row.text),
    TEXTS,
  );
});

test('values that differ by a leading mark make one record each, with the value of each', async () => {
  const path = join(folder, 'people.csv');
  writeFileSync(path, 'id,first\n1,Ann\n2,\uFEFFAnn\n3,Bob\n');
  const loaded = await loadRecords(engine.connection, [path], { temporaryDirectory: folder });
  const model = validateModel({
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: { first: { from: 'first', standardise: 'given-name' }, raw: { from: 'first' } },
    comparisons: [
      {
        name: 'first',
        levels: [
          { when: { exact: 'raw' }, termFrequency: { column: 'raw' } },
          { when: { exact: 'first' } },
          { when: 'else' },
        ],
      },
    ],
    blocking: [{ on: ['first'] }],
  });
  await prepareRecords(engine, model, linkageInput(loaded));
  const rows = await engine.rows(sql`SELECT rid, c0 AS first FROM standard ORDER BY rid`);
  assert.deepEqual(rows, [
    { rid: 0, first: 'ann' },
    { rid: 1, first: 'ann' },
    { rid: 2, first: 'bob' },
  ]);
});
