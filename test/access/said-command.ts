import { runCommand } from '../../src/cli/run-command.ts';
import type { DatabaseLocation } from '../../src/database/index.ts';
import { placeOf } from '../database/with-database.ts';

/** What a command said, as a program reads it. */
// biome-ignore lint/suspicious/noExplicitAny: each test looks into what it knows
export type Said = any;

/** Runs a `reeve` command on an index that nobody else has open; gives the JSON that it printed. */
export async function said(location: DatabaseLocation, ...args: string[]): Promise<Said> {
  const lines: string[] = [];
  const stdout = { write: (text: string) => lines.push(text) };
  const stderr = { write() {}, isTTY: false };
  await runCommand([...args, '--json'], { stdout, stderr } as never, {
    database: placeOf(location),
  });
  return JSON.parse(lines.join(''));
}
