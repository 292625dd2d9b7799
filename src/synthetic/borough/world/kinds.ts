/** What can happen, as sources hear of it. */
export const EVENT = {
  /** `person` is the child, `other` the mother. */
  birth: 0,
  /** `person` died; `other` is the partner left behind, or -1. */
  death: 1,
  /** `person` and `other` married (or became civil partners). Each gets its own event. */
  marriage: 2,
  /** `person` has another name from this day on: see `World.nameOn`. */
  nameChange: 3,
  /** `person` moved in with `other`, the partner, already there. */
  partnerMovesIn: 4,
  /** `person` left the home of `other`, the former partner, who stays. */
  split: 5,
  /** `person`, an adult child, left the parents' home. */
  leavesHome: 6,
  /** `person` moved with the household, from one property of the borough to another. */
  moveWithin: 7,
  /** `person` came from outside the borough. */
  moveIn: 8,
  /** `person` left the borough: `to` is an address outside. */
  moveOut: 9,
  entersCareHome: 10,
  /** `person` came to lodge with `other`, the head of the household. */
  lodgerArrives: 11,
  lodgerLeaves: 12,
  /** A sharer in a house of sharers. */
  sharerArrives: 13,
  sharerLeaves: 14,
  becomesStudent: 15,
  endsStudies: 16,
  newMobile: 17,
  newEmail: 18,
  /** The household of `person` bought its council home: `to` is the property. */
  rightToBuy: 19,
  becomesDisabled: 20,
  /** The household of `person`, its head, became poorer or richer: see `World.income`. */
  incomeChange: 21,
  /** A child left with no adult at home, who moved to relatives outside. */
  childToRelatives: 22,
} as const;

export type EventKind = (typeof EVENT)[keyof typeof EVENT];
export const EVENT_NAMES = Object.keys(EVENT) as readonly (keyof typeof EVENT)[];

/** How someone belongs to the household. */
export const ROLE = {
  head: 0,
  partner: 1,
  child: 2,
  relative: 3,
  lodger: 4,
  sharer: 5,
  resident: 6,
} as const;

/** Bits of what is so of a person at the moment. */
export const TRAIT = {
  student: 1,
  disabled: 2,
  driver: 4,
  hasMobile: 8,
  hasEmail: 16,
  twin: 32,
  married: 64,
  /** Lives outside the borough and uses its services from there. */
  neighbour: 128,
  /** Keeps away from officials: registers late or never. */
  hardToReach: 256,
  /** Uses a doctor's or professor's title. */
  doctor: 512,
} as const;

export const NATIONALITIES = ['british', 'irish', 'commonwealth', 'eu', 'other'] as const;

/** How the people of a home belong together. */
export const HOUSEHOLD = { family: 0, shared: 1, careHome: 2 } as const;
