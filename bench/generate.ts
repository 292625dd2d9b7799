/**
 * Writes invented people to a CSV file, and who is who to another.
 *
 *   node bench/generate.ts --records 1000000 [--seed 1] --out people.csv --truth truth.csv
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { csvLine, generatePeople, PERSON_COLUMNS } from '../src/synthetic/index.ts';

/** The columns of the people: the id and nine of the person. */
const COLUMNS = ['id', ...PERSON_COLUMNS] as const;

/**
 * Writes the records to `out`, and `id,cluster` to `truth`: apart, so that no
 * linker can use the truth and none spends time on reading it.
 */
export function writePeople(options: {
  readonly records: number;
  readonly seed: number;
  readonly out: string;
  readonly truth: string;
}): void {
  const people = lineWriter(options.out);
  const truth = lineWriter(options.truth);
  try {
    people.write(csvLine(COLUMNS));
    truth.write(csvLine(['id', 'cluster']));
    for (const record of generatePeople(options)) {
      people.write(csvLine(COLUMNS.map((column) => record[column])));
      truth.write(csvLine([record.id, record.cluster]));
    }
  } finally {
    people.close();
    truth.close();
  }
}

/** Writes in blocks of about a megabyte, so that memory stays small whatever the file. */
function lineWriter(path: string): { write(line: string): void; close(): void } {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let block = '';
  return {
    write(line) {
      block += line;
      if (block.length > 1_000_000) {
        writeSync(file, block);
        block = '';
      }
    },
    close() {
      writeSync(file, block);
      closeSync(file);
    },
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'bench/tmp/people.csv' },
      truth: { type: 'string', default: 'bench/tmp/truth.csv' },
    },
  });
  writePeople({
    records: Number(values.records),
    seed: Number(values.seed),
    out: values.out,
    truth: values.truth,
  });
}
