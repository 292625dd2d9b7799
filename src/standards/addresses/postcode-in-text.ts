import { isUkPostcode, postcode } from '../postcode.ts';

/** Letters and digits in the places a postcode has them, O for 0 and I for 1 allowed. */
const CANDIDATE =
  /(?<![\p{L}\p{N}])([A-Z0-9]{1,2}[0-9OI][A-Z0-9]?|[A-Z0-9]{2,4}(?=[\s.-]))[\s.-]{0,3}([0-9OI][A-Z0-9]{2})(?![\p{L}\p{N}])/gu;
/** 1ST, 2ND, 4TH: floors and avenues that look like the inward part of a postcode. */
const ORDINAL = /^(?:1ST|2ND|3RD|[04-9]TH)$/;

/** A postcode found in a line of an address, and the line without it. */
export interface PostcodeInText {
  readonly postcode: string | null;
  readonly rest: string;
  /** Whether a letter stood for a digit or the other way round. */
  readonly isRepaired: boolean;
  /** Whether more than one was found: the last counts. */
  readonly isSeveral: boolean;
}

/**
 * Takes the last UK postcode out of a text.
 *
 * @example
 * takePostcode('14 High St S01 4AB'); // postcode 'SO1 4AB', rest '14 High St ', isRepaired
 */
export function takePostcode(text: string): PostcodeInText {
  const upper = text.toUpperCase();
  // Capitals of some letters are longer: positions would not fit the text.
  const source = upper.length === text.length ? upper : text;
  let code: string | null = null;
  let rest = '';
  let from = 0;
  let isSeveral = false;
  let isRepaired = false;
  CANDIDATE.lastIndex = 0;
  for (
    let match = source.length < 5 ? null : CANDIDATE.exec(source);
    match !== null;
    match = CANDIDATE.exec(source)
  ) {
    const [raw, outward, inward] = match as unknown as [string, string, string];
    const end = match.index + raw.length;
    const found = asPostcode(outward, inward, source, end);
    if (found === null) {
      CANDIDATE.lastIndex = match.index + 1;
      continue;
    }
    isSeveral ||= code !== null && found !== code;
    code = found;
    isRepaired = raw.replace(/[\s.-]/g, '') !== found.replace(' ', '');
    rest += `${text.slice(from, match.index)},`;
    from = end;
  }
  return { postcode: code, rest: rest + text.slice(from), isRepaired, isSeveral };
}

function asPostcode(outward: string, inward: string, text: string, end: number): string | null {
  if (ORDINAL.test(inward) && /^\s+[A-Z]/.test(text.slice(end, end + 4))) return null;
  // PRIORY would be PR1 0RY: in running text a postcode has a digit that is one.
  if (!/[0-9]/.test(outward + inward)) return null;
  // A house number and an ordinal have no letter before them; a postcode begins with one.
  if (/^[0-9]+$/.test(outward)) return null;
  const standard = postcode.standardise(`${outward} ${inward}`);
  return standard !== null && isUkPostcode(standard) ? standard : null;
}
