import { nicknamesOf } from './given-names.ts';
import type { CalendarDate, Person } from './households.ts';
import type { Random } from './random.ts';
import { withDigitError, withTypingError } from './typing-errors.ts';

/** The nine columns of a record; a missing value is empty. */
export interface PersonFields {
  first_name: string;
  middle_name: string;
  surname: string;
  /** `YYYY-MM-DD`. */
  date_of_birth: string;
  address: string;
  town: string;
  postcode: string;
  phone: string;
  email: string;
}

/** The nine columns, in the order files have them. */
export const PERSON_COLUMNS = [
  'first_name',
  'middle_name',
  'surname',
  'date_of_birth',
  'address',
  'town',
  'postcode',
  'phone',
  'email',
] as const satisfies readonly (keyof PersonFields)[];

/** Probabilities, a record, of each way in which what a service holds departs from the truth. */
export interface ErrorRates {
  readonly nickname: number;
  readonly typingFirstName: number;
  readonly typingSurname: number;
  readonly typingAddress: number;
  readonly namesSwapped: number;
  readonly middleNameAsFirst: number;
  readonly formerSurname: number;
  readonly middleNameMissing: number;
  readonly middleNameInitial: number;
  readonly birthMissing: number;
  readonly birthDayMonthSwapped: number;
  readonly birthDigit: number;
  readonly birthFirstOfJanuary: number;
  readonly formerAddress: number;
  readonly addressMissing: number;
  readonly streetShortened: number;
  readonly postcodeMissing: number;
  readonly postcodeError: number;
  readonly phoneMissing: number;
  readonly phoneLandline: number;
  readonly phoneFormer: number;
  readonly phoneDigit: number;
  readonly phoneOfHousehold: number;
  readonly emailMissing: number;
  readonly emailFormer: number;
  readonly emailTyping: number;
  readonly townMissing: number;
}

/**
 * What operational council data look like when nobody has cleaned them: names
 * mostly right, contact details often missing or old. Judgement, not a fit to
 * any file; the order of magnitude follows the error rates that FEBRL's
 * generator was given (P. Christen and A. Pudjijono, 2009).
 */
export const SERVICE_ERRORS: ErrorRates = {
  nickname: 0.08,
  typingFirstName: 0.03,
  typingSurname: 0.03,
  typingAddress: 0.03,
  namesSwapped: 0.006,
  middleNameAsFirst: 0.012,
  formerSurname: 0.1,
  middleNameMissing: 0.45,
  middleNameInitial: 0.25,
  birthMissing: 0.03,
  birthDayMonthSwapped: 0.01,
  birthDigit: 0.015,
  birthFirstOfJanuary: 0.003,
  formerAddress: 0.13,
  addressMissing: 0.015,
  streetShortened: 0.15,
  postcodeMissing: 0.02,
  postcodeError: 0.012,
  phoneMissing: 0.2,
  phoneLandline: 0.25,
  phoneFormer: 0.1,
  phoneDigit: 0.01,
  phoneOfHousehold: 0.04,
  emailMissing: 0.35,
  emailFormer: 0.15,
  emailTyping: 0.015,
  townMissing: 0.015,
};

/**
 * One record of a person, as a service would hold it: errors drawn
 * independently for each record, by the rates given.
 */
export function observe(
  random: Random,
  person: Person,
  household: readonly Person[],
  rates: ErrorRates = SERVICE_ERRORS,
): PersonFields {
  const moved = random.chance(rates.formerAddress);
  const names = observedNames(random, person, rates);
  const home = moved ? person.formerAddress : person.address;
  const addressMissing = random.chance(rates.addressMissing);
  return {
    ...names,
    date_of_birth: observedBirth(random, person.born, rates),
    address: addressMissing ? '' : observedAddress(random, home.line, rates),
    town: addressMissing || random.chance(rates.townMissing) ? '' : home.town,
    postcode: random.chance(rates.postcodeMissing)
      ? ''
      : random.chance(rates.postcodeError)
        ? withDigitError(random, home.postcode)
        : home.postcode,
    phone: observedPhone(random, person, household, rates),
    email: observedEmail(random, person, rates),
  };
}

