import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { derivations } from '../derivations.ts';
import { familyKey, nameKeys } from './keys.ts';
import { neutralFamilyStem } from './naming-systems/eastern-european.ts';
import { parsePersonName } from './parse-person-name.ts';
import { canonicalSpelling, spellingGroup, spellingRelation } from './spelling.ts';
import { SPELLING_TABLE } from './spelling-table.ts';
import { consonantSkeleton, latinForms } from './transliterate.ts';

const LINES = SPELLING_TABLE.trim().split('\n');

function derive(name: string, standard: string): unknown {
  return derivations[name]?.derive(standard);
}

function keysOf(written: string): ReturnType<typeof nameKeys> {
  const { value } = parsePersonName(written);
  assert.ok(value);
  return nameKeys(value);
}

describe('the table of spellings', () => {
  it('says of every line what it is, which part, and why', () => {
    for (const line of LINES) {
      assert.match(line, /^[ts] [gfb] [a-z]+: [a-z'?-]+(?: [a-z'?-]+)* = \S.*$/);
    }
  });

  it('has no spelling that two lines of one part claim for certain', () => {
    const claimed = new Map<string, string>();
    for (const line of LINES) {
      const [head, rest] = line.split(': ') as [string, string];
      const [, part, representative] = head.split(' ') as [string, string, string];
      const forms = (rest.split(' = ')[0] as string).split(' ');
      for (const form of [representative, ...forms]) {
        if (form.endsWith('?')) continue;
        for (const one of part === 'b' ? ['g', 'f'] : [part]) {
          const key = `${one} ${form.replace(/['-]/g, '')}`;
          const other = claimed.get(key);
          assert.ok(
            other === undefined || other === representative,
            `${form}: ${other} and ${representative}`,
          );
          claimed.set(key, representative);
        }
      }
    }
  });

  it('gives one representative where there is no doubt, and the name itself where there is', () => {
    assert.equal(canonicalSpelling('mohamed', 'given'), 'muhammad');
    assert.equal(canonicalSpelling('muhammad', 'given'), 'muhammad');
    assert.equal(canonicalSpelling('hussein', 'family'), 'hussain');
    assert.equal(canonicalSpelling('katherine', 'given'), 'catherine');
    assert.equal(canonicalSpelling('clarke', 'family'), 'clark');
    assert.equal(canonicalSpelling('mcdonald', 'family'), 'macdonald');
    // Mamadou is a name of its own, Said is Saeed or Syed, and Zyx is nobody's.
    assert.equal(canonicalSpelling('mamadou', 'given'), 'mamadou');
    assert.equal(canonicalSpelling('said', 'given'), 'saeed');
    assert.equal(canonicalSpelling('zyx', 'given'), 'zyx');
    // A representative is its own representative.
    for (const line of LINES) {
      const [, part, name] = (line.split(': ')[0] as string).split(' ') as [string, string, string];
      const parts =
        part === 'b'
          ? (['given', 'family'] as const)
          : ([part === 'g' ? 'given' : 'family'] as const);
      for (const one of parts) {
        const canonical = canonicalSpelling(name, one);
        assert.equal(canonicalSpelling(canonical, one), canonical);
      }
    }
  });

  it('keeps what a spelling may be beside', () => {
    assert.deepEqual([...spellingGroup('said', 'given')].sort(), ['saeed', 'syed']);
    assert.deepEqual([...spellingGroup('mamadou', 'given')].sort(), ['mamadou', 'muhammad']);
    assert.deepEqual(spellingGroup('zyx'), ['zyx']);
  });

  it('relates spellings of one part, and not two doubtful ones of a third name', () => {
    assert.equal(spellingRelation('sean', 'shaun', 'given')?.kind, 'spelling');
    assert.equal(spellingRelation('begum', 'begom', 'family')?.kind, 'transcription');
    assert.equal(spellingRelation('clark', 'clarke', 'given'), null);
    assert.equal(spellingRelation('mamadou', 'md', 'given'), null);
    assert.equal(spellingRelation('dillon', 'dhillon', 'family')?.kind, 'transcription');
    assert.equal(spellingRelation('smith', 'jones', 'family'), null);
  });
});

