import type {
  BlockingRule,
  ColumnDefinition,
  Comparison,
  Condition,
  Level,
  LinkType,
  MatchModel,
} from '../../model/match-model.ts';
import type { Freshness } from './freshness.ts';

/** What council files say of a person. */
export const PERSON_ATTRIBUTES = [
  'title',
  'name',
  'sex',
  'dateOfBirth',
  'nino',
  'nhsNumber',
  'pupilNumber',
  'uprn',
  'address',
  'postcode',
  'phone',
  'email',
] as const;
export type PersonAttribute = (typeof PERSON_ATTRIBUTES)[number];

/** By data set, the input columns that say it, in the order in which they are read as one. */
export type PersonColumns = Readonly<
  Partial<Record<PersonAttribute, Readonly<Record<string, readonly string[]>>>>
>;

export interface UkPersonSettings {
  readonly linkType: LinkType;
  /** The date the records are of, `YYYY-MM-DD`: who is a child follows from it. Default: nobody is told to be one. */
  readonly asAt?: string;
  readonly monthFirst?: boolean;
  /** Whether Excel's day numbers stand among the dates of birth. */
  readonly dayNumbers?: boolean;
  /** Data sets of grown-ups alone, such as the electoral register. */
  readonly adults?: readonly string[];
  /** Data sets of children alone, such as the school census. */
  readonly children?: readonly string[];
  /** Data sets that are registers of electors, where everybody is once. */
  readonly electors?: readonly string[];
  /** How up to date the homes of each data set are; default: all alike. */
  readonly freshness?: Freshness;
  readonly seed?: number;
}

/** Below this age nobody is called Mr, Mrs or Ms, holds a permit, or is liable for council tax. */
const CHILD_YEARS = 16;

/** A link at this probability is wrong once in ten at worst: false merges harm people. */
const THRESHOLDS = { link: 0.9, review: 0.1 };

/**
 * The match model for what UK councils hold of people: names as communities write them,
 * date of birth, the numbers that belong to one person, the home by UPRN or address, phone
 * and email. Facts of the service (balances, loans, bands) are no part of it.
 *
 * Comparisons of what `columns` lacks are left out. Untrained, but for the m of numbers and
 * dates of birth, which are given: people of one name in one home, who differ in nothing
 * else, would teach them that one person often has two dates of birth.
 */
export function ukPersonModel(columns: PersonColumns, settings: UkPersonSettings): MatchModel {
  const parts = [
    nameParts(columns),
    birthParts(columns, settings),
    ...numberParts(columns),
    homeParts(columns, settings),
    contactParts(columns),
    sexParts(columns),
    ageGroupParts(columns, settings),
    registerParts(settings),
  ];
  const made = new Set(parts.flatMap((part) => Object.keys(part.columns)));
  return {
    format: 'reeve-match-model/1',
    description: 'UK person model',
    linkType: settings.linkType,
    columns: Object.assign({}, ...parts.map((part) => part.columns)) as MatchModel['columns'],
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
    blocking: blockingRules(made),
    thresholds: THRESHOLDS,
    // Most people are in many files: a child of the same name must not be averaged away among a parent's records.
    clustering: { allowance: 0 },
    training: { seed: settings.seed ?? 1 },
  };
}

interface Part {
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly comparisons: readonly Comparison[];
}

const NOTHING: Part = { columns: {}, comparisons: [] };

const otherwise: Level = { description: 'different', when: 'else' };

function level(description: string, when: Condition, more: Partial<Level> = {}): Level {
  return { description, when, ...more };
}

const expression = (text: string): Condition => ({ expression: text });
const byFrequency = (column: string): Partial<Level> => ({ termFrequency: { column } });

/** Of one column, as it stands; of several, joined. */
function from(
  columns: PersonColumns,
  ...attributes: readonly PersonAttribute[]
): Record<string, readonly string[]> | null {
  const merged: Record<string, readonly string[]> = {};
  for (const attribute of attributes) {
    for (const [dataset, names] of Object.entries(columns[attribute] ?? {})) {
      // Of several attributes the first that a data set has.
      merged[dataset] ??= names;
    }
  }
  return Object.keys(merged).length === 0 ? null : merged;
}

/** First and last name the same: one piece of evidence, since communities share both. */
const SAME_NAME = 'l.first_last = r.first_last';

