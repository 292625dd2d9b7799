import { givenNameDraw, type Sex } from './given-names.ts';
import { type Address, homeDraw } from './places.ts';
import { type Random, weightedDraw } from './random.ts';
import { type FamilyName, familyNameDraw } from './surnames.ts';

/** What is true of one person: what records are later made from. */
export interface Person {
  readonly sex: Sex;
  readonly firstName: string;
  /** Empty for the third who have none. */
  readonly middleName: string;
  readonly surname: string;
  /** The surname before marriage, where it differs. */
  readonly formerSurname: string | undefined;
  readonly born: CalendarDate;
  readonly address: Address;
  /** Where the person lived before, known only to services that were not told. */
  readonly formerAddress: Address;
  /** The home's landline, if any: the household shares it. */
  readonly landline: string | undefined;
  readonly mobile: string | undefined;
  readonly formerMobile: string;
  readonly email: string | undefined;
  readonly formerEmail: string;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** People who live together; the first one or two are its adults. */
export interface Household {
  readonly members: readonly Person[];
}

export type HouseholdDraw = (random: Random) => Household;

/** The year the data stand at: nobody is born after it. */
const AS_AT = 2024;

type Kind = 'single' | 'couple' | 'family' | 'lone-parent' | 'shared';
// Near the shares of household types in the 2021 census of England and Wales.
const drawKind = weightedDraw<Kind>(
  ['single', 'couple', 'family', 'lone-parent', 'shared'],
  [0.3, 0.27, 0.26, 0.12, 0.05],
);
const drawChildren = weightedDraw([1, 2, 3, 4], [0.44, 0.4, 0.12, 0.04]);
// The domains are reserved for examples (RFC 2606), so that no address is anyone's.
const drawDomain = weightedDraw(
  [
    'mail.example',
    'post.example',
    'inbox.example',
    'example.com',
    'example.org',
    'example.net',
    'work.example',
  ],
  [38, 18, 14, 12, 8, 6, 4],
);

/** Of maternities; ONS birth characteristics, England and Wales, 2010 to 2021: 14 to 16 in 1,000. */
const TWIN_BIRTHS = 0.016;
const SON_NAMED_AFTER_FATHER = 0.03;
const DAUGHTER_NAMED_AFTER_MOTHER = 0.015;
const PARTNERS_SHARE_SURNAME = 0.7;
const NO_MIDDLE_NAME = 0.33;
const HAS_LANDLINE = 0.45;
const HAS_MOBILE = 0.88;
const HAS_EMAIL = 0.8;
const SHARES_PARTNERS_EMAIL = 0.04;

interface Home {
  readonly address: Address;
  readonly formerAddress: Address;
  readonly landline: string | undefined;
}

/** Draws households for a population of about that many: see `homeDraw`. */
export function householdDraw(households: number): HouseholdDraw {
  const drawFamilyName = familyNameDraw();
  const drawGivenName = givenNameDraw();
  const drawHome = homeDraw(households);

  function person(
    random: Random,
    home: Home,
    family: FamilyName,
    sex: Sex,
    born: CalendarDate,
    fixed: { firstName?: string; formerSurname?: string; email?: string | undefined } = {},
  ): Person {
    const given = (): string => drawGivenName(random, sex, born.year, family.tradition);
    const firstName = fixed.firstName ?? given();
    const middleName = random.chance(NO_MIDDLE_NAME) ? '' : given();
    const age = AS_AT - born.year;
    const grown = age >= 14;
    const email = random.chance(grown && age < 85 ? HAS_EMAIL : 0.1)
      ? emailOf(random, firstName, family.surname, born.year)
      : undefined;
    return {
      sex,
      firstName,
      middleName: middleName === firstName ? '' : middleName,
      surname: family.surname,
      formerSurname: fixed.formerSurname,
      born,
      address: home.address,
      formerAddress: home.formerAddress,
      landline: home.landline,
      mobile: random.chance(grown ? HAS_MOBILE : 0.1) ? mobileNumber(random) : undefined,
      formerMobile: mobileNumber(random),
      email: fixed.email ?? email,
      formerEmail: emailOf(random, firstName, fixed.formerSurname ?? family.surname, born.year),
    };
  }

  function adultPair(random: Random, home: Home, family: FamilyName, born: number): Person[] {
    const first = person(random, home, family, 'M', dateIn(random, born));
    const own = drawFamilyName(random);
    const shares = random.chance(PARTNERS_SHARE_SURNAME);
    const second = person(
      random,
      home,
      shares
        ? {
            surname: family.surname,
            tradition: random.chance(0.85) ? family.tradition : own.tradition,
          }
        : own,
      'F',
      dateIn(random, Math.min(AS_AT - 18, born + random.below(9) - 3)),
      {
        ...(shares ? { formerSurname: own.surname } : {}),
        email: random.chance(SHARES_PARTNERS_EMAIL) ? first.email : undefined,
      },
    );
    return [first, second];
  }

  function children(
    random: Random,
    home: Home,
    family: FamilyName,
    parents: readonly Person[],
  ): Person[] {
    const count = drawChildren(random);
    const youngestParent = Math.max(...parents.map((parent) => parent.born.year));
    const found: Person[] = [];
    let year = youngestParent + 20 + random.below(14);
    while (found.length < count) {
      if (year > AS_AT) year = AS_AT - random.below(4);
      const born = dateIn(random, year);
      const births = random.chance(TWIN_BIRTHS) ? 2 : 1;
      for (let i = 0; i < births; i++) {
        const sex: Sex = random.chance(0.5) ? 'F' : 'M';
        const namesake = parents.find((parent) => parent.sex === sex);
        const named = random.chance(
          sex === 'M' ? SON_NAMED_AFTER_FATHER : DAUGHTER_NAMED_AFTER_MOTHER,
        );
        const free =
          namesake !== undefined && !found.some((child) => child.firstName === namesake.firstName);
        found.push(
          person(
            random,
            home,
            family,
            sex,
            born,
            named && free ? { firstName: namesake.firstName } : {},
          ),
        );
      }
      year += 1 + random.below(4);
    }
    return found;
  }

  return (random) => {
    const home: Home = {
      address: drawHome(random),
      formerAddress: drawHome(random),
      landline: random.chance(HAS_LANDLINE) ? landlineNumber(random) : undefined,
    };
    const family = drawFamilyName(random);
    const kind = drawKind(random);
    switch (kind) {
      case 'single':
        return {
          members: [
            person(
              random,
              home,
              family,
              sexOf(random),
              dateIn(random, AS_AT - 18 - random.below(78)),
            ),
          ],
        };
      case 'couple':
        return { members: adultPair(random, home, family, AS_AT - 22 - random.below(68)) };
      case 'shared': {
        // Sharers come from different homes and share no surname.
        const members = Array.from({ length: 2 + random.below(4) }, () =>
          person(
            random,
            { ...home, formerAddress: drawHome(random) },
            drawFamilyName(random),
            sexOf(random),
            dateIn(random, AS_AT - 18 - random.below(20)),
          ),
        );
        return { members };
      }
      default: {
        const born = AS_AT - 24 - random.below(36);
        const pair = adultPair(random, home, family, born);
        const parents = kind === 'family' ? pair : pair.slice(1);
        const childFamily = {
          surname: (parents[0] as Person).surname,
          tradition: family.tradition,
        };
        return { members: [...parents, ...children(random, home, childFamily, parents)] };
      }
    }
  };
}

const sexOf = (random: Random): Sex => (random.chance(0.51) ? 'F' : 'M');

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function dateIn(random: Random, year: number): CalendarDate {
  const month = 1 + random.below(12);
  const leap = month === 2 && year % 4 === 0;
  return { year, month, day: 1 + random.below((DAYS[month - 1] as number) + (leap ? 1 : 0)) };
}

const digits = (random: Random, count: number): string =>
  String(random.below(10 ** count)).padStart(count, '0');

// Numbers of the right form, dialled by nobody we know: the ranges that Ofcom reserves for
// drama hold too few to be unique.
function mobileNumber(random: Random): string {
  return `07${5 + random.below(5)}${digits(random, 8)}`;
}

function landlineNumber(random: Random): string {
  return `0169${digits(random, 7)}`;
}

function emailOf(random: Random, firstName: string, surname: string, born: number): string {
  const first = firstName.toLowerCase();
  const last = surname.toLowerCase().replace(/[^a-z]/g, '');
  const initial = first.slice(0, 1);
  const shape = random.below(7);
  const local =
    shape === 0
      ? `${first}.${last}`
      : shape === 1
        ? `${initial}.${last}${random.below(100)}`
        : shape === 2
          ? `${first}${last}${born % 100}`
          : shape === 3
            ? `${last}.${first}${random.below(1000)}`
            : shape === 4
              ? `${first}${random.below(10000)}`
              : shape === 5
                ? `${initial}${last}${born}`
                : `${first}_${last}${random.below(100)}`;
  return `${local}@${drawDomain(random)}`;
}
