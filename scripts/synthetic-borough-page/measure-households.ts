import { share, Tally } from './measure-people.ts';
import { stayOn, type Truth } from './read-truth.ts';

export const HOUSEHOLD_KINDS = [
  'One person',
  'Couple, no children at home',
  'Couple with children at home',
  'Lone parent with children at home',
  'Other',
] as const;
export type HouseholdKind = (typeof HOUSEHOLD_KINDS)[number];

/** People an address above which it is no household, but a care home or a hostel. */
export const MOST_IN_A_HOUSEHOLD = 12;

/**
 * Households by who lives in them. One family is a couple or one parent with their children of
 * any age and nobody else, as in the census; sharers, lodgers and three generations are `Other`.
 */
export function householdKinds(
  truth: Truth,
): { kind: HouseholdKind; count: number; share: number }[] {
  const homes = Map.groupBy(truth.residents, (each) => stayOn(each, truth.asAt)?.place ?? '');
  const partners = new Map<string, string>();
  const parents = new Map<string, Set<string>>();
  for (const { person = '', kind, other = '' } of truth.relationships) {
    if (kind === 'partner') partners.set(person, other).set(other, person);
    if (kind !== 'mother' && kind !== 'father') continue;
    parents.set(person, (parents.get(person) ?? new Set()).add(other));
  }
  const kindOf = (members: readonly string[]): HouseholdKind => {
    if (members.length === 1) return 'One person';
    const isFamilyOf = (heads: readonly string[]): boolean =>
      members.every(
        (each) => heads.includes(each) || heads.some((head) => parents.get(each)?.has(head)),
      );
    for (const member of members) {
      const partner = partners.get(member);
      if (partner === undefined || !members.includes(partner)) continue;
      if (!isFamilyOf([member, partner])) return 'Other';
      return members.length === 2 ? 'Couple, no children at home' : 'Couple with children at home';
    }
    return members.some((member) => isFamilyOf([member]))
      ? 'Lone parent with children at home'
      : 'Other';
  };
  const kinds = [...homes.values()]
    .filter((members) => members.length <= MOST_IN_A_HOUSEHOLD)
    .map((members) => kindOf(members.map(({ id }) => id)));
  return HOUSEHOLD_KINDS.map((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return { kind, count, share: share(count, kinds.length) };
  });
}

export interface Households {
  readonly sizes: readonly { readonly size: string; readonly count: number; share: number }[];
  readonly count: number;
  readonly mean: number;
  /** Addresses with more people than a household has, and the people there. */
  readonly large: { readonly addresses: number; readonly people: number };
}

/** Residents by how many live at their address. */
export function households({ residents, asAt }: Truth): Households {
  const members = new Tally<string>();
  for (const person of residents) members.add(stayOn(person, asAt)?.place ?? '');
  const counts = members.ranked().map(([, count]) => count);
  const homes = counts.filter((count) => count <= MOST_IN_A_HOUSEHOLD);
  const large = counts.filter((count) => count > MOST_IN_A_HOUSEHOLD);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const sizes = [1, 2, 3, 4, 5].map((size) => {
    const count = homes.filter((each) => Math.min(5, each) === size).length;
    return {
      size: size === 5 ? '5 or more' : String(size),
      count,
      share: share(count, homes.length),
    };
  });
  return {
    sizes,
    count: homes.length,
    mean: sum(homes) / homes.length,
    large: { addresses: large.length, people: sum(large) },
  };
}
