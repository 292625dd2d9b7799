import { address } from './address.ts';
import { date, dateMonthFirst, dateText, dateTextOrDayNumber } from './dates.ts';
import { email } from './email.ts';
import { gender } from './gender.ts';
import { identifier } from './identifier.ts';
import { fullName, givenName, name, surname } from './names.ts';
import { nhsNumber } from './nhs-number.ts';
import { nino } from './nino.ts';
import { number } from './number.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { postcode } from './postcode.ts';
import { uprnParser, usrnParser } from './property-reference.ts';
import type { Standardiser } from './standardiser.ts';
import { text } from './text.ts';

/**
 * Every standardiser by name, as match models speak of them.
 *
 * @example
 * standardisers['surname']?.standardise("O’Brien"); // 'obrien'
 */
export const standardisers: Readonly<Record<string, Standardiser>> = Object.freeze(
  Object.fromEntries(
    [
      name,
      fullName,
      personName,
      surname,
      givenName,
      date,
      dateMonthFirst,
      dateText,
      dateTextOrDayNumber,
      postcode,
      phone,
      email,
      text,
      identifier,
      address,
      gender,
      number,
      nino,
      nhsNumber,
      uprnParser.standardiser,
      usrnParser.standardiser,
    ].map((standardiser) => [standardiser.name, standardiser]),
  ),
);
