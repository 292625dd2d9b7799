import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  defaultAgreements,
  parseAgreements,
  recordConsent,
  sealPerson,
} from '../../src/access/index.ts';
import type { Database, Queryable } from '../../src/database/index.ts';
import { lockMatching, putMatchRecords } from '../../src/master-index/store/match-store.ts';
import { addLinks, endLinks, retirePersons } from '../../src/master-index/store/person-store.ts';
import { databaseClock } from '../../src/master-index/store/steward-store.ts';
import { emptyDatabase, skipWithout } from '../database/with-database.ts';
import { acting, sealsInRows, smallIndex } from './small-index.ts';

/*
 * Who is sealed, or withdraws consent, while somebody else matches or decides. An embedded database
 * does one after the other.
 */

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));

/** Does something while others match, before they commit: it may have to wait for them. */
async function whileMatching(
  db: Database,
  matching: (tx: Queryable, at: string) => Promise<void>,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const written = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const others = db.transaction(async (tx) => {
    await lockMatching(tx);
    await matching(tx, await databaseClock(tx));
    written.resolve();
    await end.promise;
  });
  await Promise.race([others, written.promise]);
  const done = meanwhile();
  await Promise.race([done, pause(300)]);
  end.resolve();
  await Promise.all([others, done]);
}

/** Leads a person to another, with all records. */
async function merges(tx: Queryable, at: string, from: number, to: number): Promise<void> {
  const records = [2 * from - 1, 2 * from];
  await endLinks(tx, records, at);
  const links = records.map((recordId) => ({ recordId, personId: to, decisionId: 1, weight: 9 }));
  await addLinks(tx, links, at);
  await retirePersons(tx, [{ personId: from, redirectTo: to }]);
}

describe('while somebody matches, server', { skip: skipWithout('server') }, () => {
  const on = emptyDatabase('server');

  test(
    'whoever is sealed is sealed in what is written meanwhile too',
    on(async (db) => {
      await smallIndex(db, 3);
      const rows = [{ recordId: 3, values: '[]', keys: [3], places: [] }];
      await whileMatching(
        db,
        async (tx, at) => {
          await endLinks(tx, [1], at);
          await addLinks(tx, [{ recordId: 1, personId: 2, decisionId: 1, weight: 9 }], at);
          await putMatchRecords(tx, 1, rows);
        },
        () => sealPerson(db, acting(), 2, { reason: 'witness' }),
      );
      const sealed = { person: 3, link: 3, search: 3, match: 3 };
      assert.deepEqual(await sealsInRows(db, 1), sealed);
      assert.deepEqual(await sealsInRows(db, 3), sealed);
    }),
  );

  test(
    'whoever is sealed under an id that is about to lead elsewhere is sealed there',
    on(async (db) => {
      await smallIndex(db, 3);
      await whileMatching(
        db,
        (tx, at) => merges(tx, at, 2, 3),
        () => sealPerson(db, acting(), 2, { reason: 'witness' }),
      );
      const sealed = { person: 3, link: 3, search: 3, match: 3 };
      assert.deepEqual(await sealsInRows(db, 3), sealed);
      assert.deepEqual(await sealsInRows(db, 5), sealed);
    }),
  );

  test(
    'a withdrawal under an id that is about to lead elsewhere holds for whom it leads to',
    on(async (db) => {
      await smallIndex(db, 3);
      const officer = acting('officer-1', ['customer-services-officer'], 'answer-enquiry');
      const purpose = 'tell-services-of-change';
      await recordConsent(db, policy, officer, 3, {
        purpose,
        kind: 'given',
        how: 'telephone',
        at: '2026-01-01T09:00:00Z',
      });
      await whileMatching(
        db,
        (tx, at) => merges(tx, at, 2, 3),
        () => recordConsent(db, policy, officer, 2, { purpose, kind: 'withdrawn', how: 'letter' }),
      );
      assert.deepEqual(await db.query('SELECT consents_to(3, $1) AS consents', [purpose]), [
        { consents: false },
      ]);
    }),
  );
});
