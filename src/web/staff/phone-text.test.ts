import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { phoneText } from './phone-text.ts';

// Numbers that Ofcom keeps free for film and television.
describe('a telephone number as it is read out', () => {
  for (const [kept, shown] of [
    ['+447700900123', '07700 900123'],
    ['+442079460018', '020 7946 0018'],
    ['+441614960018', '0161 496 0018'],
    ['+441632960018', '01632 960018'],
    ['+33142685300', '+33142685300'],
    ['+447700900123 +442079460018', '07700 900123, 020 7946 0018'],
    ['+4477009001234', '+4477009001234'],
    ['ask at the desk', 'ask at the desk'],
    ['', ''],
  ] as const) {
    test(`${kept || 'nothing'} is ${shown || 'nothing'}`, () => {
      assert.equal(phoneText(kept), shown);
    });
  }
});
