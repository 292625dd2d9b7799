import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { SOURCE_NAMES, type SourceName } from '../../src/synthetic/borough/entry/rates.ts';
import { boroughSources } from '../../src/synthetic/borough/sources/index.ts';
import { type MadeBorough, makeBorough } from './borough.ts';
import { personsByKey, readExtract } from './extracts.ts';

/** Records of a source beyond the first of each person on each account, claim or tenancy. */
let without: Map<SourceName, number>;
let withMany: Map<SourceName, number>;

/** What of a key names the thing that people stand on; the rest is the number of the person there. */
const STANDS_ON: Partial<Record<SourceName, RegExp>> = {
  'council-tax': /^[^/]+/,
  housing: /^[^/]+/,
  benefits: /^[^/]+/,
};

function furtherRecords(borough: MadeBorough): Map<SourceName, number> {
  const seen = new Set<string>();
  const found = new Map<SourceName, number>(SOURCE_NAMES.map((name) => [name, 0]));
  for (const { source = '', key = '', person = '' } of borough.rows('truth/records.csv')) {
    const name = source as SourceName;
    // Of parking, permits: each badge and each charge is a record of its own at any noise. Of
    // children’s services and the electoral roll, what stands in the last extract: see below.
    if (name === 'parking' && !key.startsWith('RP')) continue;
    if (name === 'childrens' || name === 'electoral-roll') continue;
    const on = STANDS_ON[name]?.exec(key)?.[0] ?? '';
    const who = `${name} ${on} ${person}`;
    if (seen.has(who)) found.set(name, (found.get(name) as number) + 1);
    seen.add(who);
  }
  const twice = (name: SourceName, keys: readonly (string | undefined)[]): void => {
    const persons = personsByKey(borough, name);
    const people = keys.map((key) => persons.get(key as string));
    found.set(name, people.length - new Set(people).size);
  };
  const electors = readExtract(borough, 'electoral-roll/2025-03/register_of_electors.csv');
  const standing = electors.filter((row) => row.REMOVED === '');
  twice(
    'electoral-roll',
    standing.map((row) => row.ELECTOR_ID),
  );
  const how = { encoding: 'utf-16le', delimiter: '\t' } as const;
  const cases = readExtract(borough, 'childrens/2025-03/CSC_Cases.txt', how);
  twice(
    'childrens',
    cases.filter((row) => row.Status === 'Open').map((row) => row.CaseRef),
  );
  return found;
}

before(async () => {
  const made = async (noise: number): Promise<Map<SourceName, number>> =>
    furtherRecords(
      await makeBorough(
        { people: 5000, years: 1, extracts: 2, seed: 5, noise },
        { sources: boroughSources(), planters: [] },
      ),
    );
  without = await made(0);
  withMany = await made(8);
});

for (const source of SOURCE_NAMES) {
  const isRegister = source === 'registrars';
  test(`${source}: people are entered twice ${isRegister ? 'at no noise' : 'where there is noise'}`, () => {
    const [none, many] = [without.get(source) as number, withMany.get(source) as number];
    if (isRegister) assert.equal(many, none);
    else assert.ok(many > none, `${many} at noise 8, ${none} at none`);
  });
}
