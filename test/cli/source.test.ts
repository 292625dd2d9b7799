import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/cli/run-command.ts';
import { reeveJson, reeveRefuses, temporaryFolder, writeCsv } from './reeve.ts';

const folder = temporaryFolder();
const HEADER = ['NO', 'SURNAME', 'DOB', 'STATE', 'SINCE'];
const DEFINITION = `format: reeve-source/1
name: members
title: Members
service: leisure
holds: anyone
extract: { cadence: weekly, content: full }
records:
  - role: member
    title: Member
    key: [NO]
    attributes: { surname: SURNAME, dateOfBirth: DOB }
    required: [surname]
    started: SINCE
    facts:
      state: { label: State, type: code, from: STATE, codes: { A: Active, L: Lapsed } }
`;

interface Check {
  readonly rows: number;
  readonly rejected: number;
  readonly rejections: readonly { readonly first: { readonly line: number } }[];
  readonly items: readonly {
    readonly item: string;
    readonly filled: number;
    readonly wrong: number;
    readonly unknownCodes: readonly unknown[];
  }[];
  readonly columns: readonly { readonly column: string; readonly status: string }[];
  readonly firstRecords: readonly { readonly key: string }[];
  readonly advice: readonly { readonly code: string; readonly message: string }[];
}

let files = 0;

function written(rows: readonly (readonly string[])[], definition = DEFINITION): string[] {
  files += 1;
  const sample = join(folder, `sample-${files}.csv`);
  const path = join(folder, `definition-${files}.yaml`);
  writeCsv(sample, rows);
  writeFileSync(path, definition);
  return ['source', 'check', path, sample, '--as-at', '2025-03-31'];
}

async function check(
  rows: readonly (readonly string[])[],
  definition = DEFINITION,
): Promise<Check> {
  return (await reeveJson(written(rows, definition))) as unknown as Check;
}

/** Runs a check that ends with 1, and gives its code and all that it printed as JSON. */
async function notLoadable(rows: readonly (readonly string[])[]) {
  let said = '';
  const ended = await runCommand([...written(rows), '--json'], {
    stdout: { write: (text) => (said += text) },
    stderr: { write: () => true },
  });
  assert.equal(ended, 1);
  return JSON.parse(said) as Check & { error: { code: string; location: Record<string, unknown> } };
}

const codes = ({ advice }: Check): string[] => advice.map(({ code }) => code);

describe('reeve source check', () => {
  it('counts what becomes of a sample, and says that there is nothing to look at', async () => {
    const found = await check([
      HEADER,
      ['1', 'Latham', '07/11/1968', 'A', '01/04/2017'],
      ['2', 'Wood', '', 'L', '12/06/2019'],
    ]);
    assert.equal(found.rows, 2);
    assert.deepEqual(
      found.items.map(({ item, filled, wrong }) => [item, filled, wrong]),
      [
        ['surname', 2, 0],
        ['dateOfBirth', 1, 0],
        ['fact:state', 2, 0],
      ],
    );
    assert.deepEqual(
      found.firstRecords.map(({ key }) => key),
      ['1'],
    );
    assert.deepEqual(found.advice, []);
  });

  it('names rejected rows by line, keys that come twice, and codes that are not in the list', async () => {
    const found = await check([
      HEADER,
      ['1', 'Latham', '07/11/1968', 'A', ''],
      ['1', 'Lathom', '07/11/1968', 'X', ''],
      ['2', '', '', 'A', ''],
    ]);
    assert.equal(found.rejected, 1);
    assert.equal(found.rejections[0]?.first.line, 4);
    assert.deepEqual(codes(found), [
      'source/rejected-rows',
      'source/repeated-key',
      'source/unknown-code',
    ]);
    assert.match(found.advice[1]?.message ?? '', /lines 2 and 3/);
    assert.deepEqual(found.items.find(({ item }) => item === 'fact:state')?.unknownCodes, [
      { code: 'X', count: 1 },
    ]);
  });

  it('says that dates have the month first, or are days of Excel’s calendar', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      String(i),
      'Wood',
      `${1 + (i % 12)}/${13 + (i % 12)}/1980`,
      'A',
      String(42_000 + i),
    ]);
    const found = await check([HEADER, ...rows]);
    const [order, days] = found.advice;
    assert.equal(order?.code, 'source/date-order');
    assert.match(order?.message ?? '', /"DOB"/);
    assert.equal(days?.code, 'source/day-numbers');
    assert.match(days?.message ?? '', /"SINCE"/);
  });

  it('shows columns that the definition does not know', async () => {
    const found = await check([
      [...HEADER, 'SHOE_SIZE'],
      ['1', 'Latham', '', 'A', '', '9'],
    ]);
    assert.deepEqual(found.columns.at(-1), {
      column: 'SHOE_SIZE',
      becomes: [],
      status: 'unexpected',
    });
    assert.ok(codes(found).includes('source/unexpected-column'));
  });

  it('warns when a column is wrong so often that it is another’s', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => [String(i), 'Wood', 'Madetown', 'A', '']);
    const found = await check([HEADER, ...rows]);
    const many = found.advice.find(({ code }) => code === 'source/many-wrong');
    assert.match(many?.message ?? '', /Date of birth, from "DOB", is wrong in 10 of 10 values/);
  });

  it('ends with 1, and with its report, where not one row is taken', async () => {
    const found = await notLoadable([
      HEADER,
      ['', 'Latham', '', 'A', ''],
      ['', 'Wood', '', 'A', ''],
    ]);
    assert.equal(found.error.code, 'source/all-rejected');
    assert.equal(found.rows, 2);
    assert.equal(found.rejected, 2);
  });

  it('ends with 1 where a column is missing, naming file and column', async () => {
    const { error } = await notLoadable([
      HEADER.map((name) => (name === 'SURNAME' ? 'SUR_NAME' : name)),
      ['1', 'Latham', '', 'A', ''],
    ]);
    assert.equal(error.code, 'source/missing-column');
    assert.equal(error.location.column, 'SURNAME');
    assert.match(String(error.location.file), /sample-/);
  });

  it('refuses a definition with its line, and one that is not there', async () => {
    const args = written(
      [HEADER, ['1', 'Latham', '', 'A', '']],
      DEFINITION.replace('key:', 'keys:'),
    );
    const { location, hint } = await reeveRefuses('source/invalid', args);
    assert.equal(location.line, 10);
    assert.equal(hint, 'Did you mean "key"?');
    const [, , , sample = ''] = args;
    await reeveRefuses('source/missing-file', [
      'source',
      'check',
      join(folder, 'none.yaml'),
      sample,
    ]);
  });
});
