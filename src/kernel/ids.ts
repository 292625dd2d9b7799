/**
 * Whether a text can be the number of somebody or something: digits without leading zeros, of a size
 * that a database keeps ids in. That anybody has it is another question.
 *
 * @example isIdNumber('4711') // true
 */
export function isIdNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}
