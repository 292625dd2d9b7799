import { runCommand } from '../../src/cli/run-command.ts';
import type { DatabaseLocation } from '../../src/database/index.ts';

/** What a command said, as a program reads it. */
// biome-ignore lint/suspicious/noExplicitAny: each test looks into what it knows
export type Said = any;

/** Runs a `reeve` command on an index that nobody else has open; gives the JSON that it printed. */
export async function said(location: DatabaseLocation, ...args: string[]): Promise<Said> {
  const lines: string[] = [];
  const stdout = { write: (text: string) => lines.push(text) };
  const stderr = { write() {}, isTTY: false };
  const database = 'folder' in location ? location.folder : location.url;
  await runCommand([...args, '--json'], { stdout, stderr } as never, { database });
  return JSON.parse(lines.join(''));
}
