import type { Gazetteer } from './read-gazetteer.ts';
import { ageOn, nameOn, stayOn, type Truth, yearsBefore } from './read-truth.ts';

export const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : (100 * part) / whole;

/** Counts of things by what they are. */
export class Tally<Key> {
  readonly #counts = new Map<Key, number>();
  add(key: Key, by = 1): void {
    this.#counts.set(key, this.of(key) + by);
  }
  of(key: Key): number {
    return this.#counts.get(key) ?? 0;
  }
  /** From the most to the fewest; ties in the order of the alphabet. */
  ranked(): [Key, number][] {
    return [...this.#counts].sort(([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1));
  }
}

export interface AgeBand {
  readonly band: string;
  readonly women: number;
  readonly men: number;
  /** Of all residents, in per cent. */
  readonly share: number;
}

/** Residents by five years of age, the last band 85 and over. */
export function ages({ residents, asAt }: Truth): AgeBand[] {
  const counts = Array.from({ length: 18 }, () => ({ women: 0, men: 0 }));
  for (const { born, sex } of residents) {
    const band = counts[Math.min(17, Math.floor(ageOn(born, asAt) / 5))];
    if (band !== undefined) band[sex === 'F' ? 'women' : 'men'] += 1;
  }
  return counts.map(({ women, men }, at) => ({
    band: at === 17 ? '85 and over' : `${at * 5} to ${at * 5 + 4}`,
    women,
    men,
    share: share(women + men, residents.length),
  }));
}

export interface NameKind {
  readonly kind: 'First names' | 'Surnames';
  readonly ranked: readonly (readonly [string, number])[];
  /** Of residents, in per cent: with one of the ten commonest, with one that at most three have. */
  readonly topTen: number;
  readonly rare: number;
}

/** First names and surnames of residents today, from the commonest on. */
export function names({ residents, asAt }: Truth): NameKind[] {
  const given = new Tally<string>();
  const surnames = new Tally<string>();
  for (const person of residents) {
    const name = nameOn(person, asAt);
    if (name?.given) given.add(name.given);
    if (name?.surname) surnames.add(name.surname);
  }
  const kind = (name: NameKind['kind'], ranked: [string, number][]): NameKind => {
    const total = (kept: [string, number][]): number => kept.reduce((sum, [, n]) => sum + n, 0);
    return {
      kind: name,
      ranked,
      topTen: share(total(ranked.slice(0, 10)), total(ranked)),
      rare: share(total(ranked.filter(([, n]) => n <= 3)), total(ranked)),
    };
  };
  return [kind('First names', given.ranked()), kind('Surnames', surnames.ranked())];
}

export const MOVES = ['Within the borough', 'Into the borough', 'Out of the borough'] as const;
export type MoveKind = (typeof MOVES)[number];

export interface MonthOfMoves {
  readonly month: string;
  readonly moves: Readonly<Record<MoveKind, number>>;
}

/** People who changed their address, by month, in the last three years. Births and deaths are none. */
export function moves({ people, asAt }: Truth): MonthOfMoves[] {
  const tally = new Tally<string>();
  for (const { stays, born, died } of people.values()) {
    for (const [at, stay] of stays.entries()) {
      const before = stays[at - 1];
      const left = stays[at + 1] === undefined && stay.until !== '' && stay.until < (died || '9');
      const leaves = stay.isInBorough && left;
      if (leaves) tally.add(`${stay.until.slice(0, 7)} Out of the borough`);
      const month = stay.from.slice(0, 7);
      if (before === undefined) {
        // Whoever comes from nowhere that the truth names was not born here, and moved in.
        if (stay.isInBorough && stay.from !== born) tally.add(`${month} Into the borough`);
        continue;
      }
      if (before.isInBorough && stay.isInBorough) tally.add(`${month} Within the borough`);
      else if (stay.isInBorough) tally.add(`${month} Into the borough`);
      else if (before.isInBorough) tally.add(`${month} Out of the borough`);
    }
  }
  const months: MonthOfMoves[] = [];
  const last = new Date(`${asAt.slice(0, 7)}-01`);
  for (let back = 35; back >= 0; back--) {
    const date = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back, 1));
    const month = date.toISOString().slice(0, 7);
    const of = (kind: MoveKind): number => tally.of(`${month} ${kind}`);
    const [within, into, out] = MOVES;
    months.push({
      month,
      moves: { [within]: of(within), [into]: of(into), [out]: of(out) } as MonthOfMoves['moves'],
    });
  }
  return months;
}

