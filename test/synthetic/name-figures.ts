/** Published figures of names that the borough’s are held against, in per cent of people. */

/**
 * Leading surnames of the electoral register of the United Kingdom of 1996 (P. J.
 * Dance, Comparative Table of 300 Leading Surnames).
 */
export const SURNAME_SHARES_1996 = {
  Smith: 1.2,
  Jones: 0.9,
  Williams: 0.62,
  Brown: 0.58,
  Taylor: 0.56,
} as const;

/**
 * The commonest surnames together, by adding up what the UCL surname profiler
 * gave for ranks from 49 to 16,554 on the electoral roll of Great Britain of
 * 1998, and the register of 1996 before them.
 */
export const SURNAMES_TOGETHER = { 10: 5.8, 100: 23, 1000: 57 } as const;

/**
 * The ten commonest names of each sex, England and Wales, 2008 (ONS, Baby names),
 * and of the South East in 1997 and 2016 (ONS, Baby names by region).
 */
export const TEN_COMMONEST = [
  { born: 1997, F: 20.2, M: 25.7 },
  { born: 2008, F: 12.8, M: 16.4 },
  { born: 2016, F: 11.0, M: 13.9 },
] as const;

/** The hundred commonest, England and Wales, 2008 (ONS, Baby names). */
export const HUNDRED_COMMONEST_2008 = { F: 47.4, M: 57.7 } as const;

/** The ten commonest names of a year, commonest first (ONS, Baby names, historic data and yearly lists). */
export const LEADING_NAMES = [
  {
    born: 1934,
    F: 'Margaret Jean Mary Joan Patricia Sheila Barbara Doreen June Shirley',
    M: 'John Peter William Brian David James Michael Ronald Kenneth George',
  },
  {
    born: 1944,
    F: 'Margaret Patricia Christine Mary Jean Ann Susan Janet Maureen Barbara',
    M: 'John David Michael Peter Robert Anthony Brian Alan William James',
  },
  {
    born: 1997,
    F: 'Chloe Emily Sophie Jessica Megan Hannah Rebecca Lauren Charlotte Amy',
    M: 'Jack James Thomas Daniel Joshua Matthew Samuel Callum Joseph Jordan',
  },
  {
    born: 2016,
    F: 'Olivia Amelia Emily Isla Ava Isabella Lily Jessica Ella Mia',
    M: 'Oliver Harry George Jack Jacob Noah Charlie Muhammad Thomas Oscar',
  },
] as const;

/**
 * How likely two people who are known to services have the same given name and
 * surname. No figure is published; of England, where Smith is one in 83 and David
 * one man in 25, shares as above make it between two and four in a million. A
 * borough of many origins has somewhat more, as some of its communities have few
 * surnames and many of one name.
 */
export const NAMESAKES = { english: [1.5e-6, 4.5e-6], all: [1e-6, 6e-6] } as const;
