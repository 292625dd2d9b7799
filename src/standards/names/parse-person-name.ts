import type { Finding, Parser } from '../parsed.ts';
import { cleanText, LONGEST_NAME, withinLength, withoutDigits } from './clean.ts';
import { takeEstate } from './estates.ts';
import { nameFindings } from './findings.ts';
import { takeOtherNames } from './former-names.ts';
import { takeInfant } from './infants.ts';
import { isGivenName, isOnlyGivenName } from './known-names.ts';
import { takeNotes } from './notes.ts';
import { isOccupier, isOrganisation } from './organisations.ts';
import type { NameContext, ParsedName, PersonName, PersonNameParts } from './person-name.ts';
import { isPlaceholder } from './placeholders.ts';
import { type ReadPerson, readFields, readPerson } from './read-person.ts';
import { severalPeople } from './several-people.ts';
import { standardName } from './standard-form.ts';
import { isTitle } from './titles.ts';
import { isInitial, keyOf, wordsOf } from './words.ts';

const isGivenWord = (word: string): boolean => isGivenName(keyOf(word));

const BLANK: ParsedName = {
  value: null,
  standard: null,
  findings: [],
  holds: 'nobody',
  others: [],
  organisation: null,
  relatedTo: null,
  alternatives: [],
};

/**
 * Reads the name of a person, whole or in fields, into its parts; tells what
 * else the field holds (two people, an organisation, an estate, a note that
 * somebody has died) and what is doubtful. Never throws.
 *
 * The value holds nothing about the person's origin or belief, and no naming
 * system: see `namingSystemsOf` for reading aid, and docs/names.md.
 *
 * @param input the whole name, or its fields.
 * @param context what is known of the source, such as the order it keeps.
 * @example
 * parsePersonName("SMITH, Dr Mary (née O'Brien)").standard; // 'smith, mary'
 * parsePersonName({ forename: 'Harpreet', surname: 'Kaur' }).findings[0]?.code;
 * // 'name/surname-not-shared'
 * @see docs/names.md for the rules and the source of each.
 */
export function parsePersonName(
  input: string | PersonNameParts,
  context: NameContext = {},
): ParsedName {
  const parsed =
    typeof input === 'string' ? parseText(input, context) : parseFields(input, context);
  return settled(parsed);
}

/** The standard form that is its own standard form, as Parser demands. */
function settled(parsed: ParsedName): ParsedName {
  let standard = parsed.standard;
  for (let round = 0; standard !== null && round < 4; round += 1) {
    const again: string | null = parseText(standard, {}).standard;
    if (again === standard) return standard === parsed.standard ? parsed : { ...parsed, standard };
    standard = again;
  }
  return { ...parsed, standard: null };
}

function parseText(raw: string, context: NameContext): ParsedName {
  const name = withinLength(raw);
  if (name === null) return nobody('nobody', [nameFindings.finding('note')]);
  const cleaned = cleanText(name);
  const findings: Finding[] = [...cleaned.findings];
  if (!/[\p{L}\p{N}?*]/u.test(cleaned.text)) return BLANK;
  if (isPlaceholder(cleaned.text))
    return nobody('nobody', [...findings, nameFindings.finding('placeholder')]);

  const estateOf = takeEstate(cleaned.text);
  if (estateOf !== null) return estate(estateOf, findings, context);
  if (isOccupier(cleaned.text))
    return nobody('occupier', [...findings, nameFindings.finding('occupier')]);

  const noted = takeNotes(cleaned.text);
  findings.push(...noted.findings);
  if (isOrganisation(noted.text, isGivenWord)) {
    return {
      ...nobody('organisation', [...findings, nameFindings.finding('organisation')]),
      organisation: noted.text,
    };
  }
  if (!/\p{L}/u.test(noted.text) || isPlaceholder(noted.text)) {
    return nobody('nobody', findings.length > 0 ? findings : [nameFindings.finding('placeholder')]);
  }

  const infant = takeInfant(noted.text, (word) => isOnlyGivenName(keyOf(word)));
  if (infant !== null) return baby(infant.rest, infant.parent, findings, context);

  const digits = withoutDigits(noted.text);
  findings.push(...digits.findings);
  // `John Smith (and Mary Smith)` has a second person in its brackets, not another name.
  const unbracketed = digits.text.replace(/\(\s*(?:and|&|\+)\s*([^()]+)\)/giu, ' & $1');
  const others = takeOtherNames(unbracketed);
  const people = severalPeople(others.text);
  const [first, ...rest] = people.map((text) => readPerson(text, others, context));
  if (first === undefined || first.name === null) return nobody('nobody', findings);
  const more = rest.map((each) => each.name).filter((name) => name !== null);
  if (more.length > 0) findings.push(nameFindings.finding('several-people'));
  return whole(first, findings, more);
}

function whole(
  read: ReadPerson,
  findings: readonly Finding[],
  others: readonly PersonName[] = [],
): ParsedName {
  const name = read.name as PersonName;
  return {
    value: name,
    standard: standardName(name),
    findings: [...findings, ...read.findings],
    holds: others.length > 0 ? 'people' : 'person',
    others,
    organisation: null,
    relatedTo: null,
    alternatives: read.alternatives,
  };
}

function nobody(holds: ParsedName['holds'], findings: readonly Finding[]): ParsedName {
  return { ...BLANK, holds, findings };
}

function estate(text: string, findings: readonly Finding[], context: NameContext): ParsedName {
  const dead = parseText(text, context);
  return {
    ...nobody('estate', [
      ...findings,
      nameFindings.finding('estate'),
      nameFindings.finding('deceased'),
    ]),
    relatedTo: dead.value,
  };
}

