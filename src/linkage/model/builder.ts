import type {
  ColumnDefinition,
  Comparison,
  DeterministicRule,
  Level,
  MatchModel,
  ValueType,
} from './match-model.ts';
import { MODEL_FORMAT } from './schema.ts';
import { validateModel } from './validate.ts';

/**
 * Match models in TypeScript: the compiler holds the columns that comparisons
 * and rules name to those that the model declares. What comes out is the JSON
 * that `validateModel` accepts.
 */

/** A condition over columns of these names; see `Condition`. */
export type ConditionOn<Column extends string> =
  | 'else'
  | { readonly exact: Column }
  | { readonly jaroWinkler: Column; readonly atLeast: number }
  | { readonly levenshtein: Column; readonly atMost: number }
  | { readonly damerauLevenshtein: Column; readonly atMost: number }
  | { readonly jaccard: Column; readonly atLeast: number }
  | { readonly numeric: Column; readonly within: number }
  | { readonly date: Column; readonly within: number; readonly unit: 'day' | 'month' | 'year' }
  | { readonly swapped: readonly [Column, Column] }
  | { readonly overlap: Column; readonly atLeast: number }
  | { readonly expression: string }
  | { readonly all: readonly ConditionOn<Column>[] }
  | { readonly any: readonly ConditionOn<Column>[] };

/** A level over columns of these names; see `Level`. */
export interface LevelOn<Column extends string> extends Omit<Level, 'when' | 'termFrequency'> {
  readonly when: ConditionOn<Column>;
  readonly termFrequency?: { readonly column: Column; readonly weight?: number };
}

/** A comparison over columns of these names; see `Comparison`. */
export interface ComparisonOn<Column extends string> extends Omit<Comparison, 'levels'> {
  readonly levels: readonly LevelOn<Column>[];
}

declare const recordExpression: unique symbol;

/** An expression over one record, as a rule's key beside plain columns. */
export type RecordExpression = string & { readonly [recordExpression]: true };

/**
 * Marks a text as an expression over one record, which the compiler lets stand
 * where it expects a column. The expression is checked when the model is made.
 *
 * @example
 * { on: [expression('substr(surname, 1, 4)'), 'dob'] }
 */
export function expression(text: string): RecordExpression {
  return text as RecordExpression;
}

/** Names of the columns of a type, in a model's declaration of columns. */
type ColumnsOfType<Columns, Type extends ValueType> = {
  [Name in keyof Columns & string]: Columns[Name] extends { readonly type: Type } ? Name : never;
}[keyof Columns & string];

export interface BlockingRuleOn<Column extends string, List extends string> {
  readonly description?: string;
  readonly on: readonly (Column | RecordExpression)[];
  /** Columns of type `text[]` among `on`, which match on any element in common. */
  readonly explode?: readonly List[];
}

export interface DeterministicRuleOn<Column extends string> extends Omit<DeterministicRule, 'on'> {
  readonly on: readonly (Column | RecordExpression)[];
}

/** A match model but for its format, with names checked against `Columns`. */
export interface ModelDefinition<Columns extends Readonly<Record<string, ColumnDefinition>>>
  extends Omit<
    MatchModel,
    '$schema' | 'format' | 'columns' | 'comparisons' | 'blocking' | 'deterministic'
  > {
  readonly columns: Columns;
  readonly comparisons: readonly ComparisonOn<NoInfer<keyof Columns & string>>[];
  readonly blocking: readonly BlockingRuleOn<
    NoInfer<keyof Columns & string>,
    NoInfer<ColumnsOfType<Columns, 'text[]'>>
  >[];
  readonly deterministic?: readonly DeterministicRuleOn<NoInfer<keyof Columns & string>>[];
}

/**
 * Makes a match model. A column that is not declared does not compile; the
 * rest is checked as that of a model from a file, with the same errors.
 *
 * Throws what `validateModel` throws.
 *
 * @example
 * matchModel({
 *   linkType: 'dedupe',
 *   columns: {
 *     surname: { from: 'last_name', standardise: 'surname' },
 *     dob: { from: 'date_of_birth', standardise: 'date' },
 *   },
 *   comparisons: [nameComparison('surname'), dateOfBirthComparison('dob')],
 *   blocking: [{ on: ['dob'] }, { on: [expression('substr(surname, 1, 4)')] }],
 * });
 */
export function matchModel<const Columns extends Readonly<Record<string, ColumnDefinition>>>(
  definition: ModelDefinition<Columns>,
): MatchModel {
  return validateModel({ format: MODEL_FORMAT, ...definition });
}
