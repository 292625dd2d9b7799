/** What whoever runs the installation is told of it, on both databases. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { signedInNow, type Viewer, verifyAndNote, WebSessions } from '../../src/access/index.ts';
import { jobWorks } from '../../src/cli/job-works.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import {
  indexHealth,
  JobQueue,
  jobGlance,
  jobGlances,
  KeptGazetteer,
} from '../../src/master-index/index.ts';
import { acting } from '../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { emptyIndex, load, putModel } from './reading/made-index.ts';

const administrator: Viewer = {
  subject: 'rhys',
  name: 'Rhys',
  service: 'information-governance',
  roles: ['administrator'],
  training: [],
};
const engineer: Viewer = { ...administrator, subject: 'femi', roles: ['data-engineer'] };
const isRefused = (error: unknown) => error instanceof ReeveError && error.code === 'access/role';

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'an administrator is told how the index is, and nothing of anybody in it',
      on(async (db) => {
        await emptyIndex(db);
        const empty = await indexHealth(db, administrator);
        assert.deepEqual([empty.model, empty.audit, empty.sources], [null, null, []]);
        await putModel(db);
        await load(db, 'libraries-borrowers', '2026-01-31', [
          { id: 'LB1', forenames: 'Rosalind', surname: 'Pemberton' },
        ]);
        await verifyAndNote(db, acting('helen'));
        const health = await indexHealth(db, administrator);
        assert.equal(health.database.kind, kind);
        assert.match(health.database.version, /^\d+(\.\d+)*$/);
        assert.ok(health.database.isWritable && health.database.bytes > 1_000_000);
        assert.match(health.database.migration.name, /^\d{4}_/);
        assert.equal(
          health.database.migrations,
          Number(health.database.migration.name.slice(0, 4)),
        );
        assert.deepEqual([health.model?.modelId, health.pending.count], [1, 1]);
        assert.deepEqual(
          health.sources.map(({ name }) => name),
          ['libraries-borrowers'],
        );
        assert.deepEqual([health.audit?.by, health.audit?.breaks], ['helen', 0]);
        assert.doesNotMatch(JSON.stringify(health), /Pemberton|Rosalind|LB1/);
        await assert.rejects(indexHealth(db, engineer), isRefused);
      }),
    );

    test(
      'a database that is set to be read only is told to be',
      on(async (db) => {
        await emptyIndex(db);
        await db.transaction(async (tx) => {
          await tx.query("SELECT set_config('default_transaction_read_only', 'on', true)");
          const within = { ...db, kind: db.kind, query: tx.query.bind(tx) } as typeof db;
          assert.equal((await indexHealth(within, administrator)).database.isWritable, false);
        });
      }),
    );

    test(
      'jobs are told with how they go; what a file holds and is called is not',
      on(async (db) => {
        await emptyIndex(db);
        const works = jobWorks({ db, folder: tmpdir(), gazetteer: new KeptGazetteer(db) });
        const queue = new JobQueue(db, { works });
        await db.query(
          `INSERT INTO job (kind, state, asked, asked_by, request, owner, result, problem, started_at, ended_at)
           VALUES ('load', 'failed', '{"source":"tax","asAt":"2026-01-31","fileName":"Pemberton.csv"}', 'femi', 'r-1',
                   gen_random_uuid(), NULL, '{"code":"input/row","detail":"Pemberton is no date","hint":"See line 2"}', now(), now()),
                  ('load', 'done', '{"source":"tax","asAt":"2026-02-28"}', 'femi', 'r-2', gen_random_uuid(),
                   '{"extract":4,"counts":{"rows":12,"added":3},"erasedLines":[7],"matched":{"what":"changes","moved":2}}', NULL, now(), now()),
                  ('match', 'failed', '{"all":true,"preview":9}', 'femi', 'r-3', gen_random_uuid(), NULL,
                   '{"code":"match/nothing","detail":"No record is in the index","hint":"Load one"}', now(), now())`,
        );
        const { items, next } = await jobGlances(db, queue, administrator, { limit: 2 });
        assert.deepEqual(
          items.map(({ job, kind: of }) => [job, of]),
          [
            [3, 'match'],
            [2, 'load'],
          ],
        );
        assert.equal(items[0]?.problem?.detail, 'No record is in the index');
        assert.equal(items[0]?.preview, 9);
        assert.deepEqual(items[1]?.counts, {
          extract: 4,
          'counts.rows': 12,
          'counts.added': 3,
          'matched.moved': 2,
        });
        const rest = await jobGlances(db, queue, administrator, { limit: 2, after: next ?? '' });
        assert.deepEqual([rest.items.length, rest.next], [1, null]);
        const failed = await jobGlance(db, queue, administrator, 1);
        assert.deepEqual(failed.problem, { code: 'input/row', detail: null, hint: null });
        assert.doesNotMatch(JSON.stringify([items, rest, failed]), /Pemberton/);
        assert.equal((await indexHealth(db, administrator)).jobs.failed, 2);
        await assert.rejects(jobGlances(db, queue, engineer, { limit: 2 }), isRefused);
        await assert.rejects(jobGlance(db, queue, engineer, 1), isRefused);
        await assert.rejects(
          jobGlance(db, queue, administrator, 99),
          (error) => error instanceof ReeveError && error.code === 'job/not-found',
        );
      }),
    );

    test(
      'how many of a service are signed in is told, and not who',
      on(async (db) => {
        await emptyIndex(db);
        const sessions = new WebSessions(db);
        const put = (id: string, subject: string, service: string, minutes: number) =>
          sessions.put(
            id,
            { signedIn: { viewer: { subject, service }, seenAt: '2026-03-01T10:00:00.000Z' } },
            { subject, expiresAt: new Date(Date.now() + minutes * 60_000), isNew: true },
          );
        await put('a', 'amara', 'customer-services', 30);
        await put('b', 'amara', 'customer-services', 30);
        await put('c', 'owen', 'customer-services', 30);
        await put('d', 'grace', 'council-tax', -1);
        await sessions.put(
          'e',
          {},
          { subject: null, expiresAt: new Date(Date.now() + 60_000), isNew: true },
        );
        const now = await signedInNow(db, administrator);
        assert.deepEqual(now, [
          { service: 'customer-services', staff: 2, seenAt: '2026-03-01T10:00:00.000Z' },
        ]);
        await assert.rejects(signedInNow(db, engineer), isRefused);
      }),
    );
  });
}
