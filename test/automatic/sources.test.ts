import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseModel } from '../../src/linkage/automatic/choose-model.ts';
import {
  measureSources,
  type SourcePair,
} from '../../src/linkage/automatic/uk-person/measure-sources.ts';
import { apartLevels, sourceParts } from '../../src/linkage/automatic/uk-person/source-parts.ts';
import { ukPersonModel } from '../../src/linkage/automatic/uk-person/uk-person-model.ts';
import { conditionExpression } from '../../src/linkage/model/condition.ts';
import type { Comparison, Level, LinkType } from '../../src/linkage/model/match-model.ts';
import { validateModel } from '../../src/linkage/model/validate.ts';
import { makeColumns } from '../../src/linkage/prepare.ts';
import { evaluateExpression } from '../../src/linkage/score/expression.ts';
import { type Extracts, engineWithExtracts } from './extracts-in-engine.ts';
import { type Resident, ResidentMaker } from './made-up-residents.ts';

const PEOPLE = 1500;

/** Revenues and the library have the same people, half of them with another home in the library; the clinic has others. */
function extracts(people = PEOPLE): Extracts {
  const maker = new ResidentMaker(11);
  const residents = (): Resident[] =>
    Array.from({ length: people }, () => {
      // Two surnames in one, so that hardly two people have one name.
      return maker.resident({ surname: `${maker.surname()}${maker.surname().toLowerCase()}` });
    });
  const row = ({ given, surname, home }: Resident, postcode = home.postcode) => ({
    Forename: given,
    Surname: surname,
    Address: `${home.number} ${home.street}`,
    Postcode: postcode,
  });
  const known = residents();
  return {
    revenues: known.map((resident) => row(resident)),
    library: known.map((resident, i) => (i % 2 ? row(resident) : row(resident, 'ZE9 9ZZ'))),
    clinic: residents().map((resident) => row(resident)),
  };
}

function withoutBirths(files: Extracts): Extracts {
  return Object.fromEntries(
    Object.entries(files).map(([name, rows]) => [name, rows.map(({ Born, ...row }) => row)]),
  );
}

async function measure(
  files: Extracts,
  linkType: LinkType = 'link-and-dedupe',
): Promise<SourcePair[] | null> {
  const { engine, input } = await engineWithExtracts(files);
  const each = (names: readonly string[]) =>
    Object.fromEntries(input.datasets.map((dataset) => [dataset, names]));
  const bare = ukPersonModel(
    {
      name: each(['Forename', 'Surname']),
      postcode: each(['Postcode']),
      ...(files.revenues?.[0]?.Born === undefined ? {} : { dateOfBirth: each(['Born']) }),
    },
    { linkType },
  );
  try {
    await makeColumns(engine, { ...bare, comparisons: [], blocking: [] }, input);
    return await measureSources(engine, bare, input);
  } finally {
    await engine.close();
  }
}

/** The level at which a record of the one data set and one of the other are, by their numbers from 1. */
function levelOf(levels: readonly Level[], one: number, other: number): Level | undefined {
  return levels.find(({ when }) => {
    const condition = conditionExpression(when);
    if (condition === 'else') return true;
    return evaluateExpression(condition)({ source: `${one}` }, { source: `${other}` }) === true;
  });
}

const bitsOf = (level: Level | undefined): number => Math.log2((level?.m ?? 0) / (level?.u ?? 0));
const total = (levels: readonly Level[], of: 'm' | 'u'): number =>
  levels.reduce((sum, level) => sum + (level[of] ?? 0), 0);

function assertAddsUp({ levels }: Comparison): void {
  assert.ok(Math.abs(total(levels, 'm') - 1) < 1e-9, `m: ${total(levels, 'm')}`);
  assert.ok(Math.abs(total(levels, 'u') - 1) < 1e-9, `u: ${total(levels, 'u')}`);
  for (const { fixed } of levels) assert.equal(fixed, 'both');
}

