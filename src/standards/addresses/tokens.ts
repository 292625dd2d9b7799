import { foldLetters } from '../fold.ts';
import { contractions, positionWords, unitKinds, wordInFull } from './vocabulary.ts';

/** A house number, or a range of them, as written. */
export interface NumberToken {
  readonly kind: 'number';
  readonly start: number;
  readonly startSuffix: string;
  readonly end: number | null;
  readonly endSuffix: string;
  /** Of `2/14`: the number behind the stroke follows as the next token. */
  readonly isBeforeStroke: boolean;
  /** 0-based number of the segment (between commas and line ends) it stands in. */
  readonly segment: number;
  /** As written, in capitals. */
  readonly text: string;
}

export interface WordToken {
  readonly kind: 'word';
  /** Capitals, written out where it is an abbreviation. */
  readonly text: string;
  readonly segment: number;
}

export type AddressToken = NumberToken | WordToken;

/** BS 7666-2 allows four digits: longer runs are references, not house numbers. */
const HIGHEST_NUMBER = 9999;

const APOSTROPHES = /['’‘‛ʼʻʹ′´`＇]/g;
const SEGMENT_BREAKS = /[,;\n\r\t|()[\]{}"\\]+|\s[-–—:]+\s(?![0-9])|[–—]\s/;
/** 14½ has no place in BS 7666: the fraction goes. */
const FRACTIONS = /[¼-¾⅐-⅞]/g;
const DASHES = /[‐‑‒–—−]/g;
/** A range or stroke may have spaces round it; `3-bed` and `12A-C` are told apart below. */
const PIECES =
  /[0-9]+[A-Z]?(?:\s?-\s?[0-9]+[A-Z]?|-[A-Z])?(?![\p{L}\p{N}])|\/|&|[\p{L}\p{N}\p{M}]+/gu;
const NUMBER = /^([0-9]+)([A-Z]?)(?:(\s?)-\s?(?:([0-9]+)([A-Z]?)|([A-Z])))?$/;
/** FLAT12, APT3B, FLATB: the space was left out. */
const JOINED_UNIT = /^(FLAT|FLT|APARTMENT|APT|UNIT|ROOM)([0-9]+[A-Z]?|(?<=FLAT)[A-K])$/;
/** G/F, 1/F and 2/F are floors, not flats of a house. */
const FLOOR_STROKES = /(?<![\p{L}\p{N}])(LG|UG|[GB1-9])\/F(?![\p{L}\p{N}])/gu;
const FLOOR_NAMES: Readonly<Record<string, string>> = {
  G: 'GROUND',
  LG: 'LOWER GROUND',
  UG: 'UPPER GROUND',
  B: 'BASEMENT',
};
const ORDINALS = ' FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH'.split(' ');
const NUMBER_SIGNS: ReadonlySet<string> = new Set(['NO', 'NUMBER', 'NUM', 'NOS', 'NUMBERS', 'NR']);
const SINGLE_LETTER = /^[A-Z]$/;
/** Letters that, between a number and a word, are as likely a compass point of the street. */
const COMPASS: ReadonlySet<string> = new Set(['N', 'S', 'E', 'W']);

/**
 * Cuts an address into words and numbers, and notes which lines or commas they
 * stand between. Capitals, no accents, no apostrophes; abbreviations with one
 * meaning written out; `14 B` as 14B; `No. 14` as 14.
 */
export function tokenise(lines: readonly string[]): AddressToken[] {
  const tokens: AddressToken[] = [];
  let segment = -1;
  for (const line of lines) {
    const folded = foldLetters(line.replace(FRACTIONS, ' '))
      .toUpperCase()
      .replace(APOSTROPHES, '')
      .replace(DASHES, '-')
      .replace(
        FLOOR_STROKES,
        (_, floor: string) => `${FLOOR_NAMES[floor] ?? ORDINALS[Number(floor)]} FLOOR`,
      );
    for (const part of folded.split(SEGMENT_BREAKS)) {
      const first = tokens.length;
      segment += 1;
      addSegment(tokens, part, segment);
      if (tokens.length === first) segment -= 1;
    }
  }
  return tokens;
}

function addSegment(tokens: AddressToken[], text: string, segment: number): void {
  const first = tokens.length;
  let isStroke = false;
  let isAnd = false;
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece === '/' || piece === '&') {
      isStroke = piece === '/' && tokens.length > first;
      isAnd = piece === '&' && tokens.length > first;
      continue;
    }
    // 12 AND 14 is 12 & 14.
    if (piece === 'AND' && tokens.length > first && tokens.at(-1)!.kind === 'number') {
      isAnd = true;
      continue;
    }
    const joined = JOINED_UNIT.exec(piece);
    if (joined !== null) {
      addWord(tokens, first, joined[1]!, segment, isAnd);
      isAnd = false;
    }
    const label = joined === null ? piece : joined[2]!;
    const number = NUMBER.exec(label);
    if (number !== null) addNumber(tokens, first, number, segment, isStroke, isAnd);
    else addWord(tokens, first, label, segment, isAnd);
    isStroke = false;
    isAnd = false;
  }
}

