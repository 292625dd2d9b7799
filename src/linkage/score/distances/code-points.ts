/**
 * Writes the Unicode code points of a text into a buffer and returns how many
 * there are. The buffer must hold `text.length` numbers.
 */
export function fillCodePoints(text: string, buffer: Int32Array): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if ((code & 0xfc00) === 0xd800 && i + 1 < text.length) {
      const low = text.charCodeAt(i + 1);
      if ((low & 0xfc00) === 0xdc00) {
        code = ((code & 0x3ff) << 10) + (low & 0x3ff) + 0x10000;
        i++;
      }
    }
    buffer[count++] = code;
  }
  return count;
}

/** A buffer of at least this many numbers: the one given, or a larger new one. */
export function atLeast(buffer: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return buffer.length >= length ? buffer : new Int32Array(Math.max(length, 2 * buffer.length));
}

/**
 * A table with one number for each Unicode code point, all 0. Only the pages
 * that are touched take memory; whoever writes a cell clears it again.
 */
export function codePointTable(): Int32Array {
  return new Int32Array(0x110000);
}

/** Number of code points of a text. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) {
      count--;
    }
  }
  return count;
}
