import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { describeError, ReeveError } from '../../kernel/index.ts';
import { readServiceListCsv, readServiceListJson } from './read-service-list.ts';
import { formerLabels, itemsLabelled, type ServiceListItem } from './service-list.ts';

const HEADER = 'Identifier,Label,Description,Created,Modified,History notes,Type';
/** The header and the quirks of the published list; descriptions are ours. */
const SERVICES = `\ufeff${HEADER}\r
58,Council tax account enquiries,"Bills, payments and arrears.",2013-04-03,2013-04-03,Name changed to 'Council tax account enquiries' in version 4.00.,Service\r
69,Housing benefit new claim,"A new claim.\nEvidence is needed.",2013-04-03,2013-04-03,Term name changed from' New claim' to 'Housing benefit - new claim' and scope notes added in version 2.02. Term name changed from 'Housing benefit - new claim' to 'Housing - benefit - new claim' in version 3.00.,Service\r
378,Scrap metal site registration,"""Dealers register with the council.""@en",2013-04-03,2013-04-03,,Service\r
\r
273,Older people's bus pass,,2013-04-03,2013-04-03,,Service\r
`;
const TREE =
  'Identifier,Label,Alternate labels,Parent identifiers,Parent labels,Level 1\n' +
  '0,All,,,,\n3,Face to face,In person,0,All,All\n7,One Stop Shops,First Stop Shops,3,Face to face,All\n';

function thrownBy(action: () => unknown): ReeveError {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof ReeveError, String(error));
    return error;
  }
  assert.fail('nothing was thrown');
}

describe('a list in the CSV form of its publication', () => {
  const list = readServiceListCsv(SERVICES, { name: 'lgsl', version: '4.00' });

  it('has its items in order, whatever its line ends and blank lines', () => {
    assert.deepEqual(
      list.items.map(({ id }) => id),
      ['58', '69', '378', '273'],
    );
    assert.equal(list.version, '4.00');
    assert.equal(list.byId.get('58')?.label, 'Council tax account enquiries');
    assert.equal(list.byId.get('58')?.description, 'Bills, payments and arrears.');
    assert.equal(list.byId.get('273')?.description, null);
  });
  it('keeps line breaks in descriptions', () =>
    assert.equal(list.byId.get('69')?.description, 'A new claim.\nEvidence is needed.'));
  it('reads literals of linked data as their text', () =>
    assert.equal(list.byId.get('378')?.description, 'Dealers register with the council.'));
  it('tells the names that a service had', () =>
    assert.deepEqual(formerLabels(list.byId.get('69') as ServiceListItem), [
      'New claim',
      'Housing benefit - new claim',
      'Housing - benefit - new claim',
    ]));
  it('finds services by the names they have or had', () => {
    const ids = (label: string) => itemsLabelled(list, label).map(({ id }) => id);
    assert.deepEqual(ids('HOUSING BENEFIT: NEW CLAIM'), ['69']);
    assert.deepEqual(ids('Housing - benefit - new claim'), ['69']);
    assert.deepEqual(ids('older peoples bus pass'), ['273']);
    assert.deepEqual(ids('dog wardens'), []);
    assert.deepEqual(ids(' - '), []);
  });
  it('may be a tree', () => {
    const tree = readServiceListCsv(TREE, { name: 'lgchl' });
    assert.deepEqual(tree.byId.get('7')?.parents, ['3']);
    assert.deepEqual(tree.byId.get('3')?.alternateLabels, ['In person']);
    assert.deepEqual(itemsLabelled(tree, 'in person')[0]?.id, '3');
    assert.equal(tree.version, null);
  });
  it('may have identifiers of linked data, zeros before and decimals after', () => {
    const read = (id: string) =>
      readServiceListCsv(`Identifier,Label\n${id},x\n`, { name: 'lgsl' }).items[0]?.id;
    assert.equal(read('http://id.esd.org.uk/service/58'), '58');
    assert.equal(read('058'), '58');
    assert.equal(read('58.0'), '58');
    assert.equal(read('0'), '0');
  });
});

