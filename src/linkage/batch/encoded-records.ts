import type { ValueDictionary } from './value-dictionary.ts';

/**
 * What is compared of every record, laid out so that a pair is compared in some tens of
 * nanoseconds: each value is a code, equal exactly where the values are, and the texts are
 * kept once each. All arrays may lie in memory that workers share.
 */
export interface EncodedRecords {
  readonly recordCount: number;
  /**
   * A row a record, so that a pair touches two stretches of memory: the code of its value in
   * each slot, 0 where missing, then its key of each rule, from 1, 0 for none (or several).
   */
  readonly rows: Int32Array;
  /** Length of a row. */
  readonly stride: number;
  readonly slots: readonly EncodedValues[];
  /** Data set of each record. */
  readonly datasets: Uint8Array;
  /** Which records each candidate rule brings together, in order of the rules. */
  readonly rules: readonly RuleKeys[];
}

/** The distinct values of a slot; code 0 stands for none. */
export interface EncodedValues {
  /** Code points of all values, one after the other; bytes where all of them are ASCII. */
  readonly characters: Uint8Array | Int32Array;
  /** Where the characters of each code start; they end where those of the next do. */
  readonly starts: Int32Array;
  /** Four numbers a value, from `HEAD * code`, so that what rules out most pairs is read at once. */
  readonly heads: Int32Array;
  /** Term-frequency class by code; null where no level needs it. */
  readonly classes: Uint8Array | null;
}

/** Numbers in a head, and what is where in it. */
export const HEAD = 4;
/** Number of characters. */
export const LENGTH = 0;
/** A bit for each character, by its code modulo 32. */
export const LETTERS = 1;
/** The same for those that come twice or more. */
export const TWICE = 2;
/** The low bytes of the first four characters, the first lowest. */
export const PREFIX = 3;

/** Records by the key of one rule; keys that only one record has are left out. */
export interface RuleKeys {
  /** Records by key and record number; a record comes once for each of its keys. */
  readonly order: Int32Array;
  /** For each place in `order`, where its key ends. */
  readonly ends: Int32Array;
  /** Key of each place in `order`, from 1. */
  readonly keys: Int32Array;
  /** Where records can have several keys: those of each record; else they are in its row. */
  readonly lists: KeyLists | null;
}

/** Keys of record r, ascending: `keys[starts[r]]` up to `keys[starts[r + 1]]`. */
export interface KeyLists {
  readonly starts: Int32Array;
  readonly keys: Int32Array;
}

/** 32-bit numbers in a line of a processor's memory. */
const LINE = 16;

/** Length of a row that holds so many numbers: whole lines, or an even part of one. */
export function rowStride(numbers: number): number {
  if (numbers > LINE / 2) return Math.ceil(numbers / LINE) * LINE;
  return 2 ** Math.ceil(Math.log2(Math.max(1, numbers)));
}

export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** The dictionary in the form that comparing needs. */
export function encodedValues(
  dictionary: ValueDictionary,
  classes: Uint8Array | null,
): EncodedValues {
  const { count } = dictionary;
  const bytes = dictionary.bytes;
  // Where values start is kept in 32 bits: beyond them, values would be read as others.
  if (bytes.length > 2 ** 31) throw new RangeError('Invalid array length: too long values');
  const starts = sharedInt32(count + 2);
  const heads = sharedInt32(HEAD * (count + 1));
  let isAscii = true;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    isAscii = false;
    break;
  }
  const characters = isAscii ? sharedUint8(bytes.length) : sharedInt32(bytes.length);
  let at = 0;
  for (let code = 1; code <= count; code++) {
    const start = at;
    const end = dictionary.endOf(code);
    let seen = 0;
    let again = 0;
    let prefix = 0;
    let i = dictionary.startOf(code);
    while (i < end) {
      const lead = bytes[i] as number;
      let point = lead;
      if (lead < 0x80) i++;
      else {
        const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        point = lead & (0x3f >> more);
        for (let k = 1; k <= more; k++) point = (point << 6) | ((bytes[i + k] as number) & 0x3f);
        i += more + 1;
      }
      if (at - start < 4) prefix |= (point & 0xff) << (8 * (at - start));
      characters[at++] = point;
      const letter = 1 << (point & 31);
      again |= seen & letter;
      seen |= letter;
    }
    const head = HEAD * code;
    starts[code] = start;
    heads[head + LENGTH] = at - start;
    heads[head + LETTERS] = seen;
    heads[head + TWICE] = again;
    heads[head + PREFIX] = prefix;
  }
  starts[count + 1] = at;
  return { characters: characters.subarray(0, at), starts, heads, classes };
}
