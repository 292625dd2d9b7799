import type { ListedExtract } from '../../../master-index/index.ts';
import { dateText, numberText } from '../../shared/formats.ts';

/** What an extract is, in words. */
export const EXTRACT_KINDS: Readonly<Record<ListedExtract['kind'], string>> = {
  full: 'All that the source holds',
  changes: 'What has changed',
  feed: 'Submitted one by one',
};

/** What became of an extract, in a word or two; `kind` says how it looks. */
export function extractState({ status, warnings }: Pick<ListedExtract, 'status' | 'warnings'>) {
  if (status === 'loading') return { kind: 'loading', tag: 'Loading' } as const;
  // Withdrawn, too, as it is being taken back.
  if (status !== 'loaded') return { kind: 'failed', tag: 'Not loaded' } as const;
  return warnings.length > 0
    ? ({ kind: 'warned', tag: 'Loaded, with warnings' } as const)
    : ({ kind: 'well', tag: 'Loaded' } as const);
}

/** One count of an extract, and what it means. */
export interface CountRow {
  readonly label: string;
  readonly count: string;
  readonly meaning: string;
}

const COUNTS: readonly (readonly [
  name: keyof ListedExtract['counts'],
  label: string,
  meaning: string,
  isAlways: boolean,
])[] = [
  ['rows', 'Rows', 'Lines of the file with something in them', true],
  ['records', 'Records', 'People and facts in those rows', true],
  ['added', 'New', 'Not in the extract before', true],
  ['changed', 'Changed', 'There before, and something in the row is different', true],
  ['unchanged', 'Unchanged', 'The same as before', true],
  ['gone', 'Gone', 'There before, and no longer', true],
  ['rejected', 'Rejected', 'Rows of which something was not taken', true],
  ['filtered', 'Left out', 'Rows that the definition says are no records', true],
  ['kept', 'Kept as they were', 'Their row was rejected, so what was known before stays', false],
  [
    'unsure',
    'Kept, as they may be there',
    'Not in the extract, but rows without a key may be theirs',
    false,
  ],
  [
    'erased',
    'Erased here',
    'The source still sends somebody who was erased: ask it to erase them too',
    false,
  ],
];

/** What an extract came to, in the order in which it is asked. */
export function countRows(extract: ListedExtract): readonly CountRow[] {
  const counts = countsOf(extract);
  return COUNTS.flatMap(([name, label, meaning, isAlways]) => {
    const count = counts[name];
    if (typeof count !== 'number' || (count === 0 && !isAlways)) return [];
    return [{ label, count: numberText(count), meaning }];
  });
}

/** Of what was taken back nothing came to anything. */
function countsOf({ status, counts }: ListedExtract): ListedExtract['counts'] {
  return status === 'loaded' ? counts : {};
}

/** A file by its name, with what would turn the direction of it, or not be seen, replaced. */
export function shownName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

/** A row of the list of a source's extracts. */
export function extractRow(extract: ListedExtract) {
  const counts = countsOf(extract);
  const cell = (label: string, count: number | undefined) => ({ label, text: numberText(count) });
  return {
    href: extractPath(extract.extract),
    asAt: dateText(extract.asAt),
    kind: EXTRACT_KINDS[extract.kind],
    state: extractState(extract),
    counts: [
      cell('Rows', counts.rows),
      cell('New', counts.added),
      cell('Changed', counts.changed),
      cell('Unchanged', counts.unchanged),
      cell('Gone', counts.gone),
      cell('Rejected', counts.rejected),
    ],
  };
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/** A moment as clocks here show it: `31 March 2026 at 1:05am`. */
export function momentText(at: string | null): string {
  if (at === null) return '';
  const moment = Date.parse(at);
  const [time, half] = MOMENT.format(moment).split(/\s/u);
  return `${DAY.format(moment)} at ${time}${half}`;
}

export function extractPath(extract: number): string {
  return `/sources/extract/${extract}`;
}
