import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { standardisers } from '../standardisers.ts';
import { type ColumnKind, standardiserOfKind } from './column-kind.ts';
import { recogniseColumn } from './recognise-column.ts';

function series(count: number, value: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => value(index));
}

function pick(words: string): readonly string[] {
  return words.split(',');
}

function cycle(words: readonly string[], count = 60): string[] {
  return series(count, (i) => words[i % words.length] as string);
}

const GIVEN = pick(
  'Oliver,Amelia,Muhammad,Priya,Kwame,Agnieszka,Wei,Siobhan,Dafydd,Fatima,Ion,Zsuzsanna',
);
const FAMILY = pick(
  'Smith,Khan,Okafor,Nowak,Patel,Jones,Featherstone,Begum,Zywicki,Aldous,Ogilvy,Trelawney',
);
const SAMPLES = {
  given: cycle(GIVEN),
  family: cycle(FAMILY),
  full: series(60, (i) => `${GIVEN[i % 12]} ${FAMILY[(i * 5) % 12]}`),
  births: series(60, (i) => `${1 + (i % 28)}/${1 + (i % 12)}/${1930 + i}`),
  visits: series(60, (i) => `2025-0${1 + (i % 9)}-1${i % 10}`),
  postcodes: series(60, (i) => `SW${1 + (i % 9)} ${i % 10}AB`),
  fourDigits: series(60, (i) => `${2000 + i * 31}`),
  phones: series(60, (i) => `07700 9${String(10000 + i * 37)}`),
  emails: series(60, (i) => `person${i}@example.org`),
  streets: series(
    60,
    (i) => `${['Mill', 'High', 'Acacia'][i % 3]} ${['Road', 'St', 'Lane'][i % 3]}`,
  ),
  addresses: series(60, (i) => `${i + 1} ${['Mill', 'High'][i % 2]} Road, Anytown`),
  towns: cycle(pick('Leeds,Bradford,Halifax,Wakefield,Otley')),
  sexes: cycle(['M', 'F', 'F', 'M', '']),
  titles: cycle(['Mr', 'Mrs', 'Ms', 'Dr.']),
  nino: series(
    60,
    (i) => `${'JKLMNPRSTW'[i % 10]}${'ABCEGHJ'[i % 7]}${123457 + 7 * i}${'ABCD'[i % 4]}`,
  ),
  // Made with the published rules for their check digits and letters, for nobody.
  nhs: pick(
    '4010232137,4018151446,402 607 0751,4033990062,404-190-9376,4049828685,4057747990,4065667305',
  ),
  pupils: pick(
    'Z383410000000,Z383410919331,W383411838662,T383412757993,M383413677324,J383414596655,R383415515986',
  ),
  uprns: series(60, (i) => `${i % 3 === 0 ? '0' : ''}10003${4510000 + i * 17}`),
  // References of one system: all begin alike, or have no last letter.
  accounts: series(60, (i) => `CT${123457 + 7 * i}`),
  folders: series(60, (i) => `HB${123457 + 7 * i}${'ABC'[i % 3]}`),
  days: series(62, (i) => `${1 + (i % 31)}`),
  months: series(60, (i) => `${1 + (i % 12)}`),
  years: series(60, (i) => `${1930 + i}`),
  keys: series(60, (i) => `R${1000 + i}`),
  counter: series(60, (i) => `${i}`),
  houses: series(60, (i) => `${1 + i}${i % 7 === 0 ? 'a' : ''}`),
  jobs: cycle(pick('plumber,teacher,nurse,bus driver,retired,cook,clerk,welder')),
  few: cycle(['active', 'closed', 'pending']),
  notes: series(60, (i) => `Called on the day and asked about the bin number ${i}`),
};