export const AGE_GROUPS = [
  ['0 to 4', 0],
  ['5 to 15', 5],
  ['16 to 17', 16],
  ['18 to 24', 18],
  ['25 to 44', 25],
  ['45 to 64', 45],
  ['65 to 79', 65],
  ['80 and over', 80],
] as const;

/** Index of the age group of someone born on a day, on another. */
export function ageGroup(born: string, day: string): number {
  const age = ageOn(born, day);
  return AGE_GROUPS.findLastIndex(([, from]) => age >= from);
}

export interface Turnover {
  readonly group: string;
  readonly residents: number;
  /** Of residents who were born a year ago, in per cent: elsewhere then, and outside the borough then. */
  readonly elsewhere: number;
  readonly outside: number;
}

/** Residents who lived elsewhere a year before, by age group, by area, and in all. */
export function turnover(
  { residents, asAt }: Truth,
  { areas }: Gazetteer,
): { readonly byAge: readonly Turnover[]; readonly byArea: readonly Turnover[]; all: Turnover } {
  const then = yearsBefore(asAt, 1);
  const born = residents.filter((person) => person.born <= then);
  const row = (group: string, people: typeof born): Turnover => {
    const moved = people.filter((each) => stayOn(each, then)?.place !== stayOn(each, asAt)?.place);
    const came = moved.filter((each) => stayOn(each, then)?.isInBorough !== true);
    return {
      group,
      residents: people.length,
      elsewhere: share(moved.length, people.length),
      outside: share(came.length, people.length),
    };
  };
  const areaOf = (person: (typeof born)[number]): string =>
    areas.get(stayOn(person, asAt)?.place ?? '') ?? '';
  const names = [...new Set(areas.values())].sort();
  return {
    byAge: AGE_GROUPS.map(([group], at) =>
      row(
        group,
        born.filter((each) => ageGroup(each.born, asAt) === at),
      ),
    ),
    byArea: names.map((area) =>
      row(
        area,
        born.filter((each) => areaOf(each) === area),
      ),
    ),
    all: row('All', born),
  };
}

/** Births and deaths a year for each thousand residents of today, over the last three years. */
export function vitalRates({ vitalEvents, residents, asAt }: Truth): {
  births: number;
  deaths: number;
} {
  const from = yearsBefore(asAt, 3);
  const yearly = (kind: string): number => {
    const those = vitalEvents.filter(({ event, date = '' }) => event === kind && date > from);
    return (1000 * those.length) / 3 / residents.length;
  };
  return { births: yearly('birth'), deaths: yearly('death') };
}

export interface Community {
  readonly community: string;
  readonly residents: number;
  /** The three commonest surnames of its residents. */
  readonly surnames: readonly string[];
  /** Of its residents, in per cent: with its commonest surname, with one of its ten commonest. */
  readonly commonest: number;
  readonly topTen: number;
}

/** Residents by the stock of names that theirs are from, the largest first. */
export function communities({ residents, asAt }: Truth): Community[] {
  const groups = [...Map.groupBy(residents, ({ community }) => community)];
  return groups
    .map(([community, people]) => {
      const surnames = new Tally<string>();
      for (const person of people) surnames.add(nameOn(person, asAt)?.surname ?? '');
      const ranked = surnames.ranked();
      const upTo = (rank: number): number =>
        ranked.slice(0, rank).reduce((sum, [, bearers]) => sum + bearers, 0);
      return {
        community,
        residents: people.length,
        surnames: ranked.slice(0, 3).map(([name]) => name),
        commonest: share(upTo(1), people.length),
        topTen: share(upTo(10), people.length),
      };
    })
    .sort((a, b) => b.residents - a.residents || (a.community < b.community ? -1 : 1));
}
