/**
 * Writes invented people with known truth to a CSV file.
 *
 *   node bench/generate.ts --records 1000000 [--seed 1] --out FILE
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { csvLine, generatePeople, PERSON_COLUMNS } from '../src/synthetic/index.ts';

/** The columns of the file: the id, nine of the person, and the truth. */
export const BENCH_COLUMNS = ['id', ...PERSON_COLUMNS, 'cluster'] as const;

/** Writes the file in blocks of a megabyte, so that memory stays small. */
export function writePeople(options: { records: number; seed: number; out: string }): void {
  mkdirSync(dirname(options.out), { recursive: true });
  const file = openSync(options.out, 'w');
  try {
    let block = csvLine(BENCH_COLUMNS);
    for (const record of generatePeople(options)) {
      block += csvLine(BENCH_COLUMNS.map((column) => record[column]));
      if (block.length > 1_000_000) {
        writeSync(file, block);
        block = '';
      }
    }
    writeSync(file, block);
  } finally {
    closeSync(file);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'bench/tmp/people.csv' },
    },
  });
  writePeople({ records: Number(values.records), seed: Number(values.seed), out: values.out });
}
