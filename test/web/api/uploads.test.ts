/** Extracts that are sent to a server, and the jobs that load them, on both databases. */
import assert from 'node:assert/strict';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { jobWorks } from '../../../src/cli/job-works.ts';
import type { Database } from '../../../src/database/index.ts';
import {
  JobQueue,
  KeptGazetteer,
  keptGazetteer,
  loadExtract,
  migrateIndex,
} from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { definitionOf, extractOf, POOL } from '../../master-index/load/made-extracts.ts';
import { type AskedApi, type Asking, askedApi, once, people } from './asked-api.ts';

const llpg = fileURLToPath(new URL('../../gazetteer/fixtures/llpg-dtf-7.3.csv', import.meta.url));

const { engineer, inCouncilTax, onThePhone } = people;
const members = 'NO,SURNAME,FIRST,DOB,LINE1,POSTCODE\n';
const some = `${members}1,Whitfield,Jonathan,12/03/1980,14 Orchard Lane,NW9 4AA\n2,Okafor,Grace,01/02/1975,9 Mill Road,NW9 6BB\n3,,Nobody,,,\n`;
const path = '/v1/sources/swimming-members/extracts';
const named = '?asAt=2026-01-31&fileName=members.csv';

const define = (api: AskedApi, who: Asking = engineer, text = POOL) =>
  api.ask(who, 'PUT', '/v1/sources/swimming-members', {
    body: text,
    headers: { 'content-type': 'application/yaml' },
  });

const send = (
  api: AskedApi,
  file: string | Buffer,
  { who = engineer as Asking, query = named, headers = {} as Record<string, string> } = {},
) =>
  api.ask(who, 'POST', `${path}${query}`, {
    body: Buffer.from(file),
    headers: { 'content-type': 'text/csv', ...once(), ...headers },
  });

async function ended(api: AskedApi, job: number) {
  await api.jobs.idle();
  return (await api.ask(engineer, 'GET', `/v1/jobs/${job}`)).body;
}

