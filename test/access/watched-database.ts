import type { Database, Queryable, TransactionOptions } from '../../src/database/index.ts';

/** One statement, and the rows that it touched of each table. */
export interface WorkDone {
  readonly statement: string;
  readonly rowsGiven: number;
  /** Rows of tables and indexes that were read, those that a filter then left out included. */
  readonly rowsRead: number;
}

/** A database that notes the statements which are run through it. */
export interface WatchedDatabase extends Database {
  /** What was done: each statement once more, with what it reads, on tables that are large. */
  work(): Promise<readonly WorkDone[]>;
}

interface Noted {
  readonly text: string;
  readonly values: readonly unknown[];
  rows: number;
}

/** Watches a database. What is written, the audit with it, is noted without the rows it reads. */
export function watched(db: Database): WatchedDatabase {
  const noted: Noted[] = [];
  const watch = (inner: Queryable): Queryable => ({
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      const note: Noted = { text, values, rows: 0 };
      noted.push(note);
      const rows = await inner.query<Row>(text, values);
      note.rows = rows.length;
      return rows;
    },
    copyIn: (table, columns, rows) => inner.copyIn(table, columns, rows),
  });
  return {
    ...watch(db),
    kind: db.kind,
    transaction: <T>(work: (tx: Queryable) => Promise<T>, options?: TransactionOptions) =>
      db.transaction((tx) => work(watch(tx)), options),
    close: () => db.close(),
    async work() {
      const done: WorkDone[] = [];
      for (const { text, values, rows } of noted) {
        done.push({ statement: text, rowsGiven: rows, rowsRead: await rowsRead(db, text, values) });
      }
      return done;
    },
  };
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

/** On few rows the database would read whole tables: as on many, it is made to use indexes. */
const AS_IF_LARGE = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material'];

async function rowsRead(db: Database, text: string, values: readonly unknown[]): Promise<number> {
  if (!/^\s*(SELECT|WITH)/i.test(text) || /audit_append|nextval|lock/i.test(text)) return 0;
  return db.transaction(async (tx) => {
    for (const setting of AS_IF_LARGE) {
      await tx.query(`SELECT set_config($1, 'off', true)`, [setting]);
    }
    const [row] = await tx.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, FORMAT JSON) ${text}`,
      values,
    );
    return read(row?.['QUERY PLAN'][0]?.Plan as Plan);
  });
}

function read(plan: Plan): number {
  const own = plan['Node Type'].includes('Scan')
    ? plan['Actual Loops'] *
      (plan['Actual Rows'] +
        (plan['Rows Removed by Filter'] ?? 0) +
        (plan['Rows Removed by Index Recheck'] ?? 0))
    : 0;
  return (plan.Plans ?? []).reduce((sum, inner) => sum + read(inner), own);
}