function baby(
  rest: string,
  parent: boolean,
  findings: readonly Finding[],
  context: NameContext,
): ParsedName {
  const told = [...findings, nameFindings.finding('infant')];
  const inner = /\p{L}/u.test(rest) ? parseText(rest, context) : BLANK;
  const relative = inner.value;
  if (relative === null) return nobody('infant', told);
  const named = parent && relative.given.length > 0;
  // Of the baby only the family name is known, and that only as its mother's.
  const family = relative.surname === null ? (relative.given[0] ?? null) : relative.surname;
  const value: PersonName | null =
    family === null
      ? null
      : {
          ...relative,
          titles: [],
          given: [],
          middle: [],
          initials: '',
          particles: relative.surname === null ? [] : relative.particles,
          surnames: relative.surname === null ? [family] : relative.surnames,
          surname: family,
          marks: relative.marks.filter((mark) => relative.surnames.includes(mark.word)),
        };
  return {
    ...BLANK,
    holds: 'infant',
    value,
    standard: value === null ? null : standardName(value),
    findings: told,
    relatedTo: named ? relative : null,
  };
}

function parseFields(parts: PersonNameParts, context: NameContext): ParsedName {
  const raw = {
    title: parts.title ?? '',
    forename: parts.forename ?? '',
    middle: parts.middle ?? '',
    surname: parts.surname ?? '',
    suffix: parts.suffix ?? '',
  };
  const findings: Finding[] = [];
  const take = (text: string): string => {
    const name = withinLength(text);
    if (name === null) {
      findings.push(nameFindings.finding('note'));
      return '';
    }
    const cleaned = cleanText(name);
    findings.push(...cleaned.findings);
    if (cleaned.text !== '' && isPlaceholder(cleaned.text)) {
      findings.push(nameFindings.finding('placeholder'));
      return '';
    }
    return cleaned.text;
  };
  const fields = {
    title: cleanText(raw.title.slice(0, LONGEST_NAME)).text,
    forename: take(raw.forename),
    middle: take(raw.middle),
    surname: take(raw.surname),
    suffix: cleanText(raw.suffix.slice(0, LONGEST_NAME)).text,
  };
  const names = [fields.forename, fields.middle, fields.surname].filter((text) => text !== '');
  if (names.length === 0) return findings.length > 0 ? nobody('nobody', findings) : BLANK;
  const joined = names.join(' ');
  const special = specialFields(fields, joined, findings, context);
  if (special !== null) return special;

  const tidy = (text: string): string => {
    const noted = takeNotes(text);
    const digits = withoutDigits(noted.text);
    findings.push(...noted.findings, ...digits.findings);
    return digits.text;
  };
  const forename = takeOtherNames(tidy(fields.forename));
  const surname = takeOtherNames(tidy(fields.surname));
  const read = readFields(
    { ...fields, forename: forename.text, middle: tidy(fields.middle), surname: surname.text },
    {
      former: [...surname.former, ...forename.former],
      knownAs: [...forename.knownAs, ...surname.knownAs],
    },
  );
  return read.name === null ? nobody('nobody', findings) : whole(read, findings);
}

/** Fields that hold something other than one person's parts. */
function specialFields(
  fields: Readonly<Record<'title' | 'forename' | 'middle' | 'surname' | 'suffix', string>>,
  joined: string,
  findings: readonly Finding[],
  context: NameContext,
): ParsedName | null {
  const add = (parsed: ParsedName): ParsedName => ({
    ...parsed,
    findings: unique([...findings, ...parsed.findings]),
  });
  const whatHolds = parseText(joined, { ...context, order: context.order ?? 'given-first' });
  if (['organisation', 'occupier', 'estate', 'infant'].includes(whatHolds.holds)) {
    return add(whatHolds);
  }
  if (/[&+]|\sand\s/iu.test(` ${fields.title} ${joined} `)) {
    const both = parseText([fields.title, joined, fields.suffix].join(' '), context);
    if (both.holds === 'people') return add(both);
  }
  // `Wells` and `Wells, Jane`: the family name again before a whole name.
  const familyAgain =
    fields.surname.includes(',') &&
    keyOf(fields.surname.split(',')[0] ?? '') === keyOf(fields.forename);
  const alone =
    familyAgain || (fields.forename === '' && fields.middle === '')
      ? fields.surname
      : fields.surname === ''
        ? [fields.forename, fields.middle].join(' ').trim()
        : null;
  if (alone === null || !isWholeName(alone)) return null;
  const parsed = parseText([fields.title, alone].join(' ').trim(), context);
  return add({
    ...parsed,
    findings: [nameFindings.finding('whole-name-in-field'), ...parsed.findings],
  });
}

/** Whether one field holds given and family name: `John Smith`, `Smith, John`, `Mr J Smith`. */
function isWholeName(text: string): boolean {
  const words = wordsOf(text).filter((word) => !isTitle(word.key));
  if (words.length < 2) return false;
  if (text.includes(',')) return true;
  return words.some((word) => isOnlyGivenName(word.key) || isInitial(word));
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.code, finding])).values()];
}

/** The parser of whole names, as the list of parsers has it. */
export const personNameParser: Parser<PersonName, NameContext> = {
  name: 'name',
  description: 'Name of a person: its parts, and what else the field holds.',
  parse: parsePersonName,
  findings: nameFindings.all,
  standardiser: null,
};
