import { ReeveError } from '../../kernel/index.ts';
import { derivations, standardisers } from '../../standards/index.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { meantColumn } from '../model/input-column.ts';
import type { ColumnDefinition, MatchModel } from '../model/match-model.ts';
import {
  joinSql,
  quoteIdentifier,
  quoteInteger,
  quoteLiteral,
  type Sql,
  sql,
} from '../sql/index.ts';
import { columnSql } from './tables.ts';

/** The input's columns, as the reader loaded them. */
export interface InputColumns {
  /** Data sets in order. */
  readonly datasets: readonly string[];
  /** Input column -> column of the table of records, and whether it holds lists. */
  readonly columns: Readonly<Record<string, { readonly sql: Sql; readonly isArray: boolean }>>;
}

/** How one column of the model is made: from SQL alone, or by way of its distinct values. */
export interface ColumnStep {
  readonly index: number;
  readonly name: string;
  readonly definition: ColumnDefinition;
  /** SQL over the step's source table. */
  readonly source: Sql;
  /** Position of the model column it is made from, or null for input columns. */
  readonly from: number | null;
}

/**
 * The columns of a model in an order in which each can be made.
 * Throws `model/unknown-column` and `model/circular-columns`.
 */
export function columnSteps(
  model: MatchModel,
  input: InputColumns,
  dialect: Dialect,
): ColumnStep[] {
  const names = Object.keys(model.columns);
  const made = new Set<string>();
  const visiting = new Set<string>();
  const steps: ColumnStep[] = [];
  const make = (name: string): void => {
    if (made.has(name)) return;
    const definition = model.columns[name];
    if (definition === undefined || definition.gather !== undefined) return;
    if (visiting.has(name)) {
      throw new ReeveError('model/circular-columns', `Column "${name}" is made from itself`, {
        location: { field: `columns.${name}.from` },
        hint: 'Make it from a column of the input.',
      });
    }
    visiting.add(name);
    const parent = parentColumn(model, input, name);
    if (parent !== null) make(parent);
    made.add(name);
    steps.push({
      index: names.indexOf(name),
      name,
      definition,
      source:
        parent === null
          ? inputSource(definition, input, dialect, `columns.${name}.from`)
          : columnSql(names.indexOf(parent)),
      from: parent === null ? null : names.indexOf(parent),
    });
  };
  for (const name of names) make(name);
  return steps;
}

/** The model column that a column is made from; null when it is made from the input. */
function parentColumn(model: MatchModel, input: InputColumns, name: string): string | null {
  const from = model.columns[name]?.from;
  if (typeof from !== 'string') return null;
  // A column made from one of its own name takes the input's.
  if (from === name || !Object.hasOwn(model.columns, from)) return null;
  const derived = model.columns[name]?.derive !== undefined;
  return derived || !Object.hasOwn(input.columns, from) ? from : null;
}

function inputSource(
  definition: ColumnDefinition,
  input: InputColumns,
  dialect: Dialect,
  field: string,
): Sql {
  return withConstant(fromInput(definition, input, dialect, field), definition, input);
}

/** The value, or what all records of the data set have where there is none. */
function withConstant(value: Sql, { constant }: ColumnDefinition, input: InputColumns): Sql {
  if (constant === undefined) return value;
  const all = byDataset(input, (dataset) => {
    const own = Object.hasOwn(constant, dataset) ? constant[dataset] : undefined;
    return own === undefined ? undefined : quoteLiteral(own);
  });
  return sql`coalesce(${value}, ${all})`;
}

/**
 * What each data set has of its own; nothing for those that have none. Data sets that have the
 * same are one case: the database takes seconds to plan sixty, or sixty one within the other.
 */
function byDataset({ datasets }: InputColumns, of: (dataset: string) => Sql | undefined): Sql {
  const cases = new Map<Sql, Sql[]>();
  datasets.forEach((dataset, index) => {
    const value = of(dataset);
    if (value === undefined) return;
    const same = cases.get(value);
    if (same === undefined) cases.set(value, [quoteInteger(index)]);
    else same.push(quoteInteger(index));
  });
  if (cases.size === 0) return sql`NULL`;
  const whens = Array.from(
    cases,
    ([value, indexes]) => sql`WHEN dataset IN (${joinSql(indexes, ', ')}) THEN ${value}`,
  );
  return sql`CASE ${joinSql(whens, ' ')} END`;
}

