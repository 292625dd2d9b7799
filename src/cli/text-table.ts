/** A table for a terminal: columns as wide as their widest cell, long cells cut. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[],
): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => shortened(cell)));
  const widths = header.map((_, k) => Math.max(...cells.map((row) => widthOf(row[k] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, k) => {
        const space = ' '.repeat((widths[k] ?? 0) - widthOf(cell));
        return align[k] === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const [first = [], ...rest] = cells;
  return [line(first), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)].join(
    '\n',
  );
}

const WIDEST_CELL = 48;

/** On one line, without what a terminal would obey, and not too long. */
export function shortened(text: string, widest = WIDEST_CELL): string {
  const plain = printable(text).replaceAll('\n', ' ');
  const characters = Array.from(plain);
  return characters.length <= widest ? plain : `${characters.slice(0, widest - 1).join('')}…`;
}

/**
 * C0 and C1 controls but the line break, and the Unicode bidirectional controls (UAX 9): a name
 * in a file must neither move the cursor nor dress up as another.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(OBEYED, ' ');
}

/** Columns of a terminal that a text takes, near enough: a code point each. */
export function widthOf(text: string): number {
  return Array.from(text).length;
}
