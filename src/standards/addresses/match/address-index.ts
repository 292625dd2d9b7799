import type { AddressStatus } from '../gazetteer/gazetteer-address.ts';
import type { StreetName } from './keys.ts';
import { NameSearch } from './name-search.ts';
import { isNoUnit, type Unit } from './unit.ts';

/** Numbers a house can have: BS 7666-2 allows four digits. */
const NUMBERS = 10_000;

/** In the order of their numbers in `IndexParts.addressFlags`. */
export const STATUSES: readonly AddressStatus[] = [
  'approved',
  'alternative',
  'candidate',
  'provisional',
  'historical',
];

/** Numbers of a list by number of another, one after the other: `items[starts[k]..starts[k+1])`. */
interface Postings {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** A capital letter as 1 to 26; 0 for none. */
export function suffixCode(suffix: string | null): number {
  return suffix === null || suffix === '' ? 0 : suffix.charCodeAt(0) - 64;
}

/** The columns of an index, as its builder gathers them. */
export interface IndexParts {
  readonly streetNames: readonly StreetName[];
  readonly streetName: Int32Array;
  readonly streetPlaces: readonly (readonly string[])[];
  readonly postcodes: ReadonlyMap<string, number>;
  readonly postcodeTexts: readonly string[];
  readonly buildingNames: readonly string[];
  readonly buildingNameIds: ReadonlyMap<string, number>;
  readonly buildings: Int32Array;
  readonly units: readonly Unit[];
  readonly addressBuilding: Int32Array;
  readonly addressUnit: Int32Array;
  readonly addressUprn: Float64Array;
  readonly addressFlags: Uint8Array;
  readonly children: ReadonlyMap<number, number>;
}

/** Fields of a building in `AddressIndex.buildings`. */
const BUILDING_FIELDS = 7;

/**
 * A gazetteer, indexed for matching: by postcode, by street, by building name,
 * each exactly and the names with slips. Built once, read by many.
 */
export class AddressIndex {
  /** What it was made of, to be kept. */
  readonly parts: IndexParts;
  readonly streetNames: readonly StreetName[];
  readonly streetName: Int32Array;
  readonly streetPlaces: readonly (readonly string[])[];
  readonly postcodes: ReadonlyMap<string, number>;
  readonly postcodeTexts: readonly string[];
  readonly buildingNames: readonly string[];
  readonly units: readonly Unit[];
  readonly addressUprn: Float64Array;
  readonly #buildings: Int32Array;
  readonly #addressUnit: Int32Array;
  readonly #addressFlags: Uint8Array;
  readonly #children: ReadonlyMap<number, number>;
  readonly #nameByKey = new Map<string, number>();
  readonly #nameByBase = new Map<string, number[]>();
  readonly #bases: string[] = [];
  readonly #buildingNameIds: ReadonlyMap<string, number>;
  readonly #addresses: Postings;
  readonly #byPostcode: Postings;
  readonly #byStreet: Postings;
  readonly #byName: Postings;
  readonly #streetsOfName: Postings;
  readonly #nameSearch: NameSearch;
  readonly #buildingSearch: NameSearch;
  readonly #units: Int32Array;
  /** Addresses by street name, number, building name, street and postcode. */
  readonly streetNameCounts: Int32Array;
  readonly numberCounts: Int32Array;
  readonly buildingNameCounts: Int32Array;
  readonly streetCounts: Int32Array;
  readonly postcodeCounts: Int32Array;
  readonly places = new Set<string>();
  readonly districts = new Set<string>();

  constructor(parts: IndexParts) {
    this.parts = parts;
    this.streetNames = parts.streetNames;
    this.streetName = parts.streetName;
    this.streetPlaces = parts.streetPlaces;
    this.postcodes = parts.postcodes;
    this.postcodeTexts = parts.postcodeTexts;
    this.buildingNames = parts.buildingNames;
    this.#buildingNameIds = parts.buildingNameIds;
    this.units = parts.units;
    this.addressUprn = parts.addressUprn;
    this.#buildings = parts.buildings;
    this.#addressUnit = parts.addressUnit;
    this.#addressFlags = parts.addressFlags;
    this.#children = parts.children;
    for (const places of parts.streetPlaces) for (const place of places) this.places.add(place);
    for (const text of parts.postcodeTexts) this.districts.add(text.slice(0, text.indexOf(' ')));
    parts.streetNames.forEach(({ key, base }, id) => {
      this.#nameByKey.set(key, id);
      const ids = this.#nameByBase.get(base);
      if (ids === undefined) {
        this.#nameByBase.set(base, [id]);
        this.#bases.push(base);
      } else ids.push(id);
    });
    const buildings = this.#buildings.length / BUILDING_FIELDS;
    this.#addresses = post(parts.addressBuilding, buildings);
    const column = (field: number) =>
      Int32Array.from(
        { length: buildings },
        (_, b) => this.#buildings[b * BUILDING_FIELDS + field]!,
      );
    this.#byStreet = post(column(0), parts.streetName.length);
    this.#byName = post(column(5), parts.buildingNames.length);
    this.#byPostcode = post(column(6), parts.postcodeTexts.length);
    this.#streetsOfName = post(parts.streetName, parts.streetNames.length);
    this.#nameSearch = new NameSearch(this.#bases);
    this.#buildingSearch = new NameSearch(parts.buildingNames);
    this.streetNameCounts = new Int32Array(parts.streetNames.length);
    this.numberCounts = new Int32Array(NUMBERS);
    this.buildingNameCounts = new Int32Array(parts.buildingNames.length);
    this.streetCounts = new Int32Array(parts.streetName.length);
    this.postcodeCounts = new Int32Array(parts.postcodeTexts.length);
    this.#units = new Int32Array(buildings);
    this.#count();
  }

