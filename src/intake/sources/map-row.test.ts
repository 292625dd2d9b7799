import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ReeveError } from '../../kernel/index.ts';
import { populationsOf } from '../index.ts';
import type { SourceDefinition } from './definition-schema.ts';
import { sourceMapper } from './map-row.ts';
import type { MappedRecord, MappedRow } from './mapped-row.ts';
import { readSourceDefinition } from './read-definition.ts';

const DEFINITION = `
format: reeve-source/1
name: swimming-members
title: Swimming pool members
service: leisure
holds: anyone
extract: { cadence: monthly, content: full }
columns: { optional: [EMAIL], unused: [LOCKER] }
blank: [WITHHELD]
tolerate: [email/example-domain]
filters:
  - name: Test members
    when: [{ column: SURNAME, matches: "^zz" }]
reject:
  - column: NO
    reason: Members have six digits
    when: [{ column: NO, isBlank: false }, { column: "NO", isNot: ["1"], matches: "^.{1,5}$" }]
records:
  - role: member
    key: [NO]
    attributes:
      surname: SURNAME
      forenames: [FIRST, SECOND]
      knownAs: CALLED
      formerSurname: MAIDEN
      sex: { from: SEX, codes: { "1": male, "2": female } }
      dateOfBirth: DOB
      address: [LINE1, LINE2]
      postcode: POSTCODE
      phone: { from: [TEL, TEL2], split: ";" }
      email: EMAIL
      nino: NINO
    required: [surname]
    rejectWrong: [nino]
    started: JOINED
    ended: { from: [LEFT, GONE], firstFilled: true }
    lastDay: EXPIRES
    live: [{ column: STATE, isNot: [closed] }]
    deceased: [{ column: STATE, is: [DIED] }]
    facts:
      owed: { label: Owed, type: money, from: OWED }
      visits: { label: Visits, type: number, from: VISITS }
      lessons: { label: Lessons, type: yes-no, from: LESSONS }
      state: { label: State, type: code, from: STATE, codes: { OPEN: Open, CLOSED: Closed, DIED: Died } }
      last: { label: Last visit, type: date, from: LAST }
    relationships:
      - role: { from: REL, codes: { P: parent } }
        to: { key: [PARENT_NO] }
      - role: { text: next of kin }
        to: { name: KIN, phone: KIN_TEL }
    professionals:
      - { name: { from: TEACHERS, split: "," }, team: TEAM, role: { text: Teacher } }
    markers:
      - code: risk
        text: RISK
        when: [{ column: RISK, isBlank: false }]
        seal: address
`;

const definition = readSourceDefinition(DEFINITION, 'swimming.yaml');
const COLUMNS =
  'NO SURNAME FIRST SECOND SEX DOB LINE1 LINE2 POSTCODE TEL TEL2 EMAIL NINO JOINED LEFT EXPIRES STATE OWED VISITS LESSONS LAST REL PARENT_NO KIN KIN_TEL TEACHERS TEAM RISK LOCKER CALLED MAIDEN GONE'.split(
    ' ',
  );
const AS_AT = '2025-03-31';
const map = sourceMapper(definition, COLUMNS, { asAt: AS_AT });

const BASE = { NO: '100001', SURNAME: 'Smith', STATE: 'OPEN' };
const rowOf = (values: Readonly<Record<string, string>>): readonly (string | null)[] =>
  COLUMNS.map((column) => values[column] ?? null);
const mapped = (values: Readonly<Record<string, string>>): MappedRow =>
  map(rowOf({ ...BASE, ...values }), 7);

function record(values: Readonly<Record<string, string>>): MappedRecord {
  const row = mapped(values);
  assert.deepEqual(row.rejections, []);
  const [only] = row.records;
  assert.ok(only !== undefined && row.records.length === 1);
  return only;
}

