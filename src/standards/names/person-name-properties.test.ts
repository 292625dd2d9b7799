import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareNames } from './compare-names.ts';
import { nameKeys } from './keys.ts';
import { NAMING_SYSTEMS } from './naming-systems/all.ts';
import { namingSystemsOf } from './naming-systems-of.ts';
import { parsePersonName } from './parse-person-name.ts';
import type { PersonNameParts } from './person-name.ts';
import { standardName, writeNameForList } from './standard-form.ts';

/** Pieces of name fields as they come, put together in ways that nobody foresaw. */
const piece = fc.constantFrom(
  ...(
    'John|Mary|Smith|Jones|Khan|Begum|Kaur|Singh|Mohammed|Md|Abdul|Rahman|Wang|Xiaoming|Chan|Tai|Man|' +
    "Nguyen|Thi|Kwame|Mensah|Oluwaseun|Adeyemi|Abdi|Farah|Kowalska|Ivanovich|bin|al|de|la|van|der|O'Brien|" +
    'O|Mc|Mac|St|ap|Garcia|Lopez|y|e|J|R|JR|J.R.|Jnr|Jr|Junior|Senior|III|OBE|PhD|Ph.D.|MP|Mr|Mrs|Mr & Mrs|&|and|Dr|Rev|Sir|' +
    'Lord|née|nee Jones|formerly|(née Jones)|(Bob)|"Bob"|aka|known as|(deceased)|DECD|the late|Exors of|Estate of|Baby|' +
    'of|Twin 1|Infant|Unborn|Male|Unknown|TBC|XXX|Test|Ltd|& Sons|Trustees of|The Occupier|-|,|, |.|;|/|\'|"|(|)|[|' +
    'Smith-Jones|Anne-Marie|Łukasz|Straße|İbrahim|Иван|Петров|محمد|王小明|Γιώργος|प्रिया|1|0|J0hn|*|!|?|é|ß|\u0301|\u200b'
  ).split('|'),
);
const madeUp = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', '  ', ', ')), { maxLength: 7 })
  .map((pieces) => pieces.flat().join(''));
const anything = fc.oneof(
  madeUp,
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const fields: fc.Arbitrary<PersonNameParts> = fc.record(
  { title: anything, forename: anything, middle: anything, surname: anything, suffix: anything },
  { requiredKeys: [] },
);

/** Names in which case carries no meaning: one case throughout. */
const plainWord = fc.constantFrom(
  ...(
    "John Mary Smith Jones Khan Begum Kaur Mohammed Abdul Rahman Wang Xiaoming Nguyen Kwame Mensah O'Brien " +
    'McDonald Kowalska García Łukasz Müller Abdi Farah Lopez Adeyemi van de bin Smith-Jones J R JR Jnr Mr Dr'
  ).split(' '),
);
const plainName = fc
  .array(plainWord, { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));

describe('a field far too long for a name', () => {
  // Brackets, quotes, spaces and titles are what patterns look for further on.
  for (const piece of ['(', '"', "'", '- ', 'née ', 'mr ', '& ', 'a.b.', 'baby of ', '王']) {
    it(`is a note, though it be of ${JSON.stringify(piece)} alone`, () => {
      const story = piece.repeat(20_000);
      const { value, standard, findings } = parsePersonName(story);
      assert.deepEqual(
        [value, standard, findings.map(({ code }) => code)],
        [null, null, ['name/note']],
      );
      assert.deepEqual(namingSystemsOf(story), []);
      assert.equal(parsePersonName({ forename: 'Jane', surname: story }).value?.given[0], 'Jane');
    });
  }

  it('is a name when all but the name is padding', () => {
    const padding = ' '.repeat(20_000);
    assert.equal(parsePersonName(`${padding}Jane Wells${padding}`).standard, 'wells, jane');
    assert.equal(parsePersonName(padding).findings.length, 0);
  });

  it('is read to the last of its 250 characters', () => {
    const long = `${'Jane '.repeat(47)}Abercrombie-Wel`;
    assert.equal(long.length, 250);
    assert.notEqual(parsePersonName(long).value, null);
    assert.equal(parsePersonName(`${long}l`).value, null);
  });
});

describe('any text as a name', () => {
  it('is parsed without an error, and its standard form is its own standard form', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const { standard, value } = parsePersonName(raw);
        if (standard === null) return;
        assert.notEqual(value, null);
        assert.equal(parsePersonName(standard).standard, standard);
      }),
      { numRuns: 3000 },
    );
  });
  it('is parsed without an error in fields of its own', () => {
    fc.assert(
      fc.property(fields, (parts) => {
        const { standard } = parsePersonName(parts);
        if (standard !== null) assert.equal(parsePersonName(standard).standard, standard);
      }),
      { numRuns: 1500 },
    );
  });
  it('is parsed without an error however long and repetitive', () => {
    const repeated = fc
      .tuple(piece, fc.constantFrom('', ' ', ', '), fc.integer({ min: 1, max: 400 }))
      .map(([text, between, times]) => Array(times).fill(text).join(between));
    fc.assert(
      fc.property(repeated, (raw) => {
        const { standard } = parsePersonName(raw);
        if (standard !== null) assert.equal(parsePersonName(standard).standard, standard);
        parsePersonName({ title: raw, forename: raw, surname: raw, suffix: raw });
      }),
      { numRuns: 300 },
    );
  });
  it('says nothing in a blank', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\s]*$/), (blank) => {
        assert.deepEqual(parsePersonName(blank).findings, []);
      }),
    );
  });
  it('has keys, none of them empty', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const { value } = parsePersonName(raw);
        if (value === null) return;
        const keys = nameKeys(value);
        for (const list of [keys.surnames, keys.surnameSounds, keys.givenNames]) {
          assert.ok(!list.includes(''));
        }
        assert.ok(keys.sortedWords !== '');
      }),
    );
  });
  it('compares with any other, both ways alike, and is the same as itself', () => {
    fc.assert(
      fc.property(anything, anything, (left, right) => {
        const a = parsePersonName(left).value;
        const b = parsePersonName(right).value;
        if (a === null || b === null) return;
        assert.deepEqual(compareNames(a, b), compareNames(b, a));
        const itself = compareNames(a, a).relations;
        assert.ok(itself.every((relation) => relation === 'same' || relation === 'missing'));
      }),
    );
  });
});

