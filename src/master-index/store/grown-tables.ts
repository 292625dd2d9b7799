import type { Queryable } from '../../database/index.ts';

/** How many times larger than the database was told a table may become before it is told again. */
const GROWN = 2;

/**
 * Tells the database how large some tables are by now, where they have outgrown what it was told
 * last. It keeps its plans until it is told, those of foreign keys too: made while a table was a
 * page, they read all of it for every row. An embedded database is told by nobody else, and a
 * server looks once a minute.
 *
 * A table of which nothing was ever told is taken to have ten pages or more, and its keys are used
 * (PostgreSQL source, `table_block_relation_estimate_size`): it is left.
 *
 * @param tables each with the columns to look at, with commas between: those it is read by
 */
export async function tellGrown(
  db: Queryable,
  tables: Readonly<Record<string, string>>,
): Promise<void> {
  const grown = await db.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.oid IN (SELECT t::regclass FROM unnest($1::text[]) t) AND c.reltuples >= 0
       AND pg_relation_size(c.oid) > $2 * greatest(c.relpages, 1) * current_setting('block_size')::bigint`,
    [Object.keys(tables), GROWN],
  );
  for (const { name } of grown) await db.query(`ANALYZE ${name} (${tables[name]})`);
}
