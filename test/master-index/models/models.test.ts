/** Match models as they are read, previewed and put in force, on both databases. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { type RoleCode, sealPerson, type Viewer } from '../../../src/access/index.ts';
import { jobWorks } from '../../../src/cli/job-works.ts';
import type { Database } from '../../../src/database/index.ts';
import { ReeveError } from '../../../src/kernel/index.ts';
import {
  askToPreview,
  askToPutInForce,
  expectPreview,
  JobQueue,
  KeptGazetteer,
  type ListedJob,
  type ModelToPreview,
  migrateIndex,
  modelFor,
  modelsFor,
  previewFor,
  previewsFor,
} from '../../../src/master-index/index.ts';
import { noteModelApplied, putModelInForce } from '../../../src/master-index/store/match-store.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import {
  type DeskRecord,
  deskModel,
  idsOf,
  people,
  useDeskModel,
  visit,
} from '../stewardship/desk-records.ts';

const LAXER = { link: 0.02, review: 0.01 };
const laxer: ModelToPreview = { from: 'in-force', thresholds: LAXER };

function viewer(subject: string, roles: readonly RoleCode[], isTrained = true): Viewer {
  const completed = new Date().toISOString().slice(0, 10);
  const training = isTrained ? [{ course: 'data-matching', completed }] : [];
  return { subject, name: subject, service: 'data-stewardship', roles, training };
}
const asking = (who: Viewer) => ({ viewer: who, requestId: 'r-1' });
const engineer = asking(viewer('femi', ['data-engineer']));
const untrained = asking(viewer('new', ['data-engineer'], false));
const steward = asking(viewer('sofia', ['steward']));
const officer = asking(viewer('amara', ['customer-services-officer']));

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const moved: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'ZE9 9ZZ', '01234 567890'];
const bea: DeskRecord = ['Bea', 'Moss', '1970-02-02', 'CD2 2BB', '01999 111222'];

let keys = 0;
const key = () => {
  keys++;
  return { key: `k-${keys}`, digest: hash('sha256', String(keys)) };
};
const hasCode = (code: string) => (error: unknown) =>
  error instanceof ReeveError && error.code === code;
const jobOf = ({ body }: { readonly body: unknown }): number => (body as ListedJob).job;

interface Desk {
  readonly queue: JobQueue;
  preview(asked: ModelToPreview): Promise<number>;
}

/** An index of a desk with Ann, who has moved and is two persons for that, and Bea. */
async function desk(db: Database): Promise<Desk> {
  await migrateIndex(db);
  await useDeskModel(db);
  await visit(db, { k1: ann, k2: moved, k3: bea });
  const works = jobWorks({ db, folder: tmpdir(), gazetteer: new KeptGazetteer(db) });
  const queue = new JobQueue(db, { works });
  return {
    queue,
    async preview(asked) {
      const job = jobOf(await askToPreview(db, queue, engineer, key(), asked));
      await queue.idle();
      return job;
    },
  };
}

/** A queue whose process does nothing, as one that has ended. */
function stalledQueue(db: Database): JobQueue {
  const never = () => new Promise<never>(() => undefined);
  return new JobQueue(db, {
    works: { load: never, match: never, gazetteer: never, verify: never, preview: never },
  });
}

async function failJob(db: Database, job: number): Promise<void> {
  await db.query(
    `UPDATE job SET state = 'failed', problem = '{"code":"x"}', ended_at = now() WHERE job_id = $1`,
    [job],
  );
}

