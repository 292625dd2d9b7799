import { columnSql, tables } from '../../compile/tables.ts';
import type { LinkageEngine } from '../../engine.ts';
import type { LoadedInput } from '../../link.ts';
import type { MatchModel } from '../../model/match-model.ts';
import { quoteInteger, quoteLiteral, sql } from '../../sql/index.ts';
import { NO_BIRTH } from './person-attributes.ts';

/** What the records themselves tell of two data sets, or of one with itself. */
export interface SourcePair {
  readonly one: string;
  readonly other: string;
  /** Pairs of records that there are. */
  readonly pairs: number;
  /** Pairs of records of one rare name that are one person's, as far as it can be told. */
  readonly matches: number;
  /** Those of which both postcodes are known. */
  readonly placed: number;
  /** Those of which they differ. */
  readonly apart: number;
}

/** A name that so few records have is seldom two people's. */
const RARE = 6;

/** Namesakes are at most this share of the pairs of a rare name. A judgement. */
const MOST_NAMESAKES = 0.9;

/** Matches below which nothing is said. */
const FEWEST_MATCHES = 1000;

/**
 * How often the records of one rare name are in two data sets together, and how often at two
 * postcodes. Expectation maximisation cannot learn it where data sets know little of a person:
 * it takes who has moved for somebody else of the name. One entry for each pair of data sets
 * that are linked, in order; null where there is too little to tell.
 *
 * A rare name may be two people's all the same, who mostly live apart: how many are, dates of birth
 * that are nothing alike tell, and so many by chance are taken off from every two data sets.
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
  const birth = names.includes('birth')
    ? sql`nullif(CAST(${columnSql(names.indexOf('birth'))} AS VARCHAR), ${quoteLiteral(NO_BIRTH)})`
    : sql`CAST(NULL AS VARCHAR)`;
  const dated = await engine.rows(
    sql`SELECT dataset, count(${birth}) AS n FROM ${tables.standard} GROUP BY dataset`,
  );
  const rows = await engine.rows(sql`WITH rare AS (
  SELECT ${name} AS name FROM ${tables.standard} WHERE ${name} IS NOT NULL
  GROUP BY ${name} HAVING count(*) BETWEEN 2 AND ${quoteInteger(RARE)}
), known AS (
  SELECT rid, dataset, ${name} AS name, ${postcode} AS postcode,
    substr(${birth}, 1, 4) AS year, substr(${birth}, 5) AS day FROM ${tables.standard} JOIN rare ON ${name} = rare.name
)
SELECT least(a.dataset, b.dataset) AS one, greatest(a.dataset, b.dataset) AS other, count(*) AS matches,
  count(CASE WHEN a.postcode = b.postcode THEN 0 WHEN a.postcode <> b.postcode THEN 1 END) AS placed,
  count(CASE WHEN a.postcode <> b.postcode THEN 1 END) AS apart,
  count(CASE WHEN a.year <> b.year AND a.day <> b.day THEN 1 END) AS born_apart
FROM known a JOIN known b ON a.name = b.name AND a.rid < b.rid
GROUP BY 1, 2 ORDER BY 1, 2`);
  const found = new Map(rows.map((row) => [`${row.one} ${row.other}`, row]));
  const datedIn = new Map(dated.map((row) => [Number(row.dataset), Number(row.n)]));
  const counted = datasets.flatMap((one, i) =>
    datasets.slice(i).flatMap((other, step) => {
      const j = i + step;
      if (i === j && model.linkType === 'link-only') return [];
      const row = found.get(`${i} ${j}`);
      const pairsOf = (m: number, n: number): number => (i === j ? (n * (n - 1)) / 2 : m * n);
      return [
        {
          one,
          other,
          pairs: pairsOf(datasetSizes[i] ?? 0, datasetSizes[j] ?? 0),
          dated: pairsOf(datedIn.get(i) ?? 0, datedIn.get(j) ?? 0),
          matches: Number(row?.matches ?? 0),
          placed: Number(row?.placed ?? 0),
          apart: Number(row?.apart ?? 0),
          bornApart: Number(row?.born_apart ?? 0),
        },
      ];
    }),
  );
  const measured = withoutNamesakes(counted);
  const all = measured.reduce((sum, { matches }) => sum + matches, 0);
  return all < FEWEST_MATCHES ? null : measured;
}

interface CountedPair extends SourcePair {
  /** Pairs of records, of whatever name, of which both dates of birth are known. */
  readonly dated: number;
  /** Pairs of one rare name whose dates of birth have neither the year nor the day in common. */
  readonly bornApart: number;
}

function withoutNamesakes(counted: readonly CountedPair[]): SourcePair[] {
  const sum = (of: (pair: CountedPair) => number): number =>
    counted.reduce((total, pair) => total + of(pair), 0);
  const dated = sum((pair) => pair.dated);
  const chance = dated === 0 ? 0 : sum(({ bornApart }) => bornApart) / dated;
  return counted.map(({ one, other, pairs, matches, placed, apart }) => {
    const namesakes = Math.min(MOST_NAMESAKES * matches, chance * pairs);
    const placedNamesakes = matches === 0 ? 0 : (namesakes * placed) / matches;
    return {
      one,
      other,
      pairs,
      matches: matches - namesakes,
      placed: placed - placedNamesakes,
      apart: Math.max(0, apart - placedNamesakes),
    };
  });
}