describe('what two data sets have in common', () => {
  it('is counted on names that few records have, with the postcodes of their pairs', async () => {
    const measured = (await measure(extracts())) ?? [];
    assert.deepEqual(
      measured.map(({ one, other }) => `${one} ${other}`),
      [
        'revenues revenues',
        'revenues library',
        'revenues clinic',
        'library library',
        'library clinic',
        'clinic clinic',
      ],
    );
    const [own, shared, strange] = measured;
    assert.equal(own?.pairs, (PEOPLE * (PEOPLE - 1)) / 2);
    assert.equal(shared?.pairs, PEOPLE * PEOPLE);
    assert.ok((shared?.matches ?? 0) >= 0.95 * PEOPLE, `${shared?.matches} of ${PEOPLE}`);
    assert.equal(shared?.placed, shared?.matches);
    const apart = (shared?.apart ?? 0) / (shared?.placed ?? 1);
    assert.ok(apart > 0.45 && apart < 0.55, `${apart}`);
    assert.ok((strange?.matches ?? 0) < 0.05 * PEOPLE, `${strange?.matches}`);
  });

  it('takes off as many namesakes as dates of birth tell of', async () => {
    const { revenues = [], library = [], clinic = [] } = extracts();
    const born = (year: number, i: number) => ({
      Born: `${year + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`,
    });
    const named = (row: Extracts[string][number] | undefined, other: typeof row) => ({
      ...other,
      Forename: row?.Forename ?? '',
      Surname: row?.Surname ?? '',
    });
    // Half of the names of revenues are somebody else's in the clinic, who lives elsewhere.
    const files = {
      revenues: revenues.map((row, i) => ({ ...row, ...born(1940, i) })),
      library: library.map((row, i) => ({ ...row, ...born(1940, i) })),
      clinic: clinic.map((row, i) => ({
        ...(i % 2 ? row : named(revenues[i], row)),
        ...born(1951, i + 3),
      })),
    };
    const matches = async (all: Extracts) => {
      const measured = (await measure(all)) ?? [];
      const found = new Map(measured.map((pair) => [`${pair.one} ${pair.other}`, pair.matches]));
      return (pair: string) => found.get(pair) ?? 0;
    };
    const [told, untold] = [await matches(files), await matches(withoutBirths(files))];
    // By chance there are as many in every two files: of the three, two have all of them.
    const namesakes = PEOPLE / 2;
    const off = (pair: string) => (untold(pair) - told(pair)) / namesakes;
    assert.ok(off('revenues clinic') > 0.35, `${off('revenues clinic')} are taken off`);
    assert.ok(off('revenues library') > 0.35, `${off('revenues library')} are taken off`);
    assert.ok(off('revenues library') < 0.7, `${off('revenues library')} are taken off`);
    assert.ok(told('revenues revenues') >= 0, `${told('revenues revenues')}`);
  });

  it('leaves out pairs within a data set where only others are linked', async () => {
    const measured = (await measure(extracts(), 'link-only')) ?? [];
    assert.equal(measured.length, 3);
    for (const { one, other } of measured) assert.notEqual(one, other);
    const [comparison] = sourceParts({ linkType: 'link-only', sources: measured }).comparisons;
    assert.ok(comparison);
    assertAddsUp(comparison);
    assert.ok(bitsOf(levelOf(comparison.levels, 1, 2)) > 1);
  });

  it('is not measured in one data set, nor where too few records are', async () => {
    const { revenues = [], library = [] } = extracts();
    assert.equal(await measure({ revenues: [...revenues, ...library] }), null);
    assert.equal(await measure(extracts(300)), null);
  });

  it('is a comparison of the model that is chosen for the files', async () => {
    const { engine, input } = await engineWithExtracts(extracts());
    try {
      const { model } = await chooseModel(engine, input, {
        linkType: 'link-and-dedupe',
        kind: 'uk-person',
        asAt: '2025-06-01',
      });
      const comparison = model.comparisons.find(({ name }) => name === 'sources');
      assert.ok(comparison);
      assertAddsUp(comparison);
      const { levels } = comparison;
      // Two ninths of all pairs are of these two data sets, and nearly all matches: two bits.
      assert.ok(bitsOf(levelOf(levels, 1, 2)) > 1.5, `${bitsOf(levelOf(levels, 1, 2))}`);
      for (const [one, other] of [
        [1, 1],
        [1, 3],
        [3, 2],
      ] as const) {
        const bits = bitsOf(levelOf(levels, one, other));
        assert.ok(bits < -3, `${one} and ${other}: ${bits} bits`);
      }
    } finally {
      await engine.close();
    }
  });
});

const source = (one: string, other: string, more: Partial<SourcePair> = {}): SourcePair => ({
  one,
  other,
  pairs: 1000,
  matches: 100,
  placed: 100,
  apart: 10,
  ...more,
});

/** Every data set with every other and with itself. */
function allPairs(count: number): SourcePair[] {
  const names = Array.from({ length: count }, (_, n) => `d${n}`);
  return names.flatMap((one, i) => names.slice(i).map((other) => source(one, other)));
}

