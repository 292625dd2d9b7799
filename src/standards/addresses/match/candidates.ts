import type { AddressIndex } from './address-index.ts';
import { isWithin } from './evidence.ts';
import type { Asked } from './readings.ts';

/** Most buildings looked at for one address: more are no evidence of anything. */
const MOST_CANDIDATES = 600;

/**
 * Finds the buildings that an address may mean: those of its postcode, of its
 * street, or of its name, that also have its number or a name like its own.
 */
export class CandidateFinder {
  readonly #index: AddressIndex;
  readonly #seen = new Set<number>();

  constructor(index: AddressIndex) {
    this.#index = index;
  }

  find(readings: readonly Asked[], postcode: number | undefined): number[] {
    this.#seen.clear();
    const names = new Map<string, ReadonlySet<number>>();
    const namesFor = (name: string): ReadonlySet<number> => {
      const known = names.get(name);
      if (known !== undefined) return known;
      const found = this.#namesLike(name);
      names.set(name, found);
      return found;
    };
    if (postcode !== undefined) {
      for (const building of this.#index.buildingsInPostcode(postcode)) {
        if (readings.some((asked) => this.#mayBe(asked, building, namesFor))) this.#add(building);
      }
    }
    const streets = new Set<string>();
    for (const asked of readings) {
      if (asked.street === null) continue;
      const numbers = `${asked.street.key} ${asked.number?.start ?? ''}-${asked.number?.end ?? ''} ${asked.name}`;
      if (streets.has(numbers)) continue;
      streets.add(numbers);
      this.#addStreets(asked, namesFor);
    }
    for (const asked of readings) {
      if (asked.name === '') continue;
      for (const name of namesFor(asked.name)) {
        for (const building of this.#index.buildingsCalled(name)) this.#add(building);
      }
    }
    return [...this.#seen];
  }

  #add(building: number): void {
    if (this.#seen.size < MOST_CANDIDATES) this.#seen.add(building);
  }

  #addStreets(asked: Asked, namesFor: (name: string) => ReadonlySet<number>): void {
    const index = this.#index;
    const { key, base } = asked.street!;
    const exact = index.streetNameByKey(key);
    const ids = new Set<number>(exact === undefined ? [] : [exact]);
    for (const id of index.streetNamesByBase(base)) ids.add(id);
    if (exact === undefined) {
      for (const { id } of index.streetNamesNear(base)) ids.add(id);
      // A descriptor that is itself misspelt was taken for part of the name.
      if (base === key) for (const id of this.#cutShort(key)) ids.add(id);
    }
    for (const id of ids) {
      for (const street of index.streetsCalled(id)) {
        for (const building of index.buildingsInStreet(street)) {
          if (this.#mayBe(asked, building, namesFor)) this.#add(building);
        }
      }
    }
  }

  /** Streets whose name, descriptor and all, is a slip or two away from a key without descriptor. */
  #cutShort(key: string): number[] {
    const found: number[] = [];
    for (const cut of [6, 5, 4, 3]) {
      if (key.length - cut < 4) continue;
      for (const id of this.#index.streetNamesByBase(key.slice(0, -cut))) found.push(id);
    }
    return found;
  }

  #mayBe(
    { number, name }: Asked,
    building: number,
    namesFor: (name: string) => ReadonlySet<number>,
  ): boolean {
    const index = this.#index;
    if (number !== null) {
      const start = index.start(building);
      if (
        start >= 0 &&
        (start === number.start || isWithin(number.start, number.end, start, index.end(building)))
      ) {
        return true;
      }
    }
    if (name === '') return false;
    const held = index.name(building);
    return held >= 0 && namesFor(name).has(held);
  }

  #namesLike(name: string): ReadonlySet<number> {
    const found = new Set<number>();
    const exact = this.#index.buildingNameByKey(name);
    if (exact !== undefined) found.add(exact);
    for (const { id } of this.#index.buildingNamesNear(name)) found.add(id);
    return found;
  }
}
