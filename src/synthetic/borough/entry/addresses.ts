import type { Random } from '../../random.ts';
import { withDigitError, withTypingError } from '../../typing-errors.ts';
import type { AddressParts } from '../gazetteer/gazetteer.ts';
import type { ErrorRates } from './rates.ts';

/** An address as someone typed it, and what is wrong with it. */
export interface EnteredAddress extends AddressParts {
  /** Empty where the system keeps none, or none was found. */
  readonly uprn: string;
  /** Bits of `ADDRESS_SLIP`. */
  readonly slips: number;
}

/** What can be wrong with an address as written, in bits: the truth keeps them. */
export const ADDRESS_SLIP = {
  typing: 1,
  abbreviated: 2,
  flatForm: 4,
  flatMissing: 8,
  numberWrong: 16,
  formerStreet: 32,
  postcodeMissing: 64,
  postcodeWrong: 128,
  localityMissing: 256,
  buildingMissing: 512,
  numberForm: 1024,
  numberMissing: 2048,
  uprnWrong: 4096,
} as const;
export const ADDRESS_SLIP_NAMES = Object.keys(
  ADDRESS_SLIP,
) as readonly (keyof typeof ADDRESS_SLIP)[];

const SHORT_KINDS: Readonly<Record<string, readonly string[]>> = {
  Road: ['Rd', 'Rd.', 'RD'],
  Street: ['St', 'St.', 'Str'],
  Avenue: ['Ave', 'Av', 'Avenu'],
  Close: ['Cl', 'Clo'],
  Crescent: ['Cres', 'Cresent'],
  Drive: ['Dr', 'Drv'],
  Gardens: ['Gdns', 'Garden'],
  Lane: ['Ln', 'La'],
  Court: ['Ct', 'Crt'],
  Place: ['Pl'],
  Terrace: ['Ter', 'Terr'],
  Square: ['Sq'],
  Grove: ['Gr', 'Grv'],
};

/** An address with the slips of one entry. */
export function enterAddress(
  random: Random,
  address: AddressParts,
  rates: ErrorRates,
  given: {
    readonly uprn: string;
    readonly isFormer?: boolean;
    /** The number of another property that is taken for this one; empty where there is none. */
    readonly mistaken?: () => string;
  },
): EnteredAddress {
  let { sao, building, number, street, locality, postcode } = address;
  let slips = given.isFormer === true ? ADDRESS_SLIP.formerStreet : 0;
  if (random.chance(rates.addressTyping)) {
    const before = building + street;
    if (building !== '' && random.chance(0.3)) building = withTypingError(random, building);
    else street = withTypingError(random, street);
    // Two equal letters exchanged are no slip.
    if (building + street !== before) slips |= ADDRESS_SLIP.typing;
  }
  if (random.chance(rates.addressAbbreviated)) {
    const shortened = abbreviated(random, street);
    if (shortened !== street) slips |= ADDRESS_SLIP.abbreviated;
    street = shortened;
  }
  if (locality !== '' && random.chance(rates.addressAbbreviated * 2)) {
    locality = '';
    slips |= ADDRESS_SLIP.localityMissing;
  }
  if (building !== '' && number !== '' && random.chance(rates.addressAbbreviated)) {
    building = '';
    slips |= ADDRESS_SLIP.buildingMissing;
  }
  if (sao !== '') {
    const at = random.next();
    if (at < rates.flatMissing) {
      sao = '';
      slips |= ADDRESS_SLIP.flatMissing;
    } else if (at < rates.flatMissing + rates.flatForm) {
      [sao, number] = otherFlatForm(random, sao, number);
      slips |= ADDRESS_SLIP.flatForm;
    }
  }
  if (number === address.number && random.chance(rates.numberForm)) {
    const other = otherNumberForm(random, number);
    if (other !== number) slips |= ADDRESS_SLIP.numberForm;
    number = other;
  }
  if (building !== '' && number !== '' && random.chance(rates.numberMissing)) {
    number = '';
    slips |= ADDRESS_SLIP.numberMissing;
  }
  if (number !== '' && random.chance(rates.numberWrong)) {
    // The next door, on either side.
    const right = Number.parseInt(number, 10);
    number = String(right > 2 && random.chance(0.5) ? right - 2 : right + 2);
    slips |= ADDRESS_SLIP.numberWrong;
  }
  if (random.chance(rates.postcodeMissing)) {
    postcode = '';
    slips |= ADDRESS_SLIP.postcodeMissing;
  } else if (random.chance(rates.postcodeWrong)) {
    postcode = wrongPostcode(random, postcode);
    slips |= ADDRESS_SLIP.postcodeWrong;
  }
  let uprn = given.uprn !== '' && random.chance(rates.uprnMissing) ? '' : given.uprn;
  if (uprn !== '' && random.chance(rates.uprnWrong)) {
    const mistaken = given.mistaken?.() ?? '';
    if (mistaken !== '') {
      uprn = mistaken;
      slips |= ADDRESS_SLIP.uprnWrong;
    }
  }
  return { sao, building, number, street, locality, town: address.town, postcode, uprn, slips };
}

