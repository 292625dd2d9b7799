import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  britishGivenNameDraw,
  britishNamesOf,
} from '../../src/synthetic/borough/names/british-given-names.ts';
import { COMMUNITIES } from '../../src/synthetic/borough/names/communities.ts';
import { englishSurnameDraw } from '../../src/synthetic/borough/names/english-surnames.ts';
import { Naming } from '../../src/synthetic/borough/names/naming.ts';
import { seededRandom } from '../../src/synthetic/random.ts';
import { makeBorough } from './borough.ts';
import {
  HUNDRED_COMMONEST_2008,
  LEADING_NAMES,
  NAMESAKES,
  SURNAME_SHARES_1996,
  SURNAMES_TOGETHER,
  TEN_COMMONEST,
} from './name-figures.ts';

type Row = Record<string, string>;
const SEXES = ['F', 'M'] as const;
const DRAWS = 100_000;

let people: Row[];
before(async () => {
  const borough = await makeBorough({ people: 20_000, years: 1, extracts: 1, seed: 5 });
  people = borough.rows('truth/people.csv');
});

/** Names by how often they occur, commonest first. */
function counted(names: readonly string[]): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Share of people with one of the commonest names, in per cent. */
function together(names: readonly string[], commonest: number): number {
  const top = counted(names).slice(0, commonest);
  return (100 * top.reduce((sum, [, count]) => sum + count, 0)) / names.length;
}

/** How likely two people have the same name. */
function isonymy(names: readonly string[]): number {
  const pairs = counted(names).reduce((sum, [, count]) => sum + (count * (count - 1)) / 2, 0);
  return pairs / ((names.length * (names.length - 1)) / 2);
}

const drawn = (draw: () => string): string[] => Array.from({ length: DRAWS }, draw);
const near = (found: number, wanted: number, share: number, what: string): void =>
  assert.ok(
    Math.abs(found - wanted) <= wanted * share,
    `${what}: ${found.toFixed(2)}, published ${wanted}`,
  );

test('leading English surnames are as common as on the electoral register', () => {
  const random = seededRandom(1);
  const draw = englishSurnameDraw();
  const surnames = drawn(() => draw(random));
  const counts = new Map(counted(surnames));
  for (const [surname, share] of Object.entries(SURNAME_SHARES_1996)) {
    near((100 * (counts.get(surname) ?? 0)) / DRAWS, share, 0.15, surname);
  }
  for (const [commonest, share] of Object.entries(SURNAMES_TOGETHER)) {
    near(together(surnames, Number(commonest)), share, 0.08, `the commonest ${commonest}`);
  }
  assert.ok(counts.size > 15_000, `${counts.size} surnames`);
});

test('given names are as concentrated as those of each year of birth', () => {
  const random = seededRandom(2);
  const draw = britishGivenNameDraw();
  for (const year of TEN_COMMONEST) {
    for (const sex of SEXES) {
      const names = drawn(() => draw(random, sex, year.born));
      near(together(names, 10), year[sex], 0.12, `ten names of ${sex} born ${year.born}`);
    }
  }
  for (const sex of SEXES) {
    const names = drawn(() => draw(random, sex, 2008));
    near(together(names, 100), HUNDRED_COMMONEST_2008[sex], 0.12, `a hundred names of ${sex}`);
  }
});

test('given names go with the year of birth', () => {
  for (const { born, ...leading } of LEADING_NAMES) {
    for (const sex of SEXES) {
      const first = new Set(britishNamesOf(sex, born).slice(0, 20));
      // Muhammad is a name of other communities here.
      const found = leading[sex].split(' ').filter((name) => first.has(name));
      assert.ok(
        found.length >= 8,
        `${born} ${sex}: ${found.length} of ten: ${[...first].join(' ')}`,
      );
    }
  }
});

test('namesakes are about as many as in life', () => {
  const full = ({ given, surname }: Row): string => `${given} ${surname}`;
  const within = (of: readonly Row[], [least, most]: readonly [number, number], who: string) => {
    const found = isonymy(of.map(full));
    assert.ok(found >= least && found <= most, `${who}: ${found.toExponential(2)}`);
  };
  within(people, NAMESAKES.all, 'all');
  within(
    people.filter(({ community }) => community === 'english'),
    NAMESAKES.english,
    'English',
  );
});

test('no one full name is on every door of its community', () => {
  const naming = new Naming();
  COMMUNITIES.forEach(({ name }, community) => {
    const random = seededRandom(community);
    const names = Array.from({ length: 20_000 }, (_, i) => {
      const { given, surname } = naming.founder(
        random,
        community,
        SEXES[i % 2] ?? 'F',
        1950 + (i % 60),
      );
      return `${given} ${surname}`;
    });
    // Vietnamese surnames and Bangladeshi given names are few: still under one in a thousand pairs.
    assert.ok(isonymy(names) < 1e-3, `${name}: ${isonymy(names).toExponential(2)}`);
    assert.ok(new Set(names).size > 2_000, `${name}: ${new Set(names).size} names`);
    for (const each of names) assert.match(each, /^\p{L}[\p{L}'’. -]+$/u);
  });
});

test('how a name is put together changes nothing that is drawn after it', () => {
  const naming = new Naming();
  const after = COMMUNITIES.map((_, community) => {
    const random = seededRandom(9);
    naming.founder(random, community, 'F', 1980);
    return random.next();
  });
  assert.equal(new Set(after).size, 1);
});
