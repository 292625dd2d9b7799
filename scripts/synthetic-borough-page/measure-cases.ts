import { Tally } from './measure-people.ts';
import { nameOn, type Truth } from './read-truth.ts';

export interface HardPair {
  readonly what: string;
  readonly pairs: number;
  readonly residents: number;
}

const HARD: readonly (readonly [string, string])[] = [
  ['twin', 'Twins: one surname, birthday, address and phone'],
  ['named-after', 'A child with the name of a parent'],
  ['same-name-and-birthday', 'Two people of one name and one birthday'],
  ['shares-contacts', 'Someone who gives another’s phone and email'],
];

/** Pairs of people who are easily taken for one, of all who ever lived, and of residents. */
export function hardPairs({ relationships, residents }: Truth): HardPair[] {
  const here = new Set(residents.map(({ id }) => id));
  const rows = HARD.map(([kind, what]) => {
    const pairs = relationships.filter((each) => each.kind === kind);
    const both = pairs.filter(({ person = '', other = '' }) => here.has(person) && here.has(other));
    return { what, pairs: pairs.length, residents: both.length };
  });
  return rows;
}

export interface PlantedKind {
  readonly kind: string;
  readonly cases: number;
  readonly lookAlikes: number;
  readonly pence: number;
  readonly reasons: readonly string[];
}

/** Planted cases by kind, the costliest first, with why the look-alikes are innocent. */
export function plantedKinds({ planted }: Truth): PlantedKind[] {
  const kinds = [...new Set(planted.map(({ kind = '' }) => kind))];
  return kinds
    .map((kind) => {
      const those = planted.filter((each) => each.kind === kind);
      const cases = those.filter(({ is_case }) => is_case === 'yes');
      const lookAlikes = those.filter(({ is_case }) => is_case !== 'yes');
      const reasons = new Tally<string>();
      for (const { reason = '' } of lookAlikes) if (reason !== '') reasons.add(reason);
      return {
        kind,
        cases: cases.length,
        lookAlikes: lookAlikes.length,
        pence: cases.reduce((sum, { pence }) => sum + Number(pence), 0),
        reasons: reasons.ranked().map(([reason]) => reason),
      };
    })
    .sort((a, b) => b.pence - a.pence);
}

/** Twins born while the borough was lived through, a thousand maternities. */
export function twinMaternities({ vitalEvents, relationships }: Truth): number {
  const born = new Set(
    vitalEvents.filter(({ event }) => event === 'birth').map(({ person = '' }) => person),
  );
  const twins = relationships.filter(
    ({ kind, person = '', other = '' }) => kind === 'twin' && born.has(person) && born.has(other),
  ).length;
  return (1000 * twins) / (born.size - twins);
}

/** Residents who have the first name and surname of another resident, and the birthday besides. */
export function namesakes({ residents, asAt }: Truth): { named: number; bornAlike: number } {
  const alike = (key: (person: (typeof residents)[number]) => string): number =>
    [...Map.groupBy(residents, key).values()]
      .filter((people) => people.length > 1)
      .reduce((sum, people) => sum + people.length, 0);
  const name = (person: (typeof residents)[number]): string => {
    const { given, surname } = nameOn(person, asAt) ?? { given: '', surname: '' };
    return `${given} ${surname}`;
  };
  return { named: alike(name), bornAlike: alike((person) => `${name(person)} ${person.born}`) };
}
