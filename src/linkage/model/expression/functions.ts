/**
 * The functions of the expression language: names, types and meaning. Each
 * executor has its own table of implementations with the same names; a test
 * holds the three together.
 *
 * Null in, null out, for all but `coalesce`, `greatest` and `least`. Text is
 * counted and cut by Unicode code point.
 */
export interface FunctionDefinition {
  /** Each way to call it; the first that fits is used. */
  readonly signatures: readonly Signature[];
  readonly description: string;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** True where the last parameter may be given many times. */
  readonly repeats?: boolean;
  readonly result: ResultType;
}

/** `same`: any one type, the same in all places. A `whole number` is written out, not computed. */
export type Parameter =
  | 'text'
  | 'number'
  | 'date'
  | 'text[]'
  | 'same'
  | 'whole number from 1'
  | 'whole number from 0'
  | 'whole number but 0';

type ResultType = 'text' | 'number' | 'date' | 'boolean' | 'text[]' | 'same';

const define = (
  parameters: readonly Parameter[],
  result: ResultType,
  description: string,
): FunctionDefinition => ({ signatures: [{ parameters, result }], description });

const sameTypes = (description: string): FunctionDefinition => ({
  signatures: [{ parameters: ['same'], repeats: true, result: 'same' }],
  description,
});

export const functionDefinitions = {
  lower: define(['text'], 'text', 'In lower case, one code point for one.'),
  upper: define(['text'], 'text', 'In upper case, one code point for one.'),
  length: define(['text'], 'number', 'Number of code points.'),
  substr: define(
    ['text', 'whole number from 1', 'whole number from 0'],
    'text',
    'Part of a text: first position (from 1), number of code points.',
  ),
  left: define(['text', 'whole number from 0'], 'text', 'The first n code points.'),
  right: define(['text', 'whole number from 0'], 'text', 'The last n code points.'),
  concat: {
    signatures: [{ parameters: ['text'], repeats: true, result: 'text' }],
    description: 'Texts one after the other, as `||` does; null if any is.',
  },
  words: define(['text'], 'text[]', 'What stands between spaces; empty words are dropped.'),
  word: define(
    ['text', 'whole number but 0'],
    'text',
    'The n-th word; -1 is the last. Null where there is none.',
  ),
  contains: {
    signatures: [
      { parameters: ['text', 'text'], result: 'boolean' },
      { parameters: ['text[]', 'text'], result: 'boolean' },
    ],
    description: 'Whether the first holds the second: within a text, or as an element of a list.',
  },
  starts_with: define(['text', 'text'], 'boolean', 'Whether the first begins with the second.'),
  coalesce: sameTypes('The first that is not null.'),
  greatest: sameTypes('The greatest that is not null.'),
  least: sameTypes('The least that is not null.'),
  abs: define(['number'], 'number', 'Without its sign.'),
  year: define(['date'], 'number', 'Year of a date.'),
  month: define(['date'], 'number', 'Month of a date, 1 to 12.'),
  day: define(['date'], 'number', 'Day of the month, 1 to 31.'),
  days_between: define(['date', 'date'], 'number', 'Days from the earlier to the later.'),
  months_between: define(
    ['date', 'date'],
    'number',
    'Months from the earlier to the later, a begun month counted whole.',
  ),
  years_between: define(
    ['date', 'date'],
    'number',
    'Years from the earlier to the later, a begun year counted whole.',
  ),
  jaro: define(['text', 'text'], 'number', 'Jaro similarity, 0 to 1.'),
  jaro_winkler: define(['text', 'text'], 'number', 'Jaro-Winkler similarity, 0 to 1.'),
  levenshtein: define(
    ['text', 'text'],
    'number',
    'Fewest insertions, deletions and substitutions of a code point.',
  ),
  damerau_levenshtein: define(
    ['text', 'text'],
    'number',
    'As levenshtein, a swap of two neighbours also counting one (unrestricted variant).',
  ),
  jaccard: define(
    ['text', 'text'],
    'number',
    'Distinct words in common, by distinct words in either; 1 where neither has any.',
  ),
  token_overlap: define(
    ['text', 'text'],
    'number',
    'Distinct words in common, by the distinct words of the one with fewer; 1 where neither has any.',
  ),
  overlap: define(['text[]', 'text[]'], 'number', 'Number of distinct elements in common.'),
  element_count: define(['text[]'], 'number', 'Number of elements, repeats included.'),
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

export type FunctionName = keyof typeof functionDefinitions;

/** Whether the language has a function of this (lower-case) name. */
export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functionDefinitions, name);
}
