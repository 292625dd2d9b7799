import { isMissing } from './missing.ts';
import { findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';
import type { Standardiser } from './standardiser.ts';
import { readWholeNumber } from './whole-number.ts';

/*
 * The two national references of addresses: UPRN, of up to 12 digits, for
 * every addressable place, and USRN, of up to 8, for every street. Both are
 * numbers without a check digit (BS 7666; Open Standards Board, Identifying
 * property and street information, 2020). Gazetteers in DTF 7.3 write them
 * without leading zeros, many systems with zeros up to 12 digits: the standard
 * form is without.
 */

/** A UPRN or USRN. */
export interface PropertyReference {
  /** Without leading zeros. */
  readonly digits: string;
  /** With leading zeros: 12 digits of a UPRN, 8 of a USRN. */
  readonly padded: string;
}

function catalogueOf(name: 'uprn' | 'usrn', longest: number) {
  const label = name.toUpperCase();
  return findingCatalogue(name, {
    'not-a-number': { severity: 'wrong', message: `A ${label} is digits alone` },
    'too-long': { severity: 'wrong', message: `A ${label} has at most ${longest} digits` },
    zero: { severity: 'wrong', message: `Zero is no ${label}` },
    'precision-lost': {
      severity: 'wrong',
      message: 'A spreadsheet made the number scientific and dropped its last digits',
    },
    'number-format': {
      severity: 'repaired',
      message: 'Thousands separators, a decimal point or an exponent removed from a whole number',
    },
    filler: {
      severity: 'suspicious',
      message: 'One digit repeated, or digits counted up: typed to fill a form',
    },
  });
}

function referenceParser(
  name: 'uprn' | 'usrn',
  longest: number,
  description: string,
): Parser<PropertyReference, undefined> & { readonly standardiser: Standardiser } {
  const { finding, all } = catalogueOf(name, longest);
  const label = new RegExp(`^${name}\\s*[:#]?\\s*`, 'i');

  function parse(raw: string): Parsed<PropertyReference> {
    const trimmed = raw.trim();
    if (isMissing(trimmed)) return nothing();
    const text = trimmed.normalize('NFKC').replace(label, '');
    const read = text.length > 60 ? null : readWholeNumber(text);
    if (read === null) return nothing(finding('not-a-number'));
    if (read.layout === 'precision-lost') return nothing(finding('precision-lost'));
    const { digits } = read;
    if (digits === '0') return nothing(finding('zero'));
    if (digits.length > longest) return nothing(finding('too-long'));
    return {
      value: { digits, padded: digits.padStart(longest, '0') },
      standard: digits,
      findings: [
        ...(read.layout === 'plain' ? [] : [finding('number-format')]),
        ...(isFiller(digits) ? [finding('filler')] : []),
      ],
    };
  }

  const standardiser: Standardiser = {
    name,
    description,
    type: 'text',
    standardise: (raw) => parse(raw).standard,
    alreadyStandard: `[1-9][0-9]{0,${longest - 1}}`,
  };
  return { name, description, parse, findings: all, standardiser };
}

/** Four digits are few enough to be alike by chance. */
function isFiller(digits: string): boolean {
  return digits.length >= 5 && (/^([0-9])\1+$/.test(digits) || '1234567890123'.startsWith(digits));
}

/** @example uprnParser.parse('000100023336956').standard; // '100023336956' */
export const uprnParser = referenceParser(
  'uprn',
  12,
  'Unique property reference number: up to 12 digits, without leading zeros.',
);

/** @example usrnParser.parse('08400001').standard; // '8400001' */
export const usrnParser = referenceParser(
  'usrn',
  8,
  'Unique street reference number: up to 8 digits, without leading zeros.',
);

/**
 * A UPRN as typed; the standard form has no leading zeros.
 *
 * @example
 * parseUprn('000100023336956').standard; // '100023336956'
 */
export function parseUprn(raw: string): Parsed<PropertyReference> {
  return uprnParser.parse(raw);
}

/**
 * A USRN as typed; the standard form has no leading zeros.
 *
 * @example
 * parseUsrn('08400001').standard; // '8400001'
 */
export function parseUsrn(raw: string): Parsed<PropertyReference> {
  return usrnParser.parse(raw);
}
