const SMALL = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
const TENTH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const ROUND = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const ONE_PLACE = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/**
 * A probability as a percentage: a tenth in the middle, and near 0 or 100 as many places as tell it
 * from them.
 *
 * @param probability from 0 to 1
 * @example
 * percentText(0.000012); // '0.0012%'
 */
export function percentText(probability: number): string {
  const percent = 100 * probability;
  if (percent <= 0 || percent >= 100) return `${Math.round(percent)}%`;
  if (percent < 1) return `${SMALL.format(percent)}%`;
  if (percent <= 99) return `${TENTH.format(percent)}%`;
  const places = Math.min(12, Math.max(1, 1 - Math.floor(Math.log10(100 - percent))));
  return `${Number(percent.toFixed(places))}%`;
}

/** A small probability as one in so many: `1 in 1,230,000`. */
export function oneInText(probability: number): string {
  return probability <= 0 ? 'never' : `1 in ${ROUND.format(1 / probability)}`;
}

/** The odds of a probability: of 0.8 `4 to 1`, of 0.1 `1 to 9`. */
export function oddsText(probability: number): string {
  if (probability <= 0 || probability >= 1) return probability <= 0 ? 'never' : 'certain';
  const odds = probability / (1 - probability);
  const number = (value: number): string =>
    value < 10 ? TENTH.format(value) : ROUND.format(value);
  return odds >= 1 ? `${number(odds)} to 1` : `1 to ${number(1 / odds)}`;
}

/**
 * A match weight with its sign: `+7.3`, `−2.0`.
 *
 * @param weight log2 of a Bayes factor; infinite where m or u is 0
 */
export function weightText(weight: number): string {
  if (weight === Infinity) return '+∞';
  if (weight === -Infinity) return '−∞';
  const size = ONE_PLACE.format(Math.abs(weight));
  if (size === '0.0') return '0.0';
  return `${weight > 0 ? '+' : '−'}${size}`;
}

/** What a match weight means, as how many times likelier: `160 times likelier one person`. */
export function timesText(weight: number): string {
  if (weight === Infinity) return 'never two people';
  if (weight === -Infinity) return 'never one person';
  const times = 2 ** Math.abs(weight);
  if (times < 1.2) return 'as likely either';
  const whose = weight > 0 ? 'one person' : 'two people';
  const number = times < 10 ? TENTH.format(times) : SMALL.format(times);
  return `${number} times likelier ${whose}`;
}