  /** Addresses in the index, alternatives and historical ones included. */
  get size(): number {
    return this.addressUprn.length;
  }

  #count(): void {
    for (let b = 0; b < this.#units.length; b += 1) {
      const [from, to] = this.addressesOf(b);
      for (let i = from; i < to; i += 1) {
        if (!isNoUnit(this.units[this.#addressUnit[this.addressAt(i)]!]!)) {
          this.#units[b] = this.#units[b]! + 1;
        }
      }
      const size = to - from;
      const street = this.street(b);
      const name = this.name(b);
      const number = this.start(b);
      this.streetCounts[street]! += size;
      this.streetNameCounts[this.streetName[street]!]! += size;
      if (number >= 0) this.numberCounts[number]! += size;
      if (name >= 0) this.buildingNameCounts[name]! += size;
      const postcode = this.postcode(b);
      if (postcode >= 0) this.postcodeCounts[postcode]! += size;
    }
  }

  street(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS]!;
  }
  start(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS + 1]!;
  }
  startSuffix(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS + 2]!;
  }
  end(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS + 3]!;
  }
  endSuffix(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS + 4]!;
  }
  name(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS + 5]!;
  }
  postcode(building: number): number {
    return this.#buildings[building * BUILDING_FIELDS + 6]!;
  }
  /** How many of a building's addresses are of units. */
  unitCount(building: number): number {
    return this.#units[building]!;
  }

  /** Range of positions for `addressAt`. */
  addressesOf(building: number): readonly [number, number] {
    return [this.#addresses.starts[building]!, this.#addresses.starts[building + 1]!];
  }
  addressAt(position: number): number {
    return this.#addresses.items[position]!;
  }
  unit(address: number): Unit {
    return this.units[this.#addressUnit[address]!]!;
  }
  unitId(address: number): number {
    return this.#addressUnit[address]!;
  }
  status(address: number): AddressStatus {
    return STATUSES[this.#addressFlags[address]! & 7]!;
  }
  isHistoricalProperty(address: number): boolean {
    return (this.#addressFlags[address]! & 8) !== 0;
  }
  /** Properties that have this one as their parent. */
  childCount(uprn: number): number {
    return this.#children.get(uprn) ?? 0;
  }

  buildingsInPostcode(postcode: number): Int32Array {
    return slice(this.#byPostcode, postcode);
  }
  buildingsInStreet(street: number): Int32Array {
    return slice(this.#byStreet, street);
  }
  buildingsCalled(name: number): Int32Array {
    return slice(this.#byName, name);
  }
  streetsCalled(name: number): Int32Array {
    return slice(this.#streetsOfName, name);
  }
  streetNameByKey(key: string): number | undefined {
    return this.#nameByKey.get(key);
  }
  streetNamesByBase(base: string): readonly number[] {
    return this.#nameByBase.get(base) ?? [];
  }
  /** Names of streets whose name, the descriptor apart, is a few slips away. */
  streetNamesNear(base: string): { readonly id: number; readonly edits: number }[] {
    return this.#nameSearch
      .near(base)
      .flatMap(({ id, edits }) =>
        this.streetNamesByBase(this.#bases[id]!).map((name) => ({ id: name, edits })),
      );
  }
  buildingNameByKey(key: string): number | undefined {
    return this.#buildingNameIds.get(key);
  }
  buildingNamesNear(key: string): readonly { readonly id: number; readonly edits: number }[] {
    return this.#buildingSearch.near(key);
  }
}

function post(keys: Int32Array, count: number): Postings {
  const starts = new Int32Array(count + 1);
  for (const key of keys) if (key >= 0) starts[key + 1]! += 1;
  for (let k = 0; k < count; k += 1) starts[k + 1]! += starts[k]!;
  const next = starts.slice();
  const items = new Int32Array(starts[count]!);
  keys.forEach((key, item) => {
    if (key < 0) return;
    items[next[key]!] = item;
    next[key]! += 1;
  });
  return { starts, items };
}

function slice({ starts, items }: Postings, key: number): Int32Array {
  return items.subarray(starts[key]!, starts[key + 1]!);
}