describe('a row', () => {
  it('becomes a record with standard forms, and what was received where it differs', () => {
    const { key, role, attributes, received } = record({
      SURNAME: '  O’Brien ',
      FIRST: 'Mary',
      SECOND: 'Ann',
      SEX: '2',
      DOB: '07/11/1968',
      LINE1: 'Flat 2\r\n 9  High Street',
      LINE2: 'Madetown',
      POSTCODE: 'ls14ap',
    });
    assert.equal(role, 'member');
    assert.equal(key, '100001');
    assert.deepEqual(attributes, {
      surname: 'O’Brien',
      forenames: 'Mary Ann',
      sex: 'f',
      dateOfBirth: '1968-11-07',
      address: 'Flat 2, 9 High Street, Madetown',
      postcode: 'LS1 4AP',
    });
    assert.deepEqual(received, {
      sex: '2',
      dateOfBirth: '07/11/1968',
      address: 'Flat 2\r\n 9  High Street, Madetown',
      postcode: 'ls14ap',
    });
  });

  it('has numbers by their kind, whichever column they stood in', () => {
    const { attributes } = record({ TEL: '0113 496 0000; 07700 900123', TEL2: '7700900123' });
    assert.deepEqual(attributes.phone, ['+441134960000']);
    assert.deepEqual(attributes.mobile, ['+447700900123']);
  });

  it('keeps what cannot be right apart, as evidence and not as a value', () => {
    const { attributes, wrong, findings } = record({ DOB: '01/01/1900', EMAIL: 'no one' });
    assert.equal(attributes.dateOfBirth, undefined);
    assert.equal(wrong.dateOfBirth, '1900-01-01');
    assert.equal(attributes.email, undefined);
    assert.deepEqual(
      findings.map(({ item, finding }) => [item, finding.code]),
      [
        ['dateOfBirth', 'date-of-birth/too-old'],
        ['dateOfBirth', 'date-of-birth/default-date'],
        ['email', 'email/no-address'],
      ],
    );
  });

  it('takes what the definition tolerates for a value', () => {
    assert.deepEqual(record({ EMAIL: 'mary@mail.example' }).attributes.email, [
      'mary@mail.example',
    ]);
    const strict = sourceMapper(
      readSourceDefinition(DEFINITION.replace(/tolerate.*\n/, ''), 'strict.yaml'),
      COLUMNS,
    );
    const [found] = strict(rowOf({ ...BASE, EMAIL: 'mary@mail.example' }), 2).records;
    assert.equal(found?.attributes.email, undefined);
    assert.deepEqual(found?.wrong.email, ['mary@mail.example']);
  });

  it('has no value where a word stands for none', () => {
    const { attributes } = record({ LINE1: 'withheld', FIRST: 'Unknown', POSTCODE: 'n/k' });
    assert.deepEqual(attributes, { surname: 'Smith' });
  });

  it('keeps a name of which letters were lost, and says so', () => {
    for (const SURNAME of ['GÜNE?', 'M\uFFFDller', 'Bia?kska']) {
      const { attributes, findings } = record({ SURNAME });
      assert.equal(attributes.surname, SURNAME);
      assert.deepEqual(
        findings.map(({ item, finding }) => [item, finding.code, finding.severity]),
        [['surname', 'text/lost-letters', 'suspicious']],
      );
    }
    assert.deepEqual(record({ SURNAME: 'Güneş' }).findings, []);
  });

  it('has no other name where the other name is the same', () => {
    const names = (CALLED: string, MAIDEN: string) => {
      const { knownAs, formerSurname } = record({
        FIRST: 'Mary',
        SECOND: 'Ann',
        CALLED,
        MAIDEN,
      }).attributes;
      return [knownAs, formerSurname];
    };
    assert.deepEqual(names('Molly', 'Jones'), ['Molly', 'Jones']);
    assert.deepEqual(names('MARY', 'SMITH'), [undefined, undefined]);
    assert.deepEqual(names('Mary Ann', ''), [undefined, undefined]);
  });

  it('says when a record stood in the service, and whether it does', () => {
    const of = (values: Readonly<Record<string, string>>) => {
      const { started, ended, live, deceased } = record(values);
      return [started, ended, live, deceased];
    };
    assert.deepEqual(of({ JOINED: '1 Feb 2020' }), ['2020-02-01', null, true, false]);
    assert.deepEqual(of({ LEFT: '01/04/2025' }), [null, '2025-04-01', true, false]);
    assert.deepEqual(of({ GONE: '31/03/2025' }), [null, '2025-03-31', false, false]);
    assert.deepEqual(of({ LEFT: '1/2/2025', GONE: '31/03/2025' })[1], '2025-02-01');
    // The last day is a day on which it stands, over the end of a month and a year as well.
    assert.deepEqual(of({ EXPIRES: '31/03/2025' }), [null, '2025-04-01', true, false]);
    assert.deepEqual(of({ EXPIRES: '31/12/2024' }), [null, '2025-01-01', false, false]);
    assert.deepEqual(of({ LEFT: '1/1/2025', EXPIRES: '01/04/2025' })[1], '2025-01-01');
    assert.deepEqual(of({ LEFT: '1/6/2025', EXPIRES: '01/04/2025' })[1], '2025-04-02');
    assert.deepEqual(of({ STATE: 'Closed' }), [null, null, false, false]);
    assert.deepEqual(of({ STATE: 'died' }), [null, null, true, true]);
  });

  it('has facts: pence, numbers, yes or no, dates, and what codes mean', () => {
    const { facts, findings } = record({
      OWED: '£1,333.00',
      VISITS: '12',
      LESSONS: 'y',
      LAST: '2025-03-01',
    });
    assert.deepEqual(facts, {
      owed: 133300,
      visits: 12,
      lessons: true,
      state: 'Open',
      last: '2025-03-01',
    });
    assert.deepEqual(findings, []);
  });

  it('says which facts cannot be read, and keeps a code that is not in the list', () => {
    const { facts, findings } = record({
      OWED: 'lots',
      VISITS: 'a few',
      LESSONS: 'maybe',
      STATE: 'PAUSED',
      LAST: '31/02/2025',
    });
    assert.deepEqual(facts, { state: 'PAUSED' });
    assert.deepEqual(
      findings.map(({ item, finding }) => [item, finding.code]),
      [
        ['fact:owed', 'source/not-money'],
        ['fact:visits', 'source/not-a-number'],
        ['fact:lessons', 'source/not-yes-or-no'],
        ['fact:state', 'source/unknown-code'],
        ['fact:last', 'date/impossible'],
      ],
    );
  });

  it('names relatives by key or by name, professionals one by one, and markers', () => {
    const { relationships, professionals, markers } = record({
      REL: 'P',
      PARENT_NO: '100000',
      KIN: 'Jo Smith',
      KIN_TEL: '07700 900123',
      TEACHERS: 'Keane, Hussain',
      TEAM: 'Beginners',
      RISK: 'Dog',
    });
    const none = { inverse: null, name: null, phone: null, source: null, key: null };
    assert.deepEqual(relationships, [
      { ...none, role: 'parent', source: 'swimming-members', key: '100000' },
      { ...none, role: 'next of kin', name: 'Jo Smith', phone: '+447700900123' },
    ]);
    assert.deepEqual(professionals, [
      { name: 'Keane', team: 'Beginners', role: 'Teacher' },
      { name: 'Hussain', team: 'Beginners', role: 'Teacher' },
    ]);
    assert.deepEqual(markers, [{ code: 'risk', text: 'Dog', seal: 'address' }]);
  });

  it('is no relative of itself', () => {
    assert.deepEqual(record({ REL: 'P', PARENT_NO: '100001' }).relationships, []);
  });

  it('that a filter names is left out, and said to be', () => {
    const { records, rejections, filtered } = mapped({ SURNAME: 'ZZ test' });
    assert.deepEqual([records, rejections, filtered], [[], [], 'Test members']);
  });

  it('is rejected without a key, without what is required, or by a rule, with column and value', () => {
    const rejection = (values: Readonly<Record<string, string>>) => mapped(values).rejections;
    assert.deepEqual(rejection({ NO: ' ' }), [
      { line: 7, column: 'NO', value: '', reason: 'Blank, and part of the key' },
    ]);
    assert.deepEqual(rejection({ SURNAME: '' }), [
      { line: 7, column: 'SURNAME', value: '', reason: 'Last name is missing' },
    ]);
    assert.deepEqual(rejection({ SURNAME: 'unknown' }), [
      {
        line: 7,
        column: 'SURNAME',
        value: 'unknown',
        reason: 'Last name: A word that stands for no name',
      },
    ]);
    assert.deepEqual(rejection({ NO: '123' }), [
      { line: 7, column: 'NO', value: '123', reason: 'Members have six digits' },
    ]);
    const [nino] = rejection({ NINO: 'nonsense' });
    assert.equal(nino?.column, 'NINO');
    assert.equal(nino?.value, 'nonsense');
    assert.match(nino?.reason ?? '', /^National Insurance number: /);
    assert.deepEqual(mapped({ NINO: 'nonsense' }).records, []);
  });

  it('of any texts is mapped without a fault, and each time alike', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        ' ',
        null,
        '01/01/1900',
        '2',
        '07700 900123',
        '£-1.00',
        'N/A',
        '\n',
        '9999999999',
      ),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: COLUMNS.length }), (row) => {
        const once = map(row, 1);
        assert.deepEqual(map(row, 1), once);
        assert.deepEqual(sourceMapper(definition, COLUMNS, { asAt: AS_AT })(row, 1), once);
        for (const { attributes, key } of once.records) {
          assert.notEqual(key, '');
          for (const value of Object.values(attributes)) assert.ok(value.length > 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a file', () => {
  it('without a column that is expected is refused, with the column that was perhaps meant', () => {
    const columns = COLUMNS.map((column) => (column === 'POSTCODE' ? 'POST_CODE' : column));
    assert.throws(
      () => sourceMapper(definition, columns),
      (error) =>
        error instanceof ReeveError &&
        error.code === 'source/missing-column' &&
        error.location.column === 'POSTCODE' &&
        /"POST_CODE"/.test(error.hint ?? ''),
    );
  });

  it('that was kept under an earlier definition is read with such a column blank', () => {
    const columns = COLUMNS.filter((column) => column !== 'POSTCODE');
    const row = columns.map((column) => ({ ...BASE, FIRST: 'Mary' })[column] ?? null);
    const kept = sourceMapper(definition, columns, { missingColumns: 'blank' });
    assert.deepEqual(kept(row, 2).records[0]?.attributes, { surname: 'Smith', forenames: 'Mary' });
  });

  it('may lack an optional column, and have its columns in any order', () => {
    const columns = COLUMNS.filter((column) => column !== 'EMAIL').reverse();
    const row = columns.map((column) => ({ ...BASE, POSTCODE: 'LS1 4AP' })[column] ?? null);
    const [found] = sourceMapper(definition, columns)(row, 2).records;
    assert.deepEqual(found?.attributes, { surname: 'Smith', postcode: 'LS1 4AP' });
  });
});

describe('an extract of changes', () => {
  const changes = readSourceDefinition(
    DEFINITION.replace(
      'content: full',
      'content: changes, change: { column: WHAT, added: [A], changed: [C], removed: [D] }',
    ),
    'changes.yaml',
  );
  const columns = [...COLUMNS, 'WHAT'];
  const change = sourceMapper(changes, columns);

  it('says what happened to each row, and asks no attribute of a removed one', () => {
    assert.equal(change([...rowOf(BASE), 'a'], 2).change, 'added');
    const removed = change([...rowOf({ NO: '100001' }), 'D'], 2);
    assert.equal(removed.change, 'removed');
    assert.equal(removed.records[0]?.key, '100001');
    assert.deepEqual(change([...rowOf({ NO: '100001' }), 'C'], 2).records, []);
  });

  it('rejects a row of which nobody can tell what happened', () => {
    assert.deepEqual(change([...rowOf(BASE), 'X'], 2).rejections, [
      {
        line: 2,
        column: 'WHAT',
        value: 'X',
        reason: 'Not a word for added, changed or removed in the definition',
      },
    ]);
  });
});

describe('rows about no person', () => {
  const payments: SourceDefinition = readSourceDefinition(
    `
format: reeve-source/1
name: swimming-lockers
title: Lockers
service: leisure
holds: anyone
extract: { cadence: monthly, content: full }
attachments:
  - kind: locker
    title: Locker
    id: [LOCKER]
    to: { source: swimming-members, key: [NO], uprn: UPRN }
    facts: { rent: { label: Rent, type: money, from: RENT } }
`,
    'lockers.yaml',
  );
  const map = sourceMapper(payments, ['LOCKER', 'NO', 'UPRN', 'RENT']);

  it('are attached to a record of another source, to a property, or to both', () => {
    const of = (...row: string[]) => map(row, 3);
    const [both] = of('L1', '100001', '000100023336956', '5').attachments;
    assert.deepEqual(both?.record, { source: 'swimming-members', key: '100001' });
    assert.equal(both?.uprn, '100023336956');
    assert.deepEqual(both?.facts, { rent: 500 });
    assert.equal(of('L1', '100001', '', '').attachments[0]?.uprn, null);
    assert.equal(of('L1', '', '100023336956', '').attachments[0]?.record, null);
    assert.deepEqual(of('L1', '', '', '').rejections, [
      { line: 3, column: 'NO', value: '', reason: 'Neither a record nor a property' },
    ]);
  });
});

it('a reader may ask for one role alone, and for attributes alone, which are the same', () => {
  const values = rowOf({ ...BASE, DOB: '07/11/1968', OWED: '5', TEACHERS: 'Keane', RISK: 'Dog' });
  const [whole] = map(values, 2).records;
  const slim = sourceMapper(definition, COLUMNS, { asAt: AS_AT, attributesOnly: true });
  const [part] = slim(values, 2).records;
  assert.deepEqual(part, {
    ...whole,
    facts: {},
    relationships: [],
    professionals: [],
    markers: [],
  });
  const other = sourceMapper(definition, COLUMNS, { role: 'guest' });
  assert.deepEqual(other(values, 2).records, []);
  const own = sourceMapper(definition, COLUMNS, { asAt: AS_AT, role: 'member' });
  assert.deepEqual(own(values, 2).records, [whole]);
});

it('a matcher is told whose records each source has, role by role', () => {
  const births = readSourceDefinition(
    `
format: reeve-source/1
name: births
title: Births
service: registrars
holds: anyone
extract: { cadence: monthly, content: full }
records:
  - { role: child, key: [NO, { text: C }], attributes: { surname: S } }
  - { role: mother, holds: adults, key: [NO, { text: M }], attributes: { surname: M } }
`,
    'births.yaml',
  );
  assert.deepEqual(
    populationsOf([definition, births]).map(({ dataset, holds, registerOfElectors }) => [
      dataset,
      holds,
      registerOfElectors,
    ]),
    [
      ['swimming-members', 'anyone', false],
      ['births/child', 'anyone', false],
      ['births/mother', 'adults', false],
    ],
  );
});