describe('the comparison of data sets', () => {
  const linkType = 'link-and-dedupe';

  it('gives each pair of data sets its own weight, whichever record is of which', () => {
    const sources = [
      source('a', 'a', { pairs: 500, matches: 0 }),
      source('a', 'b', { matches: 1600 }),
      source('b', 'b', { pairs: 500, matches: 25 }),
    ];
    const [comparison] = sourceParts({ linkType, sources }).comparisons;
    assert.ok(comparison);
    assertAddsUp(comparison);
    const bits = (one: number, other: number): number =>
      bitsOf(levelOf(comparison.levels, one, other));
    assert.equal(bits(1, 2), bits(2, 1));
    assert.ok(bits(1, 2) > 0.9 && bits(1, 2) < 1);
    // 25 matches where 406 would be by chance.
    assert.ok(Math.abs(bits(2, 2) - Math.log2(25 / 406)) < 0.3, `${bits(2, 2)}`);
    assert.ok(bits(1, 1) < bits(2, 2));
  });

  it('never weighs more than eight bits for data sets that have nobody in common', () => {
    const sources = [source('a', 'b', { matches: 1e6 }), source('a', 'c', { matches: 0 })];
    const [comparison] = sourceParts({ linkType: 'link-only', sources }).comparisons;
    assert.ok(comparison);
    assertAddsUp(comparison);
    assert.equal(comparison.levels[0]?.description, '256 times less often than by chance');
  });

  it('there is none where all data sets are alike, as in a link of two', () => {
    for (const sources of [allPairs(3), [source('a', 'b')]]) {
      const each = { a: ['x'], b: ['x'] };
      const model = ukPersonModel({ name: each, postcode: each }, { linkType, sources });
      validateModel(model);
      assert.ok(!model.comparisons.some(({ name }) => name === 'sources'));
    }
  });

  it('and homes apart have numbers for data sets of one record, which has no pair of its own', () => {
    const sources = [
      source('a', 'a', { pairs: 4950, matches: 400, placed: 400, apart: 1 }),
      source('a', 'b', { pairs: 100, matches: 20, placed: 2000, apart: 1900 }),
      source('b', 'b', { pairs: 0, matches: 0, placed: 0, apart: 0 }),
    ];
    const [comparison] = sourceParts({ linkType, sources }).comparisons;
    assert.ok(comparison);
    assertAddsUp(comparison);
    for (const { m, u } of comparison.levels) assert.ok((m ?? 0) > 0 && (u ?? 0) > 0);
    for (const { m } of apartLevels({ linkType, sources })) assert.ok((m ?? 0) > 0, `${m}`);
  });

  it('there is none for one data set, more than 60, or nothing measured', () => {
    for (const sources of [undefined, [], allPairs(1), allPairs(61)]) {
      const settings = { linkType, ...(sources === undefined ? {} : { sources }) } as const;
      assert.deepEqual(sourceParts(settings), { columns: {}, comparisons: [] });
      assert.deepEqual(apartLevels(settings), []);
    }
    assert.deepEqual(Object.keys(sourceParts({ linkType, sources: allPairs(60) }).columns), [
      'source',
    ]);
  });
});

describe('homes apart', () => {
  it('are a level by how often that is so of the two data sets, with that share as its m', () => {
    const sources = [
      source('a', 'a', { placed: 10_000, apart: 500 }),
      source('a', 'b', { placed: 10_000, apart: 4000 }),
      source('b', 'b', { placed: 10_000, apart: 4000 }),
    ];
    const levels = apartLevels({ linkType: 'link-and-dedupe', sources });
    assert.equal(levels.length, 2);
    const [fresh, stale] = [levelOf(levels, 1, 1), levelOf(levels, 2, 1)];
    assert.equal(levelOf(levels, 2, 2), stale);
    assert.match(fresh?.description ?? '', /5% of people/);
    assert.match(stale?.description ?? '', /40% of people/);
    // A third of all pairs are of the one kind, two thirds of the other.
    assert.ok(Math.abs((fresh?.m ?? 0) - 0.05 / 3) < 0.001, `${fresh?.m}`);
    assert.ok(Math.abs((stale?.m ?? 0) - (2 * 0.4) / 3) < 0.001, `${stale?.m}`);
    for (const { fixed } of levels) assert.equal(fixed, 'm');
  });

  it('are told apart in a model that is sound', () => {
    const sources = [
      source('a', 'b', { matches: 1000, apart: 80 }),
      source('a', 'c', { apart: 1 }),
    ];
    const each = { a: ['x'], b: ['x'], c: ['x'] };
    const model = ukPersonModel({ name: each, postcode: each }, { linkType: 'link-only', sources });
    validateModel(model);
    const home = model.comparisons.find(({ name }) => name === 'home');
    // The last, of data sets that were not measured, speaks neither way.
    assert.deepEqual(
      home?.levels.map(({ m }) => m !== undefined),
      [false, true, true, true],
    );
    assert.equal(home?.levels.at(-1)?.m, home?.levels.at(-1)?.u);
  });
});
