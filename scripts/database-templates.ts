import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/database/index.ts';
import { migrateIndex } from '../src/master-index/index.ts';
import { memoryFolder } from './memory-folder.ts';

/**
 * What a database of a test begins with: nothing, or the tables of an index without records. All those
 * of one template have the same `audit_log.id`, as if they were one installation.
 */
export type Beginning = 'nothing' | 'index';

const MEMORY = { pages: 32, index: 64 };

/**
 * A folder with embedded databases, closed, for tests to copy: one of each beginning, by its name.
 * Making one takes seconds.
 */
export async function embeddedTemplates(): Promise<string> {
  const folder = mkdtempSync(join(memoryFolder(), 'reeve-template-'));
  const [nothing, index] = [join(folder, 'nothing'), join(folder, 'index')];
  await (await openDatabase({ folder: nothing }, { memory: MEMORY })).close();
  cpSync(nothing, index, { recursive: true });
  const db = await openDatabase({ folder: index }, { memory: MEMORY });
  await migrateIndex(db);
  await db.close();
  return folder;
}

/** Makes the database on a server that those that begin as an index are copies of. */
export async function serverTemplate(url: string): Promise<void> {
  const admin = await openDatabase({ url }, { connections: 1 });
  await admin.query(`CREATE DATABASE ${SERVER_TEMPLATE}`);
  await admin.close();
  const template = new URL(url);
  template.pathname = `/${SERVER_TEMPLATE}`;
  const db = await openDatabase({ url: template.href }, { connections: 1 });
  await migrateIndex(db);
  await db.close();
}

export const SERVER_TEMPLATE = 'index_template';
