import type { FunctionName } from '../model/expression/index.ts';
import { codePointCount } from './distances/code-points.ts';
import { damerauLevenshtein } from './distances/damerau-levenshtein.ts';
import {
  dayOf,
  daysBetween,
  monthOf,
  monthsBetween,
  yearOf,
  yearsBetween,
} from './distances/dates.ts';
import { jaro, jaroWinkler } from './distances/jaro.ts';
import { levenshtein } from './distances/levenshtein.ts';
import { jaccard, overlap, tokenOverlap, words } from './distances/word-sets.ts';
import { lowerCase, upperCase } from './letter-case.ts';
import { compareValues, type Value } from './value.ts';

/** What a function does with values that are not null and of the types of its signature. */
type Implementation = (...values: never[]) => Value;

/** The functions that give null where any argument is null. */
export const strictFunctions: Readonly<
  Record<Exclude<FunctionName, keyof typeof nullFunctions>, Implementation>
> = {
  lower: lowerCase,
  upper: upperCase,
  length: codePointCount,
  substr: (text: string, start: number, count: number) => slice(text, start - 1, start - 1 + count),
  left: (text: string, count: number) => slice(text, 0, count),
  right: (text: string, count: number) => {
    const length = codePointCount(text);
    return slice(text, Math.max(length - count, 0), length);
  },
  concat: (...texts: string[]) => texts.join(''),
  words,
  word: (text: string, position: number) =>
    words(text).at(position > 0 ? position - 1 : position) ?? null,
  contains: (whole: string | readonly string[], part: string) => whole.includes(part),
  starts_with: (text: string, start: string) => text.startsWith(start),
  abs: Math.abs,
  year: yearOf,
  month: monthOf,
  day: dayOf,
  days_between: daysBetween,
  months_between: monthsBetween,
  years_between: yearsBetween,
  jaro,
  jaro_winkler: jaroWinkler,
  levenshtein,
  damerau_levenshtein: damerauLevenshtein,
  jaccard,
  token_overlap: tokenOverlap,
  overlap,
  element_count: (list: readonly string[]) => list.length,
};

/** The functions that pass over nulls. */
export const nullFunctions = {
  coalesce: (values: readonly Value[]): Value => values.find((value) => value !== null) ?? null,
  greatest: (values: readonly Value[]): Value => extreme(values, 1),
  least: (values: readonly Value[]): Value => extreme(values, -1),
} as const satisfies Partial<Record<FunctionName, (values: readonly Value[]) => Value>>;

function extreme(values: readonly Value[], sign: 1 | -1): Value {
  let best: Value = null;
  for (const value of values) {
    if (value === null) continue;
    if (best === null || sign * compareValues(value, best) > 0) best = value;
  }
  return best;
}

/** Code points from one position (from 0) up to another. */
function slice(text: string, from: number, to: number): string {
  if (!hasSurrogate.test(text)) return text.slice(from, to);
  return Array.from(text).slice(from, to).join('');
}

const hasSurrogate = /[\ud800-\udfff]/;