function observedNames(
  random: Random,
  person: Person,
  rates: ErrorRates,
): Pick<PersonFields, 'first_name' | 'middle_name' | 'surname'> {
  let first = person.firstName;
  let middle = person.middleName;
  const nicknames = nicknamesOf(first);
  if (middle !== '' && random.chance(rates.middleNameAsFirst)) [first, middle] = [middle, first];
  else if (nicknames.length > 0 && random.chance(rates.nickname)) first = random.pick(nicknames);
  let surname =
    person.formerSurname !== undefined && random.chance(rates.formerSurname)
      ? person.formerSurname
      : person.surname;
  if (random.chance(rates.typingFirstName)) first = withTypingError(random, first);
  if (random.chance(rates.typingSurname)) surname = withTypingError(random, surname);
  if (random.chance(rates.namesSwapped)) [first, surname] = [surname, first];
  if (random.chance(rates.middleNameMissing)) middle = '';
  else if (random.chance(rates.middleNameInitial)) middle = middle.slice(0, 1);
  return { first_name: first, middle_name: middle, surname };
}

function observedBirth(random: Random, born: CalendarDate, rates: ErrorRates): string {
  if (random.chance(rates.birthMissing)) return '';
  if (random.chance(rates.birthFirstOfJanuary)) return isoDate({ ...born, month: 1, day: 1 });
  if (born.day <= 12 && random.chance(rates.birthDayMonthSwapped)) {
    return isoDate({ ...born, month: born.day, day: born.month });
  }
  if (!random.chance(rates.birthDigit)) return isoDate(born);
  // A slip that a form would accept: another day, month or year.
  switch (random.below(3)) {
    case 0:
      return isoDate({ ...born, day: 1 + ((born.day + random.below(8)) % 28) });
    case 1:
      return isoDate({ ...born, day: Math.min(born.day, 28), month: 1 + random.below(12) });
    default:
      return isoDate({
        ...born,
        day: Math.min(born.day, 28),
        year: born.year + (random.chance(0.5) ? -1 : -10),
      });
  }
}

function isoDate({ year, month, day }: CalendarDate): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const SHORT_KINDS: Readonly<Record<string, string>> = {
  Road: 'Rd',
  Street: 'St',
  Close: 'Cl',
  Avenue: 'Ave',
  Lane: 'Ln',
  Drive: 'Dr',
  Gardens: 'Gdns',
  Crescent: 'Cres',
  Court: 'Ct',
  Place: 'Pl',
  Terrace: 'Terr',
  Grove: 'Gr',
};

function observedAddress(random: Random, line: string, rates: ErrorRates): string {
  let seen = line;
  if (random.chance(rates.streetShortened)) {
    seen = seen.replace(
      / (\w+)$/,
      (whole, kind: string) => ` ${SHORT_KINDS[kind] ?? whole.slice(1)}`,
    );
  }
  if (seen.startsWith('Flat ') && random.chance(0.2)) seen = seen.replace(/^Flat (\d+), /, '$1/');
  return random.chance(rates.typingAddress) ? withTypingError(random, seen).trim() : seen;
}

function observedPhone(
  random: Random,
  person: Person,
  household: readonly Person[],
  rates: ErrorRates,
): string {
  if (random.chance(rates.phoneMissing)) return '';
  let phone = person.mobile ?? person.landline ?? '';
  if (person.landline !== undefined && random.chance(rates.phoneLandline)) phone = person.landline;
  else if (phone !== '' && random.chance(rates.phoneFormer)) phone = person.formerMobile;
  else if (random.chance(rates.phoneOfHousehold)) phone = household[0]?.mobile ?? phone;
  return random.chance(rates.phoneDigit) ? withDigitError(random, phone) : phone;
}

function observedEmail(random: Random, person: Person, rates: ErrorRates): string {
  if (person.email === undefined || random.chance(rates.emailMissing)) return '';
  const email = random.chance(rates.emailFormer) ? person.formerEmail : person.email;
  return random.chance(rates.emailTyping) ? withTypingError(random, email) : email;
}
