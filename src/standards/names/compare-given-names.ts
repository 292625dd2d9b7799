import { nicknameGroup } from '../nicknames.ts';
import { sameInLatin } from './compare-family-names.ts';
import type { PersonName } from './person-name.ts';
import type { NameRelation } from './relations.ts';
import { spellingRelation } from './spelling.ts';
import { standardWords } from './standard-form.ts';
import { keyOf } from './words.ts';

/** How the given names of one person's name stand to another's. */
export function givenRelation(a: PersonName, b: PersonName): NameRelation {
  const aAll = allGiven(a);
  const bAll = allGiven(b);
  if (aAll.length === 0 || bAll.length === 0) return 'missing';
  if (aAll.join(' ') === bAll.join(' ')) return 'same';
  if (aAll.join('') === bAll.join('')) return 'joined';
  const [aFirst, ...aMiddle] = aAll as [string, ...string[]];
  const [bFirst, ...bMiddle] = bAll as [string, ...string[]];
  const first = oneGiven(aFirst, bFirst);
  if (first !== null) {
    const middle = middleRelation(aMiddle, bMiddle);
    if (middle === 'middle-differs') return 'middle-differs';
    return first === 'same' ? middle : first;
  }
  if (isKnownAs(a, bFirst) || isKnownAs(b, aFirst)) return 'nickname';
  const aIsMiddle = bMiddle.some((middle) => usedAs(aFirst, middle));
  const bIsMiddle = aMiddle.some((middle) => usedAs(bFirst, middle));
  return aIsMiddle || bIsMiddle ? 'middle-as-first' : 'unrelated';
}

function allGiven(name: PersonName): string[] {
  return [...name.given, ...name.middle].flatMap(standardWords);
}

/** How one given name stands to another; null where it does not. */
export function oneGiven(a: string, b: string): NameRelation | null {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : null;
  const spelling = spellingRelation(a, b, 'given');
  if (spelling !== null) return spelling.kind;
  if (sharesNickname(a, b)) return 'nickname';
  return sameInLatin(a, b) ? 'transcription' : null;
}

/** Whether one may stand for the other, or both for a third: Bob and Robbie for Robert. */
function sharesNickname(a: string, b: string): boolean {
  const forA = nicknameGroup(a) ?? [];
  return (nicknameGroup(b) ?? []).some((name) => forA.includes(name));
}

/** A middle initial is too little to say that a first name comes from it. */
function usedAs(first: string, middle: string): boolean {
  if (first.length === 1 || middle.length === 1) return false;
  return oneGiven(first, middle) !== null;
}

function middleRelation(a: readonly string[], b: readonly string[]): NameRelation {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return many.length === 0 ? 'same' : 'extra-part';
  let weakest: NameRelation = 'same';
  let at = 0;
  for (const name of few) {
    // In their order, others may stand between.
    while (at < many.length && oneGiven(name, many[at] as string) === null) at += 1;
    if (at === many.length) return 'middle-differs';
    const relation = oneGiven(name, many[at] as string) as NameRelation;
    if (relation !== 'same') weakest = relation;
    at += 1;
  }
  if (weakest !== 'same') return weakest;
  return few.length === many.length ? 'same' : 'extra-part';
}

function isKnownAs(name: PersonName, given: string): boolean {
  return name.knownAs.some((known) => keyOf(known.split(' ')[0] ?? '') === given);
}
