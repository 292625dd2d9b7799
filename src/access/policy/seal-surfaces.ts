import type { SealLevel } from './seals.ts';

/** Where something sealed could show itself to somebody who may not see it. */
export const sealSurfaces = {
  search: 'Results of a search, their order and their number',
  view: 'The view of a person that is opened by its id',
  counts: 'Counts and totals',
  household: 'Who lives or lived at an address',
  relationships: 'Relationships of other people',
  matching: 'Scores and candidates when a record is matched',
  reviews: 'Doubtful matches waiting for a decision',
  changes: 'Notifications and leads',
  verification: 'Answers of yes, no or not known',
  exports: 'Exports and reports',
  errors: 'Error messages and codes',
} as const;
export type SealSurface = keyof typeof sealSurfaces;

/**
 * What a surface does with something sealed:
 * - `as-if-not-there`: the answer, and the work done for it, is that of a world without it;
 * - `without-hidden-items`: it is there, and what the level hides of it is not: not shown, not
 *   searched, not scored, not counted by;
 * - `restricted-notice`: that something is sealed is said, and whom to ask, and nothing else;
 * - `cleared-only`: only whoever sees through the seal is given it at all;
 * - `not-known`: the answer is that of a person nobody knows.
 */
export type SealTreatment =
  | 'as-if-not-there'
  | 'without-hidden-items'
  | 'restricted-notice'
  | 'cleared-only'
  | 'not-known';

const ADDRESS: Readonly<Record<SealSurface, SealTreatment>> = {
  search: 'without-hidden-items',
  view: 'without-hidden-items',
  counts: 'without-hidden-items',
  // A household is people at an address: of somebody whose address is sealed there is none.
  household: 'as-if-not-there',
  relationships: 'as-if-not-there',
  // A score that goes up with the right postcode would confirm it.
  matching: 'as-if-not-there',
  // A review shows two addresses side by side, and its score says whether they agree.
  reviews: 'cleared-only',
  changes: 'without-hidden-items',
  // "Yes" to an address guessed would tell it.
  verification: 'not-known',
  exports: 'without-hidden-items',
  errors: 'as-if-not-there',
};

const ABSENT: Readonly<Record<SealSurface, SealTreatment>> = {
  search: 'as-if-not-there',
  view: 'as-if-not-there',
  counts: 'as-if-not-there',
  household: 'as-if-not-there',
  relationships: 'as-if-not-there',
  matching: 'as-if-not-there',
  reviews: 'cleared-only',
  changes: 'as-if-not-there',
  verification: 'not-known',
  exports: 'as-if-not-there',
  errors: 'as-if-not-there',
};

/** What each level asks of each surface, for whoever does not see through the seal. */
export const sealTreatments: Readonly<
  Record<SealLevel, Readonly<Record<SealSurface, SealTreatment>>>
> = {
  address: ADDRESS,
  everything: { ...ABSENT, view: 'restricted-notice' },
  existence: ABSENT,
};

/** What whoever comes upon a sealed person is told; never why it is sealed. */
export const RESTRICTED_NOTICE =
  'This record is restricted. If your work needs it, ask your safeguarding lead.';
