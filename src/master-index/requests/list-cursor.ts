import { ReeveError } from '../../kernel/index.ts';

/** What is told of where a page ended. */
export function cursorAt(place: number): string {
  return Buffer.from(String(place)).toString('base64url');
}

/**
 * Where a page ended; null for the first page.
 *
 * @throws ReeveError `request/cursor`
 */
export function placeAfter(after: string | undefined): number | null {
  if (after === undefined) return null;
  const text = Buffer.from(after, 'base64url').toString();
  if (!/^\d{1,9}$/.test(text)) {
    throw new ReeveError('request/cursor', 'This is not where a page ended', {
      location: { field: 'after' },
      hint: 'Give "next" of the page before as it was.',
    });
  }
  return Number(text);
}
