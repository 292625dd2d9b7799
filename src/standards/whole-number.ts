/*
 * Whole numbers that a spreadsheet has had in its hands. A number of twelve
 * digits leaves Excel as `1.00023E+11`: the digits that are not shown are
 * lost, and nothing brings them back.
 */

/** How a number was found to be written. */
export type NumberLayout =
  | 'plain'
  /** `100,023,336,956` */
  | 'thousands'
  /** `100023336956.0` */
  | 'decimal'
  /** `1.00023336956E+11`, every digit there */
  | 'scientific'
  /** `1.00023E+11`, digits missing */
  | 'precision-lost';

export interface WholeNumber {
  /** Digits without leading zeros; `0` for zero. Of a number that lost precision, what is shown and zeros. */
  readonly digits: string;
  readonly layout: NumberLayout;
}

const PLAIN = /^[0-9]+$/;
const THOUSANDS = /^[0-9]{1,3}(?:,[0-9]{3})+$/;
const DECIMAL = /^([0-9]+)\.0+$/;
const SCIENTIFIC = /^([0-9])(?:\.([0-9]+))?E\+?([0-9]{1,2})$/i;

/**
 * A whole number as typed or exported; null for what is none. Spaces between
 * digits and an apostrophe before them (Excel's mark of text) do not count.
 *
 * @example
 * readWholeNumber('1.00023E+11'); // { digits: '100023000000', layout: 'precision-lost' }
 */
export function readWholeNumber(text: string): WholeNumber | null {
  const tight = text.replace(/\s+/g, '').replace(/^'/, '');
  if (PLAIN.test(tight)) return { digits: withoutZeros(tight), layout: 'plain' };
  if (THOUSANDS.test(tight)) {
    return { digits: withoutZeros(tight.replaceAll(',', '')), layout: 'thousands' };
  }
  const decimal = DECIMAL.exec(tight);
  if (decimal !== null) return { digits: withoutZeros(decimal[1] as string), layout: 'decimal' };
  const scientific = SCIENTIFIC.exec(tight);
  if (scientific === null) return null;
  const [, first = '', fraction = '', exponent = ''] = scientific;
  const places = Number(exponent);
  if (fraction.length > places) return null;
  return {
    digits: withoutZeros(first + fraction.padEnd(places, '0')),
    layout: fraction.length === places ? 'scientific' : 'precision-lost',
  };
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=[0-9])/, '');
}
