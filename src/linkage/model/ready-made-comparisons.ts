import type { ComparisonOn, LevelOn } from './builder.ts';

/**
 * Ready-made comparisons for `matchModel`: the levels that suit a kind of
 * value, strongest first. Each takes columns of the model, and gives a plain
 * comparison that can be looked at, or taken as a start for one's own.
 */

/** What all ready-made comparisons can be told. */
export interface ComparisonOptions {
  /** Default: the column's name. */
  readonly name?: string;
  /** Whether agreeing on a rare value counts for more. Default true where values differ in frequency. */
  readonly termFrequency?: boolean;
}

/** The same value or not. For categories such as gender; term frequency is off unless asked for. */
export function exactComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions = {},
): ComparisonOn<Column> {
  return comparison(column, options, [same(column, options.termFrequency ?? false)]);
}

export interface NameOptions<Other extends string> extends ComparisonOptions {
  /** A `text[]` column of the names it is short for, derived by `nickname-group`. */
  readonly nicknames?: Other;
  /** A `text[]` column of how it sounds, derived by `double-metaphone`. */
  readonly sound?: Other;
}

/**
 * A given name or surname: the same, nearly the same, short for the same name,
 * sounding the same, similar. Thresholds on Jaro-Winkler similarity.
 *
 * @example nameComparison('first_name', { nicknames: 'first_name_nicknames' })
 */
export function nameComparison<const Column extends string, const Other extends string = never>(
  column: Column,
  options: NameOptions<Other> = {},
): ComparisonOn<Column | Other> {
  const { nicknames, sound } = options;
  return comparison<Column | Other>(column, options, [
    same(column, options.termFrequency ?? true),
    { description: 'nearly the same', when: { jaroWinkler: column, atLeast: 0.92 } },
    ...(nicknames === undefined
      ? []
      : [{ description: 'short for the same name', when: { overlap: nicknames, atLeast: 1 } }]),
    ...(sound === undefined
      ? []
      : [{ description: 'sounds the same', when: { overlap: sound, atLeast: 1 } }]),
    { description: 'similar', when: { jaroWinkler: column, atLeast: 0.8 } },
  ]);
}

/**
 * First and last name as one piece of evidence: both the same, swapped, last
 * name the same, first name the same, both similar.
 */
export function firstAndLastNameComparison<First extends string, Last extends string>(
  first: First,
  last: Last,
  options: { readonly name?: string } = {},
): ComparisonOn<First | Last> {
  type Column = First | Last;
  const similar = (column: Column, atLeast: number) => ({ jaroWinkler: column, atLeast });
  const levels: LevelOn<Column>[] = [
    { description: 'both the same', when: { all: [{ exact: first }, { exact: last }] } },
    { description: 'swapped', when: { swapped: [first, last] } },
    {
      description: 'last name the same, first name similar',
      when: { all: [{ exact: last }, similar(first, 0.88)] },
    },
    {
      description: 'both nearly the same',
      when: { all: [similar(first, 0.92), similar(last, 0.92)] },
    },
    {
      description: 'last name the same',
      when: { exact: last },
      termFrequency: { column: last },
    },
    {
      description: 'first name the same',
      when: { exact: first },
      termFrequency: { column: first },
    },
  ];
  return comparison<Column>(`${first} and ${last}`, options, levels);
}

/**
 * A date of birth as text, `YYYY-MM-DD` (standardiser `date`, type text): the
 * same, day and month swapped, one slip of the keyboard, two, the same year or
 * the same day of the year.
 */
export function dateOfBirthComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions = {},
): ComparisonOn<Column> {
  const part = (side: 'l' | 'r', from: number, count: number): string =>
    `substr(${side}.${column}, ${from}, ${count})`;
  const year = `${part('l', 1, 4)} = ${part('r', 1, 4)}`;
  return comparison<Column>(column, options, [
    same(column, options.termFrequency ?? true),
    {
      description: 'day and month swapped',
      when: {
        expression: `${year} and ${part('l', 6, 2)} = ${part('r', 9, 2)} and ${part('l', 9, 2)} = ${part('r', 6, 2)}`,
      },
    },
    { description: 'one slip', when: { damerauLevenshtein: column, atMost: 1 } },
    { description: 'two slips', when: { damerauLevenshtein: column, atMost: 2 } },
    {
      description: 'same year, or same day and month',
      when: { expression: `${year} or ${part('l', 6, 5)} = ${part('r', 6, 5)}` },
    },
  ]);
}

