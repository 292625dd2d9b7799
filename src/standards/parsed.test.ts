import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingCatalogue, nothing } from './parsed.ts';

describe('a catalogue of findings', () => {
  const catalogue = findingCatalogue('postcode', {
    'unknown-area': { severity: 'wrong', message: 'No postcode area has these letters' },
    'letter-for-digit': { severity: 'repaired', message: 'A letter stood for a digit' },
  });

  it('puts the name of the parser before that of the finding', () =>
    assert.deepEqual(catalogue.finding('unknown-area'), {
      code: 'postcode/unknown-area',
      severity: 'wrong',
      message: 'No postcode area has these letters',
    }));

  it('says what was probably meant, where that is known', () =>
    assert.equal(catalogue.finding('letter-for-digit', 'M1 1AE').suggestion, 'M1 1AE'));

  it('lists every finding once, in order', () =>
    assert.deepEqual(
      catalogue.all.map(({ code }) => code),
      ['postcode/unknown-area', 'postcode/letter-for-digit'],
    ));
});

describe('nothing', () => {
  it('has neither value nor standard form, and says why where there is a reason', () => {
    assert.deepEqual(nothing(), { value: null, standard: null, findings: [] });
    const [finding] = findingCatalogue('x', { y: { severity: 'wrong', message: 'z' } }).all;
    assert.ok(finding);
    assert.deepEqual(nothing(finding).findings, [finding]);
  });
});
