import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadAgreements } from '../../../src/access/index.ts';
import { migrateIndex } from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { agreementsWithPermits } from './agreements-with-permits.ts';
import { askedApi, once, people } from './asked-api.ts';

const DAY = 86_400_000;

for (const kind of databaseKinds) {
  describe(`since when a submitted record is so, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is tomorrow at the latest',
      on(async (db) => {
        await migrateIndex(db);
        await loadAgreements(db, acting('op'), {
          text: agreementsWithPermits(),
          file: 'agreements.yaml',
        });
        const api = await askedApi(db);
        const submit = async (validFrom: string) => {
          const { status, body } = await api.ask(people.permits, 'PUT', '/v1/records/A-1', {
            purpose: 'issue-permit',
            headers: once(),
            body: { attributes: { surname: 'Quorn' }, validFrom },
          });
          return [status, body.code];
        };
        const inDays = (days: number) =>
          new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
        // What is taken comes as far as matching, for which there is no model here.
        const taken = [409, 'match/no-model'];
        const refused = [422, 'submission/not-yet'];
        for (const day of ['1999-12-31', inDays(0), inDays(1)]) {
          assert.deepEqual(await submit(day), taken, day);
        }
        // Three days ahead: whether or not it is midnight while this runs.
        for (const day of [inDays(3), '9999-12-31']) {
          assert.deepEqual(await submit(day), refused, day);
        }
      }),
    );
  });
}
