import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatNino, parseNino } from './nino.ts';

type Case = readonly [
  raw: string,
  standard: string | null,
  kind: string | null,
  ...codes: string[],
];

const CASES: readonly Case[] = [
  ['JG121031A', 'JG121031A', 'national-insurance'],
  ['jg 12 10 31 a', 'JG121031A', 'national-insurance'],
  ['JG-12-10-31-A', 'JG121031A', 'national-insurance'],
  ['JG 121031 A', 'JG121031A', 'national-insurance'],
  ['J G 1 2 1 0 3 1 A', 'JG121031A', 'national-insurance'],
  ['NI: JG121031A', 'JG121031A', 'national-insurance'],
  ['NINO JG121031A', 'JG121031A', 'national-insurance'],
  ['NI No. JG 12 10 31 A', 'JG121031A', 'national-insurance'],
  ['National Insurance Number: JG121031A', 'JG121031A', 'national-insurance'],
  ['ＪＧ１２１０３１Ａ', 'JG121031A', 'national-insurance'],
  ['MA123457B', 'MA123457B', 'national-insurance'],
  ['OA123457B', 'OA123457B', 'national-insurance'],
  ['JG1210B1A', 'JG1210B1A', null, 'form'],
  ['JG12I031A', 'JG121031A', 'national-insurance', 'letter-for-digit'],
  ['JG1210ElA', 'JG1210ELA', null, 'form'],
  ['JG1210 3lA', 'JG121031A', 'national-insurance', 'letter-for-digit'],
  ['JG 12 1O 31 A', 'JG121031A', 'national-insurance', 'letter-for-digit'],
  ['JG121O31', 'JG121031', 'national-insurance', 'letter-for-digit', 'no-suffix'],
  ['JG121031', 'JG121031', 'national-insurance', 'no-suffix'],
  ['JG121031E', 'JG121031E', null, 'suffix'],
  ['JG121031 0', 'JG1210310', null, 'form'],
  ['DA121031A', 'DA121031A', null, 'unused-letter'],
  ['AD121031A', 'AD121031A', null, 'unused-letter'],
  ['JO121031A', 'JO121031A', null, 'unused-letter'],
  ['QQ121031A', 'QQ121031A', null, 'unused-letter'],
  ['BG121031A', 'BG121031A', null, 'unallocated-prefix'],
  ['GB121031A', 'GB121031A', null, 'unallocated-prefix'],
  ['ZZ121031A', 'ZZ121031A', null, 'unallocated-prefix'],
  ['NT121031A', 'NT121031A', null, 'unallocated-prefix'],
  ['TN121031A', 'TN121031A', null, 'unallocated-prefix'],
  ['TN190670F', null, 'temporary', 'temporary'],
  ['tn 01 01 55 m', null, 'temporary', 'temporary'],
  ['TN991399M', 'TN991399M', null, 'unallocated-prefix'],
  ['OO123457C', 'OO123457C', 'administrative', 'administrative'],
  ['CR123457C', 'CR123457C', 'administrative', 'administrative'],
  ['PY123457P', 'PY123457P', 'administrative', 'administrative'],
  ['PP999999P', null, 'administrative', 'administrative'],
  ['NC010180M', null, 'administrative', 'administrative'],
  ['11A11112', '11A11112', 'tax-reference', 'tax-reference'],
  ['QQ123456C', null, null, 'filler'],
  ['AB123456C', null, null, 'filler'],
  ['AB000000A', null, null, 'filler'],
  ['JG222222A', 'JG222222A', 'national-insurance', 'repeated-digit'],
  ['JG12103A', 'JG12103A', null, 'form'],
  ['JG1210311A', 'JG1210311A', null, 'form'],
  ['5K121031A', '5K121031A', null, 'form'],
  ['applied for', 'APPLIEDFOR', null, 'form'],
  ['9434765919', '9434765919', null, 'form'],
  ['0000000', null, null, 'form'],
  ['none', null, null],
  ['', null, null],
];

describe('National Insurance numbers as they come', () => {
  for (const [raw, standard, kind, ...codes] of CASES) {
    it(`${JSON.stringify(raw)} is ${standard} (${[kind, ...codes].join(', ')})`, () => {
      const parsed = parseNino(raw);
      assert.equal(parsed.standard, standard);
      assert.equal(parsed.value?.kind ?? null, kind);
      assert.deepEqual(
        parsed.findings.map(({ code }) => code),
        codes.map((code) => `nino/${code}`),
      );
    });
  }

  it('suggest what letters and digits that look alike stood for', () => {
    assert.equal(parseNino('5K12S031A').findings[0]?.suggestion, 'SK125031A');
    assert.equal(parseNino('JG12103ZA').findings[0]?.suggestion, 'JG121032A');
    assert.equal(parseNino('JG121031 8').findings[0]?.suggestion, 'JG121031B');
    assert.equal(parseNino('DQ12S031A').findings[0]?.suggestion, undefined);
  });

  it('say when a bearer of a temporary one was born, and the sex', () =>
    assert.deepEqual(parseNino('TN190670F').value?.bearer, {
      day: 19,
      month: 6,
      yearOfCentury: 70,
      sex: 'f',
    }));
});

describe('a National Insurance number in print', () => {
  const given = fc
    .tuple(
      fc.stringMatching(/^[EHJLMPRSW][ABEHLMPRSTW]$/),
      fc.stringMatching(/^[0-9]{6}$/),
      fc.stringMatching(/^[A-D]$/),
    )
    .filter(([prefix, digits]) => !/^0+$/.test(digits) && prefix !== 'PP')
    .map((parts) => parts.join(''));

  it('is in pairs', () => assert.equal(formatNino('JG121031A'), 'JG 12 10 31 A'));
  it('is in pairs without its last letter', () =>
    assert.equal(formatNino('JG121031'), 'JG 12 10 31'));
  it('reads as the same number', () => {
    fc.assert(
      fc.property(given, (number) => {
        const { standard, value } = parseNino(formatNino(number).toLowerCase());
        assert.equal(standard, number);
        assert.equal(`${value?.prefix}${value?.digits}${value?.suffix}`, number);
      }),
    );
  });
});
