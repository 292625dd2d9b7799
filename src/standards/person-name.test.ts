import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { personName } from './person-name.ts';
import { standardisers } from './standardisers.ts';

describe('the name of a person in a field of a council', () => {
  for (const [typed, expected] of [
    ['Mr John Smith', 'john smith'],
    ['SMITH, JOHN', 'john smith'],
    ["O'Brien, Mrs Siobhán", 'siobhan obrien'],
    // Bodies and whoever lives there.
    ['The Occupier', null],
    ['Owner/Occupier', null],
    ['Current Resident', null],
    ['Smith & Sons', null],
    ['Joe Bloggs Limited', null],
    ['Ltd, ABC', null],
    ['London Borough of Barnet', null],
    ['J Smith t/a Smith Motors', null],
    ['St Mary’s Church', null],
    // People whose surname is a body's word as well, whichever way round.
    ['Charlotte Church', 'charlotte church'],
    ['Church, Charlotte', 'charlotte church'],
    ['Temple, Mrs Shirley', 'shirley temple'],
    ['Mr Bank', 'bank'],
    // Of an estate, the dead.
    ['Executors of John Smith', 'john smith'],
    ['The Executors of the late Mrs Mary Smith', 'mary smith'],
    ['Exors of Smith, John', 'john smith'],
    ['', null],
    ['N/A', null],
    ['Unknown', null],
  ] as const) {
    it(`${JSON.stringify(typed)}: ${expected ?? 'nobody'}`, () =>
      assert.equal(personName.standardise(typed), expected));
  }

  it('is what full-name gives, where it is anything and no estate', () => {
    const part = fc.constantFrom('Ann', 'Smith', 'Khan', 'Mrs', 'de', "O'", 'Lee,', 'Ltd', '(Jr)');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const typed = parts.join(' ');
        const name = personName.standardise(typed);
        if (name !== null) assert.equal(name, standardisers['full-name']?.standardise(typed));
      }),
      { seed: 20250601 },
    );
  });
});
