import { ReeveError } from '../../kernel/index.ts';
import { nearestName } from '../readers/column-names.ts';
import { columnUses } from './columns-used.ts';
import type { SourceDefinition } from './definition-schema.ts';

/** The columns of a file held against those that its definition expects. */
export interface ColumnComparison {
  /** Expected and not there: the file cannot be loaded. */
  readonly missing: readonly string[];
  /** Optional and not there. */
  readonly absent: readonly string[];
  /** There, and the definition does not know them: a source has added a column, perhaps. */
  readonly unexpected: readonly string[];
  /** There, and listed as unused. */
  readonly unused: readonly string[];
}

/**
 * Holds the columns of a file against those that its definition expects.
 *
 * @example
 * compareColumns(definition, ['ACCOUNT_REF', 'NEW_FLAG']).unexpected; // ['NEW_FLAG']
 */
export function compareColumns(
  definition: SourceDefinition,
  columns: readonly string[],
): ColumnComparison {
  const here = new Set(columns);
  const { optional = [], unused = [] } = definition.columns ?? {};
  const used = new Set(Array.from(columnUses(definition), ({ column }) => column));
  const known = new Set([...used, ...optional, ...unused]);
  const without = [...known].filter((column) => !here.has(column));
  return {
    missing: without.filter((column) => !optional.includes(column)),
    absent: without.filter((column) => optional.includes(column)),
    unexpected: columns.filter((column) => !known.has(column)),
    unused: columns.filter((column) => unused.includes(column)),
  };
}

/** Columns of a file that an error names. */
const MOST_NAMED = 8;

/** Throws `source/missing-column` where a file has not what its definition expects. */
export function checkColumns(definition: SourceDefinition, columns: readonly string[]): void {
  const { missing, unexpected } = compareColumns(definition, columns);
  const [first] = missing;
  if (first === undefined) return;
  // Where none is known the first line may be no header, but somebody's record.
  const isHeader = unexpected.length < columns.length;
  const nearest = isHeader ? nearestName(first, unexpected) : undefined;
  const others = unexpected.slice(0, MOST_NAMED).map((name) => `"${name}"`);
  const more = unexpected.length > MOST_NAMED ? ` and ${unexpected.length - MOST_NAMED} more` : '';
  const renamed =
    nearest !== undefined
      ? `It has "${nearest}": if that is the same, put its name in the definition.`
      : isHeader && others.length > 0
        ? `Columns of it that the definition does not know: ${others.join(', ')}${more}. If one of them is the same, put its name in the definition.`
        : isHeader
          ? ''
          : 'None of its columns is known: is its header missing?';
  throw new ReeveError(
    'source/missing-column',
    missing.length === 1
      ? `The file has no column "${first}"`
      : `The file has none of these columns: ${missing.map((name) => `"${name}"`).join(', ')}`,
    {
      location: { column: first },
      hint: `${renamed} If the source no longer sends it, list it under columns: optional in the definition; if the file is another’s, take that definition.`.trimStart(),
    },
  );
}
