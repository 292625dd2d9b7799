import { hashTexts } from '../../linkage/index.ts';
import { derivations } from '../../standards/index.ts';

/** How a word of a name is like another, the likest first. */
export type WordLikeness = 'same' | 'spelling' | 'nickname' | 'slip' | 'sound';

/** A typing error is forgiven in words of this length or more: shorter ones become each other. */
const SHORTEST_FORGIVEN = 4;

interface Tagged {
  readonly likeness: WordLikeness;
  readonly tag: number;
}

/**
 * What likens a word of a name to others: two that share a tag may be one name. Beside spellings,
 * pet names and sounds (double metaphone), what is left of it without any one letter: two words
 * that a single slip of typing keeps apart have such a rest in common (Wolf Garbe, SymSpell,
 * "symmetric delete"). Rests are checked with `isOneSlip`, as two slips may leave the same.
 */
export function wordTags(word: string, isFamily: boolean): Tagged[] {
  const kind = isFamily ? 'family' : 'given';
  const tagged = (likeness: WordLikeness, texts: readonly string[]): Tagged[] =>
    texts.map((text) => ({ likeness, tag: hashTexts([kind, likeness, text]) }));
  return [
    ...tagged('same', [word]),
    ...tagged('spelling', spellings(word, isFamily)),
    ...tagged('nickname', nicknames(word, isFamily)),
    ...tagged('slip', restsOf(word)),
    ...tagged('sound', sounds(word)),
  ];
}

/** How two words are like: as by the tags that they share, but for those shared by chance. */
export function likenessOf(
  asked: string,
  found: string,
  isFamily: boolean,
): WordLikeness | undefined {
  if (asked === found) return 'same';
  const share = (textsOf: (word: string, isFamily: boolean) => readonly string[]): boolean => {
    const own = textsOf(asked, isFamily);
    return own.length > 0 && textsOf(found, isFamily).some((text) => own.includes(text));
  };
  if (share(spellings)) return 'spelling';
  if (share(nicknames)) return 'nickname';
  if (isForgiven(asked) && isForgiven(found) && isOneSlip(asked, found)) return 'slip';
  return share(sounds) ? 'sound' : undefined;
}

function spellings(word: string, isFamily: boolean): readonly string[] {
  return derived(isFamily ? 'family-stem' : 'spelling-group', word);
}

function nicknames(word: string, isFamily: boolean): readonly string[] {
  return isFamily ? [] : derived('nickname-group', word);
}

function sounds(word: string): readonly string[] {
  return derived('double-metaphone', word);
}

function derived(name: string, word: string): readonly string[] {
  const values = derivations[name]?.derive(word) ?? [];
  return typeof values === 'string' ? [values] : values;
}

function isForgiven(word: string): boolean {
  return [...word].length >= SHORTEST_FORGIVEN;
}

function restsOf(word: string): string[] {
  if (!isForgiven(word)) return [];
  const letters = [...word];
  return [word, ...new Set(letters.map((_, i) => letters.toSpliced(i, 1).join('')))];
}

/** Whether one letter too many, too few, wrong, or two exchanged make one word the other. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = [...a].length <= [...b].length ? [[...a], [...b]] : [[...b], [...a]];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const left = short.length - start - end;
  const over = long.length - short.length;
  if (over === 1) return left === 0;
  if (over !== 0) return false;
  return (
    left <= 1 ||
    (left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start])
  );
}
