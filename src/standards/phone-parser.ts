import { isMissing } from './missing.ts';
import {
  formatNational,
  hasLengthOfPlan,
  isDramaNumber,
  type PhoneKind,
  phoneKind,
  phonePlace,
  renumbered,
} from './numbering-plan.ts';
import { type Finding, findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';
import { phone, readPhoneField } from './phone.ts';

export interface PhoneNumber {
  readonly kind: PhoneKind | 'international';
  /** ITU-T E.164: + and digits. */
  readonly e164: string;
  /** As dialled in the UK, with spaces; of another country the E.164 form. */
  readonly display: string;
  /** United Kingdom, Guernsey, Isle of Man, Jersey; null elsewhere. */
  readonly place: 'gb' | 'gg' | 'im' | 'je' | null;
  readonly extension: string | null;
  /** Further numbers in the same field, E.164. */
  readonly others: readonly string[];
}

const catalogue = findingCatalogue('phone', {
  'lost-zero': {
    severity: 'repaired',
    message: 'The 0 at the beginning is missing, as spreadsheets leave it',
  },
  several: { severity: 'suspicious', message: 'More than one number in the field' },
  'other-text': {
    severity: 'suspicious',
    message: 'Words beside the number, which may say that it is somebody else’s',
  },
  filler: { severity: 'wrong', message: 'Digits typed to fill a form' },
  'repeated-digit': {
    severity: 'suspicious',
    message: 'Six or more of one digit, or digits counted up: often typed to fill a form',
  },
  'no-number': { severity: 'wrong', message: 'No telephone number in the field' },
  'no-area-code': { severity: 'suspicious', message: 'A local number without its area code' },
  'short-code': { severity: 'wrong', message: 'The number of an enquiry or help service' },
  form: { severity: 'wrong', message: 'Neither a UK number nor one with a country code' },
  length: { severity: 'wrong', message: 'Too long or too short for numbers that begin so' },
  unassigned: { severity: 'wrong', message: 'In a range that no telephone has' },
  'withdrawn-code': {
    severity: 'suspicious',
    message: 'The area code was replaced in or before 2000',
  },
  drama: {
    severity: 'suspicious',
    message: 'One of the numbers kept free for film and television',
  },
  organisation: {
    severity: 'suspicious',
    message: 'In a range for organisations: hardly a resident’s own number',
  },
  'premium-rate': {
    severity: 'suspicious',
    message: 'In a range for premium-rate services, dear to call',
  },
  'personal-number': {
    severity: 'suspicious',
    message: 'A 070 number forwards calls, is dear to call, and is no mobile telephone',
  },
  pager: { severity: 'suspicious', message: 'In the range of pagers: nobody can be spoken to' },
});
const { finding } = catalogue;

/** What stands before or after a number without saying anything of it. */
const LABELS =
  /\b(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|home|landline|number|num|no|extension|extn|ext|x|or|and|uk|day(?:time)?|eve(?:ning)?|t|m|h)\b[.:]?/gi;
/** 118 directory enquiries, 116 help lines, and the numbers of three digits with something after. */
const SHORT_CODE = /^11[68][0-9]{3}$/;

/**
 * A telephone number as typed: what it is for, how it is dialled, and what is
 * doubtful. Of several numbers the first is the value. The standard form is
 * that of the standardiser `phone`.
 *
 * @example
 * parsePhone('07700 900123 (mum)').findings; // phone/other-text, phone/drama
 * parsePhone('020 7946 0018 ext 3').value?.extension; // '3'
 */
export function parsePhone(raw: string): Parsed<PhoneNumber> {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return nothing();
  const field = readPhoneField(raw);
  const standard = phone.standardise(raw);
  if (field === null || standard === null) return nothing(finding(whyNone(field?.text ?? trimmed)));
  const { text, extension } = field;
  const others = field.numbers.slice(1);
  const about = [
    ...(others.length > 0 ? [finding('several')] : []),
    ...(hasOtherWords(text) ? [finding('other-text')] : []),
  ];
  if (!standard.startsWith('+')) {
    return { value: null, standard, findings: [...about, finding(whyLocal(standard))] };
  }
  const more = { extension, others };
  if (!standard.startsWith('+44')) {
    const value = {
      kind: 'international',
      e164: standard,
      display: standard,
      place: null,
    } as const;
    return { value: { ...value, ...more }, standard, findings: about };
  }
  return parsedNational(standard, text, more, about);
}

function parsedNational(
  standard: string,
  text: string,
  more: Pick<PhoneNumber, 'extension' | 'others'>,
  about: readonly Finding[],
): Parsed<PhoneNumber> {
  const national = standard.slice(3);
  const findings = [
    ...(isWithoutZero(text, national) ? [finding('lost-zero')] : []),
    ...about,
    ...nationalFindings(national),
  ];
  const isWrong = findings.some(({ severity }) => severity === 'wrong');
  return {
    value: isWrong
      ? null
      : {
          // A number that was renumbered is in no range, or in another's.
          kind: renumbered(national) === null ? phoneKind(national) : 'geographic',
          e164: standard,
          display: formatNational(national),
          place: phonePlace(national),
          ...more,
        },
    standard,
    findings,
  };
}

function nationalFindings(national: string): readonly Finding[] {
  const now = renumbered(national);
  if (now !== null) return [finding('withdrawn-code', `+44${now}`)];
  const kind = phoneKind(national);
  if (kind === 'unassigned') return [finding('unassigned')];
  if (!hasLengthOfPlan(national)) return [finding('length')];
  return [
    ...kindFindings(kind),
    ...(isDramaNumber(national) ? [finding('drama')] : []),
    ...(isPersonal(kind) && hasFillerDigits(national) ? [finding('repeated-digit')] : []),
  ];
}

function isPersonal(kind: PhoneKind): boolean {
  return kind === 'geographic' || kind === 'mobile' || kind === 'personal-number';
}

function hasFillerDigits(national: string): boolean {
  return /([0-9])\1{5}|123456|234567/.test(national);
}

function kindFindings(kind: PhoneKind): readonly Finding[] {
  switch (kind) {
    case 'uk-wide':
    case 'corporate':
    case 'freephone':
    case 'service':
      return [finding('organisation')];
    case 'premium-rate':
    case 'personal-number':
    case 'pager':
      return [finding(kind)];
    default:
      return [];
  }
}

function isWithoutZero(text: string, national: string): boolean {
  return !text.includes('+') && text.replace(/[^0-9]+/g, '') === national;
}

function hasOtherWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replace(LABELS, ' '));
}

function whyNone(text: string): 'filler' | 'no-number' | 'length' {
  const digits = text.replace(/[^0-9]+/g, '');
  if (digits.length === 0) return 'no-number';
  return digits.length >= 5 && digits.length <= 17 ? 'filler' : 'length';
}

function whyLocal(digits: string): 'short-code' | 'no-area-code' | 'length' | 'form' {
  if (SHORT_CODE.test(digits)) return 'short-code';
  if (!digits.startsWith('0') && digits.length <= 8) return 'no-area-code';
  return /^0[12357-9]/.test(digits) ? 'length' : 'form';
}

export const phoneParser: Parser<PhoneNumber, undefined> = {
  name: 'phone',
  description: 'Telephone number: what it is for by the UK numbering plan, extension, others.',
  parse: parsePhone,
  findings: catalogue.all,
  standardiser: phone,
};
