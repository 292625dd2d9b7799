import { ReeveError } from '../../kernel/index.ts';
import { fraction, multiply, type Rational, roundHalfAway } from './rational.ts';

/** Money: a whole number of pence. */
export type Pence = number;

const HUNDRED = fraction(100n, 1n);

/**
 * An exact amount in pounds as whole pence, halves away from zero.
 *
 * @example
 * toPence(rational('429.0909')); // 42909
 * @throws ReeveError `business-case/too-much-money` past 90 million million pounds
 */
export function toPence(pounds: Rational): Pence {
  const pence = Number(roundHalfAway(multiply(pounds, HUNDRED)));
  if (!Number.isSafeInteger(pence)) {
    throw new ReeveError('business-case/too-much-money', 'An amount is too large to add up', {
      hint: 'Check the inputs for digits too many.',
    });
  }
  return pence;
}

/** Sums of pence are exact: every total is the sum of the cells above it. */
export function sumPence(amounts: readonly Pence[]): Pence {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** To the nearest pound, halves away from zero. */
export function inPounds(pence: Pence): number {
  return Number(roundHalfAway(fraction(BigInt(pence), 100n)));
}

/** To the nearest thousand pounds, halves away from zero: the unit of the brief's tables. */
export function inThousands(pence: Pence): number {
  return Number(roundHalfAway(fraction(BigInt(pence), 100_000n)));
}
