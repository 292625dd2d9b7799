import { type Random, seededRandom, weightedDraw } from '../../random.ts';
import { dayOf } from '../calendar.ts';
import type { Texts } from '../columns.ts';
import { Gazetteer, PROPERTY, type PropertyColumn, TENURE } from './gazetteer.ts';
import {
  BUILDING_KINDS,
  BUILDING_STEMS,
  CARE_HOME_NAMES,
  FIRST_DISTRICT,
  GRID_ORIGIN,
  HOUSE_NAMES,
  LOCALITIES,
  POST_TOWN,
  POSTCODE_AREA,
  SHOP_NAMES,
  STREET_KINDS,
  STREET_STEMS,
  WARD_PROFILES,
  type WardProfile,
} from './place-names.ts';
import { type Plot, WARDS } from './wards.ts';

// The inward code never has C, I, K, M, O or V (Royal Mail, PAF Programmers' Guide).
const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
/** Streets end and blocks begin before a postcode is full: this makes about 15 homes each, as in the United Kingdom. */
const ROOM_IN_POSTCODE = 20;
/** Of 400 inward letters a sector has room for; sectors are never full. */
const POSTCODES_PER_SECTOR = 240;
const RENAMED_STREETS = 0.02;
/** One bed in a care home for about 140 people: illustrative, near Census 2021 (0.7% in them or in hospital). */
const PEOPLE_PER_CARE_BED = 140;

const drawStreetKind = weightedDraw(
  STREET_KINDS.map(([kind]) => kind),
  STREET_KINDS.map(([, weight]) => weight),
);

/**
 * Lays the borough out: streets of plots, each plot a house, a house split into
 * flats, a block, a shop with a flat above, until there are homes enough.
 */
export function buildGazetteer(
  texts: Texts,
  options: { readonly seed: number; readonly people: number; readonly dwellings: number },
): Gazetteer {
  const random = seededRandom(options.seed ^ 0x6a2e77e5);
  const gazetteer = new Gazetteer(
    texts,
    POST_TOWN,
    LOCALITIES.map(([name]) => name),
  );
  const site = new Site(gazetteer, random);
  const taken = new Set<string>();
  let careBeds = Math.ceil(options.people / PEOPLE_PER_CARE_BED);
  // Small boroughs have fewer wards, so that each has streets enough to be a place.
  const wards = Math.max(5, Math.min(LOCALITIES.length, Math.ceil(options.dwellings / 1500)));
  for (let ward = 0; site.dwellings < options.dwellings; ward = (ward + 1) % wards) {
    site.beginStreet(ward, streetName(random, ward, taken));
    const plots = 6 + random.below(40);
    for (let plot = 0; plot < plots; plot++) site.addPlot();
    if (careBeds > 0 && random.chance(0.25)) careBeds -= site.addCareHome();
  }
  while (careBeds > 0) careBeds -= site.addCareHome();
  return gazetteer;
}