function nameParts(columns: PersonColumns): Part {
  const source = from(columns, 'name');
  if (source === null) return NOTHING;
  const within = (whole: string, part: string): string =>
    `contains(' ' || ${whole} || ' ', ' ' || ${part} || ' ')`;
  return {
    columns: {
      name: { from: source, standardise: 'person-name' },
      given: { from: 'name', derive: 'first-word' },
      surname: { from: 'name', derive: 'last-word' },
      first_last: { from: 'name', derive: 'first-and-last-word' },
      middle: { from: 'name', derive: 'middle-words' },
      sorted: { from: 'name', derive: 'sorted-words' },
      joined: { from: 'name', derive: 'joined-words' },
      nicknames: { from: 'given', derive: 'nickname-group', type: 'text[]' },
      spellings: { from: 'given', derive: 'spelling-group', type: 'text[]' },
      stem: { from: 'surname', derive: 'family-stem' },
      sounds: { from: 'surname', derive: 'double-metaphone', type: 'text[]' },
    },
    comparisons: [
      {
        name: 'given_name',
        description: 'Given names, and the whole name where first and last agree together',
        missing: 'l.given is null or r.given is null',
        levels: [
          level('first and last name the same', expression(SAME_NAME), byFrequency('first_last')),
          level(
            'the same words in another order, or divided otherwise',
            { any: [{ exact: 'sorted' }, { exact: 'joined' }] },
            byFrequency('surname'),
          ),
          level('first name the same', { exact: 'given' }, byFrequency('given')),
          level('short for the same name, or another spelling of it', {
            any: [
              { overlap: 'nicknames', atLeast: 1 },
              { overlap: 'spellings', atLeast: 1 },
            ],
          }),
          level('nearly the same first name', { jaroWinkler: 'given', atLeast: 0.88 }),
          level(
            'initial of the first name',
            expression(
              '(length(l.given) = 1 or length(r.given) = 1) and left(l.given, 1) = left(r.given, 1)',
            ),
          ),
          level(
            'another of the given names',
            expression(`${within('l.name', 'r.given')} or ${within('r.name', 'l.given')}`),
          ),
          otherwise,
        ],
      },
      {
        name: 'middle_names',
        description: 'What stands between the first and the last name',
        missing: 'l.middle is null or r.middle is null',
        levels: [
          level(
            'the same',
            expression('l.middle = r.middle and length(l.middle) > 1'),
            byFrequency('middle'),
          ),
          level(
            'the same initial',
            expression(
              'left(l.middle, 1) = left(r.middle, 1) and (l.middle = r.middle or length(l.middle) = 1 or length(r.middle) = 1)',
            ),
          ),
          level('nearly the same, or one of the other', {
            any: [
              { jaroWinkler: 'middle', atLeast: 0.88 },
              expression(`${within('l.middle', 'r.middle')} or ${within('r.middle', 'l.middle')}`),
            ],
          }),
          otherwise,
        ],
      },
      {
        name: 'surname',
        description: 'Surname, where it is not given with the whole name',
        about: 'household',
        missing: `l.surname is null or r.surname is null or ${SAME_NAME} or l.sorted = r.sorted or l.joined = r.joined`,
        levels: [
          level('the same', { exact: 'surname' }, byFrequency('surname')),
          level('nearly the same', { jaroWinkler: 'surname', atLeast: 0.9 }),
          level('another form or spelling of it', {
            any: [{ exact: 'stem' }, { overlap: 'sounds', atLeast: 1 }],
          }),
          level(
            'one of the names of the other',
            expression(`${within('l.name', 'r.surname')} or ${within('r.name', 'l.surname')}`),
          ),
          otherwise,
        ],
      },
    ],
  };
}

/** m of dates of birth: about one in thirty is entered wrong in one of two records. A judgement. */
const BIRTH = { same: 0.968, swapped: 0.005, oneEdit: 0.015, part: 0.01, other: 0.002 };

