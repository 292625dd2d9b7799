import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { describeError, ReeveError } from '../../kernel/index.ts';
import { compareServiceLists } from './compare-service-lists.ts';
import { readMappingsCsv } from './read-mappings.ts';
import { type ServiceList, type ServiceListItem, serviceList } from './service-list.ts';
import { changeOf, successorsOf, throughVersions, versionMapping } from './version-mapping.ts';

function list(version: string, labels: Readonly<Record<string, string>>): ServiceList {
  const items = Object.entries(labels).map(
    ([id, label]): ServiceListItem => ({
      id,
      label,
      description: null,
      type: 'Service',
      alternateLabels: [],
      parents: [],
      created: null,
      modified: null,
      history: null,
    }),
  );
  return serviceList('lgsl', version, items);
}

const older = list('3.14', {
  58: 'Council tax - individual account enquiries',
  62: 'Council tax benefit backdated claims',
  63: 'Council tax benefit new claim',
  474: 'Roads - street parking - permits',
  580: 'Litter removal',
  900: 'Pest control',
  901: 'Rats',
  902: 'Wasps',
});
const newer = list('4.00', {
  58: 'Council tax account enquiries',
  63: 'Council tax benefit new claim',
  475: 'Resident parking permits',
  476: 'Business parking permits',
  903: 'Pests',
  1580: 'Litter removal',
});
const rows = [
  { from: '62', to: '63' },
  { from: '474', to: '475' },
  { from: '474', to: '476' },
  { from: '580', to: '1580' },
  { from: '900', to: null },
  { from: '901', to: '903' },
  { from: '902', to: '903' },
];

describe('two versions of a list', () => {
  it('differ in what was added, withdrawn and relabelled', () => {
    const difference = compareServiceLists(older, newer);
    assert.deepEqual(difference.added, ['475', '476', '903', '1580']);
    assert.deepEqual(difference.withdrawn, ['62', '474', '580', '900', '901', '902']);
    assert.deepEqual(difference.relabelled, [
      {
        id: '58',
        from: 'Council tax - individual account enquiries',
        to: 'Council tax account enquiries',
      },
    ]);
    assert.deepEqual(difference.perhapsRenumbered, [{ from: '580', to: '1580' }]);
  });

  it('differ in descriptions and places in the tree', () => {
    const [item] = newer.items;
    assert.ok(item);
    const before = serviceList('lgsl', '1', [item, { ...item, id: '1' }]);
    const after = serviceList('lgsl', '2', [
      { ...item, description: 'New' },
      { ...item, id: '1', parents: ['58'] },
    ]);
    const difference = compareServiceLists(before, after);
    assert.deepEqual(difference.redescribed, ['58']);
    assert.deepEqual(difference.moved, ['1']);
    assert.deepEqual(difference.relabelled, []);
  });

  it('do not differ from themselves', () => {
    const difference = compareServiceLists(older, older);
    assert.ok(Object.values(difference).every((each) => each.length === 0));
  });

  it('name no renumbered service where a label is not the only one', () => {
    const two = list('1', { 1: 'Pests', 2: 'Pests' });
    const one = list('2', { 3: 'Pests' });
    assert.deepEqual(compareServiceLists(two, one).perhapsRenumbered, []);
    assert.deepEqual(compareServiceLists(one, two).perhapsRenumbered, []);
  });
});

