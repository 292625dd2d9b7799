/** What is not the same between an address and the property it was matched to. */
export type AddressDifference =
  | 'parent'
  | 'alternative-address'
  | 'historical-property'
  | 'unit-relabelled'
  | 'room-of-house'
  | 'part-of-range'
  | 'name-for-number'
  | 'number-not-held'
  | 'name-misspelt'
  | 'street-misspelt'
  | 'street-differs'
  | 'street-missing'
  | 'postcode-misspelt'
  | 'postcode-differs'
  | 'postcode-missing';

/** Why an address is matched, or is not. */
export type MatchReason =
  | 'every-part-agrees'
  | AddressDifference
  | 'nothing-to-match'
  | 'no-building'
  | 'no-candidate'
  | 'ambiguous'
  | 'unit-missing'
  | 'unit-unknown'
  | 'number-unknown'
  | 'too-little-agrees';

/** The next best property, or the best where there is no match. */
export interface RunnerUp {
  readonly uprn: string;
  /** Probability that this one is meant, 0 to 1. */
  readonly confidence: number;
}

/** What a matcher says of one address. */
export interface AddressMatch {
  /** Null where there is no match, which includes a choice between two. */
  readonly uprn: string | null;
  /**
   * Probability, 0 to 1, that the property is the one that the address names:
   * the best candidate's, whether or not it was enough.
   */
  readonly confidence: number;
  /** With a match the second best; without one the best candidate, for a person to look at. */
  readonly runnerUp: RunnerUp | null;
  /** The most telling of the differences, or `every-part-agrees`; without a match, why not. */
  readonly reason: MatchReason;
  /** Everything that is not the same; empty without a match. */
  readonly differences: readonly AddressDifference[];
}

/** Each reason in words. */
export const matchReasonText: Readonly<Record<MatchReason, string>> = {
  'every-part-agrees': 'Every part agrees',
  parent: 'The address names a building of several units and none of them: its parent record',
  'alternative-address': 'Matched by an alternative or former address of the property',
  'historical-property': 'The property is historical: demolished, or merged into another',
  'unit-relabelled': 'The unit is written another way: 14B for Flat B, 14',
  'room-of-house': 'A room, in a house whose rooms have no records of their own',
  'part-of-range': 'One number of a range, or a range around the number',
  'name-for-number': 'Matched by the name of the building',
  'number-not-held': 'The address has a number, the property is known by its name',
  'name-misspelt': 'The name of the building is spelt differently',
  'street-misspelt': 'The street is spelt differently',
  'street-differs': 'The street differs; everything else points to the property',
  'street-missing': 'The address has no street',
  'postcode-misspelt': 'The postcode differs by one slip',
  'postcode-differs': 'The postcode is another',
  'postcode-missing': 'The address has no postcode',
  'nothing-to-match': 'There is no address',
  'no-building': 'The address has neither a number nor the name of a building',
  'no-candidate': 'No property has this street and number, or this name, or this postcode',
  ambiguous: 'More than one property could be meant',
  'unit-missing':
    'The building has several units, no record of its own, and the address names none',
  'unit-unknown': 'The building is in the gazetteer, without a unit of this description',
  'number-unknown': 'The street is in the gazetteer, without a property of this number or name',
  'too-little-agrees': 'The nearest property agrees on too little',
};
