import { quoteInteger, quoteLiteral, type Sql, sql } from '../../../linkage/index.ts';

/** SQL of the name of a data set from its index. */
export function datasetNames(datasets: readonly string[], index: Sql): Sql {
  return byDataset(datasets, index);
}

/** SQL of the id of the cluster whose first record is the row `first` of `records`. */
export function clusterIds(datasets: readonly string[], first: Sql): Sql {
  const prefixes = datasets.map((name) => `${name.replaceAll('%', '%25').replaceAll(':', '%3A')}:`);
  return sql`${byDataset(prefixes, sql`${first}.dataset`)} || ${first}.id`;
}

function byDataset(texts: readonly string[], index: Sql): Sql {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return quoteLiteral(only);
  const branches = texts.map((text, k) => sql` WHEN ${quoteInteger(k)} THEN ${quoteLiteral(text)}`);
  return sql`CASE ${index}${branches.reduce((all, branch) => sql`${all}${branch}`)} END`;
}
