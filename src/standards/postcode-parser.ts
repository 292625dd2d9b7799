import { hasNonAscii } from './fold.ts';
import { isMissing } from './missing.ts';
import { findingCatalogue, nothing, type Parsed, type Parser } from './parsed.ts';
import { isPostcodeArea, postcode, postcodeAreaOf, postcodeRepairs } from './postcode.ts';
import { districtUse, isLetteredGroup } from './postcode-districts.ts';

export type PostcodeKind =
  /** An address in the United Kingdom. */
  | 'geographic'
  /** Jersey, Guernsey and the Isle of Man: in Royal Mail's system, not in the United Kingdom. */
  | 'crown-dependency'
  /** British Forces, by BFPO number or by the BF1 postcode that stands for it. */
  | 'british-forces'
  /** An organisation's mail, wherever it is: nobody lives there. */
  | 'non-geographic'
  /** One of the codes that stand for a whole British overseas territory. */
  | 'overseas-territory'
  /** The NHS's ZZ99 codes: no postcode at all. */
  | 'pseudo';

/** The parts of a postcode, each with all that comes before it. */
export interface PostcodeParts {
  readonly kind: PostcodeKind;
  /** `SW`; null for codes without areas. */
  readonly area: string | null;
  /** `SW1A`, also called outward code. */
  readonly district: string | null;
  /** `SW1A 1`; null where only a district was given. */
  readonly sector: string | null;
  /** `SW1A 1AA`; null where only a district or sector was given. */
  readonly unit: string | null;
}

/** What a directory of postcodes (such as the ONS Postcode Directory) says of one. */
export type PostcodeStatus = 'live' | 'terminated' | 'unknown';

export interface PostcodeContext {
  /** Looks a postcode up in standard form; without it nothing is said of single postcodes. */
  readonly statusOf?: (postcode: string) => PostcodeStatus;
}

const catalogue = findingCatalogue('postcode', {
  'letter-for-digit': {
    severity: 'repaired',
    message: 'The letters O and I and the digits 0 and 1 were exchanged; put right by their place',
  },
  'ambiguous-repair': {
    severity: 'suspicious',
    message: 'Exchanging the letters O and I with 0 and 1 gives more than one possible postcode',
  },
  'unknown-area': { severity: 'wrong', message: 'No postcode area has these letters' },
  'unused-inward-letter': {
    severity: 'wrong',
    message: 'The last two letters of a postcode are never C, I, K, M, O or V',
  },
  'unassigned-district': {
    severity: 'suspicious',
    message: 'The area has no district of this number, or had none in 2017',
  },
  'unused-letter': {
    severity: 'suspicious',
    message: 'A district ends in a letter only in inner London, and in none with this one',
  },
  incomplete: { severity: 'suspicious', message: 'Only the first part of a postcode' },
  'not-uk': { severity: 'suspicious', message: 'Not in the form of a UK postcode' },
  'other-text': { severity: 'suspicious', message: 'There is more than a postcode in the field' },
  'too-long': { severity: 'wrong', message: 'Too long for a postcode of any country' },
  pseudo: {
    severity: 'suspicious',
    message: 'A pseudo postcode of the NHS: no address is known, or there is none',
  },
  'non-geographic': {
    severity: 'suspicious',
    message: 'A postcode for the mail of organisations: nobody lives there',
  },
  'overseas-territory': {
    severity: 'suspicious',
    message: 'The one postcode of an overseas territory',
  },
  terminated: { severity: 'suspicious', message: 'The postcode is no longer in use' },
  'not-in-directory': {
    severity: 'wrong',
    message: 'The directory of postcodes has never had this one',
  },
});
const { finding } = catalogue;

const UNIT = /^([A-Z]{1,2}(?:[0-9][0-9A-Z]?)) ([0-9])([A-Z]{2})$/;
const PART = /^([A-PR-UWYZ][A-HK-Y]?(?:[0-9][0-9]?|[0-9][A-HJKMNPR-Y]))(?: ([0-9]))?$/;
const INSIDE = /\b([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][ABD-HJLNP-UW-Z]{2})\b/g;

const CROWN_DEPENDENCIES: ReadonlySet<string> = new Set(['GY', 'IM', 'JE']);

/**
 * Areas of Royal Mail without a place: BX for banks and tax offices, XX for
 * returned goods. GIR 0AA was Girobank's.
 */
const NON_GEOGRAPHIC_AREAS: ReadonlySet<string> = new Set(['BX', 'XX']);

/** One code for each territory, given by Royal Mail and the territories' post offices. */
const OVERSEAS_TERRITORIES: ReadonlySet<string> = new Set(
  'ASCN1ZZ BBND1ZZ BIQQ1ZZ FIQQ1ZZ GX111AA PCRN1ZZ SIQQ1ZZ STHL1ZZ TDCU1ZZ TKCA1ZZ'.split(' '),
);

/**
 * The parts of a postcode as typed, and what is doubtful about it. The
 * standard form is that of the standardiser `postcode`: codes of other
 * countries keep theirs and have no parts.
 *
 * Sources: BS 7666 for the form and the letters that each place allows; Royal
 * Mail's Postcode Address File for areas; `postcode-districts.ts` for
 * districts; NHS Data Dictionary (POSTCODE) for ZZ99.
 *
 * @example
 * parsePostcode('s017 1bj').standard; // 'SO17 1BJ', with postcode/letter-for-digit
 * parsePostcode('SW1A 1AA').value?.sector; // 'SW1A 1'
 */
