import { ReeveError } from '../../kernel/index.ts';
import type { Sql } from './sql.ts';

/**
 * A name as a delimited identifier of standard SQL: in double quotes, quotes
 * inside doubled (ISO 9075-2, 5.2). Works in DuckDB, PostgreSQL and Trino.
 *
 * Throws `sql/identifier` for an empty name and for one with a NUL, which no
 * engine can hold.
 *
 * @example quoteIdentifier('say "hi"') // "say ""hi"""
 */
export function quoteIdentifier(name: string): Sql {
  if (name === '' || name.includes('\0')) {
    throw new ReeveError('sql/identifier', `Not usable as a name: ${JSON.stringify(name)}`, {
      hint: 'A column or table needs a name of at least one character, without NUL.',
    });
  }
  return `"${name.toWellFormed().replaceAll('"', '""')}"` as Sql;
}

/**
 * A text as a character string literal of standard SQL: in single quotes,
 * quotes inside doubled (ISO 9075-2, 5.3). A backslash is an ordinary
 * character. NUL ends the statement for drivers that take C strings, so it is
 * written as `chr(0)`. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.
 *
 * @example quoteLiteral("O'Neil") // 'O''Neil'
 */
export function quoteLiteral(text: string): Sql {
  const pieces = text
    .toWellFormed()
    .split('\0')
    .map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return (pieces.length === 1 ? pieces[0] : `(${pieces.join(' || chr(0) || ')})`) as Sql;
}

/**
 * A number as a literal of type DOUBLE: with an exponent, because `0.1` alone
 * is a DECIMAL. The digits are those that read back as the same double.
 *
 * Throws `sql/number` for NaN and infinities, which have no literal.
 *
 * @example quoteNumber(0.9) // 9e-1
 */
export function quoteNumber(value: number): Sql {
  if (!Number.isFinite(value)) {
    throw new ReeveError('sql/number', `Not usable as a number: ${value}`, {
      hint: 'Give a finite number.',
    });
  }
  // Minus zero would print as `0e+0`; parentheses keep `- -1` from becoming a comment.
  const digits = Math.abs(value).toExponential();
  return (value < 0 || Object.is(value, -0) ? `(-${digits})` : digits) as Sql;
}

/** A whole number as an integer literal. Throws `sql/number` for any other. */
export function quoteInteger(value: number): Sql {
  if (!Number.isSafeInteger(value)) {
    throw new ReeveError('sql/number', `Not a whole number: ${value}`, {
      hint: 'Give a whole number.',
    });
  }
  return (value < 0 ? `(${value})` : `${Math.abs(value)}`) as Sql;
}

/** A calendar date, `YYYY-MM-DD`, as a DATE literal. The caller has checked that it exists. */
export function quoteDate(date: string): Sql {
  return `DATE ${quoteLiteral(date)}` as Sql;
}
