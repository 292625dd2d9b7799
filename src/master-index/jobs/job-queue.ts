import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '../../database/index.ts';
import { type Progress, ReeveError } from '../../kernel/index.ts';
import { takeBackUnfinished } from '../load-extract.ts';
import {
  abandonedJobs,
  addJob,
  beginJob,
  endJob,
  failAbandoned,
  failJob,
  type JobAsked,
  type JobKind,
  type JobProblem,
  keepJob,
  noteMatching,
  noteSeen,
  openJobsOf,
  type StoredJob,
} from '../store/jobs.ts';

/** What a job has to tell of itself while it runs. */
export interface JobSteps {
  /** Ends the job, by throwing, where the process has been told to end. */
  readonly progress: Progress;
  /** Aborted when the process is told to end. */
  readonly signal: AbortSignal;
  /**
   * To be called in the transaction that lets what is loaded be seen. A process that stood still for
   * longer than others wait may find its job taken over, and told to have loaded nothing: then this
   * throws `job/interrupted`.
   */
  publishing(tx: Queryable): Promise<void>;
  /** What was to be loaded is: from here on a job that is cut off is gone on with. */
  matching(result: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Does the jobs of a kind; what it gives back is what the job came to. */
export type JobWork = (
  job: StoredJob,
  steps: JobSteps,
) => Promise<Readonly<Record<string, unknown>>>;

/** How far a job of this process is. */
export interface JobProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
}

export interface JobQueueOptions {
  readonly works: Readonly<Record<JobKind, JobWork>>;
  /** Told of a fault of Reeve's own in a job: for the log. */
  readonly onFault?: (error: unknown, job: number) => void;
  /** Told that a job has ended, however: its file can go. */
  readonly onEnded?: (job: number) => void;
}

/** Jobs that may wait; each may have a file on the disk. */
const MOST_OPEN = 50;
/** Milliseconds after which a process says again that it runs, and looks for who does not. */
const BEAT = 15_000;
/** Seconds after which a process that has not said so is taken not to run any more. */
const GONE = 120;

/**
 * Jobs of this process, one at a time among all processes that serve the index, and in order.
 *
 * What a process was loading when it ended is not gone on with: its file went with it. The job is
 * failed and says so, and nothing of the extract is seen. Matching goes on where it was.
 */
export class JobQueue {
  /** Names this process in the index. */
  readonly owner = randomUUID();
  readonly #db: Database;
  readonly #options: JobQueueOptions;
  readonly #ended = new AbortController();
  #running: Promise<void> | undefined;
  #beat: NodeJS.Timeout | undefined;
  #current: { readonly job: number; progress: JobProgress } | undefined;