export function parsePostcode(raw: string, context: PostcodeContext = {}): Parsed<PostcodeParts> {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return nothing();
  const standard = postcode.standardise(raw);
  const compact = compactOf(trimmed);
  if (standard === null) {
    if (!/^ZZ99.{0,3}$/.test(compact)) {
      return compact.length < 10 ? nothing() : nothing(finding('too-long'));
    }
    return { value: without('pseudo'), standard: null, findings: [finding('pseudo')] };
  }
  const unit = UNIT.exec(standard);
  if (unit !== null && !OVERSEAS_TERRITORIES.has(compact))
    return parsedUnit(standard, unit, compact, context);
  return parsedOther(standard, compact);
}

function compactOf(trimmed: string): string {
  const upper = hasNonAscii(trimmed)
    ? trimmed.normalize('NFKC').toUpperCase().normalize('NFKC')
    : trimmed.toUpperCase();
  return upper.replace(/[^A-Z0-9]+/g, '');
}

function without(kind: PostcodeKind, unit: string | null = null): PostcodeParts {
  return { kind, area: null, district: null, sector: null, unit };
}

function parsedUnit(
  standard: string,
  [, district = '', sector = '']: RegExpExecArray,
  compact: string,
  context: PostcodeContext,
): Parsed<PostcodeParts> {
  const area = postcodeAreaOf(district);
  const findings = [];
  if (compact !== standard.replace(' ', '')) {
    findings.push(
      finding(postcodeRepairs(compact).length > 1 ? 'ambiguous-repair' : 'letter-for-digit'),
    );
  }
  const kind = kindOf(area, district);
  if (kind === null) {
    return { value: null, standard, findings: [...findings, finding('unknown-area')] };
  }
  if (/[CIKMOV]/.test(standard.slice(-2))) {
    return { value: null, standard, findings: [...findings, finding('unused-inward-letter')] };
  }
  if (kind === 'non-geographic') findings.push(finding('non-geographic'));
  else findings.push(...districtFindings(district));
  const status = context.statusOf?.(standard);
  if (status === 'terminated') findings.push(finding('terminated'));
  if (status === 'unknown') findings.push(finding('not-in-directory'));
  return {
    value: { kind, area, district, sector: `${district} ${sector}`, unit: standard },
    standard,
    findings,
  };
}

function kindOf(area: string, district: string): PostcodeKind | null {
  if (NON_GEOGRAPHIC_AREAS.has(area) || districtUse(district) === 'organisations') {
    return 'non-geographic';
  }
  if (!isPostcodeArea(area)) return null;
  if (area === 'BF') return 'british-forces';
  return CROWN_DEPENDENCIES.has(area) ? 'crown-dependency' : 'geographic';
}

function districtFindings(district: string) {
  if (districtUse(district) !== null) return [];
  return [finding(/[A-Z]$/.test(district) ? 'unused-letter' : 'unassigned-district')];
}

/** What has a standard form and is no whole postcode with an area. */
function parsedOther(standard: string, compact: string): Parsed<PostcodeParts> {
  if (standard === 'GIR 0AA') {
    return {
      value: without('non-geographic', standard),
      standard,
      findings: [finding('non-geographic')],
    };
  }
  if (standard.startsWith('BFPO ')) {
    return { value: without('british-forces', standard), standard, findings: [] };
  }
  if (OVERSEAS_TERRITORIES.has(compact)) {
    const findings = [finding('overseas-territory')];
    return { value: without('overseas-territory', standard), standard, findings };
  }
  const part = PART.exec(standard);
  if (part !== null) return parsedPart(standard, part);
  return { value: null, standard, findings: [otherText(standard) ?? finding('not-uk')] };
}

function parsedPart(
  standard: string,
  [, district = '', sector]: RegExpExecArray,
): Parsed<PostcodeParts> {
  const area = postcodeAreaOf(district);
  const kind = kindOf(area, district);
  if (kind === null) return { value: null, standard, findings: [finding('not-uk')] };
  return {
    value: {
      kind,
      area,
      district,
      sector: sector === undefined ? null : `${district} ${sector}`,
      unit: null,
    },
    standard,
    findings: [
      finding('incomplete'),
      ...(kind === 'non-geographic' ? [finding('non-geographic')] : []),
      ...(kind === 'non-geographic' || isLetteredGroup(district) ? [] : districtFindings(district)),
    ],
  };
}

/** A postcode among other words, if there is exactly one. */
function otherText(standard: string) {
  const inside = [...standard.matchAll(INSIDE)]
    .map(([, outward = '', inward = '']) => `${outward} ${inward}`)
    .filter((found) => isPostcodeArea(postcodeAreaOf(found)));
  const [only] = inside;
  return only === undefined || inside.length > 1 ? null : finding('other-text', only);
}

export const postcodeParser: Parser<PostcodeParts, PostcodeContext> = {
  name: 'postcode',
  description: 'UK postcode: area, district, sector and unit, and the codes that are no address.',
  parse: parsePostcode,
  findings: catalogue.all,
  standardiser: postcode,
};
