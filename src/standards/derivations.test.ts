import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { derivations } from './derivations.ts';
import { NICKNAME_TABLE } from './nickname-table.ts';

function derive(name: string, standard: string): unknown {
  const derivation = derivations[name];
  assert.ok(derivation, `no derivation ${name}`);
  return derivation.derive(standard);
}

describe('derivations', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['initial', 'john smith', 'j'],
    ['initial', '王伟', '王'],
    ['initials', 'john paul smith', 'jps'],
    ['first-word', 'mary ann', 'mary'],
    ['last-word', 'mary ann', 'ann'],
    ['last-word', 'mary', 'mary'],
    ['words', 'jo ann jo', ['jo', 'ann']],
    ['sorted-words', 'smith john', 'john smith'],
    ['sorted-words', 'john smith', 'john smith'],
    ['consonants', 'aaronson', 'arnsn'],
    ['consonants', 'smith jones', 'smthjns'],
    ['digits', '14b high street', '14'],
    ['digits', 'high street', null],
    ['house-number', 'flat 2 14b high street', '14b'],
    ['house-number', '14 high street', '14'],
    ['house-number', '12to14 mill lane', '12'],
    ['house-number', 'rose cottage', null],
    ['first-and-last-word', 'ann mary lee', 'ann lee'],
    ['first-and-last-word', 'ann', null],
    ['middle-words', 'ann mary jo lee', 'mary jo'],
    ['middle-words', 'ann lee', null],
    ['address-numbers', 'flat 7 9 high street', '7 9'],
    ['address-numbers', '9 high street flat 7', '7 9'],
    ['address-numbers', '14b high street', '14b'],
    ['address-numbers', 'rose cottage', null],
    ['sex', 'Mrs', 'f'],
    ['sex', ' MR. John Smith', 'm'],
    ['sex', 'Male', 'm'],
    ['sex', 'F', 'f'],
    ['sex', 'F Smith', null],
    ['sex', 'Dr Smith', null],
    ['sex', 'Mrsova', null],
    ['age-group-of-title', 'Ms Pauline Smith', 'adult'],
    ['age-group-of-title', 'Master T Smith', 'child'],
    ['age-group-of-title', 'Miss T Smith', null],
    ['phone-numbers', '01632 960018 07700 900123', ['+441632960018', '+447700900123']],
    ['phone-numbers', '020 7946 0018 +44 7700 900123', ['+442079460018', '+447700900123']],
    ['phone-numbers', '07700900123 07700900123', ['+447700900123']],
    ['phone-numbers', '01632 960018 / 07700 900123', ['+441632960018', '+447700900123']],
    ['phone-numbers', '(01632) 960 018', ['+441632960018']],
    ['phone-numbers', 'none', null],
    ['outward', 'SW1A 1AA', 'SW1A'],
    ['outward', 'SW1A', 'SW1A'],
    ['outward', '6169', null],
    ['sector', 'SW1A 1AA', 'SW1A 1'],
    ['area', 'SW1A 1AA', 'SW'],
    ['email-local', 'ann.lee@example.org', 'ann.lee'],
    ['email-domain', 'ann.lee@example.org', 'example.org'],
    ['year', '1980-02-01', '1980'],
    ['month-day', '1980-02-01', '02-01'],
    ['year-month', '1980-02-01', '1980-02'],
    ['year', 'unknown', null],
  ];
  for (const [name, standard, expected] of cases) {
    it(`${name} of ${JSON.stringify(standard)}`, () =>
      assert.deepEqual(derive(name, standard), expected));
  }
});

describe('double Metaphone', () => {
  it('gives both codes where they differ (Philips 2000: Smith and Schmidt share XMT)', () => {
    assert.deepEqual(derive('double-metaphone', 'smith'), ['SM0', 'XMT']);
    assert.deepEqual(derive('double-metaphone', 'schmidt'), ['XMT', 'SMT']);
  });
  it('gives one code where they do not', () => {
    assert.deepEqual(derive('double-metaphone', 'wright'), ['RT']);
    assert.deepEqual(derive('double-metaphone', 'right'), ['RT']);
  });
  it('joins the codes of several words', () =>
    assert.deepEqual(derive('double-metaphone', 'smith jones'), ['SM0 JNS', 'XMT ANS']));
  it('has none for other scripts', () => assert.equal(derive('double-metaphone', 'иванов'), null));
});

describe('Soundex (US National Archives examples)', () => {
  for (const [name, code] of [
    ['washington', 'W252'],
    ['lee', 'L000'],
    ['gutierrez', 'G362'],
    ['pfister', 'P236'],
    ['jackson', 'J250'],
    ['tymczak', 'T522'],
    ['ashcraft', 'A261'],
    ['robert', 'R163'],
    ['rupert', 'R163'],
  ] as const) {
    it(`${name} is ${code}`, () => assert.equal(derive('soundex', name), code));
  }
});

describe('nicknames', () => {
  const group = (name: string): readonly string[] =>
    derive('nickname-group', name) as readonly string[];
  const share = (a: string, b: string): boolean => group(a).some((name) => group(b).includes(name));

  it('keeps ambiguity', () => {
    for (const name of ['alex', 'alexander', 'alexandra']) {
      assert.ok(group('alex').includes(name), name);
    }
    assert.ok(group('sam').includes('samuel') && group('sam').includes('samantha'));
    assert.ok(group('chris').includes('christopher') && group('chris').includes('christine'));
  });
  it('joins forms of one name', () => {
    for (const [a, b] of [
      ['bob', 'robert'],
      ['bob', 'robbie'],
      ['bill', 'william'],
      ['peggy', 'margaret'],
      ['kate', 'catherine'],
      ['kathryn', 'catherine'],
      ['jack', 'john'],
      ['harry', 'henry'],
      ['muhammad', 'mohammed'],
      ['md', 'mohammed'],
      ['liz', 'elizabeth'],
      ['gosia', 'malgorzata'],
    ] as const) {
      assert.ok(share(a, b), `${a} and ${b}`);
    }
  });
  it('keeps different names apart', () => {
    for (const [a, b] of [
      ['john', 'james'],
      ['alexander', 'alexandra'],
      ['robert', 'richard'],
      ['mary', 'margaret'],
      ['ellen', 'eleanor'],
      ['simon', 'simone'],
    ] as const) {
      assert.ok(!share(a, b), `${a} and ${b}`);
    }
  });
  it('gives a name not in the table itself', () => {
    assert.deepEqual(group('zebedee'), ['zebedee']);
    assert.deepEqual(group('bob zebedee'), ['bob zebedee', 'bob', 'robert']);
  });
  it('reads a table of distinct names in plain letters, at least 250', () => {
    const lines = NICKNAME_TABLE.split('\n').filter((line) => line !== '');
    assert.ok(lines.length >= 250, `${lines.length}`);
    for (const line of lines) assert.match(line, /^[a-z]+: [a-z]+(?: [a-z]+)*$/);
    const names = lines.map((line) => line.split(':')[0]);
    assert.equal(new Set(names).size, names.length);
  });
});
