import type { ReadingNote } from './reading-note.ts';
import { descriptorOf, type StreetSpan } from './street-span.ts';
import type { AddressToken, NumberToken } from './tokens.ts';
import { STANDS_ALONE, takeUnit } from './unit-words.ts';
import { buildingWords, organisationEnds, positionWords, titles, unitKinds } from './vocabulary.ts';

/** One way to understand the tokens of an address. */
export interface Reading {
  /** FLAT 2, FIRST FLOOR FLAT: words of the unit, label and all. */
  readonly unit: readonly string[];
  /** A number with no word that stands where a unit's would: `3 TOWER HOUSE`, `2/14`. */
  readonly unitNumber: NumberToken | null;
  /** Names of the building, in order. */
  readonly names: readonly string[];
  readonly number: NumberToken | null;
  readonly street: readonly string[];
  /** What follows the street, segment by segment, with units taken out. */
  readonly after: readonly (readonly string[])[];
  /** People and organisations: no part of the address. */
  readonly leftovers: readonly string[];
  readonly notes: readonly ReadingNote[];
}

/** Houses made into one are neighbours: five on one side of the street at most. */
const MOST_NUMBERS_APART = 8;

/** Reads the tokens of an address, given where its street is. */
export function readTokens(tokens: readonly AddressToken[], span: StreetSpan | null): Reading {
  const notes: ReadingNote[] = [];
  const headEnd = span === null ? tokens.length : span.from;
  const head = readHead(tokens, headEnd, span !== null, notes);
  const tail = readTail(tokens, span === null ? tokens.length : span.to);
  let { unit, number } = head;
  if (tail.unit.length > 0) {
    notes.push('parts-swapped');
    unit = [...unit, ...tail.unit];
  }
  if (number === null && tail.number !== null) {
    notes.push('parts-swapped');
    number = tail.number;
  }
  return {
    unit,
    unitNumber: head.unitNumber,
    names: head.names,
    number,
    street: span === null ? [] : streetWords(tokens, span),
    after: [...head.after, ...tail.after],
    leftovers: head.leftovers,
    notes: number === null ? notes : notes.filter((note) => note !== 'flat-or-house-number'),
  };
}

function streetWords(tokens: readonly AddressToken[], span: StreetSpan): string[] {
  const words: string[] = [];
  for (let i = span.from; i < span.to; i += 1) {
    const descriptor = i > span.from ? descriptorOf(tokens, i, span.to) : null;
    words.push(descriptor ?? tokens[i]!.text);
  }
  return words;
}

interface Head {
  readonly unit: string[];
  readonly unitNumber: NumberToken | null;
  readonly names: string[];
  /** Places, where there is no street that they would stand behind. */
  readonly after: string[][];
  readonly number: NumberToken | null;
  readonly leftovers: string[];
}

/** What stands before the street: unit, building name, number, and people. */
function readHead(
  tokens: readonly AddressToken[],
  end: number,
  hasStreet: boolean,
  notes: ReadingNote[],
): Head {
  const unit: string[] = [];
  const numbers: number[] = [];
  const names: { text: string; segment: number }[] = [];
  const leftovers: string[] = [];
  for (let i = 0; i < end; ) {
    const token = tokens[i]!;
    if (token.kind === 'number') {
      numbers.push(i);
      i += 1;
      continue;
    }
    const named = names.filter(({ segment }) => segment === token.segment);
    const next = takeUnit(tokens, i, end, hasStreet, unit, named.length > 0, notes);
    if (next > i) {
      // CARETAKERS FLAT: the name before a FLAT without a label belongs to it.
      if (named.length > 0 && next === i + 1 && unitKinds.has(token.text) && isOwnName(named)) {
        unit.splice(unit.length - 1, 0, ...named.map(({ text }) => text));
        names.length -= named.length;
      }
      i = next;
      continue;
    }
    if (named.length === 0 && isLoneLabel(tokens, i, end, hasStreet)) unit.push(token.text);
    else names.push({ text: token.text, segment: token.segment });
    i += 1;
  }
  const after = hasStreet ? [] : takePlaces(names);
  const kept = dropPeople(names, leftovers);
  return {
    unit,
    names: kept,
    after,
    leftovers,
    ...shareNumbers(tokens, numbers, end, hasStreet, unit, kept, notes),
  };
}

/** Without a street, what stands behind the building's name is where it is: takes it out. */
function takePlaces(names: { text: string; segment: number }[]): string[][] {
  const after: string[][] = [];
  let isNamed = false;
  const kept = [];
  for (let i = 0; i < names.length; ) {
    const { segment, text } = names[i]!;
    let end = i + 1;
    while (end < names.length && names[end]!.segment === segment) end += 1;
    const words = names.slice(i, end);
    const isBuilding = buildingWords.has(words.at(-1)!.text);
    if (isNamed && !isBuilding) after.push(words.map((word) => word.text));
    else kept.push(...words);
    isNamed ||= !(titles.has(text) && words.length > 1) && !isOrganisation(words);
    i = end;
  }
  names.splice(0, names.length, ...kept);
  return after;
}

function isOrganisation(words: readonly { text: string }[]): boolean {
  return words.some(({ text }) => organisationEnds.has(text));
}

