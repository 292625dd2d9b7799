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
    ...tagged('spelling', derived(isFamily ? 'family-stem' : 'spelling-group', word)),
    ...tagged('nickname', isFamily ? [] : derived('nickname-group', word)),
    ...tagged('slip', restsOf(word)),
    ...tagged('sound', derived('double-metaphone', word)),
  ];
}

/** How two words are like, by the tags that they share; undefined where only by chance. */
export function likenessOf(
  asked: string,
  found: string,
  isFamily: boolean,
): WordLikeness | undefined {
  if (asked === found) return 'same';
  const tags = new Set(wordTags(asked, isFamily).map(({ tag }) => tag));
  return wordTags(found, isFamily).find(
    ({ tag, likeness }) => tags.has(tag) && (likeness !== 'slip' || isOneSlip(asked, found)),
  )?.likeness;
}

function derived(name: string, word: string): readonly string[] {
  const values = derivations[name]?.derive(word) ?? [];
  return typeof values === 'string' ? [values] : values;
}

function restsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < SHORTEST_FORGIVEN) return [];
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
