import { hasNonAscii, settle } from './fold.ts';
import { isMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';

const FROM_FLOAT = /^([0-9]+)\.0+$/;
const REPEATED_DIGIT = /^([0-9])\1*$/;

/**
 * A reference or personal number to capitals and digits without separators:
 * `ab 12 34 56 c` and `AB123456C` agree. Leading zeros stay. `123.0`, which
 * spreadsheets and data frames make of 123, is 123. One digit repeated is a
 * filler, not a number: zeros from four on, others from seven on.
 */
function standardiseIdentifier(raw: string): string | null {
  return hasNonAscii(raw) ? settle(raw, identifierPass) : identifierPass(raw);
}

function identifierPass(raw: string): string | null {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return null;
  const whole = FROM_FLOAT.exec(trimmed)?.[1] ?? trimmed;
  const identifier = whole
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  if (isMissing(identifier)) return null;
  if (REPEATED_DIGIT.test(identifier) && identifier.length >= (identifier[0] === '0' ? 4 : 7)) {
    return null;
  }
  return identifier;
}

const DIGITS = '0123456789';
/** Digits of which two neighbours differ: no filler. */
const UNLIKE_NEIGHBOURS = [...DIGITS]
  .map((digit) => `${digit}[${DIGITS.replace(digit, '')}]`)
  .join('|');

/** National Insurance number, NHS number, account reference and the like. */
export const identifier: Standardiser = {
  name: 'identifier',
  description: 'Reference or personal number: capitals and digits, no spaces or punctuation.',
  type: 'text',
  standardise: standardiseIdentifier,
  alreadyStandard: `[A-Z]+[0-9]+[A-Z]?|[0-9]{1,3}|[0-9]*(?:${UNLIKE_NEIGHBOURS})[0-9]*`,
};
