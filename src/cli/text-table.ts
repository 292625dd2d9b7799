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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  const characters = Array.from(plain);
  return characters.length <= widest ? plain : `${characters.slice(0, widest - 1).join('')}…`;
}

/** Columns of a terminal that a text takes, near enough: a code point each. */
export function widthOf(text: string): number {
  return Array.from(text).length;
}
