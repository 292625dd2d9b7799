import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { runCommand } from '../../src/cli/run-command.ts';
import { csvLine, generatePeople, PERSON_COLUMNS } from '../../src/synthetic/index.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command as a user would. */
export function startReeve(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
}

/**
 * Runs the command in this process: the same but for its start, which takes most of the time
 * of a command that is refused.
 */
async function reeveHere(args: readonly string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const code = await runCommand(args, {
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
  });
  return { code, ...said };
}

/** Runs the command to its end. */
export async function reeve(args: readonly string[]): Promise<Ended> {
  const child = startReeve(args);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout, stderr };
}

/** Runs the command, which must succeed, and gives its JSON. */
export async function reeveJson(args: readonly string[]): Promise<Record<string, unknown>> {
  const ended = await reeveHere([...args, '--json']);
  assert.equal(ended.code, 0, ended.stderr);
  return JSON.parse(ended.stdout) as Record<string, unknown>;
}

/** Runs the command, which must end as a user's error with this code, and gives the error. */
export async function reeveRefuses(
  code: string,
  args: readonly string[],
): Promise<{ message: string; location: Record<string, unknown>; hint?: string }> {
  const ended = await reeveHere([...args, '--json']);
  assert.equal(ended.code, 2, ended.stderr);
  const { error } = JSON.parse(ended.stdout);
  assert.equal(error.code, code, JSON.stringify(error));
  assert.match(ended.stderr, new RegExp(`\\[${code}\\]`));
  assert.doesNotMatch(ended.stderr, /\n\s+at /, 'a stack was shown to a user');
  return error;
}

/** A folder that is removed when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeCsv(path: string, rows: readonly (readonly string[])[]): void {
  writeFileSync(path, rows.map(csvLine).join(''));
}

/** Rows of a CSV file, the header first, by a parser that is not the one under test. */
export function readCsv(path: string): string[][] {
  return parse(readFileSync(path)) as string[][];
}

/** Rows of a CSV file as objects. */
export function readRecords(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true }) as Record<string, string>[];
}

/** Writes invented people, with their truth in a column `person`; returns the ids in order. */
export function writePeople(
  path: string,
  options: { records: number; seed: number; id?: (n: number) => string },
): string[] {
  const ids: string[] = [];
  const rows: string[][] = [['person_id', ...PERSON_COLUMNS, 'person']];
  for (const record of generatePeople(options)) {
    const id = options.id?.(ids.length) ?? record.id;
    ids.push(id);
    rows.push([id, ...PERSON_COLUMNS.map((column) => record[column]), record.cluster]);
  }
  writeCsv(path, rows);
  return ids;
}

/** An untrained match model for these people, quick to train. */
export const peopleModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    first: { from: 'first_name', standardise: 'name' },
    last: { from: 'surname', standardise: 'name' },
    sound: { from: 'last', derive: 'soundex' },
    born: { from: 'date_of_birth', standardise: 'date', type: 'date' },
    postcode: { from: 'postcode', standardise: 'postcode' },
    phone: { from: 'phone', standardise: 'phone' },
    email: { from: 'email', standardise: 'email' },
  },
  comparisons: [
    {
      name: 'first name',
      levels: [
        { when: { exact: 'first' }, termFrequency: { column: 'first' } },
        { when: { jaroWinkler: 'first', atLeast: 0.9 } },
        { when: 'else' },
      ],
    },
    {
      name: 'surname',
      levels: [
        { when: { exact: 'last' }, termFrequency: { column: 'last' } },
        { when: { exact: 'sound' } },
        { when: 'else' },
      ],
    },
    {
      name: 'date of birth',
      levels: [
        { when: { exact: 'born' } },
        { when: { date: 'born', within: 31, unit: 'day' } },
        { when: 'else' },
      ],
    },
    {
      name: 'postcode',
      levels: [
        { when: { exact: 'postcode' } },
        { when: { levenshtein: 'postcode', atMost: 1 } },
        { when: 'else' },
      ],
    },
    { name: 'phone', levels: [{ when: { exact: 'phone' } }, { when: 'else' }] },
    { name: 'email', levels: [{ when: { exact: 'email' } }, { when: 'else' }] },
  ],
  blocking: [
    { on: ['last', 'first'] },
    { on: ['born'] },
    { on: ['postcode', 'left(first, 1)'] },
    { on: ['phone'] },
  ],
  training: { randomPairs: 20_000 },
};

export function writeModel(path: string, model: unknown = peopleModel): void {
  writeFileSync(path, JSON.stringify(model));
}
