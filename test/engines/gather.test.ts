import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_GATHERED } from '../../src/linkage/compile/gather.ts';
import {
  explainPair,
  gatheredValues,
  type LinkageEngine,
  linkRecords,
  type MatchModel,
  parseModel,
  trainedModel,
} from '../../src/linkage/index.ts';
import { engineWith, type TextColumns } from '../automatic/people-in-engine.ts';
import { withoutComparison } from './both-ways.ts';
import { numbersFrom } from './numbers-from.ts';

const model: MatchModel = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: {
    given: { from: 'Forename', standardise: 'given-name' },
    postcode: { from: 'Postcode', standardise: 'postcode' },
    number: { from: 'Address', derive: 'digits' },
    companions: { from: 'given', gather: ['postcode', 'number'], type: 'text[]' },
  },
  comparisons: [{ name: 'given', levels: [{ when: { exact: 'given' } }, { when: 'else' }] }],
  blocking: [{ on: ['given'] }],
};

type Row = readonly [given: string | null, postcode?: string | null, address?: string | null];

const table = (rows: readonly Row[]): TextColumns => ({
  Forename: rows.map(([given]) => given),
  Postcode: rows.map(([, postcode]) => (postcode === undefined ? 'ZE1 1AA' : postcode)),
  Address: rows.map(([, , address]) => (address === undefined ? '4 Kiln Lane' : address)),
});

/** What each record's gathered columns hold, in the order of the records. */
async function gathered(
  rows: readonly Row[],
  of: MatchModel = model,
): Promise<Record<string, readonly string[] | null>[]> {
  const { engine, input } = await engineWith(table(rows));
  try {
    const values = await gatheredValues(engine, of, input, [...rows.keys()]);
    assert.equal(values.size, rows.length);
    return rows.map((_, rid) => values.get(rid) ?? {});
  } finally {
    await engine.close();
  }
}

const companions = async (rows: readonly Row[]) =>
  (await gathered(rows)).map((values) => values.companions);

test('the names at one home are gathered, and all of the key makes it one', async () => {
  const found = await companions([
    ['Harriet'],
    ['Gareth', 'ze11aa', '4, kiln lane'],
    ['Naomi'],
    ['Naomi'],
    ['Victor', 'ZE1 1AA', '5 Kiln Lane'],
    ['Winifred', 'ZE1 1AB', '4 Kiln Lane'],
  ]);
  assert.deepEqual(found, [
    ['gareth', 'naomi'],
    ['harriet', 'naomi'],
    ['gareth', 'harriet'],
    ['gareth', 'harriet'],
    null,
    null,
  ]);
});

test('names of the own initial, which may be the own in another form, and single letters are left out', async () => {
  const found = await companions([['Harriet'], ['Harry'], ['Hattie'], ['G'], ['Naomi'], ['N']]);
  const h = ['naomi'];
  const h3 = ['harriet', 'harry', 'hattie'];
  assert.deepEqual(found, [h, h, h, [...h3, 'naomi'], h3, h3]);
});

test('a record without a name has nothing gathered, and gives nothing to others', async () => {
  assert.deepEqual(await companions([['Harriet'], [null], ['  '], ['Naomi']]), [
    ['naomi'],
    null,
    null,
    ['harriet'],
  ]);
});

test('records without a whole key share no home', async () => {
  const found = await companions([
    ['Harriet', null],
    ['Gareth', null],
    ['Naomi', 'ZE1 1AA', null],
    ['Victor', 'ZE1 1AA', null],
    ['Winifred', 'ZE1 1AA', 'Kiln Cottage'],
    ['Boris', 'ZE1 1AA', 'Kiln Cottage'],
  ]);
  assert.deepEqual(found, [null, null, null, null, null, null]);
});

test('a list that would be empty is none', async () => {
  const found = await companions([
    ['Harriet'],
    ['Harriet'],
    ['Harry'],
    ['N', 'ZE9 9ZZ'],
    ['G', 'ZE9 9ZZ'],
  ]);
  assert.deepEqual(found, [null, null, null, null, null]);
});

