import type { ReadingNote } from './reading-note.ts';
import type { AddressToken } from './tokens.ts';
import { positionWords, unitFillers, unitKinds } from './vocabulary.ts';

/** Position words that make a unit without FLAT or FLOOR: REAR OF 12. */
export const STANDS_ALONE: ReadonlySet<string> = new Set([
  'BASEMENT',
  'ATTIC',
  'LOFT',
  'REAR',
  'FRONT',
  'UPSTAIRS',
  'DOWNSTAIRS',
]);
const LABEL = /^(?:[A-Z]|[A-Z][0-9]{1,3}[A-Z]?|[0-9]{1,3}[A-Z]{2})$/;
/** Units that a building mostly has one of: the number behind is the house's. */
const SELDOM_NUMBERED: ReadonlySet<string> = new Set(
  'ANNEXE MAISONETTE PENTHOUSE CHAMBERS GARAGE DUPLEX'.split(' '),
);
/** Words that a number may follow as a label: FLOOR 2 beside FLAT 2. */
const NUMBERED: ReadonlySet<string> = new Set([...unitKinds, 'FLOOR', 'LEVEL']);

/** Takes a unit's words from a position on; returns where they end, or the position itself. */
export function takeUnit(
  tokens: readonly AddressToken[],
  start: number,
  end: number,
  hasStreet: boolean,
  unit: string[],
  isBehindName: boolean,
  notes: ReadingNote[],
): number {
  const taken: string[] = [];
  let isUnit = false;
  let i = start;
  while (i < end) {
    const token = tokens[i]!;
    if (token.kind === 'number') break;
    const { text } = token;
    if (unitKinds.has(text) || ((text === 'FLOOR' || text === 'LEVEL') && taken.length > 0)) {
      isUnit = true;
      taken.push(text);
      i += 1;
      i = takeLabel(
        tokens,
        i,
        end,
        hasStreet,
        text,
        [...unit, ...taken.slice(0, -1)],
        taken,
        notes,
      );
      continue;
    }
    if (positionWords.has(text) && !isNameStart(tokens, i, end, isBehindName)) {
      if (STANDS_ALONE.has(text)) isUnit = true;
      taken.push(text);
      i += 1;
      continue;
    }
    // ABOVE SHOP: of whatever is below, the address needs no more.
    if (text === 'SHOP' && (taken.at(-1) === 'ABOVE' || taken.at(-1) === 'OVER')) {
      isUnit = true;
      taken.push(text);
      i += 1;
      continue;
    }
    if (text === 'GARDEN' && i + 1 < end && unitKinds.has(tokens[i + 1]!.text)) {
      taken.push(text);
      i += 1;
      continue;
    }
    // A filler only inside: REAR OF FLAT 2, but not REAR OF 12.
    if (taken.length > 0 && unitFillers.has(text)) {
      i += 1;
      continue;
    }
    break;
  }
  if (!isUnit) return start;
  unit.push(...taken);
  return i;
}

/** UPPER LODGE and FRONT COTTAGE are names, not places in a building. */
function isNameStart(
  tokens: readonly AddressToken[],
  at: number,
  end: number,
  isBehindName: boolean,
): boolean {
  if (isBehindName && !STANDS_ALONE.has(tokens[at]!.text)) {
    const later = at + 1 < end ? tokens[at + 1]!.text : '';
    if (later !== 'FLOOR' && !unitKinds.has(later) && !positionWords.has(later)) return true;
  }
  const next = at + 1 < end ? tokens[at + 1]! : undefined;
  if (next === undefined || next.kind === 'number' || next.segment !== tokens[at]!.segment)
    return false;
  return !(
    unitKinds.has(next.text) ||
    positionWords.has(next.text) ||
    unitFillers.has(next.text) ||
    next.text === 'GARDEN' ||
    next.text === 'SHOP' ||
    LABEL.test(next.text)
  );
}

function takeLabel(
  tokens: readonly AddressToken[],
  at: number,
  end: number,
  hasStreet: boolean,
  kind: string,
  before: readonly string[],
  taken: string[],
  notes: ReadingNote[],
): number {
  if (!NUMBERED.has(kind)) return at;
  const next = at < end ? tokens[at]! : undefined;
  if (next === undefined) return at;
  if (next.kind === 'word') {
    if (!LABEL.test(next.text)) return at;
    taken.push(next.text);
    return at + 1;
  }
  // GROUND FLOOR FLAT, 19/21: both numbers are the house's.
  if (before.length > 0 && next.isBeforeStroke) return at;
  const isLast = at === end - 1;
  if (hasStreet && isLast && (SELDOM_NUMBERED.has(kind) || isApart(tokens, at))) return at;
  if (hasStreet && isLast) {
    // FIRST FLOOR FLAT 14 HIGH STREET: the flat is named already, so 14 is the house.
    if (before.length > 0) return at;
    notes.push('flat-or-house-number');
  } else if (before.length > 0 && kind === 'FLOOR' && !hasNumberBehind(tokens, at + 1, end)) {
    return at;
  }
  taken.push(next.text);
  return at + 1;
}

/** THE ANNEXE, 14 HIGH STREET: a comma stands between. */
function isApart(tokens: readonly AddressToken[], at: number): boolean {
  return tokens[at]!.segment !== tokens[at - 1]!.segment;
}

function hasNumberBehind(tokens: readonly AddressToken[], from: number, end: number): boolean {
  for (let i = from; i < end; i += 1) if (tokens[i]!.kind === 'number') return true;
  return false;
}
