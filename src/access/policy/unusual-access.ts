import type { ServiceCode } from './sharing-policy.ts';

/**
 * What the rules below are asked of: what was done in a period, by members of staff. Applications
 * act for many people at once, and are left out.
 */
export interface AccessFacts {
  /** Whose records somebody opened in an hour. */
  readonly hours: readonly HourOfAccess[];
  /** Ids that were opened, and of which nothing was shown, as the person is sealed or nobody. */
  readonly shownNothing: readonly TriedPerson[];
  /** How often somebody was refused on a day. */
  readonly refused: readonly {
    readonly actor: string;
    readonly service: ServiceCode;
    readonly day: string;
    readonly times: number;
  }[];
  /** Persons with a seal that says that they are of the council's own: staff or councillors. */
  readonly ofTheCouncil: ReadonlySet<number>;
}

export interface HourOfAccess {
  readonly actor: string;
  readonly service: ServiceCode;
  readonly roles: readonly string[];
  /** The beginning of the hour: ISO 8601 in UTC. */
  readonly hour: string;
  /** Each once. */
  readonly persons: readonly number[];
}

export interface TriedPerson {
  readonly actor: string;
  readonly service: ServiceCode;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly person: number;
  readonly why: 'sealed' | 'nobody';
}

/** From how much on something is told. Choices of ours, from no standard; a council sets its own. */
export interface UnusualLimits {
  readonly personsInHour: number;
  /** So many times the usual busiest hour of colleagues. */
  readonly timesColleagues: number;
  /** Colleagues of a service that make a usual hour. */
  readonly colleagues: number;
  /** Hours of the night, in the time of the United Kingdom: from the first until before the second. */
  readonly night: readonly [number, number];
  readonly colleaguesOfPerson: number;
  readonly daysOfPerson: number;
  readonly refusals: number;
  readonly nobodies: number;
}

export const unusualLimits: UnusualLimits = {
  personsInHour: 30,
  timesColleagues: 3,
  colleagues: 3,
  night: [22, 6],
  colleaguesOfPerson: 6,
  daysOfPerson: 5,
  refusals: 5,
  nobodies: 3,
};

/** Roles that work at night. */
const NIGHT_ROLES: ReadonlySet<string> = new Set(['duty-social-worker']);

/** Something that stands out. It is no finding of wrong: it is worth asking about. */
export interface UnusualAccess {
  readonly rule: UnusualRule;
  /** Whose access it is; null where it is of several. */
  readonly actor: string | null;
  readonly service: ServiceCode | null;
  /** Whom it is about; null where it is about many. */
  readonly person: number | null;
  /** The day in the United Kingdom: `YYYY-MM-DD`. */
  readonly day: string;
  /** What the rule counts. */
  readonly count: number;
  readonly words: string;
}

export const unusualRules = {
  'many-persons': {
    label: 'Many people in an hour',
    says: ({ personsInHour, timesColleagues, colleagues }: UnusualLimits) =>
      `Opened ${personsInHour} or more different people within an hour by the clock, and ${timesColleagues} times as many as the busiest hour of colleagues in the same service usually has, where ${colleagues} colleagues or more worked in the period.`,
  },
  'at-night': {
    label: 'At night',
    says: ({ night: [from, until] }: UnusualLimits) =>
      `Opened anybody between ${clock(from)} and ${clock(until)}. Duty social workers are left out: they work at night.`,
  },
  'many-colleagues': {
    label: 'One person, many colleagues',
    says: ({ colleaguesOfPerson }: UnusualLimits) =>
      `One person opened by ${colleaguesOfPerson} or more members of staff on a day.`,
  },
  'again-and-again': {
    label: 'One person, again and again',
    says: ({ daysOfPerson }: UnusualLimits) =>
      `One person opened by the same member of staff on ${daysOfPerson} or more days of the period.`,
  },
  'sealed-tried': {
    label: 'Sealed person tried',
    says: () =>
      'Opened the number of a person who is sealed from them, and was shown nothing. Counted by day.',
  },
  'numbers-tried': {
    label: 'Numbers tried',
    says: ({ nobodies }: UnusualLimits) =>
      `Opened ${nobodies} or more numbers on a day that no person has: numbers come from searches, and are not guessed.`,
  },
  refused: {
    label: 'Refused often',
    says: ({ refusals }: UnusualLimits) =>
      `Was refused ${refusals} times or more on a day, for want of a role, training or purpose.`,
  },
  'own-staff': {
    label: 'Staff or councillors looked at',
    says: () =>
      'Opened somebody who is sealed as a member of staff or as a councillor, and was shown what is held. Counted by day.',
  },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly says: (limits: UnusualLimits) => string }>
