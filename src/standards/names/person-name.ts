import type { Finding, Parsed } from '../parsed.ts';

/**
 * What a part of a name does, where it is not simply a given or a family name.
 *
 * - `honorific`: shows respect or sex, is not inherited (Begum, Bibi, Bhai).
 * - `religious`: shared by very many people who are no kin (Singh, Kaur).
 * - `often-unused`: stands first and is often not what the person is called (Mohammed).
 * - `father`: the name of a father or grandfather, not of a family.
 */
export type NamePartRole = 'honorific' | 'religious' | 'often-unused' | 'father';

/** A part of a name with what it does; says nothing of the person. */
export interface NameMark {
  readonly word: string;
  readonly role: NamePartRole;
}

/**
 * One person's name in its parts, as written: accents, hyphens and apostrophes
 * kept, capitals only put right where the source had no use of them. Plain
 * data, with nothing in it about the person's origin or belief (docs/names.md).
 */
export interface PersonName {
  /** In usual form and order: `Rev`, `Dr`. */
  readonly titles: readonly string[];
  /** First given name; more than one only where they are one name (`Abdul Rahman`). */
  readonly given: readonly string[];
  readonly middle: readonly string[];
  /** First letters of given and middle names, capitals: `JR`. */
  readonly initials: string;
  /** Of the family name: `van`, `de la`, `al`. */
  readonly particles: readonly string[];
  /** Family names without particles; two where double-barrelled or Iberian. */
  readonly surnames: readonly string[];
  /** Family name as written, with particles and hyphens; null where there is none. */
  readonly surname: string | null;
  /** `Jnr`, `Snr`, `II`, `III`. */
  readonly generation: string | null;
  /** Letters after the name: `OBE`, `PhD`. */
  readonly suffixes: readonly string[];
  /** Earlier names, after née or formerly. */
  readonly formerNames: readonly string[];
  /** Names in use beside these: in quotes, in brackets, or after aka. */
  readonly knownAs: readonly string[];
  readonly marks: readonly NameMark[];
}

/** What a name field holds. */
export type NameFieldHolds =
  | 'person'
  | 'people'
  | 'infant'
  | 'estate'
  | 'organisation'
  | 'occupier'
  | 'nobody';

/** Another way to read a name. */
export interface NameReading {
  readonly name: PersonName;
  readonly standard: string | null;
  /** From 0 to 1, by rule and not by measurement: for putting readings in order. */
  readonly sure: number;
  readonly because: string;
}

/** What parsing a name field gives: `value` is the first or only person in it. */
export interface ParsedName extends Parsed<PersonName> {
  readonly holds: NameFieldHolds;
  /** The second and later people of `Mr & Mrs J Smith`. */
  readonly others: readonly PersonName[];
  /** Organisation as written, where the field holds one. */
  readonly organisation: string | null;
  /** The mother of `Baby of Sarah Jones`, the dead of `Executors of the late J Smith`. */
  readonly relatedTo: PersonName | null;
  /** How the name may be read otherwise, likeliest first. */
  readonly alternatives: readonly NameReading[];
}

/** A name as a source may give it, in fields. All optional; text of any kind. */
export interface PersonNameParts {
  readonly title?: string | null;
  readonly forename?: string | null;
  readonly middle?: string | null;
  readonly surname?: string | null;
  readonly suffix?: string | null;
}

/** What is known of the field that a name comes from. */
export interface NameContext {
  /** The order that the source keeps; without it the name itself must tell. */
  readonly order?: 'given-first' | 'family-first';
}

export type NameFindings = readonly Finding[];
