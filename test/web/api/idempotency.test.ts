/** What is kept of the answers to writes: for a day, and nothing of who is erased. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOnce, forgetOldAnswers, migrateIndex } from '../../../src/master-index/index.ts';
import { earlierAnswer, keepAllOnce } from '../../../src/master-index/requests/answer-once.ts';
import {
  type AnswerToKeep,
  eraseAnswersAbout,
} from '../../../src/master-index/store/kept-answers.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';

const digest = 'ab'.repeat(32);

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'an answer that names who is erased loses what it said, and is not done again',
      on(async (db) => {
        await migrateIndex(db);
        let done = 0;
        const write = (key: string, body: object) =>
          answerOnce(db, { actor: 'app', key, digest }, async () => {
            done += 1;
            return { status: 201, body };
          });
        const erased = {
          'key-person': { personId: '12', recordId: '900' },
          'key-number': { record: 12 },
          'key-inside': { moved: [{ from: '7', records: ['3', '12'] }] },
        };
        const kept = { 'key-other': { personId: '112', recordId: '1200' } };
        for (const [key, body] of Object.entries({ ...erased, ...kept })) await write(key, body);
        await db.transaction((tx) => eraseAnswersAbout(tx, [12, 5000]));
        for (const [key, body] of Object.entries(erased)) {
          await assert.rejects(write(key, body), { code: 'request/answer-erased' });
        }
        assert.deepEqual((await write('key-other', {})).body, kept['key-other']);
        assert.equal(done, 4);
        const [left] = await db.query(
          `SELECT count(*) AS n FROM kept_answer
           WHERE body IS NULL AND request_digest = decode(repeat('00', 32), 'hex')`,
        );
        assert.deepEqual(left, { n: 3 });
      }),
    );

    test(
      'answers that are kept together are given as they were, and none of them where a key is taken',
      on(async (db) => {
        const at = new Date('2026-03-01T12:00:00Z');
        const toKeep = (key: string, body: object): AnswerToKeep => ({
          key: { actor: 'app', key, digest },
          answer: { status: 201, body },
          at,
        });
        const bodies = [
          { z: 1, a: [null, { y: 'b', x: '' }] },
          { recordId: '7', isNew: true },
        ];
        await db.transaction((tx) =>
          keepAllOnce(
            tx,
            bodies.map((body, n) => toKeep(`key-${n}`, body)),
          ),
        );
        for (const [n, body] of bodies.entries()) {
          const given = await earlierAnswer(db, { actor: 'app', key: `key-${n}`, digest }, at);
          assert.equal(JSON.stringify(given?.body), JSON.stringify(body));
        }
        await assert.rejects(
          db.transaction((tx) => keepAllOnce(tx, [toKeep('key-2', {}), toKeep('key-1', {})])),
          { code: 'request/key-taken' },
        );
        const other = { actor: 'app', key: 'key-2', digest };
        assert.equal(await earlierAnswer(db, other, at), null);
      }),
    );

    test(
      'after a day an answer is forgotten, and its key is free',
      on(async (db) => {
        await migrateIndex(db);
        const at = new Date('2026-03-01T12:00:00Z');
        const later = new Date('2026-03-02T12:00:01Z');
        const write = (now: Date) =>
          answerOnce(
            db,
            { actor: 'app', key: 'key-1', digest },
            async () => ({ status: 200, body: { at: now.toISOString() } }),
            now,
          );
        await write(at);
        assert.equal((await write(new Date('2026-03-02T11:59:00Z'))).again, true);
        assert.equal(await forgetOldAnswers(db, at), 0);
        assert.equal(await forgetOldAnswers(db, later), 1);
        assert.deepEqual(await db.query('SELECT 1 FROM kept_answer'), []);
        assert.equal((await write(later)).again, false);
      }),
    );
  });
}