function birthParts(columns: PersonColumns, settings: UkPersonSettings): Part {
  const source = from(columns, 'dateOfBirth');
  if (source === null) return NOTHING;
  const part = (side: string, start: number, count: number): string =>
    `substr(${side}.birth, ${start}, ${count})`;
  const kept = (m: number): Partial<Level> => ({ m, fixed: 'm' });
  return {
    columns: {
      birth: { from: source, standardise: standardiserOfDates(settings) },
    },
    comparisons: [
      {
        name: 'date_of_birth',
        // What systems fill in where nothing is known.
        missing:
          "l.birth is null or r.birth is null or l.birth = '1900-01-01' or r.birth = '1900-01-01'",
        levels: [
          level('the same', { exact: 'birth' }, { ...byFrequency('birth'), ...kept(BIRTH.same) }),
          level(
            'day and month swapped',
            expression(
              `${part('l', 1, 4)} = ${part('r', 1, 4)} and ${part('l', 6, 2)} = ${part('r', 9, 2)} and ${part('l', 9, 2)} = ${part('r', 6, 2)}`,
            ),
            kept(BIRTH.swapped),
          ),
          level(
            'one digit differs or two are swapped',
            { damerauLevenshtein: 'birth', atMost: 1 },
            kept(BIRTH.oneEdit),
          ),
          level(
            'same year, or same day and month',
            expression(
              `${part('l', 1, 4)} = ${part('r', 1, 4)} or ${part('l', 6, 5)} = ${part('r', 6, 5)}`,
            ),
            kept(BIRTH.part),
          ),
          { ...otherwise, ...kept(BIRTH.other) },
        ],
      },
    ],
  };
}

function standardiserOfDates({ monthFirst, dayNumbers }: UkPersonSettings): string {
  if (monthFirst === true) return 'date-month-first';
  return dayNumbers === true ? 'date-text-or-day-number' : 'date-text';
}

/**
 * Numbers that belong to one person: two people share one only where it was entered for the
 * wrong one. Too few records have them for u to be counted. A judgement.
 */
const NUMBER = {
  same: { m: 0.975, u: 1e-6 },
  near: { m: 0.02, u: 1e-5 },
  other: { m: 0.005, u: 1 - 1.1e-5 },
};

const NUMBERS: readonly (readonly [PersonAttribute, string, string])[] = [
  ['nino', 'nino', 'nino'],
  ['nhsNumber', 'nhs_number', 'nhs-number'],
  ['pupilNumber', 'pupil_number', 'identifier'],
];

function numberParts(columns: PersonColumns): Part[] {
  return NUMBERS.map(([attribute, name, standardise]) => {
    const source = from(columns, attribute);
    if (source === null) return NOTHING;
    return {
      columns: { [name]: { from: source, standardise } },
      comparisons: [
        {
          name,
          levels: [
            level('the same', { exact: name }, { ...NUMBER.same, fixed: 'both' }),
            level(
              'one or two characters differ',
              { damerauLevenshtein: name, atMost: 2 },
              { ...NUMBER.near, fixed: 'both' },
            ),
            { ...otherwise, ...NUMBER.other, fixed: 'both' },
          ],
        },
      ],
    };
  });
}

/**
 * The home is one piece of evidence, whichever of UPRN, address and postcode are known.
 * Neighbours share postcode and street: only the numbers tell them apart.
 */
function homeParts(columns: PersonColumns, settings: UkPersonSettings): Part {
  const uprn = from(columns, 'uprn');
  const address = from(columns, 'address');
  const postcode = from(columns, 'postcode');
  const made: Record<string, ColumnDefinition> = {};
  const absent: string[] = [];
  const known = (name: string): void => {
    absent.push(`(l.${name} is null or r.${name} is null)`);
  };
  const levels: Level[] = [];
  if (uprn !== null) {
    made.uprn = { from: uprn, standardise: 'uprn' };
    known('uprn');
    levels.push(level('the same property', { exact: 'uprn' }, byFrequency('uprn')));
  }
  if (address !== null) {
    made.address = { from: address, standardise: 'address' };
    made.numbers = { from: 'address', derive: 'address-numbers' };
    made.house_number = { from: 'address', derive: 'house-number' };
    known('address');
  }
  if (postcode !== null) {
    made.postcode = { from: postcode, standardise: 'postcode' };
    known('postcode');
  }
  if (address !== null && postcode !== null) {
    levels.push(
      level(
        'the same address',
        {
          all: [{ exact: 'postcode' }, { any: [{ exact: 'address' }, { exact: 'numbers' }] }],
        },
        byFrequency('address'),
      ),
    );
  }
  if (address !== null) {
    levels.push(
      level('the same numbers and nearly the same address', {
        all: [{ exact: 'numbers' }, { jaroWinkler: 'address', atLeast: 0.9 }],
      }),
    );
  }
  if (address !== null && postcode !== null) {
    levels.push(
      level('same postcode, and the house number or nearly the address', {
        all: [
          { exact: 'postcode' },
          { any: [{ exact: 'house_number' }, { jaroWinkler: 'address', atLeast: 0.95 }] },
        ],
      }),
    );
  }
  if (postcode !== null) levels.push(level('the same postcode', { exact: 'postcode' }));
  if (levels.length === 0) return NOTHING;
  const { constants, levels: apart } = apartLevels(settings);
  return {
    columns: { ...made, ...constants },
    comparisons: [
      {
        name: 'home',
        about: 'household',
        missing: absent.join(' and '),
        levels: [
          ...levels,
          ...apart,
          apart.length === 0 ? otherwise : { ...otherwise, m: LEAST_APART, fixed: 'm' },
        ],
      },
    ],
  };
}

