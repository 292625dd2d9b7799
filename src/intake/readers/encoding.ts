import { isUtf8 } from 'node:buffer';
import { ReeveError } from '../../kernel/index.ts';

/** Bytes that Windows-1252 leaves undefined (Unicode's CP1252.TXT). */
const UNDEFINED_IN_WINDOWS_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * The standard's name for an encoding label that a user typed: `latin1` and `cp1252`
 * are both `windows-1252` (WHATWG Encoding, 4.2).
 *
 * Throws `input/unknown-encoding`.
 */
export function encodingByLabel(label: string): string {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    throw new ReeveError('input/unknown-encoding', `There is no encoding called "${label}"`, {
      hint: 'For example: utf-8, windows-1252, utf-16le.',
    });
  }
}

/**
 * The encoding that the first bytes of a text file show: by its byte order mark; UTF-16
 * without one, where every other byte of mostly Latin text is zero; otherwise UTF-8, which
 * the whole of the file has yet to confirm.
 */
export function encodingOfStart(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const length = Math.min(start.length, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (start[i] === 0) zeros[i & 1] = zeros[i & 1]! + 1;
  // Over half of the high bytes zero and none of the low ones: not a stray NUL in a UTF-8 file.
  if (zeros[1]! > length / 4 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > length / 4 && zeros[1] === 0) return 'utf-16be';
  return 'utf-8';
}

/** Whether UTF-8 begins with a byte order mark, which is no part of the text. */
export function hasUtf8Mark(start: Uint8Array): boolean {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
}

/** How many bytes at the end of a piece of UTF-8 begin a character that the piece cuts off. */
export function cutOffBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/** Where the first byte is that is not UTF-8, or -1. A character cut off at the end counts. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1;
  let at = 0;
  while (at < bytes.length) {
    const length = utf8LengthAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Length of the well-formed character at a position, or 0 (Unicode 16, table 3-7). */
function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Counts, over a whole file, what tells Windows-1252 from damaged UTF-8. */
export interface NonUtf8Evidence {
  /** Characters of two bytes or more that are well-formed UTF-8. */
  wellFormed: number;
  /** Bytes that are not part of well-formed UTF-8. */
  stray: number;
  /** Bytes that no Windows-1252 text has: undefined ones, and control characters but that which ends files of DOS. */
  impossible: number;
}

/** Tab, line feed, carriage return, and Control-Z, with which DOS programs end a file. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x1a]);

/** Adds the evidence of a piece of a file; call with the same object for each piece in turn. */
export function gatherEvidence(bytes: Uint8Array, evidence: NonUtf8Evidence): void {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) evidence.impossible++;
      continue;
    }
    const length = utf8LengthAt(bytes, i);
    if (length > 1) {
      evidence.wellFormed++;
      i += length - 1;
    } else {
      evidence.stray++;
      if (UNDEFINED_IN_WINDOWS_1252.has(byte)) evidence.impossible++;
    }
  }
}

/**
 * Whether text that is not UTF-8 is plausibly Windows-1252: nothing in it is impossible
 * there, and accented letters rarely happen to form UTF-8 (a capital accented letter would
 * have to be followed by a symbol), so a file with more well-formed characters than stray
 * bytes is UTF-8 that has been damaged, which guessing would hide.
 */
export function isPlausiblyWindows1252(evidence: NonUtf8Evidence): boolean {
  return evidence.impossible === 0 && evidence.stray > evidence.wellFormed;
}

/** Characters in decoded text that show a byte which the encoding does not have. */
export function undecodable(encoding: string): RegExp {
  return encoding === 'windows-1252' ? /[\u0081\u008d\u008f\u0090\u009d\ufffd]/u : /\ufffd/u;
}
