import type { Command } from 'commander';
import type { HeaderRows } from '../intake/index.ts';
import type { SessionOptions } from './session.ts';
import { memorySize, wholeNumber } from './values.ts';

/** Options that every command has that reads files of records. */
export interface ReadingFlags {
  readonly id?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly sheet?: string;
  readonly headerRow?: readonly string[];
  readonly threads?: string;
  readonly memory?: string;
}

export function addReadingOptions(command: Command): Command {
  return command
    .option(
      '--id <column>',
      'column of the records’ ids; default: one that is unique and named like an id, else the row number',
    )
    .option('--delimiter <character>', 'delimiter of CSV files: one character, or tab')
    .option('--encoding <name>', 'encoding of CSV files, such as windows-1252')
    .option('--sheet <name>', 'sheet of XLSX files')
    .option(
      '--header-row <row>',
      'row that names the columns, in all files or, as NAME=ROW, in one data set; may be repeated; default: found',
      (value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value],
    )
    .option('--threads <number>', 'cores to use; the result does not depend on it')
    .option('--memory <size>', 'memory for the database, such as 4GB; beyond it disk is used');
}

export function readingOptions(flags: ReadingFlags): SessionOptions {
  return {
    id: flags.id,
    delimiter: flags.delimiter,
    encoding: flags.encoding,
    sheet: flags.sheet,
    headerRow: flags.headerRow === undefined ? undefined : headerRows(flags.headerRow),
    threads: flags.threads === undefined ? undefined : wholeNumber('--threads', flags.threads, 1),
    memory: flags.memory === undefined ? undefined : memorySize('--memory', flags.memory),
  };
}

/** `3` is of all files, `births=3` of one data set, whose name may itself have an equals sign. */
function headerRows(given: readonly string[]): HeaderRows {
  let all: number | undefined;
  const datasets: Record<string, number> = {};
  for (const text of given) {
    const equals = text.lastIndexOf('=');
    const row = wholeNumber('--header-row', text.slice(equals + 1), 1);
    if (equals < 0) all = row;
    else datasets[text.slice(0, equals)] = row;
  }
  return {
    ...(all === undefined ? {} : { all }),
    ...(Object.keys(datasets).length === 0 ? {} : { datasets }),
  };
}
