/** One value of a line of CSV, in quotes where it needs them (RFC 4180, section 2, rules 6 and 7). */
export function csvValue(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that a spreadsheet takes for a text and not for a formula: an apostrophe before it, where
 * its first character begins a formula. The characters and the apostrophe are those of OWASP,
 * "CSV Injection" (https://owasp.org/www-community/attacks/CSV_Injection). It is another value then:
 * for files that people open, never for those that a program reads.
 *
 * @example asSpreadsheetText('=1+1') // "'=1+1"
 */
export function asSpreadsheetText(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** A line of a CSV file (RFC 4180) that somebody opens in a spreadsheet: no value is a formula there. */
export function spreadsheetLine(values: readonly string[]): string {
  return `${values.map((value) => csvValue(asSpreadsheetText(value))).join(',')}\r\n`;
}
