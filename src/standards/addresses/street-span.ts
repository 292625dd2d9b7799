import type { AddressToken } from './tokens.ts';
import {
  directions,
  positionWords,
  possibleStreets,
  sureStreets,
  unitFillers,
  unitKinds,
} from './vocabulary.ts';

/** Where in the tokens the street's name stands: `from` inclusive, `to` exclusive. */
export interface StreetSpan {
  readonly from: number;
  readonly to: number;
  /** Whether a street descriptor ends it; otherwise it is only what follows a number. */
  readonly hasDescriptor: boolean;
}

/**
 * Buildings after whose name a street may follow without a comma. Not those
 * that streets are called after (Church Hill Road, Mill Lane).
 */
const ENDS_A_BUILDING: ReadonlySet<string> = new Set(
  (
    'HOUSE COURT LODGE COTTAGE COTTAGES MANSIONS TOWER TOWERS BUILDING BUILDINGS HEIGHTS APARTMENTS ' +
    'RECTORY VICARAGE FARM FARMHOUSE BUNGALOW POINT FLATS ANNEXE HOSTEL HOTEL'
  ).split(' '),
);

/** `ST` and `DR` end a name as Street and Drive, and begin one as Saint and Doctor. */
const TWO_MEANINGS: ReadonlyMap<string, string> = new Map([
  ['ST', 'STREET'],
  ['DR', 'DRIVE'],
]);

/**
 * Finds the street in the tokens of an address: words up to a street
 * descriptor, best behind a house number; without any descriptor, the words
 * behind the number (`5 THE CUT`). Null where nothing looks like a street.
 */
export function findStreet(tokens: readonly AddressToken[]): StreetSpan | null {
  let best: StreetSpan | null = null;
  let bestScore = 0;
  for (let start = 0; start < tokens.length; ) {
    const segment = tokens[start]!.segment;
    let end = start + 1;
    while (end < tokens.length && tokens[end]!.segment === segment) end += 1;
    for (const span of spansOf(tokens, start, end)) {
      const score = scoreOf(tokens, span);
      if (score > bestScore) {
        best = span;
        bestScore = score;
      }
    }
    start = end;
  }
  return best ?? behindNumber(tokens);
}

/** The descriptor a token is, in full; null for another word. */
export function descriptorOf(
  tokens: readonly AddressToken[],
  at: number,
  end: number,
): string | null {
  const token = tokens[at]!;
  if (token.kind !== 'word') return null;
  if (sureStreets.has(token.text) || possibleStreets.has(token.text)) return token.text;
  const meaning = TWO_MEANINGS.get(token.text);
  if (meaning === undefined) return null;
  // UPPER ST MARTINS LANE is a saint's, HIGH ST ANYTOWN is a street.
  for (let i = at + 1; i < end; i += 1) {
    const later = tokens[i]!;
    if (later.kind === 'word' && sureStreets.has(later.text)) return null;
  }
  return meaning;
}

/** One street of each run of descriptors in a segment. */
function* spansOf(
  tokens: readonly AddressToken[],
  start: number,
  end: number,
): Generator<StreetSpan> {
  let from = start;
  for (let i = start; i < end; i += 1) {
    const token = tokens[i]!;
    if (token.kind === 'number') {
      from = i + 1;
      continue;
    }
    if (i > from && i + 2 < end && ENDS_A_BUILDING.has(token.text) && streetAhead(tokens, i, end)) {
      from = i + 1;
      continue;
    }
    if (descriptorOf(tokens, i, end) === null) continue;
    const begin = afterUnit(tokens, from, i);
    if (begin >= i && !isAlone(tokens, i, end, begin)) continue;
    let to = i + 1;
    // CHURCH GREEN ROAD and PARK VIEW CLOSE go on to the last descriptor in a row.
    while (to < end && descriptorOf(tokens, to, end) !== null) to += 1;
    while (to < end && isDirection(tokens[to]!) && to === end - 1) to += 1;
    yield { from: begin, to, hasDescriptor: true };
    from = to;
    i = to - 1;
  }
}

/** Whether a street of its own follows a building's name in the same segment. */
function streetAhead(tokens: readonly AddressToken[], at: number, end: number): boolean {
  if (tokens[at + 1]!.kind === 'number') return true;
  // HOUSE LANE is one name; HOUSE LONG LANE is a house in Long Lane.
  if (descriptorOf(tokens, at + 1, end) !== null) return false;
  for (let i = at + 2; i < end; i += 1) if (descriptorOf(tokens, i, end) !== null) return true;
  return false;
}

