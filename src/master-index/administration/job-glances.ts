import { requireCapability, type Viewer } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { dayInUk, ReeveError } from '../../kernel/index.ts';
import type { JobProgress, JobQueue } from '../jobs/job-queue.ts';
import { cursorAt, placeAfter } from '../requests/list-cursor.ts';
import type { ListPage, ListPageRequest } from '../requests/list-extracts.ts';
import { listJobs, oneJob, type StoredJob } from '../store/jobs.ts';

/**
 * A job as whoever runs the installation sees it: whether it goes well. Names of files that were sent,
 * and what was wrong in them, may speak of people, and are for whoever looks after the sources.
 */
export interface JobGlance
  extends Pick<
    StoredJob,
    'job' | 'kind' | 'state' | 'askedBy' | 'request' | 'queuedAt' | 'startedAt' | 'endedAt'
  > {
  readonly source: string | null;
  readonly asAt: string | null;
  /** The preview that a model is put in force from; null of other jobs. */
  readonly preview: number | null;
  readonly progress: JobProgress | null;
  /** Why it failed; of a file that was sent, the code alone. */
  readonly problem: {
    readonly code: string;
    readonly detail: string | null;
    readonly hint: string | null;
  } | null;
  /** What it came to, in numbers by name: `entries`, `counts.added`, `matched.records`. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Jobs, the latest first.
 *
 * @throws ReeveError `access/role`
 */
export async function jobGlances(
  db: Database,
  queue: JobQueue,
  viewer: Viewer,
  { limit, after }: ListPageRequest,
  now: Date = new Date(),
): Promise<ListPage<JobGlance>> {
  requireCapability(viewer, 'administer', dayInUk(now));
  const rows = await listJobs(db, { below: placeAfter(after), limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((job) => glanceAt(queue, job)),
    next: rows.length > limit && last ? cursorAt(last.job) : null,
  };
}

/** @throws ReeveError `access/role`, `job/not-found` */
export async function jobGlance(
  db: Database,
  queue: JobQueue,
  viewer: Viewer,
  job: number,
  now: Date = new Date(),
): Promise<JobGlance> {
  requireCapability(viewer, 'administer', dayInUk(now));
  const found = await oneJob(db, job);
  if (found !== undefined) return glanceAt(queue, found);
  throw new ReeveError('job/not-found', 'There is no job of this number');
}

/** Kinds of jobs that read what somebody sent. */
const READS_A_FILE: ReadonlySet<StoredJob['kind']> = new Set(['load', 'gazetteer']);
/** Where in what a job came to its numbers are, besides at the top. */
const NUMBERS_IN = ['counts', 'matched', 'gazetteer'] as const;

function glanceAt(queue: JobQueue, job: StoredJob): JobGlance {
  const { asked, result, problem } = job;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const isTold = !READS_A_FILE.has(job.kind) || problem?.code === 'job/interrupted';
  return {
    job: job.job,
    kind: job.kind,
    state: job.state,
    askedBy: job.askedBy,
    request: job.request,
    queuedAt: job.queuedAt,
    startedAt: job.startedAt,
    endedAt: job.endedAt,
    source: text(asked.source),
    asAt: text(asked.asAt),
    preview: typeof asked.preview === 'number' ? asked.preview : null,
    progress: queue.progressOf(job.job),
    problem: problem && {
      code: problem.code,
      detail: isTold ? problem.detail : null,
      hint: isTold ? (problem.hint ?? null) : null,
    },
    counts: numbersIn(result),
  };
}

function numbersIn(result: StoredJob['result']): Readonly<Record<string, number>> {
  const all = [['', result] as const, ...NUMBERS_IN.map((name) => [name, result?.[name]] as const)];
  return Object.fromEntries(
    all
      .flatMap(([within, each]) =>
        Object.entries(each ?? {}).map(([name, value]): [string, unknown] => [
          within === '' ? name : `${within}.${name}`,
          value,
        ]),
      )
      .filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
