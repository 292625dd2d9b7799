export { quoteDate, quoteIdentifier, quoteInteger, quoteLiteral, quoteNumber } from './quoting.ts';
export { joinSql, type Sql, sql } from './sql.ts';
