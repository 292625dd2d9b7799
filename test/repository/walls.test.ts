import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { checkNamed } from '../../scripts/checks.ts';
import { plantedTree, repository } from './planted-tree.ts';

const walls = checkNamed('walls');

/** A tree that keeps every wall, with an import of each allowed kind. */
const sound: Readonly<Record<string, string>> = {
  'package.json': readFileSync(join(repository, 'package.json'), 'utf8'),
  'src/kernel/index.ts': `export * from './errors.ts';\n`,
  'src/kernel/errors.ts': `export const code = 'k';\n`,
  'src/standards/index.ts': `export { code } from '../kernel/index.ts';\n`,
  'src/linkage/index.ts': `export * from './compile/block.ts';\nexport * from './model/parse.ts';\n`,
  'src/linkage/sql/index.ts': `export const quote = '"';\n`,
  'src/linkage/dialects/duckdb.ts': `export { quote } from '../sql/index.ts';\n`,
  'src/linkage/model/parse.ts': `export { z } from 'zod';\nexport { code } from '../../kernel/index.ts';\n`,
  'src/linkage/compile/block.ts': `export { quote } from '../dialects/duckdb.ts';\n`,
  'src/linkage/train/train.ts': `export { z } from '../model/parse.ts';\n`,
  'src/engines/duckdb/index.ts': `export * from '@duckdb/node-api';\nexport { quote } from '../../linkage/index.ts';\n`,
  'src/engines/spark/index.ts': `export const spark = 1;\n`,
  'src/intake/index.ts': `import 'node:fs';\nimport '@cj-tech-master/excelts';\nexport const intake = 1;\n`,
  'src/intake/sources/read.ts': `export { parse } from 'yaml';\n`,
  'src/database/index.ts': `import 'pg';\nimport 'pg-copy-streams';\nimport '@electric-sql/pglite';\nexport const database = 1;\n`,
  'src/master-index/match.ts': `import { store } from './store/index.ts';\nimport type { database } from '../database/index.ts';\nexport type Database = typeof database;\nexport const matching = store;\n`,
  'src/master-index/domain/index.ts': `export { code } from '../../kernel/index.ts';\n`,
  'src/master-index/store/index.ts': `export { database as store } from '../../database/index.ts';\n`,
  'src/report/index.ts': `import 'vega';\nexport { quote } from '../linkage/index.ts';\n`,
  'src/synthetic/index.ts': `import 'node:fs';\nexport { code } from '../kernel/index.ts';\n`,
  'src/web/staff/index.ts': `export const staff = 1;\n`,
  'src/web/resident/index.ts': `export const resident = 1;\n`,
  'src/cli/main.ts': `import 'commander';\nexport { intake } from '../intake/index.ts';\n`,
  'src/main/start.ts': `export { staff } from '../web/staff/index.ts';\n`,
  'src/kernel/errors.test.ts': `import 'node:test';\nimport 'fast-check';\nimport '../cli/main.ts';\n`,
};

