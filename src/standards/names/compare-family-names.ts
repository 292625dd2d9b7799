import { isGenderedPair } from './naming-systems/eastern-european.ts';
import { isIcelandicPatronymic } from './naming-systems/icelandic.ts';
import type { PersonName } from './person-name.ts';
import type { NameRelation } from './relations.ts';
import { spellingRelation } from './spelling.ts';
import { standardWords } from './standard-form.ts';
import { consonantSkeleton, latinForms } from './transliterate.ts';
import { keyOf } from './words.ts';

/** How the family name of one person's name stands to another's. */
export function familyRelation(a: PersonName, b: PersonName): NameRelation {
  if (a.surname === null || b.surname === null) return 'missing';
  const aWords = standardWords(a.surname);
  const bWords = standardWords(b.surname);
  if (aWords.join(' ') === bWords.join(' ')) return 'same';
  if (aWords.join('') === bWords.join('')) return 'joined';
  const aParts = a.surnames.map(keyOf);
  const bParts = b.surnames.map(keyOf);
  return (
    partsRelation(aParts, bParts) ??
    (isInitialOf(aParts, bParts) ? 'initial' : null) ??
    honorificRelation(a, b) ??
    (isFormer(a, b) || isFormer(b, a) ? 'former-name' : null) ??
    chainRelation(a, b) ??
    'unrelated'
  );
}

function partsRelation(a: readonly string[], b: readonly string[]): NameRelation | null {
  if (a.length === b.length) {
    const inOrder = a.map((part, at) => onePart(part, b[at] as string));
    if (inOrder.every((each) => each !== null)) {
      // Equal but for particles: van der Berg, Berg.
      return inOrder.find((each) => each !== 'same') ?? 'extra-part';
    }
  }
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const found = few.every((part) => many.some((other) => onePart(part, other) !== null));
  if (!found || few.length === 0) return null;
  return few.length === many.length ? 'reordered' : 'half-of-double-barrelled';
}

/** How one family name without particles stands to another; null where it does not. */
function onePart(a: string, b: string): NameRelation | null {
  if (a === b) return 'same';
  if (isGenderedPair(a, b) && !isIcelandicPatronymic(a) && !isIcelandicPatronymic(b)) {
    return 'gendered-form';
  }
  const spelling = spellingRelation(a, b, 'family');
  if (spelling !== null) return spelling.kind;
  return sameInLatin(a, b) ? 'transcription' : null;
}

/** Whether a name in another script has the letters, or the consonants, of the other. */
export function sameInLatin(a: string, b: string): boolean {
  const latin = (text: string): boolean => !/[^\p{Script=Latin}]/u.test(text);
  if (latin(a) && latin(b)) return false;
  const bForms = latinForms(b).map(keyOf);
  if (latinForms(a).some((form) => bForms.includes(keyOf(form)))) return true;
  if (!/\p{Script=Arabic}/u.test(`${a}${b}`)) return false;
  const skeleton = consonantSkeleton(a);
  return skeleton !== null && skeleton === consonantSkeleton(b);
}

function isInitialOf(a: readonly string[], b: readonly string[]): boolean {
  const [first] = a;
  const [other] = b;
  if (first === undefined || other === undefined) return false;
  return (first.length === 1 || other.length === 1) && first[0] === other[0];
}

/** `Harpreet Kaur` and `Harpreet Kaur Dhillon`, or `Harpreet Dhillon` with Kaur among her names. */
function honorificRelation(a: PersonName, b: PersonName): NameRelation | null {
  for (const [short, long] of [
    [a, b],
    [b, a],
  ] as const) {
    const mark = short.marks.find(
      (each) =>
        (each.role === 'honorific' || each.role === 'religious') &&
        short.surnames.length === 1 &&
        each.word === short.surnames[0],
    );
    if (mark === undefined) continue;
    const key = keyOf(mark.word);
    const inMiddle = long.middle.some((middle) => {
      const other = keyOf(middle);
      return other === key || spellingRelation(other, key, 'given') !== null;
    });
    if (inMiddle || long.surnames.some((surname) => keyOf(surname) === key)) return 'honorific';
  }
  return null;
}

function isFormer(now: PersonName, then: PersonName): boolean {
  const surname = standardWords(then.surname ?? '').join(' ');
  return now.formerNames.some((former) => {
    const words = standardWords(former);
    return words.join(' ') === surname || words.at(-1) === surname;
  });
}

/** A chain of own, father's and grandfather's name, one of them with its end cut off. */
function chainRelation(a: PersonName, b: PersonName): NameRelation | null {
  for (const [short, long] of [
    [a, b],
    [b, a],
  ] as const) {
    const last = keyOf(short.surnames[0] ?? '');
    const cut =
      short.surnames.length === 1 &&
      short.middle.length < long.middle.length &&
      keyOf(long.middle[short.middle.length] ?? '') === last &&
      keyOf(short.given.join('')) === keyOf(long.given.join(''));
    if (cut) return 'extra-part';
  }
  return null;
}
