import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { conditionWords } from './condition-words.ts';
import { ruleWords } from './rule-words.ts';

describe('what a model says, in words', () => {
  test('a blocking rule is what two records have in common', () => {
    assert.equal(
      ruleWords({ on: ['postcode', 'left(given, 1)'] }),
      'the same postcode and the same first letter of the first name',
    );
    assert.equal(
      ruleWords({ on: ['left(given, 3)', 'substr(surname, 1, 3)', 'left(postcode, 4)'] }),
      'the same first 3 letters of the first name, the same first 3 letters of the last name and the same first 4 characters of the postcode',
    );
    assert.equal(
      ruleWords({ on: ['phones'], explode: ['phones'] }),
      'one in common of the telephone numbers',
    );
  });

  test('what nobody foresaw is said as it is written', () => {
    assert.equal(ruleWords({ on: ['lower(team_name)'] }), 'the same value of lower(team_name)');
    assert.equal(ruleWords({ on: ['team_name'] }), 'the same team name');
    assert.equal(ruleWords({ on: ['constructor'] }), 'the same constructor');
    assert.equal(conditionWords({ expression: 'l.a < r.a' }), 'l.a < r.a');
  });

  test('a condition names what is compared and how near it is', () => {
    for (const [when, words] of [
      ['else', 'anything else'],
      [{ exact: 'postcode' }, 'the same postcode'],
      [{ swapped: ['given', 'surname'] }, 'first name and last name swapped'],
      [
        { jaroWinkler: 'surname', atLeast: 0.9 },
        'nearly the same last name (Jaro-Winkler similarity of 0.9 or more)',
      ],
      [{ levenshtein: 'postcode', atMost: 1 }, 'postcode with one change at most'],
      [{ damerauLevenshtein: 'birth', atMost: 2 }, 'date of birth with 2 changes or swaps at most'],
      [{ date: 'birth', within: 1, unit: 'year' }, 'date of birth within 1 year'],
      [{ overlap: 'phones', atLeast: 1 }, '1 or more in common of the telephone numbers'],
      [
        { all: [{ exact: 'given' }, { any: [{ exact: 'email' }, { exact: 'nino' }] }] },
        'the same first name, and the same email address, or the same National Insurance number',
      ],
    ] as const) {
      assert.equal(conditionWords(when), words);
    }
  });
});
