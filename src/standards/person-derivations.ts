import { readPhoneField } from './phone.ts';

/*
 * What a model of people derives from values that council files spread over
 * several columns, or write in front of a name.
 */

/** First and last word of a name: what most files have of it, whatever stands between. */
export function firstAndLastWord(standard: string): string | null {
  const words = standard.split(' ').filter((word) => word !== '');
  const [first] = words;
  return first === undefined || words.length < 2 ? null : `${first} ${words.at(-1)}`;
}

/** The words between the first and the last. */
export function middleWords(standard: string): string | null {
  const words = standard.split(' ').filter((word) => word !== '');
  return words.length < 3 ? null : words.slice(1, -1).join(' ');
}

/**
 * The numbers of an address with their letters, in order of code: those of flat, house and
 * range, whichever of them is written first.
 */
export function addressNumbers(standard: string): string | null {
  const found = standard.match(/(?<![0-9a-z])[0-9]+[a-z]?(?![0-9a-z])/g);
  return found === null ? null : [...new Set(found)].sort().join(' ');
}

/** Titles that only men, or only women, use; others (Dr, Mx, Cllr) say nothing. */
const SEX_OF_TITLE: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ...'mr mister master mstr sir lord'.split(' ').map((title) => [title, 'm'] as const),
  ...'mrs missus miss ms madam mme lady dame baroness'
    .split(' ')
    .map((title) => [title, 'f'] as const),
]);

const SEX_OF_WORD: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ...'m male man boy 1'.split(' ').map((word) => [word, 'm'] as const),
  ...'f female woman girl 2'.split(' ').map((word) => [word, 'f'] as const),
]);

const firstPlainWord = (text: string): string =>
  /^\s*([a-z0-9]+)\.?(?=[\s,]|$)/i.exec(text)?.[1]?.toLowerCase() ?? '';

/**
 * `m` or `f` from a word for a sex, or from the title that a text begins with; null where
 * neither says. A lone M or F before a name is an initial.
 *
 * @example
 * sexOfText('Mrs A Khan'); // 'f'
 */
export function sexOfText(text: string): string | null {
  return (
    SEX_OF_WORD.get(text.trim().toLowerCase()) ?? SEX_OF_TITLE.get(firstPlainWord(text)) ?? null
  );
}

const AGE_OF_TITLE: ReadonlyMap<string, 'adult' | 'child'> = new Map([
  ...'adult mr mister mrs missus ms dr doctor prof professor rev revd reverend sir lord lady dame cllr councillor'
    .split(' ')
    .map((title) => [title, 'adult'] as const),
  ...'master mstr child'.split(' ').map((title) => [title, 'child'] as const),
]);

/** `adult` or `child` from the word or title that a text begins with; Miss and Mx are used at every age. */
export function ageGroupOfTitle(text: string): string | null {
  return AGE_OF_TITLE.get(firstPlainWord(text)) ?? null;
}

/** A national number has ten or eleven digits with its 0: what comes after them is the next. */
const LEAST_DIGITS = 10;

/**
 * All telephone numbers of a text, in standard form; also of several columns joined by a
 * space, where each number but the first begins with 0 or +.
 *
 * @example
 * phoneNumbers('01632 960018 07700 900123'); // ['+441632960018', '+447700900123']
 */
export function phoneNumbers(text: string): readonly string[] | null {
  const fields: string[] = [];
  let field = '';
  let digits = 0;
  for (const word of text.trim().split(/\s+/)) {
    if (digits >= LEAST_DIGITS && /^\(?(?:\+|0)/.test(word)) {
      fields.push(field);
      field = '';
      digits = 0;
    }
    field = field === '' ? word : `${field} ${word}`;
    digits += word.replace(/[^0-9]+/g, '').length;
  }
  fields.push(field);
  const numbers = new Set(fields.flatMap((each) => readPhoneField(each)?.numbers ?? []));
  return numbers.size === 0 ? null : [...numbers];
}