async function defined(db: Database, options = {}): Promise<AskedApi> {
  await migrateIndex(db);
  const api = await askedApi(db, options);
  assert.equal((await define(api)).status, 200);
  return api;
}

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'an extract is loaded by a job, and its file is gone then',
      on(async (db) => {
        const api = await defined(db);
        const sent = await send(api, some);
        assert.equal(sent.status, 202);
        assert.equal(sent.headers.location, `/v1/jobs/${sent.body.job}`);
        const job = await ended(api, sent.body.job);
        assert.deepEqual([job.state, job.problem], ['done', null]);
        assert.equal(job.result.outcome, 'loaded');
        assert.equal(job.result.counts.added, 2);
        assert.equal(job.result.counts.rejected, 1);
        assert.equal(job.result.matched, null, 'no model is in force');
        assert.equal(job.askedBy, 'u-data');
        assert.deepEqual(readdirSync(api.uploads), []);
        const listed = await api.ask(engineer, 'GET', '/v1/extracts');
        assert.deepEqual(
          [listed.body.items[0].extract, listed.body.items[0].fileName],
          [job.result.extract, 'members.csv'],
        );
        const [entry] = await db.query<{ reference: string; request: string }>(
          `SELECT reference, request FROM audit_entry WHERE action = 'load-extract'`,
        );
        assert.deepEqual(entry, { reference: `job:${job.job}`, request: job.request });
      }),
    );

    test(
      'sent again with its key it is the same job; the same file under another does nothing',
      on(async (db) => {
        const api = await defined(db);
        const key = once();
        const first = await send(api, some, { headers: key });
        const again = await send(api, some, { headers: key });
        assert.equal(again.body.job, first.body.job);
        const other = await send(api, `${some}4,Ng,Mei,,,\n`, { headers: key });
        assert.deepEqual([other.status, other.body.code], [422, 'request/key-reused']);
        const twice = await send(api, some);
        const job = await ended(api, twice.body.job);
        assert.equal(job.result.outcome, 'already-loaded');
        assert.deepEqual(readdirSync(api.uploads), []);
      }),
    );

    test(
      'an extract that looks wrong is not loaded, unless somebody says that it is right',
      on(async (db) => {
        const api = await defined(db);
        const rows = Array.from({ length: 40 }, (_, i) => `${i},Name${i},A,,,\n`).join('');
        await ended(api, (await send(api, members + rows)).body.job);
        const query = '?asAt=2026-02-28&fileName=february.csv';
        const few = await ended(api, (await send(api, some, { query })).body.job);
        assert.deepEqual([few.state, few.problem.code], ['failed', 'load/looks-wrong']);
        const accepted = { query: `${query}&accept=Ann%20Other` };
        const job = await ended(api, (await send(api, some, accepted)).body.job);
        assert.equal(job.state, 'done');
        const extract = await api.ask(engineer, 'GET', `/v1/extracts/${job.result.extract}`);
        assert.equal(extract.body.acceptedBy, 'Ann Other (u-data)');
      }),
    );

    test(
      'what cannot be read fails with a reason, and the next job is not held up',
      on(async (db) => {
        const api = await defined(db);
        const wrong = await send(api, 'A,B\n1,2\n');
        const right = await send(api, some);
        const failed = await ended(api, wrong.body.job);
        assert.equal(failed.state, 'failed');
        assert.match(failed.problem.code, /^(source|load|input)\//);
        assert.ok(failed.problem.detail);
        assert.equal((await ended(api, right.body.job)).state, 'done');
      }),
    );

    test(
      'what is left of a process that ended is taken back, and said so',
      on(async (db) => {
        const api = await defined(db);
        const never = new Promise<never>(() => undefined);
        const dead = new JobQueue(db, {
          works: {
            load: () => never,
            match: () => never,
            gazetteer: () => never,
            verify: () => never,
            preview: () => never,
          },
        });
        const asked = { askedBy: 'u-data', request: 'r-1' };
        const [loading, queued] = await db.transaction(async (tx) => [
          await dead.add(tx, { ...asked, kind: 'load', asked: { source: 'swimming-members' } }),
          await dead.add(tx, { ...asked, kind: 'match', asked: { all: false } }),
        ]);
        dead.wake();
        while ((await db.query(`SELECT 1 FROM job WHERE state = 'loading'`)).length === 0);
        await db.query(`UPDATE job SET seen_at = now() - interval '1 hour'`);
        await api.jobs.start();
        const cut = await ended(api, loading as number);
        assert.deepEqual([cut.state, cut.problem.code], ['failed', 'job/interrupted']);
        assert.match(cut.problem.hint, /Send it again/);
        const gone = await ended(api, queued as number);
        assert.match(gone.problem.hint, /goes on in job \d+/);
        const next = await ended(api, (queued as number) + 1);
        // There is nothing to match: what matters is that it was tried.
        assert.deepEqual([next.kind, next.problem.code], ['match', 'match/nothing']);
        await api.jobs.stop();
      }),
    );

    test(
      'what a process goes on loading after it was taken over is not seen',
      on(async (db) => {
        const api = await defined(db);
        const extract = extractOf(
          definitionOf(POOL),
          '2026-01-31',
          'NO|SURNAME|FIRST|DOB|LINE1|POSTCODE\n1|Whitfield|Jonathan|||\n',
        );
        const never = () => new Promise<never>(() => undefined);
        const stalled = new JobQueue(db, {
          works: {
            async load(_job, { publishing }) {
              const rows = async function* () {
                // Others hear nothing of it for an hour, and then it goes on.
                await db.query(`UPDATE job SET seen_at = now() - interval '1 hour'`);
                await api.jobs.start();
                yield* extract.rows();
              };
              return { ...(await loadExtract(db, { ...extract, rows }, { publishing })) };
            },
            match: never,
            gazetteer: never,
            verify: never,
            preview: never,
          },
        });
        const job = await db.transaction((tx) =>
          stalled.add(tx, { kind: 'load', asked: {}, askedBy: 'u-data', request: 'r-1' }),
        );
        stalled.wake();
        await stalled.idle();
        const cut = await ended(api, job);
        assert.deepEqual([cut.state, cut.problem.code], ['failed', 'job/interrupted']);
        assert.match(cut.problem.hint, /Nothing of it was taken over/);
        assert.deepEqual(await db.query('SELECT 1 AS n FROM record_version'), []);
        assert.deepEqual(await db.query(`SELECT 1 AS n FROM extract WHERE status = 'loaded'`), []);
        await api.jobs.stop();
      }),
    );

    test(
      'a gazetteer that a process goes on keeping after it was taken over is not in force',
      on(async (db) => {
        const api = await defined(db);
        const gazetteer = new KeptGazetteer(db);
        const works = jobWorks({ db, folder: api.uploads, gazetteer });
        const stalled = new JobQueue(db, {
          works: {
            ...works,
            async gazetteer(job, steps) {
              await db.query(`UPDATE job SET seen_at = now() - interval '1 hour'`);
              await api.jobs.start();
              return works.gazetteer(job, steps);
            },
          },
        });
        copyFileSync(llpg, join(api.uploads, 'llpg.csv'));
        const asked = { keptAs: 'llpg.csv', fileName: 'llpg.csv', sha256: '1' };
        const job = await db.transaction((tx) =>
          stalled.add(tx, { kind: 'gazetteer', asked, askedBy: 'u-data', request: 'r-1' }),
        );
        stalled.wake();
        await stalled.idle();
        const cut = await ended(api, job);
        assert.deepEqual([cut.state, cut.problem.code], ['failed', 'job/interrupted']);
        assert.equal(await keptGazetteer(db), null);
        assert.deepEqual(await db.query('SELECT 1 AS n FROM gazetteer_piece'), []);
        await api.jobs.stop();
      }),
    );

    test(
      'a server that ends takes back what it loads, and takes on nothing more',
      on(async (db) => {
        const api = await defined(db);
        const rows = Array.from({ length: 3000 }, (_, i) => `${i},Name${i},A,,,\n`).join('');
        const sent = await send(api, members + rows);
        await api.jobs.stop();
        const job = (await api.ask(engineer, 'GET', `/v1/jobs/${sent.body.job}`)).body;
        assert.deepEqual([job.state, job.problem.code], ['failed', 'job/interrupted']);
        assert.deepEqual(await db.query('SELECT 1 FROM record_version'), []);
        const late = await send(api, some);
        assert.deepEqual([late.status, late.body.code], [503, 'server/unavailable']);
        assert.deepEqual(readdirSync(api.uploads), []);
      }),
    );
  });
}