>;
export type UnusualRule = keyof typeof unusualRules;

/**
 * What stands out in what staff did in a period, by rules that can be said in a sentence each; the
 * latest day first. That somebody looks up a neighbour, a relative or themselves it cannot tell: the
 * hub does not know who its staff are among the people it knows.
 *
 * @example unusualAccess(facts, { ...unusualLimits, personsInHour: 60 })
 */
export function unusualAccess(
  facts: AccessFacts,
  limits: UnusualLimits = unusualLimits,
): readonly UnusualAccess[] {
  return [
    ...manyPersons(facts, limits),
    ...atNight(facts, limits),
    ...manyColleagues(facts, limits),
    ...againAndAgain(facts, limits),
    ...tried(facts, 'sealed-tried', 'sealed', 1),
    ...tried(facts, 'numbers-tried', 'nobody', limits.nobodies),
    ...refusedOften(facts, limits),
    ...ownStaff(facts),
  ].sort(
    (a, b) =>
      compare(b.day, a.day) ||
      ORDER.indexOf(a.rule) - ORDER.indexOf(b.rule) ||
      b.count - a.count ||
      compare(a.actor ?? '', b.actor ?? '') ||
      (a.person ?? 0) - (b.person ?? 0),
  );
}

const ORDER = Object.keys(unusualRules) as readonly UnusualRule[];

function manyPersons(
  { hours }: AccessFacts,
  { personsInHour, timesColleagues, colleagues }: UnusualLimits,
): UnusualAccess[] {
  const busiest = new Map<string, Map<string, number>>();
  for (const { service, actor, persons } of hours) {
    const ofService = busiest.get(service) ?? new Map<string, number>();
    ofService.set(actor, Math.max(ofService.get(actor) ?? 0, persons.length));
    busiest.set(service, ofService);
  }
  return hours.flatMap(({ actor, service, hour, persons }) => {
    if (persons.length < personsInHour) return [];
    const others = [...(busiest.get(service) ?? [])]
      .filter(([other]) => other !== actor)
      .map(([, most]) => most);
    const usual = others.length < colleagues ? undefined : median(others);
    if (usual !== undefined && persons.length < usual * timesColleagues) return [];
    const { day, hour: at } = inTheUnitedKingdom(hour);
    return [
      {
        rule: 'many-persons' as const,
        actor,
        service,
        person: null,
        day,
        count: persons.length,
        words: `${persons.length} different people between ${clock(at)} and ${clock((at + 1) % 24)}${usual === undefined ? '' : `; the busiest hour of a colleague usually has ${usual}`}`,
      },
    ];
  });
}

