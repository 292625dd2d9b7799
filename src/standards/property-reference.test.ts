import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { uprnParser, usrnParser } from './property-reference.ts';

type Case = readonly [raw: string, standard: string | null, ...codes: string[]];

const UPRNS: readonly Case[] = [
  ['100023336956', '100023336956'],
  ['10033544614', '10033544614'],
  ['1', '1'],
  ['999999999999', '999999999999', 'filler'],
  ['010033544614', '10033544614'],
  ['000000000042', '42'],
  ['0000100023336956', '100023336956'],
  [' 100023336956 ', '100023336956'],
  ['1000 2333 6956', '100023336956'],
  ["'010033544614", '10033544614'],
  ['UPRN 100023336956', '100023336956'],
  ['uprn:100023336956', '100023336956'],
  ['UPRN: 010033544614', '10033544614'],
  ['１０００２３３３６９５６', '100023336956'],
  ['100,023,336,956', '100023336956', 'number-format'],
  ['100023336956.0', '100023336956', 'number-format'],
  ['100023336956.00', '100023336956', 'number-format'],
  ['1.00023336956E+11', '100023336956', 'number-format'],
  ['1.0033544614e10', '10033544614', 'number-format'],
  ['1.00023E+11', null, 'precision-lost'],
  ['1E+11', null, 'precision-lost'],
  ['1.00012e+11', null, 'precision-lost'],
  ['0', null, 'zero'],
  ['000000000000', null, 'zero'],
  ['1000233369561', null, 'too-long'],
  ['1.00023336956E+12', null, 'precision-lost'],
  ['1.2', null, 'not-a-number'],
  ['-100023336956', null, 'not-a-number'],
  ['10002333695X', null, 'not-a-number'],
  ['10O023336956', null, 'not-a-number'],
  ['12 High Street', null, 'not-a-number'],
  ['#VALUE!', null],
  ['100.023.336.956', null, 'not-a-number'],
  ['10,0023,336956', null, 'not-a-number'],
  ['111111111111', '111111111111', 'filler'],
  ['123456789012', '123456789012', 'filler'],
  ['unknown', null],
  ['', null],
];

const USRNS: readonly Case[] = [
  ['8400001', '8400001'],
  ['08400001', '8400001'],
  ['20401321', '20401321'],
  ['USRN 20401321', '20401321'],
  ['8,400,001', '8400001', 'number-format'],
  ['8400001.0', '8400001', 'number-format'],
  ['8.4E+06', null, 'precision-lost'],
  ['100023336956', null, 'too-long'],
  ['0', null, 'zero'],
  ['High Street', null, 'not-a-number'],
  ['12345678', '12345678', 'filler'],
];

for (const [parser, cases] of [
  [uprnParser, UPRNS],
  [usrnParser, USRNS],
] as const) {
  describe(`a ${parser.name} as it comes`, () => {
    for (const [raw, standard, ...codes] of cases) {
      it(`${JSON.stringify(raw)} is ${standard} (${codes.join(', ')})`, () => {
        const parsed = parser.parse(raw);
        assert.equal(parsed.standard, standard);
        assert.deepEqual(
          parsed.findings.map(({ code }) => code),
          codes.map((code) => `${parser.name}/${code}`),
        );
      });
    }
  });
}

describe('a number of a property, through a spreadsheet', () => {
  const number = fc.integer({ min: 1, max: 999_999_999_999 });

  it('comes back from every form that keeps its digits', () => {
    fc.assert(
      fc.property(number, (n) => {
        const digits = String(n);
        const forms = [
          digits.padStart(12, '0'),
          `${digits}.0`,
          `'${digits}`,
          n.toLocaleString('en-GB'),
          n.toExponential(digits.length - 1),
        ];
        for (const form of forms) assert.equal(uprnParser.parse(form).standard, digits, form);
        assert.equal(uprnParser.parse(digits).value?.padded, digits.padStart(12, '0'));
      }),
    );
  });

  it('never comes back from six figures of twelve', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }), (n) => {
        const shown = n.toExponential(5).toUpperCase();
        assert.equal(uprnParser.parse(shown).standard, null);
        assert.equal(uprnParser.parse(shown).findings[0]?.code, 'uprn/precision-lost');
      }),
    );
  });
});
