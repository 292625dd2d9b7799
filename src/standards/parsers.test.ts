import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parsers } from './parsers.ts';

/** Pieces that the rules treat specially, to meet each other by chance. */
const PIECES = [
  ...'SW1A 1AA S01 4AB O 0 I 1 l ZZ99 3VZ BFPO GIR 0AA BX1 BT1 London 75001'.split(' '),
  ...'AB 12 34 56 C QQ123456C TN 010170 M F OO PP PY BG 943 476 5919 999 E+11 1.00012 100023336956 .0'.split(
    ' ',
  ),
  ...'07700 900123 020 7946 0018 +44 (0) 44 0044 0171 ext x / or , ; mum 00000000000 118118'.split(
    ' ',
  ),
  ...'ann @ gmail.com gamil.com .con .co.uk couk + <a@b.co> mailto: info noreply none@none.com'.split(
    ' ',
  ),
  ...'01/02/80 31/12/1999 2026 29221 1 Feb february 1980-02-01 T23:00:00Z 00 1st 11/11/1911'.split(
    ' ',
  ),
  ...'null none N/A n/a - -- . : # \t \n é ß ﬁ İ ı ς ́ Ａ １ 王 \u200b \ufeff \ud800 ½ ² №'.split(
    ' ',
  ),
  ' ',
  '  ',
];

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[A-Z0-9 .+-]{0,14}$/),
  fc.stringMatching(/^[0-9]{5,15}$/),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
);

const fixedSeed = { seed: 20260101, numRuns: 2000 };

for (const { name, parse, findings, standardiser } of Object.values(parsers)) {
  describe(`parser ${name}`, () => {
    it('never throws, and finds only what it says that it can find', () => {
      const codes = new Set(findings.map(({ code }) => code));
      fc.assert(
        fc.property(anyText, (raw) => {
          for (const found of parse(raw).findings) assert.ok(codes.has(found.code), found.code);
        }),
        fixedSeed,
      );
    });

    it('gives its standard form as it is, and finds nothing to repair in it', () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const { standard } = parse(raw);
          if (standard === null) return;
          assert.notEqual(standard, '');
          const again = parse(standard);
          assert.equal(again.standard, standard);
          assert.deepEqual(
            again.findings.filter(({ severity }) => severity === 'repaired'),
            [],
          );
        }),
        fixedSeed,
      );
    });

    it('reads the same value in its standard form', () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const { standard, value } = parse(raw);
          if (standard === null || value === null) return;
          assert.notEqual(parse(standard).value, null);
        }),
        fixedSeed,
      );
    });

    it('says nothing of a blank, and has no value for what stands for none', () => {
      for (const blank of ['', ' ', '\t\n', '\u00a0']) {
        const { value, standard, findings: found } = parse(blank);
        assert.deepEqual([value, standard, found], [null, null, []], JSON.stringify(blank));
      }
      for (const marker of ['N/A', '#N/A', 'NULL', 'unknown']) {
        const { value, standard } = parse(marker);
        assert.deepEqual([value, standard], [null, null], marker);
      }
    });

    it('says why, whenever there is something and no value', () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const { value, standard, findings: found } = parse(raw);
          if (value === null && standard !== null) assert.notDeepEqual(found, []);
        }),
        fixedSeed,
      );
    });

    it('has findings with codes of its own, each a sentence without a full stop', () => {
      assert.ok(findings.length > 0);
      assert.equal(new Set(findings.map(({ code }) => code)).size, findings.length);
      for (const { code, message } of findings) {
        assert.match(code, new RegExp(`^${name}/[a-z]+(?:-[a-z]+)*$`));
        assert.match(message, /^[A-Z].*[^.\s]$/s);
      }
    });

    if (standardiser !== null) {
      it(`has the standard form of the standardiser ${standardiser.name}`, () => {
        fc.assert(
          fc.property(anyText, (raw) =>
            assert.equal(parse(raw).standard, standardiser.standardise(raw)),
          ),
          fixedSeed,
        );
      });

      const { alreadyStandard } = standardiser;
      if (alreadyStandard !== null) {
        it('changes nothing in what the standardiser calls standard', () => {
          const standard = fc.stringMatching(new RegExp(`^(?:${alreadyStandard})$`, 'u'));
          fc.assert(
            fc.property(standard, (value) => assert.equal(parse(value).standard, value)),
            fixedSeed,
          );
        });
      }
    }
  });
}
