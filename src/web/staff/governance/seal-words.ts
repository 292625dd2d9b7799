import {
  capabilitiesOf,
  type ListedSeal,
  type RoleCode,
  roles,
  type Seal,
  type SealLevel,
  type SealReason,
  sealDefaults,
  sealReasons,
} from '../../../access/index.ts';

/** What a level hides, in words. */
export const levelWords: Readonly<
  Record<SealLevel, { readonly label: string; readonly says: string }>
> = {
  address: {
    label: 'Where they live',
    says: 'Found by name and served as anyone, and nothing leads to a place: no address, postcode or landline, no household, facts or professionals.',
  },
  everything: {
    label: 'Everything',
    says: 'Not found, and nothing is shown. Whoever opens their number is told that something is restricted, and whom to ask.',
  },
  existence: {
    label: 'That there is anybody',
    says: 'As if nobody had the number.',
  },
};

/** A seal as staff read it. */
export interface SealWords {
  readonly hangerId: string;
  readonly person: number;
  readonly reason: string;
  readonly level: string;
  readonly hides: string;
  readonly sees: readonly string[];
  readonly glass: string;
  readonly since: string;
  readonly until: string | null;
  readonly isLapsed: boolean;
  readonly by: string;
  /** Whether a source asked for it, and nobody decided. */
  readonly isAsked: boolean;
}

export function sealWords(seal: ListedSeal): SealWords {
  const { hangerId, person, reason, level, from, until, isLapsed, by } = seal;
  const isAsked = by.startsWith('source:');
  return {
    hangerId,
    person,
    reason: sealReasons[reason],
    level: levelWords[level].label,
    hides: levelWords[level].says,
    sees: whoSees(seal),
    glass: glassWords(seal.breakable),
    since: from,
    until: until ?? null,
    isLapsed,
    by: isAsked ? by.slice('source:'.length) : by,
    isAsked,
  };
}

/** Who sees through a seal in everyday work. */
export function whoSees({ maySee }: Pick<Seal, 'maySee'>): readonly string[] {
  return [...maySee.roles.map((role) => roles[role].label), ...maySee.users];
}

/** Roles that can break a glass. */
const BREAKERS = (Object.keys(roles) as RoleCode[])
  .filter((role) => capabilitiesOf([role]).has('break-glass'))
  .map((role) => roles[role].label.toLowerCase());

export function glassWords(breakable: boolean): string {
  return breakable
    ? `Can be broken in an emergency, by: ${BREAKERS.join(', ')}`
    : 'Cannot be broken, by anybody';
}

/** What a reason usually means, for whoever chooses it. */
export function usualWords(reason: SealReason): string {
  const { level, roles: seeing, breakable } = sealDefaults[reason];
  const who = seeing.map((role) => roles[role].label.toLowerCase());
  return `Hides ${level === 'address' ? 'where they live' : level === 'everything' ? 'everything' : 'that there is anybody'}. ${who.length === 0 ? 'Nobody sees through it' : `Seen through by: ${who.join(', ')}`}${breakable ? '' : '; the glass cannot be broken'}.`;
}

/** Roles that a seal can name: all that look at people. */
export const seeingRoles = (Object.keys(roles) as RoleCode[]).filter(
  (role) => role !== 'application' && capabilitiesOf([role]).has('view'),
);
