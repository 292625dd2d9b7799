import { ReeveError } from '../kernel/index.ts';

/** The link types of a match model. */
export const LINK_TYPES = ['dedupe', 'link-only', 'link-and-dedupe'] as const;

/** Values of options, parsed. Each throws `cli/option-value` saying what would be right. */

export function probability(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < 1) return value;
  throw wrongValue(option, text, 'a probability between 0 and 1, such as 0.9');
}

export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw wrongValue(option, text, `a whole number, ${least} or more`);
}

/** What the environment says a port or a size is, where that is a whole number above 0. */
export function numberFrom(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : otherwise;
}

/** A count that may be written `10e6` or `10,000,000`. */
export function count(option: string, text: string): number {
  const value = Number(text.replaceAll(',', ''));
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 1) return value;
  throw wrongValue(option, text, 'a count, such as 10000000 or 1e7');
}

export function memorySize(option: string, text: string): string {
  if (/^\d+(\.\d+)?\s*([KMGT]i?B)$/i.test(text.trim())) return text.trim();
  throw wrongValue(option, text, 'a size with its unit, such as 4GB');
}

export function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((each) => each === text);
  if (found !== undefined) return found;
  throw wrongValue(option, text, `one of: ${known.join(', ')}`);
}

/** A day, `YYYY-MM-DD`. */
export function day(option: string, text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // 30 February may be read as a day in March.
  if (!Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text) return text;
  throw wrongValue(option, text, 'a day as YYYY-MM-DD, such as 2026-04-01');
}

/** A multiplier of rates. */
export function level(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 10) return value;
  throw wrongValue(option, text, 'a number from 0 to 10, such as 1 or 0.5');
}

function wrongValue(option: string, text: string, expected: string): ReeveError {
  return new ReeveError('cli/option-value', `${option} cannot be "${text}"`, {
    hint: `Give ${expected}.`,
  });
}
