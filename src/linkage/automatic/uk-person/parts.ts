import type { ColumnDefinition, Comparison, Condition, Level } from '../../model/match-model.ts';
import type { PersonAttribute, PersonColumns } from './person-attributes.ts';

/** What a model has of one kind of evidence. */
export interface Part {
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly comparisons: readonly Comparison[];
}

export const NOTHING: Part = { columns: {}, comparisons: [] };

export const otherwise: Level = { description: 'different', when: 'else' };

/** A level that counts when the condition holds and none before it. */
export function level(description: string, when: Condition, more: Partial<Level> = {}): Level {
  return { description, when, ...more };
}

export const expression = (text: string): Condition => ({ expression: text });
export const byFrequency = (column: string): Partial<Level> => ({ termFrequency: { column } });

/** Of one column, as it stands; of several, joined. */
export function from(
  columns: PersonColumns,
  ...attributes: readonly PersonAttribute[]
): Record<string, readonly string[]> | null {
  // By map: a file may be called constructor.csv.
  const merged = new Map<string, readonly string[]>();
  for (const attribute of attributes) {
    for (const [dataset, names] of Object.entries(columns[attribute] ?? {})) {
      // Of several attributes the first that a data set has.
      if (!merged.has(dataset)) merged.set(dataset, names);
    }
  }
  return merged.size === 0 ? null : Object.fromEntries(merged);
}