describe('a mapping between versions', () => {
  const mapping = versionMapping(older, newer, rows);

  for (const [id, change, successors] of [
    ['58', 'unchanged', ['58']],
    ['63', 'unchanged', ['63']],
    ['62', 'merged', ['63']],
    ['474', 'split', ['475', '476']],
    ['580', 'renumbered', ['1580']],
    ['900', 'withdrawn', []],
    ['901', 'merged', ['903']],
    ['7', null, []],
  ] as const) {
    it(`says of ${id}: ${change}`, () => {
      assert.equal(changeOf(mapping, id), change);
      assert.deepEqual(successorsOf(mapping, id), successors);
    });
  }

  it('is read from the form in which mappings are published', () => {
    const csv =
      'Identifier,Label,Mapping type,Mapped identifier,Mapped label\n' +
      '62,x,replaced by,63,y\n900,"Pest, control",,,\n';
    assert.deepEqual(readMappingsCsv(csv), [
      { from: '62', to: '63', type: 'replaced by' },
      { from: '900', to: null, type: null },
    ]);
  });

  for (const [title, some, code] of [
    ['an id that never was', [...rows, { from: '7', to: '58' }], 'service-list/unknown-id'],
    ['an id that is not yet', [...rows, { from: '58', to: '7' }], 'service-list/unknown-id'],
    ['an id that it leaves out', rows.slice(1), 'service-list/unmapped-id'],
    [
      'an id that it withdraws and keeps',
      [...rows, { from: '62', to: null }],
      'service-list/contradiction',
    ],
  ] as const) {
    it(`refuses ${title}`, () =>
      assert.throws(
        () => versionMapping(older, newer, some),
        (error) => error instanceof ReeveError && error.code === code,
      ));
  }

  for (const [title, csv, says] of [
    ['no mapped identifiers', 'Identifier,Label\n1,x\n', 'map.csv:1: No column Mapped identifier'],
    ['nothing at all', '', 'map.csv:1: No column Identifier'],
    [
      'a word for an identifier',
      'Identifier,Mapped identifier\n1,two\n',
      'map.csv:2, column Mapped identifier: An identifier is a whole number',
    ],
    [
      'no identifier',
      'Identifier,Mapped identifier\n,2\n',
      'map.csv:2, column Identifier: A mapping has no identifier',
    ],
  ] as const) {
    it(`says where its file has ${title}`, () =>
      assert.throws(
        () => readMappingsCsv(csv, { file: 'map.csv' }),
        (error) => error instanceof ReeveError && describeError(error).startsWith(says),
      ));
  }
});

describe('mappings one after another', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }).map(String), { minLength: 1 });
  const version = (name: string, some: readonly string[]) =>
    list(name, Object.fromEntries(some.map((id) => [id, `service ${id}`])));

  /** Two versions and rows that say of every id what becomes of it. */
  const step = (from: readonly string[], to: readonly string[], seed: number) =>
    from.flatMap((id, index) => {
      const choice = (seed + index * 7) % (to.length + 1);
      return choice === to.length
        ? [{ from: id, to: null }]
        : [{ from: id, to: to[choice] ?? null }];
    });

  it('lead where they lead one by one, in whatever order they are joined', () => {
    fc.assert(
      fc.property(fc.tuple(ids, ids, ids, ids), fc.nat(100), ([a, b, c, d], seed) => {
        const [va, vb, vc, vd] = [
          version('1', a),
          version('2', b),
          version('3', c),
          version('4', d),
        ];
        const ab = versionMapping(va, vb, step(a, b, seed));
        const bc = versionMapping(vb, vc, step(b, c, seed + 1));
        const cd = versionMapping(vc, vd, step(c, d, seed + 2));
        const left = throughVersions(throughVersions(ab, bc), cd);
        const right = throughVersions(ab, throughVersions(bc, cd));
        for (const id of a) {
          const oneByOne = successorsOf(ab, id)
            .flatMap((each) => successorsOf(bc, each))
            .flatMap((each) => successorsOf(cd, each));
          assert.deepEqual(successorsOf(left, id), oneByOne);
          assert.deepEqual(successorsOf(right, id), oneByOne);
        }
        assert.equal(left.from, '1');
        assert.equal(left.to, '4');
      }),
    );
  });

  it('must meet', () => {
    const mapping = versionMapping(older, newer, rows);
    assert.throws(
      () => throughVersions(mapping, mapping),
      (error) => error instanceof ReeveError && error.code === 'service-list/versions-apart',
    );
  });
});
