import assert from 'node:assert/strict';
import { it } from 'node:test';
import { migrateIndex } from '../../../src/master-index/index.ts';
import { addHanger, takeHangersAlong } from '../../../src/master-index/store/hanger-store.ts';
import { addDecision } from '../../../src/master-index/store/person-store.ts';
import { carryOutEffects, lockIdentity } from '../../../src/master-index/store/steward-store.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { checkInvariants } from '../invariants.ts';
import { type DeskRecord, idsOf, useDeskModel, visit } from './desk-records.ts';

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const bob: DeskRecord = ['Bob', 'Ray', '1970-02-03', 'AB2 2BB', '01234 567891'];

for (const kind of databaseKinds) {
  it(
    `${kind}: what hangs on records and ids goes where a run of the matcher takes them`,
    {
      skip: skipWithout(kind),
    },
    () =>
      withDatabase(kind, async (db) => {
        await migrateIndex(db);
        await useDeskModel(db);
        await visit(db, { k1: ann, k2: bob, k3: bob });
        const [one, two, three] = [
          await idsOf(db, 'k1'),
          await idsOf(db, 'k2'),
          await idsOf(db, 'k3'),
        ];
        assert.equal(two.person, three.person);
        const hangers = [
          { id: 'with k2', kind: 'lead', person: two.person, record: two.record },
          { id: 'on both', kind: 'consent', person: two.person, record: null },
          { id: 'hidden', kind: 'seal', person: two.person, record: null },
          { id: 'on k1', kind: 'notification', person: one.person, record: null },
        ] as const;
        const carried = async () => {
          const rows = await db.query<{ hanger_id: string; person_id: number }>(
            'SELECT hanger_id, person_id FROM hanger ORDER BY 1',
          );
          return Object.fromEntries(rows.map((row) => [row.hanger_id, String(row.person_id)]));
        };
        await db.transaction(async (tx) => {
          for (const hanger of hangers) await addHanger(tx, hanger);
        });
        // k2 goes to the person of k1: the lead with it, and the seal covers both.
        const moved = [{ record: two.record, from: two.person, to: one.person }];
        // Then k3 too, and its id redirects.
        const rest = [{ record: three.record, from: two.person, to: one.person }];
        const gone = [{ person: two.person, redirect: one.person, follow: 0 }];
        const run = (changes: typeof moved, retired: typeof gone) =>
          db.transaction(async (tx) => {
            const at = await lockIdentity(tx);
            const decisionId = await addDecision(tx, 'match', 'a test');
            await carryOutEffects(
              tx,
              [
                ...changes.map((change) => ({ of: 'link', ...change }) as const),
                ...retired.map(
                  ({ person, redirect }) =>
                    ({ of: 'person', person, from: 'live', to: { redirect } }) as const,
                ),
              ],
              { decisionId, at },
            );
            await takeHangersAlong(tx, { clusters: [], changes, made: [], retired }, at);
          });
        await run(moved, []);
        assert.deepEqual(await carried(), {
          'with k2': one.person,
          'on both': two.person,
          hidden: two.person,
          [`hidden/${one.person}`]: one.person,
          'on k1': one.person,
        });
        await run(rest, gone);
        assert.deepEqual(new Set(Object.values(await carried())), new Set([one.person]));
        await checkInvariants(db);
      }),
  );
}
