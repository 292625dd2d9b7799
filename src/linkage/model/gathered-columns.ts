import { ReeveError } from '../../kernel/index.ts';
import type { MatchModel } from './match-model.ts';

/** A column that is gathered from other records: its name, and positions among the model's columns. */
export interface GatheredColumn {
  readonly name: string;
  readonly index: number;
  readonly from: number;
  readonly by: readonly number[];
}

/**
 * The gathered columns of a model.
 *
 * Throws `model/gather` where one does not gather text, does not name columns of the model that
 * are made from the record itself, or is not declared to be a list; and where a column is made
 * from a gathered one.
 */
export function gatheredColumns({ columns }: Pick<MatchModel, 'columns'>): GatheredColumn[] {
  const names = Object.keys(columns);
  const definitionOf = (name: string) => (Object.hasOwn(columns, name) ? columns[name] : undefined);
  return names.flatMap((name, index): GatheredColumn[] => {
    const definition = definitionOf(name);
    if (definition === undefined) return [];
    const { from, gather, type } = definition;
    if (gather === undefined) {
      // Gathered columns are made last, from all the others: nothing can wait for one.
      if (typeof from === 'string' && from !== name && definitionOf(from)?.gather !== undefined) {
        throw new ReeveError(
          'model/gather',
          `Column "${name}" is made from "${from}", which is gathered from other records`,
          {
            location: { field: `columns.${name}.from` },
            hint: 'Make it from a column that is not gathered; if a column of the input is meant, call the gathered one something else.',
          },
        );
      }
      return [];
    }
    const parts = [typeof from === 'string' ? from : '', ...gather];
    const wrong = parts.find((part, position) => {
      const column = definitionOf(part);
      if (column === undefined || column.gather !== undefined) return true;
      const { type: held = 'text' } = column;
      // A key can be a date or a number; what is gathered is told by its first letter.
      return position === 0 ? held !== 'text' : held === 'text[]';
    });
    if (wrong !== undefined || type !== 'text[]') {
      throw new ReeveError(
        'model/gather',
        `Column "${name}" cannot be gathered${wrong === undefined ? '' : ` from "${wrong}"`}`,
        {
          location: { field: `columns.${name}.gather` },
          hint: 'Its type is "text[]"; "from" names a column of text of the model, and "gather" columns of it with one value, none of them gathered.',
        },
      );
    }
    const [source = 0, ...by] = parts.map((part) => names.indexOf(part));
    return [{ name, index, from: source, by }];
  });
}