function addNumber(
  tokens: AddressToken[],
  first: number,
  match: RegExpExecArray,
  segment: number,
  isStroke: boolean,
  isAnd: boolean,
): void {
  dropNumberSigns(tokens, first);
  const start = Number(match[1]);
  const startSuffix = match[2] ?? '';
  const end = match[4] === undefined ? null : Number(match[4]);
  const before = tokens.length > first ? tokens[tokens.length - 1] : undefined;
  if (start > HIGHEST_NUMBER || (end ?? 0) > HIGHEST_NUMBER) {
    tokens.push({ kind: 'word', text: match[0].replace(/\s?-\s?/, ' ').trim(), segment });
    return;
  }
  if (isAnd && end === null && before?.kind === 'number' && isRange(before, start)) {
    tokens[tokens.length - 1] = {
      ...before,
      end: start,
      endSuffix: startSuffix,
      text: `${before.text}-${match[0]}`,
    };
    return;
  }
  if (isStroke && before?.kind === 'number') {
    tokens[tokens.length - 1] = { ...before, isBeforeStroke: true };
  }
  const single = { kind: 'number', isBeforeStroke: false, segment } as const;
  const follows =
    before?.kind === 'word' &&
    unitKinds.has(before.text) &&
    before.text !== 'FLATS' &&
    !positionWords.has(tokens.at(-2)?.text ?? '');
  // 12A-C is 12A to 12C; 12-A is 12A.
  const letter = match[6];
  if (letter !== undefined) {
    const isLetters = startSuffix !== '';
    tokens.push({
      ...single,
      start,
      startSuffix: isLetters ? startSuffix : letter,
      end: isLetters ? start : null,
      endSuffix: isLetters ? letter : '',
      text: match[0].replace(/\s/g, ''),
    });
  } else if (end === null || !(follows && !isPlausibleRange(start, startSuffix, end))) {
    tokens.push(numberOf(match, single, start, startSuffix, end));
  } else {
    tokens.push({
      ...single,
      start,
      startSuffix,
      end: null,
      endSuffix: '',
      text: `${start}${startSuffix}`,
    });
    tokens.push({
      ...single,
      start: end,
      startSuffix: match[5] ?? '',
      end: null,
      endSuffix: '',
      text: `${end}${match[5] ?? ''}`,
    });
  }
}

function numberOf(
  match: RegExpExecArray,
  single: { kind: 'number'; isBeforeStroke: boolean; segment: number },
  start: number,
  startSuffix: string,
  end: number | null,
): NumberToken {
  const endSuffix = match[5] ?? '';
  const text = match[0].replace(/\s/g, '');
  const isSame = end === start && endSuffix === startSuffix;
  return {
    ...single,
    start,
    startSuffix,
    end: isSame ? null : end,
    endSuffix: isSame ? '' : endSuffix,
    text,
  };
}

/** After FLAT, `2-14` is flat 2 of number 14: a range of flats is not where a person lives. */
function isPlausibleRange(start: number, startSuffix: string, end: number): boolean {
  return end === start && startSuffix !== '';
}

function isRange(before: NumberToken, next: number): boolean {
  return before.end === null && next > before.start && next - before.start <= 20;
}

function addWord(
  tokens: AddressToken[],
  first: number,
  piece: string,
  segment: number,
  isAnd: boolean,
): void {
  const before = tokens.length > first ? tokens[tokens.length - 1] : undefined;
  if (SINGLE_LETTER.test(piece) && before?.kind === 'number' && before.end === null) {
    if (before.startSuffix === '' && !isAnd) {
      tokens[tokens.length - 1] = {
        ...before,
        startSuffix: piece,
        text: `${before.text}${piece}`,
      };
      return;
    }
  }
  splitCompass(tokens, first, piece, segment);
  if (isAnd) tokens.push({ kind: 'word', text: 'AND', segment });
  const written = contractions.get(piece);
  if (written !== undefined) {
    for (const text of written) tokens.push({ kind: 'word', text, segment });
    return;
  }
  tokens.push({ kind: 'word', text: wordInFull(piece), segment });
}

/** `14 S PARADE`: the letter was joined to the number, but belongs to a one-word name behind it. */
function splitCompass(tokens: AddressToken[], first: number, piece: string, segment: number): void {
  const before = tokens.length > first ? tokens[tokens.length - 1] : undefined;
  if (before?.kind !== 'number' || before.end !== null || !COMPASS.has(before.startSuffix)) return;
  if (before.text.length !== String(before.start).length + 1 || !LONE_NAMES.has(wordInFull(piece)))
    return;
  tokens[tokens.length - 1] = { ...before, startSuffix: '', text: String(before.start) };
  tokens.push({ kind: 'word', text: before.startSuffix, segment });
}

/** Descriptors that need a name before them: in `14 S PARADE` the S is that name. */
const LONE_NAMES: ReadonlySet<string> = new Set(
  'STREET ROAD AVENUE LANE CLOSE DRIVE WAY CRESCENT GROVE TERRACE SQUARE PLACE PARADE'.split(' '),
);

function dropNumberSigns(tokens: AddressToken[], first: number): void {
  for (;;) {
    const last = tokens.length > first ? tokens[tokens.length - 1] : undefined;
    if (last?.kind !== 'word') return;
    if (NUMBER_SIGNS.has(last.text)) tokens.pop();
    else return;
  }
}
