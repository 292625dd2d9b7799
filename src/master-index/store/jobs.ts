import type { Queryable } from '../../database/index.ts';

export type JobKind = 'load' | 'match' | 'gazetteer' | 'verify' | 'preview';
/** `queued`, then `loading` (verifying and previewing, too), `matching` or both, then `done` or `failed`. */
export type JobState = 'queued' | 'loading' | 'matching' | 'done' | 'failed';

/** What was asked of a job: nothing of what a file holds. */
export type JobAsked = Readonly<Record<string, string | number | boolean | null>>;

/** Why a job failed, as an error is answered: RFC 9457 gives the names. */
export interface JobProblem {
  readonly code: string;
  readonly detail: string;
  readonly hint?: string;
}

export interface StoredJob {
  readonly job: number;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly asked: JobAsked;
  readonly askedBy: string;
  readonly request: string;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly problem: JobProblem | null;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A job that is asked for. */
export interface JobToAdd {
  readonly kind: JobKind;
  readonly asked: JobAsked;
  readonly askedBy: string;
  readonly request: string;
  /** Id of the process that will do it. */
  readonly owner: string;
}

const JOB = `job_id AS job, kind, state, asked, asked_by AS "askedBy", request, result, problem,
  queued_at AS "queuedAt", started_at AS "startedAt", ended_at AS "endedAt"`;

export async function addJob(tx: Queryable, job: JobToAdd): Promise<number> {
  const [row] = await tx.query<{ job_id: number }>(
    `INSERT INTO job (kind, asked, asked_by, request, owner) VALUES ($1, $2, $3, $4, $5)
     RETURNING job_id`,
    [job.kind, JSON.stringify(job.asked), job.askedBy, job.request, job.owner],
  );
  return row?.job_id ?? 0;
}

/** Jobs of a process that wait or run, in their order. */
export async function openJobsOf(db: Queryable, owner: string): Promise<StoredJob[]> {
  return db.query<StoredJob>(
    `SELECT ${JOB} FROM job WHERE owner = $1 AND ended_at IS NULL ORDER BY job_id`,
    [owner],
  );
}

/**
 * Begins the next job of a process: null where none waits, or where a job runs, here or elsewhere.
 */
export async function beginJob(db: Queryable, owner: string): Promise<StoredJob | null> {
  const [row] = await db.query<StoredJob>(
    `UPDATE job SET state = CASE kind WHEN 'match' THEN 'matching' ELSE 'loading' END,
       started_at = now(), seen_at = now()
     WHERE job_id = (
       SELECT job_id FROM job WHERE owner = $1 AND state = 'queued' ORDER BY job_id LIMIT 1
     ) AND NOT EXISTS (SELECT FROM job WHERE state IN ('loading', 'matching'))
     RETURNING ${JOB}`,
    [owner],
  );
  return row ?? null;
}

/** Notes that what was to be loaded is, and that it is being matched. */
export async function noteMatching(
  db: Queryable,
  job: number,
  result: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.query(
    `UPDATE job SET state = 'matching', result = $2 WHERE job_id = $1 AND ended_at IS NULL`,
    [job, JSON.stringify(result)],
  );
}

export async function endJob(
  db: Queryable,
  job: number,
  result: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.query(
    `UPDATE job SET state = 'done', result = $2, ended_at = now()
     WHERE job_id = $1 AND ended_at IS NULL`,
    [job, JSON.stringify(result)],
  );
}

/** Ends a job that failed; what it did until then stays noted. */
export async function failJob(db: Queryable, job: number, problem: JobProblem): Promise<void> {
  await db.query(
    `UPDATE job SET state = 'failed', problem = $2, ended_at = now()
     WHERE job_id = $1 AND ended_at IS NULL`,
    [job, JSON.stringify(problem)],
  );
}

/** Says of a process that it still runs. */
export async function noteSeen(db: Queryable, owner: string): Promise<void> {
  await db.query('UPDATE job SET seen_at = now() WHERE owner = $1 AND ended_at IS NULL', [owner]);
}

/**
 * Says of a job that it still runs, and keeps it so until the transaction ends; false where it was
 * taken over. By the clock, not the transaction's begin: whoever waited to take it over looks again.
 */
export async function keepJob(tx: Queryable, job: number): Promise<boolean> {
  const kept = await tx.query(
    `UPDATE job SET seen_at = clock_timestamp() WHERE job_id = $1 AND ended_at IS NULL RETURNING 1 AS n`,
    [job],
  );
  return kept.length > 0;
}

/** Fails a job that another process left open, unless that has said meanwhile that it still runs. */
export async function failAbandoned(
  db: Queryable,
  job: number,
  seconds: number,
  problem: JobProblem,
): Promise<void> {
  await db.query(
    `UPDATE job SET state = 'failed', problem = $2, ended_at = now()
     WHERE job_id = $1 AND ended_at IS NULL AND seen_at <= now() - make_interval(secs => $3)`,
    [job, JSON.stringify(problem), seconds],
  );
}

/** Jobs that others left open and were last seen to do so many seconds ago. */
export async function abandonedJobs(
  db: Queryable,
  owner: string,
  seconds: number,
): Promise<StoredJob[]> {
  return db.query<StoredJob>(
    `SELECT ${JOB} FROM job WHERE ended_at IS NULL AND owner <> $1
       AND seen_at <= now() - make_interval(secs => $2) ORDER BY job_id`,
    [owner, seconds],
  );
}

export async function oneJob(db: Queryable, job: number): Promise<StoredJob | undefined> {
  const [row] = await db.query<StoredJob>(`SELECT ${JOB} FROM job WHERE job_id = $1`, [job]);
  return row;
}

/** The latest job of a kind, or the latest before another. */
export async function latestJobOf(
  db: Queryable,
  kind: JobKind,
  before: number | null = null,
): Promise<StoredJob | undefined> {
  const [row] = await db.query<StoredJob>(
    `SELECT ${JOB} FROM job WHERE kind = $1 AND ($2::int IS NULL OR job_id < $2)
     ORDER BY job_id DESC LIMIT 1`,
    [kind, before],
  );
  return row;
}

/** Jobs, the latest first: `limit` of them below an id. */
export async function listJobs(
  db: Queryable,
  { below, limit }: { readonly below: number | null; readonly limit: number },
): Promise<StoredJob[]> {
  return db.query<StoredJob>(
    `SELECT ${JOB} FROM job WHERE $1::int IS NULL OR job_id < $1 ORDER BY job_id DESC LIMIT $2`,
    [below, limit],
  );
}

/** The latest jobs of a kind, the latest first. */
export async function latestJobsOf(
  db: Queryable,
  kind: JobKind,
  limit: number,
): Promise<StoredJob[]> {
  return db.query<StoredJob>(
    `SELECT ${JOB} FROM job WHERE kind = $1 ORDER BY job_id DESC LIMIT $2`,
    [kind, limit],
  );
}

/**
 * The latest job that puts in force what a preview looked at.
 *
 * @param but a job that is none of those meant
 */
export async function jobPuttingInForce(
  db: Queryable,
  preview: number,
  but: number | null = null,
): Promise<StoredJob | undefined> {
  const [row] = await db.query<StoredJob>(
    `SELECT ${JOB} FROM job WHERE kind = 'match' AND asked->>'preview' = $1
       AND ($2::int IS NULL OR job_id <> $2)
     ORDER BY job_id DESC LIMIT 1`,
    [String(preview), but],
  );
  return row;
}

/** How many jobs wait or run, and how many failed since a moment. */
export async function countJobs(
  db: Queryable,
  since: Date,
): Promise<{ readonly open: number; readonly failed: number }> {
  const [row] = await db.query<{ open: number; failed: number }>(
    `SELECT count(*) FILTER (WHERE ended_at IS NULL) AS open,
       count(*) FILTER (WHERE state = 'failed' AND ended_at >= $1) AS failed
     FROM job WHERE ended_at IS NULL OR ended_at >= $1`,
    [since],
  );
  return row ?? { open: 0, failed: 0 };
}
