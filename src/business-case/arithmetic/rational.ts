import { ReeveError } from '../../kernel/index.ts';

/**
 * A fraction of two whole numbers, in lowest terms, with the sign above the line. Sums and
 * products of fractions are exact, so no rounding is hidden in a chain of factors; money is
 * rounded once, by `toPence`.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** @throws ReeveError `business-case/divided-by-zero` */
export function fraction(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) {
    throw new ReeveError('business-case/divided-by-zero', 'Something is divided by zero', {
      hint: 'An input that others are divided by must not be 0.',
    });
  }
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return {
    numerator: (sign * numerator) / divisor,
    denominator: (sign * denominator) / divisor,
  };
}

const WRITTEN = /^([+-]?)(\d[\d,]*)(?:\.(\d+))?(?:\/([1-9]\d*))?(%?)$/;

/**
 * Reads a number as people write it: a decimal, a fraction or a percentage.
 *
 * @example
 * rational('220,000');
 * rational('3.5%'); // 7/200
 * rational('43/220');
 * @throws ReeveError `business-case/not-a-number`
 */
export function rational(written: string | number | bigint): Rational {
  const text = String(written).trim();
  const match = WRITTEN.exec(text);
  if (match === null) {
    throw new ReeveError('business-case/not-a-number', `"${text}" is not a number`, {
      hint: 'Write digits, such as 220000, 0.17, 17% or 43/220.',
    });
  }
  const [, sign, whole = '', decimals = '', divisor = '1', percent] = match;
  const digits = BigInt(whole.replaceAll(',', '') + decimals);
  const scale = 10n ** BigInt(decimals.length) * BigInt(divisor) * (percent === '%' ? 100n : 1n);
  return fraction(sign === '-' ? -digits : digits, scale);
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export function add(a: Rational, b: Rational): Rational {
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws ReeveError `business-case/divided-by-zero` */
export function divide(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, zero);
}

/** Below zero where a < b, zero where they are equal, above where a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest whole number, halves away from zero: how spreadsheets' ROUND does it. */
export function roundHalfAway({ numerator, denominator }: Rational): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** To 15 digits: for drawing and for words, never for money that is added up. */
export function approximate({ numerator, denominator }: Rational): number {
  return Number((numerator * SCALE) / denominator) / Number(SCALE);
}

const SCALE = 10n ** 30n;

/**
 * As a decimal, rounded to a number of places and without zeros at its end.
 *
 * @example
 * decimalText(rational('1/3'), 4); // '0.3333'
 */
export function decimalText(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = roundHalfAway(multiply(value, fraction(scale, 1n)));
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
