import type { Queryable } from '../../database/index.ts';

/** The time by the database's clock, ISO 8601 in UTC: the same for all who write to it. */
export async function databaseClock(db: Queryable): Promise<string> {
  const [clock] = await db.query<{ at: string }>('SELECT clock_timestamp() AS at');
  return clock?.at as string;
}
