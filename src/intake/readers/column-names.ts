import { ReeveError } from '../../kernel/index.ts';

/**
 * The names of a file's columns, checked. A column without a name, as row numbers exported
 * from a data frame have, is called by its position.
 *
 * Throws `input/duplicate-column` for a name used twice, and `input/no-header` where the
 * first line looks like a record.
 *
 * @returns the names, and the 1-based positions of those made up
 */
export function checkColumnNames(
  written: readonly string[],
  file: string,
  line: number | undefined,
): { names: string[]; unnamed: number[] } {
  const location = { file, ...(line === undefined ? {} : { line }) };
  // Only what it looks like is said: it may be somebody's date of birth.
  const record = written.findIndex((name) => kindOfValue(name) !== null);
  if (record >= 0) {
    throw new ReeveError(
      'input/no-header',
      `The header looks like a record: column ${record + 1} has ${kindOfValue(written[record] ?? '')}`,
      {
        location,
        hint: 'The first row must name the columns: if another does, say which with --header-row.',
      },
    );
  }
  const positions = new Map<string, number>();
  written.forEach((name, index) => {
    const earlier = positions.get(name);
    if (name !== '' && earlier !== undefined) {
      throw new ReeveError(
        'input/duplicate-column',
        `Columns ${earlier + 1} and ${index + 1} are both called "${name}"`,
        { location: { ...location, column: name }, hint: 'Give each column a name of its own.' },
      );
    }
    positions.set(name, index);
  });
  const unnamed: number[] = [];
  const names = written.map((name, index) => {
    if (name !== '') return name;
    unnamed.push(index + 1);
    let made = `column_${index + 1}`;
    while (positions.has(made)) made += '_';
    return made;
  });
  return { names, unnamed };
}

/** Most characters of an email address (RFC 5321, 4.5.3.1): what is longer is not searched for one. */
const LONGEST_EMAIL = 320;

/** Dates and email addresses are values, never names of columns; null for what may be a name. */
export function kindOfValue(name: string): 'a date' | 'an email address' | null {
  if (/^\d{4}-\d{2}-\d{2}\b/.test(name)) return 'a date';
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(name)) return 'a date';
  if (name.length > LONGEST_EMAIL) return null;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name) ? 'an email address' : null;
}

/**
 * The name among those there are that a user most likely meant, or undefined: one that
 * differs in case and punctuation only, else one within a third of its length in edits.
 */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const folded = foldName(wanted);
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const name of names) {
    const distance = edits(folded, foldName(name));
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** A column name without case, blanks and punctuation: `Post Code` and `post_code` are one. */
export function foldName(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '') || name
  );
}

/** Levenshtein distance by the two-row recurrence. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
