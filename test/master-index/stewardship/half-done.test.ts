import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Database, Queryable } from '../../../src/database/index.ts';
import {
  makeDecision,
  migrateIndex,
  type StewardRequest,
} from '../../../src/master-index/index.ts';
import { addHanger } from '../../../src/master-index/store/hanger-store.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { checkInvariants } from '../invariants.ts';
import { contextOf } from './database-index.ts';
import { type DeskRecord, idsOf, people, useDeskModel, visit } from './desk-records.ts';

class Stopped extends Error {}

/** The database until the statement of that number in a transaction, from 0, and no further. */
function stoppingAt(db: Database, statement: number): Database {
  let count = 0;
  const stop = (tx: Queryable): Queryable => {
    const next = () => {
      if (count++ === statement) throw new Stopped();
    };
    return {
      query: (text, values) => {
        next();
        return tx.query(text, values);
      },
      copyIn: (table, columns, rows) => {
        next();
        return tx.copyIn(table, columns, rows);
      },
    };
  };
  return {
    kind: db.kind,
    query: (text, values) => db.query(text, values),
    copyIn: (table, columns, rows) => db.copyIn(table, columns, rows),
    transaction: (work, options) => db.transaction((tx) => work(stop(tx)), options),
    close: () => db.close(),
  };
}

/** Every row of every table that a decision writes to. */
async function everything(db: Database): Promise<unknown[]> {
  const tables = ['decision', 'person', 'link', 'hanger', 'review', 'pair_constraint'];
  const rows = [];
  for (const table of [...tables, 'audit_entry', 'audit_chain']) {
    rows.push(
      await db.query(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`),
    );
  }
  return rows;
}

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const bob: DeskRecord = ['Bob', 'Ray', '1970-02-03', 'AB2 2BB', '01234 567891'];

for (const kind of databaseKinds) {
  it(
    `${kind}: a decision that is stopped at any statement leaves nothing behind, and can be made again`,
    {
      skip: skipWithout(kind),
    },
    () =>
      withDatabase(kind, async (db) => {
        await migrateIndex(db);
        await useDeskModel(db);
        await visit(db, { k1: ann, k2: ann, k3: bob });
        const [one, two, three] = [
          await idsOf(db, 'k1'),
          await idsOf(db, 'k2'),
          await idsOf(db, 'k3'),
        ];
        await db.transaction((tx) =>
          addHanger(tx, { id: 's', kind: 'seal', person: one.person, record: null }),
        );
        const reason = 'Seen on the form';
        let last = '';
        const steps: (() => StewardRequest)[] = [
          () => ({ kind: 'merge', keep: one.person, other: three.person }),
          () => ({ kind: 'undo', decision: last }),
          () => ({ kind: 'split', person: one.person, records: [two.record] }),
          () => ({ kind: 'undo', decision: last }),
        ];
        for (const step of steps) {
          const request = step();
          const before = await everything(db);
          let stops = 0;
          for (;;) {
            try {
              const made = await makeDecision(stoppingAt(db, stops), contextOf(), request, {
                reason,
              });
              last = made.decision;
              break;
            } catch (error) {
              if (!(error instanceof Stopped)) throw error;
              assert.deepEqual(await everything(db), before);
              stops++;
            }
          }
          assert.ok(stops > 10, `${request.kind} was stopped ${stops} times`);
          await checkInvariants(db);
        }
        assert.deepEqual(await people(db), ['k1 k2', 'k3']);
      }),
  );
}
