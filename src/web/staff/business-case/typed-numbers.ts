/** What is asked of a date. */
export const DATE_HINT = 'enter a year or a date, such as 2026 or 2026-03-31';

/** A number without the sign for pounds, which stands beside its field anyway. */
export function plainNumber(typed: string): string {
  return typed.replace(/^£\s*/, '');
}

/** A percentage with its sign, whether it was typed or not. */
export function percentText(typed: string): string {
  return `${typed.replace(/\s*%$/, '')}%`;
}