const auditOf = async (db: Database, action: string) =>
  db.query<{ actor: string; outcome: string; reference: string | null }>(
    'SELECT actor, outcome, reference FROM audit_entry WHERE action = $1 ORDER BY at',
    [action],
  );

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'a model is read by whoever decides by it or changes it, and lists no names of people',
      on(async (db) => {
        await migrateIndex(db);
        assert.equal(await modelFor(db, steward.viewer, 'in-force'), null);
        const counts = { total: 9, share: [1], agreement: [1], counts: { PEMBERTON: 7 } };
        await db.transaction((tx) =>
          putModelInForce(tx, { ...deskModel, termFrequencies: { surname: counts } }, 'femi'),
        );
        for (const { viewer: who } of [steward, engineer, untrained]) {
          const model = await modelFor(db, who, 'in-force');
          assert.equal(model?.model.comparisons.length, 3);
          assert.deepEqual([model?.by, model?.appliedAt], ['femi', null]);
          assert.doesNotMatch(JSON.stringify(model), /PEMBERTON/);
        }
        await useDeskModel(db);
        const [second, first] = await modelsFor(db, steward.viewer);
        assert.deepEqual([first?.until, second?.until], [second?.from, null]);
        assert.ok(second?.appliedAt !== null && first?.appliedAt === null);
        assert.equal((await modelFor(db, steward.viewer, 1))?.by, 'femi');
        await assert.rejects(modelFor(db, steward.viewer, 9), hasCode('model/not-found'));
        for (const read of [modelsFor(db, officer.viewer), modelFor(db, officer.viewer, 1)]) {
          await assert.rejects(read, hasCode('access/role'));
        }
      }),
    );

    test(
      'a preview says what a model would change, and changes nothing',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const before = await people(db);
        const job = await preview(laxer);
        const shown = await previewFor(db, queue, engineer, job);
        assert.equal(shown.job.state, 'done', JSON.stringify(shown.job.problem));
        assert.deepEqual(shown.thresholds, LAXER);
        assert.deepEqual(shown.linkedBy, LAXER);
        const { found } = shown;
        assert.deepEqual(
          [found?.records, found?.personsNow, found?.personsThen, found?.joined, found?.split],
          [3, 3, 2, 1, 0],
        );
        const [one, other] = [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
        assert.deepEqual(
          found?.samples.joined.map(({ persons }) => [...persons].sort()),
          [[Number(one.person), Number(other.person)].sort()],
        );
        assert.deepEqual(await people(db), before);
        assert.equal((await modelsFor(db, engineer.viewer)).length, 1);
        // Its job is told of to whoever looks after sources, and has no persons in it.
        assert.doesNotMatch(JSON.stringify(shown.job.result), /samples|persons"/);
        const [listed] = await previewsFor(db, queue, engineer, 5);
        assert.deepEqual([listed?.job.job, listed?.from], [job, 'in-force']);
        assert.deepEqual(await auditOf(db, 'preview-model'), [
          { actor: 'femi', outcome: 'done', reference: `job:${job}` },
        ]);
        assert.deepEqual(await auditOf(db, 'read-model-preview'), [
          { actor: 'femi', outcome: 'done', reference: `job:${job}` },
        ]);
        const [read] = await db.query<{ subjects: string[] }>(
          `SELECT subjects FROM audit_entry WHERE action = 'read-model-preview'`,
        );
        assert.deepEqual(read?.subjects, [`person:${one.person}`, `person:${other.person}`].sort());
      }),
    );

    test(
      'what is put in force is what was looked at, by whoever asked',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const job = await preview(laxer);
        const same = key();
        const put = jobOf(await askToPutInForce(db, queue, engineer, same, job));
        assert.equal(jobOf(await askToPutInForce(db, queue, engineer, same, job)), put, 'once');
        await queue.idle();
        assert.deepEqual(await people(db), ['k1 k2', 'k3']);
        const model = await modelFor(db, engineer.viewer, 'in-force');
        assert.deepEqual(model?.model.thresholds, LAXER);
        assert.equal(model?.by, 'femi');
        assert.ok(model?.appliedAt !== null);
        const shown = await previewFor(db, queue, engineer, job);
        assert.deepEqual(
          [shown.putInForce?.job, shown.putInForce?.state, shown.isCurrent],
          [put, 'done', false],
        );
        assert.deepEqual(await auditOf(db, 'put-model-in-force'), [
          { actor: 'femi', outcome: 'done', reference: `job:${put}` },
        ]);
        await assert.rejects(
          askToPutInForce(db, queue, engineer, key(), job),
          hasCode('match/changed-meanwhile'),
        );
      }),
    );

    test(
      'a model that is trained anew says what it was trained on, in force too',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const others = Array.from({ length: 80 }, (_, i): [string, DeskRecord] => {
          const name = `Q${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}x`;
          const record = [name, `${name}son`, `19${10 + i}-05-01`, `CD${i} 1AA`, `0199 ${i}`];
          return [`m${i}`, record as unknown as DeskRecord];
        });
        await visit(db, Object.fromEntries(others));
        const job = await preview({ from: 'anew', thresholds: { link: 0.9, review: 0.3 } });
        const { found, linkedBy, job: ended } = await previewFor(db, queue, engineer, job);
        assert.equal(ended.problem, null);
        assert.deepEqual([found?.records, linkedBy], [83, { link: 0.9, review: 0.3 }]);
        await askToPutInForce(db, queue, engineer, key(), job);
        await queue.idle();
        const model = await modelFor(db, steward.viewer, 'in-force');
        assert.equal(model?.trained?.records, 83);
        assert.deepEqual(
          model?.trained?.origins.map(({ name }) => name),
          model?.model.comparisons.map(({ name }) => name),
        );
        assert.ok(model?.model.comparisons.some(({ name }) => name === 'given_name'));
      }),
    );

    test(
      'samples name nobody who was sealed since',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const job = await preview(laxer);
        const { person } = await idsOf(db, 'k2');
        await sealPerson(db, acting('helen'), Number(person), { reason: 'witness' });
        const { found } = await previewFor(db, queue, engineer, job);
        assert.deepEqual(found?.samples, { joined: [], split: [], reviews: [] });
        const [read] = await db.query<{ subjects: string[] }>(
          `SELECT subjects FROM audit_entry WHERE action = 'read-model-preview'`,
        );
        assert.deepEqual(read?.subjects, [], 'whom it does not show');
      }),
    );

    test(
      'who is sealed is in no figure, nor is what would become of others by them',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const { person } = await idsOf(db, 'k2');
        await sealPerson(db, acting('helen'), Number(person), { reason: 'witness' });
        for (const thresholds of [LAXER, { link: 0.999999, review: 0.001 }]) {
          const { found } = await previewFor(
            db,
            queue,
            engineer,
            await preview({ ...laxer, thresholds }),
          );
          assert.deepEqual(found, {
            records: 3,
            personsNow: 2,
            personsThen: 2,
            unchanged: 2,
            joined: 0,
            split: 0,
            unmatched: 0,
            reviewsNow: 0,
            reviewsOpened: 0,
            reviewsClosed: 0,
            samples: { joined: [], split: [], reviews: [] },
          });
        }
      }),
    );

    test(
      'a model that is given asks after no value but those that the one in force names',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const probing = (expression: string): ModelToPreview => {
          const [name, ...others] = deskModel.comparisons;
          const levels = [
            { when: { expression }, m: 0.9, u: 0.01 },
            ...(name?.levels.slice(1) ?? []),
          ];
          const comparisons = [{ name: 'name', levels }, ...others];
          const model = { ...deskModel, comparisons, thresholds: LAXER };
          return { from: 'file', file: { name: 'm.json', model }, thresholds: null };
        };
        const known = "l.surname = r.surname and l.surname <> 'Unknown'";
        const asked = (expression: string) =>
          askToPreview(db, queue, engineer, key(), probing(expression));
        for (const expression of ["l.surname = 'Lee' and r.postcode = 'ZE9 9ZZ'", known]) {
          await assert.rejects(asked(expression), hasCode('match/value-named'));
        }
        assert.deepEqual(
          (await auditOf(db, 'preview-model')).map(({ actor, outcome }) => `${actor} ${outcome}`),
          ['femi refused', 'femi refused'],
        );
        assert.deepEqual(await previewsFor(db, queue, engineer, 5), []);
        const model = probing(known).file?.model;
        assert.ok(model !== undefined);
        await noteModelApplied(db, await db.transaction((tx) => putModelInForce(tx, model, 'x')));
        const job = await preview(probing(known));
        assert.equal((await previewFor(db, queue, engineer, job)).job.state, 'done');
        await assert.rejects(asked(`${known} or r.surname = 'Lee'`), hasCode('match/value-named'));
      }),
    );

    test(
      'a model is put in force by one job, whoever asks how often',
      on(async (db) => {
        const { preview } = await desk(db);
        const job = await preview(laxer);
        const stalled = stalledQueue(db);
        const put = () => askToPutInForce(db, stalled, engineer, key(), job);
        const both = await Promise.allSettled([put(), put()]);
        const [done] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
        const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
        assert.ok(done !== undefined && hasCode('match/put-asked')(refused));
        assert.match((refused as Error).message, new RegExp(`Job ${jobOf(done)} `));
        await assert.rejects(put(), hasCode('match/put-asked'));
        // While it is put in force, whoever follows it reads nothing of persons.
        const shown = await previewFor(db, stalled, engineer, job);
        assert.deepEqual([shown.found, shown.putInForce?.job], [null, jobOf(done)]);
        assert.deepEqual(await auditOf(db, 'read-model-preview'), []);
        await failJob(db, jobOf(done));
        assert.ok(jobOf(await put()) > jobOf(done), 'after one that failed');
      }),
    );

    test(
      'a model that a job put in force and did not apply to all is put in force once more',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const job = await preview(laxer);
        await failJob(db, jobOf(await askToPutInForce(db, stalledQueue(db), engineer, key(), job)));
        await db.query('UPDATE match_model SET is_live = false');
        await db.query(
          `INSERT INTO match_model (model, made_by, is_live)
           SELECT model, 'femi', true FROM model_preview WHERE job_id = $1`,
          [job],
        );
        const shown = await previewFor(db, queue, engineer, job);
        assert.deepEqual([shown.putInForce?.state, shown.isCurrent], ['failed', true]);
        await askToPutInForce(db, queue, engineer, key(), job);
        await queue.idle();
        assert.deepEqual(await people(db), ['k1 k2', 'k3']);
        assert.equal((await previewFor(db, queue, engineer, job)).putInForce?.state, 'done');
      }),
    );

    test(
      'previews are for trained data engineers, and who else asks is noted',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const job = await preview(laxer);
        const refusals = [
          [steward, 'access/role'],
          [untrained, 'access/training'],
        ] as const;
        for (const [who, code] of refusals) {
          await assert.rejects(expectPreview(db, who), hasCode(code));
          await assert.rejects(askToPreview(db, queue, who, key(), laxer), hasCode(code));
          await assert.rejects(askToPutInForce(db, queue, who, key(), job), hasCode(code));
          await assert.rejects(previewFor(db, queue, who, job), hasCode(code));
          await assert.rejects(previewsFor(db, queue, who, 1), hasCode(code));
        }
        const refused = (await auditOf(db, 'put-model-in-force')).map(
          ({ actor, outcome }) => `${actor} ${outcome}`,
        );
        assert.deepEqual(refused, ['sofia refused', 'new refused']);
        await assert.rejects(previewFor(db, queue, engineer, 99), hasCode('preview/not-found'));
        await assert.rejects(
          askToPutInForce(db, queue, engineer, key(), 99),
          hasCode('preview/not-found'),
        );
      }),
    );

    test(
      'one preview is made at a time, and an old model is not put over a newer one',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const stalled = stalledQueue(db);
        const open = jobOf(await askToPreview(db, stalled, engineer, key(), laxer));
        await assert.rejects(
          askToPreview(db, queue, engineer, key(), laxer),
          hasCode('match/preview-open'),
        );
        await assert.rejects(
          askToPutInForce(db, queue, engineer, key(), open),
          hasCode('match/preview-not-done'),
        );
        await failJob(db, open);
        const job = await preview(laxer);
        await noteModelApplied(
          db,
          await db.transaction((tx) => putModelInForce(tx, deskModel, 'somebody else')),
        );
        assert.equal((await previewFor(db, queue, engineer, job)).isCurrent, false);
        await assert.rejects(
          askToPutInForce(db, queue, engineer, key(), job),
          hasCode('match/changed-meanwhile'),
        );
      }),
    );

    test(
      'of two previews that wait to be put in force one is, and a cut off one is gone on with',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const one = await preview(laxer);
        const other = await preview({ ...laxer, thresholds: { link: 0.99, review: 0.9 } });
        const ended = stalledQueue(db);
        const cut = jobOf(await askToPutInForce(db, ended, engineer, key(), one));
        const second = jobOf(await askToPutInForce(db, ended, engineer, key(), other));
        // The process that was to do them has ended; its first had put the model in force already.
        while ((await db.query(`SELECT 1 FROM job WHERE state = 'matching'`)).length === 0);
        await db.query(`UPDATE job SET seen_at = now() - interval '1 hour'`);
        await db.query('UPDATE match_model SET is_live = false');
        await db.query(
          `INSERT INTO match_model (model, made_by, is_live)
           SELECT model, 'femi', true FROM model_preview WHERE job_id = $1`,
          [one],
        );
        await queue.start();
        await queue.idle();
        await queue.stop();
        assert.deepEqual(await people(db), ['k1 k2', 'k3']);
        const jobs = await db.query<{ asked: { goesOnWith?: number }; state: string }>(
          'SELECT asked, state FROM job WHERE job_id > $1 ORDER BY job_id',
          [second],
        );
        assert.deepEqual(
          jobs.map(({ asked, state }) => [asked.goesOnWith, state]),
          [
            [cut, 'done'],
            [second, 'failed'],
          ],
        );
      }),
    );

    test(
      'a model that does not fit the records ends the preview in words, and is kept from force',
      on(async (db) => {
        const { queue, preview } = await desk(db);
        const model = {
          ...deskModel,
          columns: { ...deskModel.columns, postcode: { from: 'planet' } },
        };
        const job = await preview({
          from: 'file',
          file: { name: 'm.json', model },
          thresholds: null,
        });
        const { job: ended, found } = await previewFor(db, queue, engineer, job);
        assert.equal(ended.state, 'failed');
        assert.match(ended.problem?.detail ?? '', /planet/);
        assert.equal(found, null);
        await assert.rejects(
          askToPutInForce(db, queue, engineer, key(), job),
          hasCode('match/preview-not-done'),
        );
      }),
    );
  });
}
