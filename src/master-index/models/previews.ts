import { personSubject } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import type { Progress } from '../../kernel/index.ts';
import type { LinkageEngine, MatchModel } from '../../linkage/index.ts';
import { validateModel } from '../../linkage/index.ts';
import { type AskingForWork, type ListedJob, listed, note } from '../jobs/asked-jobs.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { type ModelPreview, previewToKeep } from '../preview-model.ts';
import { jobPuttingInForce, latestJobsOf, oneJob, type StoredJob } from '../store/jobs.ts';
import { liveModelState } from '../store/match-store.ts';
import { keepPreview, storedPreview, unsealedPersonsOf } from '../store/models.ts';
import {
  changedMeanwhile,
  type ModelToPreview,
  noPreview,
  requirePreviews,
} from './ask-to-preview.ts';
import { canBePut, isInForce } from './which-hold.ts';

/** A preview that was asked for. */
export interface AskedPreview {
  readonly job: ListedJob;
  readonly from: ModelToPreview['from'];
  readonly fileName: string | null;
  /** In place of the model's own; null where those are kept. */
  readonly thresholds: { readonly link: number; readonly review: number } | null;
}

/** A pair of records that would wait for a steward, by their persons. */
export interface PreviewedReview {
  readonly persons: readonly [number, number];
}

/** What came of a preview. */
export interface PreviewShown extends AskedPreview {
  /** Null until it is known, of an old one, and while it is put in force. */
  readonly found:
    | (Omit<ModelPreview, 'samples'> & {
        readonly samples: Pick<ModelPreview['samples'], 'joined' | 'split'> & {
          readonly reviews: readonly PreviewedReview[];
        };
      })
    | null;
  /** The thresholds that it was linked by; null until it is known. */
  readonly linkedBy: { readonly link: number; readonly review: number } | null;
  /**
   * Whether it can be put in force: the model in force is still that of then, or its own, which a job
   * that failed did not apply to all records.
   */
  readonly isCurrent: boolean;
  /** The job that puts it in force, or has done so; null where nobody asked for that. */
  readonly putInForce: ListedJob | null;
}

/**
 * Previews that were asked for lately, the latest first.
 *
 * @throws ReeveError `access/role`, `access/training`
 */
export async function previewsFor(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  limit: number,
  now: Date = new Date(),
): Promise<readonly AskedPreview[]> {
  requirePreviews(asking, now);
  return (await latestJobsOf(db, 'preview', limit)).map((job) => askedOf(queue, job));
}

/**
 * What came of a preview. Of its samples, which name persons by their numbers, those are left out in
 * which somebody is sealed by now, or erased. Audited with the persons that it shows. While it is put in
 * force nothing of it is read: whoever waits for that looks again and again.
 *
 * @throws ReeveError `access/role`, `access/training`, `preview/not-found`
 */
export async function previewFor(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  preview: number,
  now: Date = new Date(),
): Promise<PreviewShown> {
  requirePreviews(asking, now);
  const job = await oneJob(db, preview);
  if (job?.kind !== 'preview') throw noPreview();
  const putting = await jobPuttingInForce(db, preview);
  const around = {
    ...askedOf(queue, job),
    putInForce: putting === undefined ? null : listed(queue, putting),
  };
  const nothing = { ...around, found: null, linkedBy: null, isCurrent: false };
  if (job.state !== 'done' || (putting !== undefined && putting.endedAt === null)) return nothing;
  return db.transaction(async (tx) => {
    const kept = await storedPreview(tx, preview);
    if (kept === null || kept.found === null) return nothing;
    const { samples, ...counts } = kept.found;
    const records = [
      ...[...samples.joined, ...samples.split].flatMap(({ groups }) => groups.flat()),
      ...samples.reviews.flatMap(({ records: pair }) => pair),
    ];
    const personOf = await unsealedPersonsOf(tx, records);
    const areShown = (some: readonly number[]): boolean => some.every((each) => personOf.has(each));
    const isShown = ({ groups }: { readonly groups: readonly (readonly number[])[] }) =>
      groups.every(areShown);
    const shown = {
      joined: samples.joined.filter(isShown),
      split: samples.split.filter(isShown),
      reviews: samples.reviews
        .filter(({ records: pair }) => areShown(pair))
        .map(({ records: [a, b] }) => ({
          persons: [personOf.get(a) as number, personOf.get(b) as number] as const,
        })),
    };
    const persons = Object.values(shown).flatMap((some) => some.flatMap((each) => each.persons));
    const subjects = [...new Set(persons)].map(personSubject);
    await note(tx, asking, 'read-model-preview', `job:${preview}`, now, { subjects });
    return {
      ...around,
      found: { ...counts, samples: shown },
      linkedBy: (kept.model as MatchModel).thresholds ?? null,
      isCurrent: await canBePut(tx, kept),
    };
  });
}

/**
 * Does the job of a preview: links all records by the model that was asked for, and keeps what that
 * would change. Nothing else is written.
 *
 * @param engine an empty one, for the time of the run
 * @returns in numbers, what it came to
 */
export async function previewForJob(
  db: Database,
  engine: LinkageEngine,
  job: StoredJob,
  progress: Progress,
): Promise<Readonly<Record<string, number>>> {
  const kept = await storedPreview(db, job.job);
  if (kept === null) throw noPreview();
  const basedOn = (await liveModelState(db))?.modelId ?? null;
  const thresholds = thresholdsAsked(job);
  const { found, model } = await previewToKeep(db, engine, {
    progress,
    by: job.askedBy,
    ...(kept.model === null ? {} : { model: validateModel(kept.model) }),
    ...(thresholds === null ? {} : { thresholds }),
  });
  await db.transaction((tx) => keepPreview(tx, job.job, { model, found, basedOn }));
  const { samples: _, ...counts } = found;
  return counts;
}

/**
 * The model of the preview that a job puts in force; null for a job that puts none. Another may have been
 * put in force since it was asked for; or this one itself, by a job that was cut off.
 *
 * @throws ReeveError `preview/not-found` where it is not kept any more, `match/changed-meanwhile`
 */
export async function modelToPut(
  db: Database,
  { asked }: Pick<StoredJob, 'asked'>,
): Promise<MatchModel | null> {
  if (typeof asked.preview !== 'number') return null;
  const kept = await storedPreview(db, asked.preview);
  if (kept === null || kept.found === null) throw noPreview();
  const model = validateModel(kept.model);
  const live = await liveModelState(db);
  if ((live?.modelId ?? null) === kept.basedOn || (await isInForce(db, model))) return model;
  throw changedMeanwhile();
}

function askedOf(queue: JobQueue, job: StoredJob): AskedPreview {
  const { asked } = job;
  return {
    job: listed(queue, job),
    from: asked.from as ModelToPreview['from'],
    fileName: typeof asked.fileName === 'string' ? asked.fileName : null,
    thresholds: thresholdsAsked(job),
  };
}

function thresholdsAsked({ asked }: StoredJob): AskedPreview['thresholds'] {
  const { link, review } = asked;
  return typeof link === 'number' && typeof review === 'number' ? { link, review } : null;
}