describe('derivations of names', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['spelling', 'mohamed iqbal', 'muhammad iqbal'],
    ['spelling', 'john', 'john'],
    ['spelling', '', null],
    ['spelling-group', 'said', ['saeed', 'syed']],
    ['spelling-group', 'katherine', ['catherine']],
    ['spelling-group', 'mohamed iqbal', ['muhammad iqbal']],
    ['spelling-group', '', null],
    ['family-stem', 'van der berg', 'berg'],
    ['family-stem', 'kowalska', 'kowalsk'],
    ['family-stem', 'kowalski', 'kowalsk'],
    ['family-stem', 'smyth', 'smith'],
    ['family-stem', 'choudhury', 'chowdhury'],
    ['family-stem', 'de', 'de'],
    ['family-stem', '', null],
    ['joined-words', 'xiao ming', 'xiaoming'],
    ['joined-words', '', null],
  ];
  for (const [name, standard, expected] of cases) {
    it(`${name} of ${JSON.stringify(standard)}`, () =>
      assert.deepEqual(derive(name, standard), expected));
  }
});

describe('family names without the ending of sex', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['kowalski', 'kowalska'],
    ['ivanov', 'ivanova'],
    ['dostoevsky', 'dostoevskaya'],
    ['pushkin', 'pushkina'],
    ['kazlauskas', 'kazlauskiene'],
    ['kazlauskas', 'kazlauskaite'],
    ['papadopoulos', 'papadopoulou'],
  ];
  for (const [his, hers] of pairs) {
    it(`${his} and ${hers} are one`, () =>
      assert.equal(neutralFamilyStem(his), neutralFamilyStem(hers)));
  }
  it('leaves names whose ending says nothing', () => {
    for (const name of [
      'smith',
      'martin',
      'davis',
      'thomas',
      'khan',
      'okafor',
      'garcia',
      'costa',
    ]) {
      assert.equal(neutralFamilyStem(name), name);
    }
  });
});

describe('Latin letters for other scripts', () => {
  it('has passport and everyday forms of Cyrillic (ICAO Doc 9303 part 3)', () => {
    assert.deepEqual(latinForms('Юлия'), ['iuliia', 'yuliya']);
    assert.ok(latinForms('Щербаков').includes('shcherbakov'));
    assert.ok(latinForms('Сергій').includes('serhii'));
    assert.ok(latinForms('Дмитрий').includes('dmitriy'));
  });
  it('transcribes Greek (ISO 843)', () => {
    assert.deepEqual(latinForms('Παπαδόπουλος'), ['papadopoulos']);
    assert.deepEqual(latinForms('Ευάγγελος'), ['evangelos']);
    assert.deepEqual(latinForms('Μπάμπης'), ['bampis']);
  });
  it('does not read what the script does not tell', () => {
    assert.deepEqual(latinForms('محمد'), []);
    assert.deepEqual(latinForms('王伟'), []);
    assert.deepEqual(latinForms('प्रिया'), []);
  });
  it('has one skeleton for an Arabic spelling and its Latin ones', () => {
    for (const [arabic, ...latin] of [
      ['محمد', 'Mohammed', 'Muhammad', 'Mohamad'],
      ['فاطمة', 'Fatima', 'Fatimah', 'Fathima'],
      ['حسين', 'Hussain', 'Hussein'],
      ['خالد', 'Khalid', 'Khaled'],
      ['إبراهيم', 'Ibrahim', 'Ebrahim'],
    ] as const) {
      for (const name of latin)
        assert.equal(consonantSkeleton(name), consonantSkeleton(arabic), name);
    }
    assert.equal(consonantSkeleton('علي'), null);
  });
});

describe('keys of a name', () => {
  it('bring together what is written differently', () => {
    assert.deepEqual(keysOf('Anna van der Berg').surnames, ['berg']);
    assert.equal(keysOf('Anna van der Berg').surnameJoined, 'vanderberg');
    assert.equal(keysOf('Xiao Ming Wang').givenJoined, keysOf('Wang Xiaoming').givenJoined);
    assert.deepEqual(keysOf('Ann Smith-Jones').surnames, keysOf('Ann Jones-Smith').surnames);
    assert.equal(keysOf('Tai Man Chan').sortedWords, keysOf('Chan Tai Man').sortedWords);
    assert.deepEqual(keysOf('Jan Kowalska').surnames, keysOf('Jan Kowalski').surnames);
    assert.ok(keysOf('Mohammed Iqbal Khan').givenNames.includes('iqbal'));
    assert.ok(keysOf('Bob Smith').givenNames.includes('robert'));
    assert.deepEqual(keysOf('Mary Smith (née Jones)').formerSurnames, ['jones']);
    assert.equal(keysOf('John Paul Smith').initials, 'jp');
    assert.deepEqual(keysOf('Иван Петров').surnames, ['petrov']);
  });
  it('leave out initials as names to go by, and keep patronymics of brother and sister apart', () => {
    assert.deepEqual(keysOf('J Smith').givenNames, []);
    assert.notEqual(familyKey('Jónsson'), familyKey('Jónsdóttir'));
  });
});
