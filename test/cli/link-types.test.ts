import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { generatePeople } from '../../src/synthetic/index.ts';
import { reeve } from './reeve.ts';

/*
 * The same people in two files, some twice in one: which pairs may match is the
 * link type's to say.
 */
describe('the link type says which pairs of files may match', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'reeve-types-'));
    const people = [...generatePeople({ records: 1200, seed: 9, recordsPerPerson: [0, 0.5, 0.5] })];
    for (const [name, keep] of [
      ['first', 0],
      ['second', 1],
    ] as const) {
      const rows = people
        .filter((_, i) => i % 2 === keep)
        .map(({ first_name, surname, date_of_birth, postcode }) =>
          [first_name, surname, date_of_birth, postcode].join(','),
        );
      writeFileSync(
        join(folder, `${name}.csv`),
        ['first_name,surname,date_of_birth,postcode', ...rows, ''].join('\n'),
      );
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function linksOf(type: string): Promise<{ within: number; between: number }> {
    const out = join(folder, type);
    const files = [join(folder, 'first.csv'), join(folder, 'second.csv')];
    const { code, stderr } = await reeve([
      'link',
      ...files,
      '--type',
      type,
      '--out',
      out,
      '--no-report',
    ]);
    assert.equal(code, 0, stderr);
    const links = readFileSync(join(out, 'links.csv'), 'utf8').trim().split('\n').slice(1);
    const within = links.filter((line) => {
      const [left, , right] = line.split(',');
      return left === right;
    }).length;
    return { within, between: links.length - within };
  }

  it('dedupe: within a file only', async () => {
    const { within, between } = await linksOf('dedupe');
    assert(within > 0);
    assert.equal(between, 0);
  });

  it('link-only: between files only', async () => {
    const { within, between } = await linksOf('link-only');
    assert(between > 0);
    assert.equal(within, 0);
  });

  it('link-and-dedupe: both', async () => {
    const { within, between } = await linksOf('link-and-dedupe');
    assert(within > 0);
    assert(between > 0);
  });
});
