/**
 * A match weight in words. Bands of four bits, 16 to 1: a choice, so that staff read words and
 * not logarithms.
 *
 * @param weight log2 odds
 */
export function strengthWords(weight: number): string {
  const size = Math.abs(weight);
  if (size <= 0.5) return 'says nothing';
  const side = weight > 0 ? 'for' : 'against';
  if (size < 4) return `slightly ${side}`;
  return size < 8 ? side : `strongly ${side}`;
}

/**
 * How likely two records are one person, as people say it.
 *
 * @param weight log2 odds; null where they are not shown
 * @example
 * likelihoodWords(3); // 'about 8 to 1 that they are one person'
 */
export function likelihoodWords(weight: number | null): string {
  if (weight === null) return 'not shown';
  if (Math.abs(weight) < 0.5) return 'as likely one person as two';
  const odds = 2 ** Math.abs(weight);
  const rounded =
    odds >= 1000
      ? 'more than 1,000'
      : `about ${odds < 10 ? odds.toFixed(0) : Math.round(odds / 10) * 10}`;
  return `${rounded} to 1 that they are ${weight > 0 ? 'one person' : 'two people'}`;
}