/** m of a level that no pair was seen at. */
const LEAST_APART = 1e-6;

/**
 * Different homes say little where a data set is out of date, and much where both are kept up:
 * a level for each pair of freshness, and for each data set that holds the person at both
 * homes, as council tax does with people who have moved. Their m are as measured.
 */
function apartLevels({ freshness, linkType }: UkPersonSettings): {
  constants: Record<string, ColumnDefinition>;
  levels: Level[];
} {
  const datasets = Object.keys(freshness?.of ?? {});
  if (freshness === undefined || datasets.length < 2 || datasets.length > MOST_DATASETS) {
    return { constants: {}, levels: [] };
  }
  const measured = (share: number): Partial<Level> => ({
    m: Math.max(LEAST_APART, share),
    fixed: 'm',
  });
  const groups = [...new Set(Object.values(freshness.of))].sort();
  const between = (a: string, b: string): number =>
    datasets.reduce(
      (sum, one, i) =>
        datasets.slice(i + 1).reduce((inner, other) => {
          const [x, y] = [freshness.of[one], freshness.of[other]];
          const isOfPair = (x === a && y === b) || (x === b && y === a);
          return isOfPair ? inner + freshness.apart(one, other) : inner;
        }, sum),
      0,
    );
  const within = linkType === 'link-only' ? [] : datasets;
  return {
    constants: {
      source: {
        from: {},
        constant: Object.fromEntries(datasets.map((dataset, d) => [dataset, String(d + 1)])),
      },
      freshness: { from: {}, constant: freshness.of },
    },
    levels: [
      ...within.map((dataset, d) =>
        level(
          `different, both of ${dataset}`,
          expression(`l.source = '${d + 1}' and r.source = '${d + 1}'`),
          measured(freshness.apart(dataset, dataset)),
        ),
      ),
      ...groups
        .flatMap((a, i) => groups.slice(i).map((b) => [a, b] as const))
        .map(([a, b]) =>
          level(
            `different, one ${FRESHNESS[a] ?? a} and one ${FRESHNESS[b] ?? b}`,
            expression(
              `(l.freshness = '${a}' and r.freshness = '${b}') or (l.freshness = '${b}' and r.freshness = '${a}')`,
            ),
            measured(between(a, b)),
          ),
        ),
    ],
  };
}

/** Above this many, levels by data set would be too many for one comparison. */
const MOST_DATASETS = 60;

const FRESHNESS: Readonly<Record<string, string>> = {
  fresh: 'up to date',
  usual: 'as usual',
  stale: 'out of date',
};

/** Speaks neither way. */
const NEAR_EMAIL: Partial<Level> = { m: 0.05, u: 0.05, fixed: 'both' };

function contactParts(columns: PersonColumns): Part {
  const phone = from(columns, 'phone');
  const email = from(columns, 'email');
  const parts: Part[] = [];
  if (phone !== null) {
    parts.push({
      columns: { phones: { from: phone, derive: 'phone-numbers', type: 'text[]' } },
      comparisons: [
        {
          name: 'phone',
          about: 'household',
          levels: [level('a number in common', { overlap: 'phones', atLeast: 1 }), otherwise],
        },
      ],
    });
  }
  if (email !== null) {
    parts.push({
      columns: { email: { from: email, standardise: 'email' } },
      comparisons: [
        {
          name: 'email',
          about: 'household',
          levels: [
            level('the same', { exact: 'email' }, byFrequency('email')),
            // Made of the name, as most are, they are nearly the same for namesakes too.
            level('nearly the same', { jaroWinkler: 'email', atLeast: 0.94 }, NEAR_EMAIL),
            otherwise,
          ],
        },
      ],
    });
  }
  return {
    columns: Object.assign({}, ...parts.map((part) => part.columns)) as Part['columns'],
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
  };
}

