import { expression, from, level, NOTHING, otherwise, type Part } from './parts.ts';
import type { PersonColumns } from './person-attributes.ts';
import type { UkPersonSettings } from './settings.ts';

/** Below this age nobody is called Mr, Mrs or Ms, holds a permit, or is liable for council tax. */
const CHILD_YEARS = 16;

/**
 * m of the sexes. Not learnt: where names agree, sexes count only where they do not, and so few
 * would teach that they differ often. About one in a hundred is keyed wrongly; a judgement.
 */
const SEX = { same: 0.98, otherOfName: 0.01, other: 0.01 };

/**
 * How many of the strangers of one first name differ in sex: some names are men's and women's, and
 * of the others sex is keyed wrongly. A judgement.
 */
const OTHER_OF_NAME = 0.05;

/** An Ann is a woman in both files: that sexes agree says nothing where the names do. */
export function sexParts(columns: PersonColumns): Part {
  const source = from(columns, 'sex', 'title');
  if (source === null) return NOTHING;
  return {
    columns: { sex: { from: source, derive: 'sex' } },
    comparisons: [
      {
        name: 'sex',
        description: 'Sex; that it agrees, only where the first names do not',
        missing: 'l.sex is null or r.sex is null or (l.sex = r.sex and l.given = r.given)',
        levels: [
          level('the same', { exact: 'sex' }, { m: SEX.same, fixed: 'm' }),
          level(
            'different, though of one first name',
            expression('l.given = r.given and length(l.given) > 1'),
            { m: SEX.otherOfName, u: OTHER_OF_NAME, fixed: 'both' },
          ),
          { ...otherwise, m: SEX.other, fixed: 'm' },
        ],
      },
    ],
  };
}

/**
 * m of the age groups. Not learnt: a mother and the child that is named after her would teach
 * that one person often is both. A judgement.
 */
const AGE_GROUP = { same: 0.995, other: 0.005 };

/**
 * Whether the one is a grown-up and the other a child, where only one has a date of birth:
 * parents name children after themselves.
 */
export function ageGroupParts(
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
          level(
            'both grown up, or both children',
            expression(`(${group('l')}) = (${group('r')})`),
            {
              m: AGE_GROUP.same,
              fixed: 'm',
            },
          ),
          { ...otherwise, m: AGE_GROUP.other, fixed: 'm' },
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
export function registerParts({ linkType, electors = [] }: UkPersonSettings): Part {
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
