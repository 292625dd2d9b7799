/**
 * What people and machines write where there is no value.
 *
 * Two kinds, because some of these words are also names. A word that cannot
 * stand for a value is missing however it is written. `NA` is missing in
 * capitals alone (as R writes it): Na is a family name and a given name in
 * Korea and China, as `Nan` is a given name, so `Na` and `nan` are kept in
 * names. `Null` and `None` are surnames too, but far rarer than the software
 * that writes them; a missing value weighs nothing while a false agreement on
 * "null" merges strangers, so they are missing. `Test` is a surname and no
 * machine's word for missing: kept. The value as received is never lost.
 */
const ALWAYS_MISSING = [
  'null',
  'none',
  'undefined',
  'unknown',
  'unspecified',
  'unavailable',
  'not known',
  'not given',
  'not stated',
  'not specified',
  'not supplied',
  'not provided',
  'not recorded',
  'not applicable',
  'not available',
  'no name',
  'no surname',
  'no value',
  'no data',
  'prefer not to say',
  'withheld',
  'refused',
  'tbc',
  'tba',
  'xxx',
  'xxxx',
];

/** Lower case, punctuation kept: `n/a` is missing where `na` may not be. */
const MARKED_MISSING = new Set([
  'n/a',
  'n\\a',
  'n/k',
  '#n/a',
  '#null!',
  '#value!',
  '#ref!',
  '#name?',
  '<na>',
  '<null>',
  '(null)',
  '[null]',
  '{null}',
  '(none)',
  '(blank)',
  '<blank>',
  '\\n',
]);

const MISSING_WORDS: ReadonlySet<string> = new Set(ALWAYS_MISSING);

/** The missing markers of one word, for patterns that must exclude them. */
export const missingSingleWords: readonly string[] = ALWAYS_MISSING.filter(
  (words) => !words.includes(' '),
);

/** Whether cleaned text (lower case, words one space apart) says that there is no value. */
export function saysMissing(cleaned: string): boolean {
  return MISSING_WORDS.has(cleaned);
}

/**
 * Whether a value as received stands for no value, by its spelling before any
 * cleaning: `NA` and `NaN` exactly, or a marker with its punctuation.
 */
export function isMissingMarker(trimmed: string): boolean {
  if (trimmed.length > 8) return false;
  if (trimmed === 'NA' || trimmed === 'NaN') return true;
  return MARKED_MISSING.has(trimmed.toLowerCase());
}

/** Missing by either reading, for values that are not names: there `na` and `nan` are missing too. */
export function isMissing(trimmed: string): boolean {
  if (trimmed === '') return true;
  if (trimmed.length > 20) return false;
  const lower = trimmed.toLowerCase();
  return (
    lower === 'na' ||
    lower === 'nan' ||
    lower === 'nil' ||
    MARKED_MISSING.has(lower) ||
    MISSING_WORDS.has(lower)
  );
}