/** For each wall, a file that breaches it: the rule, the file, and what it imports. */
const breaches: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no-cycles', 'src/intake/ring.ts', './circle.ts'],
  ['kernel-imports-nothing', 'src/kernel/outward.ts', '../standards/index.ts'],
  ['kernel-imports-nothing', 'src/kernel/clock.ts', 'node:os'],
  ['standards-import-only-kernel', 'src/standards/outward.ts', '../linkage/index.ts'],
  [
    'pure-modules-import-only-kernel-and-standards',
    'src/linkage/train/outward.ts',
    '../../intake/index.ts',
  ],
  [
    'pure-modules-import-only-kernel-and-standards',
    'src/master-index/domain/outward.ts',
    '../store/index.ts',
  ],
  ['pure-modules-do-no-io', 'src/linkage/train/reads.ts', 'node:fs'],
  ['pure-modules-do-no-io', 'src/standards/asks.ts', 'node:http'],
  ['pure-modules-import-no-packages', 'src/linkage/train/parses.ts', 'csv-parse'],
  ['match-model-imports-only-zod', 'src/linkage/model/parses.ts', 'csv-parse'],
  ['linkage-compile', 'src/linkage/compile/trains.ts', '../train/train.ts'],
  ['linkage-dialects', 'src/linkage/dialects/models.ts', '../model/parse.ts'],
  ['linkage-sql', 'src/linkage/sql/knows.ts', '../dialects/duckdb.ts'],
  ['through-the-index', 'src/intake/behind.ts', '../kernel/errors.ts'],
  ['engines-apart', 'src/engines/spark/borrows.ts', '../duckdb/index.ts'],
  ['duckdb-driver', 'src/intake/drives.ts', '@duckdb/node-api'],
  ['duckdb-driver', 'src/linkage/compile/drives.ts', '@duckdb/node-api'],
  ['postgresql-driver', 'src/intake/asks-postgresql.ts', 'pg'],
  ['postgresql-driver', 'src/master-index/store/drives.ts', '@electric-sql/pglite'],
  ['postgresql-driver', 'src/cli/copies.ts', 'pg-copy-streams'],
  ['sql-in-stores', 'src/master-index/asks.ts', '../database/index.ts'],
  ['sql-in-stores', 'src/report/asks.ts', '../database/index.ts'],
  ['spreadsheets', 'src/cli/spreadsheet.ts', '@cj-tech-master/excelts'],
  ['yaml', 'src/cli/settings.ts', 'yaml'],
  ['charts', 'src/cli/chart.ts', 'vega-lite'],
  ['command-line', 'src/intake/options.ts', 'commander'],
  ['report-imports-only-linkage', 'src/report/reads.ts', '../intake/index.ts'],
  ['synthetic-knows-no-matcher', 'src/synthetic/spells.ts', '../standards/index.ts'],
  ['synthetic-knows-no-matcher', 'src/synthetic/matches.ts', '../linkage/index.ts'],
  ['no-matcher-knows-synthetic', 'src/standards/cribs.ts', '../synthetic/index.ts'],
  ['no-matcher-knows-synthetic', 'src/linkage/train/cribs.ts', '../../synthetic/index.ts'],
  ['no-matcher-knows-synthetic', 'src/intake/cribs.ts', '../synthetic/index.ts'],
  ['pages-call-use-cases', 'src/web/staff/reads.ts', '../../master-index/store/index.ts'],
  ['pages-call-use-cases', 'src/web/resident/asks.ts', '../../database/index.ts'],
  ['staff-and-resident-apart', 'src/web/staff/crosses.ts', '../resident/index.ts'],
  ['nothing-imports-main', 'src/cli/starts.ts', '../main/start.ts'],
  ['ships-alone', 'src/cli/leans.ts', '../../test/data.ts'],
  ['no-development-packages', 'src/cli/checks.ts', 'fast-check'],
  ['resolvable', 'src/cli/nowhere.ts', './nowhere-at-all.ts'],
];

/** Walls that a type may pass. */
const openToTypes = new Set(['sql-in-stores']);

test('a tree that keeps every wall passes', async (t) => {
  const { code, output } = await walls.run(plantedTree(t, sound));
  assert.equal(code, 0, output);
  assert.match(output, / 0 breaches/);
});

test('each wall catches its breach, also when only a type is imported', async (t) => {
  const planted = Object.fromEntries(
    breaches.map(([rule, file, imported], index) => [
      file,
      `import ${index % 2 === 0 && !openToTypes.has(rule) ? 'type ' : ''}* as it from '${imported}';\nexport type It = typeof it;\n`,
    ]),
  );
  const root = plantedTree(t, {
    ...sound,
    ...planted,
    'src/intake/circle.ts': `export type { It } from './ring.ts';\n`,
    'test/data.ts': 'export const data = 1;\n',
  });
  const { code, output } = await walls.run(root);
  assert.equal(code, 1);
  const said = output.split('\n');
  // A cycle is reported from any of its files, so the file may come after the first.
  const missed = breaches.filter(
    ([rule, file]) =>
      !said.some((line) => line.startsWith(`${rule}: `) && line.includes(`${file} -> `)),
  );
  assert.deepEqual(missed, [], output);
});

test('no wall is without a planted breach', async () => {
  const { default: settings } = (await import(join(repository, '.dependency-cruiser.mjs'))) as {
    default: { forbidden: { name: string }[] };
  };
  const planted = new Set(breaches.map(([rule]) => rule));
  const untested = settings.forbidden.map(({ name }) => name).filter((name) => !planted.has(name));
  assert.deepEqual(untested, []);
});

test('an import inside a test file may cross a wall, but nothing may import a test', async (t) => {
  const root = plantedTree(t, {
    ...sound,
    'src/cli/leans.ts': `import '../kernel/errors.test.ts';\n`,
  });
  const { code, output } = await walls.run(root);
  assert.equal(code, 1);
  assert.match(output, /^ships-alone: src\/cli\/leans\.ts -> src\/kernel\/errors\.test\.ts$/m);
  assert.match(output, /^through-the-index: src\/cli\/leans\.ts/m);
  assert.match(output, / 2 breaches/);
});
