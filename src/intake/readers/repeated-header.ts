/** Lines that a note names, at most. */
const MOST_NAMED = 5;

/**
 * What is said of rows that are the header again, as where several extracts were put together.
 *
 * @param rows their 1-based numbers, at least one
 * @example repeatedHeaderNote('a.csv', [402], 'line') // 'The header of a.csv comes again on line 402: ...'
 */
export function repeatedHeaderNote(
  path: string,
  rows: readonly number[],
  unit: 'line' | 'row',
): string {
  const named = rows.slice(0, MOST_NAMED).join(', ');
  const more = rows.length > MOST_NAMED ? ` and ${rows.length - MOST_NAMED} more` : '';
  const which = rows.length === 1 ? `${unit} ${named}` : `${unit}s ${named}${more}`;
  const were = rows.length === 1 ? 'it was left out there' : 'it was left out there each time';
  return `The header of ${path} comes again on ${which}: ${were}.`;
}
