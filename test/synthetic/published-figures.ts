/**
 * Published figures that the borough is held against. The borough is a made-up one of mixed
 * origins, so it is to come near, not to meet them. Each has its source, and whether the figure was
 * looked up there (November 2026) or is from memory: what is from memory is said to be so wherever
 * it is shown.
 */

/** Where a figure comes from. */
export interface Citation {
  readonly source: string;
  readonly url?: string;
  /** Where it was read; undefined for a figure from memory that nobody has checked. */
  readonly checked: string | undefined;
}

/** A figure with its source; `value` in the unit that `what` names. */
export interface PublishedFigure extends Citation {
  readonly what: string;
  readonly value: number;
}

/** Usual residents by five-year bands, the last 85 and over. */
const RESIDENTS_2021 = {
  England: [
    3076950, 3348700, 3413327, 3218893, 3414452, 3715280, 3952585, 3795388, 3580406, 3602644,
    3907753, 3806369, 3255998, 2767496, 2796647, 2038774, 1426085, 1372301,
  ],
  London: [
    528956, 531493, 535442, 489386, 589185, 786549, 808343, 735707, 667284, 593970, 573792, 511615,
    404585, 306343, 269137, 189664, 140664, 137610,
  ],
} as const;

const shares = (counts: readonly number[]): number[] => {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (100 * count) / whole);
};

export const AGES_SOURCE: Citation = {
  source: 'ONS, Census 2021, table TS007A (age by five-year bands)',
  url: 'https://www.nomisweb.co.uk/datasets/c2021ts007a',
  checked: 'the country and region files of the table, as Nomis publishes them',
};

/** England, residents by age in per cent (TS007A): five-year bands, the last 85 and over. */
export const AGES_2021: readonly number[] = shares(RESIDENTS_2021.England);

/** The same of London. */
export const AGES_LONDON_2021: readonly number[] = shares(RESIDENTS_2021.London);

/**
 * Households of England and Wales by size in per cent (Census 2021, TS017): 1, 2, 3, 4, and 5 or
 * more people. Only the first was checked.
 */
export const HOUSEHOLD_SIZES_2021 = [30.2, 34.0, 16.0, 12.9, 7.0] as const;

export const HOUSEHOLD_SIZES_SOURCE: Citation = {
  source: 'ONS, Census 2021, table TS017 (household size), England and Wales',
  url: 'https://www.nomisweb.co.uk/datasets/c2021ts017',
  checked: undefined,
};

/** People a household, England and Wales; in the announcement that the kinds are from. */
export const MEAN_HOUSEHOLD_2021 = 2.4;

/** Households of England and Wales by kind, in per cent. */
export const HOUSEHOLD_KINDS_2021 = { onePerson: 30.2, oneFamily: 63.0, other: 6.8 } as const;

export const HOUSEHOLD_KINDS_SOURCE: Citation = {
  source: 'ONS, Census 2021 (household composition), England and Wales',
  url: 'https://www.nomisweb.co.uk/datasets/c2021ts003',
  checked: 'the announcement of the ONS of 2 November 2022',
};

/** Usual residents of England and Wales, 21 March 2021 (ONS, Census 2021, unrounded data). */
const RESIDENTS_ENGLAND_AND_WALES_2021 = 59_597_542;

const aThousand = (count: number): number => (1000 * count) / RESIDENTS_ENGLAND_AND_WALES_2021;

/**
 * Births and deaths a thousand people, England and Wales, 2021: 624,828 live births and 586,334
 * registered deaths, over the residents that the census counted. The year was one of a pandemic.
 */
export const CRUDE_RATES_2021 = { births: aThousand(624_828), deaths: aThousand(586_334) } as const;

export const BIRTHS_SOURCE: Citation = {
  source: 'ONS, Births in England and Wales: 2021 (624,828), over the residents of Census 2021',
  url: 'https://www.ons.gov.uk/releases/birthsinenglandandwales2021',
  checked: 'the page of the ONS on live births',
};