test('where more names come together than a home has, there is none', async () => {
  const names = (count: number): Row[] =>
    Array.from({ length: count }, (_, n) => [`${String.fromCharCode(98 + n)}iram`]);
  assert.equal(MOST_GATHERED, 12);
  const most = await companions([...names(MOST_GATHERED), ...names(3)]);
  assert.deepEqual(
    most.map((list) => list?.length),
    Array.from({ length: MOST_GATHERED + 3 }, () => MOST_GATHERED - 1),
  );
  const tooMany = await companions(names(MOST_GATHERED + 1));
  assert.deepEqual(new Set(tooMany), new Set([null]));
});

test('what is gathered does not go by the order of the records', async () => {
  const names = ['Harriet', 'Gareth', 'Naomi', 'Victor', 'G', 'Harry', 'Winifred'];
  const rows = [...names, ...names].map((name, n): Row => [name, `ZE1 1A${'AB'[n % 2]}`]);
  const there = await companions(rows);
  const back = await companions(rows.toReversed());
  assert.deepEqual(back.toReversed(), there);
  assert.ok(there.every((list) => list === null || list?.join() === list?.toSorted().join()));
});

test('several columns are gathered, each by its own key, wherever they stand', async () => {
  const both: MatchModel = {
    ...model,
    columns: {
      neighbours: { from: 'given', gather: ['postcode'], type: 'text[]' },
      numbers: { from: 'number', gather: ['given'], type: 'text[]' },
      ...model.columns,
    },
  };
  const found = await gathered(
    [
      ['Harriet'],
      ['Gareth', 'ZE1 1AA', '57 Kiln Lane'],
      ['Naomi'],
      ['Harriet', 'ZE3 3XX', '88 Moor'],
    ],
    both,
  );
  assert.deepEqual(found, [
    { companions: ['naomi'], neighbours: ['gareth', 'naomi'], numbers: ['88'] },
    { companions: null, neighbours: ['harriet', 'naomi'], numbers: null },
    { companions: ['harriet'], neighbours: ['gareth', 'harriet'], numbers: null },
    { companions: null, neighbours: null, numbers: null },
  ]);
});

test('a model that gathers nothing has nothing to give', async () => {
  const { engine, input } = await engineWith(table([['Harriet'], ['Gareth']]));
  const { companions: _, ...columns } = model.columns;
  try {
    assert.equal((await gatheredValues(engine, { ...model, columns }, input, [0, 1])).size, 0);
  } finally {
    await engine.close();
  }
});

test('a column that cannot be gathered is refused by its field', async () => {
  const given = model.columns.companions;
  const wrong: Record<string, MatchModel['columns'][string]> = {
    'a key that is no column': { from: 'given', gather: ['postcode', 'uprn'], type: 'text[]' },
    'a name that every object has': { from: 'given', gather: ['constructor'], type: 'text[]' },
    'a value that is a column of the input': {
      from: 'Forename',
      gather: ['postcode'],
      type: 'text[]',
    },
    'a value that is gathered': { from: 'companions', gather: ['postcode'], type: 'text[]' },
    'a key that is gathered': { from: 'given', gather: ['companions'], type: 'text[]' },
    'a key that is a list': { from: 'given', gather: ['words'], type: 'text[]' },
    'several values': { from: ['given', 'number'], gather: ['postcode'], type: 'text[]' },
    itself: { from: 'others', gather: ['postcode'], type: 'text[]' },
    'a type that is no list': { from: 'given', gather: ['postcode'], type: 'text' },
    'no type': { from: 'given', gather: ['postcode'] },
  };
  for (const [what, others] of Object.entries(wrong)) {
    const columns = {
      ...model.columns,
      words: { from: 'given', derive: 'words', type: 'text[]' } as const,
      others,
      ...(given === undefined ? {} : { companions: given }),
    };
    await assert.rejects(gathered([['Harriet']], { ...model, columns }), (error: unknown) => {
      const { code, location, hint } = error as Record<string, unknown>;
      assert.equal(code, 'model/gather', what);
      assert.deepEqual(location, { field: 'columns.others.gather' }, what);
      assert.match(String(hint), /text\[\]/);
      return true;
    });
  }
});

