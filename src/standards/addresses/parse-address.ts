import { isMissing } from '../missing.ts';
import type { Finding, Parsed } from '../parsed.ts';
import { isUkPostcode, postcode as postcodeStandard } from '../postcode.ts';
import {
  type AddressableObject,
  type AddressParts,
  formatAddress,
  isNoObject,
  NO_OBJECT,
} from './address-parts.ts';
import { CARE_OF, NO_FIXED_ABODE, PO_BOX, tidyLine } from './beside-the-address.ts';
import { addressFindings } from './findings.ts';
import { takePostcode } from './postcode-in-text.ts';
import { type Reading, readTokens } from './reading.ts';
import { findStreet, type StreetSpan } from './street-span.ts';
import { type NumberToken, tokenise } from './tokens.ts';
import { buildingWords, counties, countries, largeTowns, sureStreets } from './vocabulary.ts';

/** A parsed address, with what was in the text and is no part of a BS 7666 address. */
export interface ParsedAddress extends AddressParts {
  /** Of `c/o Mrs Smith`: the name. */
  readonly careOf: string | null;
  readonly county: string | null;
  /** Of an address that ends in `London N1`: a district without the rest of a postcode. */
  readonly district: string | null;
  /** People, organisations and whatever else has no place. */
  readonly leftovers: readonly string[];
}

/**
 * Parses a UK address in free text, or in several lines or columns, into the
 * parts of BS 7666: secondary and primary addressable object, street, locality,
 * town, postcode. Never throws. The standard form is the parts in one line; it
 * parses to the same parts, and to itself.
 *
 * Without a gazetteer some things are guesses, and say so in the findings; a
 * matcher reads the same text with the gazetteer's own streets in hand.
 *
 * @example
 * const { value, standard } = parseAddress('flat 2, 14 high st., anytown, surrey, gu1 1aa');
 * // value.sao.text 'FLAT 2', value.pao.startNumber 14, value.street 'HIGH STREET'
 * // standard 'FLAT 2, 14 HIGH STREET, ANYTOWN, GU1 1AA'
 * parseAddress(['14 High Street', 'Anytown'], { postcode: 'GU1 1AA' });
 */
export function parseAddress(
  text: string | readonly string[],
  options: { readonly postcode?: string | undefined } = {},
): Parsed<ParsedAddress> {
  const given = typeof text === 'string' ? [text] : text;
  const findings: Finding[] = [];
  const find = (name: Parameters<typeof addressFindings.finding>[0]) => {
    const finding = addressFindings.finding(name);
    if (!findings.some(({ code }) => code === finding.code)) findings.push(finding);
  };
  if (given.some((line) => NO_FIXED_ABODE.test(line))) {
    find('no-fixed-abode');
    return { value: null, standard: null, findings };
  }
  const lines = given.filter((line) => !isMissing(line.trim())).map(tidyLine);
  const separate = separatePostcode(options.postcode, find);
  if (lines.length === 0 && separate === null) return { value: null, standard: null, findings };
  const first = readOnce(lines, separate, find);
  const settled = settleParts(first);
  if (settled === null || isNothing(settled)) {
    find('no-street-or-building');
    return { value: null, standard: null, findings };
  }
  const standard = formatAddress(settled);
  // What is left may say no more than N/A.
  if (isMissing(standard)) return { value: null, standard: null, findings };
  judge(settled, find);
  return {
    value: {
      ...settled,
      careOf: first.careOf,
      county: first.county,
      district: first.district,
      leftovers: first.leftovers,
    },
    standard,
    findings,
  };
}

type Find = (name: Parameters<typeof addressFindings.finding>[0]) => void;

function separatePostcode(raw: string | undefined, find: Find): string | null {
  if (raw === undefined || isMissing(raw.trim())) return null;
  const standard = postcodeStandard.standardise(raw);
  if (standard === null || !isUkPostcode(standard)) {
    find('not-a-postcode');
    return null;
  }
  if (raw.toUpperCase().replace(/[^A-Z0-9]/g, '') !== standard.replace(' ', '')) {
    find('postcode-repaired');
  }
  return standard;
}

/** One pass over the text. */
function readOnce(lines: readonly string[], separate: string | null, find: Find): ParsedAddress {
  let careOf: string | null = null;
  let found: string | null = null;
  const rest = lines.map((line) => {
    let text = line;
    const care = CARE_OF.exec(text);
    if (care !== null) {
      find('care-of');
      careOf = care[1]!.trim().toUpperCase() || careOf;
      text = `${text.slice(0, care.index)},${text.slice(care.index + care[0].length)}`;
    }
    if (PO_BOX.test(text)) find('po-box');
    const taken = takePostcode(text);
    if (
      taken.isSeveral ||
      (taken.postcode !== null && found !== null && found !== taken.postcode)
    ) {
      find('several-postcodes');
    }
    if (taken.isRepaired) find('postcode-repaired');
    found = taken.postcode ?? found;
    return taken.rest;
  });
  if (separate !== null && found !== null && found !== separate) find('several-postcodes');
  const tokens = tokenise(rest);
  const span = findStreet(tokens);
  const reading = asBuilding(readTokens(tokens, span));
  for (const note of reading.notes) find(note);
  if (reading.leftovers.length > 0) find('person-or-organisation');
  return assemble(reading, span, separate ?? found, careOf, find);
}

/** FLAT 3, TOWER COURT, ANYTOWN: with a flat and no number the court is a building. */
function asBuilding(reading: Reading): Reading {
  const { street, unit, number, names } = reading;
  const last = street.at(-1);
  if (unit.length === 0 || number !== null || last === undefined) return reading;
  if (!buildingWords.has(last) || sureStreets.has(last)) return reading;
  return { ...reading, names: [...names, ...street], street: [] };
}