function sexParts(columns: PersonColumns): Part {
  const source = from(columns, 'sex', 'title');
  if (source === null) return NOTHING;
  return {
    columns: { sex: { from: source, derive: 'sex' } },
    comparisons: [{ name: 'sex', levels: [level('the same', { exact: 'sex' }), otherwise] }],
  };
}

/**
 * Whether the one is a grown-up and the other a child, where only one has a date of birth:
 * parents name children after themselves.
 */
function ageGroupParts(
  columns: PersonColumns,
  { asAt, adults = [], children = [] }: UkPersonSettings,
): Part {
  const title = from(columns, 'title');
  const constant = Object.fromEntries([
    ...adults.map((dataset) => [dataset, 'adult']),
    ...children.map((dataset) => [dataset, 'child']),
  ]);
  if (
    (title === null && Object.keys(constant).length === 0) ||
    columns.dateOfBirth === undefined ||
    asAt === undefined
  )
    return NOTHING;
  const born = `${Number(asAt.slice(0, 4)) - CHILD_YEARS}${asAt.slice(4)}`;
  const group = (side: string): string =>
    `case when ${side}.birth is null then ${side}.age_group when ${side}.birth > '${born}' then 'child' else 'adult' end`;
  return {
    columns: {
      age_group: {
        from: title ?? {},
        ...(Object.keys(constant).length === 0 ? {} : { constant }),
        derive: 'age-group-of-title',
      },
    },
    comparisons: [
      {
        name: 'age_group',
        description:
          'Adult or child, by date of birth, title or data set, where dates of birth do not say',
        missing: `(l.birth is not null and r.birth is not null) or (${group('l')}) is null or (${group('r')}) is null`,
        levels: [
          level('both grown up, or both children', expression(`(${group('l')}) = (${group('r')})`)),
          otherwise,
        ],
      },
    ],
  };
}

/** m of two entries of one person in one register of electors: duplicates are rare. A judgement. */
const TWO_ENTRIES = 0.001;

/**
 * A person is on the register of electors once (Representation of the People Act 1983, s. 9):
 * two electors of one name at one address are father and son, at two addresses namesakes.
 */
function registerParts({ linkType, electors = [] }: UkPersonSettings): Part {
  if (linkType === 'link-only' || electors.length === 0) return NOTHING;
  return {
    columns: {
      register: {
        from: {},
        constant: Object.fromEntries(electors.map((dataset, d) => [dataset, String(d + 1)])),
      },
    },
    comparisons: [
      {
        name: 'register',
        description: 'Whether both are entries of one register of electors',
        missing: 'false',
        levels: [
          level(
            'not both',
            expression('l.register is null or r.register is null or l.register <> r.register'),
            {
              m: 1 - TWO_ENTRIES,
              fixed: 'm',
            },
          ),
          { description: 'two entries of one register', when: 'else', m: TWO_ENTRIES, fixed: 'm' },
        ],
      },
    ],
  };
}

const RULES: readonly BlockingRule[] = [
  { on: ['first_last'] },
  { on: ['sorted'] },
  { on: ['postcode', 'left(given, 1)'] },
  { on: ['postcode', 'surname'] },
  { on: ['uprn', 'left(given, 1)'] },
  { on: ['left(given, 3)', 'left(surname, 3)', 'left(postcode, 4)'] },
  { on: ['birth', 'left(given, 1)'] },
  { on: ['birth', 'left(surname, 1)'] },
  { on: ['birth', 'postcode'] },
  { on: ['nino'] },
  { on: ['nhs_number'] },
  { on: ['pupil_number'] },
  { on: ['phones'], explode: ['phones'] },
  { on: ['email'] },
];

function blockingRules(made: ReadonlySet<string>): BlockingRule[] {
  return RULES.filter(({ on }) => on.every((key) => made.has(/^\w+\((\w+)/.exec(key)?.[1] ?? key)));
}
