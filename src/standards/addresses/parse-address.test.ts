import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AddressableObject, formatNumbers } from './address-parts.ts';
import { addressFindings } from './findings.ts';
import { type ParsedAddress, parseAddress } from './parse-address.ts';

/**
 * Text as received; secondary object | primary object | street | locality | town |
 * postcode, numbers and text of an object with a plus between; findings, but for the
 * missing postcode that most of these have.
 */
const CASES: readonly (readonly [text: string, parts: string, findings?: string])[] = [
  ['14 High Street, Anytown, GU1 1AA', '- | 14 | HIGH STREET | - | ANYTOWN | GU1 1AA'],
  ['14, High Street, Anytown, GU1 1AA', '- | 14 | HIGH STREET | - | ANYTOWN | GU1 1AA'],
  ['14 HIGH STREET ANYTOWN GU1 1AA', '- | 14 | HIGH STREET | - | ANYTOWN | GU1 1AA'],
  ['14 high st anytown gu11aa', '- | 14 | HIGH STREET | - | ANYTOWN | GU1 1AA'],
  ['14 High St., Anytown', '- | 14 | HIGH STREET | - | ANYTOWN | -'],
  ['No. 14 High Street, Anytown', '- | 14 | HIGH STREET | - | ANYTOWN | -'],
  ['No 14, High Street', '- | 14 | HIGH STREET | - | - | -'],
  ['Number 14 High Street', '- | 14 | HIGH STREET | - | - | -'],
  ['14 , , High Street, , Anytown', '- | 14 | HIGH STREET | - | ANYTOWN | -'],
  ['14B High Street', '- | 14B | HIGH STREET | - | - | -'],
  ['14b High Street', '- | 14B | HIGH STREET | - | - | -'],
  ['14 B High Street', '- | 14B | HIGH STREET | - | - | -'],
  ['14-B High Street', '- | 14B | HIGH STREET | - | - | -'],
  ['12-14 High Street', '- | 12-14 | HIGH STREET | - | - | -'],
  ['12 - 14 High Street', '- | 12-14 | HIGH STREET | - | - | -'],
  ['12 & 14 High Street', '- | 12-14 | HIGH STREET | - | - | -'],
  ['12 and 14 High Street', '- | 12-14 | HIGH STREET | - | - | -'],
  ['12A-12C High Street', '- | 12A-12C | HIGH STREET | - | - | -'],
  ['12A-C High Street', '- | 12A-12C | HIGH STREET | - | - | -'],
  ['14-12 High Street', '- | 12-14 | HIGH STREET | - | - | -', 'range-backwards'],
  ['14½ High Street', '- | 14 | HIGH STREET | - | - | -'],
  ['Flat 2, 14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Flat 2 14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['flat2 14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['FLAT2, 14 HIGH STREET', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Flat 2 - 14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Flat 2-14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Flat No 2, 14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Flat B, 14 High Street', 'FLAT B | 14 | HIGH STREET | - | - | -'],
  ['Flat B Ground Floor 14 High Street', 'FLAT B GROUND FLOOR | 14 | HIGH STREET | - | - | -'],
  ['Ground Floor Flat B, 14 High Street', 'GROUND FLOOR FLAT B | 14 | HIGH STREET | - | - | -'],
  ['Flat 2A, 14 High Street', 'FLAT 2A | 14 | HIGH STREET | - | - | -'],
  ['Flat B2, 14 High Street', 'FLAT B2 | 14 | HIGH STREET | - | - | -'],
  ['2/14 High St', '2 | 14 | HIGH STREET | - | - | -', 'stroke'],
  ['Flat 2/14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Ground Floor Flat, 19/21 High Street', 'GROUND FLOOR FLAT | 19-21 | HIGH STREET | - | - | -'],
  ['14/2 High Street', '14 | 2 | HIGH STREET | - | - | -', 'stroke'],
  ['Apt 3, 20 Long Road', 'APARTMENT 3 | 20 | LONG ROAD | - | - | -'],
  ['Apt. 3, 20 Long Road', 'APARTMENT 3 | 20 | LONG ROAD | - | - | -'],
  ['Apartment 3 20 Long Road', 'APARTMENT 3 | 20 | LONG ROAD | - | - | -'],
  ['First Floor Flat, 14 High Street', 'FIRST FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['First Floor Flat 14 High Street', 'FIRST FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['B 14 High Street', 'B | 14 | HIGH STREET | - | - | -'],
  ['B 14-16 High Street', 'B | 14-16 | HIGH STREET | - | - | -'],
  ['1st Floor Flat 14 High Street', 'FIRST FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['1st Flr Flt 14 High Street', 'FIRST FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['FFF 14 High Street', 'FIRST FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['GFF, 14 High Street', 'GROUND FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['Flat G/F, 14 High Street', 'FLAT GROUND FLOOR | 14 | HIGH STREET | - | - | -'],
  [
    'Lower Ground Floor Flat, 14 High Street',
    'LOWER GROUND FLOOR FLAT | 14 | HIGH STREET | - | - | -',
  ],
  ['Top Floor Flat, 14 High Street', 'TOP FLOOR FLAT | 14 | HIGH STREET | - | - | -'],
  ['Top Flat, 14 High Street', 'TOP FLAT | 14 | HIGH STREET | - | - | -'],
  ['Garden Flat, 14 High Street', 'GARDEN FLAT | 14 | HIGH STREET | - | - | -'],
  ['Basement, 14 High Street', 'BASEMENT | 14 | HIGH STREET | - | - | -'],
  ['Basement Flat 14 High Street', 'BASEMENT FLAT | 14 | HIGH STREET | - | - | -'],
  ['Bsmt Flat, 14 High Street', 'BASEMENT FLAT | 14 | HIGH STREET | - | - | -'],
  ['Flat above 14 High Street', 'FLAT ABOVE | 14 | HIGH STREET | - | - | -'],
  ['Above Shop, 14 High Street', 'ABOVE SHOP | 14 | HIGH STREET | - | - | -'],
  ['Upstairs, 14 High Street', 'UPSTAIRS | 14 | HIGH STREET | - | - | -'],
  ['Rear of 12 High Street', 'REAR | 12 | HIGH STREET | - | - | -'],
  ['Rear 12 High Street', 'REAR | 12 | HIGH STREET | - | - | -'],
  ['Second Floor Rear, 14 High Street', 'SECOND FLOOR REAR | 14 | HIGH STREET | - | - | -'],
  [
    'Flat 4 Second Floor Front 14 High Street',
    'FLAT 4 SECOND FLOOR FRONT | 14 | HIGH STREET | - | - | -',
  ],
  ['Upper Maisonette, 14 High Street', 'UPPER MAISONETTE | 14 | HIGH STREET | - | - | -'],
  ['Maisonette 14 High Street', 'MAISONETTE | 14 | HIGH STREET | - | - | -'],
  [
    'Unit 3, Station Road',
    'UNIT 3 | - | STATION ROAD | - | - | -',
    'flat-or-house-number no-building',
  ],
  ['Unit 3, 20 Station Road', 'UNIT 3 | 20 | STATION ROAD | - | - | -'],
  ['Unit 3 Station Yard, Station Road', 'UNIT 3 | STATION YARD | STATION ROAD | - | - | -'],
  ['Room 5, 14 High Street', 'ROOM 5 | 14 | HIGH STREET | - | - | -'],
  ['Rm 5 14 High Street', 'ROOM 5 | 14 | HIGH STREET | - | - | -'],
  ['Room 5, Flat 2, 14 High Street', 'ROOM 5 FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['Bedsit 2, 14 High Street', 'BEDSIT 2 | 14 | HIGH STREET | - | - | -'],
  ['Studio 4, 14 High Street', 'STUDIO 4 | 14 | HIGH STREET | - | - | -'],
  ['Penthouse, Tower House, 20 Long Road', 'PENTHOUSE | 20 + TOWER HOUSE | LONG ROAD | - | - | -'],
  [
    'Caretakers Flat, Lowfield School, School Lane',
    'CARETAKERS FLAT | LOWFIELD SCHOOL | SCHOOL LANE | - | - | -',
  ],
  ['The Annexe, 14 High Street', 'THE ANNEXE | 14 | HIGH STREET | - | - | -'],
  ['Annexe, Rose Cottage, Church Lane', 'ANNEXE | ROSE COTTAGE | CHURCH LANE | - | - | -'],
  ['Annex 14 High Street', 'ANNEXE | 14 | HIGH STREET | - | - | -'],
  ['Tower House, 20 Long Road', '- | 20 + TOWER HOUSE | LONG ROAD | - | - | -'],
  [
    'Flat 3, Tower House, 20 Long Road, Anytown',
    'FLAT 3 | 20 + TOWER HOUSE | LONG ROAD | - | ANYTOWN | -',
  ],
  ['Flat 3 Tower House 20 Long Road', 'FLAT 3 | 20 + TOWER HOUSE | LONG ROAD | - | - | -'],
  ['Flat 3 Tower House, Long Road', 'FLAT 3 | TOWER HOUSE | LONG ROAD | - | - | -'],
  ['3 Tower House, Long Road', '3 | TOWER HOUSE | LONG ROAD | - | - | -', 'number-before-name'],
  ['3 Tower House, 20 Long Road', '3 | 20 + TOWER HOUSE | LONG ROAD | - | - | -'],
  ['3 Tower House 20 Long Road', '3 | 20 + TOWER HOUSE | LONG ROAD | - | - | -'],
  ['Tower House Flat 3, 20 Long Road', 'FLAT 3 | 20 + TOWER HOUSE | LONG ROAD | - | - | -'],
  [
    'Flat 3, Tower Court, Anytown',
    'FLAT 3 | TOWER COURT | - | - | ANYTOWN | -',
    'flat-or-house-number',
  ],
  [
    'Block B, Flat 4, Long Estate, Long Road',
    'FLAT 4 | BLOCK B LONG ESTATE | LONG ROAD | - | - | -',
  ],
  [
    'Flat 4, Block B, Tower House, Long Road',
    'FLAT 4 | BLOCK B TOWER HOUSE | LONG ROAD | - | - | -',
  ],
  ['The Old Rectory, Church Lane, Anytown', '- | THE OLD RECTORY | CHURCH LANE | - | ANYTOWN | -'],
  ['The Old Rectory Church Lane Anytown', '- | THE OLD RECTORY | CHURCH LANE | - | ANYTOWN | -'],
  [
    '14 The Old Rectory, Church Lane',
    '14 | THE OLD RECTORY | CHURCH LANE | - | - | -',
    'number-before-name',
  ],
  ['The Old Rectory, 14 Church Lane', '- | 14 + THE OLD RECTORY | CHURCH LANE | - | - | -'],
  [
    'Rose Cottage, Church Lane, Barnes Green, Anytown',
    '- | ROSE COTTAGE | CHURCH LANE | BARNES GREEN | ANYTOWN | -',
  ],
  ['Rose Cottage Church Lane', '- | ROSE COTTAGE | CHURCH LANE | - | - | -'],
  ['Old Mill, Mill Lane', '- | OLD MILL | MILL LANE | - | - | -'],
  [
    "St Mary's House, St Mary's Road, St Albans",
    '- | ST MARYS HOUSE | ST MARYS ROAD | - | ST ALBANS | -',
  ],
  ["14 St. John's Road", '- | 14 | ST JOHNS ROAD | - | - | -'],
  ['14 St Johns St', '- | 14 | ST JOHNS STREET | - | - | -'],
  ['14 Upper St Martins Lane, London', '- | 14 | UPPER ST MARTINS LANE | - | LONDON | -'],
  ['St Peters Vicarage, St. Peter Street', '- | ST PETERS VICARAGE | ST PETER STREET | - | - | -'],
  ["14 St. Peter's St, St. Albans", '- | 14 | ST PETERS STREET | - | ST ALBANS | -'],
  ['Station House, Station Road', '- | STATION HOUSE | STATION ROAD | - | - | -'],
  ['Church House, Church Street', '- | CHURCH HOUSE | CHURCH STREET | - | - | -'],
  ['Street House, The Street, Anytown', '- | STREET HOUSE | THE STREET | - | ANYTOWN | -'],
  ['Lane End, Back Lane', '- | LANE END | BACK LANE | - | - | -'],
  ['Park Lodge, Park Road', '- | PARK LODGE | PARK ROAD | - | - | -'],
  ['14 Church Hill Road', '- | 14 | CHURCH HILL ROAD | - | - | -'],
  ['14 Park View', '- | 14 | PARK VIEW | - | - | -'],
  ['14 Green Park Court, Anytown', '- | 14 | GREEN PARK COURT | - | ANYTOWN | -'],
  ['14 Church Green Road', '- | 14 | CHURCH GREEN ROAD | - | - | -'],
  ['5 The Cut, London', '- | 5 | THE CUT | - | LONDON | -', 'street-uncertain'],
  ['14 Broadway, London', '- | 14 | BROADWAY | - | LONDON | -'],
  ['14 Broadway London', '- | 14 | BROADWAY | - | LONDON | -'],
  ['3 The Green, Barnes Green', '- | 3 | THE GREEN | - | BARNES GREEN | -'],
  ['The Cottage, The Green, Anytown', '- | THE COTTAGE | THE GREEN | - | ANYTOWN | -'],
  ['10 Cheapside, Anytown', '- | 10 | CHEAPSIDE | - | ANYTOWN | -', 'street-uncertain'],
  ['14 Avenue Road', '- | 14 | AVENUE ROAD | - | - | -'],
  ['14 The Avenue', '- | 14 | THE AVENUE | - | - | -'],
  ['7 First Avenue', '- | 7 | FIRST AVENUE | - | - | -'],
  ['7 1st Avenue', '- | 7 | FIRST AVENUE | - | - | -'],
  ['Flat 1 7 2nd Avenue', 'FLAT 1 | 7 | SECOND AVENUE | - | - | -'],
  ['14 High Street North, Anytown', '- | 14 | HIGH STREET NORTH | - | ANYTOWN | -'],
  ['14 North Street', '- | 14 | NORTH STREET | - | - | -'],
  ['14 S Parade', '- | 14 | S PARADE | - | - | -'],
  ['14 Dr Johnson Avenue', '- | 14 | DR JOHNSON AVENUE | - | - | -'],
  ['14 Dukes Dr', '- | 14 | DUKES DRIVE | - | - | -'],
  ["14 King's Rd.", '- | 14 | KINGS ROAD | - | - | -'],
  ["14 O'Connell Street", '- | 14 | OCONNELL STREET | - | - | -'],
  [
    '22 Stoke-on-Trent Road, Stoke-on-Trent',
    '- | 22 | STOKE ON TRENT ROAD | - | STOKE ON TRENT | -',
  ],
  ['14 Newton-le-Willows Lane', '- | 14 | NEWTON LE WILLOWS LANE | - | - | -'],
  [
    '14 High Street, Anytown, Surrey',
    '- | 14 | HIGH STREET | - | ANYTOWN | -',
    'county-or-country',
  ],
  [
    '14 High Street, Guildford, Surrey, GU1 1AA, UK',
    '- | 14 | HIGH STREET | - | GUILDFORD | GU1 1AA',
    'county-or-country',
  ],
  [
    '14 High Street Guildford Surrey',
    '- | 14 | HIGH STREET | - | GUILDFORD | -',
    'county-or-country',
  ],
  [
    '14 High Street, Anytown, United Kingdom',
    '- | 14 | HIGH STREET | - | ANYTOWN | -',
    'county-or-country',
  ],
  [
    '14 High Street, Anytown, Co. Durham',
    '- | 14 | HIGH STREET | - | ANYTOWN | -',
    'county-or-country',
  ],
  [
    '14 High Street, Upper Norwood, London, SE19 1AA',
    '- | 14 | HIGH STREET | UPPER NORWOOD | LONDON | SE19 1AA',
  ],
  [
    '14 High Street Upper Norwood London SE19 1AA',
    '- | 14 | HIGH STREET | UPPER NORWOOD | LONDON | SE19 1AA',
  ],
  ['14 High Street, London N1', '- | 14 | HIGH STREET | - | LONDON | -', 'part-of-a-postcode'],
  [
    '14 High Street, London N1 1AA, Greater London',
    '- | 14 | HIGH STREET | - | LONDON | N1 1AA',
    'county-or-country',
  ],
  ['N1 1AA, 14 High Street, London', '- | 14 | HIGH STREET | - | LONDON | N1 1AA'],
  ['14 High Street, S01 4AB', '- | 14 | HIGH STREET | - | - | SO1 4AB', 'postcode-repaired'],
  ['14 High Street, SWIA 1AA', '- | 14 | HIGH STREET | - | - | SW1A 1AA', 'postcode-repaired'],
  ['14 High Street, Anytown, GU1  1AA.', '- | 14 | HIGH STREET | - | ANYTOWN | GU1 1AA'],
  [
    '14 High Street, GU1 1AA, Anytown, GU2 2AA',
    '- | 14 | HIGH STREET | - | ANYTOWN | GU2 2AA',
    'several-postcodes',
  ],
  ['c/o Mrs Smith, 14 High Street', '- | 14 | HIGH STREET | - | - | -', 'care-of'],
  ['C/O Mrs Smith 14 High Street', '- | 14 | HIGH STREET | - | - | -', 'care-of'],
  ['care of J Smith, Flat 2, 14 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -', 'care-of'],
  ['Mr J Smith, 14 High Street', '- | 14 | HIGH STREET | - | - | -', 'person-or-organisation'],
  [
    'Mrs A & Mr B Jones, 14 High Street',
    '- | 14 | HIGH STREET | - | - | -',
    'person-or-organisation',
  ],
  [
    'Acme Ltd, Unit 3, 20 Station Road',
    'UNIT 3 | 20 | STATION ROAD | - | - | -',
    'person-or-organisation',
  ],
  [
    'PO Box 123, London, N1 1AA',
    '- | 123 + PO BOX | - | - | LONDON | N1 1AA',
    'po-box street-uncertain',
  ],
  ['High Street 14', '- | 14 | HIGH STREET | - | - | -', 'parts-swapped'],
  [
    '14 High Street Flat 2, Anytown',
    'FLAT 2 | 14 | HIGH STREET | - | ANYTOWN | -',
    'parts-swapped',
  ],
  ['14 Flat 2 High Street', 'FLAT 2 | 14 | HIGH STREET | - | - | -'],
  ['14 High Street, Flat 2', 'FLAT 2 | 14 | HIGH STREET | - | - | -', 'parts-swapped'],
  [
    '14 High Street, First Floor, Anytown',
    'FIRST FLOOR | 14 | HIGH STREET | - | ANYTOWN | -',
    'parts-swapped',
  ],
  ['High Street, Anytown', '- | - | HIGH STREET | - | ANYTOWN | -', 'no-building'],
  ['Anytown', '- | ANYTOWN | - | - | - | -'],
  ['14', '- | 14 | - | - | - | -', 'no-street-or-building'],
  [
    'Flat 14 High Street',
    'FLAT 14 | - | HIGH STREET | - | - | -',
    'flat-or-house-number no-building',
  ],
  [
    'Flat 2, High Street',
    'FLAT 2 | - | HIGH STREET | - | - | -',
    'flat-or-house-number no-building',
  ],
  ['14 HIGHSTREET', '- | 14 | HIGHSTREET | - | - | -', 'street-uncertain'],
  ['14 Hihg Street', '- | 14 | HIHG STREET | - | - | -'],
  ['14 Raod Lane', '- | 14 | ROAD LANE | - | - | -'],
  ['14 High Stret', '- | 14 | HIGH STREET | - | - | -'],
  ['"14, High Street"', '- | 14 | HIGH STREET | - | - | -'],
  ['14 High Street (rear), Anytown', 'REAR | 14 | HIGH STREET | - | ANYTOWN | -', 'parts-swapped'],
  ['14 High Street\nAnytown\nGU1 1AA', '- | 14 | HIGH STREET | - | ANYTOWN | GU1 1AA'],
  ['Flat 2\n14 High Street\n\nAnytown', 'FLAT 2 | 14 | HIGH STREET | - | ANYTOWN | -'],
  ['14 High Street|Anytown', '- | 14 | HIGH STREET | - | ANYTOWN | -'],
  ['14 High Street; Anytown', '- | 14 | HIGH STREET | - | ANYTOWN | -'],
  ['N/A', ''],
  ['.', '', 'no-street-or-building'],
  ['no fixed abode', '', 'no-fixed-abode'],
];

function objectText(object: AddressableObject): string {
  return [formatNumbers(object), object.text].filter(Boolean).join(' + ') || '-';
}

function partsText(value: ParsedAddress | null): string {
  if (value === null) return '';
  const { sao, pao, street, locality, town, postcode } = value;
  const names = [street, locality, town, postcode].map((part) => part ?? '-');
  return [objectText(sao), objectText(pao), ...names].join(' | ');
}

describe('an address in free text', () => {
  for (const [text, parts, findings = ''] of CASES) {
    it(JSON.stringify(text), () => {
      const parsed = parseAddress(text);
      assert.equal(partsText(parsed.value), parts);
      const codes = parsed.findings.map(({ code }) => code.replace('address/', ''));
      assert.equal(codes.filter((code) => code !== 'no-postcode').join(' '), findings);
    });
  }
});

describe('an address in several columns', () => {
  it('has the parts of its lines', () => {
    const { standard } = parseAddress(['Flat 2', '14 High St', '', 'Anytown'], {
      postcode: 'gu11aa',
    });
    assert.equal(standard, 'FLAT 2, 14 HIGH STREET, ANYTOWN, GU1 1AA');
  });

  it('takes the postcode of its own column before one in the text, and says so', () => {
    const { value, findings } = parseAddress('14 High Street, GU2 2AA', { postcode: 'GU1 1AA' });
    assert.equal(value?.postcode, 'GU1 1AA');
    assert.ok(findings.some(({ code }) => code === 'address/several-postcodes'));
  });

  it('says when the postcode column holds none', () => {
    const { value, findings } = parseAddress('14 High Street', { postcode: 'unknown road' });
    assert.equal(value?.postcode, null);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['address/not-a-postcode', 'address/no-postcode'],
    );
  });

  it('keeps who the letter is for, the county and half a postcode beside the parts', () => {
    const { value } = parseAddress('c/o Mrs Smith, Acme Ltd, 14 High St, London N1, Middlesex');
    assert.equal(value?.careOf, 'MRS SMITH');
    assert.deepEqual(value?.leftovers, ['ACME LTD']);
    assert.equal(value?.county, 'MIDDLESEX');
    assert.equal(value?.district, 'N1');
    assert.equal(value?.town, 'LONDON');
  });
});

describe('the standard form of an address', () => {
  const WORDS = (
    'Flat 2 14 14B 12-16 2/14 B A , High Street St. Rd Road The Old Rectory Church Lane Tower House Court c/o ' +
    'Mrs Smith PO Box First Floor GFF Rear of above No. Park Northern Saint GU1 1AA GUI OAA London N1 Surrey ' +
    "England Ltd Acme Green Room Unit Block . - / ( ) ' & Cottage Broadway"
  ).split(' ');
  const anyAddress = fc
    .array(fc.constantFrom(...WORDS, '\n'), { maxLength: 9 })
    .map((words) => words.join(' '));

  it('parses to the same parts, whatever words of addresses meet', () => {
    fc.assert(
      fc.property(anyAddress, (text) => {
        const { value, standard } = parseAddress(text);
        if (value === null || standard === null) return;
        const again = parseAddress(standard);
        assert.equal(again.standard, standard);
        assert.equal(partsText(again.value), partsText(value));
        assert.deepEqual(
          again.findings.filter(({ severity }) => severity === 'repaired'),
          [],
        );
      }),
      { seed: 20260101, numRuns: 3000 },
    );
  });
});

it('every finding has a code of its own and a sentence', () => {
  const codes = addressFindings.all.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const { message } of addressFindings.all) assert.match(message, /^[A-Z].*[a-z]$/);
});
