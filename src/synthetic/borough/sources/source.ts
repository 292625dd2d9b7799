import type { Day, Month } from '../calendar.ts';
import type { SourceName } from '../entry/rates.ts';
import type { Layout } from '../extract/layout.ts';
import type { WorldEvent } from '../world/world.ts';
import type { Office } from './office.ts';

/**
 * A line-of-business system: a little system of its own, with its own records.
 *
 * It takes people on when the borough opens, hears of what happens (by its own
 * chance, with its own delay), enters and changes its records, and once a month
 * dumps all it holds in its own layout. What it entered stays as entered, slips
 * included, until it is entered again. It never reads the truth of today for a
 * field it entered a year ago: see `Clerk`.
 *
 * A source draws only through its office, so that one source more or less
 * changes nothing for the others.
 */
export interface Source {
  readonly name: SourceName;
  /** What the council calls it, and the system behind it. */
  readonly title: string;
  /** One for each file of the extract: most sources have one. */
  readonly layouts: readonly Layout[];
  /** The first day: takes on those who already live here. */
  open(office: Office, day: Day): void;
  /** Hears of one event, in the month it happened, in order. Only notes it: the office delays it. */
  hear(office: Office, event: WorldEvent): void;
  /** Does what has come due (`Office.later`) and the month's own round: reviews, canvass, loans. */
  work(office: Office, month: Month): void;
  /** Writes all it holds at the end of a month. */
  extract(office: Office, month: Month, files: readonly ExtractFile[]): void;
}

/** One file of an extract being written. */
export interface ExtractFile {
  /**
   * One row. Where the row is a record of a person, name the record and the
   * person: that is what the truth learns; `-1` for rows about no one. A row
   * that names several people (a marriage) is a record of each of them.
   */
  row(record: RowTruth | readonly RowTruth[], values: readonly string[]): void;
}

/** What the truth notes of a row: never written to the extract. */
export interface RowTruth {
  /** Number of the source's record, from 0 without gaps: the same one for as long as it is held. */
  readonly record: number;
  /** The key that the row shows for it, in words: unique in the source. */
  readonly key: string;
  readonly person: number;
  /** Address that the row means to state (a property, or one outside), or -1. */
  readonly home: number;
  /** Bits of `ADDRESS_SLIP` that say what is wrong with the address as written. */
  readonly slips: number;
}