function fromInput(
  definition: ColumnDefinition,
  input: InputColumns,
  dialect: Dialect,
  field: string,
): Sql {
  const { from } = definition;
  if (typeof from === 'string') return inputColumn(from, input, dialect, field);
  if (isList(from)) return joined(from, input, dialect, field);
  return byDataset(input, (dataset) => {
    const own = Object.hasOwn(from, dataset) ? from[dataset] : undefined;
    if (own === undefined) return undefined;
    return typeof own === 'string'
      ? inputColumn(own, input, dialect, field)
      : joined(own, input, dialect, field);
  });
}

function joined(
  names: readonly string[],
  input: InputColumns,
  dialect: Dialect,
  field: string,
): Sql {
  const parts = names.map((name) => inputColumn(name, input, dialect, field));
  return sql`nullif(concat_ws(' ', ${parts.reduce((all, part) => sql`${all}, ${part}`)}), '')`;
}

function inputColumn(name: string, input: InputColumns, dialect: Dialect, field: string): Sql {
  const meant = meantColumn(name, Object.keys(input.columns));
  const column = meant === undefined ? undefined : input.columns[meant];
  if (column === undefined) {
    throw new ReeveError('model/unknown-column', `The input has no column "${name}"`, {
      location: { field },
      hint: `Its columns are: ${Object.keys(input.columns).join(', ')}.`,
    });
  }
  return column.isArray ? column.sql : dialect.relations.trimmed(column.sql);
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** What has to be done to a column's distinct values in TypeScript; null when SQL does it all. */
export interface ValueWork {
  /** Values that the work does not change, as SQL over the value; null when it may change any. */
  readonly unchanged: ((value: Sql) => Sql) | null;
  readonly apply: (value: string) => string | readonly string[] | null;
  readonly isList: boolean;
}

/** Throws `model/unknown-standardiser` and `model/unknown-derivation`. */
export function valueWork(step: ColumnStep, dialect: Dialect): ValueWork | null {
  const { standardise, derive } = step.definition;
  if (standardise === undefined && derive === undefined) return null;
  const standardiser = standardise === undefined ? undefined : standardisers[standardise];
  if (standardise !== undefined && standardiser === undefined) {
    throw unknown('standardiser', standardise, Object.keys(standardisers), step.name);
  }
  const derivation = derive === undefined ? undefined : derivations[derive];
  if (derive !== undefined && derivation === undefined) {
    throw unknown('derivation', derive, Object.keys(derivations), step.name);
  }
  const pattern = derivation === undefined ? (standardiser?.alreadyStandard ?? null) : null;
  return {
    unchanged:
      pattern === null ? null : (value) => dialect.relations.matches(value, quoteLiteral(pattern)),
    apply: (value) => {
      const standard = standardiser === undefined ? value : standardiser.standardise(value);
      if (standard === null || derivation === undefined) return standard;
      return derivation.derive(standard);
    },
    isList: derivation?.type === 'text[]',
  };
}

function unknown(
  kind: 'standardiser' | 'derivation',
  name: string,
  known: string[],
  column: string,
): ReeveError {
  return new ReeveError(`model/unknown-${kind}`, `No ${kind} "${name}"`, {
    location: { field: `columns.${column}.${kind === 'derivation' ? 'derive' : 'standardise'}` },
    hint: `Known: ${known.join(', ')}.`,
  });
}

/** Table of a column's values as received and as they are to be. */
export function valueTable(index: number): Sql {
  return quoteIdentifier(`values_${index}`);
}

/** The finished column from text, by its declared type. */
export function typedColumn(step: ColumnStep, value: Sql, isList: boolean, dialect: Dialect): Sql {
  const { type, split } = step.definition;
  if (split !== undefined && !isList) return dialect.relations.split(value, quoteLiteral(split));
  if (type === 'date' || type === 'number') return dialect.relations.tryCast(value, type);
  return value;
}
