import { ReeveError } from '../../../kernel/index.ts';
import { postcode as postcodeStandard } from '../../postcode.ts';
import { type AddressableObject, isNoObject, NO_OBJECT } from '../address-parts.ts';
import { tokenise } from '../tokens.ts';
import { unitKinds } from '../vocabulary.ts';
import type { GazetteerCounts } from './dtf.ts';
import { objectOf } from './dtf.ts';
import { FieldReader, type GazetteerRow, HIGHEST_NUMBER } from './fields.ts';
import type { GazetteerAddress } from './gazetteer-address.ts';

/*
 * Ordnance Survey's AddressBase, one line a property. The names and order of
 * the columns are those of OS's own table definitions for the two products
 * (github.com/OrdnanceSurvey/AddressBase).
 */
export const ADDRESSBASE_CORE_COLUMNS = (
  'UPRN PARENT_UPRN UDPRN USRN TOID CLASSIFICATION_CODE EASTING NORTHING LATITUDE LONGITUDE RPC ' +
  'LAST_UPDATE_DATE SINGLE_LINE_ADDRESS PO_BOX ORGANISATION SUB_BUILDING BUILDING_NAME ' +
  'BUILDING_NUMBER STREET_NAME LOCALITY TOWN_NAME POST_TOWN ISLAND POSTCODE DELIVERY_POINT_SUFFIX ' +
  'GSS_CODE CHANGE_CODE'
).split(' ');

export const ADDRESSBASE_PLUS_COLUMNS = (
  'UPRN UDPRN CHANGE_TYPE STATE STATE_DATE CLASS PARENT_UPRN X_COORDINATE Y_COORDINATE LATITUDE ' +
  'LONGITUDE RPC LOCAL_CUSTODIAN_CODE COUNTRY LA_START_DATE LAST_UPDATE_DATE ENTRY_DATE ' +
  'RM_ORGANISATION_NAME LA_ORGANISATION DEPARTMENT_NAME LEGAL_NAME SUB_BUILDING_NAME BUILDING_NAME ' +
  'BUILDING_NUMBER SAO_START_NUMBER SAO_START_SUFFIX SAO_END_NUMBER SAO_END_SUFFIX SAO_TEXT ' +
  'ALT_LANGUAGE_SAO_TEXT PAO_START_NUMBER PAO_START_SUFFIX PAO_END_NUMBER PAO_END_SUFFIX PAO_TEXT ' +
  'ALT_LANGUAGE_PAO_TEXT USRN USRN_MATCH_INDICATOR AREA_NAME LEVEL OFFICIAL_FLAG OS_ADDRESS_TOID ' +
  'OS_ADDRESS_TOID_VERSION OS_ROADLINK_TOID OS_ROADLINK_TOID_VERSION OS_TOPO_TOID ' +
  'OS_TOPO_TOID_VERSION VOA_CT_RECORD VOA_NDR_RECORD STREET_DESCRIPTION ' +
  'ALT_LANGUAGE_STREET_DESCRIPTION DEPENDENT_THOROUGHFARE THOROUGHFARE WELSH_DEPENDENT_THOROUGHFARE ' +
  'WELSH_THOROUGHFARE DOUBLE_DEPENDENT_LOCALITY DEPENDENT_LOCALITY LOCALITY WELSH_DEPENDENT_LOCALITY ' +
  'WELSH_DOUBLE_DEPENDENT_LOCALITY TOWN_NAME ADMINISTRATIVE_AREA POST_TOWN WELSH_POST_TOWN POSTCODE ' +
  'POSTCODE_LOCATOR POSTCODE_TYPE DELIVERY_POINT_SUFFIX ADDRESSBASE_POSTAL PO_BOX_NUMBER WARD_CODE ' +
  'PARISH_CODE RM_START_DATE MULTI_OCC_COUNT VOA_NDR_P_DESC_CODE VOA_NDR_SCAT_CODE ALT_LANGUAGE'
).split(' ');

/** Columns without which a file is of no use. */
const NEEDED = {
  core: ['UPRN', 'BUILDING_NAME', 'BUILDING_NUMBER', 'STREET_NAME', 'POSTCODE'],
  plus: ['UPRN', 'PAO_START_NUMBER', 'PAO_TEXT', 'SAO_TEXT', 'STREET_DESCRIPTION'],
} as const;

export type AddressBaseProduct = keyof typeof NEEDED;

/**
 * Reads the lines of an AddressBase Core or Plus file.
 *
 * Throws `gazetteer/missing-column`, `gazetteer/too-few-fields`, what
 * `FieldReader` throws, and at the end `gazetteer/no-addresses`.
 */
export class AddressBaseGazetteer {
  readonly #file: string;
  readonly #product: AddressBaseProduct;
  readonly #reader: FieldReader;
  readonly #columns: number;
  readonly #addresses = new Map<string, GazetteerAddress>();
  readonly #others: GazetteerAddress[] = [];

  constructor(file: string, product: AddressBaseProduct, columns: readonly string[]) {
    const names = columns.map((name) => name.trim().toUpperCase());
    for (const needed of NEEDED[product]) {
      if (names.includes(needed)) continue;
      throw new ReeveError('gazetteer/missing-column', `There is no column ${needed}`, {
        location: { file, line: 1 },
        hint: `AddressBase ${product === 'core' ? 'Core' : 'Plus'} has it: give the file as it was supplied.`,
      });
    }
    this.#file = file;
    this.#product = product;
    this.#reader = new FieldReader(file, names);
    this.#columns = names.length;
  }

