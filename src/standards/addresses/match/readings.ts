import { type Reading, readTokens, strokeRange } from '../reading.ts';
import { behindNumber, findStreet, type StreetSpan } from '../street-span.ts';
import type { AddressToken, NumberToken } from '../tokens.ts';
import { buildingWords, sureStreets } from '../vocabulary.ts';
import { type AddressIndex, suffixCode } from './address-index.ts';
import { keyOf, type StreetName, typedStreetName } from './keys.ts';
import { isNoUnit, NO_UNIT, type Unit, unitOf } from './unit.ts';

/** A house number as asked for; suffixes as 1 to 26, 0 for none; end -1 where there is no range. */
export interface AskedNumber {
  readonly start: number;
  readonly startSuffix: number;
  readonly end: number;
  readonly endSuffix: number;
}

/** One way to understand an address, cut for comparing with the gazetteer. */
export interface Asked {
  readonly unit: Unit;
  readonly number: AskedNumber | null;
  /** Key of the building's name; empty where there is none. */
  readonly name: string;
  readonly street: StreetName | null;
  readonly places: readonly string[];
  /** Bits taken off for being a less likely way to understand the text. */
  readonly penalty: number;
}

/*
 * What the second ways of reading cost, in bits: how much rarer each is than the
 * first way, by judgement. One bit is half as often.
 */
const LETTER_IS_FLAT = 1;
const NAME_NUMBER_IS_HOUSE = 1;
const STROKE_THE_OTHER_WAY = 2;
const STROKE_IS_RANGE = 2;
const RANGE_IS_FLAT_AND_HOUSE = 4;
const FLAT_LABEL_IS_HOUSE = 3;
const STREET_IS_BUILDING = 1;

/** Longest street name looked up, in words. */
const LONGEST_NAME = 5;
/** Most spans read: an address has one street, and a few things that look like one. */
const MOST_SPANS = 5;

/** The ways to understand an address, given the streets of the gazetteer. */
export function askedReadings(
  tokens: readonly AddressToken[],
  index: AddressIndex,
  postcode: number | undefined,
): Asked[] {
  const known = knownStreets(tokens, index);
  const isKnown = known.length > 0;
  const spans = [...known];
  const add = (span: StreetSpan | null) => {
    if (span !== null && !spans.some((each) => isSameSpan(each, span))) spans.push(span);
  };
  add(findStreet(tokens));
  // 3 PRINCESS STREWT, NORTHERN PARK: the misspelt street stands behind the number.
  if (!isKnown) {
    add(behindNumber(tokens));
    add(misspeltDescriptor(tokens, index));
  }
  if (postcode !== undefined) {
    for (const span of streetsOfPostcode(tokens, index, postcode)) {
      // ST GEORGES ROAD is that street, though the postcode is that of a GEORGE ROAD.
      if (!known.some((street) => street.from <= span.from && span.to <= street.to)) add(span);
    }
  }
  const asked: Asked[] = [];
  for (const span of spans.slice(0, MOST_SPANS))
    addReadings(asked, readTokens(tokens, span), index);
  if (spans.length === 0) addReadings(asked, readTokens(tokens, null), index);
  return asked;
}

function isSameSpan(a: StreetSpan, b: StreetSpan): boolean {
  return a.from === b.from && a.to === b.to;
}

/** Where the gazetteer's own street names stand in the text; longest first, none inside another. */
function knownStreets(tokens: readonly AddressToken[], index: AddressIndex): StreetSpan[] {
  const spans: StreetSpan[] = [];
  for (let size = Math.min(LONGEST_NAME, tokens.length); size > 0; size -= 1) {
    for (let from = 0; from + size <= tokens.length; from += 1) {
      const to = from + size;
      if (
        tokens[from]!.kind === 'number' ||
        spans.some((span) => span.from <= from && to <= span.to)
      ) {
        continue;
      }
      const words: string[] = [];
      for (let i = from; i < to; i += 1) words.push(tokens[i]!.text);
      if (words.length === 1 && words[0] === 'THE') continue;
      const id = index.streetNameByKey(keyOf(words));
      if (id !== undefined) spans.push({ from, to, hasDescriptor: true });
    }
  }
  return spans;
}

