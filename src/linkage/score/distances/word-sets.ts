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
  const first = new Set(words(a));
  const second = new Set(words(b));
  const common = inCommon(first, second);
  const either = first.size + second.size - common;
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
  const first = new Set(words(a));
  const second = new Set(words(b));
  if (first.size === 0 && second.size === 0) return 1;
  const fewer = Math.min(first.size, second.size);
  return fewer === 0 ? 0 : inCommon(first, second) / fewer;
}

/** Number of distinct elements that two lists have in common. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  // A set costs more than looking, for the lists of a few elements that records have.
  if (a.length * b.length > 64) return inCommon(new Set(a), new Set(b));
  let common = 0;
  for (let i = 0; i < a.length; i++) {
    const element = a[i] as string;
    if (a.indexOf(element) === i && b.includes(element)) common++;
  }
  return common;
}

function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const element of a) if (b.has(element)) common++;
  return common;
}
