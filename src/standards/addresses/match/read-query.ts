import { isMissing } from '../../missing.ts';
import { isUkPostcode, postcode as postcodeStandard } from '../../postcode.ts';
import { CARE_OF, NO_FIXED_ABODE, tidyLine } from '../beside-the-address.ts';
import { takePostcode } from '../postcode-in-text.ts';

/** The lines of an address without its postcode, and the postcode: its own column's first. */
export function takePostcodes(
  lines: readonly string[],
  separate: string | null | undefined,
): { rest: string[]; postcode: string | null } {
  let postcode: string | null = null;
  if (separate !== null && separate !== undefined) {
    const standard = postcodeStandard.standardise(separate);
    if (standard !== null && isUkPostcode(standard)) postcode = standard;
  }
  let inText: string | null = null;
  const rest: string[] = [];
  for (const line of lines) {
    if (isMissing(line.trim())) continue;
    if (NO_FIXED_ABODE.test(line)) return { rest: [], postcode: null };
    const taken = takePostcode(tidyLine(line).replace(CARE_OF, ','));
    inText = taken.postcode ?? inText;
    rest.push(taken.rest);
  }
  return { rest, postcode: postcode ?? inText };
}
