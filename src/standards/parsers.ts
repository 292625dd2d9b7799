import { accountReferenceParser } from './account-reference.ts';
import { addressFindings } from './addresses/findings.ts';
import { parseAddress } from './addresses/parse-address.ts';
import { dateOfBirthParser } from './date-of-birth.ts';
import { emailParser } from './email-parser.ts';
import { personNameParser } from './names/parse-person-name.ts';
import { nhsNumberParser } from './nhs-number.ts';
import { ninoParser } from './nino.ts';
import type { Parser } from './parsed.ts';
import { phoneParser } from './phone-parser.ts';
import { postcodeParser } from './postcode-parser.ts';
import { uprnParser, usrnParser } from './property-reference.ts';

type AddressParts = NonNullable<ReturnType<typeof parseAddress>['value']>;

const addressParser: Parser<AddressParts, { readonly postcode?: string }> = {
  name: 'address',
  description: 'UK address in free text: the parts of BS 7666.',
  parse: (raw, context = {}) => parseAddress(raw, context),
  findings: addressFindings.all,
  // The standardiser `address` is for comparing texts of any country, not parts.
  standardiser: null,
};

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
        personNameParser,
        dateOfBirthParser,
        addressParser,
        postcodeParser,
        uprnParser,
        usrnParser,
        phoneParser,
        emailParser,
        ninoParser,
        nhsNumberParser,
        accountReferenceParser,
      ] satisfies Parser[]
    ).map((parser): [string, Parser] => [parser.name, parser]),
  ),
);
