import { appendAudit, requireCapability, type Viewer } from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { dayInUk } from '../../kernel/index.ts';
import { type AnswerGiven, answerOnce } from '../requests/answer-once.ts';
import { oneJob, type StoredJob } from '../store/jobs.ts';
import type { AnswerKey } from '../store/kept-answers.ts';
import type { JobProgress, JobQueue } from './job-queue.ts';

/** Who asks, and in which request. */
export interface AskingForWork {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** A job as it is told. */
export type ListedJob = Omit<StoredJob, 'asked'> & {
  readonly source: string | null;
  readonly asAt: string | null;
  readonly fileName: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Of one that runs in the process that answers. */
  readonly progress: JobProgress | null;
};

/** There is no person to speak of: the purpose of whoever looks after the index itself. */
const PURPOSE = 'keep-index';

/**
 * Adds a job in the transaction that notes who asked for it, once for each key.
 *
 * @param what.more what is kept with the job, in the same transaction
 */
export async function ask(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  what: Pick<StoredJob, 'kind' | 'asked'> & {
    readonly action: string;
    readonly more?: (tx: Queryable, job: number) => Promise<void>;
  },
  now: Date,
): Promise<AnswerGiven> {
  const { viewer, requestId } = asking;
  const answer = await answerOnce(
    db,
    { actor: viewer.subject, ...key },
    (once) =>
      once.transaction(async (tx) => {
        const job = await queue.add(tx, {
          kind: what.kind,
          asked: what.asked,
          askedBy: viewer.subject,
          request: requestId,
        });
        await what.more?.(tx, job);
        await note(tx, asking, what.action, `job:${job}`, now);
        return { status: 202, body: { job } };
      }),
    now,
  );
  queue.wake();
  const { job } = answer.body as { readonly job: number };
  return { ...answer, body: listed(queue, (await oneJob(db, job)) as StoredJob) };
}

/** A job as it is told. */
export function listed(queue: JobQueue, { asked, ...job }: StoredJob): ListedJob {
  const text = (name: string): string | null =>
    typeof asked[name] === 'string' ? asked[name] : null;
  return {
    ...job,
    source: text('source'),
    asAt: text('asAt'),
    fileName: text('fileName'),
    bytes: typeof asked.bytes === 'number' ? asked.bytes : null,
    sha256: text('sha256'),
    progress: queue.progressOf(job.job),
  };
}

/** Refuses whoever may not, and notes that they asked. */
export async function requireOrNote(
  db: Database,
  asking: AskingForWork,
  capability: Parameters<typeof requireCapability>[1],
  action: string,
  now: Date,
): Promise<void> {
  try {
    requireCapability(asking.viewer, capability, dayInUk(now));
  } catch (refusal) {
    await db.transaction((tx) => note(tx, asking, action, null, now, { outcome: 'refused' }));
    throw refusal;
  }
}

/** Notes in the audit what was asked for. */
export function note(
  tx: Queryable,
  { viewer, requestId }: AskingForWork,
  action: string,
  reference: string | null,
  now: Date,
  {
    outcome = 'done',
    subjects = [],
  }: {
    readonly outcome?: 'done' | 'refused';
    /** Whom it showed. */
    readonly subjects?: readonly string[];
  } = {},
): Promise<unknown> {
  return appendAudit(tx, {
    at: now,
    actor: viewer.subject,
    service: viewer.service,
    roles: viewer.roles,
    purpose: PURPOSE,
    action,
    outcome,
    agreements: [],
    subjects,
    items: [],
    request: requestId,
    reference,
  });
}
