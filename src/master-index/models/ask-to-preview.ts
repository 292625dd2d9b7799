import { requireCapability } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { dayInUk, ReeveError } from '../../kernel/index.ts';
import {
  type MatchModel,
  namedValues,
  type Thresholds,
  validateModel,
} from '../../linkage/index.ts';
import { type AskingForWork, ask, note, requireOrNote } from '../jobs/asked-jobs.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { modelInForce } from '../match-pending.ts';
import type { AnswerGiven } from '../requests/answer-once.ts';
import { type JobAsked, jobPuttingInForce, latestJobOf, oneJob } from '../store/jobs.ts';
import type { AnswerKey } from '../store/kept-answers.ts';
import { liveModel } from '../store/match-store.ts';
import { addPreview, forgetPreviews, lockPreview, storedPreview } from '../store/models.ts';
import { canBePut } from './which-hold.ts';

/** What is to be looked at before it is put in force. */
export interface ModelToPreview {
  /** `anew`: one trained on the records; `in-force`: the one in force, with other thresholds. */
  readonly from: 'anew' | 'in-force' | 'file';
  /** Of a file: what its sender calls it, and what is in it. */
  readonly file?: { readonly name: string; readonly model: MatchModel } | undefined;
  /** In place of the model's own. */
  readonly thresholds: Thresholds | null;
}

/** Previews whose models are kept. */
const KEPT = 20;

/**
 * Whether somebody may ask what a model would change.
 *
 * @throws ReeveError `access/role`, `access/training`
 */
export async function expectPreview(
  db: Database,
  asking: AskingForWork,
  now: Date = new Date(),
): Promise<void> {
  await requireOrNote(db, asking, 'change-model', 'preview-model', now);
}

/**
 * Asks what a model would change, by a job that links all records by it and writes nothing: once for
 * each key, and one at a time.
 *
 * @throws ReeveError `access/role`, `access/training`, `match/no-model` where the one in force is
 *   asked for and there is none, `match/preview-open` while another is under way,
 *   `match/value-named` where a model that was given names a value that the one in force does not
 */
export async function askToPreview(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  asked: ModelToPreview,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  await expectPreview(db, asking, now);
  const model = await modelOf(db, asked);
  if (asked.from === 'file' && model !== null) await refuseNamedValues(db, asking, model, now);
  const what: JobAsked = {
    from: asked.from,
    fileName: asked.file?.name ?? null,
    link: asked.thresholds?.link ?? null,
    review: asked.thresholds?.review ?? null,
  };
  return ask(
    db,
    queue,
    asking,
    key,
    {
      kind: 'preview',
      action: 'preview-model',
      asked: what,
      async more(tx, job) {
        const open = await latestJobOf(tx, 'preview', job);
        if (open !== undefined && open.endedAt === null) throw previewOpen();
        await addPreview(tx, job, model);
        await forgetPreviews(tx, KEPT);
      },
    },
    now,
  );
}

/**
 * Asks for the model of a preview to be put in force, and all records to be matched by it: once for
 * each key.
 *
 * @throws ReeveError `access/role`, `access/training`, `preview/not-found`, `match/preview-not-done`,
 *   `match/changed-meanwhile` where another model was put in force since it was looked at,
 *   `match/put-asked` where a job that has not failed puts it in force
 */
export async function askToPutInForce(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  preview: number,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  await requireOrNote(db, asking, 'change-model', 'put-model-in-force', now);
  const looked = await oneJob(db, preview);
  if (looked?.kind !== 'preview') throw noPreview();
  return ask(
    db,
    queue,
    asking,
    key,
    {
      kind: 'match',
      action: 'put-model-in-force',
      asked: { all: true, preview },
      async more(tx, job) {
        await lockPreview(tx, preview);
        const kept = await storedPreview(tx, preview);
        if (looked.state !== 'done' || kept === null || kept.found === null) {
          throw new ReeveError('match/preview-not-done', 'There is nothing to put in force yet', {
            hint: 'Wait until the preview has ended. Where it failed, or is an old one, ask again.',
          });
        }
        if (!(await canBePut(tx, kept))) throw changedMeanwhile();
        const putting = await jobPuttingInForce(tx, preview, job);
        if (putting !== undefined && putting.state !== 'failed') throw putAsked(putting.job);
      },
    },
    now,
  );
}

/** Refuses whoever may not look at previews. */
export function requirePreviews({ viewer }: AskingForWork, now: Date): void {
  requireCapability(viewer, 'change-model', dayInUk(now));
}

/** A preview is of what was in force then: against another model its numbers are of nothing. */
export function changedMeanwhile(): ReeveError {
  return new ReeveError(
    'match/changed-meanwhile',
    'Another model was put in force since this was looked at',
    { hint: 'Nothing was changed. Ask what this model would change now.' },
  );
}

export function noPreview(): ReeveError {
  return new ReeveError('preview/not-found', 'There is no preview of this number');
}

async function modelOf(db: Database, asked: ModelToPreview): Promise<MatchModel | null> {
  if (asked.from === 'anew') return null;
  const model = asked.from === 'file' ? asked.file?.model : (await modelInForce(db)).model;
  if (model === undefined) throw new ReeveError('request/malformed', 'There is no file with it');
  return model;
}

/**
 * Refuses a model by which its sender would learn from the numbers whether anybody has a value: whoever
 * changes the model may neither search nor look at persons. What the model in force names is known.
 */
async function refuseNamedValues(
  db: Database,
  asking: AskingForWork,
  model: MatchModel,
  now: Date,
): Promise<void> {
  const named = namedValues(model);
  if (named.length === 0) return;
  const live = await liveModel(db);
  const known = new Set(
    live === null ? [] : namedValues(validateModel(live.model)).map(({ written }) => written),
  );
  const first = named.find(({ written }) => !known.has(written));
  if (first === undefined) return;
  await db.transaction((tx) =>
    note(tx, asking, 'preview-model', null, now, { outcome: 'refused' }),
  );
  throw new ReeveError(
    'match/value-named',
    'It names a value that records may have, which the model in force does not',
    {
      location: { field: first.field },
      hint: 'Take it out, write it as the model in force does, or preview it by command.',
    },
  );
}

function putAsked(job: number): ReeveError {
  return new ReeveError('match/put-asked', `Job ${job} puts this model in force already`, {
    hint: 'Wait until it has ended: the page of the preview says how far it is.',
  });
}

function previewOpen(): ReeveError {
  return new ReeveError('match/preview-open', 'A preview is under way already', {
    hint: 'Wait until it has ended: one links the whole index at a time.',
  });
}
