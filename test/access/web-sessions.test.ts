import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WebSessions } from '../../src/access/index.ts';
import { migrateIndex } from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';

for (const kind of databaseKinds) {
  describe(`sessions of the pages, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'that were ended everywhere are not put again by a request under way',
      on(async (db) => {
        await migrateIndex(db);
        const sessions = new WebSessions(db);
        const about = { subject: 'amara', expiresAt: new Date(Date.now() + 60_000) };
        await sessions.put('a', { seen: 1 }, { ...about, isNew: true });
        await sessions.put('b', { seen: 1 }, { ...about, isNew: true });
        await sessions.put('a', { seen: 2 }, { ...about, isNew: false });
        assert.deepEqual(await sessions.get('a'), { seen: 2 });

        assert.equal(await sessions.endAllOf('amara'), 2);
        await sessions.put('a', { seen: 3 }, { ...about, isNew: false });
        assert.equal(await sessions.get('a'), null);
        await sessions.put('c', { seen: 1 }, { ...about, isNew: true });
        assert.deepEqual(await sessions.get('c'), { seen: 1 }, 'who signs in anew is in');
      }),
    );
  });
}
