import { hasNonAscii, settle } from './fold.ts';
import { isMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';

/*
 * Postcodes, in capitals. A UK postcode gets its one space; other codes keep
 * their letters and digits with single spaces between groups.
 *
 * Format: BS 7666 part 2 annex C, with the letters that each place excludes.
 * Areas: the postcode areas of Royal Mail's Postcode Address File, and those
 * of the Crown dependencies and British Forces.
 */
const AREAS: ReadonlySet<string> = new Set(
  (
    'AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT ' +
    'DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD ' +
    'LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK ' +
    'SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);

const AREA = '[A-PR-UWYZ][A-HK-Y]?';
const DISTRICT = '(?:[0-9]|[1-9][0-9]|[0-9][A-HJKMNPR-Y])';
const INWARD = '[0-9][ABD-HJLNP-UW-Z]{2}';
const COMPACT = new RegExp(`^(${AREA}${DISTRICT})(${INWARD})$`, 'u');
const ALREADY = `(?:${[...AREAS].join('|')})${DISTRICT} ${INWARD}`;
const ALREADY_TEST = new RegExp(`^${ALREADY}$`, 'u');

/** No country's postcode is near this long: a sentence in the wrong column. */
const LONGEST = 40;

const LOOKS_LIKE_ZERO = /[O0]/;
const LOOKS_LIKE_ONE = /[I1]/;

/**
 * A postcode as typed to its standard form.
 *
 * The letter O and the digit 0, the letter I and the digit 1, are exchanged
 * where only the other can stand and the result is in a real postcode area.
 * ZZ99 codes are the NHS's pseudo postcodes (no fixed abode, not known,
 * overseas: NHS Data Dictionary, POSTCODE): no address, so missing.
 *
 * @example
 * standardisePostcode('sw1a1aa'); // 'SW1A 1AA'
 * standardisePostcode('s01 4ab'); // 'SO1 4AB'
 */
function standardisePostcode(raw: string): string | null {
  if (ALREADY_TEST.test(raw)) return raw;
  return hasNonAscii(raw) ? settle(raw, postcodePass) : postcodePass(raw);
}

function postcodePass(raw: string): string | null {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return null;
  const upper = trimmed.normalize('NFKC').toUpperCase().normalize('NFKC');
  if (upper.length > LONGEST) return null;
  const compact = upper.replace(/[^A-Z0-9]+/g, '');
  // Girobank's, the one UK postcode of another shape.
  if (compact === 'GIR0AA') return 'GIR 0AA';
  if (compact.length >= 5 && compact.length <= 7) {
    if (compact.startsWith('ZZ99')) return null;
    const uk = asUk(compact);
    if (uk !== null) return uk;
  }
  const forces = /^BFPO(?:C\/?O)?([0-9]{1,4})$/.exec(compact);
  if (forces !== null) return `BFPO ${forces[1]}`;
  const groups = upper.split(/[^\p{L}\p{N}]+/u).filter((group) => group !== '');
  const code = groups.join(' ');
  return isMissing(code) ? null : code;
}

function asUk(compact: string): string | null {
  const match = COMPACT.exec(compact);
  if (match !== null && AREAS.has(postcodeAreaOf(match[1] as string))) {
    return `${match[1]} ${match[2]}`;
  }
  const [repaired] = postcodeRepairs(compact);
  if (repaired !== undefined) return repaired;
  return match === null ? null : `${match[1]} ${match[2]}`;
}

/** The one or two letters that a district begins with. */
export function postcodeAreaOf(district: string): string {
  return district.charCodeAt(1) >= 65 ? district.slice(0, 2) : district.slice(0, 1);
}

/** Whether the area is in use, for geographic addresses or British Forces. */
export function isPostcodeArea(area: string): boolean {
  return AREAS.has(area);
}

/**
 * UK postcodes in real areas that capitals and digits become when O and 0, I
 * and 1 are exchanged: those with the fewest exchanges, in standard form.
 * More than one means that nothing says which was meant.
 */
export function postcodeRepairs(compact: string): readonly string[] {
  const found: string[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const { text, exchanges } of readings(compact)) {
    if (exchanges > fewest) break;
    const repaired = COMPACT.exec(text);
    if (repaired !== null && AREAS.has(postcodeAreaOf(repaired[1] as string))) {
      fewest = exchanges;
      found.push(`${repaired[1]} ${repaired[2]}`);
    }
  }
  return found;
}

interface Reading {
  readonly text: string;
  readonly exchanges: number;
}

/** Readings with O and 0, I and 1 exchanged, fewest exchanges first. */
function readings(compact: string): readonly Reading[] {
  const doubtful = [...compact].flatMap((character, index) =>
    LOOKS_LIKE_ZERO.test(character) || LOOKS_LIKE_ONE.test(character) ? [index] : [],
  );
  if (doubtful.length === 0 || doubtful.length > 4) return [];
  const found: Reading[] = [];
  for (let mask = 1; mask < 1 << doubtful.length; mask += 1) {
    const characters = [...compact];
    let exchanges = 0;
    doubtful.forEach((position, bit) => {
      if ((mask & (1 << bit)) === 0) return;
      exchanges += 1;
      characters[position] = other(characters[position] as string);
    });
    found.push({ text: characters.join(''), exchanges });
  }
  return found.sort((a, b) => a.exchanges - b.exchanges);
}

function other(character: string): string {
  switch (character) {
    case 'O':
      return '0';
    case '0':
      return 'O';
    case 'I':
      return '1';
    default:
      return 'I';
  }
}

/** Whether a value, spaces and case apart, has the form of a UK postcode in a real area. */
export function isUkPostcode(raw: string): boolean {
  const match = COMPACT.exec(raw.replace(/[\s.-]+/g, '').toUpperCase());
  return match !== null && AREAS.has(postcodeAreaOf(match[1] as string));
}

export const postcode: Standardiser = {
  name: 'postcode',
  description:
    'Postcode in capitals; a UK postcode with its one space, O/0 and I/1 repaired by place.',
  type: 'text',
  standardise: standardisePostcode,
  alreadyStandard: ALREADY,
};