/**
 * A street of the gazetteer but for a slip in its last word, without a number
 * before it: `FLAT 3, TOWER HOUSE, LONG ROD`.
 */
function misspeltDescriptor(
  tokens: readonly AddressToken[],
  index: AddressIndex,
): StreetSpan | null {
  for (let to = 2; to <= tokens.length; to += 1) {
    const { segment } = tokens[to - 1]!;
    for (let from = to - 2; from >= 0 && from >= to - LONGEST_NAME; from -= 1) {
      const token = tokens[from]!;
      if (token.kind === 'number' || token.segment !== segment) break;
      const words = tokens.slice(from, to).map(({ text }) => text);
      const name = typedStreetName(words);
      if (name.key !== keyOf(words) && index.streetNameByKey(name.key) !== undefined) {
        return { from, to, hasDescriptor: true };
      }
    }
  }
  return null;
}

/** Where something close to a street of the postcode stands: it need not be spelt right. */
function streetsOfPostcode(
  tokens: readonly AddressToken[],
  index: AddressIndex,
  postcode: number,
): StreetSpan[] {
  const spans: StreetSpan[] = [];
  const seen = new Set<number>();
  for (const building of index.buildingsInPostcode(postcode)) {
    const name = index.streetName[index.street(building)]!;
    if (seen.has(name) || seen.size >= 4) continue;
    seen.add(name);
    const span = nearestSpan(tokens, index.streetNames[name]!);
    if (span !== null) spans.push(span);
  }
  return spans;
}

function nearestSpan(tokens: readonly AddressToken[], name: StreetName): StreetSpan | null {
  let best: StreetSpan | null = null;
  let bestShare = 0.6;
  for (let from = 0; from < tokens.length; from += 1) {
    if (tokens[from]!.kind === 'number') continue;
    let key = '';
    for (let to = from + 1; to <= Math.min(from + LONGEST_NAME, tokens.length); to += 1) {
      const token = tokens[to - 1]!;
      if (token.kind === 'number') break;
      key += keyOf([token.text]);
      const share = sharedPairs(key, name.key);
      if (share > bestShare) {
        bestShare = share;
        best = { from, to, hasDescriptor: true };
      }
    }
  }
  if (best === null) return null;
  // The descriptor belongs to the name, even where the street of the postcode has another.
  let { to } = best;
  const { segment } = tokens[to - 1]!;
  while (to < tokens.length && tokens[to]!.segment === segment && sureStreets.has(tokens[to]!.text))
    to += 1;
  return { ...best, to };
}

/** Dice's coefficient over pairs of neighbouring letters: a cheap closeness of two names. */
function sharedPairs(a: string, b: string): number {
  if (a.length < 2 || b.length < 2 || Math.abs(a.length - b.length) > 6) return 0;
  let shared = 0;
  for (let i = 0; i + 1 < a.length; i += 1) if (b.includes(a.slice(i, i + 2))) shared += 1;
  return (2 * shared) / (a.length + b.length - 2);
}

/** The street asked for; a name of the gazetteer is taken as it is, another may be misspelt. */
function askedStreet(words: readonly string[], index: AddressIndex): StreetName {
  const known = index.streetNameByKey(keyOf(words));
  return known === undefined ? typedStreetName(words) : index.streetNames[known]!;
}

function addReadings(asked: Asked[], reading: Reading, index: AddressIndex): void {
  const places = reading.after.flatMap(placeKeys);
  const street = reading.street.length === 0 ? null : askedStreet(reading.street, index);
  const name = reading.names.length === 0 ? '' : keyOf(reading.names);
  const number = reading.number === null ? null : numberOf(reading.number);
  const unit = unitOf(reading.unit, reading.unitNumber);
  const base: Asked = { unit, number, name, street, places, penalty: 0 };
  asked.push(base);
  addNumberReadings(asked, base, reading);
  // TOWER HOUSE 3: flat 3 of it.
  if (street === null && name !== '' && isNoUnit(unit) && reading.number !== null) {
    asked.push({
      ...base,
      unit: unitOf([], reading.number),
      number: null,
      penalty: NAME_NUMBER_IS_HOUSE,
    });
  }
  const last = reading.street.at(-1) ?? '';
  // 14 TOWER COURT and FLAT 3 TOWER COURT: the court can be a building in another street.
  if (buildingWords.has(last) && !sureStreets.has(last)) {
    const building = keyOf([...reading.names, ...reading.street]);
    const asBuilding = { ...base, street: null, name: building, penalty: STREET_IS_BUILDING };
    asked.push(asBuilding);
    if (isNoUnit(unit) && reading.number !== null) {
      asked.push({ ...asBuilding, unit: unitOf([], reading.number), number: null });
    }
  }
}

