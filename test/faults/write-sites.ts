import type { Database, Queryable } from '../../src/database/index.ts';

/** Told of each place at which a database is written to, before what it names happens. */
export type OnWriteSite = (site: string) => void;

/**
 * A database that tells of every write: each statement that writes, and each transaction that wrote
 * before and after it commits. Sites are named by what is written: `insert extract`,
 * `before commit: insert extract + copy record_version`.
 */
export function watchWrites(db: Database, onSite: OnWriteSite): Database {
  return {
    kind: db.kind,
    async query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
      const site = writeOf(text);
      if (site !== undefined) onSite(site);
      const rows = await db.query<Row>(text, values);
      if (site !== undefined) onSite(`after ${site}`);
      return rows;
    },
    async copyIn(table, columns, rows) {
      onSite(`copy ${table}`);
      const count = await db.copyIn(table, columns, rows);
      onSite(`after copy ${table}`);
      return count;
    },
    async transaction(work, options) {
      let sites: string[] = [];
      const result = await db.transaction(async (tx) => {
        sites = [];
        const found = await work(
          watched(tx, (site) => {
            sites.push(site);
            onSite(site);
          }),
        );
        if (sites.length > 0) onSite(`before commit: ${nameOf(sites)}`);
        return found;
      }, options);
      if (sites.length > 0) onSite(`after commit: ${nameOf(sites)}`);
      return result;
    },
    close: () => db.close(),
  };
}

function watched(tx: Queryable, onSite: OnWriteSite): Queryable {
  return {
    query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
      const site = writeOf(text);
      if (site !== undefined) onSite(site);
      return tx.query<Row>(text, values);
    },
    copyIn(table, columns, rows) {
      onSite(`copy ${table}`);
      return tx.copyIn(table, columns, rows);
    },
  };
}

const WRITE = /^\s*(insert)\s+into\s+(\w+)|^\s*(update)\s+(\w+)|^\s*(delete)\s+from\s+(\w+)/i;
const DEFINE = /^\s*((?:create|drop|alter)\s+(?:unique\s+)?\w+)/i;
const WITH = /^\s*with\b[\s\S]*?\b(insert|update|delete)\s+(?:into\s+|from\s+)?(\w+)/i;

/** What a statement writes; undefined where it only reads. */
function writeOf(text: string): string | undefined {
  const words = (WRITE.exec(text) ?? WITH.exec(text) ?? DEFINE.exec(text))?.slice(1);
  return words
    ?.filter((word) => word !== undefined)
    .join(' ')
    .toLowerCase();
}

/** What a transaction wrote, each once. */
function nameOf(sites: readonly string[]): string {
  return [...new Set(sites)].join(' + ');
}
