import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePersonName } from './parse-person-name.ts';
import { writeName, writeNameForList } from './standard-form.ts';

const others = (name: string): (string | null)[] =>
  parsePersonName(name).alternatives.map((reading) => reading.standard);

describe('other readings of a name', () => {
  it('turn it round where both ends may be given or family names', () => {
    assert.deepEqual(others('Hamilton Lewis'), ['hamilton, lewis']);
    assert.ok(others('Adeyemi Oluwaseun').includes('oluwaseun, adeyemi'));
    assert.ok(others('Liu Yang').includes('liu, yang'));
  });
  it('are suggested where the order is unclear', () => {
    const finding = parsePersonName('Hamilton Lewis').findings.find(
      ({ code }) => code === 'name/order-unclear',
    );
    assert.equal(finding?.suggestion, 'hamilton, lewis');
  });
  it('take two family names without a hyphen together', () => {
    assert.ok(others('Ann Smith Jones').includes('smith jones, ann'));
  });
  it('exchange fields that look exchanged, and leave the value as received', () => {
    const parsed = parsePersonName({ forename: 'Smith', surname: 'John' });
    assert.equal(parsed.standard, 'john, smith');
    assert.equal(parsed.alternatives[0]?.standard, 'smith, john');
  });
  it('say why, are less sure than the one taken, and come likeliest first', () => {
    for (const name of ['Hamilton Lewis', 'Liu Yang', 'Adeyemi Oluwaseun', 'Maria Garcia Lopez']) {
      const { alternatives, standard } = parsePersonName(name);
      assert.ok(alternatives.length > 0, name);
      const sure = alternatives.map((reading) => reading.sure);
      assert.deepEqual(
        sure,
        [...sure].sort((a, b) => b - a),
      );
      for (const reading of alternatives) {
        assert.notEqual(reading.standard, standard);
        assert.ok(reading.sure > 0 && reading.sure < 1 && reading.because.length > 0);
      }
    }
  });
  it('are none where nothing is in doubt', () => {
    assert.deepEqual(others('Smith, John'), []);
    assert.deepEqual(others('Margaret Thompson'), []);
  });
});

describe('a source that keeps one order', () => {
  it('is believed before the name', () => {
    const familyFirst = parsePersonName('Hamilton Lewis', { order: 'family-first' });
    assert.equal(familyFirst.standard, 'hamilton, lewis');
    assert.deepEqual(familyFirst.findings, []);
    const givenFirst = parsePersonName('Chan Tai Man', { order: 'given-first' });
    assert.equal(givenFirst.standard, 'man, chan tai');
  });
  it('keeps particles with the family name', () => {
    const name = parsePersonName('Van der Berg Anna', { order: 'family-first' });
    assert.equal(name.standard, 'van der berg, anna');
  });
  it('is overruled by a comma', () => {
    assert.equal(parsePersonName('Smith, John', { order: 'given-first' }).standard, 'smith, john');
  });
});

describe('a name written out', () => {
  const write = (name: string): string => {
    const { value } = parsePersonName(name);
    assert.ok(value);
    return writeName(value);
  };
  it('has the usual order, capitals and titles, and keeps its accents', () => {
    assert.equal(write('SMITH, DR JOHN PAUL, JNR'), 'Dr John Paul Smith Jnr');
    assert.equal(write('jane o’brien obe'), "Jane O'Brien OBE");
    assert.equal(write('ŁUKASZ WÓJCIK'), 'Łukasz Wójcik');
    assert.equal(write('VAN DER BERG, ANNA'), 'Anna van der Berg');
    assert.equal(write('ian macdonald'), 'Ian Macdonald');
    assert.equal(write('Ian MacDonald'), 'Ian MacDonald');
  });
  it('for a list has the family name first', () => {
    const { value } = parsePersonName('Dr Jane O’Brien OBE');
    assert.ok(value);
    assert.equal(writeNameForList(value), "O'Brien, Dr Jane, OBE");
  });
});

describe('marks on the parts of a name', () => {
  const marks = (name: string): string[] =>
    (parsePersonName(name).value?.marks ?? []).map(({ word, role }) => `${word} ${role}`);
  it('say what a word does, wherever it stands', () => {
    assert.deepEqual(marks('Harpreet Kaur Dhillon'), ['Kaur religious']);
    assert.deepEqual(marks('Rukhsana Begum'), ['Begum honorific']);
    assert.deepEqual(marks('Mohammed Iqbal Khan'), ['Mohammed often-unused']);
    assert.deepEqual(marks('Omar bin Khalid al-Harbi'), ['bin Khalid father']);
    assert.deepEqual(marks('Ivan Ivanovich Ivanov'), ['Ivanovich father']);
    assert.deepEqual(marks('John Smith'), []);
  });
});
