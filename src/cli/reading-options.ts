import type { Command } from 'commander';
import type { SessionOptions } from './session.ts';
import { memorySize, wholeNumber } from './values.ts';

/** Options that every command has that reads files of records. */
export interface ReadingFlags {
  readonly id?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly sheet?: string;
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
    .option('--threads <number>', 'cores to use; the result does not depend on it')
    .option('--memory <size>', 'memory for the database, such as 4GB; beyond it disk is used');
}

export function readingOptions(flags: ReadingFlags): SessionOptions {
  return {
    id: flags.id,
    delimiter: flags.delimiter,
    encoding: flags.encoding,
    sheet: flags.sheet,
    threads: flags.threads === undefined ? undefined : wholeNumber('--threads', flags.threads, 1),
    memory: flags.memory === undefined ? undefined : memorySize('--memory', flags.memory),
  };
}
