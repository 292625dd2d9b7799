import fc from 'fast-check';
import type { ValueType } from '../../src/linkage/model/match-model.ts';
import type { RecordValues } from '../../src/linkage/score/value.ts';
import type { Pair } from './duckdb-pairs.ts';

/** The columns of the generated records. */
export const columns = {
  name: 'text',
  other: 'text',
  amount: 'number',
  born: 'date',
  seen: 'date',
  tags: 'text[]',
} as const satisfies Record<string, ValueType>;

const characters = (text: string) => fc.constantFrom(...Array.from(text));

/** Alphabets in which strings differ in the ways that matter: repeats, bytes per character, marks. */
const alphabets = [
  characters('ab'),
  characters('abc '),
  characters('abcdefghijklmnopqrstuvwxyz'),
  characters("AaEeOo'- .Zz"),
  characters('aáàâäeéèêëoóòôöß'),
  characters('aeo\u0301\u0308\u0327\u200d'),
  characters('aİıſÅŁłŉǅẞßΣσς'),
  characters('李王张刘陈楊田中山本'),
  characters('a李é'),
  characters('👨👩👧🧑🏽\u200d❤\ufe0f'),
  characters('𝒜𝒷𐐀𐐨😀a\ufffd\uffff'),
  characters('\'"\\%_;-$\0\n\t'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
];

const mixed = fc.oneof(...alphabets);

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: fc.oneof(...alphabets.map((one) => strings(one, 0, 12))) },
  { weight: 10, arbitrary: strings(mixed, 0, 10) },
  // Past 64 characters, bit-parallel algorithms go from one machine word to several.
  { weight: 5, arbitrary: fc.oneof(...alphabets.map((one) => strings(one, 30, 140))) },
  { weight: 5, arbitrary: fc.constantFrom('', ' ', '  ', 'a', 'ann marie smith', 'smith  ann') },
);

function strings(unit: fc.Arbitrary<string>, minLength: number, maxLength: number) {
  return fc.array(unit, { minLength, maxLength, size: 'max' }).map((parts) => parts.join(''));
}

function character(code: number): string {
  return String.fromCodePoint(code);
}

interface Edit {
  readonly kind: 'insert' | 'delete' | 'replace' | 'swap' | 'repeat';
  readonly at: number;
  readonly by: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap', 'swap', 'repeat'),
  at: fc.nat(),
  by: mixed,
});

/** Applies edits by code point. */
function edited(original: string, edits: readonly Edit[]): string {
  const parts = Array.from(original);
  for (const { kind, at, by } of edits) {
    const i = at % (parts.length + 1);
    if (kind === 'insert') parts.splice(i, 0, by);
    else if (kind === 'delete') parts.splice(i, 1);
    else if (kind === 'replace') parts.splice(i, 1, by);
    else if (kind === 'repeat') parts.splice(i, 0, parts[i] ?? by);
    else if (i + 1 < parts.length) {
      [parts[i], parts[i + 1]] = [parts[i + 1] as string, parts[i] as string];
    }
  }
  return parts.join('');
}

const textOrNull: fc.Arbitrary<string | null> = fc.option(text, { nil: null });

/** Two texts: most often one a few edits from the other, since unrelated ones are all alike. */
const textPair: fc.Arbitrary<readonly [string | null, string | null]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(text, fc.array(edit, { maxLength: 5 }))
      .map(([a, edits]) => [a, edited(a, edits)] as const),
  },
  { weight: 2, arbitrary: fc.tuple(text, text) },
  { weight: 1, arbitrary: fc.tuple(textOrNull, textOrNull) },
  { weight: 1, arbitrary: text.map((a) => [a, a] as const) },
);

/** Long texts in one script: more different characters than ASCII has to replace them by. */
export const manyCharacters: fc.Arbitrary<Pair> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0x4e00, max: 0x4f00 }).map(character), {
      minLength: 100,
      maxLength: 120,
      size: 'max',
    }),
    fc.array(edit, { minLength: 1, maxLength: 8 }),
    fc.boolean(),
  )
  .map(([unit, edits, reversed]): Pair => {
    const name = unit.join('');
    return [{ name }, { name: edited(reversed ? unit.toReversed().join('') : name, edits) }];
  });

const amount: fc.Arbitrary<number | null> = fc.option(
  fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: -50, max: 50 }).map((n) => n / 10),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(-0, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN, Infinity, -Infinity),
  ),
);

const iso = (days: number) => {
  const date = new Date(0);
  date.setUTCDate(days + 1);
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}-${date.toISOString().slice(-19, -14)}`;
};

/** Days since 1970 of 0001-01-01 and 9999-12-31. */
const [firstDay, lastDay] = [-719_162, 2_932_896];
const datePair: fc.Arbitrary<readonly [string | null, string | null]> = fc.oneof(
  fc
    .tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -800, max: 800 }))
    .map(([day, more]) => [iso(day), iso(day + more)] as const),
  fc.tuple(
    fc.constantFrom('2020-02-29', '2019-02-28', '2020-01-31', '2020-03-01', '2000-12-31'),
    fc.constantFrom('2020-02-29', '2020-02-28', '2021-02-28', '2020-03-31', '2001-01-01'),
  ),
  fc.tuple(
    fc.option(fc.integer({ min: firstDay, max: lastDay }).map(iso)),
    fc.option(fc.integer({ min: firstDay, max: lastDay }).map(iso)),
  ),
);

const tags: fc.Arbitrary<string[] | null> = fc.option(
  fc.oneof(
    fc.array(fc.constantFrom('a', 'b', 'é', '李', '', '😀'), { maxLength: 6 }),
    fc.array(strings(mixed, 0, 3), { maxLength: 20 }),
  ),
);

const swappedOrNot = fc.tuple(textPair, textPair, fc.boolean());

/** Pairs of records over `columns`. */
export const pair: fc.Arbitrary<Pair> = fc
  .tuple(swappedOrNot, fc.tuple(amount, amount), datePair, datePair, fc.tuple(tags, tags))
  .map(([[names, others, swapped], amounts, born, seen, lists]): Pair => {
    const record = (side: 0 | 1): RecordValues => {
      const crossed = swapped && side === 1;
      return {
        name: crossed ? others[0] : names[side],
        other: crossed ? names[0] : others[side],
        amount: amounts[side],
        born: born[side],
        seen: seen[side],
        tags: lists[side],
      };
    };
    return [record(0), record(1)];
  });
