/**
 * A process of its own on a folder, for tests that kill it:
 *
 *   lock FOLDER     takes the lock alone, and keeps it until its input ends
 *   open FOLDER     opens the database, and keeps it
 *   write FOLDER    opens it and commits one row after the other, saying each number once it is in
 *
 * Says `ready` when it has the folder, or the code of the error.
 */
import { once } from 'node:events';
import { FolderLock } from '../../src/database/folder-lock.ts';
import { openDatabase } from '../../src/database/index.ts';
import { ReeveError } from '../../src/kernel/index.ts';

export const program = import.meta.filename;

async function main(): Promise<void> {
  const [what, folder = ''] = process.argv.slice(2);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const user = { command: 'reeve serve', address: 'http://127.0.0.1:8080' };

  try {
    if (what === 'lock') {
      const lock = await FolderLock.take(folder, user);
      say('ready');
      await once(process.stdin.resume(), 'end');
      lock.release();
    } else {
      const db = await openDatabase({ folder }, { memory: { pages: 32, index: 64 }, user });
      say('ready');
      if (what === 'write') {
        await db.query('CREATE TABLE IF NOT EXISTS written (number int, filling text)');
        for (let number = 1; ; number += 1) {
          await db.query('INSERT INTO written VALUES ($1, $2)', [number, 'x'.repeat(3000)]);
          say(String(number));
        }
      }
      await once(process.stdin.resume(), 'end');
      await db.close();
    }
  } catch (error) {
    say(error instanceof ReeveError ? error.code : String(error));
  }
}

if (import.meta.main) await main();
