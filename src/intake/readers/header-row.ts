import { fieldWordShare, isValue, isValueLike } from './header-evidence.ts';

/** Rows among which the header is looked for: titles and group headings are few. */
const MOST_ROWS_ABOVE = 9;

/** Share of the columns in use that a header names, at least. By judgement. */
const MOSTLY = 0.8;

/** A row of a table, its cells without the blanks around them. */
export type Cells = readonly string[];

/**
 * Which row is the header: its index among the first ten, and 0 for a plain table.
 *
 * A row further down is the header only where all of this holds, so that a table with a plain
 * header is never misjudged because some names are blank or its first records are sparse:
 *
 * - each row above has half as many filled cells or fewer, or another number of cells than
 *   most rows have, as titles and the merged cells of group headings have;
 * - the row names most columns that are in use below it, without a value among the names and
 *   nearly without repetition;
 * - it is unlike what is below: in two columns or more it has words over values (numbers,
 *   dates, codes, addresses of email), or half of its cells are words that name fields where
 *   those below are not;
 * - no row above reads more like names of fields.
 *
 * A row above it that is blank throughout needs no such contrast: it names nothing.
 *
 * The rule is ours; it follows no published method.
 *
 * @param rows the first rows of a file, from its first row that is not an empty line
 * @param isFixedWidth whether rows have their last blanks cut off, as those of a sheet have,
 *   so that their lengths mean nothing
 * @example
 * headerIndex([['Clients', '', ''], ['Ref', 'Name', 'DOB'], ['7', 'Ann', '1/2/80']], false) // 1
 */
export function headerIndex(rows: readonly Cells[], isFixedWidth: boolean): number {
  const width = commonestLength(rows);
  let best = 0;
  let most = 0;
  for (let index = 1; index <= Math.min(MOST_ROWS_ABOVE, rows.length - 1); index++) {
    const filled = filledIn(rows[index]!);
    if (filled > most && isHeader(rows, index, isFixedWidth ? undefined : width)) {
      best = index;
      most = filled;
    }
  }
  return best;
}

function isHeader(rows: readonly Cells[], index: number, width: number | undefined): boolean {
  const header = rows[index]!;
  const above = rows.slice(0, index);
  const below = rows.slice(index + 1);
  const filled = filledIn(header);
  if (filled < 2 || (width !== undefined && header.length !== width)) return false;
  const areTitles = above.every(
    (row) => filledIn(row) * 2 <= filled || (width !== undefined && row.length !== width),
  );
  if (!areTitles || header.some(isValue) || !areDistinct(header, above)) return false;
  if (!namesMost(header, below)) return false;
  if (above.every((row) => filledIn(row) === 0)) return !header.some(isValueLike);
  return isUnlike(header, below) && !above.some((row) => readsMoreLikeNames(row, header));
}

/** Names may repeat under different group headings only, but for a slip or two. */
function areDistinct(header: Cells, above: readonly Cells[]): boolean {
  const names = nameByGroup(header, groupsOf(above)).filter((name) => name !== '');
  return new Set(names).size >= MOSTLY * names.length;
}

function namesMost(header: Cells, below: readonly Cells[]): boolean {
  const used = new Set<number>();
  for (const row of below) {
    for (const [k, cell] of row.entries()) if (cell !== '') used.add(k);
  }
  if (used.size === 0) return true;
  const named = [...used].filter((k) => (header[k] ?? '') !== '').length;
  return named >= MOSTLY * used.size;
}

/** Whether a row is unlike those below it, as names are unlike values. */
function isUnlike(header: Cells, below: readonly Cells[]): boolean {
  let contrasts = 0;
  let alike = 0;
  header.forEach((name, k) => {
    const cells = below.map((row) => row[k] ?? '').filter((cell) => cell !== '');
    const values = cells.filter(isValueLike).length;
    if (name === '' || cells.length === 0 || values < MOSTLY * cells.length) return;
    if (isValueLike(name)) alike++;
    else contrasts++;
  });
  if (alike * 4 > contrasts) return false;
  if (contrasts >= 2) return true;
  if (fieldWordShare(header) < 0.5) return false;
  const named = below.filter((row) => fieldWordShare(row) >= 0.5).length;
  return named * 2 <= below.length;
}

/** A single cell is a title, whatever its words. */
function readsMoreLikeNames(row: Cells, header: Cells): boolean {
  return filledIn(row) > 1 && fieldWordShare(row) > fieldWordShare(header);
}

function filledIn(row: Cells): number {
  let filled = 0;
  for (const cell of row) if (cell !== '') filled++;
  return filled;
}

/** How many cells most rows have; of equals, the more. */
export function commonestLength(rows: readonly Cells[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * The group heading over each column: that of the row right above the header, where it has
 * more than one. A merged cell is written once, at its left end, and spans to the next.
 */
export function groupsOf(above: readonly Cells[]): Cells {
  const row = above.at(-1);
  if (row === undefined || filledIn(row) < 2) return [];
  let group = '';
  return row.map((cell) => {
    if (cell !== '') group = cell;
    return group;
  });
}

/**
 * Names of columns, those that occur more than once preceded by their group heading.
 *
 * @example
 * nameByGroup(['No', 'Name', 'Name'], ['', 'CHILD', 'MOTHER']) // ['No', 'CHILD Name', 'MOTHER Name']
 */
export function nameByGroup(names: Cells, groups: Cells): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const last = groups.at(-1) ?? '';
  return names.map((name, k) => {
    // The last heading spans to the end of the header.
    const group = k < groups.length ? groups[k]! : last;
    return name === '' || group === '' || counts.get(name) === 1 ? name : `${group} ${name}`;
  });
}

/** Most characters of a row left out that a note repeats. */
const LONGEST_QUOTED = 60;

/** Most rows that a note repeats: who names a header far down may leave out thousands. */
const MOST_QUOTED = MOST_ROWS_ABOVE;

/** What was left out above the header (`line 3`, `row 3`), and how it can be said otherwise. */
export function leftOutNote(path: string, above: readonly Cells[], header: string): string {
  const rows = above.map((row) => row.filter((cell) => cell !== '').join(', '));
  const filled = rows.filter((text) => text !== '');
  const texts = filled
    .slice(0, MOST_QUOTED)
    .map((text) => (text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text));
  const count = above.length === 1 ? '1 row' : `${above.length} rows`;
  const were = above.length === 1 ? 'was' : 'were';
  const more = filled.length > MOST_QUOTED ? '; ...' : '';
  const said = texts.length === 0 ? '' : `: ${texts.map((text) => `"${text}"`).join('; ')}${more}`;
  return `${count} before the header of ${path} (${header}) ${were} left out${said}. If that is wrong, say with --header-row which row names the columns.`;
}
