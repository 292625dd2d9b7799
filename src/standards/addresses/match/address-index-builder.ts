import type { AddressableObject } from '../address-parts.ts';
import type { GazetteerAddress } from '../gazetteer/gazetteer-address.ts';
import { tokenise } from '../tokens.ts';
import { AddressIndex, STATUSES, suffixCode } from './address-index.ts';
import { keyOf, type StreetName, streetNameOf } from './keys.ts';
import { NO_UNIT, type Unit, unitOf } from './unit.ts';

/** A table of distinct texts. */
class Distinct {
  readonly ids = new Map<string, number>();
  readonly texts: string[] = [];

  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.ids.set(text, id);
    this.texts.push(text);
    return id;
  }
}

/**
 * Gathers the addresses of a gazetteer and makes the index of them. Streets,
 * building names, units and postcodes are kept once each; the addresses
 * themselves are numbers in typed arrays.
 */
export class AddressIndexBuilder {
  readonly #streetNames = new Distinct();
  readonly #parsedNames: StreetName[] = [];
  readonly #nameIdOfText = new Map<string, number>();
  readonly #streets = new Distinct();
  readonly #streetName: number[] = [];
  readonly #streetPlaces: string[][] = [];
  readonly #postcodes = new Distinct();
  readonly #buildingNames = new Distinct();
  readonly #buildingNameIdOfText = new Map<string, number>();
  readonly #buildings = new Map<string, number>();
  /** Seven numbers a building. */
  readonly #building: number[] = [];
  readonly #units = new Distinct();
  readonly #parsedUnits: Unit[] = [];
  readonly #unitIdOfText = new Map<string, number>();
  readonly #addressBuilding: number[] = [];
  readonly #addressUnit: number[] = [];
  readonly #addressUprn: number[] = [];
  readonly #addressFlags: number[] = [];
  readonly #children = new Map<number, Set<number>>();
  readonly #labels = new Distinct();

  /** Adds one address. Those that name neither street nor building are left out. */
  add(address: GazetteerAddress): void {
    const building = this.#buildingOf(address);
    if (building < 0) return;
    const uprn = Number(address.uprn);
    this.#addressBuilding.push(building);
    this.#addressUnit.push(this.#unitOf(address.sao));
    this.#addressUprn.push(uprn);
    this.#addressFlags.push(
      STATUSES.indexOf(address.status) | (address.isHistoricalProperty ? 8 : 0),
    );
    if (address.parentUprn !== null && !address.isHistoricalProperty) {
      const parent = Number(address.parentUprn);
      const children = this.#children.get(parent);
      if (children === undefined) this.#children.set(parent, new Set([uprn]));
      else children.add(uprn);
    }
  }

  /** The index of what was added. */
  build(): AddressIndex {
    return new AddressIndex({
      streetNames: this.#parsedNames,
      streetName: Int32Array.from(this.#streetName),
      streetPlaces: this.#streetPlaces,
      postcodes: this.#postcodes.ids,
      postcodeTexts: this.#postcodes.texts,
      buildingNames: this.#buildingNames.texts,
      buildingNameIds: this.#buildingNames.ids,
      buildings: Int32Array.from(this.#building),
      units: this.#parsedUnits,
      addressBuilding: Int32Array.from(this.#addressBuilding),
      addressUnit: Int32Array.from(this.#addressUnit),
      addressUprn: Float64Array.from(this.#addressUprn),
      addressFlags: Uint8Array.from(this.#addressFlags),
      children: new Map([...this.#children].map(([parent, set]) => [parent, set.size])),
    });
  }

  #buildingOf(address: GazetteerAddress): number {
    const { pao, street } = address;
    if (street === null && pao.text === null) return -1;
    const streetId = this.#streetOf(address);
    const name = pao.text === null ? -1 : this.#buildingNameOf(pao.text);
    const postcode = address.postcode === null ? -1 : this.#postcodes.idOf(address.postcode);
    const start = pao.startNumber ?? -1;
    const startSuffix = suffixCode(pao.startSuffix);
    const end = pao.endNumber ?? -1;
    const endSuffix = suffixCode(pao.endSuffix);
    const key = `${streetId},${start},${startSuffix},${end},${endSuffix},${name},${postcode}`;
    const known = this.#buildings.get(key);
    if (known !== undefined) return known;
    const id = this.#buildings.size;
    this.#buildings.set(key, id);
    this.#building.push(streetId, start, startSuffix, end, endSuffix, name, postcode);
    return id;
  }

  #streetOf({ street, locality, town, postTown }: GazetteerAddress): number {
    const text = street ?? '';
    let name = this.#nameIdOfText.get(text);
    if (name === undefined) {
      const parsed = streetNameOf(tokenise([text]).map((token) => token.text));
      name = this.#streetNames.idOf(parsed.key);
      this.#parsedNames[name] ??= parsed;
      this.#nameIdOfText.set(text, name);
    }
    const places = [locality, town, postTown]
      .filter((place) => place !== null)
      .map((place) => this.#labels.idOf(place));
    const id = this.#streets.idOf(`${name},${places.join(',')}`);
    if (id === this.#streetName.length) {
      this.#streetName.push(name);
      const keys = places.map((place) =>
        keyOf(tokenise([this.#labels.texts[place]!]).map((token) => token.text)),
      );
      this.#streetPlaces.push([...new Set(keys)]);
    }
    return id;
  }

  #buildingNameOf(text: string): number {
    const known = this.#buildingNameIdOfText.get(text);
    if (known !== undefined) return known;
    const id = this.#buildingNames.idOf(keyOf(tokenise([text]).map((token) => token.text)));
    this.#buildingNameIdOfText.set(text, id);
    return id;
  }

  #unitOf(sao: AddressableObject): number {
    const number =
      sao.startNumber === null
        ? null
        : `${sao.startNumber}${sao.startSuffix ?? ''}${sao.endNumber === null ? '' : `-${sao.endNumber}${sao.endSuffix ?? ''}`}`;
    const text = `${number ?? ''}|${sao.text ?? ''}`;
    const known = this.#unitIdOfText.get(text);
    if (known !== undefined) return known;
    const words = sao.text === null ? [] : tokenise([sao.text]).map((token) => token.text);
    const unit = number === null && words.length === 0 ? NO_UNIT : unitOf(words, number);
    const id = this.#units.idOf(`${unit.kind},${unit.label},${unit.position},${unit.rest}`);
    this.#parsedUnits[id] ??= unit;
    this.#unitIdOfText.set(text, id);
    return id;
  }
}
