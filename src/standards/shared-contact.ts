/*
 * Whether a telephone number or an email address tells people apart. A
 * mother's mobile is on the school records of four children; a letting agent's
 * is on the tenancies of four hundred strangers.
 */

/** One record that has the number or address. */
export interface ContactUse {
  /** Who, by whatever tells people apart so far: a person id, or name and date of birth. */
  readonly person: string;
  /** Where, by whatever tells homes apart: a UPRN, or address and postcode; null where unknown. */
  readonly home: string | null;
}

export interface SharingLimits {
  /** More people than this share it as no household does. */
  readonly persons: number;
  /** More homes than this share it as nobody who moves does. */
  readonly homes: number;
}

export type Sharing =
  /** One person has it. */
  | 'personal'
  /** A few people of one home, or of the homes of one who moved or of a divided family. */
  | 'family'
  /** Many people or many homes: an office, an agent, a school, a filler. */
  | 'organisation';

export interface SharedContact {
  readonly sharing: Sharing;
  readonly persons: number;
  readonly homes: number;
}

/**
 * By judgement, without a source: more than 8 people in one home are rare, and
 * 3 homes leave room for two parents and a move.
 */
const USUAL_LIMITS: SharingLimits = { persons: 8, homes: 3 };

/**
 * How one contact is shared, from all the records that have it. Pure: the
 * caller gathers the uses, and decides what the answer means for it.
 *
 * @param uses Records with this contact; the same person or home may occur again.
 * @example
 * contactSharing([
 *   { person: 'p1', home: '100023336956' },
 *   { person: 'p2', home: '100023336956' },
 * ]).sharing; // 'family'
 */
export function contactSharing(
  uses: Iterable<ContactUse>,
  limits: SharingLimits = USUAL_LIMITS,
): SharedContact {
  const persons = new Set<string>();
  const homes = new Set<string>();
  for (const { person, home } of uses) {
    persons.add(person);
    if (home !== null) homes.add(home);
  }
  return {
    sharing: sharingOf(persons.size, homes.size, limits),
    persons: persons.size,
    homes: homes.size,
  };
}

function sharingOf(persons: number, homes: number, limits: SharingLimits): Sharing {
  if (persons <= 1) return 'personal';
  return persons > limits.persons || homes > limits.homes ? 'organisation' : 'family';
}
