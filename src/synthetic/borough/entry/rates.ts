/** The services whose systems the borough has, by the folder of their extracts. */
export const SOURCE_NAMES = [
  'council-tax',
  'electoral-roll',
  'housing',
  'benefits',
  'customer-services',
  'childrens',
  'adults',
  'schools',
  'libraries',
  'registrars',
  'parking',
] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** Ways in which what is entered departs from what is so, and services are not told. */
export const ERROR_KINDS = {
  notTold: 'the service never hears of a change (move, death, new name) of someone it holds',
  monthsLate: 'mean months until the service has entered a change that it does hear of',
  duplicate: 'someone already held is entered again as a new record: see below on what occasion',
  nickname: 'the everyday form of the first name',
  typingFirstName: 'a slip of the keys in the first name',
  typingSurname: 'a slip of the keys in the surname',
  soundsLike: 'the surname written as it was heard',
  variantSpelling: 'another usual spelling or transliteration of the name',
  accentsLost: 'accents left out, of the names that have them',
  namesSwapped: 'first name and surname in each other’s place',
  namesRunTogether: 'the parts of a name of several parts divided otherwise',
  initialOnly: 'first name as an initial',
  middleMissing: 'middle name left out, of those who have one',
  middleInitial: 'middle name as an initial',
  titleMissing: 'no title',
  titleWrong: 'title of another sex or rank',
  birthMissing: 'no date of birth',
  birthDefault: 'a default date: 1 January 1900, or 1 January of the year',
  birthSwapped: 'day and month exchanged, where that is a date',
  birthDigit: 'a wrong digit or two exchanged in the date of birth',
  addressTyping: 'a slip of the keys in the street or building',
  addressAbbreviated: 'road type or locality abbreviated or left out',
  flatForm: 'the flat written in another form: 14B, 14/2, 2 14',
  flatMissing: 'the flat left out',
  numberForm: 'a number with a letter, or a range, written otherwise: 14 A, 14a, 14/16, 14',
  numberMissing: 'the number left out, of a house or block that has a name too',
  numberWrong: 'a wrong house number',
  formerStreet: 'the former name of a street that was renamed',
  postcodeMissing: 'no postcode',
  postcodeWrong: 'a letter or digit of the postcode wrong, or O for 0 and I for 1',
  uprnMissing: 'no UPRN, in a system that keeps one',
  uprnWrong: 'the UPRN of the building in place of the flat, or of a neighbour',
  phoneMissing: 'no phone',
  phoneDigit: 'a wrong digit in the phone',
  emailMissing: 'no email',
  emailTyping: 'a slip in the email, mostly in its domain',
} as const;
export type ErrorKind = keyof typeof ERROR_KINDS;
export type ErrorRates = Readonly<Record<ErrorKind, number>>;

/** Where a rate, or the standing of a whole source, comes from. */
export interface PublishedRates {
  readonly rates: ErrorRates;
  /** What the level of this source rests on. */
  readonly basis: string;
}

/** What a good office gets wrong; the others are told as departures from it. Illustrative. */
const GOOD: ErrorRates = {
  notTold: 0.03,
  monthsLate: 1,
  duplicate: 0.004,
  nickname: 0.015,
  typingFirstName: 0.008,
  typingSurname: 0.01,
  soundsLike: 0.005,
  variantSpelling: 0.02,
  accentsLost: 0.35,
  namesSwapped: 0.003,
  namesRunTogether: 0.04,
  initialOnly: 0.01,
  middleMissing: 0.25,
  middleInitial: 0.2,
  titleMissing: 0.03,
  titleWrong: 0.004,
  birthMissing: 0.02,
  birthDefault: 0.004,
  birthSwapped: 0.004,
  birthDigit: 0.005,
  addressTyping: 0.01,
  addressAbbreviated: 0.1,
  flatForm: 0.1,
  flatMissing: 0.01,
  numberForm: 0.12,
  numberMissing: 0.06,
  numberWrong: 0.002,
  formerStreet: 0.1,
  postcodeMissing: 0.01,
  postcodeWrong: 0.008,
  uprnMissing: 0.02,
  uprnWrong: 0.004,
  phoneMissing: 0.35,
  phoneDigit: 0.008,
  emailMissing: 0.45,
  emailTyping: 0.008,
};

/** A poor office: every slip several times as often. Illustrative but for the standing. */
function poorer(times: number, more: Partial<ErrorRates> = {}): ErrorRates {
  const rates = Object.fromEntries(
    (Object.keys(GOOD) as ErrorKind[]).map((kind) => [
      kind,
      kind === 'monthsLate' ? GOOD[kind] * times : 1 - (1 - GOOD[kind]) ** times,
    ]),
  ) as Record<ErrorKind, number>;
  return { ...rates, ...more };
}

const SURVEY = 'Data Connects and RSe Consulting, Customer Data Management Survey, April 2008';

