import { type Bearer, bearerOf } from './bearer.ts';
import { identifier } from './identifier.ts';
import { isMissing } from './missing.ts';
import { findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';
import type { Standardiser } from './standardiser.ts';

/*
 * National Insurance numbers: two letters, six digits, a letter A to D.
 *
 * Prefixes, suffixes, administrative and temporary numbers as in HMRC's
 * National Insurance Manual, NIM39110 (What a NINO looks like).
 */

export type NinoKind =
  /** Of the form in which numbers are given to people. */
  | 'national-insurance'
  /** TN, date of birth, sex: stood in for a number that was not known. Several people share one. */
  | 'temporary'
  /** Looks like a number and is one of an office's own: tax credits, migrant workers, pensions. */
  | 'administrative'
  /** HMRC's temporary reference, two digits, a letter, five digits: for tax alone. */
  | 'tax-reference';

export interface Nino {
  readonly kind: NinoKind;
  /** Two letters; the letter alone of a tax reference. */
  readonly prefix: string;
  readonly digits: string;
  /** A to D; null where it was left out. M or F of a temporary number. */
  readonly suffix: string | null;
  /** What a temporary number says of its bearer: year without century. */
  readonly bearer: Bearer | null;
}

const catalogue = findingCatalogue('nino', {
  'letter-for-digit': {
    severity: 'repaired',
    message: 'A letter O, I or L stood where only a digit 0 or 1 can',
  },
  form: {
    severity: 'wrong',
    message: 'A National Insurance number is two letters, six digits and a letter A to D',
  },
  suffix: {
    severity: 'wrong',
    message: 'The last letter of a National Insurance number is A to D',
  },
  'unused-letter': {
    severity: 'wrong',
    message: 'A prefix has no D, F, I, Q, U or V, and no O in second place',
  },
  'unallocated-prefix': {
    severity: 'wrong',
    message: 'BG, GB, KN, NK, NT, TN and ZZ are never given as prefixes',
  },
  'no-suffix': {
    severity: 'suspicious',
    message: 'The last letter is missing; the number is that of one person without it',
  },
  temporary: {
    severity: 'suspicious',
    message: 'A temporary number made of date of birth and sex, which several people share',
  },
  administrative: {
    severity: 'suspicious',
    message: 'An administrative number of HMRC, DWP or a pension scheme, not given to the person',
  },
  'tax-reference': {
    severity: 'suspicious',
    message: 'A temporary reference of HMRC for tax, no National Insurance number',
  },
  filler: { severity: 'wrong', message: 'A number used in examples and to fill forms' },
  'repeated-digit': { severity: 'suspicious', message: 'One digit six times' },
});
const { finding } = catalogue;

const NUMBER = /^([A-Z]{2})([0-9]{6})([A-Z])?$/;
/** Letters that are taken for digits, where only digits can stand. */
const WITH_LETTERS = /^([A-Z]{2})([0-9OIL]{6})([A-Z])?$/;
const MISREAD = /^[A-Z0-9]{2}[0-9OILZSGB]{6}[A-Z0-9]$/;
const TAX_REFERENCE = /^([0-9]{2})([A-Z])([0-9]{5})$/;
const LABEL = /^(?:NATIONAL INSURANCE|NINO|NI)(?:\s*(?:NUMBER|NO))?[\s.:#-]+/;

const UNUSED_LETTERS = /[DFIQUV]|^.O/;
const UNALLOCATED: ReadonlySet<string> = new Set('BG GB KN NK NT TN ZZ'.split(' '));
const ADMINISTRATIVE: ReadonlySet<string> = new Set('OO CR FY MW NC PP PY PZ'.split(' '));

/**
 * A National Insurance number as typed. The standard form has no spaces. A
 * number that stands for several people (temporary, an example, a pension
 * scheme's PP999999P) has no standard form, so that it links nobody; what is
 * misspelt keeps its letters and digits.
 *
 * @example
 * parseNino('jg 12 1O 31 a').standard; // 'JG121031A', with nino/letter-for-digit
 */
export function parseNino(raw: string): Parsed<Nino> {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return nothing();
  const upper = trimmed.normalize('NFKC').toUpperCase().normalize('NFKC').trim();
  const compact = upper.replace(LABEL, '').replace(/[^A-Z0-9]+/g, '');
  const mended = withDigits(compact);
  const number = NUMBER.exec(mended);
  if (number !== null) {
    const parsed = parsedNumber(mended, number);
    if (mended === compact) return parsed;
    return { ...parsed, findings: [finding('letter-for-digit'), ...parsed.findings] };
  }
  const tax = TAX_REFERENCE.exec(compact);
  if (tax !== null) return parsedTaxReference(compact, tax);
  const standard = identifier.standardise(raw);
  if (standard === null) return nothing(finding('form'));
  const meant = probablyMeant(compact);
  return {
    value: null,
    standard,
    findings: [meant === null ? finding('form') : finding('form', meant)],
  };
}

/** O, I and L to the digits they are taken for, where only digits can stand. */
function withDigits(compact: string): string {
  const match = WITH_LETTERS.exec(compact);
  if (match === null) return compact;
  const digits = (match[2] as string).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return `${match[1]}${digits}${match[3] ?? ''}`;
}

function parsedNumber(number: string, match: RegExpExecArray): Parsed<Nino> {
  const [, prefix = '', digits = '', suffix = null] = match;
  const standard = number;
  if (isExample(prefix, digits)) return nothing(finding('filler'));
  if (prefix === 'TN') {
    const bearer =
      suffix === 'M' || suffix === 'F' ? bearerOf(digits, suffix === 'M' ? 'm' : 'f') : null;
    if (bearer !== null) {
      const value = { kind: 'temporary', prefix, digits, suffix, bearer } as const;
      return { value, standard: null, findings: [finding('temporary')] };
    }
  }
  if (ADMINISTRATIVE.has(prefix)) {
    const value = { kind: 'administrative', prefix, digits, suffix, bearer: null } as const;
    const shared = prefix === 'NC' || digits === '999999';
    return {
      value,
      standard: shared ? null : standard,
      findings: [finding('administrative')],
    };
  }
  const wrong = UNUSED_LETTERS.test(prefix)
    ? finding('unused-letter')
    : UNALLOCATED.has(prefix)
      ? finding('unallocated-prefix')
      : suffix !== null && !/[A-D]/.test(suffix)
        ? finding('suffix')
        : null;
  if (wrong !== null) return { value: null, standard, findings: [wrong] };
  return {
    value: { kind: 'national-insurance', prefix, digits, suffix, bearer: null },
    standard,
    findings: [
      ...(suffix === null ? [finding('no-suffix')] : []),
      ...(/^([0-9])\1+$/.test(digits) ? [finding('repeated-digit')] : []),
    ],
  };
}

/**
 * QQ is HMRC's own example; 123456 after AB is everybody's, and whoever makes
 * up a number repeats 0.
 */
function isExample(prefix: string, digits: string): boolean {
  return (
    (prefix === 'QQ' && digits === '123456') ||
    (digits === '123456' && (prefix === 'AB' || prefix === 'AA')) ||
    digits === '000000'
  );
}

function parsedTaxReference(standard: string, match: RegExpExecArray): Parsed<Nino> {
  const [, first = '', prefix = '', last = ''] = match;
  return {
    value: { kind: 'tax-reference', prefix, digits: first + last, suffix: null, bearer: null },
    standard,
    findings: [finding('tax-reference')],
  };
}

const DIGIT_FOR: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
const LETTER_FOR: Readonly<Record<string, string>> = { 0: 'O', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };

/** The number that letters and digits which only look alike stand for, if it is one that is given. */
function probablyMeant(compact: string): string | null {
  if (!MISREAD.test(compact)) return null;
  const meant = [...compact]
    .map((character, place) =>
      place >= 2 && place <= 7
        ? (DIGIT_FOR[character] ?? character)
        : (LETTER_FOR[character] ?? character),
    )
    .join('');
  const match = NUMBER.exec(meant);
  if (match === null) return null;
  const { value } = parsedNumber(meant, match);
  return value?.kind === 'national-insurance' ? meant : null;
}

/**
 * As HMRC prints it, in pairs.
 *
 * @example
 * formatNino('JG121031A'); // 'JG 12 10 31 A'
 */
export function formatNino(standard: string): string {
  return standard
    .replace(/^([A-Z]{2})([0-9]{2})([0-9]{2})([0-9]{2})([A-Z]?)$/, '$1 $2 $3 $4 $5')
    .trim();
}

export const nino: Standardiser = {
  name: 'nino',
  description:
    'National Insurance number: capitals and digits; missing where several people share it.',
  type: 'text',
  standardise: (raw) => parseNino(raw).standard,
  alreadyStandard: '[EGHJKLMRSWXY][ABCEGHJKLMRSWXYZ][0-9]{5}[1-9][A-D]',
};

export const ninoParser: Parser<Nino, undefined> = {
  name: 'nino',
  description:
    'National Insurance number: prefix, digits, suffix; temporary and administrative ones.',
  parse: parseNino,
  findings: catalogue.all,
  standardiser: nino,
};