  constructor(db: Database, options: JobQueueOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Takes back what processes that have ended left, and begins. */
  async start(): Promise<void> {
    // Who has an embedded database has it alone: whatever else is open was left behind.
    await this.#takeOver(this.#db.kind === 'embedded' ? 0 : GONE);
    if (this.#db.kind === 'embedded') await takeBackUnfinished(this.#db);
    this.#beat = setInterval(() => void this.#onBeat().catch(() => undefined), BEAT);
    this.#beat.unref();
    this.wake();
  }

  /**
   * Adds a job in the transaction of whoever asks for it; `wake` lets it begin after that.
   *
   * @throws ReeveError `job/too-many`, `job/stopping`
   */
  async add(
    tx: Queryable,
    job: { readonly kind: JobKind; readonly asked: JobAsked } & Pick<
      StoredJob,
      'askedBy' | 'request'
    >,
  ): Promise<number> {
    if (this.#ended.signal.aborted) {
      throw new ReeveError('job/stopping', 'The server is about to end', {
        hint: 'Ask again in a while.',
      });
    }
    if ((await openJobsOf(tx, this.owner)).length >= MOST_OPEN) {
      throw new ReeveError('job/too-many', `${MOST_OPEN} jobs wait already`, {
        hint: 'Ask again when some of them are done.',
      });
    }
    return addJob(tx, { ...job, owner: this.owner });
  }

  /** Begins what waits, unless a job runs. */
  wake(): void {
    if (this.#running !== undefined || this.#ended.signal.aborted) return;
    this.#running = this.#work()
      .catch((error: unknown) => this.#options.onFault?.(error, 0))
      .finally(() => {
        this.#running = undefined;
      });
  }

  /** How far a job is; null for one that does not run here. */
  progressOf(job: number): JobProgress | null {
    return this.#current?.job === job ? this.#current.progress : null;
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  /** Lets the job at hand end at the next place where it can, and begins no other. */
  async stop(): Promise<void> {
    this.#ended.abort();
    clearInterval(this.#beat);
    await this.idle();
    // What has not begun has lost its file: as after a crash, and said at once.
    for (const job of await openJobsOf(this.#db, this.owner).catch(() => [])) {
      if (job.state === 'queued' && job.kind !== 'match') await this.#interrupt(job);
    }
  }

  async #work(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      const job = await beginJob(this.#db, this.owner).catch((error: unknown) => {
        // Another process was first.
        if ((error as { sqlState?: string }).sqlState === '23505') return null;
        throw error;
      });
      if (job === null) return;
      await this.#do(job);
    }
  }

  async #do(job: StoredJob): Promise<void> {
    const current = {
      job: job.job,
      progress: { phase: 'begin', done: 0, total: null } as JobProgress,
    };
    this.#current = current;
    let isMatching = job.kind === 'match';
    const steps: JobSteps = {
      progress: this.#progress((progress) => {
        current.progress = progress;
      }),
      signal: this.#ended.signal,
      publishing: async (tx) => {
        if (await keepJob(tx, job.job)) return;
        throw new ReeveError('job/interrupted', 'The job was taken over', {
          hint: 'Nothing of it is kept. Send it again.',
        });
      },
      matching: async (result) => {
        await noteMatching(this.#db, job.job, result);
        isMatching = true;
      },
    };
    try {
      const result = await this.#options.works[job.kind](job, steps);
      await endJob(this.#db, job.job, result);
    } catch (error) {
      // Matching that was told to end is gone on with by the process that comes next.
      if (this.#ended.signal.aborted && isMatching) return;
      const problem = problemOfJob(error, this.#ended.signal.aborted, job.kind);
      if (problem.code === FAULT) this.#options.onFault?.(error, job.job);
      await failJob(this.#db, job.job, problem);
    } finally {
      this.#current = undefined;
      this.#options.onEnded?.(job.job);
    }
  }

  #progress(say: (progress: JobProgress) => void): Progress {
    const { signal } = this.#ended;
    let [phase, total] = ['begin', null as number | null];
    const told = (done: number): void => {
      signal.throwIfAborted();
      say({ phase, done, total });
    };
    return {
      phase(name, of) {
        [phase, total] = [name, of ?? null];
        told(0);
      },
      advance: told,
      note() {},
    };
  }

  async #onBeat(): Promise<void> {
    await noteSeen(this.#db, this.owner);
    if (this.#db.kind === 'server') await this.#takeOver(GONE);
    this.wake();
  }

  async #takeOver(seconds: number): Promise<void> {
    for (const job of await abandonedJobs(this.#db, this.owner, seconds)) {
      const goesOn = job.state === 'matching' || (job.kind === 'match' && job.state === 'queued');
      if (goesOn) await this.#goOnWith(job);
      else await failAbandoned(this.#db, job.job, seconds, interrupted(job.kind));
    }
  }

  async #goOnWith(job: StoredJob): Promise<void> {
    await this.#db.transaction(async (tx) => {
      const next = await addJob(tx, {
        kind: 'match',
        asked: { ...(job.kind === 'match' ? job.asked : {}), goesOnWith: job.job },
        askedBy: job.askedBy,
        request: job.request,
        owner: this.owner,
      });
      await failJob(tx, job.job, {
        code: 'job/interrupted',
        detail: 'The server ended before it was all matched',
        hint: `${job.kind === 'load' ? 'The extract is loaded. ' : ''}Matching goes on in job ${next}.`,
      });
    });
  }

  async #interrupt(job: StoredJob): Promise<void> {
    await failJob(this.#db, job.job, interrupted(job.kind));
  }
}

const FAULT = 'server/fault';

function interrupted(kind: JobKind): JobProblem {
  const code = 'job/interrupted';
  if (kind === 'verify') {
    return {
      code,
      detail: 'The server ended before all was verified',
      hint: 'Nothing is noted of it. Verify again.',
    };
  }
  if (kind === 'preview') {
    return {
      code,
      detail: 'The server ended before all was linked',
      hint: 'Nothing was changed. Ask for the preview again.',
    };
  }
  return {
    code,
    detail: 'The server ended before this was loaded',
    hint: 'Nothing of it was taken over, and the file is not kept. Send it again.',
  };
}

function problemOfJob(error: unknown, isStopping: boolean, kind: JobKind): JobProblem {
  if (isStopping) return interrupted(kind);
  if (error instanceof ReeveError && !error.code.startsWith('database/')) {
    const { code, message, location, hint } = error;
    const place = [
      location.line === undefined ? [] : [`line ${location.line}`],
      location.column === undefined ? [] : [`column ${location.column}`],
      location.field === undefined ? [] : [location.field],
    ].flat();
    return {
      code,
      detail: place.length === 0 ? message : `${message} (${place.join(', ')})`,
      ...(hint === undefined ? {} : { hint }),
    };
  }
  return {
    code: FAULT,
    detail: 'A fault of the server',
    hint: 'Nothing that you can put right. Report it with the number of the job.',
  };
}
