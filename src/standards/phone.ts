import { isMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';

/*
 * Telephone numbers to the form of ITU-T E.164: + and digits.
 *
 * UK national numbers are 9 or 10 digits after the 0 (Ofcom, National
 * Telephone Numbering Plan); the first of them is 1, 2, 3, 5, 7, 8 or 9. What
 * is neither international nor of that shape keeps its digits. Rules of our
 * own rather than libphonenumber: only Britain's plan is needed here, over
 * millions of values.
 */
const ALREADY = '\\+(?:[1-35-9][0-9]|4[0-35-9])[0-9]{5,13}|\\+44[1-9][0-9]{8,9}';
const ALREADY_TEST = new RegExp(`^(?:${ALREADY})$`, 'u');
const EXTENSION = /\s*(?:extension|extn|ext|x|#)[.:]?\s*([0-9]{1,6})\s*$/i;
/** Between two numbers: punctuation, or words such as `home`, `mob`, `or`. */
const SEVERAL = /\s*(?:[/;,|&]|\bor\b|\p{L}{3,})[\s:.]*/iu;
const UK_NATIONAL = /^0?([12357-9][0-9]{8,9})$/;
const UK_LOST_ZERO = /^[1237][0-9]{9}$/;
/** Typed on a keypad to satisfy a form. */
const FILLERS: ReadonlySet<string> = new Set([
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '0123456789',
  '01234567890',
  '01234567891',
  '012345678910',
]);
const REPEATED_DIGIT = /^0*([0-9])\1*$/;

/**
 * A telephone number as typed to + and digits; of several the first usable.
 *
 * @example
 * standardisePhone('(020) 7946 0018 ext 3'); // '+442079460018'
 * standardisePhone('+44 (0)7700 900123'); // '+447700900123'
 */
function standardisePhone(raw: string): string | null {
  return ALREADY_TEST.test(raw) ? raw : (readPhoneField(raw)?.numbers[0] ?? null);
}

/** What was typed where a telephone number was asked for. */
export interface PhoneField {
  /** The numbers in it in standard form, best first; none where there are only other things. */
  readonly numbers: readonly string[];
  /** Extension of the first number. */
  readonly extension: string | null;
  /** As typed, without the extension. */
  readonly text: string;
}

/**
 * Reads a field that may hold several numbers and an extension; null when it
 * says that there is none. `020 7946 0018/9` is a number and something after
 * it, `01632/960018` is one number.
 */
export function readPhoneField(raw: string): PhoneField | null {
  const trimmed = raw.trim();
  if (isMissing(trimmed) || trimmed.length > 200) return null;
  const typed = trimmed.normalize('NFKC');
  const extension = EXTENSION.exec(typed)?.[1] ?? null;
  const text = typed.replace(EXTENSION, '');
  const one = phoneOf(text);
  if (one?.startsWith('+') || !SEVERAL.test(text)) {
    return { numbers: one === null ? [] : [one], extension, text };
  }
  const parts = text
    .split(SEVERAL)
    .map((part) => phoneOf(part.replace(EXTENSION, '')))
    .filter((number) => number !== null);
  const dialled = parts.filter((number) => number.startsWith('+'));
  if (dialled.length > 0) return { numbers: [...new Set(dialled)], extension, text };
  return { numbers: [...new Set(one === null ? parts : [one])], extension, text };
}

function phoneOf(text: string): string | null {
  const digits = text.replace(/[^0-9]+/g, '');
  // Fewer than five digits is not even a local number; E.164 has at most fifteen.
  if (digits.length < 5 || digits.length > 17) return null;
  const plus = /^[^0-9]*\+/.test(text);
  if (plus || digits.startsWith('00')) {
    const international = withoutTrunkZero(plus ? digits : digits.slice(2));
    if (!REPEATED_DIGIT.test(digits) && /^[1-9][0-9]{6,14}$/.test(international)) {
      return `+${international}`;
    }
    if (plus && /^0[12357-9][0-9]{8,9}$/.test(digits)) return `+44${digits.slice(1)}`;
    return null;
  }
  if (REPEATED_DIGIT.test(digits) || FILLERS.has(digits)) return null;
  if (digits.startsWith('44') && digits.length >= 11) {
    const national = withoutTrunkZero(digits).slice(2);
    if (/^[12357-9][0-9]{8,9}$/.test(national)) return `+44${national}`;
  }
  if (digits.startsWith('0')) {
    const national = UK_NATIONAL.exec(digits);
    if (national !== null) return `+44${national[1]}`;
  } else if (UK_LOST_ZERO.test(digits)) {
    // Spreadsheets drop the leading zero.
    return `+44${digits}`;
  }
  return digits.length <= 15 ? digits : null;
}

/** `+44 (0)20`: the 0 is not dialled from abroad. */
function withoutTrunkZero(international: string): string {
  return international.startsWith('440')
    ? `44${international.replace(/^440+/, '')}`
    : international;
}

export const phone: Standardiser = {
  name: 'phone',
  description: 'Telephone number: +44 and digits for UK numbers, + and digits for others given so.',
  type: 'text',
  standardise: standardisePhone,
  alreadyStandard: ALREADY,
};
