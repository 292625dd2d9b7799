import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CsvError, parse } from 'csv-parse/sync';
import { ReeveError } from '../kernel/index.ts';
import { type KnownPair, plantKnownPairs, setCheckShares } from '../master-index/index.ts';
import { operatorWork, type WhoFlags, withWho } from './governance.ts';
import type { CommandOutput } from './output.ts';
import { oneOf, wholeNumber } from './values.ts';

interface ShareFlags extends WhoFlags {
  readonly checked: string;
  readonly mixed: string;
}

/** `reeve review plant FILE` and `reeve review checks`: how it is measured how well stewards decide. */
export function addCheckCommands(command: Command, output: CommandOutput, database?: string): void {
  const asOperator = operatorWork(database, 'reeve review');
  withWho(
    command
      .command('plant')
      .summary('put pairs whose truth is known among the questions of stewards')
      .argument('<file>', 'CSV: record_a, record_b, truth (same or different)'),
  ).action(async (file: string, flags: WhoFlags) => {
    const pairs = await readKnownPairs(file);
    const result = await asOperator(flags, 'oversee-access', (db, acting) =>
      plantKnownPairs(db, acting, pairs),
    );
    output.result(
      result,
      `${result.planted} known pairs are put among the questions; ${result.knownBefore} were there before.`,
    );
  });
  withWho(
    command
      .command('checks')
      .summary('set how many questions are checks')
      .requiredOption(
        '--checked <percent>',
        'of decisions: how many another steward checks, 0 to 50',
      )
      .requiredOption('--mixed <percent>', 'of questions: how many are checks at most, 0 to 50'),
  ).action(async (flags: ShareFlags) => {
    const [checked, mixed] = [
      wholeNumber('--checked', flags.checked, 0) / 100,
      wholeNumber('--mixed', flags.mixed, 0) / 100,
    ];
    await asOperator(flags, 'oversee-access', (db, acting) =>
      setCheckShares(db, acting, { checked, mixed }),
    );
    output.result(
      { checked, mixed },
      `Another steward checks ${flags.checked}% of decisions; ${flags.mixed}% of questions are checks.`,
    );
  });
}

const COLUMNS = ['record_a', 'record_b', 'truth'] as const;

/** @throws ReeveError `input/missing-file`, `check/file` with the line */
async function readKnownPairs(file: string): Promise<KnownPair[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ReeveError('input/missing-file', 'This file cannot be read', {
      location: { file },
      cause,
    });
  });
  const rows = rowsOf(text, file);
  return rows.map(({ record, info }) => {
    const line = info.lines;
    const [a = '', b = '', truth = ''] = COLUMNS.map((name) => record[name]);
    return {
      records: [numberIn('record_a', a), numberIn('record_b', b)],
      truth: oneOf(`truth in line ${line}`, truth, ['same', 'different']),
      line,
    };
    function numberIn(column: string, value: string): number {
      return wholeNumber(`${column} in line ${line}`, value, 1);
    }
  });
}

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function rowsOf(text: string, file: string): Row[] {
  try {
    const rows = parse(text, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[];
    if (rows.every(({ record }) => COLUMNS.every((name) => record[name] !== undefined)))
      return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  throw new ReeveError('check/file', 'This is no file of known pairs', {
    location: { file },
    hint: `It is CSV with the columns ${COLUMNS.join(', ')}.`,
  });
}
