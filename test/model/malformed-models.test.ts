import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError, ReeveError } from '../../src/kernel/index.ts';
import type { MatchModel } from '../../src/linkage/model/match-model.ts';
import { parseModel, validateModel } from '../../src/linkage/model/validate.ts';

/** A sound model, which every case spoils in one place. */
const sound = (): Record<string, unknown> & Mutable<MatchModel> =>
  structuredClone({
    format: 'reeve-match-model/1',
    linkType: 'dedupe',
    columns: {
      first_name: { from: 'first_name', standardise: 'given-name' },
      surname: { from: 'surname', standardise: 'surname' },
      dob: { from: 'dob', standardise: 'date', type: 'date' },
      age: { from: 'age', type: 'number' },
      phones: { from: 'phones', split: ';', type: 'text[]' },
    },
    comparisons: [
      {
        name: 'surname',
        levels: [
          { when: { exact: 'surname' }, termFrequency: { column: 'surname' } },
          { when: { jaroWinkler: 'surname', atLeast: 0.9 } },
          { when: 'else' },
        ],
      },
      { name: 'dob', levels: [{ when: { exact: 'dob' } }, { when: 'else' }] },
    ],
    blocking: [{ on: ['surname'] }, { on: ['dob'] }],
  } as const) as never;

// biome-ignore lint/suspicious/noExplicitAny: cases write what the types forbid
type Mutable<_T> = any;

interface Case {
  readonly what: string;
  readonly spoil: (model: Mutable<MatchModel>) => void;
  readonly code: string;
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
}

const level = (when: unknown) => (model: Mutable<MatchModel>) => {
  model.comparisons[1].levels[0].when = when;
};