describe('a plain name', () => {
  it('has one standard form whatever its case and spacing', () => {
    fc.assert(
      fc.property(plainName, fc.constantFrom(' ', '  ', '\t', '\u00a0'), (name, space) => {
        const upper = parsePersonName(name.toUpperCase()).standard;
        assert.equal(parsePersonName(name.toLowerCase()).standard, upper);
        assert.equal(
          parsePersonName(`  ${name.toUpperCase().replaceAll(' ', space)} `).standard,
          upper,
        );
      }),
      { numRuns: 1000 },
    );
  });
  it('written out for a list reads back to the same name', () => {
    fc.assert(
      fc.property(plainName, (name) => {
        const { value } = parsePersonName(name);
        if (value === null) return;
        const again = parsePersonName(writeNameForList(value)).value;
        assert.notEqual(again, null);
        if (again === null) return;
        assert.equal(standardName(again), standardName(value));
        assert.deepEqual(again.titles, value.titles);
        assert.equal(again.generation, value.generation);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('naming systems', () => {
  const ids = NAMING_SYSTEMS.flatMap((system) => [system.id, system.label]);

  it('leave no trace in what is parsed, so that none can be stored with a person', () => {
    fc.assert(
      fc.property(madeUp, (raw) => {
        // Reasons for readings speak of names; the value and the keys speak of nothing.
        const { value, findings, standard } = parsePersonName(raw);
        const kept = JSON.stringify([
          value === null ? null : { ...value, titles: [], surname: '', surnames: [], given: [] },
          findings.map((finding) => finding.code),
          standard === null ? null : 'standard',
        ]);
        for (const id of ids) assert.ok(!kept.includes(`"${id}"`), id);
      }),
    );
    const marked = parsePersonName('Harpreet Kaur Dhillon').value;
    assert.deepEqual(Object.keys(marked ?? {}).sort(), [
      'formerNames',
      'generation',
      'given',
      'initials',
      'knownAs',
      'marks',
      'middle',
      'particles',
      'suffixes',
      'surname',
      'surnames',
      'titles',
    ]);
  });

  it('are told, with how sure, by a function that has to be asked', () => {
    const first = (name: string): string | undefined => namingSystemsOf(name)[0]?.id;
    assert.equal(first('Harpreet Kaur'), 'sikh');
    assert.equal(first('Rukhsana Begum'), 'south-asian-muslim');
    assert.equal(first('Chan Tai Man'), 'chinese');
    assert.equal(first('Nguyen Thi Mai'), 'vietnamese');
    assert.equal(first('Kwame Mensah'), 'west-african');
    assert.equal(first('Abdi Farah Warsame'), 'somali');
    assert.equal(first('Ivan Ivanovich Ivanov'), 'eastern-european');
    assert.equal(first('Omar bin Khalid al-Harbi'), 'arabic');
    assert.equal(first('Maria Garcia Lopez'), 'iberian');
    assert.equal(first('S. Sivakumar'), 'tamil');
    assert.equal(first('Björk Guðmundsdóttir'), 'icelandic');
    assert.equal(first('Mehmet Hasanoğlu'), 'turkish');
    assert.deepEqual(namingSystemsOf('John Smith'), []);
    assert.deepEqual(namingSystemsOf(''), []);
  });
});
