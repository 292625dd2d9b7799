import type { ValueDictionary } from '../../../linkage/batch/index.ts';

/** Bytes of one text in a vector of DuckDB: its length, then up to 12 bytes of text, or 4 and a pointer. */
export const TEXT_BYTES = 16;
export const LONGEST_INLINE = 12;

/** Texts as a vector of DuckDB holds them, but for the long ones, which are fetched. */
export interface RawTexts {
  /** `TEXT_BYTES` a row. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** A bit for each row that has a text; null where all have. */
  readonly valid: Uint8Array | null;
  /** Bytes of the texts longer than `LONGEST_INLINE`, one after the other. */
  readonly long: Uint8Array;
}

/** Texts with the numbers of their records. */
export interface TextPart extends RawTexts {
  readonly rids: Int32Array;
}

/** Where codes go: `rows[rid * stride + slot]`. */
export interface CodeTarget {
  readonly rows: Int32Array;
  readonly stride: number;
  readonly slot: number;
}

/** Writes the code of each text, 0 where there is none. */
export function codeTexts(
  { data, valid, long }: RawTexts,
  rids: Int32Array,
  dictionary: ValueDictionary,
  { rows, stride, slot }: CodeTarget,
): void {
  const words = new Int32Array(data.buffer, data.byteOffset, rids.length * 4);
  let at = 0;
  for (let row = 0; row < rids.length; row++) {
    const length = words[row * 4] as number;
    let code = 0;
    if (!isMissing(valid, row)) {
      // DuckDB fills short texts up with zeros: it compares them so itself.
      if (length <= LONGEST_INLINE) code = dictionary.codeOfWords(words, row * 4 + 1, length);
      else {
        code = dictionary.code(long, at, length);
        at += length;
      }
    }
    rows[(rids[row] as number) * stride + slot] = code;
  }
}

export function isMissing(valid: Uint8Array | null, row: number): boolean {
  return valid !== null && (((valid[row >> 3] as number) >> (row & 7)) & 1) === 0;
}
