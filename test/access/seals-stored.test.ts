import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  accessesTo,
  glassToLookAt,
  liftLapsedSeals,
  lookAtGlass,
  openedSeals,
  openSealed,
  sealLevelsFor,
  sealPerson,
  sealsOf,
  seenThrough,
  unsealPerson,
} from '../../src/access/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { acting, matcherMoves, sealsInRows, smallIndex } from './small-index.ts';

const OPEN = { person: 0, link: 0, search: 0, match: 0 };
const EXISTENCE = { person: 3, link: 3, search: 3, match: 3 };
const officer = acting();
const lead = acting('lead-1', ['safeguarding-lead'], 'safeguard-adult');
const clerk = acting('clerk-1', ['customer-services-officer'], 'answer-enquiry');
const later = '2099-01-01T00:00:00Z';

for (const kind of databaseKinds) {
  describe(`seals, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'whoever is sealed is sealed in every row, and laid open in every row',
      on(async (db) => {
        await smallIndex(db, 3);
        await sealPerson(db, officer, 2, { reason: 'adoption' });
        assert.deepEqual(await sealsInRows(db, 3), EXISTENCE);
        assert.deepEqual(await sealsInRows(db, 4), EXISTENCE);
        assert.deepEqual(await sealsInRows(db, 1), OPEN);
        const words = await db.query('SELECT key, records FROM search_word ORDER BY key');
        assert.deepEqual(words, [
          { key: 7, records: 4 },
          { key: 1001, records: 2 },
          { key: 1003, records: 2 },
        ]);
        assert.equal(await unsealPerson(db, officer, 2, { reason: 'The order was revoked.' }), 1);
        assert.deepEqual(await sealsInRows(db, 3), OPEN);
        assert.deepEqual(
          await db.query(
            'SELECT key, records FROM search_word WHERE key IN (7, 1002) ORDER BY key',
          ),
          [
            { key: 7, records: 6 },
            { key: 1002, records: 2 },
          ],
        );
        assert.deepEqual(await db.query('SELECT key FROM sealed_word'), []);
        const { accesses } = await accessesTo(db, ['person:2']);
        assert.deepEqual(
          accesses.map(({ action, actor, outcome }) => [action, actor, outcome]),
          [
            ['unseal', 'governance-1', 'done'],
            ['seal', 'governance-1', 'done'],
          ],
        );
      }),
    );

    test(
      'who may not seal is refused, and that they tried is kept',
      on(async (db) => {
        await smallIndex(db, 1);
        await assert.rejects(sealPerson(db, clerk, 1, { reason: 'staff' }), {
          code: 'access/role',
        });
        assert.deepEqual(await sealsInRows(db, 1), OPEN);
        const tried = await db.query('SELECT action, outcome FROM audit_entry');
        assert.deepEqual(tried, [{ action: 'seal', outcome: 'refused' }]);
      }),
    );

    test(
      'a record that is linked to somebody sealed is sealed with its rows, whoever links it',
      on(async (db) => {
        await smallIndex(db, 3);
        await sealPerson(db, officer, 2, { reason: 'adoption' });
        await matcherMoves(db, [1], 2);
        assert.deepEqual(await sealsInRows(db, 1), EXISTENCE);
        // The other record of person 1 stays open, and its history does not tell whose was the first.
        assert.deepEqual(await sealsInRows(db, 2), OPEN);
        assert.deepEqual(
          await db.query('SELECT seal FROM link WHERE record_id = 1 ORDER BY link_id'),
          [{ seal: 3 }, { seal: 3 }],
        );
      }),
    );

    test(
      'whoever takes a record over from somebody sealed is sealed too, until it is taken off',
      on(async (db) => {
        await smallIndex(db, 3);
        const seal = await sealPerson(db, officer, 2, { reason: 'witness' });
        await matcherMoves(db, [3], 3);
        assert.deepEqual(await sealsInRows(db, 3), EXISTENCE);
        assert.deepEqual(await sealsInRows(db, 5), EXISTENCE);
        const hung = await sealsOf(db, [2, 3]);
        assert.deepEqual(
          [hung.get(2)?.map(({ id }) => id), hung.get(3)?.map(({ id }) => id)],
          [[seal.id], [seal.id]],
        );
        await unsealPerson(db, officer, 3, { reason: 'Another person.' });
        assert.deepEqual(await sealsInRows(db, 5), OPEN);
        assert.deepEqual(await sealsInRows(db, 4), EXISTENCE);
      }),
    );

    test(
      'of two that are merged the stricter seal holds, and the old id is as sealed',
      on(async (db) => {
        await smallIndex(db, 3);
        await sealPerson(db, officer, 1, { reason: 'domestic-abuse' });
        await sealPerson(db, officer, 2, { reason: 'adoption' });
        await matcherMoves(db, [3, 4], 1);
        assert.deepEqual(await sealsInRows(db, 1), EXISTENCE);
        assert.deepEqual(await sealsInRows(db, 3), EXISTENCE);
        assert.deepEqual(await db.query('SELECT seal FROM person ORDER BY person_id'), [
          { seal: 3 },
          { seal: 3 },
          { seal: 0 },
        ]);
        assert.equal((await sealsOf(db, [1])).get(1)?.length, 2);
        // Merged into somebody open, the seal comes along.
        await matcherMoves(db, [1, 2, 3, 4], 3);
        assert.deepEqual(await sealsInRows(db, 5), EXISTENCE);
        assert.equal((await sealsOf(db, [3])).get(3)?.length, 2);
      }),
    );

    test(
      'what is written anew of a sealed record is sealed, and its words stay away',
      on(async (db) => {
        await smallIndex(db, 2);
        await sealPerson(db, officer, 1, { reason: 'staff' });
        await db.query('DELETE FROM search_record WHERE record_id = 1');
        await db.query('DELETE FROM match_record WHERE record_id = 1');
        await db.copyIn('search_record', ['record_id', 'dataset_id', 'keys'], [[1, 1, [7, 1001]]]);
        await db.copyIn(
          'match_record',
          ['record_id', 'model_id', 'values', 'keys', 'places'],
          [[1, 1, '[]', [1], []]],
        );
        await db.query(
          "INSERT INTO search_word (key, word, is_family, tags) VALUES (1001, 'person 1', true, '{1001}')",
        );
        await db.query(
          "INSERT INTO review (record_a, record_b, weight, reason) VALUES (1, 3, 4, 'doubtful')",
        );
        assert.deepEqual(await sealsInRows(db, 1), { person: 2, link: 2, search: 2, match: 2 });
        assert.deepEqual(await db.query('SELECT key FROM search_word ORDER BY key'), [
          { key: 7 },
          { key: 1002 },
        ]);
        assert.deepEqual(await db.query('SELECT seal FROM review'), [{ seal: 2 }]);
      }),
    );

    test(
      'who is named in a seal sees through it, and for others no row of a seal is read',
      on(async (db) => {
        await smallIndex(db, 4);
        await sealPerson(db, officer, 1, { reason: 'staff' });
        await sealPerson(db, officer, 2, { reason: 'witness' });
        await sealPerson(db, officer, 2, { reason: 'staff' });
        await sealPerson(db, officer, 3, { reason: 'witness', users: ['clerk-1'] });
        const seen = async ({ viewer, purpose }: typeof lead) =>
          (await seenThrough(db, { viewer, purpose, at: later })).persons;
        assert.deepEqual(await seen(lead), [1]);
        assert.deepEqual(await seen(clerk), [3]);
        assert.deepEqual(await seen(officer), []);
        assert.deepEqual(
          [...(await sealLevelsFor(db, clerk.viewer, [1, 2, 3, 4], later))],
          [
            [1, 'everything'],
            [2, 'existence'],
          ],
        );
      }),
    );

    test(
      'a glass is broken alike over anybody, opens for a while what may be opened, and waits to be looked at',
      on(async (db) => {
        await smallIndex(db, 2);
        const staff = await sealPerson(db, officer, 1, { reason: 'staff' });
        await sealPerson(db, officer, 2, { reason: 'witness' });
        const reason = { reason: 'Child at risk of harm tonight, police on the line' };
        const duty = acting('duty-1', ['duty-social-worker'], 'safeguard-child');
        for (const person of [1, 2, 999]) await openSealed(db, duty, person, reason);
        const [now] = await db.query<{ at: string }>('SELECT clock_timestamp() AS at');
        const opened = (person: number, viewer = duty.viewer, at = now?.at as string) =>
          openedSeals(db, { viewer, purpose: 'safeguard-child', person, at });
        assert.deepEqual([...(await opened(1))], [staff.id]);
        assert.deepEqual([...(await opened(2))], []);
        assert.deepEqual([...(await opened(999))], []);
        assert.deepEqual([...(await opened(1, clerk.viewer))], []);
        assert.deepEqual([...(await opened(1, duty.viewer, later))], []);
        await matcherMoves(db, [1, 2], 2);
        assert.deepEqual([...(await opened(2))], [staff.id]);
        await assert.rejects(openSealed(db, duty, 1, { reason: 'urgent' }), {
          code: 'access/break-glass-reason',
        });
      }),
    );

    test(
      'a glass broken waits for information governance, who do not judge their own',
      on(async (db) => {
        await smallIndex(db, 1);
        await sealPerson(db, officer, 1, { reason: 'staff' });
        const reason = 'Child at risk of harm tonight, police on the line';
        const duty = acting('duty-1', ['duty-social-worker'], 'safeguard-child');
        await openSealed(db, duty, 1, { reason });
        const waiting = await glassToLookAt(db, officer);
        assert.deepEqual(
          waiting.map((glass) => [glass.viewer, glass.reason]),
          [['duty-1', reason]],
        );
        const id = waiting[0]?.glassId as number;
        const own = acting('duty-1');
        await assert.rejects(lookAtGlass(db, own, id, 'In order'), { code: 'access/own-glass' });
        assert.equal((await glassToLookAt(db, officer)).length, 1);
        await lookAtGlass(db, officer, id, 'In order');
        assert.deepEqual(await glassToLookAt(db, officer), []);
        await assert.rejects(lookAtGlass(db, officer, id, 'Twice'), {
          code: 'access/unknown-glass',
        });
        await assert.rejects(glassToLookAt(db, clerk), { code: 'access/role' });
      }),
    );

    test(
      'a seal that has lapsed is lifted from all rows',
      on(async (db) => {
        await smallIndex(db, 1);
        await sealPerson(db, officer, 1, { reason: 'councillor', until: later });
        assert.deepEqual(await liftLapsedSeals(db), []);
        assert.deepEqual(await sealsInRows(db, 1), { person: 1, link: 1, search: 1, match: 1 });
        await db.query(
          "UPDATE seal SET from_at = now() - interval '2 days', until_at = now() - interval '1 day'",
        );
        assert.deepEqual(await liftLapsedSeals(db), [1]);
        assert.deepEqual(await sealsInRows(db, 1), OPEN);
      }),
    );
  });
}
