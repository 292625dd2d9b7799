import { byFrequency, expression, from, level, NOTHING, otherwise, type Part } from './parts.ts';
import type { PersonColumns } from './person-attributes.ts';

/** First and last name the same: one piece of evidence, since communities share both. */
const SAME_NAME = 'l.first_last = r.first_last';

/** Given names, middle names and surname, as the communities of the country write them. */
export function nameParts(columns: PersonColumns): Part {
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
        about: 'family',
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
