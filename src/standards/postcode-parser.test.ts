import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPostcodeArea } from './postcode.ts';
import { districtUse, isLetteredGroup } from './postcode-districts.ts';
import { type PostcodeStatus, parsePostcode } from './postcode-parser.ts';

type Case = readonly [
  raw: string,
  standard: string | null,
  kind: string | null,
  ...codes: string[],
];

const CASES: readonly Case[] = [
  ['SW1A 1AA', 'SW1A 1AA', 'geographic'],
  ['sw1a1aa', 'SW1A 1AA', 'geographic'],
  [' m1 1ae ', 'M1 1AE', 'geographic'],
  ['B33 8TH', 'B33 8TH', 'geographic'],
  ['CR2 6XH', 'CR2 6XH', 'geographic'],
  ['CR0 2EH', 'CR0 2EH', 'geographic'],
  ['DN55 1PT', 'DN55 1PT', 'non-geographic', 'non-geographic'],
  ['CR9 1DG', 'CR9 1DG', 'non-geographic', 'non-geographic'],
  ['E20 1AA', 'E20 1AA', 'geographic'],
  ['EC1A 1BB', 'EC1A 1BB', 'geographic'],
  ['W1A0AX', 'W1A 0AX', 'non-geographic', 'non-geographic'],
  ['W1T 4JQ', 'W1T 4JQ', 'geographic'],
  ['E1W 1AA', 'E1W 1AA', 'geographic'],
  ['N1C 4AG', 'N1C 4AG', 'geographic'],
  ['NW1W 8DJ', 'NW1W 8DJ', 'non-geographic', 'non-geographic'],
  ['BT1 5GS', 'BT1 5GS', 'geographic'],
  ['ZE1 0AA', 'ZE1 0AA', 'geographic'],
  ['S017 1BJ', 'SO17 1BJ', 'geographic', 'letter-for-digit'],
  ['E17 4PP', 'E17 4PP', 'geographic'],
  ['EI7 4PP', 'E17 4PP', 'geographic', 'letter-for-digit'],
  ['B33 OTH', 'B33 0TH', 'geographic', 'letter-for-digit'],
  ['0L1 1AA', 'OL1 1AA', 'geographic', 'letter-for-digit'],
  ['SO1 4AB', 'SO1 4AB', 'geographic', 'unassigned-district'],
  ['AB2 1AA', 'AB2 1AA', 'geographic', 'unassigned-district'],
  ['M0 1AA', 'M0 1AA', 'geographic', 'unassigned-district'],
  ['E1A 1AA', 'E1A 1AA', 'geographic', 'unused-letter'],
  ['SW1C 1AA', 'SW1C 1AA', 'geographic', 'unused-letter'],
  ['LS1A 1AA', 'LS1A 1AA', 'geographic', 'unused-letter'],
  ['JE2 3AB', 'JE2 3AB', 'crown-dependency'],
  ['GY1 1WW', 'GY1 1WW', 'crown-dependency'],
  ['IM1 3PS', 'IM1 3PS', 'crown-dependency'],
  ['BF1 1AA', 'BF1 1AA', 'british-forces'],
  ['BFPO 105', 'BFPO 105', 'british-forces'],
  ['bfpo c/o 12', 'BFPO 12', 'british-forces'],
  ['BX1 1LT', 'BX1 1LT', 'non-geographic', 'non-geographic'],
  ['GIR 0AA', 'GIR 0AA', 'non-geographic', 'non-geographic'],
  ['GX11 1AA', 'GX11 1AA', 'overseas-territory', 'overseas-territory'],
  ['FIQQ 1ZZ', 'FIQQ 1ZZ', 'overseas-territory', 'overseas-territory'],
  ['ZZ99 3VZ', null, 'pseudo', 'pseudo'],
  ['zz993wz', null, 'pseudo', 'pseudo'],
  ['SW1A', 'SW1A', 'geographic', 'incomplete'],
  ['LS6', 'LS6', 'geographic', 'incomplete'],
  ['LS6 3', 'LS6 3', 'geographic', 'incomplete'],
  ['W1', 'W1', 'geographic', 'incomplete'],
  ['LS98', 'LS98', 'non-geographic', 'incomplete', 'non-geographic'],
  ['LS77', 'LS77', 'geographic', 'incomplete', 'unassigned-district'],
  ['LS30 1AA', 'LS30 1AA', 'geographic', 'unassigned-district'],
  ['SW1 1AA', 'SW1 1AA', 'geographic', 'unassigned-district'],
  ['QX1 1AA', 'QX1 1AA', null, 'unknown-area'],
  ['AA1 1AA', 'AA1 1AA', null, 'unknown-area'],
  ['XY12 3AB', 'XY12 3AB', null, 'unknown-area'],
  ['SW1A 1AC', 'SW1A 1AC', null, 'unused-inward-letter'],
  ['75001', '75001', null, 'not-uk'],
  ['D02 X285', 'D02 X285', null, 'not-uk'],
  ['Leeds LS1 4AP', 'LEEDS LS1 4AP', null, 'other-text'],
  ['', null, null],
  ['N/A', null, null],
  ['-', null, null],
  ['x'.repeat(60), null, null, 'too-long'],
];

