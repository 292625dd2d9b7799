/*
 * Match weights: log2 of how much likelier an agreement or disagreement is when
 * the address is this property's than when it is another's (Fellegi and Sunter
 * 1969). Weights of agreement on a street, a number or a name come from how
 * often the gazetteer itself has them (see `evidence.ts`); the rest are set
 * here by judgement, from m and u probabilities stated beside each, and not
 * fitted to any data.
 */

/** Bounds for weights taken from frequencies, in bits. */
export const STREET_BITS = { least: 4, most: 15 } as const;
export const NUMBER_BITS = { least: 3, most: 9 } as const;
export const NAME_BITS = { least: 5, most: 15 } as const;

/** Taken off a street's agreement for what is not the same about it. */
export const STREET_COST = {
  /** HIGH for HIGH STREET: 1 address in 20 that names the street, and other streets share the base. */
  'no-descriptor': 2.5,
  /** A slip of the keyboard in about 1 name of 20; another 1.5 for each further edit. */
  misspelt: 2.5,
  misspeltEdit: 1.5,
  /** ROAD for STREET: 1 in 200, and the other may exist. */
  'other-descriptor': 8,
  /** Added where the gazetteer has the very street that is written: a slip seldom makes a real name. */
  namesAnother: 4,
  /** UPPER HIGH STREET for HIGH STREET: 1 in 100. */
  part: 7,
} as const;

/** Another street altogether: m 0.005 (renamed, or that of the next corner), u nearly 1. */
export const STREET_DIFFERENT = -7.5;

/** For agreement on the postcode, from how many addresses share it. */
export const POSTCODE_BITS = { least: 5, most: 10 } as const;

export const POSTCODE_WEIGHT = {
  /** One character or two neighbours exchanged: m 0.02, u about 0.02. */
  near: 0,
  /** m 0.02, u 0.1. */
  sector: -2.5,
  /** m 0.02, u 0.3. */
  district: -4,
  /** m 0.01, u 0.7. */
  elsewhere: -6,
  /** The property has none in the gazetteer: it says little. */
  unheld: -1,
} as const;

export const NUMBER_WEIGHT = {
  /** 14 within 12-16: taken off the agreement. People at 12-16 write 12-16, 12 or 16. */
  rangeCost: 2.5,
  /** Taken off besides, where the street has a house of that very number. */
  rangeBesideExact: 4,
  /** 14 for 14A or 14A for 14: m 0.01, u about 0.3. */
  suffixLeftOut: -5,
  /** 14A for 14B: m 0.002, u about 1. */
  suffixDifferent: -9,
  /** m 0.001: a wrong number is another house. */
  different: -10,
  /** The address has none, and the property is known by one. */
  unasked: -6,
  /** The same where the building's name agrees: m 0.12. */
  unaskedNamed: -3,
  /** The address has one and the property has none: named houses get numbers. */
  unheldNamed: -2,
  unheld: -9,
} as const;

export const NAME_WEIGHT = {
  /** Most a name adds where the number on the same street agrees: the two go together. */
  mostBesideNumber: 8,
  misspeltCost: 2.5,
  /** The address has no name for a property that has one beside its number: common. */
  unaskedNumbered: -0.5,
  unasked: -8,
  /** The address has a name for a property known by its number: people name their houses. */
  unheldNumbered: -1.5,
  unheld: -9,
  differentNumbered: -4,
  different: -11,
} as const;

export const UNIT_WEIGHT = {
  /** TOP FLAT for TOP FLAT FRONT. */
  partly: -2,
  /** ROOM 2 for FLAT 2. */
  'other-kind': -3,
  /** FLAT B for FLAT 2, FLAT 1 for GROUND FLOOR FLAT: nothing but a guess links them. */
  'other-labelling': -5,
  /** The address leaves out the flat: m 0.03. */
  missing: -5,
  /** A flat asked for in a house that has none on record: m 0.001. */
  extra: -10,
  /** Rooms of a shared house seldom have records of their own. */
  extraRoom: -0.5,
  different: -10,
} as const;

export const PLACE_WEIGHT = {
  same: 2,
  /** For a locality beside the town. */
  second: 2,
  /** The town agrees and the locality is another of the gazetteer's: m 0.1, u 0.85. */
  otherLocality: -3,
  different: -4,
} as const;

/** Taken off properties and addresses that are less likely to be meant than live, approved ones. */
export const STATUS_COST = {
  approved: 0,
  alternative: 0.5,
  historical: 0.5,
  candidate: 1.5,
  provisional: 1.5,
  historicalProperty: 6,
} as const;

/*
 * How often what is asked for is missing from the gazetteer: the rivals that no
 * candidate shows. By judgement: gazetteers are good, not perfect.
 */
/** A property on a street that is in it: 1 in 200. */
export const NUMBER_NOT_HELD = -7.6;
/** A unit of a building that is in it: 1 in 250. */
export const UNIT_NOT_HELD = -8;
/** A building whose units are in it has no record of its own: 1 in 60. */
export const SHELL_NOT_HELD = -6;

/** Share of addresses that are in the gazetteer's area, by what their postcode and places say. */
export const IN_AREA = {
  postcodeHeld: 0.999,
  districtHeld: 0.98,
  districtAndPlaceHeld: 0.995,
  districtElsewhere: 0.3,
  /** The place is one of the gazetteer's, the postcode's district is not: a slip, or a namesake. */
  placeHeldDistrictElsewhere: 0.93,
  placeHeld: 0.98,
  placeElsewhere: 0.5,
  nothing: 0.95,
} as const;