describe('a list that is not as published', () => {
  const cases: readonly (readonly [title: string, text: string, says: string])[] = [
    ['empty', '', 'services.csv: The list has no items'],
    ['of a header alone', `${HEADER}\n`, 'services.csv: The list has no items'],
    ['without identifiers', 'Code,Label\n58,x\n', 'services.csv:1: No column Identifier'],
    ['without labels', 'Identifier,Name\n58,x\n', 'services.csv:1: No column Label'],
    [
      'with a word for an identifier',
      'Identifier,Label\n58,x\nfifty,y\n',
      'services.csv:3, column Identifier: An identifier is a whole number',
    ],
    [
      'with an item without a name',
      'Identifier,Label\n58, \n',
      'services.csv:2, column Label: An item has no label',
    ],
    [
      'with one identifier twice',
      'Identifier,Label\n58,"x\ny"\n4,z\n58,a\n',
      'services.csv:5, column Identifier: Identifier 58 comes twice. It is first on line 2.',
    ],
    [
      'with a comma outside quotes',
      'Identifier,Label\n1,Booking venues, resources\n',
      'services.csv:2, column 3: The line has 3 fields and the header 2',
    ],
    [
      'with a quote that never ends',
      'Identifier,Label\n58,"Council tax\n69,x\n',
      'services.csv:2, column 2: A quote is opened and never closed',
    ],
    [
      'with text after a quote',
      'Identifier,Label\n58,"Council" tax\n',
      'services.csv:2, column 2: Text follows the closing quote of a field',
    ],
    [
      'with a parent that is not there',
      'Identifier,Label,Parent identifiers\n7,One Stop Shops,3\n',
      'services.csv:2, column Parent identifiers: Parent 3 is not in the list',
    ],
  ];
  for (const [title, text, says] of cases) {
    it(`says where it is ${title}`, () => {
      const error = thrownBy(() =>
        readServiceListCsv(text, { name: 'lgsl', file: 'services.csv' }),
      );
      assert.ok(describeError(error).startsWith(says), describeError(error));
      assert.match(error.code, /^service-list\/[a-z-]+$/);
    });
  }
});

describe('a list in JSON', () => {
  const items = [
    { identifier: 0, label: 'All' },
    {
      identifier: '3',
      label: 'Face to face',
      alternateLabels: ['In person'],
      parentIdentifiers: [0],
    },
  ];
  it('is an array of items, or an object that has one', () => {
    for (const document of [items, { items }, { title: 'Channels', list: items }]) {
      const list = readServiceListJson(JSON.stringify(document), { name: 'lgchl' });
      assert.deepEqual(
        list.items.map(({ id, label, parents }) => [id, label, ...parents]),
        [
          ['0', 'All'],
          ['3', 'Face to face', '0'],
        ],
      );
      assert.deepEqual(list.byId.get('3')?.alternateLabels, ['In person']);
    }
  });
  it('may have the columns of the CSV form as keys', () => {
    const text = JSON.stringify([{ Identifier: '58', Label: 'x', 'History notes': 'Added.' }]);
    assert.equal(readServiceListJson(text, { name: 'lgsl' }).items[0]?.history, 'Added.');
  });

  for (const [title, text, says] of [
    ['no JSON', '{', 'The list is not JSON'],
    ['no list', '{"a":1}', 'A list is an array of items'],
    ['two lists', '{"a":[],"b":[]}', 'A list is an array of items'],
    ['a list of numbers', '{"items":[58]}', 'at items[0]: An item is no object'],
    ['without an identifier', '{"items":[{"label":"x"}]}', 'at items[0].identifier: An identifier'],
    ['without a label', '[{"identifier":58}]', 'at [0].label: An item has no label'],
    ['empty', '[]', 'The list has no items'],
    [
      'with one identifier twice',
      '[{"identifier":4,"label":"a"},{"identifier":4,"label":"b"}]',
      'at [1].identifier: Identifier 4 comes twice. It is first on [0].identifier.',
    ],
  ] as const) {
    it(`says where it is ${title}`, () => {
      const error = thrownBy(() => readServiceListJson(text, { name: 'lgsl' }));
      assert.ok(describeError(error).startsWith(says), describeError(error));
    });
  }
});

describe('a list written and read again', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab,"\n\r é–;|') }).map((some) => `x${some}y`);
  const item = fc.record({ id: fc.nat(99_999), label: text, description: text });
  const items = fc.uniqueArray(item, { selector: ({ id }) => id, minLength: 1, maxLength: 20 });
  const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

  it('is the same list, by CSV and by JSON', () => {
    fc.assert(
      fc.property(items, fc.constantFrom('\n', '\r\n'), (some, end) => {
        const rows = some.map((each) =>
          [String(each.id), quoted(each.label), quoted(each.description)].join(','),
        );
        const csv = ['Identifier,Label,Description', ...rows, ''].join(end);
        const expected = some.map((each) => [String(each.id), each.label, each.description]);
        const json = JSON.stringify({
          items: some.map(({ id, ...rest }) => ({ identifier: id, ...rest })),
        });
        for (const list of [
          readServiceListCsv(csv, { name: 'lgsl' }),
          readServiceListJson(json, { name: 'lgsl' }),
        ]) {
          assert.deepEqual(
            list.items.map((each) => [each.id, each.label, each.description]),
            expected,
          );
        }
      }),
    );
  });

  it('is a list or an error that a user can act on, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('Identifier', 'Label', ',', '\n', '"', '58', 'x'), {
              maxLength: 20,
            })
            .map((parts) => parts.join('')),
          fc.json(),
        ),
        (some) => {
          for (const read of [readServiceListCsv, readServiceListJson]) {
            try {
              read(some, { name: 'lgsl' });
            } catch (error) {
              assert.ok(error instanceof ReeveError, String(error));
            }
          }
        },
      ),
    );
  });
});
