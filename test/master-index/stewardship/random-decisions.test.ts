import { it } from 'node:test';
import fc from 'fast-check';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { indexCommands } from '../model/commands.ts';
import { Ledger } from '../model/invariants.ts';
import { DatabaseIndex, makeDataset, makeTables } from './database-index.ts';

for (const kind of databaseKinds) {
  it(
    `${kind}: whatever is loaded, decided and undone, the stores keep an index's promises`,
    {
      skip: skipWithout(kind),
    },
    () =>
      withDatabase(kind, async (db) => {
        await makeTables(db);
        await fc.assert(
          fc.asyncProperty(indexCommands(25), async (commands) => {
            await db.query(
              `TRUNCATE hanger, review, pair_constraint, link, person, decision, source_record, dataset, source
             RESTART IDENTITY CASCADE`,
            );
            await makeDataset(db);
            await fc.asyncModelRun(
              () => ({ model: new Ledger(), real: new DatabaseIndex(db) }),
              commands,
            );
          }),
          { numRuns: 15 },
        );
      }),
  );
}
