import type { Day } from '../calendar.ts';
import type { FullName } from '../names/naming.ts';

export const PERSON_COLUMNS = [
  /** 0 female, 1 male. */
  'sex',
  'born',
  /** `NEVER` while alive. */
  'died',
  'community',
  'nationality',
  /** Texts of the name today; `nameOn` gives an earlier one. */
  'given',
  'middle',
  'surname',
  'surnameAtBirth',
  'mother',
  'father',
  /** -1 where there is none. */
  'partner',
  /** -1 outside the borough, and after death. */
  'household',
  'role',
  'nextMember',
  'lastStay',
  'lastNameChange',
  'lastContactChange',
  /** Whose phone and email this person gives: their own number, or that of a parent or partner. */
  'contactOf',
  'traits',
] as const;
export const HOUSEHOLD_COLUMNS = [
  'home',
  'kind',
  'formed',
  'ended',
  'firstMember',
  /** Percentile, 0 the poorest to 99. */
  'income',
  /** Day since which nothing else may happen in the same month. */
  'settled',
] as const;
export const STAY_COLUMNS = ['person', 'home', 'from', 'to', 'previous'] as const;
export const NAME_COLUMNS = ['person', 'from', 'given', 'middle', 'surname', 'previous'] as const;
/** `kind` is the event, or `OWNER` for a change of whose phone and email it is; `was` is the owner before. */
export const CONTACT_COLUMNS = ['person', 'from', 'kind', 'was', 'previous'] as const;
export const OWNER = -1;
export const EVENT_COLUMNS = ['kind', 'day', 'person', 'other', 'from', 'to', 'household'] as const;

export type PersonColumn = (typeof PERSON_COLUMNS)[number];
export type EventColumn = (typeof EVENT_COLUMNS)[number];
export type StayColumn = (typeof STAY_COLUMNS)[number];

/** One thing that happened; `from` and `to` are addresses, -1 in columns without a meaning. */
export type WorldEvent = { readonly [N in EventColumn]: number };

/** What is known of someone who comes into the world. */
export interface Newcomer {
  readonly sex: 0 | 1;
  readonly born: Day;
  readonly community: number;
  readonly nationality: number;
  readonly name: FullName;
  readonly mother?: number;
  readonly father?: number;
  readonly traits?: number;
}
