/**
 * Kills a process that loads, matches and decides at every write site that has a name, the first time that
 * it comes by, once in the middle, and the last time: `npm run test:faults`. With `REEVE_FAULTS=all`
 * at every single write, which takes hours.
 */
import { describe, test } from 'node:test';
import { databaseKinds, skipWithout } from '../test/database/with-database.ts';
import { withFaults } from '../test/faults/faulted-index.ts';

for (const kind of databaseKinds) {
  describe(`a process that is killed at any write, ${kind}`, { skip: skipWithout(kind) }, () => {
    test('leaves an index that holds, and its work is done by the next', async (t) => {
      await withFaults(kind, async (works) => {
        for (const { name, sites, dieAt } of works) {
          for (const site of chosen(sites)) {
            await t.test(`killed in "${name}" at ${sites[site]}, write ${site}`, () => dieAt(site));
          }
        }
      });
    });
  });
}

function chosen(sites: readonly string[]): number[] {
  if (process.env.REEVE_FAULTS === 'all') return sites.map((_, i) => i);
  const byName = Map.groupBy(sites.keys(), (i) => sites[i] ?? '');
  const some = [...byName.values()].flatMap((at) => [
    at[0] ?? 0,
    at[Math.floor(at.length / 2)] ?? 0,
    at.at(-1) ?? 0,
  ]);
  return [...new Set(some)].sort((a, b) => a - b);
}
