import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  auditVerifications,
  defaultAgreements,
  parseAgreements,
} from '../../../src/access/index.ts';
import { jobWorks } from '../../../src/cli/job-works.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import {
  erasePerson,
  erasuresDone,
  holdForReason,
} from '../../../src/master-index/governance/index.ts';
import {
  askToVerify,
  JobQueue,
  KeptGazetteer,
  latestVerifyJob,
} from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { emptyIndex, link, load } from '../reading/made-index.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const erasing = acting('governance-1', undefined, 'correct-or-erase');
const steward = acting('s-1', ['steward']);

for (const kind of databaseKinds) {
  describe(`what governance has had done: ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'erasures are listed by record, and nothing of what it said',
      on(async (db) => {
        const folder = mkdtempSync(join(tmpdir(), 'reeve-erasures-'));
        try {
          await emptyIndex(db);
          await load(db, 'council-tax-liability', '2026-01-31', [
            { id: 'CT1', forenames: 'Quentin', surname: 'Ashworthy', postcode: 'NW9 4AA' },
            { id: 'CT2', forenames: 'Bella', surname: 'Ashworthy', postcode: 'NW9 4AA' },
          ]);
          const [first = 0, second = 0] = (await link(db, [['CT1'], ['CT2']])).map(Number);
          const none = await erasuresDone(db, erasing, { limit: 1, offset: 0 });
          assert.deepEqual([none.erased.size, none.held, none.latest], [0, 0, []]);
          const file = join(folder, 'erasures.jsonl');
          const one = await erasePerson(db, policy, erasing, first, { file });
          const two = await erasePerson(db, policy, erasing, second, { file });
          const done = await erasuresDone(db, erasing, { limit: 1, offset: 0 });
          assert.equal(
            [...done.erased.values()].reduce((sum, each) => sum + each, 0),
            2,
          );
          assert.deepEqual([done.latest[0]?.record, done.hasMore], [two.records[0], true]);
          assert.equal(done.latest[0]?.source, 'council-tax-liability');
          const rest = await erasuresDone(db, erasing, { limit: 1, offset: 1 });
          assert.deepEqual([rest.latest[0]?.record, rest.hasMore], [one.records[0], false]);
          assert.doesNotMatch(JSON.stringify(rest), /Quentin|Ashworthy|CT1/);
          await holdForReason(db, erasing, one.records, 'A claim is under way');
          assert.equal((await erasuresDone(db, erasing, { limit: 1, offset: 0 })).held, 1);
          await assert.rejects(
            () => erasuresDone(db, steward, { limit: 1, offset: 0 }),
            (error) => error instanceof ReeveError && error.code === 'access/role',
          );
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
    );

    test(
      'the audit is verified by a job, once for whoever asks while it runs',
      on(async (db) => {
        await emptyIndex(db);
        const gazetteer = new KeptGazetteer(db);
        const queue = new JobQueue(db, { works: jobWorks({ db, folder: tmpdir(), gazetteer }) });
        const asking = acting();
        assert.equal(await latestVerifyJob(db, queue, asking), null);
        const key = (name: string) => ({ key: name, digest: hash('sha256', name) });
        // Not started yet: the first waits, and the second is told of it.
        const open = await queueOnly(() => askToVerify(db, queue, asking, key('a')));
        const again = await askToVerify(db, queue, acting('g-2'), key('b'));
        assert.equal((again.body as { job: number }).job, (open.body as { job: number }).job);
        queue.wake();
        await queue.idle();
        const job = await latestVerifyJob(db, queue, asking);
        assert.equal(job?.state, 'done', JSON.stringify(job?.problem));
        assert.equal(job?.result?.breaks, 0);
        const [noted] = await auditVerifications(db, asking, 1);
        assert.deepEqual([noted?.by, noted?.breaks], ['governance-1', 0]);
        await assert.rejects(
          () => askToVerify(db, queue, steward, key('c')),
          (error) => error instanceof ReeveError && error.code === 'access/role',
        );
        await queue.stop();

        /** Asks while another job of some process keeps the queue waiting. */
        async function queueOnly<T>(work: () => Promise<T>): Promise<T> {
          await db.query(
            `INSERT INTO job (kind, state, asked, asked_by, request, owner) VALUES ('match', 'matching', '{}', 'x', 'r', gen_random_uuid())`,
          );
          const result = await work();
          await queue.idle();
          await db.query(`UPDATE job SET state = 'done', ended_at = now() WHERE asked_by = 'x'`);
          return result;
        }
      }),
    );
  });
}
