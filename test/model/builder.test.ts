import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReeveError } from '../../src/kernel/index.ts';
import {
  addressComparison,
  dateComparison,
  dateOfBirthComparison,
  emailComparison,
  exactComparison,
  expression,
  firstAndLastNameComparison,
  identifierComparison,
  listComparison,
  matchModel,
  nameComparison,
  numberComparison,
  parseModel,
  planModel,
  postcodeComparison,
} from '../../src/linkage/index.ts';
import type { ConditionOn } from '../../src/linkage/model/builder.ts';
import type { Condition } from '../../src/linkage/model/match-model.ts';

const columns = {
  first_name: { from: 'first', standardise: 'given-name' },
  nicknames: { from: 'first_name', derive: 'nickname-group', type: 'text[]' },
  surname: { from: 'last', standardise: 'surname' },
  sound: { from: 'surname', derive: 'double-metaphone', type: 'text[]' },
  dob: { from: 'dob', standardise: 'date' },
  moved_in: { from: 'moved_in', standardise: 'date', type: 'date' },
  postcode: { from: 'postcode', standardise: 'postcode' },
  email: { from: 'email', standardise: 'email' },
  email_local: { from: 'email', derive: 'email-local' },
  card: { from: 'card' },
  address: { from: ['line1', 'line2'], standardise: 'address' },
  income: { from: 'income', type: 'number' },
  phones: { from: 'phones', split: ';', type: 'text[]' },
  gender: { from: 'gender', standardise: 'gender' },
} as const;

const everything = () =>
  matchModel({
    linkType: 'link-and-dedupe',
    columns,
    comparisons: [
      nameComparison('first_name', { nicknames: 'nicknames' }),
      nameComparison('surname', { sound: 'sound', name: 'family name', termFrequency: false }),
      firstAndLastNameComparison('first_name', 'surname'),
      dateOfBirthComparison('dob'),
      dateComparison('moved_in', { within: [{ within: 7, unit: 'day' }] }),
      postcodeComparison('postcode'),
      emailComparison('email', { local: 'email_local' }),
      identifierComparison('card'),
      addressComparison('address'),
      numberComparison('income', { within: [1000, 100] }),
      listComparison('phones'),
      exactComparison('gender'),
      {
        name: 'own',
        levels: [
          { when: { any: [{ exact: 'card' }, { swapped: ['first_name', 'surname'] }] } },
          { when: 'else' },
        ],
      },
    ],
    blocking: [
      { on: ['dob'] },
      { on: [expression('substr(surname, 1, 4)'), 'postcode'] },
      { on: ['phones'], explode: ['phones'] },
    ],
    deterministic: [{ on: ['surname', 'dob', 'card'] }],
  });

test('a model of every ready-made comparison is sound, and its JSON is the model', () => {
  const model = everything();
  assert.equal(model.format, 'reeve-match-model/1');
  assert.deepEqual(parseModel(JSON.stringify(model)), model);
  assert.equal(planModel(model).comparisons.length, 13);
  for (const { levels } of model.comparisons) assert.equal(levels.at(-1)?.when, 'else');
});

test('numbers are compared smallest difference first', () => {
  const { levels } = numberComparison('income', { within: [1000, 100] });
  assert.deepEqual(
    levels.map(({ when }) => when),
    [
      { exact: 'income' },
      { numeric: 'income', within: 100 },
      { numeric: 'income', within: 1000 },
      'else',
    ],
  );
});

test('what the compiler cannot see is refused when the model is made', () => {
  assert.throws(
    () =>
      matchModel({
        linkType: 'dedupe',
        columns,
        comparisons: [exactComparison('gender')],
        blocking: [{ on: [expression('substr(surname)')] }],
      }),
    (error) => error instanceof ReeveError && error.code === 'model/expression',
  );
});

/** Never run: each call must fail to compile, which the type check of the tests shows. */
function namesThatDoNotCompile(): void {
  const rest = { linkType: 'dedupe', columns, blocking: [{ on: ['dob'] }] } as const;
  // @ts-expect-error: no such column in a ready-made comparison
  matchModel({ ...rest, comparisons: [nameComparison('sirname')] });
  // @ts-expect-error: no such column in a second place of a ready-made comparison
  matchModel({ ...rest, comparisons: [emailComparison('email', { local: 'emial' })] });
  matchModel({
    ...rest,
    // @ts-expect-error: no such column in a condition
    comparisons: [{ name: 'x', levels: [{ when: { exact: 'sirname' } }, { when: 'else' }] }],
  });
  matchModel({
    ...rest,
    comparisons: [
      {
        name: 'x',
        levels: [
          // @ts-expect-error: no such column for the frequency
          { when: { exact: 'surname' }, termFrequency: { column: 'sirname' } },
          { when: 'else' },
        ],
      },
    ],
  });
  const comparisons = [exactComparison('gender' as const)];
  // @ts-expect-error: no such column in a rule, and a bare text is no expression
  matchModel({ ...rest, comparisons, blocking: [{ on: ['substr(surname, 1, 4)'] }] });
  // @ts-expect-error: a column that is no list cannot be exploded
  matchModel({ ...rest, comparisons, blocking: [{ on: ['dob'], explode: ['dob'] }] });
  // @ts-expect-error: no such column in a deterministic rule
  matchModel({ ...rest, comparisons, deterministic: [{ on: ['sirname'] }] });
  // @ts-expect-error: no such link type
  matchModel({ ...rest, comparisons, linkType: 'merge' });
}

/** The builder's conditions and the model's are the same, for any names. */
const toModel = (condition: ConditionOn<string>): Condition => condition;
const toBuilder = (condition: Condition): ConditionOn<string> => condition;

test('the types that check names are the types of the model', () => {
  const condition: Condition = { exact: 'surname' };
  assert.equal(toModel(toBuilder(condition)), condition);
  assert.equal(typeof namesThatDoNotCompile, 'function');
});
