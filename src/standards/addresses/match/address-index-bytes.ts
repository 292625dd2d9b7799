import { AddressIndex, type IndexParts } from './address-index.ts';
import type { StreetName } from './keys.ts';
import type { Unit } from './unit.ts';

/**
 * Of the bytes that an index is kept as, and of the rules by which its names were cut and keyed:
 * an index kept in another form is made of the gazetteer's file again.
 */
export const ADDRESS_INDEX_FORM = 1;

/** Columns of numbers, in their order among the bytes. */
const COLUMNS = [
  ['streetName', Int32Array],
  ['buildings', Int32Array],
  ['addressBuilding', Int32Array],
  ['addressUnit', Int32Array],
  ['addressUprn', Float64Array],
  ['addressFlags', Uint8Array],
] as const;

/** What the bytes begin with: texts, and how many numbers each column has. */
interface Head {
  readonly form: number;
  readonly lengths: readonly number[];
  readonly streetNames: readonly StreetName[];
  readonly streetPlaces: readonly (readonly string[])[];
  readonly postcodes: readonly string[];
  readonly buildingNames: readonly string[];
  readonly units: readonly Unit[];
  readonly children: readonly (readonly [number, number])[];
}

/**
 * An index as bytes, to be read again by `addressIndexOf` without its gazetteer. Numbers are kept
 * with the least significant byte first, as every machine that Node runs on has them.
 *
 * @example
 * const again = addressIndexOf(addressIndexBytes(index));
 */
export function addressIndexBytes({ parts }: AddressIndex): Uint8Array {
  const head: Head = {
    form: ADDRESS_INDEX_FORM,
    lengths: COLUMNS.map(([name]) => parts[name].length),
    streetNames: parts.streetNames,
    streetPlaces: parts.streetPlaces,
    postcodes: parts.postcodeTexts,
    buildingNames: parts.buildingNames,
    units: parts.units,
    children: [...parts.children],
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const columns = COLUMNS.map(([name]) => {
    const { buffer, byteOffset, byteLength } = parts[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const size = columns.reduce((sum, { length }) => sum + length, 4 + text.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const column of columns) {
    bytes.set(column, at);
    at += column.length;
  }
  return bytes;
}

/** The index that bytes are of; null where they are of another form. */
export function addressIndexOf(bytes: Uint8Array): AddressIndex | null {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  if (head.form !== ADDRESS_INDEX_FORM) return null;
  let at = 4 + length;
  const columns = COLUMNS.map(([name, Numbers], i) => {
    // Copied, as numbers of several bytes have to begin at a multiple of their size.
    const size = (head.lengths[i] ?? 0) * Numbers.BYTES_PER_ELEMENT;
    const own = new Uint8Array(size);
    own.set(bytes.subarray(at, at + size));
    const numbers = new Numbers(own.buffer);
    at += size;
    return [name, numbers] as const;
  });
  return new AddressIndex({
    ...(Object.fromEntries(columns) as Pick<IndexParts, (typeof COLUMNS)[number][0]>),
    streetNames: head.streetNames,
    streetPlaces: head.streetPlaces,
    postcodes: numbered(head.postcodes),
    postcodeTexts: head.postcodes,
    buildingNames: head.buildingNames,
    buildingNameIds: numbered(head.buildingNames),
    units: head.units,
    children: new Map(head.children),
  });
}

function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(texts.map((text, id) => [text, id]));
}
