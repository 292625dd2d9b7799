import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { migrateIndex } from '../../../src/master-index/index.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { useDeskModel } from '../stewardship/desk-records.ts';
import { checkPast, Expected, realCommands } from './real-commands.ts';
import { RealIndex } from './real-index.ts';

/** REEVE_TEST_SEQUENCES asks for more than a test run has time for, however long it takes. */
const asked = process.env.REEVE_TEST_SEQUENCES;
const SEQUENCES = Number(asked ?? 6);
const LONGEST = asked === undefined ? 12 : 30;
/** Milliseconds after which no sequence is begun, unless more were asked for. */
const ENOUGH = 8_000;

let engine: DuckDbEngine;
before(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
after(() => engine.close());

for (const kind of databaseKinds) {
  it(
    `${kind}: whatever is sent, matched, decided and undone, the index keeps its promises`,
    { skip: skipWithout(kind) },
    () =>
      withDatabase(kind, async (db) => {
        await migrateIndex(db);
        const done = new Map<string, number>();
        await fc.assert(
          fc.asyncProperty(realCommands(LONGEST), async (commands) => {
            await db.query(
              'TRUNCATE source, person, decision, match_model, match_record, match_pending, search_record CASCADE',
            );
            await useDeskModel(db);
            const model = new Expected();
            const real = new RealIndex(db, engine);
            await fc.asyncModelRun(() => ({ model, real }), commands);
            await checkPast(model, real);
            for (const [what, times] of model.done) done.set(what, (done.get(what) ?? 0) + times);
          }),
          {
            numRuns: SEQUENCES,
            ...(asked === undefined ? { interruptAfterTimeLimit: ENOUGH } : {}),
          },
        );
        // Sequences that never came to it would show nothing.
        for (const what of ['visit']) assert.ok(done.has(what), `never came to: ${what}`);
        if (asked === undefined) return;
        for (const what of ['gone', 'cut off', 'match all', 'merge', 'split', 'undo']) {
          assert.ok(done.has(what), `never came to: ${what}`);
        }
      }),
  );
}
