import type { NumberToken } from '../tokens.ts';
import { positionWords, unitFillers, unitKinds } from '../vocabulary.ts';

/** What tells one unit of a building from the others. */
export interface Unit {
  /** Flats are all one kind; rooms another: a room is not a flat of the same number. */
  readonly kind: 'none' | 'flat' | 'room' | 'other';
  /** `2`, `B`, `2A`, `B2`; empty where there is none. */
  readonly label: string;
  /** Bits of `POSITIONS`. */
  readonly position: number;
  /** Words that are none of these: CARETAKERS. */
  readonly rest: string;
}

/** How two units compare. */
export type UnitAgreement =
  | 'same'
  | 'partly'
  | 'other-kind'
  | 'other-labelling'
  | 'missing'
  | 'extra'
  | 'different';

const FLATS: ReadonlySet<string> = new Set(
  'FLAT FLATS APARTMENT MAISONETTE STUDIO PENTHOUSE DUPLEX'.split(' '),
);
const ROOMS: ReadonlySet<string> = new Set('ROOM BEDSIT BEDSITTER BEDROOM LODGER'.split(' '));

const POSITION_NAMES = (
  'GROUND FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH BASEMENT ' +
  'TOP REAR FRONT LEFT RIGHT MIDDLE UPPER LOWER ABOVE GARDEN'
).split(' ');
const POSITIONS: ReadonlyMap<string, number> = new Map([
  ...POSITION_NAMES.map((name, bit) => [name, 1 << bit] as const),
  ['UPSTAIRS', 1 << POSITION_NAMES.indexOf('UPPER')],
  ['DOWNSTAIRS', 1 << POSITION_NAMES.indexOf('LOWER')],
  ['OVER', 1 << POSITION_NAMES.indexOf('ABOVE')],
  ['BACK', 1 << POSITION_NAMES.indexOf('REAR')],
  ['ATTIC', 1 << POSITION_NAMES.indexOf('TOP')],
  ['LOFT', 1 << POSITION_NAMES.indexOf('TOP')],
]);
const GROUND = POSITIONS.get('GROUND') as number;
const LOWER = POSITIONS.get('LOWER') as number;
const BASEMENT = POSITIONS.get('BASEMENT') as number;
const UPPER = POSITIONS.get('UPPER') as number;
/** FIRST to TWELFTH are the bits 1 to 12. */
const ABOVE_GROUND =
  0b1_1111_1111_1110 | (POSITIONS.get('TOP') as number) | (POSITIONS.get('ABOVE') as number);
const LABEL = /^(?:[A-Z]|[A-Z]?[0-9]{1,4}[A-Z]{0,2}(?:-[0-9]{1,4}[A-Z]?)?)$/;

export const NO_UNIT: Unit = Object.freeze({ kind: 'none', label: '', position: 0, rest: '' });

/** The unit that a secondary addressable object's words and number name. */
export function unitOf(words: readonly string[], number: NumberToken | string | null): Unit {
  if (words.length === 0 && number === null) return NO_UNIT;
  let kind: Unit['kind'] = 'none';
  let label = typeof number === 'string' ? number : number === null ? '' : labelOf(number);
  let position = 0;
  const rest: string[] = [];
  words.forEach((word, i) => {
    if (unitKinds.has(word)) {
      kind = kindOf(word, kind);
      return;
    }
    const bit = POSITIONS.get(word);
    if (bit !== undefined) {
      position |= bit;
      return;
    }
    if (LABEL.test(word)) {
      const before = i > 0 ? words[i - 1] : '';
      const floor = before === 'FLOOR' || before === 'LEVEL' ? Number(word) : Number.NaN;
      // FLOOR 2 is the second floor; FLAT 2 is flat 2.
      if (floor >= 1 && floor <= 12) position |= 1 << floor;
      else if (label === '') label = word;
      else rest.push(word);
      return;
    }
    if (unitFillers.has(word) || positionWords.has(word) || word === 'SHOP') return;
    rest.push(word);
  });
  if ((position & LOWER) !== 0 && (position & GROUND) !== 0) {
    position = (position & ~(LOWER | GROUND)) | BASEMENT;
  }
  return { kind, label, position, rest: rest.join('') };
}

function kindOf(word: string, before: Unit['kind']): Unit['kind'] {
  if (ROOMS.has(word)) return 'room';
  if (FLATS.has(word)) return before === 'room' ? 'room' : 'flat';
  return before === 'none' ? 'other' : before;
}

/** `2`, `2A`, `1-3`. */
export function labelOf(number: NumberToken): string {
  const start = `${number.start}${number.startSuffix}`;
  return number.end === null ? start : `${start}-${number.end}${number.endSuffix}`;
}

export function isNoUnit(unit: Unit): boolean {
  return unit.kind === 'none' && unit.label === '' && unit.position === 0 && unit.rest === '';
}

/** Compares the unit that an address names with one of the gazetteer's. */
export function compareUnits(asked: Unit, held: Unit): UnitAgreement {
  const asksNone = isNoUnit(asked);
  if (isNoUnit(held)) return asksNone ? 'same' : 'extra';
  if (asksNone) return 'missing';
  if (asked.label !== '' && held.label !== '') return compareLabels(asked, held);
  if (asked.rest !== '' && held.rest !== '') {
    return asked.rest === held.rest ? 'same' : 'different';
  }
  if (asked.label !== '' || held.label !== '') {
    // FLAT 2 against GROUND FLOOR FLAT: nothing says which is which. FLAT alone says nothing.
    const named = asked.label !== '' ? held : asked;
    if (named.position === 0 && named.rest === '') {
      return asked.label === '' ? 'missing' : 'other-labelling';
    }
    return named.position !== 0 ? 'other-labelling' : 'different';
  }
  if (asked.rest !== held.rest) return 'different';
  if (asked.position === held.position) {
    return asked.kind === held.kind || asked.kind === 'none' || held.kind === 'none'
      ? 'same'
      : 'other-kind';
  }
  if (isVaguely(asked.position, held.position)) return 'partly';
  const common = asked.position & held.position;
  return common !== 0 && (common === asked.position || common === held.position)
    ? 'partly'
    : 'different';
}

/** UPSTAIRS is any floor above the ground; DOWNSTAIRS is the ground floor or below. */
function isVaguely(asked: number, held: number): boolean {
  if (asked === UPPER) return (held & ABOVE_GROUND) !== 0;
  return asked === LOWER && (held & (GROUND | BASEMENT)) !== 0;
}

function compareLabels(asked: Unit, held: Unit): UnitAgreement {
  if (asked.label === held.label) {
    if (asked.rest !== '' && held.rest !== '' && asked.rest !== held.rest) return 'different';
    const both = asked.position !== 0 && held.position !== 0;
    if (both && (asked.position & held.position) === 0) return 'different';
    const isRoom = asked.kind === 'room' || held.kind === 'room';
    return isRoom && asked.kind !== held.kind ? 'other-kind' : 'same';
  }
  const isLetter = /^[A-Z]$/;
  // B against 2: the second flat under another labelling, or another flat.
  const letter = isLetter.test(asked.label) ? asked.label : held.label;
  const number = isLetter.test(asked.label) ? held.label : asked.label;
  if (isLetter.test(letter) && /^[0-9]+$/.test(number)) {
    return letter.charCodeAt(0) - 64 === Number(number) ? 'other-labelling' : 'different';
  }
  return 'different';
}