test('nothing is gathered of a column that is no text, and no column is made from a gathered one', async () => {
  const { companions: companionsColumn, ...own } = model.columns;
  assert.ok(companionsColumn);
  const born: MatchModel['columns'] = {
    born: { from: 'Born', type: 'date' },
    age: { from: 'Age', type: 'number' },
  };
  const of = (from: string) => ({ from, gather: ['postcode'], type: 'text[]' }) as const;
  const wrong: Record<string, readonly [field: string, columns: MatchModel['columns']]> = {
    'dates gathered': ['others.gather', { others: of('born') }],
    'numbers gathered': ['others.gather', { others: of('age') }],
    'as it is': ['others.from', { others: { from: 'companions', type: 'text[]' } }],
    'by its name alone': ['others.from', { others: { from: 'companions' } }],
    'derived from': ['others.from', { others: { from: 'companions', derive: 'initial' } }],
    'by way of another': [
      'between.from',
      { others: { from: 'between' }, between: { from: 'companions' } },
    ],
  };
  for (const [what, [field, columns]] of Object.entries(wrong)) {
    // Wherever it stands: before what it is made from, or behind.
    for (const spoilt of [
      { ...own, ...born, companions: companionsColumn, ...columns },
      { ...columns, companions: companionsColumn, ...born, ...own },
    ]) {
      const broken: MatchModel = { ...model, columns: spoilt };
      const isRefused = (error: unknown): boolean => {
        const { code, location } = error as Record<string, { field?: string }>;
        assert.equal(code, 'model/gather', what);
        assert.equal(location?.field, `columns.${field}`, what);
        return true;
      };
      assert.throws(() => parseModel(JSON.stringify(broken)), isRefused);
      await assert.rejects(gathered([['Harriet']], broken), isRefused);
    }
  }
});

test('text that is made from dates or lists as they stand is not gathered, and the input decides', async () => {
  const of = (whole: MatchModel['columns'][string]): MatchModel => ({
    ...model,
    columns: {
      given: { from: 'Forename' },
      postcode: { from: 'Postcode' },
      whole,
      copy: { from: 'whole' },
      again: { from: 'copy', type: 'text' },
      others: { from: 'again', gather: ['postcode'], type: 'text[]' },
    },
  });
  for (const whole of [
    { from: 'Forename', type: 'date' },
    { from: 'Forename', type: 'number' },
    { from: 'Forename', split: ' ', type: 'text[]' },
  ] as const) {
    await assert.rejects(gathered([['Harriet'], ['Gareth']], of(whole)), (error: unknown) => {
      const { code, location } = error as Record<string, unknown>;
      assert.equal(code, 'model/gather', whole.type);
      assert.deepEqual(location, { field: 'columns.others.gather' });
      return true;
    });
  }
  const text = of({ from: 'Forename' });
  const found = await gathered([['Harriet'], ['Gareth']], text);
  assert.deepEqual(found, [{ others: ['Gareth'] }, { others: ['Harriet'] }]);
  // A column of the input goes before one of the model of the same name.
  const { whole: _, ...others } = of({ from: 'Forename' }).columns;
  const columns = {
    ...others,
    Forename: { from: 'Address', type: 'date' },
    copy: { from: 'Forename' },
  } as const;
  assert.deepEqual(await gathered([['Harriet'], ['Gareth']], { ...model, columns }), found);
});

test('a home is told by dates and numbers as well as by text', async () => {
  const columns: MatchModel['columns'] = {
    given: { from: 'Forename', standardise: 'given-name' },
    number: { from: 'Address', type: 'number' },
    since: { from: 'Postcode', type: 'date' },
    companions: { from: 'given', gather: ['number', 'since'], type: 'text[]' },
  };
  const found = await gathered(
    [
      ['Harriet', '2020-01-31', '4'],
      ['Gareth', '2020-01-31', '4.0'],
      ['Naomi', '2020-02-01', '4'],
    ],
    { ...model, columns },
  );
  assert.deepEqual(
    found.map((values) => values.companions),
    [['gareth'], ['harriet'], null],
  );
});

test('columns that are named after each other are refused, gathered from or not', async () => {
  const circle: MatchModel['columns'] = {
    one: { from: 'two' },
    two: { from: 'three' },
    three: { from: 'one' },
  };
  const gatheredOf = { from: 'two', gather: ['postcode'], type: 'text[]' } as const;
  for (const columns of [
    { ...model.columns, ...circle },
    { others: gatheredOf, ...circle, ...model.columns },
  ]) {
    await assert.rejects(gathered([['Harriet']], { ...model, columns }), (error: unknown) => {
      const { code, location } = error as Record<string, unknown>;
      assert.equal(code, 'model/circular-columns');
      assert.deepEqual(location, { field: 'columns.one.from' });
      return true;
    });
  }
});

