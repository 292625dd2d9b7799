/**
 * A value of a record in process: text, a number, a date as `YYYY-MM-DD`, a
 * list of texts, or null where it is missing. Booleans come from expressions.
 */
export type Value = string | number | boolean | readonly string[] | null;

/** A record's values by column name; a column left out is null. */
export type RecordValues = Readonly<Record<string, Value | undefined>>;

/** Equality as SQL has it, nulls apart: NaN equals itself, lists by element. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'string') return false;
  if (typeof a === 'number') return Number.isNaN(a) && Number.isNaN(b);
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((element, i) => element === b[i]);
}

/**
 * Order as SQL has it: texts by code point (JavaScript compares UTF-16 code
 * units, which puts U+FFFD after an emoji), NaN equal to itself and above all
 * numbers, as DuckDB and PostgreSQL do. Negative, zero or positive.
 */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (a === b) return 0;
  const [x, y] = [a as number, b as number];
  if (x < y) return -1;
  if (x > y) return 1;
  return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointOrder(x) - codePointOrder(y);
  }
  return a.length - b.length;
}

/** Moves surrogates above the rest of the code units, since their code points are. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
