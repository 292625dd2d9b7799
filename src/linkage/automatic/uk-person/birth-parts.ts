import type { Level } from '../../model/match-model.ts';
import { byFrequency, expression, from, level, NOTHING, otherwise, type Part } from './parts.ts';
import { NO_BIRTH, type PersonAttribute, type PersonColumns } from './person-attributes.ts';
import type { UkPersonSettings } from './settings.ts';

/** m of dates of birth: about one in thirty is entered wrong in one of two records. A judgement. */
const BIRTH = { same: 0.968, swapped: 0.005, oneEdit: 0.015, part: 0.01, other: 0.002 };

/** Date of birth, with the slips of typing. */
export function birthParts(columns: PersonColumns, settings: UkPersonSettings): Part {
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
        missing: `l.birth is null or r.birth is null or l.birth = '${NO_BIRTH}' or r.birth = '${NO_BIRTH}'`,
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

/**
 * How each is read, and how many characters may differ by a slip. NHS and pupil numbers are given
 * out in order, with a check character: a neighbour's differs in two, twins' at school among them.
 */
const NUMBERS: readonly (readonly [PersonAttribute, string, string, number])[] = [
  ['nino', 'nino', 'nino', 2],
  ['nhsNumber', 'nhs_number', 'nhs-number', 1],
  ['pupilNumber', 'pupil_number', 'identifier', 1],
];

const SLIPS: Readonly<Record<number, string>> = {
  1: 'one character differs',
  2: 'one or two characters differ',
};

export function numberParts(columns: PersonColumns): Part[] {
  return NUMBERS.map(([attribute, name, standardise, atMost]) => {
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
              SLIPS[atMost] ?? '',
              { damerauLevenshtein: name, atMost },
              { ...NUMBER.near, fixed: 'both' },
            ),
            { ...otherwise, ...NUMBER.other, fixed: 'both' },
          ],
        },
      ],
    };
  });
}
