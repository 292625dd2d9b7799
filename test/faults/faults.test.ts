/**
 * A process that loads, matches and decides is killed at some of its writes; `npm run test:faults` kills it
 * at every site that has a name.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { databaseKinds, skipWithout } from '../database/with-database.ts';
import { withFaults } from './faulted-index.ts';

/** Of each work, how many of its writes are the last: an embedded database takes longer to start. */
const TRIED = { embedded: 1, server: 2 };
/** Decisions are short, and there are several kinds of them. */
const DECISIONS = 2;
/** One of persons, one of several persons a row, and one of facts of another. */
const SOURCES = ['libraries-borrowers', 'registrars-births', 'adults-clients', 'adults-payments'];

for (const kind of databaseKinds) {
  describe(`a process that is killed, ${kind}`, { skip: skipWithout(kind) }, () => {
    test('leaves an index that holds, and its work is done by the next', async (t) => {
      await withFaults(
        kind,
        async (works) => {
          for (const { name, sites, dieAt } of works) {
            assert.ok(sites.length > 10, `${name} wrote ${sites.length} times`);
            const tried = (name === 'decide and undo' ? DECISIONS : 1) * TRIED[kind];
            for (let n = 0; n < tried; n++) {
              // One in each part of the work, and not the same on both databases.
              const offset = kind === 'server' ? 0.9 : 0.6;
              const site = Math.floor(((n + offset) * sites.length) / tried);
              await t.test(`killed in "${name}" at ${sites[site]}, write ${site}`, () =>
                dieAt(site),
              );
            }
          }
        },
        SOURCES,
      );
    });
  });
}