/** A name no street of the same locality has; a later one may need a qualifier, as real ones do. */
function streetName(random: Random, ward: number, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const stem = random.pick(STREET_STEMS);
    const second = attempt > 3 ? ` ${random.pick(STREET_STEMS)}` : '';
    const name =
      random.chance(0.006) && attempt === 0
        ? random.pick(['High Street', 'Broadway', 'The Green', 'The Crescent', 'Cheapside'])
        : `${stem}${second} ${drawStreetKind(random)}`;
    const key = `${ward} ${name}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** The building of one street after another. */
class Site {
  readonly #gazetteer: Gazetteer;
  readonly #random: Random;
  #street = 0;
  #profile: WardProfile = 'suburb';
  #odd = 1;
  #even = 2;
  #isConsecutive = false;
  #postcodeLeft = 0;
  #plots: (random: Random) => Plot = () => 'house';
  #council = false;
  dwellings = 0;

  constructor(gazetteer: Gazetteer, random: Random) {
    this.#gazetteer = gazetteer;
    this.#random = random;
  }

  beginStreet(ward: number, name: string): void {
    const { texts } = this.#gazetteer;
    const random = this.#random;
    const profile = (LOCALITIES[ward] as readonly [string, WardProfile])[1];
    this.#profile = profile;
    // However small a borough, it has one.
    const isRenamed = random.chance(RENAMED_STREETS) || this.#gazetteer.streetCount === 4;
    const x = GRID_ORIGIN.x + (ward % 5) * 1600 + random.below(1500);
    const y = GRID_ORIGIN.y + Math.floor(ward / 5) * 1600 + random.below(1500);
    const angle = random.next() * 2 * Math.PI;
    const length = 120 + random.below(500);
    this.#street = this.#gazetteer.addStreet({
      name: texts.number(name),
      formerName: isRenamed
        ? texts.number(`${random.pick(STREET_STEMS)} ${drawStreetKind(random)}`)
        : -1,
      renamed: isRenamed ? dayOf(2004 + random.below(18), 1 + random.below(12), 1) : -1,
      locality: ward,
      profile: WARD_PROFILES.indexOf(profile),
      startX: x,
      startY: y,
      endX: Math.round(x + Math.cos(angle) * length),
      endY: Math.round(y + Math.sin(angle) * length),
    });
    this.#odd = 1;
    this.#even = 2;
    this.#isConsecutive = /Close|Court|Mews|Place|Square/.test(name);
    this.#postcodeLeft = 0;
    // Councils built whole streets, not single houses.
    this.#council = random.chance(WARDS[profile].tenure[2] * 0.9);
    const { plots } = WARDS[profile];
    const kinds = Object.keys(plots) as Plot[];
    this.#plots = weightedDraw(
      kinds,
      kinds.map((kind) => plots[kind]),
    );
  }

  addPlot(): void {
    switch (this.#plots(this.#random)) {
      case 'house':
        this.#addHouse();
        return;
      case 'named':
        this.#addNamedHouse();
        return;
      case 'converted':
        this.#addConvertedHouse();
        return;
      case 'lettered':
        this.#addLetteredHouses();
        return;
      case 'block':
        this.#addBlock();
        return;
      case 'hmo':
        this.#addBedsits();
        return;
      case 'shop':
        this.#addShop();
        return;
    }
  }

  /** Adds a care home; returns its beds. */
  addCareHome(): number {
    const beds = 18 + this.#random.below(40);
    const name = this.#random.pick(CARE_HOME_NAMES);
    this.#dwelling({
      kind: PROPERTY.careHome,
      paoText: this.#gazetteer.texts.number(name),
      paoNumber: this.#random.chance(0.6) ? this.#nextNumber() : 0,
      organisation: this.#gazetteer.texts.number(name),
      rooms: beds,
      tenure: TENURE.none,
      band: 0,
    });
    return beds;
  }

  #nextNumber(): number {
    const isOdd = this.#isConsecutive || this.#random.chance(0.5);
    let number: number;
    if (this.#isConsecutive) number = this.#odd++;
    else if (isOdd) {
      number = this.#odd;
      this.#odd += 2;
    } else {
      number = this.#even;
      this.#even += 2;
    }
    // Some streets leave 13 out.
    return number === 13 && this.#random.chance(0.4) ? this.#nextNumber() : number;
  }

  #addHouse(): void {
    const text =
      this.#random.chance(0.02) && this.#profile !== 'estate'
        ? this.#gazetteer.texts.number(this.#random.pick(HOUSE_NAMES))
        : -1;
    this.#dwelling({ kind: this.#houseKind(), paoNumber: this.#nextNumber(), paoText: text });
  }

  #addNamedHouse(): void {
    const name = this.#random.pick(HOUSE_NAMES);
    this.#dwelling({
      kind: this.#random.chance(0.7) ? PROPERTY.detached : PROPERTY.semi,
      paoText: this.#gazetteer.texts.number(name),
    });
  }

  /** A house split into flats: they have the house as their parent. */
  #addConvertedHouse(): void {
    const random = this.#random;
    const { texts } = this.#gazetteer;
    const number = this.#nextNumber();
    // Now and then two neighbouring houses became one building.
    const paoEnd = random.chance(0.08) ? number + 2 : 0;
    if (paoEnd !== 0 && number % 2 === 1) this.#odd = Math.max(this.#odd, paoEnd + 2);
    if (paoEnd !== 0 && number % 2 === 0) this.#even = Math.max(this.#even, paoEnd + 2);
    const flats = 2 + random.below(3);
    const shell = this.#add({ kind: PROPERTY.shell, paoNumber: number, paoEnd });
    const style = random.below(3);
    const floors = ['Ground Floor Flat', 'First Floor Flat', 'Top Floor Flat', 'Basement Flat'];
    for (let flat = 0; flat < flats; flat++) {
      const name =
        style === 0
          ? `Flat ${flat + 1}`
          : style === 1
            ? `Flat ${String.fromCharCode(65 + flat)}`
            : (floors[flat] as string);
      this.#dwelling({
        kind: PROPERTY.flat,
        parent: shell,
        paoNumber: number,
        paoEnd,
        saoText: texts.number(name),
      });
    }
  }

  /** 14 became 14A and 14B: two addresses of their own, with no parent. */
  #addLetteredHouses(): void {
    const number = this.#nextNumber();
    for (const suffix of 'AB') {
      this.#dwelling({
        kind: this.#random.chance(0.6) ? PROPERTY.flat : PROPERTY.terraced,
        paoNumber: number,
        paoSuffix: suffix.charCodeAt(0),
      });
    }
  }

  #addBlock(): void {
    const random = this.#random;
    const { texts } = this.#gazetteer;
    const name = `${random.pick(BUILDING_STEMS)} ${random.pick(BUILDING_KINDS)}`;
    const hasNumber = random.chance(0.45);
    const number = hasNumber ? this.#nextNumber() : 0;
    const hasName = !hasNumber || random.chance(0.7);
    const flats = 6 + Math.floor(random.next() ** 2 * 42);
    if (flats > 12) this.#postcodeLeft = 0;
    const paoText = hasName ? texts.number(name) : -1;
    const parent = this.#add({ kind: PROPERTY.shell, paoNumber: number, paoText });
    const isNumberedOnly = random.chance(0.2);
    const tenure = random.chance(0.6) ? this.#drawTenure() : -1;
    for (let flat = 1; flat <= flats; flat++) {
      this.#dwelling({
        kind: PROPERTY.flat,
        parent,
        paoNumber: number,
        paoText,
        saoNumber: isNumberedOnly ? flat : 0,
        saoText: isNumberedOnly ? -1 : texts.number(`Flat ${flat}`),
        ...(tenure < 0 ? {} : { tenure }),
      });
    }
  }

  /** A house let by the room; some have a gazetteer entry for each, which nobody's record states. */
  #addBedsits(): void {
    const random = this.#random;
    const paoNumber = this.#nextNumber();
    const rooms = 4 + random.below(5);
    const house = this.#dwelling({
      kind: PROPERTY.hmo,
      paoNumber,
      rooms,
      tenure: TENURE.private,
    });
    if (!random.chance(0.4)) return;
    for (let room = 1; room <= rooms; room++) {
      this.#add({
        kind: PROPERTY.room,
        parent: house,
        paoNumber,
        saoText: this.#gazetteer.texts.number(`Room ${room}`),
      });
    }
  }

  #addShop(): void {
    const random = this.#random;
    const { texts } = this.#gazetteer;
    const number = this.#nextNumber();
    const shop = this.#add({
      kind: PROPERTY.shop,
      paoNumber: number,
      organisation: texts.number(random.pick(SHOP_NAMES)),
    });
    if (random.chance(0.3)) {
      this.#dwelling({ kind: PROPERTY.flat, paoNumber: number, paoSuffix: 65, parent: shop });
    } else {
      this.#dwelling({
        kind: PROPERTY.flat,
        paoNumber: number,
        parent: shop,
        saoText: texts.number(random.chance(0.5) ? 'Flat Above' : 'First Floor Flat'),
      });
    }
  }

  #houseKind(): number {
    const [detached, semi] = WARDS[this.#profile].houses;
    const at = this.#random.next();
    return at < detached
      ? PROPERTY.detached
      : at < detached + semi
        ? PROPERTY.semi
        : PROPERTY.terraced;
  }

  #drawTenure(): number {
    const { tenure } = WARDS[this.#profile];
    let at = this.#random.next() * (tenure[0] + tenure[1] + tenure[3]);
    if (this.#council) return TENURE.council;
    at -= tenure[0];
    if (at < 0) return TENURE.owned;
    return at < tenure[1] ? TENURE.private : TENURE.association;
  }

  #dwelling(given: Partial<Record<PropertyColumn, number>> & { kind: number }): number {
    const random = this.#random;
    const isFlat = given.kind === PROPERTY.flat;
    const spread = isFlat ? random.below(3) : random.below(4);
    this.dwellings += 1;
    const tenure = given.tenure ?? this.#drawTenure();
    return this.#add({
      rooms: (isFlat ? 1 : given.kind === PROPERTY.detached ? 4 : 3) + spread,
      band: this.#drawBand(isFlat),
      ...given,
      tenure,
    });
  }

  #drawBand(isFlat: boolean): number {
    const { bands } = WARDS[this.#profile];
    let at = this.#random.next() * bands.reduce((sum, weight) => sum + weight, 0);
    let band = 1;
    for (const weight of bands) {
      at -= weight;
      if (at < 0) break;
      band += 1;
    }
    return Math.min(8, isFlat && band > 1 ? band - 1 : band);
  }

  #add(given: Partial<Record<PropertyColumn, number>> & { kind: number }): number {
    const random = this.#random;
    const { street } = this.#gazetteer;
    if (this.#postcodeLeft <= 0) {
      this.#gazetteer.postcodes.push(this.#postcode());
      this.#postcodeLeft = ROOM_IN_POSTCODE - 7 + random.below(15);
    }
    this.#postcodeLeft -= 1;
    const along = random.next();
    const at = (from: number, to: number): number => Math.round(from + (to - from) * along);
    return this.#gazetteer.addProperty({
      street: this.#street,
      parent: -1,
      postcode: this.#gazetteer.postcodes.length - 1,
      paoNumber: 0,
      paoSuffix: 0,
      paoEnd: 0,
      paoText: -1,
      saoNumber: 0,
      saoSuffix: 0,
      saoText: -1,
      organisation: -1,
      x: at(street.startX.get(this.#street), street.endX.get(this.#street)) + random.below(20),
      y: at(street.startY.get(this.#street), street.endY.get(this.#street)) + random.below(20),
      tenure: TENURE.none,
      rooms: 0,
      band: 0,
      built: dayOf(1880 + Math.floor(random.next() * 135), 1 + random.below(12), 1),
      ...given,
    });
  }

  /** The next postcode of the borough, sector by sector, with gaps. */
  #postcode(): string {
    const n = this.#gazetteer.postcodes.length;
    const sector = Math.floor(n / POSTCODES_PER_SECTOR);
    // A stride that has no factor in common with 400 visits every unit before it repeats.
    const unit = ((n % POSTCODES_PER_SECTOR) * 131) % 400;
    const district = FIRST_DISTRICT + 1 + Math.floor(sector / 9);
    return `${POSTCODE_AREA}${district} ${1 + (sector % 9)}${
      INWARD_LETTERS[Math.floor(unit / 20)]
    }${INWARD_LETTERS[unit % 20]}`;
  }
}
