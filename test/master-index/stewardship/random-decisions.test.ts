import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { migrateIndex } from '../../../src/master-index/index.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { checkInvariants } from '../invariants.ts';
import { indexCommands } from '../model/commands.ts';
import { Ledger } from '../model/invariants.ts';
import { MemoryIndex } from '../model/memory-index.ts';
import { ComparedIndex } from './compared-index.ts';
import { clearIndex, DatabaseIndex } from './database-index.ts';

/** REEVE_TEST_SEQUENCES asks for more than a test run has time for. */
const SEQUENCES = Number(process.env.REEVE_TEST_SEQUENCES ?? 12);
const LONGEST = 25;

for (const kind of databaseKinds) {
  it(
    `${kind}: whatever is loaded, decided and undone, the stores come to what the model comes to`,
    {
      skip: skipWithout(kind),
    },
    () =>
      withDatabase(kind, async (db) => {
        await migrateIndex(db);
        const ledgers: Ledger[] = [];
        await fc.assert(
          fc.asyncProperty(indexCommands(LONGEST), async (commands) => {
            await clearIndex(db);
            await fc.asyncModelRun(() => {
              const model = new Ledger();
              ledgers.push(model);
              return { model, real: new ComparedIndex(new DatabaseIndex(db), new MemoryIndex()) };
            }, commands);
            await checkInvariants(db);
          }),
          { numRuns: SEQUENCES },
        );
        const done = new Set(ledgers.flatMap((ledger) => [...ledger.done.keys()]));
        // Sequences that never came to it would show nothing.
        for (const what of ['load', 'undo']) assert.ok(done.has(what), `never came to: ${what}`);
      }),
  );
}
