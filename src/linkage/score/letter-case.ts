/*
 * Case mapping one code point for one, as SQL engines do it: Unicode's simple
 * mappings, where JavaScript's own are the full ones ('ß' to 'SS', and a final
 * sigma of its own). What is listed here is what remains different; a test
 * over all code points holds it to DuckDB's utf8proc.
 */

/** Code points whose simple mapping is not JavaScript's even where that is one code point. */
const lowerExceptions: ReadonlyMap<number, number> = new Map([[0x130, 0x69]]);

const upperExceptions: ReadonlyMap<number, number> = new Map([
  [0xdf, 0x1e9e],
  // Greek vowels with iota below: the simple upper case is the title case letter.
  ...[0x1f80, 0x1f90, 0x1fa0].flatMap((start) =>
    Array.from({ length: 8 }, (_, i): [number, number] => [start + i, start + i + 8]),
  ),
  [0x1fb3, 0x1fbc],
  [0x1fc3, 0x1fcc],
  [0x1ff3, 0x1ffc],
]);

/**
 * Letters (and partners) that got a case pair in Unicode 16 and 17, which Node
 * 24 knows and DuckDB 1.5 does not: they stay as they are. None is in use for
 * names outside scholarship.
 */
const newLetters = [
  ...[0x1c89, 0x1c8a, 0xa7cb, 0xa7cc, 0xa7cd, 0xa7ce, 0xa7cf],
  ...[0xa7d2, 0xa7d3, 0xa7d4, 0xa7d5, 0xa7da, 0xa7db, 0xa7dc],
];
const newLowerPartners = [0x19b, 0x264];
const newAlphabets = [
  [0x10d50, 0x10d85],
  [0x16ea0, 0x16ed3],
] as const;
const unchanged: ReadonlySet<number> = new Set([...newLetters, ...newLowerPartners]);

const isAscii = /^[\0-\x7f]*$/;

/** In lower case, one code point for one. */
export function lowerCase(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return mapped(text, lowerExceptions, (character) => character.toLowerCase());
}

/** In upper case, one code point for one. */
export function upperCase(text: string): string {
  if (isAscii.test(text)) return text.toUpperCase();
  return mapped(text, upperExceptions, (character) => character.toUpperCase());
}

function mapped(
  text: string,
  exceptions: ReadonlyMap<number, number>,
  full: (character: string) => string,
): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const exception = exceptions.get(code);
    if (exception !== undefined) result += String.fromCodePoint(exception);
    else if (isUnchanged(code)) result += character;
    else {
      const other = full(character);
      result += isOneCodePoint(other) ? other : character;
    }
  }
  return result;
}

function isUnchanged(code: number): boolean {
  return unchanged.has(code) || newAlphabets.some(([from, to]) => code >= from && code <= to);
}

function isOneCodePoint(text: string): boolean {
  return text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}
