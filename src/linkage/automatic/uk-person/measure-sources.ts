import { columnSql, tables } from '../../compile/tables.ts';
import type { LinkageEngine } from '../../engine.ts';
import type { LoadedInput } from '../../link.ts';
import type { MatchModel } from '../../model/match-model.ts';
import { quoteInteger, sql } from '../../sql/index.ts';

/** What the records themselves tell of two data sets, or of one with itself. */
export interface SourcePair {
  readonly one: string;
  readonly other: string;
  /** Pairs of records that there are. */
  readonly pairs: number;
  /** Pairs of records of one rare name: nearly all are one person's. */
  readonly matches: number;
  /** Those of which both postcodes are known. */
  readonly placed: number;
  /** Those of which they differ. */
  readonly apart: number;
}

/** A name that so few records have is hardly ever two people's. */
const RARE = 6;

/** Matches below which nothing is said. */
const FEWEST_MATCHES = 1000;

/**
 * How often the records of one rare name are in two data sets together, and how often at two
 * postcodes. Expectation maximisation cannot learn it where data sets know little of a person:
 * it takes who has moved for somebody else of the name. One entry for each pair of data sets
 * that are linked, in order; null where there is too little to tell.
 */
export async function measureSources(
  engine: LinkageEngine,
  model: MatchModel,
  { datasets, datasetSizes }: LoadedInput,
): Promise<SourcePair[] | null> {
  const names = Object.keys(model.columns);
  if (datasets.length < 2 || !names.includes('first_last')) return null;
  const name = columnSql(names.indexOf('first_last'));
  const postcode = names.includes('postcode')
    ? columnSql(names.indexOf('postcode'))
    : sql`CAST(NULL AS VARCHAR)`;
  const rows = await engine.rows(sql`WITH rare AS (
  SELECT ${name} AS name FROM ${tables.standard} WHERE ${name} IS NOT NULL
  GROUP BY ${name} HAVING count(*) BETWEEN 2 AND ${quoteInteger(RARE)}
), known AS (
  SELECT rid, dataset, ${name} AS name, ${postcode} AS postcode FROM ${tables.standard} JOIN rare ON ${name} = rare.name
)
SELECT least(a.dataset, b.dataset) AS one, greatest(a.dataset, b.dataset) AS other, count(*) AS matches,
  count(CASE WHEN a.postcode = b.postcode THEN 0 WHEN a.postcode <> b.postcode THEN 1 END) AS placed,
  count(CASE WHEN a.postcode <> b.postcode THEN 1 END) AS apart
FROM known a JOIN known b ON a.name = b.name AND a.rid < b.rid
GROUP BY 1, 2 ORDER BY 1, 2`);
  const found = new Map(rows.map((row) => [`${row.one} ${row.other}`, row]));
  const measured = datasets.flatMap((one, i) =>
    datasets.slice(i).flatMap((other, step): SourcePair[] => {
      const j = i + step;
      if (i === j && model.linkType === 'link-only') return [];
      const row = found.get(`${i} ${j}`);
      const [m, n] = [datasetSizes[i] ?? 0, datasetSizes[j] ?? 0];
      return [
        {
          one,
          other,
          pairs: i === j ? (n * (n - 1)) / 2 : m * n,
          matches: Number(row?.matches ?? 0),
          placed: Number(row?.placed ?? 0),
          apart: Number(row?.apart ?? 0),
        },
      ];
    }),
  );
  const all = measured.reduce((sum, { matches }) => sum + matches, 0);
  return all < FEWEST_MATCHES ? null : measured;
}
