import { rename, rm, writeFile } from 'node:fs/promises';
import { spreadsheetLine } from '../kernel/index.ts';
import type { RejectedRow } from '../master-index/index.ts';

/** It holds personal data as received: for its owner alone. */
const OWN_FILE = 0o600;

/**
 * Writes what was not taken of an extract, for whoever puts it right in the source: CSV (RFC 4180),
 * and no value that a spreadsheet takes for a formula.
 */
export async function writeRejects(path: string, rejected: readonly RejectedRow[]): Promise<void> {
  const rows = [
    ['line', 'column', 'value', 'reason'],
    ...rejected.map(({ line, column, value, reason }) => [String(line), column, value, reason]),
  ];
  await writePrivately(path, rows.map(spreadsheetLine).join(''));
}

/** Writes a file for its owner alone; it is there whole, or not at all. */
export async function writePrivately(path: string, text: string): Promise<void> {
  // A new file, so that who could read one of the same name before cannot read this one.
  const written = `${path}.${process.pid}.part`;
  try {
    await writeFile(written, text, { mode: OWN_FILE, flag: 'wx' });
    await rename(written, path);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}
