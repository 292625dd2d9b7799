import type { Database } from '../../../src/database/index.ts';

/** Tables with a text in any of their rows. */
export async function tablesWith(db: Database, word: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query(
      `SELECT 1 AS n FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [word],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
