import { columnSql, tables } from '../../compile/tables.ts';
import type { LinkageEngine } from '../../engine.ts';
import type { MatchModel } from '../../model/match-model.ts';
import { quoteInteger, sql } from '../../sql/index.ts';

/** How up to date the homes of data sets are, measured on the records themselves. */
export interface Freshness {
  /** By data set: `fresh`, `usual` or `stale`. */
  readonly of: Readonly<Record<string, string>>;
  /**
   * Share, of all pairs of one person's records, of those that stand at different homes and
   * are of these two data sets; by both their names.
   */
  readonly apart: (a: string, b: string) => number;
}

/** A name that so few records have is hardly ever two people's. */
const RARE = 6;

/** Pairs of a data set below which nothing is said of it, and in all below which nothing is said at all. */
const FEWEST_PAIRS = 100;
const FEWEST_IN_ALL = 1000;

/** Share of records of one rare name at another postcode: up to the first, fresh; from the second, stale. */
const FRESH = 0.12;
const STALE = 0.3;

/**
 * How often the records of one rare name stand at two postcodes, by data set. Expectation
 * maximisation cannot learn it for data sets that know little else of a person: it takes who
 * has moved for somebody else of the name. Null where there is too little to tell.
 */
export async function measureFreshness(
  engine: LinkageEngine,
  model: MatchModel,
  datasets: readonly string[],
): Promise<Freshness | null> {
  const names = Object.keys(model.columns);
  if (datasets.length < 2 || !names.includes('first_last') || !names.includes('postcode')) {
    return null;
  }
  const name = columnSql(names.indexOf('first_last'));
  const postcode = columnSql(names.indexOf('postcode'));
  const rows = await engine.rows(sql`WITH rare AS (
  SELECT ${name} AS name FROM ${tables.standard} WHERE ${name} IS NOT NULL
  GROUP BY ${name} HAVING count(*) BETWEEN 2 AND ${quoteInteger(RARE)}
), known AS (
  SELECT rid, dataset, ${name} AS name, ${postcode} AS postcode FROM ${tables.standard} JOIN rare ON ${name} = rare.name
  WHERE ${postcode} IS NOT NULL
)
SELECT least(a.dataset, b.dataset) AS one, greatest(a.dataset, b.dataset) AS other, count(*) AS n,
  sum(CASE WHEN a.postcode = b.postcode THEN 0 ELSE 1 END) AS apart
FROM known a JOIN known b ON a.name = b.name AND a.rid < b.rid
GROUP BY 1, 2 ORDER BY 1, 2`);
  const found = rows.map((row) => ({
    one: datasets[Number(row.one)] ?? '',
    other: datasets[Number(row.other)] ?? '',
    n: Number(row.n),
    apart: Number(row.apart),
  }));
  const all = found.reduce((sum, { n }) => sum + n, 0);
  if (all < FEWEST_IN_ALL) return null;
  const groupOf = (dataset: string): string => {
    const between = found.filter(
      ({ one, other }) => one !== other && (one === dataset || other === dataset),
    );
    const n = between.reduce((sum, pair) => sum + pair.n, 0);
    if (n < FEWEST_PAIRS) return 'usual';
    const share = between.reduce((sum, pair) => sum + pair.apart, 0) / n;
    return share <= FRESH ? 'fresh' : share < STALE ? 'usual' : 'stale';
  };
  return {
    of: Object.fromEntries(datasets.map((dataset) => [dataset, groupOf(dataset)])),
    apart: (a, b) =>
      found.reduce(
        (sum, { one, other, apart }) =>
          (one === a && other === b) || (one === b && other === a) ? sum + apart : sum,
        0,
      ) / all,
  };
}
