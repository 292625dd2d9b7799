import { foldName } from './column-names.ts';

/** The columns of one data set. */
export interface DatasetColumns {
  readonly dataset: string;
  readonly columns: readonly { readonly name: string; readonly isArray: boolean }[];
}

/** One column of the records of all data sets together. */
export interface UnitedColumn {
  /** As it is first written. */
  readonly name: string;
  /** Whether any data set has lists in it. */
  readonly isArray: boolean;
  /** Position of the column in each data set, or null where it has none. */
  readonly positions: readonly (number | null)[];
}

/**
 * Makes one list of columns from those of several data sets, in order of first appearance.
 * Columns of one name are one column. So are columns whose names differ in case, blanks and
 * punctuation only, unless a data set has two such: then it is not clear which is meant.
 *
 * @returns the columns, and a sentence for each that has different names
 * @example
 * uniteColumns([{ dataset: 'a', columns: [{ name: 'Post Code', isArray: false }] },
 *   { dataset: 'b', columns: [{ name: 'post_code', isArray: false }] }]).columns.length // 1
 */
export function uniteColumns(datasets: readonly DatasetColumns[]): {
  columns: UnitedColumn[];
  notes: string[];
} {
  const ambiguous = new Set<string>();
  for (const { columns } of datasets) {
    const seen = new Set<string>();
    for (const { name } of columns) {
      const folded = foldName(name);
      if (seen.has(folded)) ambiguous.add(folded);
      seen.add(folded);
    }
  }
  const united = new Map<
    string,
    { name: string; isArray: boolean; positions: (number | null)[] }
  >();
  const notes: string[] = [];
  datasets.forEach(({ dataset, columns }, index) => {
    columns.forEach(({ name, isArray }, position) => {
      const folded = foldName(name);
      const key = ambiguous.has(folded) ? `=${name}` : `~${folded}`;
      const column = united.get(key);
      if (column === undefined) {
        const positions = datasets.map((_, i) => (i === index ? position : null));
        united.set(key, { name, isArray, positions });
        return;
      }
      column.positions[index] = position;
      column.isArray ||= isArray;
      if (column.name !== name) {
        notes.push(`Column "${name}" of ${dataset} is taken as "${column.name}".`);
      }
    });
  });
  return { columns: [...united.values()], notes };
}
