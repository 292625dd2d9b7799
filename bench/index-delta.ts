/**
 * The next night's extract: the same rows but for a share of them, in which people have moved, have
 * another telephone or surname, are new, or are gone. Made up: the shares are no statistic.
 */
import { createHash } from 'node:crypto';
import type { ReceivedRow } from '../src/intake/index.ts';
import type { ExtractRow, ExtractToLoad } from '../src/master-index/index.ts';

type Change = 'move' | 'contact' | 'surname' | 'new' | 'gone';

/** In turn, over the rows that change. */
const CHANGES: readonly Change[] = [
  ...Array<Change>(8).fill('move'),
  ...Array<Change>(5).fill('contact'),
  ...Array<Change>(3).fill('surname'),
  ...Array<Change>(2).fill('new'),
  ...Array<Change>(2).fill('gone'),
];

/** An extract a night later: `share` of its rows, 0 to 1, say something else. */
export function nextNight(
  extract: ExtractToLoad,
  share: number,
): { readonly extract: ExtractToLoad; readonly changed: () => number } {
  const every = Math.round(1 / share);
  const columnsOf = columnsIn(extract);
  let changed = 0;
  async function* rows(): AsyncGenerator<readonly ExtractRow[]> {
    let other: ReceivedRow | undefined;
    for await (const batch of extract.rows()) {
      yield batch.flatMap((row): readonly ExtractRow[] => {
        const isChanged = other !== undefined && scattered(row.line) % every === 0;
        if (!isChanged) {
          other = row.values;
          return [row];
        }
        changed++;
        return changedRow(row, other ?? row.values, changed, columnsOf);
      });
    }
  }
  const [year, month, day] = extract.asAt.split('-').map(Number) as [number, number, number];
  return {
    changed: () => changed,
    extract: {
      ...extract,
      rows,
      asAt: new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10),
      sha256: createHash('sha256').update(`${extract.sha256} a night later`).digest('hex'),
    },
  };
}

type ColumnsOf = Readonly<Record<Exclude<Change, 'gone'>, readonly number[]>>;

function columnsIn({ definition, columns }: ExtractToLoad): ColumnsOf {
  const at = (names: Iterable<string>) =>
    [...new Set(names)].map((name) => columns.indexOf(name)).filter((place) => place >= 0);
  const ofAttributes = (...names: string[]) =>
    at(
      (definition.records ?? []).flatMap(({ attributes }) =>
        Object.entries(attributes).flatMap(([name, value]) =>
          names.includes(name) ? namesIn(value) : [],
        ),
      ),
    );
  const keys = [
    ...(definition.records ?? []).flatMap(({ key }) => key),
    ...(definition.attachments ?? []).flatMap(({ id }) => id),
  ];
  return {
    move: ofAttributes('address', 'postcode', 'uprn'),
    contact: ofAttributes('phone', 'mobile', 'email'),
    surname: ofAttributes('surname', 'fullName'),
    new: at(keys.filter((part) => typeof part === 'string')),
  };
}

function namesIn(value: unknown): string[] {
  const from = (value as { from?: unknown } | undefined)?.from ?? value;
  return typeof from === 'string' ? [from] : Array.isArray(from) ? [...from] : [];
}

function changedRow(
  row: ExtractRow,
  other: ReceivedRow,
  number: number,
  columnsOf: ColumnsOf,
): readonly ExtractRow[] {
  const change = CHANGES[number % CHANGES.length] as Change;
  if (change === 'gone') return [];
  const values = [...row.values];
  for (const place of columnsOf[change]) {
    const value = values[place] ?? '';
    if (change === 'new') values[place] = value === '' ? '' : `${value}-${number}`;
    else if (change === 'contact') values[place] = value.replace(/\d(?=\D*$)/, rotated);
    else values[place] = other[place] ?? null;
  }
  return change === 'new' ? [row, { ...row, values }] : [{ ...row, values }];
}

const rotated = (digit: string): string => String((Number(digit) + 1) % 10);

/** Knuth's multiplicative hashing, so that what changes is not every hundredth row. */
function scattered(line: number): number {
  return Math.imul(line, 2_654_435_761) >>> 8;
}
