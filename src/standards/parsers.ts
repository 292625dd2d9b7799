import { accountReferenceParser } from './account-reference.ts';
import { dateOfBirthParser } from './date-of-birth.ts';
import { emailParser } from './email-parser.ts';
import { nhsNumberParser } from './nhs-number.ts';
import { ninoParser } from './nino.ts';
import type { Parser } from './parsed.ts';
import { phoneParser } from './phone-parser.ts';
import { postcodeParser } from './postcode-parser.ts';
import { uprnParser, usrnParser } from './property-reference.ts';

/**
 * Every parser by name. The documentation lists them and their findings, and
 * a test holds each to the laws that all keep.
 *
 * @example
 * parsers['postcode']?.parse('ls1 4ap').standard; // 'LS1 4AP'
 */
export const parsers: Readonly<Record<string, Parser>> = Object.freeze(
  Object.fromEntries(
    (
      [
        postcodeParser,
        ninoParser,
        nhsNumberParser,
        phoneParser,
        emailParser,
        dateOfBirthParser,
        uprnParser,
        usrnParser,
        accountReferenceParser,
      ] satisfies Parser[]
    ).map((parser): [string, Parser] => [parser.name, parser]),
  ),
);
