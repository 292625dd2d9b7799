import type { WardProfile } from '../gazetteer/place-names.ts';

/**
 * How often things happen, a year, unless another unit is named. Each says
 * where it comes from; "illustrative" means that no published figure was used.
 */

const perMonth = (yearly: number): number => 1 - (1 - Math.min(0.9999, yearly)) ** (1 / 12);

/**
 * Probability of dying within a year at an age. A Gompertz curve near the ONS
 * National life tables, UK, 2018 to 2020: q(45) about 0.0024 for men and 0.0015
 * for women, q(85) about 0.098 and 0.073; 0.004 in the first year.
 */
export function mortality(sex: 0 | 1, age: number): number {
  if (age < 1) return 0.004;
  if (age < 15) return 0.0001;
  const [level, slope] = sex === 1 ? [0.0024, 0.0927] : [0.0015, 0.0971];
  return Math.max(0.0003, Math.min(0.6, level * Math.exp(slope * (age - 45))));
}

/** Births a woman a year by age. Near ONS Births in England and Wales: 2021 (total fertility 1.6). */
const FERTILITY: readonly (readonly [before: number, rate: number])[] = [
  [16, 0],
  [20, 0.011],
  [25, 0.043],
  [30, 0.078],
  [35, 0.104],
  [40, 0.062],
  [45, 0.014],
];

export function fertility(age: number): number {
  for (const [before, rate] of FERTILITY) if (age < before) return rate;
  return 0;
}

/** Tables by completed age, a month: the simulation reads them millions of times. */
export const MORTALITY_BY_MONTH: readonly (readonly number[])[] = ([0, 1] as const).map((sex) =>
  Array.from({ length: 121 }, (_, age) => perMonth(mortality(sex, age))),
);
export const FERTILITY_BY_MONTH: readonly number[] = Array.from({ length: 121 }, (_, age) =>
  perMonth(fertility(age)),
);

/** Women who live with a partner have more of the births than the others: illustrative. */
export const FERTILITY_OF_PARTNERED = 1.4;
export const FERTILITY_OF_SINGLE = 0.35;
/** Of maternities; ONS, Birth characteristics in England and Wales: 2021 (14 to 15 in 1,000). */
export const TWINS = 0.0145;
/** Illustrative: no count is published of children called as a parent is. */
export const NAMED_AFTER_FATHER = 0.03;
export const NAMED_AFTER_MOTHER = 0.012;

/**
 * Households that move in a year, by tenure (owned, private, council,
 * association). From the years people have lived where they do: English Housing
 * Survey 2021 to 2022: about 16 for owners, 4 for private and 11 to 12 for
 * social renters, with more in bedsits, in the centre and where most homes are let,
 * so that some places turn over by 30% a year, as the business case found in
 * Hammersmith and Fulham.
 */
export const MOVES: readonly number[] = [0.042, 0.24, 0.055, 0.06];
export const MOVES_IN_SHARED = 0.1;
export const MOVES_BY_PLACE: Partial<Record<WardProfile, number>> = { centre: 1.4, rented: 2.1 };
/** By age of the head, before 35, 50 and 65, and later: the young move most. Illustrative. */
export const MOVES_BY_AGE = [1.6, 0.9, 0.5, 0.35] as const;
/**
 * Moves in a month of the year, from January, of those in a mean month. Near what home sales are
 * before and after they are seasonally adjusted: 0.83 in January 2024, 0.92 in May 2022, 1.10 in
 * July 2016 (HMRC, UK monthly property transactions); the months between are illustrative.
 */
