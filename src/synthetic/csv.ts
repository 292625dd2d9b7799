/** One line of CSV (RFC 4180), with its line end; only values that need quotes get them. */
export function csvLine(values: readonly string[]): string {
  let line = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string;
    if (i > 0) line += ',';
    line += /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  }
  return `${line}\n`;
}
