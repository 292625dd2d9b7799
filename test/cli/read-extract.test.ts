import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { withExtract } from '../../src/cli/read-extract.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import { digestedColumns, type ExtractRow, rowDigest } from '../../src/master-index/index.ts';
import { definitionOf, MEMBER_COLUMNS, POOL } from '../master-index/load/made-extracts.ts';

const pool = definitionOf(POOL);
const columns = [...MEMBER_COLUMNS.split('|'), "It's a remark"];
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const value = fc.oneof(
  fc.constantFrom('', ' ', "O'Neil", 'Zoë', '=1+1', '😀', '0x1f', 'é', '\t'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\r\n\0]/gu, '')),
);

test('a row is known by the same digest, worked out in the database or here', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  const file = join(folder, 'members.csv');
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(...columns.map(() => value)), { minLength: 1, maxLength: 40 }),
        async (rows) => {
          const numbered = rows.map(([, ...others], i) => [String(i + 1), ...others]);
          const lines = [columns, ...numbered].map((cells) => cells.map(quoted).join(','));
          writeFileSync(file, `${lines.join('\n')}\n`);
          const of = { file, definition: pool, asAt: '2026-01-31' };
          await withExtract(of, silentProgress, async (extract) => {
            const digestOf = rowDigest(digestedColumns(pool, extract.columns));
            const all: ExtractRow[] = [];
            for await (const batch of extract.rows()) all.push(...(batch as ExtractRow[]));
            assert.deepEqual(
              all.map(({ digest }) => digest),
              all.map(({ values }) => digestOf(values)),
            );
            assert.equal(new Set(all.map(({ digest }) => digest)).size, rows.length);

            // Every second is known: the others come as they are.
            const known = new Set(all.filter((_, i) => i % 2 === 1).map(({ digest }) => digest));
            const some: unknown[] = [];
            for await (const batch of extract.rows((digest) => known.has(digest ?? 0))) {
              some.push(...batch);
            }
            assert.deepEqual(
              some,
              all.map((row, i) => (i % 2 === 1 ? { ...row, values: null } : row)),
            );
          });
        },
      ),
      { numRuns: 25 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a column that the definition does not read, or that moves, changes no row', () => {
  const digestOf = (names: readonly string[], values: readonly (string | null)[]) =>
    rowDigest(digestedColumns(pool, names))(values);
  const is = digestOf(['NO', 'SURNAME'], ['1', 'Latham']);
  assert.equal(digestOf(['SURNAME', 'NO'], ['Latham', '1']), is);
  assert.equal(digestOf(['EXPORTED', 'NO', 'SURNAME'], ['1 May', '1', 'Latham']), is);
  assert.equal(digestOf(['NO', 'SURNAME', 'FIRST'], ['1', 'Latham', null]), is);
  assert.notEqual(digestOf(['NO', 'SURNAME'], ['1', 'Lathan']), is);
  assert.notEqual(digestOf(['NO', 'SURNAME', 'FIRST'], ['1', '', 'Latham']), is);
});