describe('of what is sent', { skip: skipWithout('embedded') }, () => {
  const on = emptyDatabase('embedded');

  test(
    'only who may load sends, registers and looks; that others tried is kept',
    on(async (db) => {
      const api = await defined(db);
      for (const who of [inCouncilTax, onThePhone, people.steward]) {
        assert.equal((await send(api, some, { who })).body.code, 'access/role');
        assert.equal((await define(api, who)).body.code, 'access/role');
        assert.equal((await api.ask(who, 'GET', '/v1/jobs')).body.code, 'access/role');
        const matching = { body: {}, headers: once() };
        assert.equal(
          (await api.ask(who, 'POST', '/v1/matching', matching)).body.code,
          'access/role',
        );
      }
      assert.deepEqual(readdirSync(api.uploads), []);
      assert.deepEqual(await db.query('SELECT 1 FROM job'), []);
      const refused = await db.query(
        `SELECT 1 FROM audit_entry WHERE action = 'load-extract' AND outcome = 'refused'`,
      );
      assert.equal(refused.length, 3);
    }),
  );

  test(
    'a file that is too large, empty, compressed or of no source is not kept',
    on(async (db) => {
      const api = await defined(db, { largest: 1000 });
      const large = await send(api, 'x'.repeat(1001));
      assert.deepEqual([large.status, large.body.code], [413, 'request/too-large']);
      const empty = await send(api, '');
      assert.deepEqual([empty.status, empty.body.code], [422, 'request/empty-file']);
      const packed = await send(api, some, { headers: { 'content-encoding': 'gzip' } });
      assert.deepEqual([packed.status, packed.body.code], [415, 'request/content-encoding']);
      const keyless = await api.ask(engineer, 'POST', `${path}${named}`, {
        body: Buffer.from(some),
        headers: { 'content-type': 'text/csv' },
      });
      assert.equal(keyless.body.code, 'request/header-missing');
      const nowhere = await api.ask(engineer, 'POST', `/v1/sources/nothing/extracts${named}`, {
        body: Buffer.from(some),
        headers: { 'content-type': 'text/csv', ...once() },
      });
      assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'source/not-found']);
      assert.deepEqual(readdirSync(api.uploads), []);
    }),
  );

  test(
    'no name of a file leads out of the folder',
    on(async (db) => {
      const api = await defined(db);
      for (const name of [
        '../../etc/passwd',
        'a/b.csv',
        'a\\b.csv',
        'a\0.csv',
        '',
        '\u202ecsv.exe',
      ]) {
        const query = `?asAt=2026-01-31&fileName=${encodeURIComponent(name)}`;
        const { status, body } = await send(api, some, { query });
        assert.deepEqual([status, body.code], [422, 'request/shape'], name);
      }
      const odd = await send(api, some, {
        query: `?asAt=2026-01-31&fileName=${encodeURIComponent('..%2f; rm -rf ~ <b>.csv')}`,
      });
      assert.equal((await ended(api, odd.body.job)).state, 'done');
      assert.deepEqual(readdirSync(api.uploads), []);
    }),
  );

  test(
    'a definition of another source, or none, is refused with the place',
    on(async (db) => {
      const api = await defined(db);
      const other = await define(
        api,
        engineer,
        POOL.replace('swimming-members', 'library-members'),
      );
      assert.deepEqual([other.status, other.body.code], [422, 'source/name']);
      const broken = await define(api, engineer, POOL.replace('holds: anyone', 'holds: dogs'));
      assert.equal(broken.status, 422);
      assert.match(broken.body.code, /^source\//);
      const again = await define(api);
      assert.equal(again.body.isNew, false);
    }),
  );

  test(
    'a changed definition is what the next extract is read by',
    on(async (db) => {
      const api = await defined(db);
      await ended(api, (await send(api, some)).body.job);
      assert.equal(
        (await define(api, engineer, POOL.replace(', forenames: FIRST', ''))).body.isNew,
        true,
      );
      const query = '?asAt=2026-02-28&fileName=february.csv';
      const without = some.replaceAll('FIRST', 'GIVEN');
      const job = await ended(
        api,
        (await send(api, without, { query: `${query}&accept=me` })).body.job,
      );
      assert.deepEqual([job.state, job.problem], ['done', null]);
    }),
  );

  test(
    'rejections come as a file too',
    on(async (db) => {
      const api = await defined(db);
      const job = await ended(api, (await send(api, some)).body.job);
      const { status, body, headers } = await api.ask(
        engineer,
        'GET',
        `/v1/extracts/${job.result.extract}/rejections.csv`,
        { purpose: 'collect-council-tax' },
      );
      assert.equal(status, 200);
      assert.match(String(headers['content-type']), /^text\/csv/);
      assert.match(String(headers['content-disposition']), /^attachment/);
      assert.match(String(body), /^line,column,value,reason\r\n4,SURNAME,,/);
    }),
  );
});
