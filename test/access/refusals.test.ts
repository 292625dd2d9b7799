import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { activeStaff, noteRefusal } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { acting, smallIndex } from './small-index.ts';

const PERIOD = {
  from: new Date(Date.now() - 86_400_000).toISOString(),
  until: new Date(Date.now() + 86_400_000).toISOString(),
};

async function refusals(db: Database) {
  return db.query<{ action: string; reference: string | null }>(
    `SELECT action, reference FROM audit_entry WHERE outcome = 'refused' ORDER BY at`,
  );
}

for (const kind of databaseKinds) {
  describe(`who is refused a page, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);
    const clerk = acting('clerk-1', ['customer-services-officer'], 'answer-enquiry');

    test(
      'is in the audit, with the page and once, whatever else they did in the request',
      on(async (db) => {
        await smallIndex(db, 1);
        const tried = { ...clerk, requestId: 'request-7', page: '/governance/seals' };
        await noteRefusal(db, tried);
        assert.deepEqual(await refusals(db), [
          { action: 'open-page', reference: 'page:/governance/seals' },
        ]);
        await noteRefusal(db, tried);
        assert.equal((await refusals(db)).length, 1);
        await noteRefusal(db, { ...tried, requestId: 'request-8', purpose: null, page: null });
        assert.equal((await refusals(db)).length, 2);
      }),
    );

    test(
      'is there once where what refused them has noted it',
      on(async (db) => {
        await smallIndex(db, 1);
        await assert.rejects(activeStaff(db, clerk, PERIOD, { limit: 1, offset: 0 }), {
          code: 'access/role',
        });
        await noteRefusal(db, { ...clerk, page: '/governance/staff' });
        assert.deepEqual(
          (await refusals(db)).map(({ action }) => action),
          ['read-accesses-by'],
        );
        // What was done in a request does not hide what was refused in it.
        const lead = acting('lead-1');
        await activeStaff(db, lead, PERIOD, { limit: 1, offset: 0 });
        await noteRefusal(db, { ...lead, page: '/administration' });
        assert.equal((await refusals(db)).length, 2);
      }),
    );
  });
}
