import { compareIds, type PersonId } from '../ids.ts';
import { isIn, joinSpans, latestOf, overlapOf, type Span } from '../spans.ts';

/** A person at a property for a time, as one source says. */
export interface Stay extends Span {
  readonly person: PersonId;
  readonly uprn: string;
  readonly source: string;
  /** The date of the newest extract that says so. */
  readonly asAt: string;
}

/** A person at a property for a time, as all sources together say. */
export interface Occupant extends Span {
  readonly person: PersonId;
  readonly uprn: string;
  readonly sources: readonly string[];
  /** When a source last said so. */
  readonly asAt: string;
  /**
   * Another property where the person is held on the same day and since later: the source that
   * still says this one may not have heard. Only as far as the stays there were given.
   */
  readonly elsewhere: string | null;
}

/** Who is at the property on the day; who came first comes first. */
export function occupantsOn(stays: Iterable<Stay>, uprn: string, day: string): Occupant[] {
  const all = joinStays(stays);
  return all
    .filter((stay) => stay.uprn === uprn && isIn(stay, day))
    .map((stay) => ({ ...stay, elsewhere: laterHome(all, stay, day) }))
    .sort(byTime);
}

/** Who had left the property by the day and is not there on it; who left last comes first. */
export function occupantsBefore(stays: Iterable<Stay>, uprn: string, day: string): Occupant[] {
  const all = joinStays(stays).filter((stay) => stay.uprn === uprn);
  const present = new Set(all.filter((stay) => isIn(stay, day)).map(({ person }) => person));
  return all
    .filter(({ person, until }) => until !== null && until <= day && !present.has(person))
    .map((stay) => ({ ...stay, elsewhere: null }))
    .sort((a, b) => (a.until! < b.until! ? 1 : a.until! > b.until! ? -1 : byTime(a, b)));
}

/** Two persons at one property at one time. */
export interface SharedStay extends Span {
  readonly person: PersonId;
  readonly uprn: string;
}

/** With whom a person was at one property at one time, and when; the newest first. */
export function sharedStays(stays: Iterable<Stay>, person: PersonId): SharedStay[] {
  const all = joinStays(stays);
  const own = all.filter((stay) => stay.person === person);
  return own
    .flatMap((mine) =>
      all.flatMap((theirs): SharedStay[] => {
        if (theirs.person === person || theirs.uprn !== mine.uprn) return [];
        const span = overlapOf(mine, theirs);
        return span === undefined ? [] : [{ person: theirs.person, uprn: mine.uprn, ...span }];
      }),
    )
    .sort((a, b) => -byTime(a, b) || compareIds(a.person, b.person));
}

type JoinedStay = Omit<Occupant, 'elsewhere'>;

/** One stay for what several sources say of one person at one property. */
function joinStays(stays: Iterable<Stay>): JoinedStay[] {
  const byHome = new Map<string, Stay[]>();
  for (const stay of stays) {
    const key = JSON.stringify([stay.person, stay.uprn]);
    const list = byHome.get(key) ?? [];
    byHome.set(key, list);
    list.push(stay);
  }
  return [...byHome.values()].flatMap((same) =>
    joinSpans(same).map(({ span, of }) => ({
      person: of[0]!.person,
      uprn: of[0]!.uprn,
      ...span,
      sources: [...new Set(of.map(({ source }) => source))].sort(),
      asAt: latestOf(of.map(({ asAt }) => asAt)),
    })),
  );
}

function laterHome(all: readonly JoinedStay[], stay: JoinedStay, day: string): string | null {
  const [later] = all
    .filter(
      (other) =>
        other.person === stay.person &&
        other.uprn !== stay.uprn &&
        other.from > stay.from &&
        isIn(other, day),
    )
    .sort((a, b) => -byTime(a, b));
  return later?.uprn ?? null;
}

function byTime(
  a: Span & { readonly person: PersonId; readonly uprn: string },
  b: Span & { readonly person: PersonId; readonly uprn: string },
): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return compareIds(a.person, b.person) || compareIds(a.uprn, b.uprn);
}
