import { ReeveError } from '../kernel/index.ts';
import type { MatchModel } from '../linkage/index.ts';

/**
 * What a model in a file says of data sets that are not those of the run, for the user: a model
 * names the columns of each data set by the base name of its file, and says nothing of others.
 *
 * Throws `model/unknown-datasets` where it reads nothing of any.
 */
export function datasetNotes(model: MatchModel, datasets: readonly string[]): string[] {
  const columns = Object.values(model.columns);
  const read = columns.flatMap(({ from }) => datasetsOf(from) ?? []);
  const named = new Set([
    ...read,
    ...columns.flatMap(({ constant = {} }) => Object.keys(constant)),
  ]);
  // A column of one name in all data sets, or of another column, is read in each.
  const isOfAll = columns.some(({ from }) => datasetsOf(from) === null && !isMadeOf(model, from));
  const unread = isOfAll ? [] : datasets.filter((dataset) => !read.includes(dataset));
  const known = [...new Set(read)].join(', ');
  if (unread.length === datasets.length) {
    throw new ReeveError(
      'model/unknown-datasets',
      `The model reads nothing of ${datasets.join(', ')}: its columns are those of ${known}`,
      {
        hint: 'A data set is called by the base name of its file: name the files as those of the model, or name these under "from" of its columns.',
      },
    );
  }
  const notes = unread.map(
    (dataset) =>
      `The model reads nothing of ${dataset}, so that none of its records can be linked: its columns are those of ${known}.`,
  );
  const gone = [...named].filter((dataset) => !datasets.includes(dataset));
  if (gone.length > 0) {
    notes.push(`What the model says of ${gone.join(', ')} is left aside: there is no such file.`);
  }
  return notes;
}

type From = MatchModel['columns'][string]['from'];

/** The data sets that a column names; null where it is read alike in all. */
function datasetsOf(from: From): string[] | null {
  return typeof from === 'string' || isList(from) ? null : Object.keys(from);
}

/** Whether a column is made of another of the model, which may have the name of one of the input. */
function isMadeOf({ columns }: MatchModel, from: From): boolean {
  if (typeof from !== 'string' || !Object.hasOwn(columns, from)) return false;
  return columns[from]?.from !== from;
}

function isList(from: From): from is readonly string[] {
  return Array.isArray(from);
}