/**
 * `B, 14 HIGH STREET`: a letter on its own before the number is a flat's. Without
 * a comma only where it begins the address and the street follows the number:
 * `B 14 TOWER HOUSE` may be flat B14.
 */
function isLoneLabel(
  tokens: readonly AddressToken[],
  at: number,
  end: number,
  hasStreet: boolean,
): boolean {
  const token = tokens[at]!;
  const next = at + 1 < end ? tokens[at + 1]! : undefined;
  if (!/^[A-Z]$/.test(token.text) || next?.kind !== 'number') return false;
  if (next.segment !== token.segment) return true;
  return hasStreet && at === 0 && tokens.slice(1, end).every(({ kind }) => kind === 'number');
}

function isOwnName(named: readonly { text: string }[]): boolean {
  return named.length <= 2 && !named.some(({ text }) => buildingWords.has(text));
}

/** `19/21` as the range 19-21; null where the two could not be houses side by side. */
export function strokeRange(first: NumberToken, second: NumberToken): NumberToken | null {
  const isPlausible =
    first.isBeforeStroke &&
    first.end === null &&
    second.end === null &&
    second.start > first.start &&
    second.start - first.start <= MOST_NUMBERS_APART;
  return isPlausible
    ? { ...first, end: second.start, endSuffix: second.startSuffix, isBeforeStroke: false }
    : null;
}

/** Which of the numbers before the street is the house's, and which a unit's. */
function shareNumbers(
  tokens: readonly AddressToken[],
  numbers: readonly number[],
  end: number,
  hasStreet: boolean,
  unit: readonly string[],
  names: readonly string[],
  notes: ReadingNote[],
): { unitNumber: NumberToken | null; number: NumberToken | null } {
  const at = (position: number | undefined) =>
    position === undefined ? null : (tokens[position] as NumberToken);
  const last = numbers.at(-1);
  if (last === undefined) return { unitNumber: null, number: null };
  if (numbers.length > 2) notes.push('numbers-left-over');
  const beforeStreet = hasStreet && last === end - 1;
  if (numbers.length > 1) {
    const first = at(numbers.at(-2));
    const range = first === null ? null : strokeRange(first, at(last)!);
    // GROUND FLOOR FLAT, 19/21: the flat is named already, so both numbers are the house's.
    if (range !== null && unit.length > 0) return { unitNumber: null, number: range };
    if (first?.isBeforeStroke === true) notes.push('stroke');
    if (unit.length > 0 && names.length > 0 && !beforeStreet) {
      notes.push('numbers-left-over');
    }
    return { unitNumber: unit.length > 0 ? null : first, number: at(last) };
  }
  if (beforeStreet || names.length === 0 || unit.length > 0) {
    return { unitNumber: null, number: at(last) };
  }
  // 14 THE OLD RECTORY, CHURCH LANE: flat 14 of it, or its house number.
  const isBehindName = names.length > 0 && tokens[last + 1] === undefined;
  if (isBehindName) return { unitNumber: null, number: at(last) };
  notes.push('number-before-name');
  return { unitNumber: at(last), number: null };
}

/** Takes out people (MR J SMITH) and organisations (ACME LTD), a segment at a time. */
function dropPeople(
  names: readonly { text: string; segment: number }[],
  leftovers: string[],
): string[] {
  const kept: string[] = [];
  for (let i = 0; i < names.length; ) {
    const { segment, text } = names[i]!;
    let end = i + 1;
    while (end < names.length && names[end]!.segment === segment) end += 1;
    const words = names.slice(i, end).map((name) => name.text);
    const isPerson = titles.has(text) && words.length > 1;
    if (isPerson || isOrganisation(names.slice(i, end))) leftovers.push(words.join(' '));
    else kept.push(...words);
    i = end;
  }
  return kept;
}

interface Tail {
  readonly unit: string[];
  readonly number: NumberToken | null;
  readonly after: string[][];
}

/** What stands behind the street: places, and units or numbers written last. */
function readTail(tokens: readonly AddressToken[], from: number): Tail {
  const unit: string[] = [];
  const after: string[][] = [];
  let number: NumberToken | null = null;
  let segment = -1;
  for (let i = from; i < tokens.length; ) {
    const token = tokens[i]!;
    if (token.kind === 'number') {
      number ??= token;
      i += 1;
      continue;
    }
    if (unitKinds.has(token.text) || isFloor(tokens, i)) {
      const next = takeUnit(tokens, i, tokens.length, false, unit, false, []);
      if (next > i) {
        i = next;
        continue;
      }
    }
    if (token.segment !== segment) after.push([]);
    segment = token.segment;
    after.at(-1)!.push(token.text);
    i += 1;
  }
  return { unit, number, after };
}

function isFloor(tokens: readonly AddressToken[], at: number): boolean {
  if (!positionWords.has(tokens[at]!.text)) return false;
  for (let i = at + 1; i < tokens.length && i < at + 3; i += 1) {
    const token = tokens[i]!;
    if (token.text === 'FLOOR' || unitKinds.has(token.text)) return true;
    if (!positionWords.has(token.text)) break;
  }
  const { text, segment } = tokens[at]!;
  const isWhole = tokens[at - 1]?.segment !== segment && tokens[at + 1]?.segment !== segment;
  return STANDS_ALONE.has(text) && (isWhole || tokens[at + 1] === undefined);
}
