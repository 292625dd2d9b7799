import { type Columns, Table, type Texts } from '../columns.ts';

/** What stands at a property. The numbers are those of the gazetteer's column `kind`. */
export const PROPERTY = {
  detached: 0,
  semi: 1,
  terraced: 2,
  flat: 3,
  /** A house of bedsits, let room by room: one dwelling here. */
  hmo: 4,
  careHome: 5,
  shop: 6,
  /** The shell of a block or of a converted house: the parent of its flats, nobody's home. */
  shell: 7,
  /** A room of a house of bedsits that has a number of its own in the gazetteer: people there live at the house. */
  room: 8,
} as const;

export const TENURE = { owned: 0, private: 1, council: 2, association: 3, none: 4 } as const;

/** Columns of a property; texts are numbers in the gazetteer's `texts`, -1 where there is none. */
const PROPERTY_COLUMNS = [
  'kind',
  'street',
  'parent',
  'postcode',
  'paoNumber',
  /** Character code of the letter after the number; 0 where there is none. */
  'paoSuffix',
  /** End of a range such as 14-16; 0 where there is none. */
  'paoEnd',
  'paoText',
  'saoNumber',
  'saoSuffix',
  'saoText',
  'organisation',
  'x',
  'y',
  'tenure',
  /** People it holds without crowding. */
  'rooms',
  /** Council tax band, 1 for A to 8 for H; 0 where it is not banded. */
  'band',
  /** Day it was built, or split off. */
  'built',
] as const;

const STREET_COLUMNS = [
  'name',
  /** The name it had before it was renamed; -1 for most. */
  'formerName',
  'renamed',
  'locality',
  'profile',
  'startX',
  'startY',
  'endX',
  'endY',
] as const;

export type PropertyColumn = (typeof PROPERTY_COLUMNS)[number];
export type StreetColumn = (typeof STREET_COLUMNS)[number];

/** An address in the parts of BS 7666, as it is written in a title: `Flat 2`, `14A`, `Mill Lane`. */
export interface AddressParts {
  /** `Flat 2`, `Ground Floor Flat`; empty where there is none. */
  readonly sao: string;
  /** Name of the building or house; empty for most. */
  readonly building: string;
  /** `14`, `14A`, `14-16`; empty for a house that has only a name. */
  readonly number: string;
  readonly street: string;
  /** Empty in the part of town that needs none. */
  readonly locality: string;
  readonly town: string;
  readonly postcode: string;
}

/**
 * Every property of the borough, its streets and its postcodes. Addresses are
 * named by number: 0 and up is a property, below 0 somewhere outside the borough.
 */
export class Gazetteer {
  readonly #properties = new Table<PropertyColumn>(PROPERTY_COLUMNS);
  readonly #streets = new Table<StreetColumn>(STREET_COLUMNS);
  readonly texts: Texts;
  readonly town: string;
  readonly localities: readonly string[];
  /** Postcodes by number, with their space. */
  readonly postcodes: string[] = [];

  constructor(texts: Texts, town: string, localities: readonly string[]) {
    this.texts = texts;
    this.town = town;
    this.localities = localities;
  }

  get length(): number {
    return this.#properties.length;
  }

  get streetCount(): number {
    return this.#streets.length;
  }

  get property(): Columns<PropertyColumn> {
    return this.#properties.columns;
  }

  get street(): Columns<StreetColumn> {
    return this.#streets.columns;
  }

  addProperty(row: { readonly [N in PropertyColumn]: number }): number {
    return this.#properties.add(row);
  }

  addStreet(row: { readonly [N in StreetColumn]: number }): number {
    return this.#streets.add(row);
  }

  /**
   * Unique Property Reference Number. Older stock has ten digits, which systems
   * pad with zeros or not; newer has the full twelve. Both are in ranges far
   * above those in use, as far as we know.
   */
  uprn(property: number): number {
    const isOld = this.property.built.get(property) < FULL_RANGE_FROM;
    return (isOld ? 9_900_100_000 : 990_000_100_000) + property;
  }

  /** Unique Street Reference Number: eight digits. */
  usrn(street: number): number {
    return 99_000_001 + street;
  }

  /** Reference of the former name of a renamed street, as a street of its own. */
  formerUsrn(street: number): number {
    return 99_700_001 + street;
  }

  /** The address of a property, under today's street name or its former one. */
  address(property: number, isFormer = false): AddressParts {
    const { property: p, street: s, texts } = this;
    const street = p.street.get(property);
    const former = s.formerName.get(street);
    const locality = s.locality.get(street);
    const saoText = texts.text(p.saoText.get(property));
    const saoNumber = numberText(p.saoNumber.get(property), p.saoSuffix.get(property), 0);
    return {
      sao: saoText !== '' ? saoText : saoNumber,
      building: texts.text(p.paoText.get(property)),
      number: numberText(
        p.paoNumber.get(property),
        p.paoSuffix.get(property),
        p.paoEnd.get(property),
      ),
      street: texts.text(isFormer && former >= 0 ? former : s.name.get(street)),
      locality: locality === 0 ? '' : (this.localities[locality] as string),
      town: this.town,
      postcode: this.postcodes[p.postcode.get(property)] as string,
    };
  }

  /** Whether people can live at a property. */
  isDwelling(property: number): boolean {
    const kind = this.property.kind.get(property);
    return kind <= PROPERTY.careHome;
  }
}

/** Numbers of twelve digits were given out from 1 January 2005 (the borough's own story). */
const FULL_RANGE_FROM = 12_784;

function numberText(number: number, suffix: number, end: number): string {
  if (number === 0) return '';
  const start = suffix === 0 ? String(number) : `${number}${String.fromCharCode(suffix)}`;
  return end === 0 ? start : `${start}-${end}`;
}
