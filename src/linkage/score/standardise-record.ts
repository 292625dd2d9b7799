import { ReeveError } from '../../kernel/index.ts';
import { derivations, standardisers } from '../../standards/index.ts';
import { meantColumn } from '../model/input-column.ts';
import type { ColumnDefinition, MatchModel } from '../model/match-model.ts';
import type { RecordValues, Value } from './value.ts';

/** A record as received: text, lists of text, or null, by column of the input. */
export type RawRecord = Readonly<Record<string, string | readonly string[] | null | undefined>>;

type Make = (raw: RawRecord, dataset: string, made: Record<string, Value>) => Value;

/**
 * Makes a model's columns for one record in process, as `prepareRecords` does for all of them
 * in the database.
 *
 * @param inputColumns names of the columns that records as received can have
 * @example
 * const standardise = recordStandardiser(model, ['Surname']);
 * standardise({ Surname: " O'BRIEN " }, 'people') // { surname: 'obrien' }
 */
export function recordStandardiser(
  model: MatchModel,
  inputColumns: readonly string[],
): (raw: RawRecord, dataset: string) => RecordValues {
  const input = new Set(inputColumns);
  const steps = orderedColumns(model, input).map(([name, parent]) => {
    const definition = model.columns[name] as ColumnDefinition;
    return { name, make: columnMaker(definition, parent, name, inputColumns) };
  });
  return (raw, dataset) => {
    // Without a prototype: a column may have a name that every object has.
    const made: Record<string, Value> = Object.create(null);
    for (const { name, make } of steps) made[name] = make(raw, dataset, made);
    return made;
  };
}

/** Columns with the model column each is made from, or null, in an order in which they can be made. */
function orderedColumns(
  model: MatchModel,
  input: ReadonlySet<string>,
): (readonly [string, string | null])[] {
  const ordered = new Map<string, string | null>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (ordered.has(name)) return;
    if (visiting.has(name)) {
      throw new ReeveError('model/circular-columns', `Column "${name}" is made from itself`, {
        location: { field: `columns.${name}.from` },
        hint: 'Make it from a column of the input.',
      });
    }
    visiting.add(name);
    const parent = parentColumn(model, input, name);
    if (parent !== null) visit(parent);
    ordered.set(name, parent);
  };
  for (const name of Object.keys(model.columns)) visit(name);
  return [...ordered];
}

/** A name that both the model and the input have means the input's, unless something is derived. */
function parentColumn(model: MatchModel, input: ReadonlySet<string>, name: string): string | null {
  const definition = model.columns[name];
  if (definition?.gather !== undefined) return null;
  const from = definition?.from;
  if (typeof from !== 'string' || from === name || !Object.hasOwn(model.columns, from)) return null;
  return definition?.derive !== undefined || !input.has(from) ? from : null;
}

function columnMaker(
  definition: ColumnDefinition,
  parent: string | null,
  name: string,
  columns: readonly string[],
): Make {
  // One record tells nothing of the others: it is given with the record, or missing.
  if (definition.gather !== undefined) return (raw) => receivedValue(raw, name);
  const source: Make =
    parent === null ? inputReader(definition, columns) : (_, __, made) => made[parent] ?? null;
  const work = valueWork(definition, name);
  const finish = typed(definition);
  return (raw, dataset, made) => {
    const value = source(raw, dataset, made);
    if (value === null) return null;
    return finish(typeof value === 'string' ? work(value) : value);
  };
}

function inputReader(definition: ColumnDefinition, columns: readonly string[]): Make {
  const read = columnReader(definition, columns);
  const { constant } = definition;
  if (constant === undefined) return read;
  const all = new Map(Object.entries(constant));
  return (raw, dataset, made) => read(raw, dataset, made) ?? all.get(dataset) ?? null;
}

function columnReader({ from }: ColumnDefinition, columns: readonly string[]): Make {
  if (typeof from === 'string' || isList(from)) {
    const read = reader(from, columns);
    return (raw) => read(raw);
  }
  const readers = new Map(Object.entries(from).map(([name, own]) => [name, reader(own, columns)]));
  return (raw, dataset) => readers.get(dataset)?.(raw) ?? null;
}

/** Reads one column of the input, or several joined by a space. */
function reader(
  from: string | readonly string[],
  columns: readonly string[],
): (raw: RawRecord) => Value {
  const meant = (name: string): string => meantColumn(name, columns) ?? name;
  if (isList(from)) {
    const names = from.map(meant);
    return (raw) => joined(raw, names);
  }
  const name = meant(from);
  return (raw) => receivedValue(raw, name);
}

function receivedValue(raw: RawRecord, name: string): Value {
  return Object.hasOwn(raw, name) ? trimmed(raw[name]) : null;
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** Spaces as the database trims them: Unicode's space separators, not tabs or line ends. */
const OUTER_SPACES = /^\p{Zs}+|\p{Zs}+$/gu;

function trimmed(value: RawRecord[string]): Value {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return value;
  const text = value.replace(OUTER_SPACES, '');
  return text === '' ? null : text;
}

function joined(raw: RawRecord, names: readonly string[]): Value {
  const parts = names.map((name) => receivedValue(raw, name)).filter((value) => value !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

function valueWork(definition: ColumnDefinition, name: string): (value: string) => Value {
  const { standardise, derive } = definition;
  const standardiser = standardise === undefined ? undefined : standardisers[standardise];
  const derivation = derive === undefined ? undefined : derivations[derive];
  if (standardise !== undefined && standardiser === undefined) {
    throw unknown('standardiser', standardise, `columns.${name}.standardise`);
  }
  if (derive !== undefined && derivation === undefined) {
    throw unknown('derivation', derive, `columns.${name}.derive`);
  }
  return (value) => {
    const standard = standardiser === undefined ? value : standardiser.standardise(value);
    if (standard === null || derivation === undefined) return standard;
    return derivation.derive(standard) as Value;
  };
}

function unknown(kind: 'standardiser' | 'derivation', name: string, field: string): ReeveError {
  return new ReeveError(`model/unknown-${kind}`, `No ${kind} "${name}"`, { location: { field } });
}

function typed({ type, split }: ColumnDefinition): (value: Value) => Value {
  if (split !== undefined) {
    return (value) =>
      typeof value !== 'string'
        ? value
        : value
            .split(split)
            .map((part) => part.replace(OUTER_SPACES, ''))
            .filter((part) => part !== '');
  }
  if (type === 'date') return (value) => (typeof value === 'string' ? dateOf(value) : value);
  if (type === 'number') return (value) => (typeof value === 'string' ? numberOf(value) : value);
  return (value) => value;
}

/**
 * A date of the years 1 to 9999 that exists, as `YYYY-MM-DD`, whatever time or other text stands
 * behind it, as the database has it; null for anything else.
 */
function dateOf(text: string): string | null {
  const parts = WRITTEN_DATE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0;
  if (!exists || month < 1 || year < 1 || year > 9999) return null;
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Not where a year before Christ is meant. */
const WRITTEN_DATE = /^[\t-\r ]*(\d{4,6})([-/ \\])(\d{1,2})\2(\d{1,2})(?!\d| \(BC\))/i;

function numberOf(text: string): number | null {
  const number = WRITTEN_NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

const WRITTEN_NUMBER = /^[\t-\r ]*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?[\t-\r ]*$/i;