function assemble(
  reading: Reading,
  span: StreetSpan | null,
  postcode: string | null,
  careOf: string | null,
  find: Find,
): ParsedAddress {
  const segments = reading.after.map((words) => words.join(' ')).filter((text) => text !== '');
  let street = reading.street.join(' ') || null;
  let names = reading.names.join(' ') || null;
  const before = segments.join();
  const county = takeCounty(segments);
  if (segments.join() !== before) find('county-or-country');
  const district = takeDistrict(segments);
  if (district !== null) find('part-of-a-postcode');
  if (street !== null && span?.hasDescriptor === false) {
    find('street-uncertain');
    const town = townAtEnd(street);
    if (town !== null && segments.length === 0) {
      street = street.slice(0, -town.length).trimEnd() || null;
      segments.push(town);
    }
  }
  splitTown(segments);
  // A street said twice, as in columns that repeat it, is one street.
  while (segments.length > 0 && segments[0] === street) segments.shift();
  if (names === street) names = null;
  const town = segments.pop() ?? null;
  const locality = segments.join(' ') || null;
  return {
    sao: objectOf(reading.unitNumber, reading.unit.join(' ') || null, find),
    pao: objectOf(reading.number, names, find),
    street,
    locality: locality === town ? null : locality,
    town,
    postcode,
    careOf,
    county,
    district,
    leftovers: reading.leftovers,
  };
}

function objectOf(number: NumberToken | null, text: string | null, find: Find): AddressableObject {
  if (number === null) return text === null ? NO_OBJECT : { ...NO_OBJECT, text };
  let { start, startSuffix, end, endSuffix } = number;
  if (end !== null && end < start) {
    find('range-backwards');
    [start, startSuffix, end, endSuffix] = [end, endSuffix, start, startSuffix];
  }
  return {
    startNumber: start,
    startSuffix: startSuffix || null,
    endNumber: end,
    endSuffix: endSuffix || null,
    text,
  };
}

/** Takes counties and countries off the end; returns the county. */
function takeCounty(segments: string[]): string | null {
  let county: string | null = null;
  for (;;) {
    const last = segments.at(-1);
    if (last === undefined) return county;
    if (counties.has(last) || countries.has(last)) {
      if (counties.has(last)) county = last;
      segments.pop();
      continue;
    }
    const words = last.split(' ');
    const size = [3, 2, 1].find((count) => {
      if (count >= words.length) return false;
      const end = words.slice(-count).join(' ');
      return counties.has(end) || countries.has(end);
    });
    if (size === undefined) return county;
    const end = words.slice(-size).join(' ');
    if (counties.has(end)) county = end;
    segments[segments.length - 1] = words.slice(0, -size).join(' ');
  }
}

/** Takes a postcode district off the end: `LONDON N1`. */
function takeDistrict(segments: string[]): string | null {
  const last = segments.at(-1);
  if (last === undefined) return null;
  const at = last.lastIndexOf(' ') + 1;
  const word = last.slice(at);
  if (!/^[A-Z]{1,2}[0-9][0-9A-Z]?$/.test(word) || !isUkPostcode(`${word}1AA`)) return null;
  const before = last.slice(0, at).trimEnd();
  if (before === '') segments.pop();
  else segments[segments.length - 1] = before;
  return word;
}

/** `UPPER NORWOOD LONDON` in one piece is a locality and a town. */
function splitTown(segments: string[]): void {
  const last = segments.at(-1);
  if (last === undefined) return;
  const town = townAtEnd(last);
  if (town === null || town === last) return;
  segments[segments.length - 1] = last.slice(0, -town.length).trimEnd();
  segments.push(town);
}

function townAtEnd(text: string): string | null {
  const words = text.split(' ');
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const end = words.slice(-count).join(' ');
    if (largeTowns.has(end)) return end;
  }
  return null;
}

/**
 * The parts that their own standard form parses to. Mostly they are the same at
 * once; where a part could be read as another, reading again settles it. Null
 * where eight rounds do not.
 */
function settleParts(parts: AddressParts): AddressParts | null {
  let current = onlyParts(parts);
  let text = formatAddress(current);
  for (let round = 0; round < 8; round += 1) {
    if (text === '') return current;
    const next = onlyParts(readOnce([text], null, () => {}));
    const nextText = formatAddress(next);
    if (isSame(next, current)) return current;
    current = next;
    text = nextText;
  }
  return null;
}

function onlyParts({ sao, pao, street, locality, town, postcode }: AddressParts): AddressParts {
  return { sao, pao, street, locality, town, postcode };
}

function isSame(a: AddressParts, b: AddressParts): boolean {
  return (
    a.street === b.street &&
    a.locality === b.locality &&
    a.town === b.town &&
    a.postcode === b.postcode &&
    isSameObject(a.sao, b.sao) &&
    isSameObject(a.pao, b.pao)
  );
}

function isSameObject(a: AddressableObject, b: AddressableObject): boolean {
  return (
    a.startNumber === b.startNumber &&
    a.startSuffix === b.startSuffix &&
    a.endNumber === b.endNumber &&
    a.endSuffix === b.endSuffix &&
    a.text === b.text
  );
}

function isNothing(parts: AddressParts): boolean {
  return formatAddress(parts) === '';
}

function judge(parts: AddressParts, find: Find): void {
  const hasBuilding = !isNoObject(parts.pao);
  if (parts.street === null && parts.pao.text === null) find('no-street-or-building');
  else if (!hasBuilding) find('no-building');
  if (parts.postcode === null) find('no-postcode');
}
