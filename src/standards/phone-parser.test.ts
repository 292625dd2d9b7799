import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatNational } from './numbering-plan.ts';
import { parsePhone } from './phone-parser.ts';

type Case = readonly [
  raw: string,
  standard: string | null,
  kind: string | null,
  ...codes: string[],
];

const CASES: readonly Case[] = [
  ['020 7219 3000', '+442072193000', 'geographic'],
  ['(020) 7219 3000', '+442072193000', 'geographic'],
  ['0207 219 3000', '+442072193000', 'geographic'],
  ['+44 20 7219 3000', '+442072193000', 'geographic'],
  ['+44 (0)20 7219 3000', '+442072193000', 'geographic'],
  ['0044 20 7219 3000', '+442072193000', 'geographic'],
  ['01904 551550', '+441904551550', 'geographic'],
  ['01904/551550', '+441904551550', 'geographic'],
  ['016977 2345', '+44169772345', 'geographic'],
  ['07912 345098', '+447912345098', 'mobile'],
  ['tel. 07912 345098', '+447912345098', 'mobile'],
  ['07912345098 x45', '+447912345098', 'mobile'],
  ['7912345098', '+447912345098', 'mobile', 'lost-zero'],
  ['1904551550', '+441904551550', 'geographic', 'lost-zero'],
  ['07912 345098 / 020 7219 3000', '+447912345098', 'mobile', 'several'],
  ['07912345098, 07912345099', '+447912345098', 'mobile', 'several'],
  ['Home 01904 551550 Mob 07912 345098', '+441904551550', 'geographic', 'several'],
  ['mum 07912345098 dad 07912345099', '+447912345098', 'mobile', 'several', 'other-text'],
  ['07912 345098 (mum)', '+447912345098', 'mobile', 'other-text'],
  ['020 7219 3000/1', '+442072193000', 'geographic'],
  ['0171 219 3000', '+441712193000', 'geographic', 'withdrawn-code'],
  ['071 219 3000', '+44712193000', 'geographic', 'withdrawn-code'],
  ['01222 551550', '+441222551550', 'geographic', 'withdrawn-code'],
  ['020 7946 0018', '+442079460018', 'geographic', 'drama'],
  ['01632 960018', '+441632960018', 'geographic', 'drama'],
  ['07700 900123', '+447700900123', 'mobile', 'drama'],
  ['0300 500 5000', '+443005005000', 'uk-wide', 'organisation'],
  ['0800 555 111', '+44800555111', 'freephone', 'organisation'],
  ['0845 600 0900', '+448456000900', 'service', 'organisation'],
  ['056 1234 9876', '+445612349876', 'corporate', 'organisation'],
  ['0909 555 1234', '+449095551234', 'premium-rate', 'premium-rate'],
  ['070 1234 9876', '+447012349876', 'personal-number', 'personal-number'],
  ['076 1234 9876', '+447612349876', 'pager', 'pager'],
  ['07624 301987', '+447624301987', 'mobile'],
  ['07111 111111', '+447111111111', 'mobile', 'repeated-digit'],
  ['07123456789', '+447123456789', 'mobile', 'repeated-digit'],
  ['+353 1 234 5678', '+35312345678', 'international'],
  ['0035312345678', '+35312345678', 'international'],
  ['551550', '551550', null, 'no-area-code'],
  ['079123450', '079123450', null, 'length'],
  ['07912 345 0987', '079123450987', null, 'length'],
  ['0791234509', '+44791234509', null, 'length'],
  ['0412 345 678', '0412345678', null, 'form'],
  ['0500 123987', '+44500123987', null, 'unassigned'],
  ['021 219 3000', '+44212193000', null, 'unassigned'],
  ['118500', '118500', null, 'short-code'],
  ['116123', '116123', null, 'short-code'],
  ['00000', null, null, 'filler'],
  ['12345', null, null, 'filler'],
  ['01234567890', null, null, 'filler'],
  ['07777777777', null, null, 'filler'],
  ['999', null, null, 'length'],
  ['ex-directory', null, null, 'no-number'],
  ['no phone', null, null, 'no-number'],
  ['refused', null, null],
  ['', null, null],
];

describe('telephone numbers as they come', () => {
  for (const [raw, standard, kind, ...codes] of CASES) {
    it(`${JSON.stringify(raw)} is ${standard} (${[kind, ...codes].join(', ')})`, () => {
      const parsed = parsePhone(raw);
      assert.equal(parsed.standard, standard);
      assert.equal(parsed.value?.kind ?? null, kind);
      assert.deepEqual(
        parsed.findings.map(({ code }) => code),
        codes.map((code) => `phone/${code}`),
      );
    });
  }

  it('keep their extension and the numbers that follow', () => {
    assert.equal(parsePhone('020 7219 3000 ext. 45').value?.extension, '45');
    assert.deepEqual(parsePhone('07912 345098 or 020 7219 3000').value?.others, ['+442072193000']);
  });

  it('suggest the area code of today', () => {
    for (const [old, now] of [
      ['0171 219 3000', '+442072193000'],
      ['0181 219 3000', '+442082193000'],
      ['071 219 3000', '+442072193000'],
      ['01203 551550', '+442476551550'],
      ['01222 551550', '+442920551550'],
      ['01703 551550', '+442380551550'],
      ['01705 551550', '+442392551550'],
      ['01232 551550', '+442890551550'],
    ] as const) {
      assert.equal(parsePhone(old).findings[0]?.suggestion, now);
    }
  });

  it('may belong to a Crown dependency', () => {
    for (const [raw, place] of [
      ['01481 717000', 'gg'],
      ['07781 100999', 'gg'],
      ['01534 445500', 'je'],
      ['07797 700999', 'je'],
      ['01624 686301', 'im'],
      ['07624 301987', 'im'],
      ['07911 123987', 'gg'],
      ['07911 223987', 'gb'],
      ['07700 300987', 'je'],
      ['07700 900123', 'gb'],
      ['01904 551550', 'gb'],
      ['+353 1 234 5678', undefined],
    ] as const) {
      assert.equal(parsePhone(raw).value?.place ?? undefined, place, raw);
    }
  });
});

describe('a number in print', () => {
  for (const [national, printed] of [
    ['2079460018', '020 7946 0018'],
    ['1134960018', '0113 496 0018'],
    ['1214960018', '0121 496 0018'],
    ['1632960018', '01632 960018'],
    ['169772345', '016977 2345'],
    ['1539433333', '015394 33333'],
    ['7700900123', '07700 900123'],
    ['800555111', '0800 555 111'],
    ['8081570123', '0808 157 0123'],
    ['3069990123', '0306 999 0123'],
    ['5612349876', '056 1234 9876'],
  ] as const) {
    it(`is ${printed}`, () => assert.equal(formatNational(national), printed));
  }

  it('reads as the same number, in the UK and from abroad', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(?:1[2-9]|2[03489]|3|7[1-57-9]|8[047]|9)[0-9]{8}$/),
        (digits) => {
          const national = digits.slice(0, 10).padEnd(10, '5');
          fc.pre(
            !/^([0-9])\1*$/.test(national) &&
              national !== '1234567890' &&
              national !== '1234567891',
          );
          assert.equal(parsePhone(formatNational(national)).standard, `+44${national}`);
          assert.equal(parsePhone(`+44 (0)${national}`).standard, `+44${national}`);
          assert.equal(parsePhone(`0044 ${national}`).standard, `+44${national}`);
        },
      ),
    );
  });
});
