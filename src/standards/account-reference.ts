import { identifier } from './identifier.ts';
import { isMissing } from './missing.ts';
import { type Finding, findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';
import { readWholeNumber } from './whole-number.ts';

/*
 * References that one council's system gave out: a council tax account, a
 * housing benefit claim, a tenancy, a library card. No standard says what they
 * look like, every supplier has its own, and some carry a check digit of their
 * own. So they are opaque: kept as written for people and for writing back,
 * folded to capitals and digits for comparing.
 */

export interface AccountReference {
  /** As received but for spaces around: case, inner spaces, punctuation and leading zeros kept. */
  readonly written: string;
  /** Capitals and digits alone: equal for one reference however it is typed. */
  readonly key: string;
}

/** What is known of the references of one source. */
export interface AccountReferenceContext {
  /** Letters and digits that each has, punctuation apart; without it nothing is said of lengths. */
  readonly length?: number;
}

const catalogue = findingCatalogue('account-reference', {
  'number-format': {
    severity: 'repaired',
    message: 'A decimal point and zeros that a spreadsheet put after a whole number left out',
  },
  'precision-lost': {
    severity: 'wrong',
    message: 'A spreadsheet made the reference scientific and dropped its last digits',
  },
  'error-value': {
    severity: 'wrong',
    message: 'An error of a spreadsheet in place of the reference',
  },
  filler: { severity: 'wrong', message: 'One digit repeated, or no letter or digit at all' },
  'lost-zeros': {
    severity: 'suspicious',
    message: 'Digits alone and too short: leading zeros may have been lost',
  },
  length: { severity: 'suspicious', message: 'Not as long as the references of this source' },
  sentence: {
    severity: 'suspicious',
    message: 'Several words without a digit: a remark, no reference',
  },
});
const { finding } = catalogue;

const ERROR_VALUE = /^#(?:REF!|VALUE!|NAME\?|NUM!|DIV\/0!|N\/A|NULL!|SPILL!|CALC!)$/i;
const SCIENTIFIC = /^[0-9]\.[0-9]+E\+[0-9]{1,2}$/i;

/**
 * A reference of a council's own system. Its standard form is that of the
 * standardiser `identifier`.
 *
 * @example
 * parseAccountReference(' 0045-231 x ').value; // { written: '0045-231 x', key: '0045231X' }
 * parseAccountReference('45231', { length: 8 }).findings[0]?.suggestion; // '00045231'
 */
export function parseAccountReference(
  raw: string,
  context: AccountReferenceContext = {},
): Parsed<AccountReference> {
  const trimmed = raw.trim();
  if (ERROR_VALUE.test(trimmed) && !/^#N\/A$/i.test(trimmed)) {
    return wrong(raw, finding('error-value'));
  }
  if (isMissing(trimmed)) return nothing();
  if (SCIENTIFIC.test(trimmed) && readWholeNumber(trimmed)?.layout === 'precision-lost') {
    return wrong(raw, finding('precision-lost'));
  }
  const key = identifier.standardise(raw);
  if (key === null) return nothing(finding('filler'));
  const isFloat = /^[0-9]+\.0+$/.test(trimmed);
  return {
    value: { written: isFloat ? key : trimmed, key },
    standard: key,
    findings: [
      ...(isFloat ? [finding('number-format')] : []),
      ...(/^\p{L}+(?:\s+\p{L}+)+[.!?]?$/u.test(trimmed) ? [finding('sentence')] : []),
      ...lengthFindings(key, context.length),
    ],
  };
}

/** The standard form stays what the standardiser makes of it, so that the two agree. */
function wrong(raw: string, found: Finding): Parsed<AccountReference> {
  return { value: null, standard: identifier.standardise(raw), findings: [found] };
}

function lengthFindings(key: string, length: number | undefined): readonly Finding[] {
  if (length === undefined || key.length === length) return [];
  return key.length < length && /^[0-9]+$/.test(key)
    ? [finding('lost-zeros', key.padStart(length, '0'))]
    : [finding('length')];
}

export const accountReferenceParser: Parser<AccountReference, AccountReferenceContext> = {
  name: 'account-reference',
  description: 'Reference of a council’s own system, such as a council tax account: opaque.',
  parse: parseAccountReference,
  findings: catalogue.all,
  standardiser: identifier,
};