const cases: readonly Case[] = [
  {
    what: 'more outcomes of a comparison than are kept apart',
    spoil: (model) => {
      const bounds = Array.from({ length: 15 }, (_, i) => 0.99 - i / 100);
      model.comparisons[0].levels = [
        ...bounds.map((atLeast) => ({
          when: { jaroWinkler: 'surname', atLeast },
          termFrequency: { column: 'surname' },
        })),
        { when: 'else' },
      ];
    },
    code: 'model/levels',
    field: 'comparisons[0].levels',
    message: 'The comparison has 271 outcomes, and 255 are the most',
    hint: 'A level with a term frequency counts as 18: give it to fewer levels.',
  },
  {
    what: 'matches and relatives that are all pairs there are',
    spoil: (model) => {
      model.prior = 0.5;
      model.relatives = 0.5;
    },
    code: 'model/probabilities',
    field: 'relatives',
    message: 'prior (0.5) and relatives (0.5) leave no pair that is neither',
    hint: 'Correct them: nearly all pairs of records are of strangers.',
  },
  {
    what: 'an unknown field',
    spoil: (model) => {
      model.comparison = [];
    },
    code: 'model/invalid',
    field: 'comparison',
    message: 'Unknown field "comparison"',
    hint: 'Did you mean "comparisons"?',
  },
  {
    what: 'an unknown field deep inside',
    spoil: (model) => {
      model.comparisons[0].levels[0].termFrequencies = true;
    },
    code: 'model/invalid',
    field: 'comparisons[0].levels[0].termFrequencies',
    message: 'Unknown field "termFrequencies"',
    hint: 'Did you mean "termFrequency"?',
  },
  {
    what: 'a field of the wrong type',
    spoil: (model) => {
      model.blocking[0].on = 'surname';
    },
    code: 'model/invalid',
    field: 'blocking[0].on',
    message: 'Expected a list, not "surname"',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'a missing field',
    spoil: (model) => {
      delete model.linkType;
    },
    code: 'model/invalid',
    field: 'linkType',
    message: 'This field is missing',
    hint: 'It is "dedupe", "link-only" or "link-and-dedupe".',
  },
  {
    what: 'a value that is none of the choices',
    spoil: (model) => {
      model.linkType = 'dedup';
    },
    code: 'model/invalid',
    field: 'linkType',
    message: 'Not "dedup" but "dedupe", "link-only" or "link-and-dedupe"',
    hint: 'Did you mean "dedupe"?',
  },
  {
    what: 'another version of the format',
    spoil: (model) => {
      model.format = 'reeve-match-model/2';
      model.novelty = true;
    },
    code: 'model/format',
    field: 'format',
    message: 'Format "reeve-match-model/2" is not known',
    hint: 'This version of Reeve reads "reeve-match-model/1". 1 more fault after it.',
  },
  {
    what: 'no comparison',
    spoil: (model) => {
      model.comparisons = [];
    },
    code: 'model/invalid',
    field: 'comparisons',
    message: 'This list is empty',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'a rule on nothing',
    spoil: (model) => {
      model.blocking[1].on = [];
    },
    code: 'model/invalid',
    field: 'blocking[1].on',
    message: 'This list is empty',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'more rules than a pair can carry',
    spoil: (model) => {
      model.blocking = Array.from({ length: 25 }, () => ({ on: ['surname'] }));
    },
    code: 'model/invalid',
    field: 'blocking',
    message: 'This list has more than 24 elements',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'a probability above 1',
    spoil: (model) => {
      model.comparisons[0].levels[1].m = 1.2;
    },
    code: 'model/invalid',
    field: 'comparisons[0].levels[1].m',
    message: 'Must be 1 or less',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'an unknown comparator',
    spoil: level({ jarowinkler: 'surname', atLeast: 0.9 }),
    code: 'model/invalid',
    field: 'comparisons[1].levels[0].when',
    message: 'Not a condition: {"jarowinkler":"surname","atLeast":0.9}',
    hint: 'Did you mean "jaroWinkler"?',
  },
  {
    what: 'a comparator without its threshold',
    spoil: level({ levenshtein: 'surname' }),
    code: 'model/invalid',
    field: 'comparisons[1].levels[0].when.atMost',
    message: 'This field is missing',
    hint: 'It is a number.',
  },
  {
    what: 'a comparator with the threshold of another',
    spoil: level({ levenshtein: 'surname', atLeast: 2 }),
    code: 'model/invalid',
    field: 'comparisons[1].levels[0].when.atMost',
    message: 'This field is missing',
    hint: 'It is a number.',
  },
  {
    what: 'a comparator with a field too many',
    spoil: level({ exact: 'dob', atLeast: 1 }),
    code: 'model/invalid',
    field: 'comparisons[1].levels[0].when.atLeast',
    message: 'Unknown field "atLeast"',
    hint: 'Known here: exact.',
  },
  {
    what: 'a unit of time that is none',
    spoil: level({ date: 'dob', within: 1, unit: 'days' }),
    code: 'model/invalid',
    field: 'comparisons[1].levels[0].when.unit',
    message: 'Not "days" but "day", "month" or "year"',
    hint: 'Did you mean "day"?',
  },
  {
    what: 'levels without else',
    spoil: (model) => {
      model.comparisons[0].levels.pop();
    },
    code: 'model/levels',
    field: 'comparisons[0].levels[1]',
    message: 'The last level, and only it, is "else"',
    hint: 'End the levels with { "when": "else" }.',
  },
  {
    what: 'else before the last level',
    spoil: (model) => {
      model.comparisons[0].levels.unshift(model.comparisons[0].levels.pop());
    },
    code: 'model/levels',
    field: 'comparisons[0].levels[0]',
    message: 'The last level, and only it, is "else"',
    hint: 'End the levels with { "when": "else" }.',
  },
  {
    what: 'an unknown column in a comparator',
    spoil: level({ exact: 'sirname' }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when',
    message: 'No column "sirname".',
    hint: 'Did you mean surname?',
  },
  {
    what: 'an unknown column in an expression',
    spoil: level({ expression: 'l.dob = r.dobb' }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when',
    message: 'No column "dobb" in "l.dob = r.dobb".',
    hint: 'Did you mean dob?',
  },
  {
    what: 'an unknown function',
    spoil: level({ expression: 'jaro_wrinkler(l.surname, r.surname) > 0.9' }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when',
    message: 'No function "jaro_wrinkler" in "jaro_wrinkler(l.surname, r.surname) > 0.9".',
    hint: 'Did you mean jaro_winkler?',
  },
  {
    what: 'an expression that does not parse',
    spoil: level({ expression: 'l.dob = ' }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when.expression',
    message: 'Expected a value, it ends in "l.dob = ".',
    hint: 'See the guide for the expression language.',
  },
  {
    what: 'an expression that is no condition',
    spoil: level({ expression: 'levenshtein(l.surname, r.surname)' }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when',
    message: 'A condition is true or false, this is number',
    hint: 'Compare it with something, such as "... >= 0.9".',
  },
  {
    what: 'a comparator on a column of another type',
    spoil: level({ levenshtein: 'age', atMost: 1 }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when',
    message: 'levenshtein given a number, a number.',
    hint: 'It is levenshtein(text, text).',
  },
  {
    what: 'a comparison between types',
    spoil: level({ expression: 'l.dob = r.surname' }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when',
    message: '"=" between a date and text in "l.dob = r.surname".',
    hint: "A date is written date '1990-01-31'.",
  },
  {
    what: 'else inside another condition',
    spoil: level({ any: [{ exact: 'dob' }, 'else'] }),
    code: 'model/expression',
    field: 'comparisons[1].levels[0].when.any[1]',
    message: '"else" stands alone.',
    hint: 'Make it the last level.',
  },
  {
    what: 'an unknown standardiser',
    spoil: (model) => {
      model.columns.surname.standardise = 'sirname';
    },
    code: 'model/unknown-standardiser',
    field: 'columns.surname.standardise',
    message: 'No standardiser "sirname"',
    hint: 'Did you mean "surname"?',
  },
  {
    what: 'an unknown derivation',
    spoil: (model) => {
      model.columns.sound = { from: 'surname', derive: 'metaphone-double' };
    },
    code: 'model/unknown-derivation',
    field: 'columns.sound.derive',
    message: 'No derivation "metaphone-double"',
    hint: 'Known: double-metaphone, nickname-group, spelling, spelling-group, family-stem, joined-words, soundex, initial, initials, first-word, last-word, words, sorted-words, consonants, digits, house-number, first-and-last-word, middle-words, address-numbers, sex, age-group-of-title, phone-numbers, outward, sector, area, email-local, email-domain, year, month-day, year-month.',
  },
  {
    what: 'a derivation that gives a list to a column of text',
    spoil: (model) => {
      model.columns.parts = { from: 'surname', derive: 'words' };
    },
    code: 'model/column-type',
    field: 'columns.parts.type',
    message: 'Derivation "words" gives a list, and the column\'s type is text',
    hint: 'Give the column the type "text[]".',
  },
  {
    what: 'columns derived in a circle',
    spoil: (model) => {
      model.columns.one = { from: 'two', derive: 'initial' };
      model.columns.two = { from: 'one', derive: 'initial' };
    },
    code: 'model/circular-columns',
    field: 'columns.one.from',
    message: 'Column "one" is made from itself: one from two from one',
    hint: 'Make it from a column of the input.',
  },
  {
    what: 'a column made from a gathered one',
    spoil: (model) => {
      model.columns.others = { from: 'first_name', gather: ['dob', 'age'], type: 'text[]' };
      model.columns.names = { from: 'others', type: 'text[]' };
    },
    code: 'model/gather',
    field: 'columns.names.from',
    message: 'Column "names" is made from "others", which is gathered from other records',
    hint: 'Make it from a column that is not gathered; if a column of the input is meant, call the gathered one something else.',
  },
  ...['dob', 'age', 'phones'].map((from) => ({
    what: `a gathered column of ${from}, which is no text`,
    spoil: (model: Mutable<MatchModel>) => {
      model.columns.others = { from, gather: ['surname'], type: 'text[]' };
    },
    code: 'model/gather',
    field: 'columns.others.gather',
    message: `Column "others" cannot be gathered from "${from}"`,
    hint: 'Its type is "text[]"; "from" names a column of text of the model, and "gather" columns of it with one value, none of them gathered.',
  })),
  {
    what: 'two comparisons of one name',
    spoil: (model) => {
      model.comparisons[1].name = 'surname';
    },
    code: 'model/duplicate-name',
    field: 'comparisons[1].name',
    message: 'Two comparisons are called "surname"',
    hint: 'The first is comparisons[0]: rename one.',
  },
  {
    what: 'the same comparison twice',
    spoil: (model) => {
      model.comparisons.push({ ...model.comparisons[1], name: 'born' });
    },
    code: 'model/duplicate-comparison',
    field: 'comparisons[2]',
    message: '"born" compares the same as "dob": its evidence would count twice',
    hint: 'Leave one out.',
  },
  {
    what: 'probabilities that do not add up',
    spoil: (model) => {
      [0.9, 0.2].forEach((m, j) => {
        model.comparisons[1].levels[j].m = m;
      });
    },
    code: 'model/probabilities',
    field: 'comparisons[1].levels',
    message: 'The m of all levels add up to 1.100, not 1',
    hint: 'Correct them, or leave one out to have it estimated.',
  },
  {
    what: 'probabilities that leave nothing for the rest',
    spoil: (model) => {
      [0.9, 0.2].forEach((u, j) => {
        model.comparisons[0].levels[j].u = u;
      });
    },
    code: 'model/probabilities',
    field: 'comparisons[0].levels',
    message: 'The u given add up to 1.100 and leave nothing for the other levels',
    hint: 'Correct them.',
  },
  {
    what: 'a fixed value that is not given',
    spoil: (model) => {
      model.comparisons[1].levels[0].fixed = 'both';
    },
    code: 'model/probabilities',
    field: 'comparisons[1].levels[0].fixed',
    message: 'm is fixed but not given',
    hint: 'Give m, or have it estimated.',
  },
  {
    what: 'thresholds the wrong way round',
    spoil: (model) => {
      model.thresholds = { link: 0.5, review: 0.9 };
    },
    code: 'model/thresholds',
    field: 'thresholds.review',
    message: 'The review threshold (0.9) is above the link threshold (0.5)',
    hint: 'Give a review threshold at or below the link threshold.',
  },
  {
    what: 'groups that count for more than all there is',
    spoil: (model) => {
      model.clustering = { groupShare: 1.5 };
    },
    code: 'model/invalid',
    field: 'clustering.groupShare',
    message: 'Must be 1 or less',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'groups that count for less than nothing',
    spoil: (model) => {
      model.clustering = { groupShare: -0.1 };
    },
    code: 'model/invalid',
    field: 'clustering.groupShare',
    message: 'Must be 0 or more',
    hint: 'See docs/match-model.schema.json.',
  },
  {
    what: 'a rule on a list',
    spoil: (model) => {
      model.blocking[0].on = ['phones'];
    },
    code: 'model/blocking',
    field: 'blocking[0].on[0]',
    message: '"phones" is a list, which has no equality of its own',
    hint: 'Name the column in "explode" to match on any element in common.',
  },
  {
    what: 'a list exploded that is none',
    spoil: (model) => {
      model.blocking[0].explode = ['surname'];
    },
    code: 'model/blocking',
    field: 'blocking[0].on[0]',
    message: 'Column "surname" is not a list and cannot be exploded',
    hint: 'Take it out of "explode".',
  },
  {
    what: 'a list exploded that the rule does not block on',
    spoil: (model) => {
      model.blocking[0].explode = ['phones'];
    },
    code: 'model/blocking',
    field: 'blocking[0].explode[0]',
    message: '"phones" is exploded but the rule does not block on it',
    hint: 'Put it in "on" by itself, or leave it out here. "on" has: surname.',
  },
  {
    what: 'a rule about a pair',
    spoil: (model) => {
      model.blocking[0].on = ['l.surname = r.surname'];
    },
    code: 'model/expression',
    field: 'blocking[0].on[0]',
    message: 'There is no l: this is about one record in "l.surname = r.surname".',
    hint: 'Write surname.',
  },
  {
    what: 'the frequency of lists',
    spoil: (model) => {
      model.comparisons[0].levels[0].termFrequency.column = 'phones';
    },
    code: 'model/term-frequency',
    field: 'comparisons[0].levels[0].termFrequency.column',
    message: 'Column "phones" holds lists, whose frequency is not counted',
    hint: 'Single-valued columns: first_name, surname, dob, age.',
  },
  {
    what: 'the frequency of a column that is none',
    spoil: (model) => {
      model.comparisons[0].levels[0].termFrequency.column = 'toString';
    },
    code: 'model/term-frequency',
    field: 'comparisons[0].levels[0].termFrequency.column',
    message: 'No column "toString"',
    hint: 'Single-valued columns: first_name, surname, dob, age.',
  },
  {
    what: 'the frequency of disagreement',
    spoil: (model) => {
      model.comparisons[0].levels[2].termFrequency = { column: 'surname' };
    },
    code: 'model/term-frequency',
    field: 'comparisons[0].levels[2].termFrequency',
    message: 'Records at "else" agree on no value whose frequency could count',
    hint: 'Put it on a level of agreement.',
  },
  {
    what: 'a rule for the prior whose recall is not known',
    spoil: (model) => {
      model.deterministic = [{ on: ['surname', 'dob'], use: 'prior' }];
    },
    code: 'model/training',
    field: 'deterministic[0].use',
    message: 'A rule for the prior needs to know what share of all matches the rules find',
    hint: 'Give training.recall, such as 0.7.',
  },
  {
    what: 'a recall of no rules',
    spoil: (model) => {
      model.training = { recall: 0.7 };
    },
    code: 'model/training',
    field: 'training.recall',
    message: 'A recall without deterministic rules says nothing',
    hint: 'Give deterministic rules, or leave it out to have the prior estimated.',
  },
];

function errorOf(work: () => unknown): ReeveError {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ReeveError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'the model was accepted' });
}

test('the model that the cases spoil is sound', () => {
  assert.deepEqual(validateModel(sound()), sound());
});

for (const { what, spoil, code, field, message, hint } of cases) {
  test(`refused: ${what}`, () => {
    const model = sound();
    spoil(model);
    const error = errorOf(() => validateModel(model, 'people.model.json'));
    assert.deepEqual(
      {
        code: error.code,
        field: error.location.field,
        file: error.location.file,
        message: error.message,
        hint: error.hint,
      },
      { code, field, file: 'people.model.json', message, hint },
    );
  });
}

const notJson: readonly (readonly [string, string, number, number, string])[] = [
  ['an empty file', '', 1, 1, 'The text ends where a value should be'],
  ['a comma missing', '{\n  "a": 1\n  "b": 2\n}', 3, 3, 'Found " where a comma or } should be'],
  ['a comma too many', '{ "a": [1, 2,] }', 1, 14, 'Found ] where a value should be'],
  ['single quotes', "{ 'a': 1 }", 1, 3, "Found ' where a key in double quotes should be"],
  ['a text not closed', '{\r\n "a": "b', 2, 7, 'A text that is not closed'],
  [
    'a line break in a text',
    '{ "a": "b\nc" }',
    1,
    10,
    'A line break or control character inside a text',
  ],
  ['a word that is none', '{ "a": True }', 1, 8, 'Found True where a value should be'],
  ['a comment', '// model\n{}', 1, 1, 'Found / where a value should be'],
  ['an end too early', '{ "a": { "b": 1 }', 1, 18, 'The text ends where a comma or } should be'],
  ['something after the end', '{} {}', 1, 4, 'Found { where the end should be'],
  ['a key given twice', '{ "a": 1,\n  "a": 2 }', 2, 3, 'The key "a" is given twice'],
  ['a backslash alone', '{ "a": "\\x" }', 1, 9, 'A backslash that escapes nothing'],
  ['nesting without end', '['.repeat(5000), 1, 102, 'Nested too deeply'],
];

for (const [what, text, line, column, message] of notJson) {
  test(`not JSON: ${what}`, () => {
    const error = errorOf(() => parseModel(text, 'people.model.json'));
    assert.equal(error.code, 'model/not-json');
    assert.equal(error.message, `The model is not JSON: ${message}`);
    assert.deepEqual(error.location, { file: 'people.model.json', line, column });
  });
}

test('a fault in a model read from text is placed on its line', () => {
  const model = sound();
  model.comparisons[1].levels[0].when = { exact: 'bod' };
  const text = `\uFEFF${JSON.stringify(model, null, 2)}`;
  const error = errorOf(() => parseModel(text, 'people.model.json'));
  const line = text.split('\n').findIndex((each) => each.includes('"bod"'));
  // The condition begins on the line above its column.
  assert.equal(error.location.line, line);
  assert.match(
    describeError(error),
    /^people\.model\.json:\d+, at comparisons\[1\]\.levels\[0\]\.when: No column "bod"/,
  );
});

test('a missing field is placed on the line of what it is missing from', () => {
  const text = JSON.stringify({ ...sound(), comparisons: [{ name: 'x' }] }, null, 2);
  const error = errorOf(() => parseModel(text));
  assert.equal(error.location.field, 'comparisons[0].levels');
  assert.equal(
    error.location.line,
    text.split('\n').findIndex((each) => each.includes('"name"')),
  );
});

test('a model in text is the model as parsed', () => {
  assert.deepEqual(parseModel(JSON.stringify(sound())), sound());
});
