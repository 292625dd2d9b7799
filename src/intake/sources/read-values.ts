import {
  type DateOfBirth,
  type Finding,
  type Parsed,
  parseDateOfBirth,
  parseEmail,
  parseNhsNumber,
  parseNino,
  parsePhone,
  parsePostcode,
  parseUprn,
  standardisers,
} from '../../standards/index.ts';
import { dayNumberText } from './day-numbers.ts';
import type { DateFormat } from './definition-schema.ts';
import { sourceFindings } from './source-findings.ts';

/** What reading one text gives. */
export interface ReadText {
  /** Standard form; null where there is nothing usable. */
  readonly standard: string | null;
  /** Whether it cannot be right, so that the standard form is evidence and not a value. */
  readonly isWrong: boolean;
  readonly findings: readonly Finding[];
  /** Further values in the same text: telephone numbers. */
  readonly others: readonly string[];
  readonly isMobile?: boolean;
}

/** Reads a text without outer blanks, which is not empty. Pure. */
export type ReadOne = (text: string) => ReadText;

/** Codes of findings that the definition holds to be no fault. */
export type Tolerated = ReadonlySet<string>;

const NONE: readonly never[] = [];

function settled(parsed: Parsed<unknown>, tolerated: Tolerated): ReadText {
  const { standard } = parsed;
  if (parsed.findings.length === 0) {
    return { standard, isWrong: false, findings: NONE, others: NONE };
  }
  const findings = parsed.findings.filter(({ code }) => !tolerated.has(code));
  const isWrong = findings.some(({ severity }) => severity === 'wrong');
  return { standard, isWrong, findings, others: NONE };
}

/** What systems put for a letter that their encoding lacks: `M?D?LIN`. */
const LOST_LETTER = /\p{L}[?\uFFFD]|[?\uFFFD]\p{L}/u;

/**
 * A name as written, blanks between words made one; words for "no name" are none. What case and
 * accents mean is for whoever compares or shows it. One with lost letters is suspicious, so that
 * whoever has the name whole is believed before.
 */
export function nameReader(standardiser: 'surname' | 'given-name' | 'full-name'): ReadOne {
  return (text) => {
    const name = oneSpaced(text);
    if (standardisers[standardiser]?.standardise(name) == null) {
      return { standard: null, isWrong: false, findings: [sourceFindings.noName], others: NONE };
    }
    return LOST_LETTER.test(name)
      ? { ...plain(name), findings: [sourceFindings.lostLetters] }
      : plain(name);
  };
}

export function plainText(text: string): ReadText {
  return plain(oneSpaced(text));
}

/** Lines of one field become parts with commas between, as those of several columns do. */
export function addressText(text: string): ReadText {
  return plain(
    text.includes('\n') || text.includes('\r') || text.includes('  ')
      ? text
          .split(/[\r\n]+/)
          .map((line) => oneSpaced(line).replace(/,$/, ''))
          .filter((line) => line !== '')
          .join(', ')
      : text,
  );
}

function plain(standard: string): ReadText {
  return { standard, isWrong: false, findings: NONE, others: NONE };
}

function oneSpaced(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.trim().replace(/\s+/g, ' ') : text.trim();
}

/** Dates that clerks and systems put in for want of one are no dates of birth. */
const NO_BIRTH = 'date-of-birth/default-date';

export function birthReader(
  dates: DateFormat | undefined,
  asAt: string | undefined,
  tolerated: Tolerated,
): ReadOne {
  const asText = dates?.dayNumbers === true ? dayNumberText : asWritten;
  const context = { ...reading(dates), ...(asAt === undefined ? {} : { asAt }) };
  return (text) => {
    const read = settled(parseDateOfBirth(asText(text), context), tolerated);
    return read.isWrong || !read.findings.some(({ code }) => code === NO_BIRTH)
      ? read
      : { ...read, isWrong: true };
  };
}

/** Findings of the parser of dates of birth that are about any date. */
const OF_ANY_DATE: ReadonlySet<string> = new Set(
  'not-a-date incomplete impossible order-exchanged excel-serial default-date'.split(' '),
);

/** A date that is nobody's birth: the same forms, without what is doubtful about births alone. */
export function dateReader(dates: DateFormat | undefined, tolerated: Tolerated): ReadOne {
  const asText = dates?.dayNumbers === true ? dayNumberText : asWritten;
  const context = reading(dates);
  const known = new Map<string, Finding>();
  const ofDate = (finding: Finding): Finding => {
    const found = known.get(finding.code);
    if (found !== undefined && finding.suggestion === undefined) return found;
    const kind = finding.code.slice(finding.code.indexOf('/') + 1);
    const made: Finding = {
      ...finding,
      code: `date/${kind}`,
      ...(kind === 'default-date' ? { severity: 'wrong' } : {}),
    };
    known.set(finding.code, made);
    return made;
  };
  return (text) => {
    const { value, standard, findings }: Parsed<DateOfBirth> = parseDateOfBirth(
      asText(text),
      context,
    );
    if (findings.length === 0) return plain(standard ?? '');
    const about = findings
      .filter(({ code }) => OF_ANY_DATE.has(code.slice(code.indexOf('/') + 1)))
      .map(ofDate);
    return settled({ value, standard, findings: about }, tolerated);
  };
}

function asWritten(text: string): string {
  return text;
}

function reading(dates: DateFormat | undefined) {
  return {
    ...(dates?.order === undefined ? {} : { order: dates.order }),
    ...(dates?.dayNumbers === undefined ? {} : { serials: dates.dayNumbers }),
  };
}

/** Words for a sex that is not known are no value; words that nobody knows stay. */
export function sexReader(text: string): ReadText {
  const standard = standardisers.gender?.standardise(text) ?? null;
  if (standard === null || standard === 'm' || standard === 'f') {
    return { standard, isWrong: false, findings: NONE, others: NONE };
  }
  return { standard, isWrong: false, findings: [sourceFindings.unknownCode], others: NONE };
}

export function identifierReader(text: string): ReadText {
  return {
    standard: standardisers.identifier?.standardise(text) ?? null,
    isWrong: false,
    findings: NONE,
    others: NONE,
  };
}

export function parserReader(
  kind: 'postcode' | 'uprn' | 'nino' | 'nhsNumber' | 'email',
  tolerated: Tolerated,
): ReadOne {
  const parse: (text: string) => Parsed<unknown> = {
    postcode: parsePostcode,
    uprn: parseUprn,
    nino: parseNino,
    nhsNumber: parseNhsNumber,
    email: parseEmail,
  }[kind];
  return (text) => settled(parse(text), tolerated);
}

export function phoneReader(tolerated: Tolerated): ReadOne {
  return (text) => {
    const parsed = parsePhone(text);
    const read = settled(parsed, tolerated);
    const { value } = parsed;
    if (value === null) return read;
    return { ...read, others: value.others, isMobile: value.kind === 'mobile' };
  };
}
