import { rational } from '../../../business-case/index.ts';
import { LONGEST_VALUE } from '../../../kept-cases/index.ts';

/** What is asked of a date. */
export const DATE_HINT = 'enter a year or a date, such as 2026 or 2026-03-31';

export function isDate(written: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(written);
}

/** A number without the signs that stand beside its field anyway. */
export function plainNumber(typed: string): string {
  return typed.replace(/\s*%$/, '').replace(/^£\s*/, '');
}

/** Whether a text is a number that a case takes, and short enough. */
export function isNumberText(written: string): boolean {
  if (written.length > LONGEST_VALUE) return false;
  try {
    rational(written);
    return true;
  } catch {
    return false;
  }
}
