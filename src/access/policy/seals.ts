import { isAttributeName, personAttributes } from '../../standards/index.ts';
import type { Item } from './items.ts';
import type { RoleCode } from './roles.ts';
import type { Viewer } from './viewer.ts';

/**
 * How far a record or person is sealed, from least to most:
 * - `address`: where they live or can be met;
 * - `everything`: all that is held, so that they cannot be found; whoever comes upon them by an
 *   identity already known is told that there is something sealed, and whom to ask;
 * - `existence`: that as well.
 */
export const sealLevels = ['address', 'everything', 'existence'] as const;
export type SealLevel = (typeof sealLevels)[number];

/** Why something is sealed. */
export const sealReasons = {
  'domestic-abuse': 'Domestic abuse',
  adoption: 'Adoption',
  witness: 'Witness protection',
  staff: 'Member of staff',
  councillor: 'Councillor',
  other: 'Other',
} as const;
export type SealReason = keyof typeof sealReasons;

/** What a reason means where a seal says nothing else. */
export interface SealDefaults {
  readonly level: SealLevel;
  /** Roles that see through it in their everyday work. */
  readonly roles: readonly RoleCode[];
  /** Whether a glass can be broken over it. */
  readonly breakable: boolean;
}

/**
 * Where a council says nothing else. No law sets these levels: they follow from what harm each
 * reason is to prevent. Witnesses are hidden by arrangement with the police, so nobody in the
 * council opens their records alone.
 */
export const sealDefaults: Readonly<Record<SealReason, SealDefaults>> = {
  'domestic-abuse': { level: 'address', roles: ['safeguarding-lead'], breakable: true },
  adoption: { level: 'existence', roles: ['safeguarding-lead'], breakable: false },
  witness: { level: 'existence', roles: [], breakable: false },
  staff: { level: 'everything', roles: ['safeguarding-lead'], breakable: true },
  councillor: { level: 'address', roles: ['safeguarding-lead'], breakable: true },
  other: { level: 'everything', roles: ['safeguarding-lead'], breakable: true },
};

/** One seal on one record or person. */
export interface Seal {
  readonly id: string;
  readonly level: SealLevel;
  readonly reason: SealReason;
  /** Who sees through it, beside those who break the glass. */
  readonly maySee: {
    readonly roles: readonly RoleCode[];
    /** `sub` of users by name. */
    readonly users: readonly string[];
  };
  readonly breakable: boolean;
  /** Instants, ISO 8601 in UTC: in force from the first until before the second. */
  readonly from: string;
  readonly until?: string | undefined;
}

/** A seal with what its reason usually means. */
export function sealFor(
  reason: SealReason,
  given: Pick<Seal, 'id' | 'from' | 'until'> &
    Partial<Pick<Seal, 'level' | 'maySee' | 'breakable'>>,
): Seal {
  const usual = sealDefaults[reason];
  return {
    level: usual.level,
    breakable: usual.breakable,
    maySee: { roles: usual.roles, users: [] },
    reason,
    ...given,
  };
}

/** The number that rows carry for a level, so that a query leaves them out: 0 is no seal. */
export function sealRank(level: SealLevel | undefined): 0 | 1 | 2 | 3 {
  return level === undefined ? 0 : ((sealLevels.indexOf(level) + 1) as 1 | 2 | 3);
}

/** The level that a number in a row stands for. */
export function sealLevelOf(rank: number): SealLevel | undefined {
  return sealLevels[rank - 1];
}

/** Whether a viewer sees through a seal in everyday work: named, or in a role that is. */
export function isCleared(viewer: Viewer, { maySee }: Seal): boolean {
  return (
    maySee.users.includes(viewer.subject) ||
    viewer.roles.some((role) => maySee.roles.includes(role))
  );
}

/**
 * How far something is sealed for a viewer at an instant: the furthest of the seals in force
 * that they do not see through; undefined where none hides anything.
 *
 * @param opened ids of the seals over which the viewer has broken the glass and may look still
 */
export function sealedFor(
  viewer: Viewer,
  seals: readonly Seal[],
  at: string,
  opened: ReadonlySet<string> = new Set(),
): SealLevel | undefined {
  // Instants may come with or without fractions of a second, so they are compared as times.
  const now = Date.parse(at);
  const hiding = seals.filter(
    (seal) =>
      Date.parse(seal.from) <= now &&
      (seal.until === undefined || now < Date.parse(seal.until)) &&
      !isCleared(viewer, seal) &&
      !opened.has(seal.id),
  );
  return sealLevelOf(Math.max(0, ...hiding.map(({ level }) => sealRank(level))));
}

/**
 * Whether a level hides an item. A seal of the address hides what leads to it: addresses, the
 * telephone whose number has a place in it, relationships (they live together, and a name finds
 * them), professionals (a team has its district), and facts, as a school, a branch, a tenancy
 * and a zone are places. A fact or marker that leads nowhere is named to be left visible.
 *
 * @param harmless facts and markers, as items, that tell nothing of a place
 */
export function sealHides(
  level: SealLevel | undefined,
  item: Item,
  harmless: ReadonlySet<Item> = new Set(),
): boolean {
  if (level === undefined) return false;
  if (level !== 'address') return true;
  if (!isAttributeName(item)) return !harmless.has(item);
  const { group } = personAttributes[item];
  return group === 'address' || group === 'correspondence' || item === 'phone';
}

/**
 * The seal of a row that is kept for searching, matching or counting: that of its record where
 * the level hides any of the items that the row is made of, none where it is made of others.
 * Under a sealed address, a name is found and a postcode is not.
 *
 * @example sealOfRow('address', ['surname', 'postcode']) // 'address'
 */
export function sealOfRow(
  level: SealLevel | undefined,
  items: readonly Item[],
  harmless?: ReadonlySet<Item>,
): SealLevel | undefined {
  return items.some((item) => sealHides(level, item, harmless)) ? level : undefined;
}