/**
 * The one table of error rates: probabilities for one entry of one record (or,
 * for `notTold`, one change). `docs/synthetic-error-rates.md` is made from it.
 */
export const ERROR_RATES: Readonly<Record<SourceName, PublishedRates>> = {
  'council-tax': {
    rates: poorer(1, {
      birthMissing: 0.72,
      phoneMissing: 0.4,
      emailMissing: 0.5,
      middleInitial: 0.5,
    }),
    basis: `${SURVEY}: revenues (council tax) seen as among the best. The rates themselves are illustrative.`,
  },
  'electoral-roll': {
    rates: poorer(0.7, {
      birthMissing: 0.25,
      phoneMissing: 0.8,
      emailMissing: 0.6,
      middleMissing: 0.12,
      notTold: 0.06,
      monthsLate: 4,
    }),
    basis: `${SURVEY}: the electoral roll seen as among the best. Late, because most changes wait for the yearly canvass. The rates themselves are illustrative.`,
  },
  housing: {
    rates: poorer(1.5, { phoneMissing: 0.12 }),
    basis: `Not named in the ${SURVEY}. Illustrative.`,
  },
  benefits: {
    rates: poorer(1.2, { birthMissing: 0.003, phoneMissing: 0.2 }),
    basis: `Not named in the ${SURVEY}; identity is verified for claims. Illustrative.`,
  },
  'customer-services': {
    rates: poorer(2, {
      soundsLike: 0.04,
      birthMissing: 0.55,
      phoneMissing: 0.15,
      emailMissing: 0.25,
      duplicate: 0.06,
    }),
    basis: 'Entered on the telephone in haste. Illustrative.',
  },
  childrens: {
    rates: poorer(2.2, { birthMissing: 0.05 }),
    basis: `Not named apart in the ${SURVEY}. Illustrative.`,
  },
  adults: {
    rates: poorer(2.5, { birthMissing: 0.06, duplicate: 0.02 }),
    basis: `${SURVEY}: adults’ services seen as particularly low. The rates themselves are illustrative.`,
  },
  schools: {
    rates: poorer(3, { birthMissing: 0.01, emailMissing: 0.7, notTold: 0.2, monthsLate: 5 }),
    basis: `${SURVEY}: schools and education seen as particularly low. The rates themselves are illustrative.`,
  },
  libraries: {
    rates: poorer(3, { birthMissing: 0.4, notTold: 0.55, monthsLate: 9, duplicate: 0.04 }),
    basis: `${SURVEY}: libraries seen as particularly low. The rates themselves are illustrative.`,
  },
  registrars: {
    rates: poorer(0.6, {
      birthMissing: 0,
      middleMissing: 0.02,
      middleInitial: 0,
      phoneMissing: 0.9,
      emailMissing: 0.95,
      accentsLost: 0.6,
      duplicate: 0,
    }),
    basis: 'Registered from documents and read back to the informant. Illustrative.',
  },
  parking: {
    rates: poorer(2, { birthMissing: 0.04, emailMissing: 0.6, notTold: 0.5, monthsLate: 6 }),
    basis:
      'Keeper addresses are right for 40% at worst: a report for the Home Office of 2004 on the DVLA’s records, quoted in The Business Benefits of CDI, Appendix B: `notTold` is the share of keepers whose last move the register was not told of. Dates of birth are asked for badges only. The other rates are illustrative.',
  },
};

/**
 * What each source's rate of duplicates is a share of: how someone whom it holds comes to be
 * entered once more.
 */
export const DUPLICATES: Readonly<Record<SourceName, string>> = {
  'council-tax': 'of people put on an account: on it twice',
  'electoral-roll':
    'of electors who move within the borough: registered anew while the entry at the old address stands',
  housing: 'of household members put on a tenancy, the tenants apart: on it twice',
  benefits: 'of people put on a claim, the claimant apart: on it twice',
  'customer-services': 'of contacts of someone held: a new customer is made',
  childrens: 'of referrals taken up: two cases are opened',
  adults: 'of clients reviewed, each year: a new client is made, and the care goes over to it',
  schools: 'of pupils who go up to a secondary school: a new pupil with a temporary number is made',
  libraries: 'of borrowers a year: a lost ticket is issued anew as a new borrower',
  registrars: 'none: an event is registered once, and people have no record of their own',
  parking:
    'of permits renewed: a new permit is made. A badge is a new record at each renewal and a charge for each offence, whatever the rate',
};

/**
 * A rate at a level of noise: each level is as another chance to go wrong, so
 * that small rates grow in proportion and none passes 1. Months late grow plainly.
 */
export function scaledRates(rates: ErrorRates, noise: number): ErrorRates {
  return Object.fromEntries(
    (Object.keys(rates) as ErrorKind[]).map((kind) => [
      kind,
      kind === 'monthsLate' ? rates[kind] * noise : 1 - (1 - rates[kind]) ** noise,
    ]),
  ) as Record<ErrorKind, number>;
}
