/** Longest text that can be an address: a letter pasted into the column is not one. */
const LONGEST_ADDRESS = 500;

/** `c/o` or `care of`, with the name behind it, up to a comma or a number. */
export const CARE_OF =
  /(?:^|[\s,;(])(?:c\s?[/\\.]\s?o\.?|care\s+of)(?=[\s:]|$)\s*:?\s*([^,;\n\r0-9]*)/i;

export const PO_BOX = /\bp\.?\s?o\.?\s?box\s*(?:no\.?\s*)?[0-9]{1,6}\b/i;

/** Said of people who have no address, in the field that asks for one. */
export const NO_FIXED_ABODE =
  /\b(?:no\s+fixed\s+(?:abode|address|place)|n\.?f\.?a\.?(?=\s*(?:[,;]|$))|homeless|rough\s+sleep(?:er|ing))\b/i;

/** A line as it is read: blanks in a row are one, and what is too long is cut. */
export function tidyLine(line: string): string {
  return line.slice(0, LONGEST_ADDRESS).replace(/[^\S\n\r\t]+/g, ' ');
}