describe('postcodes as they come', () => {
  for (const [raw, standard, kind, ...codes] of CASES) {
    it(`${JSON.stringify(raw)} is ${standard} (${[kind, ...codes].join(', ')})`, () => {
      const parsed = parsePostcode(raw);
      assert.equal(parsed.standard, standard);
      assert.equal(parsed.value?.kind ?? null, kind);
      assert.deepEqual(
        parsed.findings.map(({ code }) => code),
        codes.map((code) => `postcode/${code}`),
      );
    });
  }

  it('have area, district, sector and unit', () =>
    assert.deepEqual(parsePostcode('sw1a 1aa').value, {
      kind: 'geographic',
      area: 'SW',
      district: 'SW1A',
      sector: 'SW1A 1',
      unit: 'SW1A 1AA',
    }));

  it('may be of one letter and one digit', () =>
    assert.deepEqual(parsePostcode('m1 1ae').value, {
      kind: 'geographic',
      area: 'M',
      district: 'M1',
      sector: 'M1 1',
      unit: 'M1 1AE',
    }));

  it('are suggested where they stand among other words', () =>
    assert.equal(parsePostcode('Leeds ls1 4ap').findings[0]?.suggestion, 'LS1 4AP'));

  it('are not suggested where there are two', () =>
    assert.equal(parsePostcode('LS1 4AP or LS2 3AB').findings[0]?.code, 'postcode/not-uk'));
});

describe('the districts in use', () => {
  it('are in every area and in no other', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const numbers = Array.from({ length: 100 }, (_, n) => `${n}`);
    const lettered = letters.flatMap((letter) => [1, 2, 3, 4].map((n) => `${n}${letter}`));
    for (const first of letters) {
      for (const second of ['', ...letters]) {
        const area = first + second;
        const isUsed = [...numbers, ...lettered].some((each) => districtUse(area + each) !== null);
        assert.equal(isUsed, isPostcodeArea(area), area);
      }
    }
  });

  it('begin and end where the list has them', () => {
    for (const [last, next] of [
      ['AB16', 'AB17'],
      ['B21', 'B22'],
      ['LS29', 'LS30'],
      ['SE28', 'SE29'],
      ['BT49', 'BT50'],
      ['TR27', 'TR28'],
      ['ZE3', 'ZE4'],
      ['EC4Y', 'EC4X'],
    ] as const) {
      assert.equal(districtUse(last), 'homes', last);
      assert.equal(districtUse(next), null, next);
    }
    assert.equal(districtUse('CR9'), 'organisations');
    assert.ok(isLetteredGroup('W1') && isLetteredGroup('EC3') && !isLetteredGroup('W2'));
  });
});

describe('a directory of postcodes', () => {
  const statuses: Record<string, PostcodeStatus> = { 'M1 1AE': 'live', 'M1 1AF': 'terminated' };
  const statusOf = (unit: string): PostcodeStatus => statuses[unit] ?? 'unknown';
  for (const [raw, codes] of [
    ['m1 1ae', []],
    ['m1 1af', ['postcode/terminated']],
    ['m1 1ag', ['postcode/not-in-directory']],
    ['m1', ['postcode/incomplete']],
  ] as const) {
    it(`says of ${raw}: ${codes.join() || 'nothing'}`, () =>
      assert.deepEqual(
        parsePostcode(raw, { statusOf }).findings.map(({ code }) => code),
        codes,
      ));
  }
});

describe('a postcode put together again', () => {
  const area = fc.constantFrom('M', 'E', 'LS', 'SW', 'EC', 'BT', 'JE', 'B', 'W', 'ZE');
  const inward = fc.stringMatching(/^[0-9][ABD-HJLNP-UW-Z]{2}$/);
  const layout = fc.constantFrom(
    (outward: string, rest: string) => `${outward} ${rest}`,
    (outward: string, rest: string) => `${outward}${rest}`.toLowerCase(),
    (outward: string, rest: string) => ` ${outward}-${rest}. `,
    (outward: string, rest: string) => `${outward}  ${rest}`,
  );
  it('has the parts it was made of, however it was laid out', () => {
    fc.assert(
      fc.property(
        area,
        fc.integer({ min: 1, max: 99 }),
        inward,
        layout,
        (letters, n, rest, lay) => {
          const district = `${letters}${n}`;
          const { value, standard } = parsePostcode(lay(district, rest));
          assert.equal(standard, `${district} ${rest}`);
          assert.equal(value?.area, letters);
          assert.equal(value?.district, district);
          assert.equal(value?.sector, `${district} ${rest[0]}`);
          assert.equal(value?.unit, standard);
        },
      ),
    );
  });
});
