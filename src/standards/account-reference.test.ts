import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAccountReference } from './account-reference.ts';

type Case = readonly [raw: string, written: string | null, key: string | null, ...codes: string[]];

const CASES: readonly Case[] = [
  ['45231908', '45231908', '45231908'],
  ['0045231908', '0045231908', '0045231908'],
  ['00000042', '00000042', '00000042'],
  [' 45231908 ', '45231908', '45231908'],
  ['4523 1908', '4523 1908', '45231908'],
  ['4523-1908', '4523-1908', '45231908'],
  ['4523/1908', '4523/1908', '45231908'],
  ['4523.1908', '4523.1908', '45231908'],
  ['ct45231908x', 'ct45231908x', 'CT45231908X'],
  ['CT 4523 1908 X', 'CT 4523 1908 X', 'CT45231908X'],
  ['HB/2019/00451', 'HB/2019/00451', 'HB201900451'],
  ['hb-2019-00451', 'hb-2019-00451', 'HB201900451'],
  ['T001234/01', 'T001234/01', 'T00123401'],
  ['a1b2c3', 'a1b2c3', 'A1B2C3'],
  ['LB00017342', 'LB00017342', 'LB00017342'],
  ['PCN AB12345678', 'PCN AB12345678', 'PCNAB12345678'],
  ['7', '7', '7'],
  ['0', '0', '0'],
  ['5555', '5555', '5555'],
  ['É42', 'É42', 'É42'],
  ['４５２３', '４５２３', '4523'],
  ['45231908.0', '45231908', '45231908', 'number-format'],
  ['45231908.00', '45231908', '45231908', 'number-format'],
  ['4.52319E+09', null, '452319E09', 'precision-lost'],
  ['4.5E+11', null, '45E11', 'precision-lost'],
  ['4E11', '4E11', '4E11'],
  ['#NUM!', null, 'NUM', 'error-value'],
  ['#DIV/0!', null, 'DIV0', 'error-value'],
  ['#REF!', null, null, 'error-value'],
  ['0000000000', null, null, 'filler'],
  ['99999999', null, null, 'filler'],
  ['---', null, null, 'filler'],
  ['see notes', 'see notes', 'SEENOTES', 'sentence'],
  ['awaiting number.', 'awaiting number.', 'AWAITINGNUMBER', 'sentence'],
  ['ref 12 of 2019', 'ref 12 of 2019', 'REF12OF2019'],
  ['#N/A', null, null],
  ['none', null, null],
  ['', null, null],
];

describe('references as they come', () => {
  for (const [raw, written, key, ...codes] of CASES) {
    it(`${JSON.stringify(raw)} is ${key} (${codes.join(', ')})`, () => {
      const parsed = parseAccountReference(raw);
      assert.equal(parsed.value?.written ?? null, written);
      assert.equal(parsed.standard, key);
      assert.deepEqual(
        parsed.findings.map(({ code }) => code),
        codes.map((code) => `account-reference/${code}`),
      );
    });
  }
});

describe('references of a source whose length is known', () => {
  it('may have lost leading zeros', () => {
    const [found] = parseAccountReference('45231', { length: 8 }).findings;
    assert.equal(found?.code, 'account-reference/lost-zeros');
    assert.equal(found?.suggestion, '00045231');
  });
  it('are not filled up where they have letters, or are too long', () => {
    for (const raw of ['CT4523', '452319081']) {
      const [found] = parseAccountReference(raw, { length: 8 }).findings;
      assert.equal(found?.code, 'account-reference/length', raw);
      assert.equal(found?.suggestion, undefined);
    }
  });
  it('are right at their length', () =>
    assert.deepEqual(parseAccountReference('4523-1908', { length: 8 }).findings, []));
});

describe('one reference', () => {
  it('is one however it is spaced, punctuated and cased', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][0-9]{3}[A-Z]{2}[0-9]{3}$/),
        fc.constantFrom('', ' ', '-', '/', '.'),
        (key, mark) => {
          const typed = [key.slice(0, 4), key.slice(4, 6), key.slice(6)].join(mark).toLowerCase();
          const parsed = parseAccountReference(typed);
          assert.equal(parsed.standard, key);
          assert.equal(parsed.value?.written, typed);
        },
      ),
    );
  });
});