export const DEATHS_SOURCE: Citation = {
  source:
    'ONS, Deaths registered in England and Wales: 2021 (586,334), over the residents of Census 2021',
  url: 'https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/deaths/bulletins/deathsregistrationsummarytables/2021refreshedpopulations',
  checked: 'the bulletin',
};

/** Addresses a postcode, United Kingdom. */
export const HOMES_PER_POSTCODE = 15;

export const HOMES_PER_POSTCODE_SOURCE: Citation = {
  source: 'Ordnance Survey, ontology of postcodes: a unit is “an average of 15 addresses”',
  url: 'http://data.ordnancesurvey.co.uk/ontology/postcode/PostcodeUnit',
  checked: 'the ontology',
};

/** In per cent of the residents: 5.9 million moved within the UK, 545,000 came from outside it. */
export const MOVED_IN_A_YEAR: PublishedFigure = {
  what: 'Residents who lived elsewhere a year before',
  value: (100 * (5_900_000 + 545_000)) / RESIDENTS_ENGLAND_AND_WALES_2021,
  source:
    'ONS, Census 2021 origin-destination data, England and Wales: 5.9 million from within the UK and 545,000 from outside it, of 59.6 million; a year of lockdowns',
  url: 'https://www.ons.gov.uk/visualisations/censusorigindestination',
  checked: 'the page of 21 November 2023',
};

/** A thousand maternities, England and Wales, 2015. */
export const MULTIPLE_BIRTHS: PublishedFigure = {
  what: 'Twins and more, a thousand maternities',
  value: 16.1,
  source: 'ONS, births in England and Wales, 2015: multiple births',
  checked: 'a report of 21 October 2016 by the Twins and Multiple Births Association',
};

/** Per cent of those on an electoral register of 1996, United Kingdom, with each of its ten commonest surnames. */
export const SURNAMES_1996: readonly (readonly [string, number])[] = [
  ['Smith', 1.2],
  ['Jones', 0.9],
  ['Williams', 0.62],
  ['Brown', 0.58],
  ['Taylor', 0.56],
  ['Davies', 0.47],
  ['Wilson', 0.42],
  ['Evans', 0.38],
  ['Thomas', 0.34],
  ['Johnson', 0.33],
];

export const SURNAMES_SOURCE: Citation = {
  source:
    'P. Dance, Modern British Surnames: comparative table of 300 leading surnames, column of the UK electoral register of 1996',
  url: 'http://homepages.newnet.co.uk/dance/webpjd/offstats/comtable.htm',
  checked: 'the table',
};

/** Per cent, Great Britain, local government registers of December 2018. */
export const REGISTER_ACCURACY_2018: PublishedFigure = {
  what: 'Entries on the electoral register that are right: the elector lives there',
  value: 89,
  source:
    'Electoral Commission, 2019 report: accuracy of the 2018 electoral registers in Great Britain',
  url: 'https://www.electoralcommission.org.uk/who-we-are-and-what-we-do/our-views-and-research/our-research/accuracy-and-completeness-electoral-registers/2019-report-accuracy-and-completeness-2018-electoral-registers-great-britain',
  checked: 'the report',
};

/** The same report. */
export const REGISTER_COMPLETENESS_2018: PublishedFigure = {
  ...REGISTER_ACCURACY_2018,
  what: 'Adults registered where they live (published: of those who may register)',
  value: 83,
  source:
    'Electoral Commission, 2019 report: completeness of the 2018 electoral registers in Great Britain',
};

/** Per cent of the population of England, 31 March 2023. */
export const BLUE_BADGES_2023: PublishedFigure = {
  what: 'Residents with a disabled badge',
  value: 4.6,
  source:
    'Department for Transport, Disability, accessibility and blue badge statistics, 2022 to 2023',
  url: 'https://www.gov.uk/government/collections/disabled-parking-badges-statistics',
  checked: 'the announcement of the department',
};