function atNight({ hours }: AccessFacts, { night }: UnusualLimits): UnusualAccess[] {
  const [from, until] = night;
  const nights = hours
    .filter(({ roles }) => !roles.some((role) => NIGHT_ROLES.has(role)))
    .map((each) => ({ ...each, ...inTheUnitedKingdom(each.hour) }))
    .filter(({ hour }) =>
      from > until ? hour >= from || hour < until : hour >= from && hour < until,
    );
  return [...Map.groupBy(nights, ({ actor, day }) => `${day} ${actor}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const persons = new Set(own.flatMap((each) => each.persons));
    const times = [...new Set(own.map(({ hour }) => hour))].map(clock);
    return [
      {
        rule: 'at-night' as const,
        actor: first.actor,
        service: first.service,
        person: persons.size === 1 ? ([...persons][0] ?? null) : null,
        day: first.day,
        count: persons.size,
        words: `${people(persons.size)}, in the ${times.length === 1 ? 'hour' : 'hours'} from ${times.join(', ')}`,
      },
    ];
  });
}

function manyColleagues(
  { hours }: AccessFacts,
  { colleaguesOfPerson }: UnusualLimits,
): UnusualAccess[] {
  const looked = new Map<string, Map<string, string>>();
  for (const { actor, service, hour, persons } of hours) {
    const { day } = inTheUnitedKingdom(hour);
    for (const person of persons) {
      const key = `${day} ${person}`;
      const who = looked.get(key) ?? new Map<string, string>();
      looked.set(key, who.set(actor, service));
    }
  }
  return [...looked].flatMap(([key, who]) => {
    if (who.size < colleaguesOfPerson) return [];
    const [day = '', person = ''] = key.split(' ');
    const services = new Set(who.values()).size;
    return [
      {
        rule: 'many-colleagues' as const,
        actor: null,
        service: null,
        person: Number(person),
        day,
        count: who.size,
        words: `${who.size} members of staff of ${services} ${services === 1 ? 'service' : 'services'}`,
      },
    ];
  });
}

function againAndAgain({ hours }: AccessFacts, { daysOfPerson }: UnusualLimits): UnusualAccess[] {
  const days = new Map<string, Set<string>>();
  const services = new Map<string, ServiceCode>();
  for (const { actor, service, hour, persons } of hours) {
    services.set(actor, service);
    for (const person of persons) {
      const key = `${person} ${actor}`;
      days.set(key, (days.get(key) ?? new Set()).add(inTheUnitedKingdom(hour).day));
    }
  }
  return [...days].flatMap(([key, on]) => {
    if (on.size < daysOfPerson) return [];
    const [person] = key.split(' ', 1);
    const actor = key.slice((person ?? '').length + 1);
    return [
      {
        rule: 'again-and-again' as const,
        actor,
        service: services.get(actor) ?? null,
        person: Number(person),
        day: [...on].sort().at(-1) ?? '',
        count: on.size,
        words: `on ${on.size} days of the period`,
      },
    ];
  });
}

function tried(
  { shownNothing }: AccessFacts,
  rule: 'sealed-tried' | 'numbers-tried',
  why: TriedPerson['why'],
  least: number,
): UnusualAccess[] {
  const own = shownNothing
    .filter((each) => each.why === why)
    .map((each) => ({ ...each, day: inTheUnitedKingdom(each.at).day }));
  return [...Map.groupBy(own, ({ actor, day }) => `${day} ${actor}`).values()].flatMap((of) => {
    const [first] = of;
    const persons = new Set(of.map(({ person }) => person));
    if (first === undefined || persons.size < least) return [];
    const { actor, service, day } = first;
    return [
      {
        rule,
        actor,
        service,
        person: persons.size === 1 ? first.person : null,
        day,
        count: persons.size,
        words:
          why === 'sealed'
            ? `${people(persons.size)}${of.length === persons.size ? '' : `, ${of.length} times`}`
            : `${persons.size} numbers that nobody has`,
      },
    ];
  });
}

function refusedOften({ refused }: AccessFacts, { refusals }: UnusualLimits): UnusualAccess[] {
  return refused
    .filter(({ times }) => times >= refusals)
    .map(({ actor, service, day, times }) => ({
      rule: 'refused' as const,
      actor,
      service,
      person: null,
      day,
      count: times,
      words: `refused ${times} times`,
    }));
}

function ownStaff({ hours, ofTheCouncil, shownNothing }: AccessFacts): UnusualAccess[] {
  const nothing = new Set(shownNothing.map(({ actor, person }) => `${person} ${actor}`));
  const own = hours.flatMap(({ actor, service, hour, persons }) =>
    persons
      .filter((person) => ofTheCouncil.has(person) && !nothing.has(`${person} ${actor}`))
      .map((person) => ({ actor, service, person, day: inTheUnitedKingdom(hour).day })),
  );
  return [...Map.groupBy(own, ({ actor, day }) => `${day} ${actor}`).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const persons = new Set(of.map(({ person }) => person));
    return [
      {
        rule: 'own-staff' as const,
        actor: first.actor,
        service: first.service,
        person: persons.size === 1 ? first.person : null,
        day: first.day,
        count: persons.size,
        words: people(persons.size),
      },
    ];
  });
}

const WALL_CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Hours that were asked for before: a period has few, and each is asked for many times. */
const known = new Map<string, { readonly day: string; readonly hour: number }>();
const MOST_KNOWN = 10_000;

/** The day and hour by the clocks of the United Kingdom: an hour ahead of UTC in summer. */
function inTheUnitedKingdom(at: string): { readonly day: string; readonly hour: number } {
  const hour = at.slice(0, 'YYYY-MM-DDTHH'.length);
  const before = known.get(hour);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = hourInTheUnitedKingdom(at);
  known.set(hour, found);
  return found;
}

function hourInTheUnitedKingdom(at: string): { readonly day: string; readonly hour: number } {
  const part = Object.fromEntries(
    WALL_CLOCK.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  return { day: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
  return (low + high) / 2;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} different people`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
