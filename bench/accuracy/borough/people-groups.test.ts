import assert from 'node:assert/strict';
import { it } from 'node:test';
import { peopleGroups } from './people-groups.ts';

const person = (name: string, given: string, surname: string, born: string) => ({
  person: name,
  given,
  surname,
  born,
});

it('finds who can be taken for whom among those with records', () => {
  const people = [
    person('grandfather', 'John', 'Hale', '1940-01-02'),
    person('father', 'Peter', 'Hale', '1965-03-04'),
    person('son', 'John', 'Hale', '1990-05-06'),
    person('twin', 'Jane', 'Hale', '1990-05-06'),
    person('stranger', 'John', 'Hale', '1990-05-06'),
    person('unrecorded', 'John', 'Hale', '1990-05-06'),
  ];
  const relationships = [
    { person: 'father', kind: 'father', other: 'grandfather' },
    { person: 'son', kind: 'father', other: 'father' },
    { person: 'twin', kind: 'father', other: 'father' },
    { person: 'son', kind: 'twin', other: 'twin' },
    { person: 'son', kind: 'shares-contacts', other: 'father' },
    { person: 'twin', kind: 'shares-contacts', other: 'father' },
  ];
  const numbers = new Map(
    ['grandfather', 'father', 'son', 'twin', 'stranger'].map((name, i) => [name, i]),
  );
  const found = peopleGroups(people, relationships, numbers).map(({ name, others }) => [
    name,
    [...others].map(([one, rest]) => [one, [...rest].sort()]).sort(),
  ]);
  assert.deepEqual(found, [
    [
      'twins',
      [
        [2, [3]],
        [3, [2]],
      ],
    ],
    // The grandson and the grandfather are two steps apart.
    [
      'relatives of one name',
      [
        [0, [2]],
        [2, [0]],
      ],
    ],
    [
      'one name and one birthday',
      [
        [2, [4]],
        [4, [2]],
      ],
    ],
    // Son and twin share through the father.
    [
      'families sharing contacts',
      [
        [1, [2, 3]],
        [2, [1, 3]],
        [3, [1, 2]],
      ],
    ],
  ]);
});