  push(row: GazetteerRow): void {
    if (row.fields.length !== this.#columns) {
      throw new ReeveError(
        'gazetteer/too-few-fields',
        `There are ${this.#columns} columns, and this line has ${row.fields.length} fields`,
        { location: { file: this.#file, line: row.line }, hint: 'Check that the file is whole.' },
      );
    }
    const uprn = this.#reader.requiredReference(row, 'UPRN');
    const change = this.#reader.text(row, 'CHANGE_TYPE') ?? this.#reader.text(row, 'CHANGE_CODE');
    if (change === 'D') {
      this.#addresses.delete(uprn);
      return;
    }
    const address = this.#product === 'core' ? this.#core(row, uprn) : this.#plus(row, uprn);
    this.#addresses.set(uprn, address);
    if (this.#product === 'plus') this.#addDelivery(row, address);
  }

  end(): GazetteerCounts {
    if (this.#addresses.size === 0) {
      throw new ReeveError('gazetteer/no-addresses', 'There is no address in the file', {
        location: { file: this.#file },
      });
    }
    let withoutStreet = 0;
    for (const { street } of this.#addresses.values()) if (street === null) withoutStreet += 1;
    return {
      properties: this.#addresses.size,
      addresses: this.#addresses.size + this.#others.length,
      withoutStreet,
    };
  }

  *addresses(): Generator<GazetteerAddress> {
    yield* this.#addresses.values();
    for (const other of this.#others) if (this.#addresses.has(other.uprn)) yield other;
  }

  /** AddressBase Core has its parts in Royal Mail's terms, and approved addresses alone. */
  #core(row: GazetteerRow, uprn: string): GazetteerAddress {
    const reader = this.#reader;
    return {
      ...this.#common(row, uprn),
      classification: reader.text(row, 'CLASSIFICATION_CODE'),
      organisation: reader.text(row, 'ORGANISATION'),
      sao: textObject(reader.text(row, 'SUB_BUILDING')),
      pao: royalMailObject(reader.text(row, 'BUILDING_NAME'), reader.text(row, 'BUILDING_NUMBER')),
      street: reader.text(row, 'STREET_NAME'),
      locality: reader.text(row, 'LOCALITY'),
    };
  }

  #plus(row: GazetteerRow, uprn: string): GazetteerAddress {
    const reader = this.#reader;
    return {
      ...this.#common(row, uprn),
      isHistoricalProperty: reader.whole(row, 'STATE', 9) === 4,
      classification: reader.text(row, 'CLASS'),
      organisation: reader.text(row, 'LA_ORGANISATION'),
      sao: objectOf(reader, row, 'SAO'),
      pao: objectOf(reader, row, 'PAO'),
      street: reader.text(row, 'STREET_DESCRIPTION'),
      locality: reader.text(row, 'LOCALITY'),
    };
  }

  #common(row: GazetteerRow, uprn: string) {
    const reader = this.#reader;
    const town = reader.text(row, 'TOWN_NAME');
    const postTown = reader.text(row, 'POST_TOWN');
    const postcode = reader.text(row, 'POSTCODE') ?? reader.text(row, 'POSTCODE_LOCATOR');
    return {
      uprn,
      parentUprn: reader.reference(row, 'PARENT_UPRN'),
      status: 'approved' as const,
      isHistoricalProperty: false,
      town,
      postTown: postTown === town ? null : postTown,
      postcode: postcode === null ? null : postcodeStandard.standardise(postcode),
    };
  }

  /** The address as Royal Mail has it, where that is another than the council's. */
  #addDelivery(row: GazetteerRow, address: GazetteerAddress): void {
    const reader = this.#reader;
    const street = reader.text(row, 'DEPENDENT_THOROUGHFARE') ?? reader.text(row, 'THOROUGHFARE');
    const name = reader.text(row, 'BUILDING_NAME');
    const number = reader.text(row, 'BUILDING_NUMBER');
    if (street === null || (name === null && number === null)) return;
    const sao = textObject(reader.text(row, 'SUB_BUILDING_NAME'));
    const pao = royalMailObject(name, number);
    if (
      isSameObject(sao, address.sao) &&
      isSameObject(pao, address.pao) &&
      street === address.street
    ) {
      return;
    }
    if (isNoObject(pao)) return;
    this.#others.push({
      ...address,
      status: 'alternative',
      sao,
      pao,
      street,
      locality: reader.text(row, 'DEPENDENT_LOCALITY'),
    });
  }
}

function isSameObject(a: AddressableObject, b: AddressableObject): boolean {
  return (
    a.startNumber === b.startNumber &&
    a.startSuffix === b.startSuffix &&
    a.endNumber === b.endNumber &&
    a.text === b.text
  );
}

function textObject(text: string | null): AddressableObject {
  return text === null ? NO_OBJECT : { ...NO_OBJECT, text };
}

/**
 * Royal Mail's building name and number as a primary object. Numbers with a
 * letter and ranges (14A, 12-14) stand in the name, by the rules of the
 * Postcode Address File.
 */
function royalMailObject(name: string | null, number: string | null): AddressableObject {
  const digits = number !== null && /^[0-9]{1,4}$/.test(number) ? Number(number) : 0;
  const tokens = name === null ? [] : tokenise([name]);
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  const isHouseNumber =
    digits === 0 &&
    last?.kind === 'number' &&
    last.start <= HIGHEST_NUMBER &&
    !(before !== undefined && unitKinds.has(before.text)) &&
    (tokens.length === 1 || last.startSuffix !== '' || last.end !== null);
  if (!isHouseNumber) return { ...NO_OBJECT, startNumber: digits || null, text: name };
  const words = tokens.slice(0, -1).map((token) => token.text);
  return {
    startNumber: last.start,
    startSuffix: last.startSuffix || null,
    endNumber: last.end,
    endSuffix: last.endSuffix || null,
    text: words.join(' ') || null,
  };
}
