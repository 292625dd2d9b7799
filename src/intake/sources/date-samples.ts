import { type DateOrder, detectDateOrder, detectDayNumbers } from '../../standards/index.ts';
import { columnsOfValue, listOf, optionsOf } from './columns-used.ts';
import type { DateFormat, SourceDefinition, ValueDefinition } from './definition-schema.ts';
import type { ReceivedRow } from './mapped-row.ts';

/** Values kept of a column: enough to tell an order by, as days above 12 are in three of five dates. */
const MOST_KEPT = 2_000;

/** Values of one column of dates, to tell how its dates are written. */
export class DateSample {
  readonly column: string;
  readonly format: DateFormat;
  readonly #position: number;
  readonly #texts: string[] = [];

  constructor(column: string, format: DateFormat, position: number) {
    this.column = column;
    this.format = format;
    this.#position = position;
  }

  add(row: ReceivedRow): void {
    if (this.#texts.length >= MOST_KEPT) return;
    const text = row[this.#position]?.trim() ?? '';
    if (text !== '') this.#texts.push(text);
  }

  /** The order that the values show, whatever the definition says. */
  get order(): DateOrder {
    return detectDateOrder(this.#texts);
  }

  get hasDayNumbers(): boolean {
    return detectDayNumbers(this.#texts);
  }
}

const DATES: ReadonlySet<string> = new Set(['dateOfBirth', 'dateOfDeath', 'addressFrom']);

/** An empty sample for each column of a file that a definition reads dates from. */
export function dateSamples(
  definition: SourceDefinition,
  positions: ReadonlyMap<string, number>,
): readonly DateSample[] {
  const samples = new Map<string, DateSample>();
  const add = (value: ValueDefinition | undefined, dates: DateFormat | undefined): void => {
    if (value === undefined) return;
    for (const column of columnsOfValue(value)) {
      const position = positions.get(column);
      if (position === undefined || samples.has(column)) continue;
      samples.set(column, new DateSample(column, { ...definition.dates, ...dates }, position));
    }
  };
  const { records = [], attachments = [] } = definition;
  for (const { attributes } of records) {
    for (const [name, value] of Object.entries(attributes)) {
      if (DATES.has(name) && value !== undefined) add(value, optionsOf(value)?.dates);
    }
  }
  for (const { started, ended, lastDay, facts = {} } of [...records, ...attachments]) {
    for (const value of [started, ended, lastDay]) {
      add(value, value === undefined ? undefined : optionsOf(value)?.dates);
    }
    for (const fact of Object.values(facts)) {
      if (fact.type === 'date') add(listOf(fact.from), fact.dates);
    }
  }
  return [...samples.values()];
}
