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

function windows1252(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The second half of a surrogate pair adds nothing to the `?` of the first.
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    bytes[length++] =
      code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : (HIGH.get(code) ?? 0x3f);
  }
  return bytes.subarray(0, length);
}
