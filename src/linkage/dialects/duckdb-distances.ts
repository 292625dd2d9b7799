import { quoteInteger, quoteLiteral, type Sql, sql } from '../sql/index.ts';
import {
  damerauLevenshteinOfLists,
  jaroOfLists,
  jaroWinklerOfLists,
  levenshteinOfLists,
} from './duckdb-list-distances.ts';

/*
 * DuckDB's distances compare bytes of UTF-8; these compare code points. A
 * distance asks only which characters are equal, not which they are. So where
 * a pair is not plain ASCII, its characters are replaced by ASCII ones, and
 * the byte function is right: in short texts each by its own; in long ones
 * only those that both texts have, all others by one filler per side. Past the
 * number of characters to replace by, the distance is computed on lists.
 */

/** Jaro similarity; equal texts are 1, empty ones too (DuckDB says 0). */
export function jaro(a: Sql, b: Sql): Sql {
  return similarity(a, b, (x, y) => sql`jaro_similarity(${x}, ${y})`, jaroOfLists);
}

/** Jaro-Winkler: prefix up to 4, scale 0.1, where Jaro is above 0.7 (as DuckDB's). */
export function jaroWinkler(a: Sql, b: Sql): Sql {
  return similarity(a, b, (x, y) => sql`jaro_winkler_similarity(${x}, ${y})`, jaroWinklerOfLists);
}

export function levenshtein(a: Sql, b: Sql): Sql {
  return byCodePoint(a, b, (x, y) => sql`levenshtein(${x}, ${y})`, levenshteinOfLists);
}

export function damerauLevenshtein(a: Sql, b: Sql): Sql {
  return byCodePoint(
    a,
    b,
    (x, y) => sql`damerau_levenshtein(${x}, ${y})`,
    damerauLevenshteinOfLists,
  );
}

/** Texts whose lengths differ by more than the bound are not compared. */
export function levenshteinAtMost(a: Sql, b: Sql, bound: Sql): Sql {
  return unlessLengthsDiffer(a, b, bound, sql`${levenshtein(a, b)} <= ${bound}`);
}

/**
 * DuckDB's damerau_levenshtein takes about ten times as long as its
 * levenshtein, so that is asked first: a swap is two plain edits, hence
 * damerau <= levenshtein <= 2 damerau, and only pairs between are left.
 */
export function damerauLevenshteinAtMost(a: Sql, b: Sql, bound: Sql): Sql {
  const plain = levenshtein(a, b);
  return unlessLengthsDiffer(
    a,
    b,
    bound,
    sql`CASE WHEN ${plain} <= ${bound} THEN TRUE WHEN ${plain} > 2 * ${bound} THEN FALSE ELSE ${damerauLevenshtein(a, b)} <= ${bound} END`,
  );
}

function unlessLengthsDiffer(a: Sql, b: Sql, bound: Sql, decision: Sql): Sql {
  return sql`CASE WHEN abs(length(${a}) - length(${b})) > ${bound} THEN FALSE ELSE ${decision} END`;
}

type OfTexts = (a: Sql, b: Sql) => Sql;

/**
 * Rounded to nine decimals, in both executors alike: a similarity that is 0.9
 * on paper is not under 0.9 for the order of its additions, whatever the machine.
 */
function similarity(a: Sql, b: Sql, ofBytes: OfTexts, ofLists: OfTexts): Sql {
  const value = byCodePoint(a, b, ofBytes, ofLists);
  return sql`CASE WHEN ${a} = ${b} THEN 1e0 ELSE round(${value}, 9) END`;
}

function byCodePoint(a: Sql, b: Sql, ofBytes: OfTexts, ofLists: OfTexts): Sql {
  // A null test result means a null text: the byte function makes null of it.
  const ascii = sql`(strlen(${a}) = length(${a}) AND strlen(${b}) = length(${b})) IS NOT FALSE`;
  return sql`CASE WHEN ${ascii} THEN ${ofBytes(a, b)} ELSE ${byReplacement(a, b, ofBytes, ofLists)} END`;
}

/** The printable characters of ASCII. */
const symbols = String.fromCodePoint(...Array.from({ length: 95 }, (_, i) => 0x20 + i));
const fillers = symbols.slice(-2);
const sharedSymbols = symbols.slice(0, -2);

function byReplacement(a: Sql, b: Sql, ofBytes: OfTexts, ofLists: OfTexts): Sql {
  const length = sql`length(${a}) + length(${b})`;
  // translate() takes the first of several entries for a character, so the two
  // texts themselves serve as the list of their characters.
  const replaced = (text: Sql): Sql =>
    sql`translate(${text}, ${a} || ${b}, left(${quoteLiteral(symbols)}, ${length}))`;
  const short = ofBytes(replaced(a), replaced(b));
  return sql`CASE WHEN ${length} <= ${quoteInteger(symbols.length)} THEN ${short} ELSE ${ofLongTexts(a, b, ofBytes, ofLists)} END`;
}

function ofLongTexts(a: Sql, b: Sql, ofBytes: OfTexts, ofLists: OfTexts): Sql {
  const [first, second] = [sql`string_split(${a}, '')`, sql`string_split(${b}, '')`];
  // The text after the shared characters stands for "all others".
  const replaced = (text: Sql, filler: string): Sql =>
    sql`translate(${text}, array_to_string(shared, '') || ${text}, left(${quoteLiteral(sharedSymbols)}, len(shared)) || repeat(${quoteLiteral(filler)}, length(${text})))`;
  const bytes = ofBytes(replaced(a, fillers.charAt(0)), replaced(b, fillers.charAt(1)));
  return sql`list_transform([list_intersect(${first}, ${second})], lambda shared: CASE WHEN len(shared) <= ${quoteInteger(sharedSymbols.length)} THEN ${bytes} ELSE ${ofLists(first, second)} END)[1]`;
}