/** Other ways to share the numbers and letters between unit and house. */
function addNumberReadings(asked: Asked[], base: Asked, reading: Reading): void {
  const { number, unit } = base;
  const written = reading.number;
  if (written !== null && number !== null && isNoUnit(unit)) {
    // 14B: flat B of 14.
    if (number.startSuffix > 0 && number.end < 0) {
      asked.push({
        ...base,
        unit: unitOf([], written.startSuffix),
        number: { ...number, startSuffix: 0 },
        penalty: LETTER_IS_FLAT,
      });
    }
    if (number.end >= 0) {
      asked.push({
        ...base,
        unit: unitOf([], `${written.start}${written.startSuffix}`),
        number: { start: number.end, startSuffix: number.endSuffix, end: -1, endSuffix: 0 },
        penalty: RANGE_IS_FLAT_AND_HOUSE,
      });
    }
  }
  // FLAT B, 14: number 14B.
  if (number !== null && number.startSuffix === 0 && number.end < 0 && /^[A-Z]$/.test(unit.label)) {
    if (unit.kind !== 'room' && unit.position === 0 && unit.rest === '') {
      asked.push({
        ...base,
        unit: NO_UNIT,
        number: { ...number, startSuffix: suffixCode(unit.label) },
        penalty: LETTER_IS_FLAT,
      });
    }
  }
  if (written !== null && reading.notes.includes('stroke') && reading.unitNumber !== null) {
    asked.push({
      ...base,
      unit: unitOf([], written),
      number: numberOf(reading.unitNumber),
      penalty: STROKE_THE_OTHER_WAY,
    });
  }
  const range =
    written === null || reading.unitNumber === null
      ? null
      : strokeRange(reading.unitNumber, written);
  if (range !== null) {
    asked.push({ ...base, unit: NO_UNIT, number: numberOf(range), penalty: STROKE_IS_RANGE });
  }
  if (number === null && reading.unitNumber !== null) {
    asked.push({
      ...base,
      unit: unitOf(reading.unit, null),
      number: numberOf(reading.unitNumber),
      penalty: NAME_NUMBER_IS_HOUSE,
    });
  } else if (
    number === null &&
    base.name === '' &&
    /^[0-9]{1,4}[A-Z]?$/.test(unit.label) &&
    unit.position === 0
  ) {
    const [, digits, letter] = /^([0-9]+)([A-Z]?)$/.exec(unit.label)!;
    asked.push({
      ...base,
      unit: NO_UNIT,
      number: { start: Number(digits), startSuffix: suffixCode(letter!), end: -1, endSuffix: 0 },
      penalty: FLAT_LABEL_IS_HOUSE,
    });
  }
}

function numberOf(token: NumberToken): AskedNumber {
  const isBackwards = token.end !== null && token.end < token.start;
  return {
    start: isBackwards ? token.end! : token.start,
    startSuffix: suffixCode(isBackwards ? token.endSuffix : token.startSuffix),
    end: token.end === null ? -1 : isBackwards ? token.start : token.end,
    endSuffix: suffixCode(isBackwards ? token.startSuffix : token.endSuffix),
  };
}

/** Keys of all runs of words in a segment: a town may stand among other words. */
function placeKeys(words: readonly string[]): string[] {
  const keys: string[] = [];
  for (let from = 0; from < words.length && from < 8; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + 4); to += 1) {
      keys.push(keyOf(words.slice(from, to)));
    }
  }
  return keys;
}
