import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { standardisers } from './standardisers.ts';

function table(name: string, title: string, cases: readonly (readonly [string, string | null])[]) {
  describe(`${name}: ${title}`, () => {
    for (const [raw, standard] of cases) {
      it(`${JSON.stringify(raw)} is ${JSON.stringify(standard)}`, () => {
        assert.equal(standardisers[name]?.standardise(raw), standard);
      });
    }
  });
}

table('postcode', 'one space before the inward part, capitals (BS 7666)', [
  ['sw1a1aa', 'SW1A 1AA'],
  [' SW1A  1AA ', 'SW1A 1AA'],
  ['SW1A-1AA.', 'SW1A 1AA'],
  ['m11ae', 'M1 1AE'],
  ['B33 8TH', 'B33 8TH'],
  ['CR26XH', 'CR2 6XH'],
  ['DN551PT', 'DN55 1PT'],
  ['W1A 0AX', 'W1A 0AX'],
  ['EC1A 1BB', 'EC1A 1BB'],
  ['ZE1 0AA', 'ZE1 0AA'],
  ['JE2 3AB', 'JE2 3AB'],
  ['gir 0aa', 'GIR 0AA'],
  ['bfpo 12', 'BFPO 12'],
  ['BFPO c/o 12', 'BFPO 12'],
  ['BF1 1AA', 'BF1 1AA'],
]);

table('postcode', 'letters and digits that look alike are put right where only one can stand', [
  ['S01 4AB', 'SO1 4AB'],
  ['SO1 4AB', 'SO1 4AB'],
  ['W1O 1AA', 'W10 1AA'],
  ['M1 IAE', 'M1 1AE'],
  ['MI 1AE', 'M1 1AE'],
  ['B33 OTH', 'B33 0TH'],
  ['1P1 1AA', 'IP1 1AA'],
  ['0X1 1AA', 'OX1 1AA'],
]);

table('postcode', 'other codes and parts keep their letters and digits', [
  ['6169', '6169'],
  ['75001', '75001'],
  ['d-10115', 'D 10115'],
  ['SW1A', 'SW1A'],
  ['QX1 1AA', 'QX1 1AA'],
]);

table('postcode', 'pseudo postcodes of the NHS and markers are missing', [
  ['ZZ99 3VZ', null],
  ['zz993wz', null],
  ['NA', null],
  ['-', null],
  ['x'.repeat(60), null],
]);

table('phone', 'UK numbers to +44 (E.164, Ofcom numbering plan)', [
  ['020 7946 0018', '+442079460018'],
  ['(020) 7946 0018', '+442079460018'],
  ['+44 20 7946 0018', '+442079460018'],
  ['+44 (0)20 7946 0018', '+442079460018'],
  ['0044 20 7946 0018', '+442079460018'],
  ['0044 (0) 20 7946 0018', '+442079460018'],
  ['442079460018', '+442079460018'],
  ['07700 900123', '+447700900123'],
  ['07700-900-123', '+447700900123'],
  ['7700900123', '+447700900123'],
  ['tel: 07700 900123 (mum)', '+447700900123'],
  ['07700 900123 ext. 45', '+447700900123'],
  ['07700900123x45', '+447700900123'],
  ['07700 900123 / 020 7946 0018', '+447700900123'],
  ['07700900123;02079460018', '+447700900123'],
  ['n/a or 07700 900123', '+447700900123'],
  ['016977 2345', '+44169772345'],
]);

table('phone', 'other numbers keep their digits', [
  ['+353 1 234 5678', '+35312345678'],
  ['00353 1 234 5678', '+35312345678'],
  ['0412 345 678', '0412345678'],
  ['460018', '460018'],
]);

table('phone', 'fillers and what is no number are missing', [
  ['', null],
  ['none', null],
  ['00000000000', null],
  ['07777777777', null],
  ['01234567890', null],
  ['123', null],
  ['ex-directory', null],
  ['1'.repeat(30), null],
]);

table('email', 'lower case, without what surrounds it', [
  ['Ann.Lee@Example.ORG', 'ann.lee@example.org'],
  [' ann@example.org ', 'ann@example.org'],
  ['mailto:ann@example.org', 'ann@example.org'],
  ['Ann Lee <ann@example.org>', 'ann@example.org'],
  ['<ann@example.org>', 'ann@example.org'],
  ['ann @ example.org', 'ann@example.org'],
  ['ann@example.org.', 'ann@example.org'],
  ['ann+council@example.org', 'ann+council@example.org'],
  ['ann@localhost', 'ann@localhost'],
]);

table('email', 'what has no address in it, and fillers, are missing', [
  ['none', null],
  ['ann.example.org', null],
  ['@example.org', null],
  ['ann@', null],
  ['a@b@c.org', null],
  ['none@none.com', null],
  ['noemail@noemail.co.uk', null],
  ['na@na.com', null],
]);

table('address', 'abbreviations written out', [
  ['12 Acacia Ave', '12 acacia avenue'],
  ['12 Acacia Ave.', '12 acacia avenue'],
  ['14 High St., Leeds', '14 high street leeds'],
  ['14 High St', '14 high street'],
  ["14 St John's Rd", '14 st johns road'],
  ['Church of St John', 'church of st john'],
  ['Dr Johnson Cl', 'dr johnson close'],
  ['Apt 3, No. 5 Church St', 'flat 3 5 church street'],
  ['Flat 2, 14 B High St', 'flat 2 14b high street'],
  ['12-14 Mill Ln', '12to14 mill lane'],
  ['12 – 14 Mill Ln', '12to14 mill lane'],
  ['The Old Hse\nMill Ln', 'the old house mill lane'],
  ['allchin circuit', 'allchin circuit'],
  ['n/a', null],
  [', ,', null],
]);

table('identifier', 'capitals and digits alone', [
  ['ab 12 34 56 c', 'AB123456C'],
  ['AB123456C', 'AB123456C'],
  ['943 476 5919', '9434765919'],
  ['00123', '00123'],
  ['123.0', '123'],
  ['12.50', '1250'],
  ['0', '0'],
  ['0000', null],
  ['9999999999', null],
  ['5555', '5555'],
  // Two jamo that become one syllable once the space is gone.
  ['㉠ ㅏ', '가'],
  ['n/a', null],
]);

table('gender', 'm, f, or what was written (digits: ISO/IEC 5218)', [
  ['M', 'm'],
  ['Male', 'm'],
  ['1', 'm'],
  ['FEMALE', 'f'],
  ['2', 'f'],
  ['0', null],
  ['9', null],
  ['U', null],
  ['not known', null],
  ['X', 'x'],
  ['Non-binary', 'non binary'],
]);

table('number', 'decimal text', [
  ['007', '7'],
  ['1,250.50', '1250.5'],
  ['£12', '12'],
  ['-3.0', '-3'],
  ['+3', '3'],
  ['.5', '0.5'],
  ['-0', '0'],
  ['12345678901234567890', '12345678901234567890'],
  ['1,5', null],
  ['1e5', null],
  ['.', null],
  ['twelve', null],
]);

table('text', 'words without marks', [
  ['Bed & Breakfast', 'bed breakfast'],
  ["St John's", 'st johns'],
  ['Café  Owner', 'cafe owner'],
  ['none', null],
  ['na', null],
]);