function abbreviated(random: Random, street: string): string {
  const words = street.split(' ');
  const last = words[words.length - 1] as string;
  const short = SHORT_KINDS[last];
  if (short !== undefined) words[words.length - 1] = random.pick(short);
  else if (/^(Saint|St)$/.test(words[0] as string)) words[0] = words[0] === 'St' ? 'Saint' : 'St.';
  return words.join(' ');
}

/** `Flat 2, 14` as people write it: 14B, 14/2, 2/14, Apt 2, Flat2, 14 Flat 2. */
function otherFlatForm(random: Random, sao: string, number: string): [string, string] {
  const unit = /^Flat ([0-9]+|[A-Z])$/.exec(sao)?.[1];
  if (unit === undefined) {
    const floors: Readonly<Record<string, readonly string[]>> = {
      'Ground Floor Flat': ['GFF', 'Grd Floor Flat', 'Ground Flr Flat', 'Flat G/F'],
      'First Floor Flat': ['FFF', '1st Floor Flat', '1st Flr Flat'],
      'Top Floor Flat': ['TFF', 'Top Flat'],
      'Basement Flat': ['Bsmt Flat', 'Basement'],
      'Flat Above': ['Above Shop', 'Flat Over', 'Upstairs'],
    };
    const forms = floors[sao];
    return [forms === undefined ? `Flat ${sao}` : random.pick(forms), number];
  }
  const isLetter = /[A-Z]/.test(unit);
  switch (random.below(number === '' || number.includes('-') ? 4 : 8)) {
    case 0:
      return [`Apartment ${unit}`, number];
    case 1:
      return [`Apt ${unit}`, number];
    case 2:
      return [`Flat${unit}`, number];
    case 3:
      return [unit, number];
    case 4:
      return ['', isLetter ? `${number}${unit}` : `${number}/${unit}`];
    case 5:
      return ['', isLetter ? `${number} ${unit}` : `${unit}/${number}`];
    case 6: {
      const n = Number(unit);
      return n >= 1 && n <= 6
        ? ['', `${number}${String.fromCharCode(64 + n)}`]
        : [`Flt ${unit}`, number];
    }
    default:
      return ['', `${number} Flat ${unit}`];
  }
}

/** 14A as 14 A, 14a or 14-A; 14-16 as 14/16, 14 - 16 or 14. */
function otherNumberForm(random: Random, number: string): string {
  const letter = /^(\d+)([A-Z])$/.exec(number);
  if (letter !== null) {
    const [, digits, suffix = ''] = letter;
    return random.pick([
      `${digits} ${suffix}`,
      `${digits}${suffix.toLowerCase()}`,
      `${digits}-${suffix}`,
    ]);
  }
  const range = /^(\d+)-(\d+)$/.exec(number);
  if (range === null) return number;
  const [, from = '', to] = range;
  return random.pick([`${from}/${to}`, `${from} - ${to}`, from]);
}

/** A letter for a digit that looks like it, a wrong digit, or a wrong last letter: never the same postcode. */
function wrongPostcode(random: Random, postcode: string): string {
  const kind = random.below(3);
  const alike = postcode.replace('0', 'O').replace('1', 'I');
  if (kind === 0 && alike !== postcode) return alike;
  if (kind === 1) {
    const typed = withDigitError(random, postcode);
    if (typed !== postcode) return typed;
  }
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'.replace(postcode.slice(-1), '');
  return postcode.slice(0, -1) + (letters[random.below(letters.length)] as string);
}

/**
 * An address in lines, as a system without parts keeps it. The last line is
 * left for the town where there is room; the postcode has a field of its own.
 *
 * @example
 * addressLines(address, 4); // ['Flat 2, 14 Mill Lane', 'Castlemoor', 'Wexmere', '']
 */
export function addressLines(address: AddressParts, count: number): string[] {
  const { sao, building, number, street, locality, town } = address;
  const road = number === '' ? street : `${number} ${street}`;
  const lines =
    building !== ''
      ? [sao === '' ? building : `${sao}, ${building}`, road]
      : [sao === '' ? road : `${sao}, ${road}`];
  if (locality !== '') lines.push(locality);
  lines.push(town);
  while (lines.length > count) {
    const last = lines.pop() as string;
    lines[lines.length - 1] += `, ${last}`;
  }
  while (lines.length < count) lines.push('');
  return lines;
}
