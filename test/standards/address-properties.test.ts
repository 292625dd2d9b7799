import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAddress, type ParsedAddress, parseAddress } from '../../src/standards/index.ts';

/** Pieces of addresses in any order: what real addresses are made of, and what parsers trip over. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...(
        'FLAT|2|14|14B|12-14|A|B|ST|ST.|HIGH|ROAD|LANE|CHURCH|HOUSE|TOWER|COURT|,|/|-|&|\n|LONDON|SURREY|' +
        'GU1 1AA|GU1|0|O|THE|GREEN|FLOOR|FIRST|GROUND|REAR|OF|NO|C/O|MR|LTD|UNIT|½|é|9999|12345|PO BOX|' +
        'NORTH|BASEMENT|GFF|12A-12C|2/14|AND|(|)|1st|Dr|W|ANNEXE|BLOCK|FLATS|FLAT2|G/F|N/A|UK|N1'
      ).split('|'),
    ),
    { maxLength: 14 },
  )
  .map((words) => words.join(' '));
const anything = fc.oneof(
  pieces,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

function partsOf(value: ParsedAddress | null): unknown {
  if (value === null) return null;
  const { sao, pao, street, locality, town, postcode } = value;
  return { sao, pao, street, locality, town, postcode };
}

describe('parsing any text as an address', () => {
  it('gives parts whose one line parses to the same parts and to itself', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const first = parseAddress(text);
        assert.equal(first.value === null, first.standard === null);
        if (first.value === null || first.standard === null) return;
        assert.equal(formatAddress(first.value), first.standard);
        const again = parseAddress(first.standard);
        assert.equal(again.standard, first.standard);
        assert.deepEqual(partsOf(again.value), partsOf(first.value));
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws on lines and a postcode of any kind', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), anything, (lines, postcode) => {
        const { findings } = parseAddress(lines, { postcode });
        for (const { code } of findings) assert.match(code, /^address\/[a-z-]+$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same parts whatever the case and the blanks', () => {
    fc.assert(
      fc.property(pieces, fc.boolean(), (text, isUpper) => {
        const other = (isUpper ? text.toUpperCase() : text.toLowerCase()).replace(/ /g, '  ');
        assert.equal(parseAddress(`  ${other} `).standard, parseAddress(text).standard);
      }),
      { numRuns: 1000 },
    );
  });
});
