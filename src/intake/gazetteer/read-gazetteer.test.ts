import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ReeveError } from '../../kernel/index.ts';
import { AddressMatcher } from '../../standards/index.ts';
import { readGazetteer } from './read-gazetteer.ts';

const fixtures = fileURLToPath(new URL('../../../test/gazetteer/fixtures/', import.meta.url));
const dtf = readFileSync(join(fixtures, 'llpg-dtf-7.3.csv'), 'utf8');
const core = readFileSync(join(fixtures, 'addressbase-core.csv'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'reeve-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function written(content: string | Buffer): string {
  const path = join(folder, 'gazetteer.csv');
  writeFileSync(path, content);
  return path;
}

/** Address and postcode to UPRN and reason, in the gazetteer of a file. */
async function matches(path: string, queries: readonly (readonly [string, string])[]) {
  const { index } = await readGazetteer(path);
  const matcher = new AddressMatcher(index, { confidence: 0.5 });
  return queries.map(([text, postcode]) => {
    const { uprn, reason } = matcher.match({ text, postcode });
    return [uprn, reason];
  });
}

describe('an LLPG in DTF 7.3', () => {
  const path = join(fixtures, 'llpg-dtf-7.3.csv');

  it('is recognised and counted, rejected addresses left out', async () => {
    const { format, counts, encoding, index } = await readGazetteer(path);
    assert.equal(format, 'dtf-7.3');
    assert.equal(encoding, 'utf-8');
    assert.deepEqual(counts, { properties: 8, addresses: 9, withoutStreet: 0 });
    assert.equal(index.size, 9);
  });

  it('has houses, flats by text and by number, names, Welsh and former addresses', async () => {
    assert.deepEqual(
      await matches(path, [
        ['14 High St, Madetown', 'ZE1 1AA'],
        ['Flat 1, Tower House, 20 High Street', 'ZE1 1AA'],
        ['Flat 2A, 20 High Street', 'ZE1 1AA'],
        ['Tower House, 20 High Street', 'ZE1 1AA'],
        ['The Old Bakery, Church Lane', 'ZE1 1AB'],
        ['Yr Hen Fecws, Lôn yr Eglwys', 'ZE1 1AB'],
        ['The Old Bakery, Old Church Lane', 'ZE1 1AB'],
        ['12B High Street', 'ZE1 1AA'],
        ['16 High Street', 'ZE1 1AA'],
        ['99 High Street', 'ZE1 1AA'],
      ]),
      [
        ['100000000001', 'every-part-agrees'],
        ['100000000003', 'every-part-agrees'],
        ['100000000004', 'every-part-agrees'],
        ['100000000002', 'parent'],
        ['100000000005', 'every-part-agrees'],
        ['100000000005', 'every-part-agrees'],
        ['100000000005', 'alternative-address'],
        ['100000000007', 'part-of-range'],
        ['100000000006', 'historical-property'],
        [null, 'number-unknown'],
      ],
    );
  });

  it('can have its records in any order, a byte order mark and Windows line ends', async () => {
    const lines = dtf.trimEnd().split('\n');
    const body = lines.slice(1, -1).reverse();
    const text = [lines[0], ...body, lines.at(-1), ''].join('\r\n');
    assert.equal((await readGazetteer(written(`\ufeff${text}`))).index.size, 9);
  });

  it('can be Windows-1252 or UTF-16', async () => {
    const latin = await readGazetteer(written(Buffer.from(dtf, 'latin1')));
    assert.equal(latin.encoding, 'windows-1252');
    assert.equal(latin.index.size, 9);
    const wide = await readGazetteer(written(Buffer.from(`\ufeff${dtf}`, 'utf16le')));
    assert.equal(wide.encoding, 'utf-16le');
    assert.equal(wide.index.size, 9);
  });

  it('is changed by updates and deletions in their order', async () => {
    const lines = dtf.trimEnd().split('\n');
    const lpi = lines.find((line) => line.startsWith('24,"I",9,'))!;
    const moved = lpi.replace('"I",9,', '"U",27,').replace(',14,"",', ',15,"",');
    const deleted = lines
      .find((line) => line.startsWith('24,"I",13,'))!
      .replace('"I",13,', '"D",28,');
    const path = written([...lines.slice(0, -1), moved, deleted, lines.at(-1)].join('\n'));
    assert.deepEqual(
      await matches(path, [
        ['15 High Street', 'ZE1 1AA'],
        ['14 High Street', 'ZE1 1AA'],
        ['Flat 1, 20 High Street', 'ZE1 1AA'],
      ]),
      [
        ['100000000001', 'every-part-agrees'],
        [null, 'number-unknown'],
        [null, 'unit-unknown'],
      ],
    );
  });
});

describe('AddressBase', () => {
  it('Core has its numbers with letters and ranges in the names of buildings', async () => {
    const path = join(fixtures, 'addressbase-core.csv');
    const { format, counts } = await readGazetteer(path);
    assert.equal(format, 'addressbase-core');
    assert.deepEqual(counts, { properties: 7, addresses: 7, withoutStreet: 0 });
    assert.deepEqual(
      await matches(path, [
        ['14 High Street', 'ZE1 1AA'],
        ['14A High Street', 'ZE1 1AA'],
        ['16-18 High Street', 'ZE1 1AA'],
        ['Flat 1, 20 High Street', 'ZE1 1AA'],
        ['Flat 2, Elm House, 22A High Street', 'ZE1 1AA'],
        ['The Old Bakery, Church Lane', 'ZE1 1AB'],
      ]),
      [
        ['100000000001', 'every-part-agrees'],
        ['100000000011', 'every-part-agrees'],
        ['100000000012', 'every-part-agrees'],
        ['100000000003', 'every-part-agrees'],
        ['100000000013', 'every-part-agrees'],
        ['100000000005', 'every-part-agrees'],
      ],
    );
  });

  for (const name of ['addressbase-plus.csv', 'addressbase-plus-no-header.csv']) {
    it(`Plus has the council's address and Royal Mail's: ${name}`, async () => {
      const path = join(fixtures, name);
      const { format, counts } = await readGazetteer(path);
      assert.equal(format, 'addressbase-plus');
      assert.deepEqual(counts, { properties: 5, addresses: 6, withoutStreet: 0 });
      assert.deepEqual(
        await matches(path, [
          ['14 High Street', 'ZE1 1AA'],
          ['Flat 1, Tower House, 20 High Street', 'ZE1 1AA'],
          ['Tower House, 20 High Street', 'ZE1 1AA'],
          ['The Old Bakery, Church Lane', 'ZE1 1AB'],
          ['The Bakery, Church Lane', 'ZE1 1AB'],
          ['16 High Street', 'ZE1 1AA'],
        ]),
        [
          ['100000000001', 'every-part-agrees'],
          ['100000000003', 'every-part-agrees'],
          ['100000000002', 'parent'],
          ['100000000005', 'every-part-agrees'],
          ['100000000005', 'alternative-address'],
          ['100000000006', 'historical-property'],
        ],
      );
    });
  }
});

describe('a file that is no gazetteer, or a broken one', () => {
  const lines = dtf.trimEnd().split('\n');
  const changed = (at: number, from: string | RegExp, to: string) =>
    [...lines.slice(0, at), lines[at]!.replace(from, to), ...lines.slice(at + 1)].join('\n');

  /** What is wrong, the file, the code, line and column of the error. */
  const cases: readonly (readonly [
    string,
    string | Buffer,
    string,
    number?,
    (string | number)?,
  ])[] = [
    ['nothing', '', 'input/empty-file'],
    ['blanks', ' \n\n', 'gazetteer/unknown-format', 1],
    ['something else', 'id,name\n1,Ann\n', 'gazetteer/unknown-format', 1],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'gazetteer/unknown-format', 1],
    ['no trailer', lines.slice(0, -1).join('\n'), 'gazetteer/truncated', 28],
    ['cut off within a line', lines.slice(0, 20).join('\n').slice(0, -60), 'gazetteer/bad-csv', 20],
    ['records behind the trailer', `${dtf}${lines[3]}\n`, 'gazetteer/after-trailer', 30],
    ['an unknown record', changed(4, /^15/, '51'), 'gazetteer/unknown-record', 5, 1],
    ['another version', changed(0, '"7.3"', '"8.1"'), 'gazetteer/version', 1],
    ['a UPRN of letters', changed(8, '100000000001', 'X1'), 'gazetteer/bad-reference', 9, 'UPRN'],
    [
      'a UPRN too long',
      changed(8, '100000000001', '1234567890123'),
      'gazetteer/bad-reference',
      9,
      'UPRN',
    ],
    ['no UPRN', changed(9, '100000000001', ''), 'gazetteer/missing-value', 10, 'UPRN'],
    ['no key', changed(9, '"9999L000000001"', '""'), 'gazetteer/missing-value', 10, 'LPI_KEY'],
    ['no USRN', changed(2, '99900001', ''), 'gazetteer/missing-value', 3, 'USRN'],
    [
      'a house number of letters',
      changed(9, ',14,"",', ',XIV,"",'),
      'gazetteer/bad-number',
      10,
      'PAO_START_NUMBER',
    ],
    [
      'a house number too high',
      changed(9, ',14,"",', ',14000,"",'),
      'gazetteer/bad-number',
      10,
      'PAO_START_NUMBER',
    ],
    [
      'an unknown status',
      changed(9, '"ENG",1,', '"ENG",4,'),
      'gazetteer/bad-status',
      10,
      'LOGICAL_STATUS',
    ],
    ['no status', changed(8, ',1,2,1990', ',,2,1990'), 'gazetteer/bad-status', 9, 'LOGICAL_STATUS'],
    ['an unknown change', changed(9, '"I"', '"X"'), 'gazetteer/bad-change-type', 10, 'CHANGE_TYPE'],
    ['a record too short', changed(9, /,"ENG".*/, ',"ENG",1'), 'gazetteer/too-few-fields', 10],
    [
      'no addresses',
      lines.filter((line) => !line.startsWith('24')).join('\n'),
      'gazetteer/no-addresses',
    ],
    ['an open quote', changed(9, '"ENG"', '"ENG'), 'gazetteer/bad-csv', 10],
    ['text behind a quote', changed(9, '"ENG"', '"ENG"x'), 'gazetteer/bad-csv', 10, 6],
    ['a column missing', core.replace('BUILDING_NAME', 'NAME'), 'gazetteer/missing-column', 1],
    ['a line of other length', `${core}1,2,3\n`, 'gazetteer/too-few-fields', 9],
    ['a header alone', core.slice(0, core.indexOf('\n') + 1), 'gazetteer/no-addresses'],
    [
      'bytes of no encoding',
      Buffer.concat([Buffer.from(dtf), Buffer.from([0xff, 0x00, 0x81])]),
      'input/wrong-encoding',
    ],
  ];

  for (const [what, content, code, line, column] of cases) {
    it(what, async () => {
      const path = written(content);
      await assert.rejects(readGazetteer(path), (error) => {
        assert.ok(error instanceof ReeveError, String(error));
        assert.equal(error.code, code);
        assert.equal(error.location.file, path);
        assert.equal(error.location.line, line, error.message);
        assert.equal(error.location.column, column);
        return true;
      });
    });
  }

  it('is missing', async () => {
    await assert.rejects(readGazetteer(join(folder, 'none.csv')), { code: 'input/missing-file' });
  });
});
