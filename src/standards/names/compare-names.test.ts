import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareNames } from './compare-names.ts';
import { parsePersonName } from './parse-person-name.ts';
import type { PersonName, PersonNameParts } from './person-name.ts';
import type { NameRelation } from './relations.ts';

type Written = string | PersonNameParts;
type Row = readonly [a: Written, b: Written, ...relations: NameRelation[]];

function read(written: Written): PersonName {
  const { value } = parsePersonName(written);
  assert.ok(value, `${JSON.stringify(written)} has a name`);
  return value;
}

function table(title: string, compatible: boolean, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [a, b, ...relations] of rows) {
      it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${relations.join(', ')}`, () => {
        const found = compareNames(read(a), read(b));
        assert.deepEqual([...found.relations].sort(), [...relations].sort());
        assert.equal(found.compatible, compatible);
        assert.deepEqual(compareNames(read(b), read(a)), found, 'the other way round');
      });
    }
  });
}

table('names that may be one person’s', true, [
  ['John Smith', 'JOHN SMITH', 'same'],
  ['John Smith', 'Smith, Mr John', 'same'],
  ["Mary O'Brien", 'Mary OBrien', 'same'],
  ['José García', 'Jose Garcia', 'same'],
  ['Ann Smith-Jones', 'Smith Jones, Ann', 'same'],
  ['Ian McDonald', 'Ian Mc Donald', 'same'],
  ['Bob Smith', 'Robert Smith', 'nickname'],
  ['Alex Jones', 'Alexandra Jones', 'nickname'],
  ['Alex Jones', 'Alexander Jones', 'nickname'],
  ['Robert (Bob) Smith', 'Bob Smith', 'nickname'],
  ['Wilfred "Chalky" White', 'Chalky White', 'nickname'],
  ['J Smith', 'John Smith', 'initial'],
  ['J R Smith', 'John Robert Smith', 'initial'],
  ['John R Smith', 'John Robert Smith', 'initial'],
  ['John Smith', 'John Paul Smith', 'extra-part'],
  ['Paul Smith', 'John Paul Smith', 'middle-as-first'],
  ['Iqbal Khan', 'Mohammed Iqbal Khan', 'middle-as-first'],
  ['Mohammed Khan', 'Muhammad Khan', 'transcription'],
  ['Md Karim', 'Mohammed Kareem', 'transcription'],
  ['Mohammed Hussain', 'Muhammad Hussein', 'transcription'],
  ['Fatima Choudhury', 'Fathima Chowdhury', 'transcription'],
  ['Sean Murphy', 'Shaun Murphy', 'spelling'],
  ['Catherine Clark', 'Katherine Clarke', 'spelling'],
  ['Mary Smith', 'Mary Smyth', 'spelling'],
  ['Ian MacDonald', 'Ian McDonald', 'spelling'],
  ['Mary Ann Smith', 'Maryann Smith', 'joined'],
  ['Tai Man Chan', 'Taiman Chan', 'joined'],
  ['Wang Xiao Ming', 'Xiaoming Wang', 'joined'],
  [{ forename: 'Ana', surname: 'De Souza' }, { forename: 'Ana', surname: 'Desouza' }, 'joined'],
  [{ forename: 'Smith', surname: 'John' }, 'John Smith', 'exchanged'],
  [{ forename: 'Chan', surname: 'Tai Man' }, 'Chan, Tai Man', 'exchanged'],
  [{ forename: 'Chan Tai', surname: 'Man' }, { forename: 'Tai Man', surname: 'Chan' }, 'exchanged'],
  ['Ann Smith-Jones', 'Ann Jones-Smith', 'reordered'],
  ['Ann Smith-Jones', 'Ann Jones', 'half-of-double-barrelled'],
  ['Ann Smith-Jones', 'Ann Smith', 'half-of-double-barrelled'],
  ['Maria Garcia Lopez', 'Maria Garcia', 'half-of-double-barrelled'],
  ['Anna van der Berg', 'Anna Berg', 'extra-part'],
  ['Jan Kowalski', 'Jan Kowalska', 'gendered-form'],
  [
    { forename: 'Eva', surname: 'Novak' },
    { forename: 'Eva', surname: 'Nováková' },
    'gendered-form',
  ],
  [
    { forename: 'Olga', surname: 'Ivanov' },
    { forename: 'Olga', surname: 'Ivanova' },
    'gendered-form',
  ],
  [
    { forename: 'Rasa', surname: 'Kazlauskas' },
    { forename: 'Rasa', surname: 'Kazlauskienė' },
    'gendered-form',
  ],
  ['Mary Smith (née Jones)', 'Mary Jones', 'former-name'],
  ['Mary Smith (formerly Mary Jones)', 'Mary Jones', 'former-name'],
  ['Harpreet Kaur', 'Harpreet Kaur Dhillon', 'honorific', 'extra-part'],
  ['Rukhsana Begum', 'Rukhsana Begum Khan', 'honorific', 'extra-part'],
  [
    { forename: 'Harpreet', surname: 'Kaur' },
    { forename: 'Harpreet', surname: 'Kaur Dhillon' },
    'half-of-double-barrelled',
  ],
  ['Abdi Farah Warsame', 'Abdi Farah', 'extra-part'],
  ['Иван Петров', 'Ivan Petrov', 'transcription'],
  ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos', 'transcription'],
  [
    { forename: 'محمد', surname: 'خان' },
    { forename: 'Mohammed', surname: 'Khan' },
    'transcription',
  ],
  ['Mrs Smith', 'Mary Smith', 'missing'],
]);

table('names that may not', false, [
  ['John Smith', 'Mary Smith', 'unrelated'],
  ['John Smith', 'John Jones', 'unrelated'],
  ['John Smith', 'Mary Jones', 'unrelated'],
  ['J Smith', 'Robert Smith', 'unrelated'],
  ['John Smith Jnr', 'John Smith Snr', 'other-generation'],
  ['Francis Brown', 'Harry Brown', 'unrelated'],
  ['Rukhsana Begum', 'Rukhsana Khan', 'unrelated'],
  [
    { forename: 'Jon', surname: 'Jónsson' },
    { forename: 'Jon', surname: 'Jónsdóttir' },
    'unrelated',
  ],
]);

describe('two people of one first name and two middle names', () => {
  it('are told by their middle names, which a form may have wrong', () => {
    const found = compareNames(read('John Paul Smith'), read('John Peter Smith'));
    assert.deepEqual(found.relations, ['middle-differs']);
    assert.equal(found.compatible, true);
  });
});