/** How near two dates of type `date` are: within days, months, years. */
export function dateComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions & {
    readonly within?: readonly {
      readonly within: number;
      readonly unit: 'day' | 'month' | 'year';
    }[];
  } = {},
): ComparisonOn<Column> {
  const steps = options.within ?? [
    { within: 1, unit: 'month' as const },
    { within: 1, unit: 'year' as const },
  ];
  return comparison<Column>(column, options, [
    same(column, options.termFrequency ?? false),
    ...steps.map(({ within, unit }) => ({
      description: `within ${within} ${unit}${within === 1 ? '' : 's'}`,
      when: { date: column, within, unit },
    })),
  ]);
}

/** A UK postcode, standardised: the same, one slip, the same outward part. */
export function postcodeComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions = {},
): ComparisonOn<Column> {
  return comparison<Column>(column, options, [
    same(column, options.termFrequency ?? true),
    { description: 'one slip', when: { damerauLevenshtein: column, atMost: 1 } },
    {
      description: 'same outward part',
      when: { expression: `word(l.${column}, 1) = word(r.${column}, 1)` },
    },
  ]);
}

/**
 * An email address: the same, one slip, and with the column of what stands
 * before the @ (derived by `email-local`) the same there at another provider.
 */
export function emailComparison<const Column extends string, const Other extends string = never>(
  column: Column,
  options: ComparisonOptions & { readonly local?: Other } = {},
): ComparisonOn<Column | Other> {
  const { local } = options;
  return comparison<Column | Other>(column, options, [
    same(column, options.termFrequency ?? true),
    { description: 'one slip', when: { damerauLevenshtein: column, atMost: 1 } },
    ...(local === undefined
      ? []
      : [
          { description: 'same before the @', when: { exact: local } },
          { description: 'similar before the @', when: { jaroWinkler: local, atLeast: 0.9 } },
        ]),
  ]);
}

/** A number that names something, such as a phone or a library card: the same, one slip, two. */
export function identifierComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions = {},
): ComparisonOn<Column> {
  return comparison<Column>(column, options, [
    same(column, options.termFrequency ?? true),
    { description: 'one slip', when: { damerauLevenshtein: column, atMost: 1 } },
    { description: 'two slips', when: { damerauLevenshtein: column, atMost: 2 } },
  ]);
}

/** An address on one line: the same, nearly the same words, half the words. */
export function addressComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions = {},
): ComparisonOn<Column> {
  return comparison<Column>(column, options, [
    same(column, options.termFrequency ?? true),
    { description: 'nearly the same words', when: { jaccard: column, atLeast: 0.75 } },
    { description: 'half the words', when: { jaccard: column, atLeast: 0.5 } },
  ]);
}

/** How near two numbers are: the same, then within each of `within`, smallest first. */
export function numberComparison<Column extends string>(
  column: Column,
  options: ComparisonOptions & { readonly within: readonly number[] },
): ComparisonOn<Column> {
  const steps = [...options.within].sort((a, b) => a - b);
  return comparison<Column>(column, options, [
    same(column, options.termFrequency ?? false),
    ...steps.map((within) => ({
      description: `within ${within}`,
      when: { numeric: column, within },
    })),
  ]);
}

/** A `text[]` column, such as all phones of a person: two or more in common, one in common. */
export function listComparison<Column extends string>(
  column: Column,
  options: { readonly name?: string } = {},
): ComparisonOn<Column> {
  return comparison<Column>(column, options, [
    { description: 'two or more in common', when: { overlap: column, atLeast: 2 } },
    { description: 'one in common', when: { overlap: column, atLeast: 1 } },
  ]);
}

function same<Column extends string>(column: Column, termFrequency: boolean): LevelOn<Column> {
  return {
    description: 'the same',
    when: { exact: column },
    ...(termFrequency ? { termFrequency: { column } } : {}),
  };
}

function comparison<Column extends string>(
  column: string,
  { name }: { readonly name?: string },
  levels: readonly LevelOn<Column>[],
): ComparisonOn<Column> {
  return {
    name: name ?? column,
    levels: [...levels, { description: 'different', when: 'else' }],
  };
}
