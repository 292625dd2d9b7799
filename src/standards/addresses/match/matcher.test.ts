import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AddressableObject, NO_OBJECT } from '../address-parts.ts';
import type { GazetteerAddress } from '../gazetteer/gazetteer-address.ts';
import { AddressIndexBuilder } from './address-index-builder.ts';
import { AddressMatcher } from './matcher.ts';

/** `12`, `12A`, `12-16`, `TOWER HOUSE`, `20 TOWER HOUSE`: numbers, then text. */
function object(written: string): AddressableObject {
  const match = /^(?:([0-9]+)([A-Z]?)(?:-([0-9]+)([A-Z]?))?)?(?: |$)?(.*)$/.exec(written)!;
  return {
    startNumber: match[1] === undefined ? null : Number(match[1]),
    startSuffix: match[2] || null,
    endNumber: match[3] === undefined ? null : Number(match[3]),
    endSuffix: match[4] || null,
    text: match[5] || null,
  };
}

const builder = new AddressIndexBuilder();
const names = new Map<string, string>();
let next = 100_000;

/** Adds a property under a name that the cases use; returns its UPRN. */
function property(
  name: string,
  [sao, pao, street, locality, town, postcode]: readonly string[],
  more: Partial<GazetteerAddress> = {},
): string {
  const uprn = more.uprn ?? String(++next);
  names.set(uprn, name);
  builder.add({
    uprn,
    parentUprn: null,
    status: 'approved',
    isHistoricalProperty: false,
    classification: null,
    organisation: null,
    postTown: null,
    sao: sao === '' ? NO_OBJECT : { ...NO_OBJECT, text: sao! },
    pao: object(pao!),
    street: street!,
    locality: locality || null,
    town: town!,
    postcode: postcode!,
    ...more,
  });
  return uprn;
}

