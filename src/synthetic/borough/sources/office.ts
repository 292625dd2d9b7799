import { type Day, type Month, monthOf } from '../calendar.ts';
import { KeyedRandom } from '../chance.ts';
import { Table } from '../columns.ts';
import type { Clerk } from '../entry/clerk.ts';
import type { ErrorRates, SourceName } from '../entry/rates.ts';
import type { Plants } from '../plants/plant.ts';
import type { Identity } from '../world/identity.ts';
import type { World } from '../world/world.ts';

/** Something to do when its month comes: what it means is the source's own business. */
export interface Task {
  readonly task: number;
  readonly a: number;
  readonly b: number;
  readonly day: Day;
}

/**
 * What a source has around it: the borough to look at, a clerk who enters, an
 * in-tray of things that it has heard of and not yet done, and chance of its own.
 */
export class Office {
  readonly source: SourceName;
  readonly world: World;
  readonly identity: Identity;
  readonly plants: Plants;
  readonly clerk: Clerk;
  readonly rates: ErrorRates;
  /** Month of the last extract. */
  readonly lastMonth: Month;
  /** The month being lived: the borough sets it. */
  now: Month = 0;
  readonly #seed: number;
  readonly #streams = new Map<string, KeyedRandom>();
  readonly #trays = new Map<Month, Table<'task' | 'a' | 'b' | 'day'>>();

  constructor(parts: {
    source: SourceName;
    world: World;
    identity: Identity;
    plants: Plants;
    clerk: Clerk;
    lastMonth: Month;
    seed: number;
  }) {
    this.source = parts.source;
    this.world = parts.world;
    this.identity = parts.identity;
    this.plants = parts.plants;
    this.clerk = parts.clerk;
    this.rates = parts.clerk.rates;
    this.lastMonth = parts.lastMonth;
    this.#seed = parts.seed;
  }

  /**
   * Chance for a purpose, of one entity on one occasion. The same call always
   * draws the same. A stream is shared by all calls with its purpose: finish
   * with one before asking for the next.
   */
  random(purpose: string, entity: number, occasion = 0): KeyedRandom {
    let stream = this.#streams.get(purpose);
    if (stream === undefined) {
      stream = new KeyedRandom(this.#seed, `${this.source}/${purpose}`);
      this.#streams.set(purpose, stream);
    }
    return stream.of(entity, occasion);
  }

  /** Whether the service hears of a change of someone, on a day: `notTold` of its rates. */
  isTold(person: number, day: Day): boolean {
    return !this.random('told', person, day).chance(this.rates.notTold);
  }

  /** The month in which the service enters a change of a day: late by its own habit. */
  monthOfEntry(person: number, day: Day): Month {
    const mean = this.rates.monthsLate;
    if (mean <= 0) return monthOf(day);
    const u = this.random('late', person, day).next();
    return monthOf(day) + Math.floor(-Math.log(1 - u) * mean);
  }

  /** Puts a task in the tray of a month; one that has gone by is done in the month at hand. */
  later(month: Month, task: number, day: Day, a: number, b = -1): void {
    const due = Math.max(month, this.now);
    let tray = this.#trays.get(due);
    if (tray === undefined) {
      tray = new Table(['task', 'a', 'b', 'day']);
      this.#trays.set(due, tray);
    }
    tray.add({ task, a, b, day });
  }

  /** Takes what is due in a month out of the tray, in the order in which it was put there. */
  *due(month: Month): Generator<Task> {
    const tray = this.#trays.get(month);
    if (tray === undefined) return;
    this.#trays.delete(month);
    const { task, a, b, day } = tray.columns;
    for (let i = 0; i < tray.length; i++) {
      yield { task: task.get(i), a: a.get(i), b: b.get(i), day: day.get(i) };
    }
  }
}
