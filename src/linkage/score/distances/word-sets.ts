/** The words of a text: what stands between spaces (U+0020), empty ones dropped. */
export function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/**
 * Jaccard index of the sets of words of two texts: distinct words in common by
 * distinct words in either (P. Jaccard, 1901). 1 where neither has a word.
 *
 * @example jaccard('ann marie', 'marie ann lee') // 0.6666666666666666
 */
export function jaccard(a: string, b: string): number {
  if (a === b) return 1;
  const first = distinctWords(a);
  const second = distinctWords(b);
  const common = inCommon(first, second);
  const either = first.length + second.length - common;
  return either === 0 ? 1 : common / either;
}

/**
 * Overlap coefficient of the sets of words: distinct words in common by the
 * distinct words of the text with fewer (Szymkiewicz and Simpson). 1 where
 * neither has a word, 0 where one has none.
 *
 * @example tokenOverlap('ann', 'marie ann lee') // 1
 */
export function tokenOverlap(a: string, b: string): number {
  if (a === b) return 1;
  const first = distinctWords(a);
  const second = distinctWords(b);
  if (first.length === 0 && second.length === 0) return 1;
  const fewer = Math.min(first.length, second.length);
  return fewer === 0 ? 0 : inCommon(first, second) / fewer;
}

/** Number of distinct elements that two lists have in common. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  return inCommon(distinct(a), b);
}

/** Up to this many elements, looking through a list is quicker than making a set. */
const fewElements = 16;

function distinct(list: readonly string[]): readonly string[] {
  if (list.length > fewElements) return [...new Set(list)];
  return list.filter((element, i) => list.indexOf(element) === i);
}

function distinctWords(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  while (start < text.length) {
    const space = text.indexOf(' ', start);
    const end = space === -1 ? text.length : space;
    if (end > start) {
      const word = text.slice(start, end);
      if (found.length >= fewElements) return distinct(words(text));
      if (!found.includes(word)) found.push(word);
    }
    start = end + 1;
  }
  return found;
}

/** How many elements of a list without repeats are in another. */
function inCommon(distinctElements: readonly string[], others: readonly string[]): number {
  const among = others.length > fewElements ? new Set(others) : undefined;
  let common = 0;
  for (const element of distinctElements) {
    if (among === undefined ? others.includes(element) : among.has(element)) common++;
  }
  return common;
}
