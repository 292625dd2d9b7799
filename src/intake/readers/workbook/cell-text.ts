/** Milliseconds in a day. */
const DAY = 86_400_000;

/** From 1 March 1900 on, day numbers count from here (ECMA-376 part 1, 18.17.4.1). */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** Days from the first day of the 1900 date system to that of the 1904 system. */
const DAYS_TO_1904 = 1462;

/**
 * A number of a cell in digits, to the 15 that a workbook keeps, never with an exponent.
 *
 * @param leastDigits digits that its format shows at least, as `00000` does
 * @example numberText('1.2345E4', 6) // '012345'
 */
export function numberText(written: string, leastDigits = 0): string | null {
  const value = Number(written);
  if (written === '' || !Number.isFinite(value)) return null;
  const rounded = Number(value.toPrecision(15));
  if (!Number.isInteger(rounded)) return withoutExponent(String(rounded));
  const digits = String(BigInt(Math.abs(rounded))).padStart(leastDigits, '0');
  return rounded < 0 ? `-${digits}` : digits;
}

/** A fraction such as `1.5e-7`, whose exponent is always negative, as `0.00000015`. */
function withoutExponent(text: string): string {
  const parts = /^(-?)(\d)\.?(\d*)e-(\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign, first, rest, exponent] = parts;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}

/**
 * A day number of a cell as an ISO 8601 date, date and time, or time, whichever it has, to
 * the second: parts of days are stored in floating point.
 *
 * @example dateText('29254.5', false) // '1980-02-03T12:00:00'
 */
export function dateText(written: string, isFrom1904: boolean): string | null {
  const serial = Number(written);
  if (written === '' || !Number.isFinite(serial)) return null;
  if (serial >= 0 && serial < 1 && !isFrom1904) {
    return new Date(toSecond(serial * DAY)).toISOString().slice(11, 19);
  }
  // The 1900 system has a 29 February that the year 1900 had not.
  const days = isFrom1904 ? serial + DAYS_TO_1904 : serial < 60 ? serial + 1 : serial;
  const time = toSecond(DAY_ZERO + days * DAY);
  if (Number.isNaN(new Date(time).getTime())) return null;
  const iso = new Date(time).toISOString();
  return time % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

function toSecond(time: number): number {
  return Math.round(time / 1000) * 1000;
}

/** Characters of a number format (Microsoft's specifications and limits of Excel), and some more. */
const LONGEST_FORMAT = 1000;

/** Whether a number format shows a date or a time: it has a letter for a part of one. */
export function isDateFormat(format: string): boolean {
  const bare = format
    .slice(0, LONGEST_FORMAT)
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare.replace(/general/gi, ''));
}

/** Column as a sheet shows it: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Position of a column from a cell's reference: `A1` is 0, `AA7` is 26. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') {
    index = index * 26 + letter.charCodeAt(0) - 64;
  }
  return index - 1;
}