describe('names of columns, as files have them', () => {
  const named: readonly (readonly [ColumnKind, string, readonly string[]])[] = [
    [
      'given-name',
      'fname,forename,first name,given_name,FNAME_C1,FirstName,vorname,prénom,Imię,cust_first_nm',
      SAMPLES.given,
    ],
    ['middle-name', 'middle_name,MiddleNames,mname,second forename', SAMPLES.given],
    [
      'surname',
      'surname,lname_c1,sname,familyname,LAST NAME,Nachname,apellido,nazwisko,custsurname',
      SAMPLES.family,
    ],
    ['full-name', 'name,full_name,CustomerName,tenant name,first_and_surname', SAMPLES.full],
    [
      'date-of-birth',
      'dob,D.O.B.,DoB,birth_dt,date_of_birth,DateOfBirth,Geburtsdatum,date de naissance,born',
      SAMPLES.births,
    ],
    ['date', 'created_at,start date,last updated,date', SAMPLES.visits],
    ['day', 'bd,birth_day,dob_day', SAMPLES.days],
    ['month', 'bm,birth_month,dob month', SAMPLES.months],
    ['year', 'by,birth year,yob', SAMPLES.years],
    ['postcode', 'pcode,post_code,POSTCODE,Post Code,zip', SAMPLES.postcodes],
    ['postcode', 'postcode,zip,plz,codigo postal', SAMPLES.fourDigits],
    ['phone', 'tel,mob,mobile_no,Home Telephone,phone1', SAMPLES.phones],
    ['email', 'email,E-mail,EmailAddress,courriel', SAMPLES.emails],
    ['address', 'addr1,address_1,Address Line 2,home_address', SAMPLES.addresses],
    ['street', 'street,street_name,road', SAMPLES.streets],
    ['town', 'suburb,city,town,post_town,birth_place', SAMPLES.towns],
    ['house-number', 'house_no,HouseNumber,street_number,hse no', SAMPLES.houses],
    ['gender', 'sex,Gender,geschlecht', SAMPLES.sexes],
    ['title', 'title,ttl,salutation', SAMPLES.titles],
    ['nino', 'nino,NI Number,National Insurance No.,NINO_1,cust_ni_no,ssn,ref', SAMPLES.nino],
    ['nhs-number', 'nhs_no,NHS Number,NHSNumber,CHI,col9', SAMPLES.nhs],
    ['national-id', 'soc_sec_id,ssn,passport no', SAMPLES.keys],
    ['national-id', 'UPN,Unique Pupil Number,pupil_upn', SAMPLES.pupils],
    ['uprn', 'UPRN,uprn,UPRN_1,property_uprn,Unique Property Reference Number', SAMPLES.uprns],
    ['occupation', 'occupation,job title', SAMPLES.jobs],
    ['identifier', 'id,rec_id,unique_id,customer ref,account_no', SAMPLES.keys],
    ['category', 'status,account type', SAMPLES.few],
    ['free-text', 'notes,comments', SAMPLES.notes],
  ];
  for (const [kind, names, sample] of named) {
    for (const name of names.split(',')) {
      it(`${name} is ${kind}`, () => {
        const found = recogniseColumn(name, sample);
        assert.equal(found.kind, kind, found.reason);
      });
    }
  }
});

describe('content alone, where the name says nothing', () => {
  const unnamed: readonly (readonly [ColumnKind, keyof typeof SAMPLES])[] = [
    ['given-name', 'given'],
    ['surname', 'family'],
    ['full-name', 'full'],
    ['date-of-birth', 'births'],
    ['date', 'visits'],
    ['postcode', 'postcodes'],
    ['phone', 'phones'],
    ['email', 'emails'],
    ['street', 'streets'],
    ['address', 'addresses'],
    ['town', 'towns'],
    ['gender', 'sexes'],
    ['title', 'titles'],
    ['nino', 'nino'],
    ['nhs-number', 'nhs'],
    ['national-id', 'pupils'],
    ['day', 'days'],
    ['month', 'months'],
    ['year', 'years'],
    ['identifier', 'keys'],
    ['category', 'few'],
    ['free-text', 'notes'],
  ];
  for (const [kind, sample] of unnamed) {
    it(`${sample} are ${kind}`, () => {
      const found = recogniseColumn('col7', SAMPLES[sample]);
      assert.equal(found.kind, kind, found.reason);
      assert.ok(found.confidence < 1);
    });
  }
  it('four digits are no postcode without the name', () => {
    assert.notEqual(recogniseColumn('col7', SAMPLES.fourDigits).kind, 'postcode');
  });
});