/** Passes over FLAT, FLOOR and labels before a street that follows without a comma. */
function afterUnit(tokens: readonly AddressToken[], from: number, to: number): number {
  let begin = from;
  let hasUnit = false;
  for (let i = from; i < to; i += 1) {
    const text = tokens[i]!.text;
    const isUnit =
      unitKinds.has(text) || text === 'FLOOR' || text === 'BASEMENT' || text === 'REAR';
    if (isUnit) hasUnit = true;
    if (isUnit || (hasUnit && i === begin && /^(?:[A-Z]|[A-Z]?[0-9]{1,3}[A-Z]?)$/.test(text))) {
      begin = i + 1;
    } else if (
      hasUnit &&
      i === begin &&
      (positionWords.has(text) || unitFillers.has(text)) &&
      i + 2 < to
    ) {
      // FLAT B GROUND FLOOR: the floor is found on the next round, THE and OF belong to names.
      if (nextIsUnit(tokens, i + 1, to)) begin = i + 1;
    }
  }
  return begin;
}

function nextIsUnit(tokens: readonly AddressToken[], from: number, to: number): boolean {
  const next = from < to ? tokens[from]!.text : '';
  return unitKinds.has(next) || next === 'FLOOR';
}

/** BROADWAY or STRAND: a descriptor that is a whole name, behind a number. */
function isAlone(tokens: readonly AddressToken[], at: number, end: number, begin: number): boolean {
  const before = begin > 0 ? tokens[begin - 1] : undefined;
  const text = tokens[at]!.text;
  if (before?.kind !== 'number' || begin !== at || sureStreets.has(text) || text.length < 4) {
    return false;
  }
  return !(at + 1 < end && tokens[at + 1]!.kind === 'word' && unitKinds.has(tokens[at + 1]!.text));
}

function isDirection(token: AddressToken): boolean {
  return token.kind === 'word' && directions.has(token.text);
}

function scoreOf(tokens: readonly AddressToken[], span: StreetSpan): number {
  const before = span.from > 0 ? tokens[span.from - 1]! : undefined;
  const beforeThat = span.from > 1 ? tokens[span.from - 2]! : undefined;
  const last = tokens[span.to - 1]!.text;
  const descriptor =
    directions.has(last) && span.to - 2 >= span.from ? tokens[span.to - 2]!.text : last;
  let score = sureStreets.has(descriptor) || TWO_MEANINGS.has(descriptor) ? 3 : 1;
  if (before?.kind === 'number') {
    // The number of FLAT 3 names a flat; that of 3 TOWER COURT may.
    const isLabel = beforeThat?.kind === 'word' && unitKinds.has(beforeThat.text);
    if (!isLabel) score += before.end !== null || score === 3 ? 4 : 1.5;
  }
  return score;
}

/** `5 THE CUT`: without any descriptor, the words behind the last number that has some. */
export function behindNumber(tokens: readonly AddressToken[]): StreetSpan | null {
  for (let i = tokens.length - 2; i >= 0; i -= 1) {
    const token = tokens[i]!;
    const next = tokens[i + 1]!;
    if (token.kind !== 'number' || next.kind !== 'word') continue;
    if (isLabel(tokens, i)) continue;
    if (
      unitKinds.has(next.text) ||
      positionWords.has(next.text) ||
      ENDS_A_BUILDING.has(lastOf(tokens, i + 1))
    )
      continue;
    let to = i + 1;
    while (
      to < tokens.length &&
      tokens[to]!.segment === next.segment &&
      tokens[to]!.kind === 'word'
    ) {
      to += 1;
    }
    return { from: i + 1, to, hasDescriptor: false };
  }
  return null;
}

/** FLAT 16, but not the 16 of FIRST FLOOR FLAT 16 HIGH ROW, nor that of FLAT, 16 HIGH ROW. */
function isLabel(tokens: readonly AddressToken[], at: number): boolean {
  const before = at > 0 ? tokens[at - 1]! : undefined;
  if (before?.kind !== 'word' || !unitKinds.has(before.text)) return false;
  if (before.segment !== tokens[at]!.segment) return false;
  const earlier = at > 1 ? tokens[at - 2]! : undefined;
  return earlier === undefined || !(positionWords.has(earlier.text) || earlier.text === 'FLOOR');
}

function lastOf(tokens: readonly AddressToken[], at: number): string {
  let end = at;
  while (end + 1 < tokens.length && tokens[end + 1]!.segment === tokens[at]!.segment) end += 1;
  return tokens[end]!.text;
}