for (let n = 1; n <= 60; n += 1) {
  const side = n % 2 === 1 ? 'AA' : 'AB';
  property(`${n} High`, ['', `${n}`, 'HIGH STREET', '', 'ANYTOWN', `GU1 1${side}`]);
  property(`${n} High Other`, ['', `${n}`, 'HIGH STREET', '', 'OTHERTOWN', `GU2 1${side}`]);
}
for (let n = 1; n <= 40; n += 1) {
  property(`${n} Acacia Av`, ['', `${n}`, 'ACACIA AVENUE', 'NORTHSIDE', 'ANYTOWN', 'GU1 2AA']);
  property(`${n} Acacia Rd`, ['', `${n}`, 'ACACIA ROAD', '', 'OTHERTOWN', 'GU3 7QQ']);
  property(`${n} St Johns`, ['', `${n}`, "ST JOHN'S ROAD", '', 'ANYTOWN', 'GU1 2BB']);
  property(`${n} Tower Court`, ['', `${n}`, 'TOWER COURT', '', 'ANYTOWN', 'GU1 5AA']);
  property(`${n} Green`, ['', `${n}`, 'THE GREEN', 'BARNES GREEN', 'ANYTOWN', 'GU1 6AA']);
}
for (const letter of ['A', 'B', 'C']) {
  property(`62${letter}`, ['', `62${letter}`, 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB']);
}
const shell = property('64', ['', '64', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB']);
for (const flat of [1, 2, 3]) {
  property(`64 flat ${flat}`, [`FLAT ${flat}`, '64', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB'], {
    parentUprn: shell,
  });
}
for (const flat of ['FLAT A', 'FLAT B', 'GROUND FLOOR FLAT', 'FIRST FLOOR FLAT']) {
  property(`66 ${flat.toLowerCase()}`, [flat, '66', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB']);
}
const house = property('68', ['', '68', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB']);
property('68 only flat', ['FLAT 1', '68', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB'], {
  parentUprn: house,
});
property('70 only flat', ['FLAT 1', '70', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB']);
for (const label of ['BASEMENT FLAT', 'GROUND FLOOR FLAT', 'TOP FLOOR FLAT']) {
  property(`72 ${label.toLowerCase()}`, [label, '72', 'HIGH STREET', '', 'ANYTOWN', 'GU1 1AB']);
}
const tower = property('tower', ['', '20 TOWER HOUSE', 'LONG ROAD', '', 'ANYTOWN', 'GU1 3AA']);
for (let flat = 1; flat <= 30; flat += 1) {
  property(
    `tower ${flat}`,
    [`FLAT ${flat}`, '20 TOWER HOUSE', 'LONG ROAD', '', 'ANYTOWN', 'GU1 3AA'],
    {
      parentUprn: tower,
    },
  );
}
for (let flat = 1; flat <= 6; flat += 1) {
  property(`court ${flat}`, [`FLAT ${flat}`, 'ELM COURT', 'LONG ROAD', '', 'ANYTOWN', 'GU1 3AB']);
}
property('rectory', ['', 'THE OLD RECTORY', 'CHURCH LANE', '', 'ANYTOWN', 'GU1 4AA']);
property('rose', ['', 'ROSE COTTAGE', 'CHURCH LANE', '', 'ANYTOWN', 'GU1 4AA']);
property('rose other', ['', 'ROSE COTTAGE', 'MILL LANE', '', 'OTHERTOWN', 'GU2 4AA']);
property('12-16', ['', '12-16', 'CHURCH LANE', '', 'ANYTOWN', 'GU1 4AA']);
property('20', ['', '20', 'CHURCH LANE', '', 'ANYTOWN', 'GU1 4AA']);
property('20-24', ['', '20-24', 'CHURCH LANE', '', 'ANYTOWN', 'GU1 4AA']);
property('street house', ['', 'MILL STREET HOUSE', 'CHURCH LANE', '', 'ANYTOWN', 'GU1 4AB']);
const renamed = property('5 Mandela', ['', '5', 'MANDELA WAY', '', 'ANYTOWN', 'GU1 7AA']);
property('5 Mandela', ['', '5', 'RHODES AVENUE', '', 'ANYTOWN', 'GU1 7AA'], {
  uprn: renamed,
  status: 'historical',
});
property('new build', ['', '9', 'MANDELA WAY', '', 'ANYTOWN', 'GU1 7AA'], {
  status: 'provisional',
});
property('demolished', ['', '7', 'MANDELA WAY', '', 'ANYTOWN', 'GU1 7AA'], {
  status: 'historical',
  isHistoricalProperty: true,
});
property('rebuilt', ['', '11', 'MANDELA WAY', '', 'ANYTOWN', 'GU1 7AA']);
property('pulled down', ['', '11', 'MANDELA WAY', '', 'ANYTOWN', 'GU1 7AA'], {
  status: 'historical',
  isHistoricalProperty: true,
});
const oak = property('oak', ['', '3 OAK COURT', 'LONG ROAD', '', 'ANYTOWN', 'GU1 3AD']);
for (let flat = 1; flat <= 4; flat += 1) {
  property(`oak ${flat}`, [`FLAT ${flat}`, '3 OAK COURT', 'LONG ROAD', '', 'ANYTOWN', 'GU1 3AD'], {
    parentUprn: oak,
  });
}
for (let n = 1; n <= 12; n += 1) {
  property(`${n} Princess`, ['', `${n}`, 'PRINCESS STREET', 'NORTHERN PARK', 'ANYTOWN', 'GU1 9AA']);
  property(`alpha ${n}`, [
    `FLAT ${n}`,
    'ALPHA HOUSE',
    'ORCHARD AVENUE',
    'NORTHERN PARK',
    'ANYTOWN',
    'GU1 9AB',
  ]);
}
for (let n = 1; n <= 30; n += 1) {
  property(`${n} Dunstan`, ['', `${n}`, 'DUNSTAN ROAD', 'NORTHSIDE', 'ANYTOWN', 'GU1 3QT']);
  property(`${n} St Dunstan`, ['', `${n}`, 'ST DUNSTANS ROAD', '', 'ANYTOWN', 'GU1 3QD']);
}
property('welsh', ['', '3', 'HEOL Y FELIN', '', 'ANYTOWN', 'GU1 8AA']);
// A borough around it, so that what is rare in it is rare.
const TREES = 'ASH BEECH CEDAR DOGWOOD ELDER FIR GORSE HAZEL IVY JUNIPER LARCH MAPLE'.split(' ');
const KINDS = 'CLOSE DRIVE CRESCENT WAY GROVE TERRACE PLACE GARDENS RISE MEWS'.split(' ');
TREES.forEach((tree, t) => {
  KINDS.forEach((kind, k) => {
    for (let n = 1; n <= 25; n += 1) {
      const postcode = `GU9 ${k % 10}${'ABDEFGHJLNPQ'[t]}B`;
      property(`${n} ${tree} ${kind}`, ['', `${n}`, `${tree} ${kind}`, '', 'ANYTOWN', postcode]);
    }
  });
});
const index = builder.build();
const matcher = new AddressMatcher(index);

/** Difficulty, address, postcode column, the property meant (empty: no match), reason. */
const CASES: readonly (readonly [string, string, string, string, string])[] = [
  ['as recorded', '14 High Street, Anytown, GU1 1AB', '', '14 High', 'every-part-agrees'],
  [
    'postcode in its own column',
    '14 High Street, Anytown',
    'GU1 1AB',
    '14 High',
    'every-part-agrees',
  ],
  ['abbreviated', '14 High St', 'GU1 1AB', '14 High', 'every-part-agrees'],
  ['no commas', '14 high street anytown gu11ab', '', '14 High', 'every-part-agrees'],
  ['embedded line ends', '14\nHigh Street\nAnytown\nGU1 1AB', '', '14 High', 'every-part-agrees'],
  [
    'street behind the number by a comma',
    '14, High Street, GU1 1AB',
    '',
    '14 High',
    'every-part-agrees',
  ],
  ['number behind the street', 'High Street 14, GU1 1AB', '', '14 High', 'every-part-agrees'],
  ['No. before the number', 'No. 14 High Street', 'GU1 1AB', '14 High', 'every-part-agrees'],
  [
    'a person above the address',
    'Mr J Smith, 14 High Street',
    'GU1 1AB',
    '14 High',
    'every-part-agrees',
  ],
  ['care of', 'c/o Mrs Smith, 14 High Street', 'GU1 1AB', '14 High', 'every-part-agrees'],
  [
    'county and country',
    '14 High Street, Anytown, Surrey, GU1 1AB, UK',
    '',
    '14 High',
    'every-part-agrees',
  ],
  [
    'same street in two towns, told by the town',
    '14 High Street, Othertown',
    '',
    '14 High Other',
    'postcode-missing',
  ],
  [
    'same street in two towns, told by the postcode',
    '14 High Street',
    'GU2 1AB',
    '14 High Other',
    'every-part-agrees',
  ],
  ['same street in two towns, told by nothing', '14 High Street', '', '', 'ambiguous'],
  [
    'town of one, postcode of its namesake',
    '14 High Street, Othertown',
    'GU1 1AB',
    '',
    'ambiguous',
  ],
  ['town missing', '14 Acacia Avenue', '', '14 Acacia Av', 'postcode-missing'],
  ['postcode missing', '14 Acacia Avenue, Anytown', '', '14 Acacia Av', 'postcode-missing'],
  ['locality for town', '14 Acacia Avenue, Northside', '', '14 Acacia Av', 'postcode-missing'],
  [
    'postcode of the next street',
    '14 Acacia Avenue, Anytown',
    'GU1 2BB',
    '14 Acacia Av',
    'postcode-differs',
  ],
  [
    'postcode with one slip',
    '14 Acacia Avenue, Anytown',
    'GU1 2AB',
    '14 Acacia Av',
    'postcode-misspelt',
  ],
  [
    'postcode with O for 0',
    '14 Ash Close, Anytown',
    'GU9 OAB',
    '14 ASH CLOSE',
    'every-part-agrees',
  ],
  ['street misspelt', '14 Acasia Avenue', 'GU1 2AA', '14 Acacia Av', 'street-misspelt'],
  [
    'street misspelt, no postcode',
    '14 Acacai Avenue, Anytown',
    '',
    '14 Acacia Av',
    'street-misspelt',
  ],
  ['descriptor misspelt', '14 Acacia Avneue, Anytown', '', '14 Acacia Av', 'postcode-missing'],
  [
    'street singular for plural',
    '14 Larch Garden, Anytown',
    'GU9 7PB',
    '14 LARCH GARDENS',
    'street-misspelt',
  ],
  [
    'descriptor misspelt before a locality called like a street',
    '3 Princess Strewt, Northern Park, Anytown',
    '',
    '3 Princess',
    'postcode-missing',
  ],
  [
    'descriptor misspelt, and no house number',
    'Flat 3, Alpha House, Orchard Venue, Northern Park, Anytown',
    '',
    'alpha 3',
    'postcode-missing',
  ],
  [
    'letter of the flat before the number',
    'B 66 High Street',
    'GU1 1AB',
    '66 flat b',
    'every-part-agrees',
  ],
  [
    'a number that is the flat’s or the house’s',
    '3, Oak Court, Long Road',
    'GU1 3AD',
    '',
    'ambiguous',
  ],
  ['the flat’s number only', '2, Oak Court, Long Road', 'GU1 3AD', 'oak 2', 'name-for-number'],
  ['the house’s number behind the name', 'Oak Court, 3 Long Road', 'GU1 3AD', 'oak', 'parent'],
  ['both numbers', '3 Oak Court, 3 Long Road', 'GU1 3AD', 'oak 3', 'every-part-agrees'],
  [
    'postcode of a street whose name is most of this one’s',
    '4 St Dunstans Road, Anytown',
    'GU1 3QT',
    '4 St Dunstan',
    'postcode-misspelt',
  ],
  ['descriptor missing', '14 Acacia', 'GU1 2AA', '14 Acacia Av', 'street-misspelt'],
  ['street run together', '14 AcaciaAvenue', 'GU1 2AA', '14 Acacia Av', 'every-part-agrees'],
  [
    'street of one town with the postcode of its namesake',
    '14 Acacia Avenue',
    'GU3 7QQ',
    '',
    'ambiguous',
  ],
  ['no street, only postcode and number', '14', 'GU1 2AA', '14 Acacia Av', 'street-missing'],
  ['St as Saint, apostrophe', "14 St. John's Rd.", 'GU1 2BB', '14 St Johns', 'every-part-agrees'],
  ['Saint in full', '14 Saint Johns Road, Anytown', '', '14 St Johns', 'postcode-missing'],
  ['street with THE', '7 Green, Barnes Green', 'GU1 6AA', '7 Green', 'every-part-agrees'],
  ['letter of a house', '62b High Street', 'GU1 1AB', '62B', 'every-part-agrees'],
  [
    'flat letter for the letter of a house',
    'Flat B, 62 High Street',
    'GU1 1AB',
    '62B',
    'unit-relabelled',
  ],
  [
    'flat number against letters of houses',
    'Flat 2, 62 High Street',
    'GU1 1AB',
    '',
    'unit-unknown',
  ],
  ['letter left out', '62 High Street', 'GU1 1AB', '', 'number-unknown'],
  ['flat as recorded', 'Flat 2, 64 High Street', 'GU1 1AB', '64 flat 2', 'every-part-agrees'],
  ['flat with a stroke', '2/64 High Street', 'GU1 1AB', '64 flat 2', 'every-part-agrees'],
  ['apartment for flat', 'Apt 2, 64 High Street', 'GU1 1AB', '64 flat 2', 'every-part-agrees'],
  ['flat behind the street', '64 High Street, Flat 2', 'GU1 1AB', '64 flat 2', 'every-part-agrees'],
  ['FLAT2 run together', 'FLAT2 64 HIGH STREET', 'GU1 1AB', '64 flat 2', 'every-part-agrees'],
  ['number with a letter against numbered flats', '64B High Street', 'GU1 1AB', '', 'unit-unknown'],
  ['no flat, the house has a record of its own', '64 High Street', 'GU1 1AB', '64', 'parent'],
  ['no flat, a house with one child', '68 High Street', 'GU1 1AB', '68', 'parent'],
  ['no flat, one flat and no record of the house', '70 High Street', 'GU1 1AB', '', 'unit-missing'],
  ['no flat, several and no record of the house', '66 High Street', 'GU1 1AB', '', 'unit-missing'],
  ['a flat that is not there', 'Flat 4, 64 High Street', 'GU1 1AB', '', 'unit-unknown'],
  ['a flat of a house without flats', 'Flat 2, 14 High Street', 'GU1 1AB', '', 'unit-unknown'],
  ['words that may be a unit', 'Above the Bakery, 64 High Street', 'GU1 1AB', '', 'unit-unknown'],
  [
    'a room of a house without rooms',
    'Room 2, 14 High Street',
    'GU1 1AB',
    '14 High',
    'room-of-house',
  ],
  [
    'letter of a flat run on to the number',
    '66B High St',
    'GU1 1AB',
    '66 flat b',
    'unit-relabelled',
  ],
  [
    'floor for floor flat',
    'First Floor, 66 High St',
    'GU1 1AB',
    '66 first floor flat',
    'every-part-agrees',
  ],
  [
    'floor as figures',
    '1st Flr Flat 66 High St',
    'GU1 1AB',
    '66 first floor flat',
    'every-part-agrees',
  ],
  [
    'lower ground floor for basement',
    'LGFF, 72 High St',
    'GU1 1AB',
    '72 basement flat',
    'every-part-agrees',
  ],
  [
    'upstairs, one flat above the ground',
    'Upstairs, 72 High St',
    'GU1 1AB',
    '72 top floor flat',
    'unit-relabelled',
  ],
  ['flat number against floors', 'Flat 2, 72 High St', 'GU1 1AB', '', 'unit-unknown'],
  [
    'tower as recorded',
    'Flat 3, Tower House, 20 Long Road',
    'GU1 3AA',
    'tower 3',
    'every-part-agrees',
  ],
  [
    'tower without its number',
    'Flat 3 Tower House, Long Road',
    'GU1 3AA',
    'tower 3',
    'name-for-number',
  ],
  ['tower without its name', 'Flat 3, 20 Long Road', 'GU1 3AA', 'tower 3', 'every-part-agrees'],
  ['tower without street', 'Flat 3, Tower House', 'GU1 3AA', 'tower 3', 'street-missing'],
  [
    'tower, number without the word flat',
    '3 Tower House, 20 Long Road',
    'GU1 3AA',
    'tower 3',
    'every-part-agrees',
  ],
  ['tower misspelt', 'Flat 3, Towr House, Long Road', 'GU1 3AA', 'tower 3', 'name-misspelt'],
  ['tower and no flat', 'Tower House, 20 Long Road', 'GU1 3AA', 'tower', 'parent'],
  ['court that is no street', 'Flat 3 Elm Court, Anytown', 'GU1 3AB', 'court 3', 'unit-relabelled'],
  [
    'court that is a street',
    'Flat 3 Tower Court, Anytown',
    'GU1 5AA',
    '3 Tower Court',
    'unit-relabelled',
  ],
  ['named house', 'The Old Rectory, Church Lane', '', 'rectory', 'postcode-missing'],
  [
    'named house without THE',
    'Old Rectory, Church Lane',
    'GU1 4AA',
    'rectory',
    'every-part-agrees',
  ],
  ['named house, no street', 'The Old Rectory, Anytown', 'GU1 4AA', 'rectory', 'street-missing'],
  ['named house misspelt', 'Rose Cotage, Church Ln', 'GU1 4AA', 'rose', 'name-misspelt'],
  ['one name in two streets', 'Rose Cottage', '', '', 'ambiguous'],
  ['name of another house', 'The New Rectory, Church Lane', 'GU1 4AA', '', 'number-unknown'],
  [
    'name with a street word',
    'Mill Street House, Church Lane',
    'GU1 4AB',
    'street house',
    'every-part-agrees',
  ],
  ['number within a range', '14 Church Lane', 'GU1 4AA', '12-16', 'part-of-range'],
  ['number on the other side of a range', '13 Church Lane', 'GU1 4AA', '', 'number-unknown'],
  ['range as recorded', '12-16 Church Lane', 'GU1 4AA', '12-16', 'every-part-agrees'],
  ['range with a stroke', '12/16 Church Lane', 'GU1 4AA', '12-16', 'unit-relabelled'],
  ['part of a range', '12-14 Church Lane', 'GU1 4AA', '12-16', 'part-of-range'],
  [
    'number of a house, beside a range that begins with it',
    '20 Church Lane',
    'GU1 4AA',
    '20',
    'every-part-agrees',
  ],
  ['former street name', '5 Rhodes Avenue', 'GU1 7AA', '5 Mandela', 'alternative-address'],
  ['new name of the street', '5 Mandela Way', 'GU1 7AA', '5 Mandela', 'every-part-agrees'],
  ['provisional property', '9 Mandela Way', 'GU1 7AA', 'new build', 'every-part-agrees'],
  ['demolished property', '7 Mandela Way', 'GU1 7AA', 'demolished', 'historical-property'],
  ['demolished and built again', '11 Mandela Way', 'GU1 7AA', 'rebuilt', 'every-part-agrees'],
  ['street in Welsh', '3 Heol y Felin', 'GU1 8AA', 'welsh', 'every-part-agrees'],
  ['number that is not there', '99 High Street, Anytown', 'GU1 1AA', '', 'number-unknown'],
  ['another town altogether', '14 High Street, Leeds', 'LS1 1AA', '', 'too-little-agrees'],
  ['street of another town', '14 Nowhere Road, Leeds', 'LS1 1AA', '', 'no-candidate'],
  ['no building', 'High Street, Anytown', 'GU1 1AA', '', 'no-building'],
  ['nothing', ' ', '', '', 'nothing-to-match'],
  ['missing by a marker', 'N/A', 'GU1 1AA', '', 'nothing-to-match'],
  ['no fixed abode', 'No fixed abode', '', '', 'nothing-to-match'],
];

describe('matching an address', () => {
  for (const [difficulty, text, postcode, meant, reason] of CASES) {
    it(`${difficulty}: ${JSON.stringify(text)}`, () => {
      const found = matcher.match({ text, postcode });
      const name = found.uprn === null ? '' : (names.get(found.uprn) ?? '?');
      assert.deepEqual([name, found.reason], [meant, reason], JSON.stringify(found));
      if (meant !== '') assert.ok(found.confidence >= 0.9, `${found.confidence}`);
    });
  }
});

describe('what a match says', () => {
  it('names the runner-up, or without a match the best candidate', () => {
    const match = matcher.match({ text: '14 High Street, Anytown', postcode: null });
    assert.equal(names.get(match.uprn ?? ''), '14 High');
    assert.equal(names.get(match.runnerUp?.uprn ?? ''), '14 High Other');
    const none = matcher.match({ text: '14 High Street' });
    assert.equal(none.uprn, null);
    assert.ok(['14 High', '14 High Other'].includes(names.get(none.runnerUp?.uprn ?? '') ?? ''));
  });

  it('is a probability: those of the candidates are at most one together', () => {
    for (const [, text, postcode] of CASES) {
      const { confidence, runnerUp, uprn } = matcher.match({ text, postcode });
      assert.ok(confidence >= 0 && confidence <= 1);
      if (uprn !== null && runnerUp !== null) {
        assert.ok(confidence + runnerUp.confidence <= 1 + 1e-9);
        assert.ok(runnerUp.confidence <= confidence);
      }
    }
  });

  it('lists every difference, the most telling first', () => {
    const match = matcher.match({ text: '5 Rhods Avenue' });
    assert.deepEqual(match.differences, [
      'alternative-address',
      'street-misspelt',
      'postcode-missing',
    ]);
    assert.equal(match.reason, 'alternative-address');
  });

  it('needs as much confidence as it is told to', () => {
    const text = '14 High Street, Anytown';
    assert.notEqual(new AddressMatcher(index, { confidence: 0.8 }).match({ text }).uprn, null);
    assert.equal(new AddressMatcher(index, { confidence: 0.9999 }).match({ text }).uprn, null);
  });
});

describe('a match does not change', () => {
  const cases = fc.constantFrom(
    ...CASES.filter(([, , , , reason]) => reason !== 'nothing-to-match'),
  );

  it('with case, blanks and punctuation that mean nothing', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), fc.boolean(), ([, text, postcode], isUpper, isDotted) => {
        let other = isUpper ? text.toUpperCase() : text.toLowerCase();
        other = other.replace(/ /g, '  ').replace(/,/g, isDotted ? ' ,' : ',');
        const code = postcode.toLowerCase().replace(' ', '');
        assert.deepEqual(
          matcher.match({ text: `${other}.`, postcode: code }),
          matcher.match({ text, postcode }),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('with lines for commas', () => {
    for (const [, text, postcode] of CASES) {
      const lines = text.split(',');
      assert.deepEqual(matcher.match({ text: lines, postcode }), matcher.match({ text, postcode }));
    }
  });

  it('and any text gets an answer', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            'FLAT',
            '2',
            '14',
            'HIGH',
            'STREET',
            '/',
            ',',
            'A',
            'GU1 1AA',
            'THE',
            '12-16',
            'TOWER',
            'HOUSE',
            'REAR',
          ),
          { maxLength: 9 },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.option(text), (address, postcode) => {
        const { uprn, confidence } = matcher.match({ text: address, postcode });
        assert.ok(uprn === null || names.has(uprn));
        assert.ok(confidence >= 0 && confidence <= 1);
      }),
      { numRuns: 1500 },
    );
  });
});

it('an empty gazetteer matches nothing', () => {
  const empty = new AddressMatcher(new AddressIndexBuilder().build());
  assert.equal(empty.match({ text: '14 High Street, GU1 1AB' }).reason, 'no-candidate');
});
