import { inPounds, inThousands, type Pence } from '../../../business-case/index.ts';

const WHOLE = new Intl.NumberFormat('en-GB');
const TENTHS = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A figure of a table, with a minus sign that is as wide as a digit: `−469,120`. */
export function poundsText(pence: Pence): string {
  return signed(inPounds(pence));
}

/** A figure of a table in thousands of pounds, as the brief has them. */
export function thousandsText(pence: Pence): string {
  return signed(inThousands(pence));
}

/**
 * An amount in a sentence, without its sign and no finer than it is worth.
 *
 * @example
 * moneyWords(538_100_000); // '£5.4 million'
 */
export function moneyWords(pence: Pence): string {
  const thousands = Math.abs(inThousands(pence));
  if (thousands >= 1000) return `£${TENTHS.format(thousands / 1000)} million`;
  if (thousands >= 10) return `£${WHOLE.format(thousands)},000`;
  return `£${WHOLE.format(Math.abs(inPounds(pence)))}`;
}

/**
 * The same with its sign, which stays on the line of the amount.
 *
 * @example
 * signedWords(-46_912_000); // '−£469,000', with a word joiner after the sign
 */
export function signedWords(pence: Pence): string {
  return `${inPounds(pence) < 0 ? '−\u2060' : ''}${moneyWords(pence)}`;
}

/** How much more something is: `+1,200`. */
export function changeText(pence: Pence): string {
  const pounds = inPounds(pence);
  return pounds > 0 ? `+${signed(pounds)}` : pounds === 0 ? 'no change' : signed(pounds);
}

/** A tick of a chart in pounds: `£1.5m`, `−£200k`. */
export function tickText(pounds: number): string {
  const size = Math.abs(pounds);
  const text =
    size >= 1_000_000
      ? `£${Number((size / 1_000_000).toFixed(2))}m`
      : size >= 1000
        ? `£${Number((size / 1000).toFixed(1))}k`
        : `£${size}`;
  return pounds < 0 ? `−${text}` : size === 0 ? '0' : text;
}

function signed(value: number): string {
  return value < 0 ? `−${WHOLE.format(-value)}` : WHOLE.format(value);
}
