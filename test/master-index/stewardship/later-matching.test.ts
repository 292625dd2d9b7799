import assert from 'node:assert/strict';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import {
  makeDecision,
  matchAll,
  matchPending,
  type StewardRequest,
} from '../../../src/master-index/index.ts';
import { contextOf } from './database-index.ts';
import { type DeskRecord, deskModel, idsOf, onDesk, people, visit } from './desk-records.ts';

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const bob: DeskRecord = ['Bob', 'Ray', '1970-02-03', 'AB2 2BB', '01234 567891'];
const may: DeskRecord = ['May', 'Fox', '1960-05-06', 'AB3 3CC', '01234 567892'];
const elsewhere = (record: DeskRecord): DeskRecord =>
  record.with(3, 'ZE9 9ZZ') as unknown as DeskRecord;
const newPhone = (record: DeskRecord, n: number): DeskRecord =>
  record.with(4, `01234 56${1000 + n}`) as unknown as DeskRecord;

const decide = async (db: Database, request: StewardRequest) =>
  (await makeDecision(db, contextOf(), request, { reason: 'Seen on the form' })).decision;

/**
 * Matches everything anew, as after a new model.
 *
 * @param meanwhile what is done when all is linked and nothing is written
 */
async function matchAnew(db: Database, meanwhile?: () => Promise<unknown>): Promise<void> {
  const engine = await DuckDbEngine.open({ threads: 1 });
  let isLinked = false;
  const held: Database = {
    kind: db.kind,
    query: (text, values) => db.query(text, values),
    copyIn: (table, columns, rows) => db.copyIn(table, columns, rows),
    async transaction(work, options) {
      if (isLinked) await meanwhile?.();
      isLinked = false;
      return db.transaction(work, options);
    },
    close: () => db.close(),
  };
  const progress = {
    phase(name: string) {
      isLinked ||= name === 'write';
    },
    advance() {},
    note() {},
  };
  try {
    await matchAll(held, engine, { by: 'a test', model: deskModel, progress });
  } finally {
    await engine.close();
  }
}