export const MOVES_BY_MONTH: readonly number[] = [
  0.83, 0.82, 0.95, 0.92, 0.94, 1.08, 1.1, 1.14, 1.04, 1.06, 1.08, 1.04,
];
/** Of students who share a house, by month from January: most go when the year ends. Illustrative. */
export const STUDENTS_LEAVE_BY_MONTH: readonly number[] = [
  0.4, 0.2, 0.2, 0.3, 0.5, 3.2, 3.4, 2.1, 1, 0.3, 0.2, 0.2,
];
/** Rooms of students that are let in a month, from January: most when the year begins. Illustrative. */
export const STUDENT_ROOM_IS_LET: readonly number[] = [
  0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.9, 0.6, 0.2, 0.1,
];
/** Rooms of other sharers that are let in a month. Illustrative. */
export const ROOM_IS_LET = 0.3;

/** Of movers who can find a home in the borough: the rest leave it. Illustrative. */
export const MOVES_STAY_IN_BOROUGH = 0.48;

/** Of sharers and lodgers. Illustrative. */
export const SHARER_LEAVES = 0.5;
export const LODGER_LEAVES = 0.55;
export const LODGER_ARRIVES = 0.009;

/** Couples who live together and marry; and couples who part. Near ONS Marriages and Divorces, England and Wales. */
export const MARRIES = 0.09;
export const COUPLE_SPLITS = 0.018;
/** Single adults of 22 to 55 who are joined by a partner. Illustrative. */
export const PARTNER_MOVES_IN = 0.085;
/** After a divorce, women who go back to the name before. Illustrative. */
export const TAKES_BACK_NAME = 0.35;
/** Changes of name for other reasons (deed polls). Illustrative. */
export const OTHER_NAME_CHANGE = 0.0012;

/**
 * Adult children who leave home, by age from 18. Near ONS Families and
 * households 2021: 42% of those aged 15 to 34 are at home at the median age of
 * leaving, 24.
 */
export const LEAVES_HOME: readonly number[] = [
  0.22, 0.16, 0.12, 0.14, 0.16, 0.18, 0.2, 0.2, 0.18, 0.15, 0.12, 0.1, 0.1, 0.08, 0.08,
];
export const LEAVES_HOME_LATER = 0.05;
/** Of those who leave home at 18 or 19: to study, when the academic year begins (month of the year from 0). */
export const LEAVES_TO_STUDY = 0.75;
export const STUDIES_BEGIN = 8;
/** Those of 18 who study while at home, and how many students finish in a year. Illustrative. */
export const STUDIES_AT_HOME = 0.25;
export const ENDS_STUDIES = 0.34;

/** Over 80; illustrative, near the 2.5% of people over 65 in care homes (Census 2021). */
export const ENTERS_CARE_HOME = 0.025;

/** New mobile number, new email address. Illustrative. */
export const NEW_MOBILE = 0.09;
export const NEW_EMAIL = 0.05;

/** Of the council tenants who can, those who buy. Near DLUHC, Social housing sales, England: about 0.6% a year of all. */
export const RIGHT_TO_BUY = 0.015;

/** Becoming disabled, under and over 65. Illustrative; the stock is near Census 2021 (17.8%). */
export const BECOMES_DISABLED = [0.005, 0.03] as const;
export const INCOME_CHANGES = 0.1;

/**
 * Empty homes let or sold in a month, and those of a share that stand empty for long: a dead
 * owner's, one being renovated. Illustrative; about 3% of homes are empty, a third of them for
 * more than six months (DLUHC, Council Taxbase 2023, England).
 */
export const FILLED_IN_A_MONTH = 0.33;
export const SLOW_TO_FILL = { share: 0.2, inAMonth: 0.03 } as const;

/** Of newcomers: people who lived here before, and two who share name and birthday by chance. */
export const RETURNS = 0.04;
export const NAMESAKE_AND_BIRTHDAY = 0.0012;

/** Families of whom all give one phone and one email. Illustrative. */
export const SHARED_CONTACTS = 0.07;

/** Adults who have a mobile phone and an email. Near Ofcom, Adults' Media Use and Attitudes 2023. */
export const HAS_MOBILE = 0.95;
export const HAS_EMAIL = 0.9;

export { perMonth };
