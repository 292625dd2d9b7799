import { ReeveError } from '../../kernel/index.ts';
import { nearestName } from './column-names.ts';

/**
 * Which row names the columns, where the user says so: for all files, and for single data
 * sets, which goes before. A line of a text file, a row of a sheet, from 1, as errors name them.
 */
export interface HeaderRows {
  readonly all?: number | undefined;
  readonly datasets?: Readonly<Record<string, number>> | undefined;
}

/** The row that the user named for a data set, or undefined. */
export function headerRowOf(rows: HeaderRows | undefined, dataset: string): number | undefined {
  const { datasets = {} } = rows ?? {};
  return Object.hasOwn(datasets, dataset) ? datasets[dataset] : rows?.all;
}

/**
 * Throws `input/header-row` where the user named a header row of this very file, which is of a
 * format that has none.
 */
export function checkHasNoHeaderRow(
  rows: HeaderRows | undefined,
  { dataset, path }: { readonly dataset: string; readonly path: string },
): void {
  if (!Object.hasOwn(rows?.datasets ?? {}, dataset)) return;
  throw new ReeveError(
    'input/header-row',
    'This file has no header row: its format names the columns',
    {
      location: { file: path },
      hint: `Leave out --header-row ${dataset}=....`,
    },
  );
}

/** Throws `input/header-row` for a data set that is not among those of the run. */
export function checkHeaderRows(rows: HeaderRows | undefined, datasets: readonly string[]): void {
  for (const name of Object.keys(rows?.datasets ?? {})) {
    if (datasets.includes(name)) continue;
    const near = nearestName(name, datasets);
    throw new ReeveError(
      'input/header-row',
      `There is no data set "${name}" to have the header that --header-row names`,
      {
        hint: `${near === undefined ? '' : `Did you mean "${near}"? `}A data set is called by the base name of its file: ${datasets.join(', ')}.`,
      },
    );
  }
}
