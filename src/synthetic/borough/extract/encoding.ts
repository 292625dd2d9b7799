import type { Layout } from './layout.ts';

// Code points of Windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
const HIGH = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, index) => [
    letter.charCodeAt(0),
    0x80 + index,
  ]),
);

/** How text becomes bytes; a letter that Windows-1252 lacks becomes `?`, as such systems do it. */
export function encoder(encoding: Layout['encoding']): (text: string) => Buffer {
  switch (encoding) {
    case 'utf-16le':
      return (text) => Buffer.from(text, 'utf16le');
    case 'windows-1252':
      return windows1252;
    default:
      return (text) => Buffer.from(text, 'utf8');
  }
}

/** Bytes that stand before everything else. */
export function byteOrderMark(encoding: Layout['encoding']): string {
  return encoding === 'utf-8-bom' || encoding === 'utf-16le' ? '\ufeff' : '';
}

/** Letters whose byte is not their code point, or that have none. */
const NOT_LATIN_1 = /[\u0080-\u009f\u0100-\uffff]/g;

function windows1252(text: string): Buffer {
  return Buffer.from(text.replace(NOT_LATIN_1, byteLetter), 'latin1');
}

/** The letter of Latin-1 that has the byte of a letter. */
function byteLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  // The second half of a surrogate pair adds nothing to the `?` of the first.
  if (code >= 0xdc00 && code <= 0xdfff) return '';
  return String.fromCharCode(HIGH.get(code) ?? 0x3f);
}
