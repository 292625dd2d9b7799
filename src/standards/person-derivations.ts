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

/** A flat that has a letter or a floor in place of a number. */
const LETTERED_FLAT = /(?:^| )(?:flat|unit|room|apartment|studio|maisonette) ([a-z])(?= |$)/g;
const FLAT_OF_FLOOR =
  /(?:^| )(basement|garden|ground|first|second|third|fourth|fifth|top|upper|lower)(?: floor)?(?: (?:front|rear))? (?:flat|maisonette|apartment)(?= |$)/g;

/**
 * The numbers of an address with their letters, in order of code: those of flat, house and
 * range, whichever of them is written first. The letter of a flat goes to the one number there
 * is, since `Flat B, 14` is as often written `14B`; a floor stands for a number.
 *
 * @example
 * addressNumbers('flat 7 9 high street'); // '7 9'
 * addressNumbers('flat b 14 high street'); // '14b'
 * addressNumbers('12to14 mill lane'); // '12 14'
 */
export function addressNumbers(standard: string): string | null {
  const text = standard.replace(/([0-9][a-z]?)to(?=[0-9])/g, '$1 ');
  const numbers = text.match(/(?<![0-9a-z])[0-9]+[a-z]?(?![0-9a-z])/g) ?? [];
  if (numbers.length === 0) return null;
  const letters = Array.from(text.matchAll(LETTERED_FLAT), ([, letter]) => letter as string);
  const floors = Array.from(text.matchAll(FLAT_OF_FLOOR), ([, floor]) => floor as string);
  const [only] = numbers;
  const [letter] = letters;
  const isOne = numbers.length === 1 && letters.length === 1 && /^[0-9]+$/.test(only ?? '');
  const found = isOne ? [`${only}${letter}`, ...floors] : [...numbers, ...letters, ...floors];
  return [...new Set(found)].sort().join(' ');
}

/** Titles that only men, or only women, use; others (Dr, Mx, Cllr) say nothing. */
const SEX_OF_TITLE: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ...'mr mister master mstr sir lord'.split(' ').map((title) => [title, 'm'] as const),
  ...'mrs missus miss ms madam mme lady dame baroness'
    .split(' ')
    .map((title) => [title, 'f'] as const),
]);

/** Words, and the codes of ISO/IEC 5218. */
const SEX_OF_WORD: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ...'m male man boy 1'.split(' ').map((word) => [word, 'm'] as const),
  ...'f female woman girl 2'.split(' ').map((word) => [word, 'f'] as const),
]);

/** The titles that are nobody's name, so that they are known wherever they stand. */
const PLAIN_TITLE = /^(?:mr|mrs|miss|ms)$/;

/**
 * The title of a name, in lower case: its first word, or else Mr, Mrs, Miss or Ms after a comma
 * or at the end. `Lord, Mary` begins with a surname. Empty where there is none, or several
 * people have one (`Mr & Mrs Smith`).
 */
function titleOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+|[,&/+]/gu) ?? [];
  const at = words.findIndex((word) => PLAIN_TITLE.test(word));
  const isSeveral = words.some(
    (word, i) =>
      i > at && at >= 0 && PLAIN_TITLE.test(word) && /^(?:and|&|\/|\+)$/.test(words[i - 1] ?? ''),
  );
  if (isSeveral) return '';
  const [first = ''] = words;
  if (at === 0 || (at > 0 && (words[at - 1] === ',' || at === words.length - 1))) {
    return words[at] ?? '';
  }
  return words[1] === ',' ? '' : first;
}

/**
 * `m` or `f` from a word for a sex, or from the title of a name; null where neither says. A
 * lone M or F before a name is an initial.
 *
 * @example
 * sexOfText('Mrs A Khan'); // 'f'
 * sexOfText('Khan, Mrs A'); // 'f'
 */
export function sexOfText(text: string): string | null {
  return SEX_OF_WORD.get(text.trim().toLowerCase()) ?? SEX_OF_TITLE.get(titleOf(text)) ?? null;
}

const AGE_OF_TITLE: ReadonlyMap<string, 'adult' | 'child'> = new Map([
  ...'mr mister mrs missus ms madam mme dr doctor prof professor rev revd reverend sir lord lady dame baroness cllr councillor'
    .split(' ')
    .map((title) => [title, 'adult'] as const),
  ...'master mstr'.split(' ').map((title) => [title, 'child'] as const),
]);

/**
 * `adult` or `child` from that word alone, or from the title of a name; Miss and Mx are used at
 * every age. Child is a surname as well.
 */
export function ageGroupOfTitle(text: string): string | null {
  const word = text.trim().toLowerCase();
  if (word === 'adult' || word === 'child') return word;
  return AGE_OF_TITLE.get(titleOf(text)) ?? null;
}

/** Of the longest national number with its 0: a text of no more digits that is a number is that one alone. */
const MOST_DIGITS = 11;
/** Beyond so many words there is no telling numbers apart by where the spaces are. */
const MOST_WORDS = 24;

/**
 * All telephone numbers of a text, in standard form; also of several columns joined by a space:
 * the spaces are taken to divide it so that most numbers come out.
 *
 * @example
 * phoneNumbers('01632 960018 07700 900123'); // ['+441632960018', '+447700900123']
 * phoneNumbers('1632960018 7700900123'); // ['+441632960018', '+447700900123']
 */
export function phoneNumbers(text: string): readonly string[] | null {
  const spaced = text.trim().replace(/(?<=[0-9])\s*\+/g, ' +');
  // Zeros alone before a number say that there is no other.
  const words = spaced
    .split(/\s+/)
    .filter((word, i, all) => !/^0+$/.test(word) || !/^0[0-9]{4}/.test(all[i + 1] ?? ''));
  const whole = words.join(' ');
  const digits = whole.replace(/[^0-9]+/g, '').length;
  const read = numbersIn(whole);
  const isOne = digits <= MOST_DIGITS && read.some(isDialled);
  const numbers = isOne || words.length > MOST_WORDS ? read : mostNumbers(words, read);
  return numbers.length === 0 ? null : [...new Set(numbers)];
}

/** Whether a number is whole: with its country, and for a UK one as long as Ofcom's plan has them. */
const isDialled = (number: string): boolean =>
  number.startsWith('+44') ? /^\+44[1-9][0-9]{8,9}$/.test(number) : number.startsWith('+');

const numbersIn = (text: string): readonly string[] => readPhoneField(text)?.numbers ?? [];

/** The numbers of the division of the words that has most whole numbers; of equals that with the longest end. */
function mostNumbers(words: readonly string[], whole: readonly string[]): readonly string[] {
  /** By the count of words read: the numbers of the best division of them. */
  const best: (readonly string[])[] = [[]];
  for (let end = 1; end <= words.length; end++) {
    let chosen: readonly string[] = [];
    let most = -1;
    for (let start = 0; start < end; start++) {
      const here =
        start === 0 && end === words.length ? whole : numbersIn(words.slice(start, end).join(' '));
      const all = [...(best[start] ?? []), ...here];
      const dialled = all.filter(isDialled).length;
      if (dialled > most) {
        most = dialled;
        chosen = all;
      }
    }
    best[end] = chosen;
  }
  return best[words.length] ?? [];
}
