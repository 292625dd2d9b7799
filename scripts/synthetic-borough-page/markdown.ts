import type { Citation } from '../../test/synthetic/published-figures.ts';
import type { Drawing } from './draw.ts';

/** A section of the page: its text, and the drawings that the text shows. */
export interface Section {
  readonly text: string;
  readonly drawings: readonly Drawing[];
}

/** A share in per cent as text; a dash for what cannot be measured. */
export const percent = (value: number | undefined, digits = 1): string =>
  value === undefined ? '–' : `${value.toFixed(digits)}%`;

/** A number with commas. */
export const count = (value: number): string => value.toLocaleString('en-GB');

/** Pence as pounds: whole ones from ten pounds on. */
export const pounds = (pence: number): string =>
  `£${pence < 1000 ? (pence / 100).toFixed(2) : count(Math.round(pence / 100))}`;

const SOURCE_NAMES: Readonly<Record<string, string>> = {
  childrens: 'Children’s services',
  adults: 'Adults’ services',
};

/** A source as people call it. */
export function sourceName(source: string): string {
  const words = source.replaceAll('-', ' ');
  return SOURCE_NAMES[source] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

type Cell = string | number;

/** A table; columns of numbers, which are those after the first, are to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  { textColumns = [0] }: { textColumns?: readonly number[] } = {},
): string {
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? count(cell) : cell)).join(' | ')} |`;
  const rule = head.map((_, at) => (textColumns.includes(at) ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** A table that is opened when asked for. */
export const folded = (summary: string, body: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** The image of a drawing. */
export const image = ({ name, description }: Drawing): string =>
  `![${description}](images/synthetic-borough/${name}.svg)`;

/** Where a published figure comes from, and whether anyone has looked. */
export function citation({ source, url, checked }: Citation): string {
  const linked = url === undefined ? source : `[${source}](${url})`;
  return checked === undefined
    ? `${linked}. **From memory, not checked.**`
    : `${linked}. Checked against ${checked}.`;
}

/** Paragraphs with an empty line between. */
export const paragraphs = (...parts: readonly string[]): string => parts.join('\n\n');