describe('numbers of persons and of properties', () => {
  it('references of one system that look like National Insurance numbers are none', () => {
    for (const sample of [SAMPLES.accounts, SAMPLES.folders]) {
      assert.equal(recogniseColumn('account no', sample).kind, 'identifier');
      assert.equal(recogniseColumn('col7', sample).kind, 'identifier');
    }
  });
  it('with the name and no last letter, they are', () => {
    const short = SAMPLES.nino.map((number) => number.slice(0, 8));
    assert.equal(recogniseColumn('NINO', short).kind, 'nino');
    assert.notEqual(recogniseColumn('col7', short).kind, 'nino');
  });
  it('masked numbers are compared as they stand', () => {
    const masked = SAMPLES.nino.map((number) => `****${number.slice(4)}`);
    assert.equal(recogniseColumn('nino', masked).kind, 'national-id');
  });
  it('numbers of the right length without the check digit are no NHS numbers', () => {
    const wrong = SAMPLES.nhs.map((n) =>
      n.replace(/[0-9]$/, (last) => `${(Number(last) + 1) % 10}`),
    );
    assert.equal(recogniseColumn('ref', wrong).kind, 'identifier');
    assert.notEqual(recogniseColumn('col7', wrong).kind, 'nhs-number');
  });
  it('a UPRN is told by its name alone, and not from words', () => {
    assert.notEqual(recogniseColumn('col7', SAMPLES.uprns).kind, 'uprn');
    assert.notEqual(recogniseColumn('uprn', SAMPLES.addresses).kind, 'uprn');
    assert.equal(recogniseColumn('USRN', SAMPLES.uprns).kind, 'identifier');
  });
  it('pupil numbers of one letter wrong are only references', () => {
    const wrong = SAMPLES.pupils.map(
      (number) => `${number[0] === 'A' ? 'B' : 'A'}${number.slice(1)}`,
    );
    assert.notEqual(recogniseColumn('ref', wrong).kind, 'national-id');
  });
});

describe('content overrules a name that is plainly wrong', () => {
  const wrong: readonly (readonly [string, keyof typeof SAMPLES, ColumnKind])[] = [
    ['surname', 'births', 'date-of-birth'],
    ['dob', 'emails', 'email'],
    ['postcode', 'given', 'given-name'],
    ['phone', 'postcodes', 'postcode'],
    ['email', 'phones', 'phone'],
    ['first_name', 'nino', 'nino'],
    ['town', 'postcodes', 'postcode'],
    ['gender', 'emails', 'email'],
  ];
  for (const [name, sample, kind] of wrong) {
    it(`${name} holding ${sample} is ${kind}, and the reason says so`, () => {
      const found = recogniseColumn(name, SAMPLES[sample]);
      assert.equal(found.kind, kind, found.reason);
      assert.match(found.reason, /, but /);
    });
  }
  it('a column called name holds what its values are', () => {
    assert.equal(recogniseColumn('name', SAMPLES.given).kind, 'given-name');
    assert.equal(recogniseColumn('name', SAMPLES.family).kind, 'surname');
  });
  it('a birthday that is a whole date is the date of birth', () => {
    assert.equal(recogniseColumn('birthday', SAMPLES.births).kind, 'date-of-birth');
    assert.equal(recogniseColumn('birthday', SAMPLES.days).kind, 'day');
  });
});

describe('recognition', () => {
  it('says that a column without values is empty', () => {
    for (const sample of [[], ['', ' '], ['NA', 'NULL', '-'.repeat(0)]]) {
      const found = recogniseColumn('surname', sample);
      assert.equal(found.kind, 'empty');
      assert.match(found.reason, /surname/);
    }
  });
  it('is surer where name and content agree', () => {
    const both = recogniseColumn('postcode', SAMPLES.postcodes).confidence;
    assert.ok(both > recogniseColumn('postcode', SAMPLES.fourDigits).confidence);
    assert.ok(both > recogniseColumn('col7', SAMPLES.postcodes).confidence);
  });
  it('trusts less a name that speaks of somebody else', () => {
    const own = recogniseColumn('surname', SAMPLES.family).confidence;
    assert.ok(recogniseColumn('partner_surname', SAMPLES.family).confidence < own);
  });
  it('has a standardiser for every kind', () => {
    for (const name of Object.values(standardiserOfKind)) assert.ok(standardisers[name], name);
  });
  it('never throws, and always gives a kind, a confidence and a reason', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(
          fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9/ -]+$/)),
        ),
        (name, sample) => {
          const found = recogniseColumn(name, sample);
          assert.ok(found.kind in standardiserOfKind);
          assert.ok(found.confidence > 0 && found.confidence <= 1);
          assert.notEqual(found.reason, '');
        },
      ),
      { seed: 20260101 },
    );
  });
});
