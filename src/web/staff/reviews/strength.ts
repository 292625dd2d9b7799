import { upperFirst } from '../../shared/formats.ts';

/** Whether a match weight, log2 odds, is too small to speak of. */
export function saysNothing(weight: number): boolean {
  return Math.abs(weight) <= 0.5;
}

/**
 * A match weight in words. Bands of four bits, 16 to 1: a choice, so that staff read words and
 * not logarithms.
 *
 * @param weight log2 odds
 */
export function strengthWords(weight: number): string {
  const size = Math.abs(weight);
  if (saysNothing(weight)) return 'says nothing';
  const side = weight > 0 ? 'for' : 'against';
  if (size < 4) return `slightly ${side}`;
  return size < 8 ? side : `strongly ${side}`;
}

/**
 * What a match weight makes of how likely two records are one person.
 *
 * @param weight log2 of a ratio of odds
 * @example
 * factorWords(8.2); // 'about 290 times likelier'
 */
export function factorWords(weight: number): string {
  const times = 2 ** Math.abs(weight);
  if (times < 1.5) return 'makes hardly a difference';
  return `${roundly(times)} times ${weight > 0 ? 'likelier' : 'less likely'}`;
}

/** The odds before two records are looked at: how often two that are taken at random are one person. */
export function startWords(prior: number): string {
  return `${upperFirst(roundly(2 ** Math.max(0, -prior)))} to 1 that two records taken at random are of two people`;
}

/** To two digits; what is beyond a million is no longer told apart. */
function roundly(times: number): string {
  if (times >= 1e6) return 'more than a million';
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(times)) - 1);
  const rounded = times < 10 ? Math.round(times) : Math.round(times / unit) * unit;
  return `about ${rounded.toLocaleString('en-GB')}`;
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
