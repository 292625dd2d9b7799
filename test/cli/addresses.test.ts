import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRecords, reeve, reeveJson, reeveRefuses, temporaryFolder, writeCsv } from './reeve.ts';

const gazetteer = fileURLToPath(new URL('../gazetteer/fixtures/llpg-dtf-7.3.csv', import.meta.url));
const folder = temporaryFolder();
const people = join(folder, 'people.csv');

before(() => {
  writeCsv(people, [
    ['person_id', 'line1', 'line2', 'postcode'],
    ['p1', '14 High St', 'Madetown', 'ZE1 1AA'],
    ['p2', 'Flat 1', '20 High Street', 'ZE11AA'],
    ['p3', 'Tower House, 20 High Street', '', ''],
    ['p4', '99 High Street', 'Madetown', 'ZE1 1AA'],
    ['p5', '14 High St', 'Madetown', 'ZE1 1AA'],
    ['p6', '', '', ''],
  ]);
});

const args = (out: string) => [
  ...['addresses', gazetteer, people, '--column', 'line1', 'line2', '--postcode', 'postcode'],
  ...['--confidence', '0.5', '--out', out],
];

describe('reeve addresses', () => {
  it('writes each record with its property, how sure that is, and why', async () => {
    const out = join(folder, 'matched.csv');
    const summary = await reeveJson(args(out));
    assert.deepEqual(
      readRecords(out).map(({ id, uprn, reason }) => [id, uprn, reason]),
      [
        ['p1', '100000000001', 'every-part-agrees'],
        ['p2', '100000000003', 'every-part-agrees'],
        ['p3', '100000000002', 'parent'],
        ['p4', '', 'number-unknown'],
        ['p5', '100000000001', 'every-part-agrees'],
        ['p6', '', 'nothing-to-match'],
      ],
    );
    assert.deepEqual(summary.gazetteer, { format: 'dtf-7.3', properties: 8, addresses: 9 });
    assert.equal(summary.records, 6);
    assert.equal(summary.distinctAddresses, 5);
    assert.equal(summary.matched, 4);
    if (process.platform !== 'win32') assert.equal(statSync(out).mode & 0o777, 0o600);
  });

  it('tells people how many were matched, and why the others were not', async () => {
    const { code, stdout } = await reeve(args(join(folder, 'told.csv')));
    assert.equal(code, 0);
    assert.match(stdout, /4 of 6 records matched \(66\.7%\)/);
    assert.match(stdout, /not matched +There is no address +1 +16\.7%/);
  });

  it('names a column that was nearly right', async () => {
    const error = await reeveRefuses('input/missing-column', [
      ...['addresses', gazetteer, people, '--column', 'line_1'],
    ]);
    assert.equal(error.hint, 'Did you mean "line1"?');
  });

  it('never writes over what it reads, nor leaves half a file', async () => {
    const before = readFileSync(people);
    await reeveRefuses('output/overwrites-input', args(people));
    assert.deepEqual(readFileSync(people), before);
    await reeveRefuses('output/not-a-file', args(folder));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('unfinished')),
      [],
    );
  });

  it('says where a gazetteer is broken', async () => {
    const broken = join(folder, 'broken.csv');
    writeFileSync(broken, readFileSync(gazetteer, 'utf8').replace(',14,"",', ',XIV,"",'));
    const error = await reeveRefuses('gazetteer/bad-number', [
      ...['addresses', broken, people, '--column', 'line1'],
    ]);
    assert.deepEqual(error.location, { file: broken, line: 10, column: 'PAO_START_NUMBER' });
  });
});
