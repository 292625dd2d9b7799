import { standardisers } from '../../standards/index.ts';

/*
 * Amounts as reports print them. Signs and thousands separators are the standardiser's; brackets
 * and CR for what is in credit are how ledgers print negative amounts.
 */
const BRACKETS = /^\((.*)\)$/s;
const CREDIT = /^(.*?)\s*CR$/is;
const DEBIT = /^(.*?)\s*DR$/is;
const TRAILING_MINUS = /^(.*[0-9])-$/s;
/** Longer texts are no amounts, and would be searched from each of their blanks on. */
const LONGEST = 40;

/**
 * Pence of an amount in pounds; null for what is none, or has parts of a penny.
 *
 * @example
 * penceOf('£1,333.00'); // 133300
 * penceOf('(12.50)'); // -1250
 */
export function penceOf(text: string): number | null {
  if (text.length > LONGEST) return null;
  const negative =
    BRACKETS.exec(text)?.[1] ?? CREDIT.exec(text)?.[1] ?? TRAILING_MINUS.exec(text)?.[1];
  const amount = negative ?? DEBIT.exec(text)?.[1] ?? text;
  const decimal = standardisers.number?.standardise(signFirst(amount.trim()));
  if (decimal === null || decimal === undefined) return null;
  const [, sign, pounds = '', pence = ''] = /^(-?)([0-9]+)(?:\.([0-9]{1,2}))?$/.exec(decimal) ?? [];
  if (sign === undefined) return null;
  const size = Number(pounds) * 100 + Number(pence.padEnd(2, '0'));
  if (!Number.isSafeInteger(size)) return null;
  const isNegative = (sign === '-') !== (negative !== undefined);
  return isNegative && size !== 0 ? -size : size;
}

/** `£-12.00` is `-£12.00`. */
function signFirst(amount: string): string {
  return /^£\s*-/.test(amount) ? `-£${amount.replace(/^£\s*-\s*/, '')}` : amount;
}
