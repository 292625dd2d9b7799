import { type Bearer, bearerOf } from './bearer.ts';
import { identifier } from './identifier.ts';
import { isMissing } from './missing.ts';
import { findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';
import type { Standardiser } from './standardiser.ts';
import { readWholeNumber } from './whole-number.ts';

/*
 * The ten-digit numbers of the four health services, which share one form and
 * one check digit (NHS Data Dictionary, NHS NUMBER: modulus 11) and divide the
 * numbers among them. The ranges are those that NHS Digital and Public Health
 * Scotland publish; where a number lies is information, not proof.
 */

export type NhsNumberKind =
  /** England, Wales and the Isle of Man. */
  | 'nhs'
  /** Scotland's Community Health Index: begins with the date of birth. */
  | 'chi'
  /** Northern Ireland's Health and Care number. */
  | 'health-and-care'
  /** 999: for tests, never given to anybody. */
  | 'test'
  /** Where no range is known to be in use. */
  | 'unknown-range';

export interface NhsNumber {
  readonly kind: NhsNumberKind;
  /** Ten digits. */
  readonly digits: string;
  /** What a CHI number says of its bearer: year without century. */
  readonly bearer: Bearer | null;
}

const catalogue = findingCatalogue('nhs-number', {
  'letter-for-digit': {
    severity: 'repaired',
    message: 'A letter O, I or L stood for a digit; with 0 or 1 the check digit is right',
  },
  'number-format': {
    severity: 'repaired',
    message: 'Thousands separators, a decimal point or an exponent removed from a whole number',
  },
  'precision-lost': {
    severity: 'wrong',
    message: 'A spreadsheet made the number scientific and dropped its last digits',
  },
  'check-digit': {
    severity: 'wrong',
    message: 'The check digit does not agree with the other digits',
  },
  length: { severity: 'wrong', message: 'An NHS number has ten digits' },
  'lost-zero': {
    severity: 'wrong',
    message:
      'Nine digits, and right with a zero before them: a Scottish number whose zero was lost',
  },
  'old-form': {
    severity: 'wrong',
    message: 'Letters and digits: perhaps an NHS number of before 1996, which is no longer in use',
  },
  filler: { severity: 'wrong', message: 'One digit repeated: typed to fill a form' },
  test: { severity: 'suspicious', message: 'In the range for tests, which nobody is given' },
  chi: { severity: 'suspicious', message: 'In the range of Scotland: a CHI number' },
  'health-and-care': {
    severity: 'suspicious',
    message: 'In the range of Northern Ireland: a Health and Care number',
  },
  'unknown-range': {
    severity: 'suspicious',
    message: 'The check digit is right, and no health service is known to use the range',
  },
});
const { finding } = catalogue;

const LABEL = /^NHS(?:\s*(?:NUMBER|NUM|NO))?[\s.:#-]*(?=[0-9])/i;
const OLD_FORM = /^[A-Z]{1,5}[A-Z0-9]{2,8}$/;

/**
 * The check digit of nine digits: each times 10 down to 2, the sum divided by
 * 11, the remainder taken from 11, 11 counting as 0. Null where it comes to
 * 10: such numbers are not given.
 *
 * @example
 * nhsCheckDigit('943476591'); // '9'
 */
export function nhsCheckDigit(nine: string): string | null {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(nine[place]) * (10 - place);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : String(check);
}

/**
 * An NHS number as typed: ten digits with a right check digit. A number that
 * is wrong keeps its letters and digits as its standard form, and has no value.
 *
 * @example
 * parseNhsNumber('943 476 5919').standard; // '9434765919'
 */
export function parseNhsNumber(raw: string): Parsed<NhsNumber> {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return nothing();
  const upper = trimmed.normalize('NFKC').toUpperCase().normalize('NFKC').trim();
  const text = upper.replace(LABEL, '');
  const compact = text.replace(/[^A-Z0-9]+/g, '');
  if (/^[0-9]{10}$/.test(compact)) return parsedDigits(compact);
  const exported = readWholeNumber(text);
  // With the point: what is left of other text may by chance be digits about an E.
  if (exported?.layout === 'precision-lost' && text.includes('.')) {
    return nothing(finding('precision-lost'));
  }
  if (exported !== null && exported.layout !== 'plain' && exported.digits.length === 10) {
    return alsoFound('number-format', parsedDigits(exported.digits));
  }
  const mended = compact.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (compact.length === 10 && /^[0-9]{10}$/.test(mended) && isNumber(mended)) {
    return alsoFound('letter-for-digit', parsedDigits(mended));
  }
  const standard = identifier.standardise(raw);
  if (standard === null) return nothing(finding(compact === '' ? 'length' : 'filler'));
  return { value: null, standard, findings: [formFinding(compact)] };
}

function parsedDigits(digits: string): Parsed<NhsNumber> {
  if (/^([0-9])\1{9}$/.test(digits)) return nothing(finding('filler'));
  if (!isNumber(digits)) {
    return { value: null, standard: digits, findings: [finding('check-digit')] };
  }
  const bearer = chiBearer(digits);
  const kind = kindOf(digits, bearer !== null);
  return {
    value: { kind, digits, bearer },
    standard: digits,
    findings: kind === 'nhs' ? [] : [finding(kind)],
  };
}

function alsoFound(
  name: 'number-format' | 'letter-for-digit',
  parsed: Parsed<NhsNumber>,
): Parsed<NhsNumber> {
  return { ...parsed, findings: [finding(name), ...parsed.findings] };
}

function isNumber(digits: string): boolean {
  return nhsCheckDigit(digits) === digits[9];
}

/**
 * England, Wales and Man: 300 to 319 (England, newest), 400 to 499, 600 to
 * 799; Northern Ireland: 320 to 399; Scotland: what begins with a date.
 */
function kindOf(digits: string, isDate: boolean): NhsNumberKind {
  const first = Number(digits.slice(0, 3));
  if (isDate) return 'chi';
  if (first >= 320 && first <= 399) return 'health-and-care';
  if ((first >= 300 && first <= 499) || (first >= 600 && first <= 799)) return 'nhs';
  return first === 999 ? 'test' : 'unknown-range';
}

/** Public Health Scotland: date of birth as DDMMYY; the ninth digit is even for women, odd for men. */
function chiBearer(digits: string): Bearer | null {
  return bearerOf(digits.slice(0, 6), Number(digits[8]) % 2 === 0 ? 'f' : 'm');
}

function formFinding(compact: string) {
  const padded = `0${compact}`;
  if (/^[0-9]{10}$/.test(padded) && isNumber(padded) && chiBearer(padded) !== null) {
    return finding('lost-zero', padded);
  }
  return finding(OLD_FORM.test(compact) && /[0-9]/.test(compact) ? 'old-form' : 'length');
}

/**
 * As the NHS prints it.
 *
 * @example
 * formatNhsNumber('9434765919'); // '943 476 5919'
 */
export function formatNhsNumber(digits: string): string {
  return digits.replace(/^([0-9]{3})([0-9]{3})([0-9]{4})$/, '$1 $2 $3');
}

export const nhsNumber: Standardiser = {
  name: 'nhs-number',
  description: 'NHS number: ten digits; a wrong one keeps its capitals and digits.',
  type: 'text',
  standardise: (raw) => parseNhsNumber(raw).standard,
  alreadyStandard: '[1-9][0-9]{3}(?:0[1-9]|[1-9]0)[0-9]{4}',
};

export const nhsNumberParser: Parser<NhsNumber, undefined> = {
  name: 'nhs-number',
  description: 'NHS, CHI or Health and Care number: ten digits, the last a check digit.',
  parse: parseNhsNumber,
  findings: catalogue.all,
  standardiser: nhsNumber,
};
