/**
 * One level of a BS 7666 address: what names an object within a street
 * (primary, PAO) or within another object (secondary, SAO). BS 7666-2:2006
 * gives both the same five parts; GeoPlace's data entry conventions put house
 * numbers in the numbers and names, and flats with the word, in the text.
 */
export interface AddressableObject {
  /** 0 to 9999. */
  readonly startNumber: number | null;
  /** One capital letter. */
  readonly startSuffix: string | null;
  /** Of a range: 12-14 has 14 here. */
  readonly endNumber: number | null;
  readonly endSuffix: string | null;
  /** Capitals, no punctuation: `TOWER HOUSE`, `FLAT 2`. */
  readonly text: string | null;
}

/** The parts of an address that tell one property from another, in BS 7666's terms. */
export interface AddressParts {
  readonly sao: AddressableObject;
  readonly pao: AddressableObject;
  readonly street: string | null;
  readonly locality: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
}

/** No number and no name. */
export const NO_OBJECT: AddressableObject = Object.freeze({
  startNumber: null,
  startSuffix: null,
  endNumber: null,
  endSuffix: null,
  text: null,
});

/** Whether an addressable object says nothing. */
export function isNoObject(object: AddressableObject): boolean {
  return object.startNumber === null && object.text === null;
}

/** `12`, `12A`, `12-14`, `12A-12C`; empty where there is no number. */
export function formatNumbers(object: AddressableObject): string {
  const { startNumber, startSuffix, endNumber, endSuffix } = object;
  if (startNumber === null) return '';
  const start = `${startNumber}${startSuffix ?? ''}`;
  return endNumber === null ? start : `${start}-${endNumber}${endSuffix ?? ''}`;
}

/**
 * One line in BS 7666's order: secondary object, primary object, street,
 * locality, town, postcode. Parts that are missing are left out.
 *
 * @example
 * formatAddress(parts); // 'FLAT 2, TOWER HOUSE, 20 LONG ROAD, ANYTOWN, AB1 2CD'
 */
export function formatAddress(parts: AddressParts): string {
  const { sao, pao } = parts;
  const saoNumbers = formatNumbers(sao);
  const paoNumbers = formatNumbers(pao);
  const lines: string[] = [];
  if (sao.text !== null) lines.push(sao.text);
  let carried = saoNumbers;
  if (pao.text !== null) {
    lines.push(join(carried, pao.text));
    carried = '';
  }
  const numbers =
    carried !== '' && paoNumbers !== '' ? `${carried}/${paoNumbers}` : carried || paoNumbers;
  const road = join(numbers, parts.street ?? '');
  if (road !== '') lines.push(road);
  if (parts.locality !== null) lines.push(parts.locality);
  if (parts.town !== null) lines.push(parts.town);
  if (parts.postcode !== null) lines.push(parts.postcode);
  return lines.join(', ');
}

function join(first: string, second: string): string {
  return first === '' || second === '' ? `${first}${second}` : `${first} ${second}`;
}
