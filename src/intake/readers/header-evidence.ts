import { kindOfValue } from './column-names.ts';

/**
 * Words that names of columns have in person records, whole or as parts of a name, by
 * judgement: no published list. It only tells a header above data that are all text; a header
 * above values needs none of them.
 */
const FIELD_WORDS: ReadonlySet<string> = new Set(
  (
    'name names surname surnames forename forenames firstname lastname fname lname initial initials ' +
    'title salutation suffix gender sex dob born birth birthdate dod died date age address addr ' +
    'street road town city county postcode pcode zip uprn usrn property id ref reference no num ' +
    'number code key type status category phone telephone tel mobile email mail nino nhs upn ' +
    'relation relationship role ethnicity nationality country language occupation service provider ' +
    'school ward area tenure description notes comments start end from to'
  ).split(' '),
);

/** Most characters and words of a name of a column that are looked at: a sentence is a title. */
const LONGEST_NAME = 40;
const MOST_WORDS = 4;

/** Share of a row's filled cells that read like names of fields, 0 to 1. */
export function fieldWordShare(row: readonly string[]): number {
  let filled = 0;
  let named = 0;
  for (const cell of row) {
    if (cell === '') continue;
    filled++;
    if (isFieldName(cell)) named++;
  }
  return filled === 0 ? 0 : named / filled;
}

function isFieldName(cell: string): boolean {
  if (cell.length > LONGEST_NAME) return false;
  const words = cell
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.length <= MOST_WORDS && words.some((word) => FIELD_WORDS.has(word));
}

/** What is never a name of a column: a date, an email address. */
export function isValue(cell: string): boolean {
  return kindOfValue(cell) !== null;
}

/**
 * What is seldom a name of a column: numbers, dates, amounts, telephone numbers, postcodes and
 * codes, in which a third of the letters and digits are digits, or an email address.
 */
export function isValueLike(cell: string): boolean {
  let digits = 0;
  let letters = 0;
  for (const character of cell.slice(0, 200)) {
    if (character >= '0' && character <= '9') digits++;
    else if (/\p{L}/u.test(character)) letters++;
  }
  return (digits > 0 && digits * 3 >= digits + letters) || isValue(cell);
}