onDesk('later matching', {
  'keeps apart what was split, also through a third record that is like both': async (db) => {
    await visit(db, { k1: ann, k2: ann });
    assert.deepEqual(await people(db), ['k1 k2']);
    const { person, record } = await idsOf(db, 'k2');
    await decide(db, { kind: 'split', person, records: [record] });
    await visit(db, { k3: ann });
    const now = await people(db);
    assert.equal(now.length, 2);
    assert.ok(!now.some((keys) => keys.includes('k1') && keys.includes('k2')), now.join('; '));
    await visit(db, {
      k1: newPhone(ann, 1),
      k2: newPhone(ann, 2),
      k3: newPhone(ann, 3),
      k4: ann,
    });
    await matchAnew(db);
    for (const keys of await people(db)) assert.ok(!(keys.includes('k1') && keys.includes('k2')));
  },

  'keeps apart what never matches, before anything would have matched it': async (db) => {
    await visit(db, { k1: ann, k2: elsewhere(ann) });
    assert.deepEqual(await people(db), ['k1', 'k2']);
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    await decide(db, { kind: 'never-match', records: [one.record, other.record] });
    // By now they are alike, and a third is like both.
    await visit(db, { k2: ann, k3: ann });
    assert.ok(!(await people(db)).some((keys) => keys.includes('k1') && keys.includes('k2')));
    assert.equal((await idsOf(db, 'k1')).person, one.person);
    assert.equal((await idsOf(db, 'k2')).person, other.person);
  },

  'keeps together what was merged, with the id that was kept, though nothing is alike': async (
    db,
  ) => {
    await visit(db, { k1: ann, k2: bob });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    await decide(db, { kind: 'merge', keep: other.person, other: one.person });
    await visit(db, { k1: newPhone(ann, 4), k2: elsewhere(bob), k3: may });
    assert.deepEqual(await people(db), ['k1 k2', 'k3']);
    await matchAnew(db);
    assert.deepEqual(await people(db), ['k1 k2', 'k3']);
    assert.equal((await idsOf(db, 'k1')).person, other.person);
  },

  'looks at all of a person, though no more may be looked at together': async (db) => {
    await visit(db, { k1: ann, k2: bob, k3: may });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    await decide(db, { kind: 'merge', keep: one.person, other: other.person });
    await visit(db, { k1: newPhone(ann, 8), k2: newPhone(bob, 8) }, { largestGroup: 2 });
    assert.deepEqual(await people(db), ['k1 k2', 'k3']);
    await visit(db, { k2: elsewhere(bob) }, { largestGroup: 1 });
    assert.deepEqual(await people(db), ['k1 k2', 'k3']);
    assert.equal((await idsOf(db, 'k2')).person, one.person);
  },

  'takes two apart again once their merge is undone': async (db) => {
    await visit(db, { k1: ann, k2: bob });
    const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    const merge = await decide(db, { kind: 'merge', keep: one.person, other: other.person });
    await decide(db, { kind: 'undo', decision: merge });
    assert.deepEqual([await idsOf(db, 'k1'), await idsOf(db, 'k2')], [one, other]);
    await visit(db, { k1: newPhone(ann, 5), k2: newPhone(bob, 6) });
    await matchAnew(db);
    assert.deepEqual([await idsOf(db, 'k1'), await idsOf(db, 'k2')], [one, other]);
  },

  'leaves persons as a decision leaves them that is made between linking and writing': async (
    db,
  ) => {
    await visit(db, { k1: ann, k2: ann, k3: bob, k4: may });
    const of = async () => Promise.all(['k1', 'k2', 'k3', 'k4'].map((key) => idsOf(db, key)));
    const [one, two, three, four] = await of();
    assert.ok(one && two && three && four);
    let decided: unknown;
    await matchAnew(db, async () => {
      await decide(db, { kind: 'split', person: two.person, records: [two.record] });
      await decide(db, { kind: 'merge', keep: three.person, other: four.person });
      decided = await of();
    });
    assert.deepEqual(await people(db), ['k1', 'k2', 'k3 k4']);
    assert.deepEqual(await of(), decided);
    // What was left is matched next, and stays so.
    await matchPending(db, { by: 'a test' });
    assert.deepEqual(await of(), decided);
    const pending = await db.query('SELECT record_id FROM match_pending');
    assert.deepEqual(pending, []);
  },

  'takes apart what a decision held that is taken back between linking and writing': async (db) => {
    await visit(db, { k1: ann, k2: bob });
    const merge = await decide(db, {
      kind: 'merge',
      keep: (await idsOf(db, 'k1')).person,
      other: (await idsOf(db, 'k2')).person,
    });
    await matchAnew(db, () => decide(db, { kind: 'undo', decision: merge }));
    assert.deepEqual(await people(db), ['k1', 'k2']);
  },

  'closes a review that new data settles, and asks nothing that was answered': async (db) => {
    const open = async () =>
      (
        await db.query<{ a: string; b: string }>(
          `SELECT a.record_key AS a, b.record_key AS b FROM review r
               JOIN source_record a ON a.record_id = r.record_a JOIN source_record b ON b.record_id = r.record_b
             WHERE closed_at IS NULL ORDER BY 1, 2`,
        )
      ).map(({ a, b }) => `${a} ${b}`);
    await visit(db, { k1: ann, k2: elsewhere(ann), k3: elsewhere(elsewhere(ann)) });
    assert.deepEqual(await open(), ['k1 k2', 'k1 k3']);
    await visit(db, { k1: elsewhere(ann) });
    assert.deepEqual(await people(db), ['k1 k2 k3']);
    assert.deepEqual(await open(), []);
    await visit(db, { k4: ann });
    assert.deepEqual(await open(), ['k1 k4', 'k2 k4', 'k3 k4']);
    const [one, four] = [await idsOf(db, 'k1'), await idsOf(db, 'k4')];
    await decide(db, { kind: 'never-match', records: [one.record, four.record] });
    assert.deepEqual(await open(), []);
    await visit(db, { k4: newPhone(ann, 7) });
    assert.ok(!(await open()).includes('k1 k4'));
  },
});
