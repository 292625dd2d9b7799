import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { derivations } from './derivations.ts';
import { standardisers } from './standardisers.ts';

/** Pieces that the rules treat specially, to meet each other by chance. */
const PIECES = [
  ...'mr Mrs Dr and NEE nee jr senior obe o Mc mac NA null not known no none n/a'.split(' '),
  ..."O'Brien d' ’ - -- . , ; / ( ) # & @ + £ st rd no 12 14b b flat 1st T Z : ext".split(' '),
  ...'2 02 31 1980 80 19800201 Feb february 00 13 9999-12-31 0000-00-00 07700 900123 +44 (0) 44 0044'.split(
    ' ',
  ),
  ...'SW1A 1AA S01 4AB O 0 I 1 ZZ99 3VZ BFPO GIR 0AA none@none.com a@b.c mailto: <x@y.z> 1.0 -0 .5'.split(
    ' ',
  ),
  ...'é ß ﬁ Ł İ ı Σ ς ́ Ａ １ محمد 王 की ‍ \u200b \ufeff \ud800 ½ ² № ﷺ \t \n'.split(' '),
  ' ',
  '  ',
];

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
);

/** Lower-case words, of which many are one letter from a word with a meaning. */
const nearWords = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.stringMatching(/^[0-9]{1,4}[a-z]?$/),
      fc
        .tuple(fc.constantFrom(...PIECES), fc.stringMatching(/^[a-z]?$/))
        .map(([piece, more]) => `${piece}${more}`.toLowerCase()),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' '));

const fixedSeed = { seed: 20260101, numRuns: 1000 };

for (const standardiser of Object.values(standardisers)) {
  const { name, standardise, alreadyStandard } = standardiser;

  describe(`standardiser ${name}`, () => {
    it('never throws and never gives an empty string', () => {
      fc.assert(
        fc.property(anyText, (raw) => standardise(raw) !== ''),
        fixedSeed,
      );
    });

    it('changes nothing in its own result', () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const standard = standardise(raw);
          if (standard !== null) assert.equal(standardise(standard), standard);
        }),
        fixedSeed,
      );
    });

    it('has nothing to say of blank values', () => {
      for (const blank of ['', ' ', '\t\n', '\u00a0', 'N/A', '#N/A', 'NULL', 'unknown']) {
        assert.equal(standardise(blank), null, JSON.stringify(blank));
      }
    });

    if (alreadyStandard !== null) {
      const already = new RegExp(`^(?:${alreadyStandard})$`, 'u');

      it('is the identity on what it calls standard', () => {
        let met = 0;
        fc.assert(
          fc.property(
            fc.oneof(
              anyText,
              alreadyStandard.length < 1000 ? fc.stringMatching(already) : nearWords,
            ),
            (value) => {
              if (!already.test(value)) return;
              met += 1;
              assert.equal(standardise(value), value);
            },
          ),
          fixedSeed,
        );
        assert.ok(met > 100, `only ${met} values were standard already`);
      });

      it('writes that expression in what JavaScript and RE2 share', () => {
        assert.doesNotMatch(alreadyStandard, /\(\?[=!<]|\\[dwsbpDWSBP1-9]/);
      });
    }
  });
}

describe('derivations', () => {
  const asStandard = fc.oneof(
    anyText,
    ...['name', 'postcode', 'email', 'date', 'address'].map((name) =>
      anyText.map((raw) => standardisers[name]?.standardise(raw) ?? 'x'),
    ),
  );

  for (const { name, type, derive } of Object.values(derivations)) {
    it(`${name} gives ${type} or null, never empty`, () => {
      fc.assert(
        fc.property(asStandard, (standard) => {
          const derived = derive(standard);
          if (derived === null) return;
          if (type === 'text[]') {
            assert.ok(Array.isArray(derived) && derived.length > 0);
            assert.ok(derived.every((value) => value !== ''));
            assert.equal(new Set(derived).size, derived.length);
          } else {
            assert.equal(typeof derived, 'string');
            assert.notEqual(derived, '');
            if (type === 'number') assert.ok(Number.isFinite(Number(derived)));
          }
        }),
        fixedSeed,
      );
    });
  }
});
