import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/database/index.ts';

/** A folder with an empty embedded database, closed, for tests to copy: making one takes seconds. */
export async function embeddedTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-template-'));
  const db = await openDatabase({ folder }, { memory: { pages: 32, index: 64 } });
  await db.close();
  return folder;
}