const LETTERS = 'abcdefghijklmnopqrst';

/** Two hundred families of few names, each with an old home and a new one. */
function families(): TextColumns {
  const number = numbersFrom(17);
  const rows: Row[] = [];
  for (let family = 0; family < 200; family++) {
    const members = Array.from({ length: 1 + number(5) }, () => `${LETTERS[number(20)]}iram`);
    for (const home of [number(4000), number(4000)]) {
      for (const name of members) {
        const letter = number(12) === 0 ? name.slice(0, 1) : name;
        rows.push([number(15) === 0 ? null : letter, 'ZE1 1AA', `${home} Moor`]);
      }
    }
  }
  return table(rows);
}

/** All weights given: what is compared is what was gathered. */
const moved: MatchModel = {
  ...model,
  comparisons: [
    {
      name: 'given',
      levels: [
        { when: { exact: 'given' }, m: 0.9, u: 0.05 },
        { when: 'else', m: 0.1, u: 0.95 },
      ],
    },
    {
      name: 'companions',
      missing: 'l.companions is null or r.companions is null or l.number = r.number',
      levels: [
        { when: { overlap: 'companions', atLeast: 2 }, m: 0.4, u: 0.01 },
        { when: { overlap: 'companions', atLeast: 1 }, m: 0.3, u: 0.09 },
        { when: 'else', m: 0.3, u: 0.9 },
      ],
    },
  ],
  blocking: [
    { on: ['given'] },
    { on: ['number'] },
    { on: ['companions'], explode: ['companions'] },
  ],
  prior: 0.01,
  thresholds: { link: 0.5, review: 1e-9 },
};

test('gathered columns are compared alike in process, by SQL, and pair by pair', async () => {
  const { engine, input } = await engineWith(families());
  const compare = async (on: LinkageEngine) => {
    const result = await linkRecords(on, moved, input);
    const { l, r, weight } = result.scored;
    const pairs = Array.from(l, (left, i) => ({ left, right: r[i] ?? -1, weight: weight[i] ?? 0 }));
    pairs.sort((a, b) => a.left - b.left || a.right - b.right);
    return { result, pairs };
  };
  try {
    const { result, pairs } = await compare(engine);
    assert.ok(pairs.length > 1000, `only ${pairs.length} pairs were compared`);
    assert.deepEqual((await compare(withoutComparison(engine))).pairs, pairs);
    const rids = Array.from({ length: input.recordCount }, (_, rid) => rid);
    const values = await gatheredValues(engine, moved, input, rids);
    // A saved model, read again, says the same of two records with what was gathered for them.
    const saved = parseModel(JSON.stringify(trainedModel(result, {})));
    assert.deepEqual(saved.columns.companions, model.columns.companions);
    const fields = families();
    const received = (rid: number) => ({
      dataset: 'people',
      id: `${rid}`,
      values: {
        ...Object.fromEntries(Object.entries(fields).map(([name, all]) => [name, all[rid]])),
        ...values.get(rid),
      },
    });
    const levels = new Map<string | null, number>();
    for (const { left, right, weight } of pairs.slice(0, 2000)) {
      const explained = explainPair(saved, Object.keys(fields), received(left), received(right));
      assert.ok(Math.abs(explained.weight - weight) < 1e-9, `pair ${left} and ${right}`);
      const level = explained.steps.find(({ comparison }) => comparison === 'companions')?.level;
      levels.set(level ?? null, (levels.get(level ?? null) ?? 0) + 1);
    }
    assert.equal(levels.size, 4, `levels met: ${[...levels.keys()]}`);
  } finally {
    await engine.close();
  }
});

test('a record scored alone has nothing gathered, and is not compared by it', async () => {
  const alone = (given: string, address: string) => ({
    dataset: 'people',
    id: address,
    values: { Forename: given, Postcode: 'ZE1 1AA', Address: address },
  });
  const columns = ['Forename', 'Postcode', 'Address'];
  const { engine, input } = await engineWith(families());
  try {
    const trained = trainedModel(await linkRecords(engine, moved, input), {});
    const pair = explainPair(trained, columns, alone('Biram', '1 Moor'), alone('Biram', '2 Moor'));
    const step = pair.steps.find(({ comparison }) => comparison === 'companions');
    assert.equal(step?.level, null);
    assert.equal(step?.weight, 0);
  } finally {
    await engine.close();
  }
});
