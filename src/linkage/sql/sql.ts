/** SQL text that is safe to splice: made only here, by quoting and by the dialects. */
export type Sql = string & { readonly __sql: unique symbol };

/**
 * SQL from a template whose fixed text is ours and whose every hole is already
 * `Sql`: the type checker refuses a plain string, so nothing of a user's is
 * spliced without quoting.
 *
 * @example
 * sql`SELECT ${quoteIdentifier('surname')} FROM ${quoteIdentifier('people')}`
 */
export function sql(text: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  let result = text[0] ?? '';
  for (let i = 0; i < parts.length; i++) result += (parts[i] ?? '') + (text[i + 1] ?? '');
  return result as Sql;
}

/** Parts with a fixed separator between them, such as `, ` or ` AND `. */
export function joinSql(parts: readonly Sql[], separator: Separator): Sql {
  return parts.join(separator) as Sql;
}

type Separator = ', ' | ' AND ' | ' OR ' | ' || ' | ' UNION ALL ' | ' ' | '\n' | ',\n';
