import { requireCapability, type Viewer } from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import type { SourceDefinition } from '../../intake/index.ts';
import { dayInUk, ReeveError } from '../../kernel/index.ts';
import { registerDefinition } from '../load-extract.ts';
import type { AnswerGiven } from '../requests/answer-once.ts';
import { cursorAt, placeAfter } from '../requests/list-cursor.ts';
import type { ListPage, ListPageRequest } from '../requests/list-extracts.ts';
import { latestJobOf, listJobs, oneJob } from '../store/jobs.ts';
import type { AnswerKey } from '../store/kept-answers.ts';
import { definitionToReadBy, offerDefinition } from '../store/sources-offered.ts';
import {
  type AskingForWork,
  ask,
  type ListedJob,
  listed,
  note,
  requireOrNote,
} from './asked-jobs.ts';
import type { JobQueue } from './job-queue.ts';

/** A file that was received, and is kept until its job has ended. */
export interface FileToLoad {
  /** What its sender calls it: told, and never part of a path. */
  readonly fileName: string;
  /** What it is kept as, of whoever receives files. */
  readonly keptAs: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface ExtractToAskFor {
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asAt: string;
  /** Who says that an extract that looks wrong is right. */
  readonly accept?: string | undefined;
  /** Whether it is matched too, where a model is in force. */
  readonly match: boolean;
}

/**
 * Registers a source, or another version of its definition: extracts that are sent are read by it
 * from now on. It comes into force with the first that is loaded.
 *
 * @throws ReeveError `access/role`, `source/name` where it is the definition of another
 */
export async function defineSource(
  db: Database,
  asking: AskingForWork,
  source: string,
  definition: SourceDefinition,
  now: Date = new Date(),
): Promise<{ readonly source: string; readonly service: string; readonly isNew: boolean }> {
  await requireOrNote(db, asking, 'manage-sources', 'define-source', now);
  if (definition.name !== source) {
    throw new ReeveError('source/name', 'The definition is of a source of another name', {
      location: { field: 'name' },
      hint: 'Send it to the address of its own source.',
    });
  }
  return db.transaction(async (tx) => {
    const registered = await registerDefinition(tx, definition);
    const isNew = await offerDefinition(tx, registered, asking.viewer.subject);
    await note(tx, asking, 'define-source', `definition:${registered.definitionId}`, now);
    return { source, service: definition.service, isNew };
  });
}

/**
 * Whether somebody may send an extract of a source: asked before its file is received.
 *
 * @throws ReeveError `access/role`, `source/not-found`
 */
export async function expectExtract(
  db: Database,
  asking: AskingForWork,
  source: string,
  now: Date = new Date(),
): Promise<void> {
  await requireOrNote(db, asking, 'manage-sources', 'load-extract', now);
  await definitionOf(db, source);
}

/** The definition that an extract of a source is read by, as JSON. */
export async function definitionOf(db: Queryable, source: string): Promise<string> {
  const definition = await definitionToReadBy(db, source);
  if (definition !== null) return definition;
  throw new ReeveError('source/not-found', 'There is no source of this name', {
    hint: 'Register it first, with its definition.',
  });
}

/** Whether somebody may send a gazetteer: asked before its file is received. */
export async function expectGazetteer(
  db: Database,
  asking: AskingForWork,
  now: Date = new Date(),
): Promise<void> {
  await requireOrNote(db, asking, 'manage-sources', 'load-gazetteer', now);
}

/** Asks for an extract to be loaded, once for each key. */
export async function askToLoad(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  file: FileToLoad,
  { source, asAt, accept, match }: ExtractToAskFor,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  await expectExtract(db, asking, source, now);
  const accepted = accept === undefined ? {} : { acceptedBy: by(accept, asking.viewer) };
  const asked = { source, asAt, match, ...file, ...accepted };
  return ask(db, queue, asking, key, { kind: 'load', action: 'load-extract', asked }, now);
}

/** Asks for a gazetteer to take the place of the one in force, once for each key. */
export async function askToLoadGazetteer(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  file: FileToLoad,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  await expectGazetteer(db, asking, now);
  const what = { kind: 'gazetteer', action: 'load-gazetteer', asked: { ...file } } as const;
  return ask(db, queue, asking, key, what, now);
}

/**
 * Asks for what has changed to be matched, or, with `all`, for a model to be trained anew and all
 * records to be matched by it: once for each key.
 */
export async function askToMatch(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  { all }: { readonly all: boolean },
  now: Date = new Date(),
): Promise<AnswerGiven> {
  await requireOrNote(db, asking, 'manage-sources', 'match-index', now);
  if (all) await requireOrNote(db, asking, 'change-model', 'match-index', now);
  const what = { kind: 'match', action: 'match-index', asked: { all } } as const;
  return ask(db, queue, asking, key, what, now);
}

/**
 * Asks for the audit to be verified, by a job that notes what it found: once for each key. While one
 * is under way it is that one.
 *
 * @throws ReeveError `access/role`
 */
export async function askToVerify(
  db: Database,
  queue: JobQueue,
  asking: AskingForWork,
  key: Omit<AnswerKey, 'actor'>,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  await requireOrNote(db, asking, 'read-audit', 'ask-to-verify', now);
  const open = await latestJobOf(db, 'verify');
  if (open !== undefined && open.endedAt === null) {
    return { status: 202, body: listed(queue, open), again: true };
  }
  const { service, roles, name } = asking.viewer;
  const asked = { service, roles: roles.join(' '), name };
  return ask(db, queue, asking, key, { kind: 'verify', action: 'ask-to-verify', asked }, now);
}

/**
 * The job that verified the audit last, or does so now; null before the first.
 *
 * @throws ReeveError `access/role`
 */
export async function latestVerifyJob(
  db: Database,
  queue: JobQueue,
  { viewer }: AskingForWork,
  now: Date = new Date(),
): Promise<ListedJob | null> {
  requireCapability(viewer, 'read-audit', dayInUk(now));
  const job = await latestJobOf(db, 'verify');
  return job === undefined ? null : listed(queue, job);
}

/** Jobs, the latest first. Nothing in it is of a person. */
export async function jobsFor(
  db: Database,
  queue: JobQueue,
  { viewer }: AskingForWork,
  { limit, after }: ListPageRequest,
  now: Date = new Date(),
): Promise<ListPage<ListedJob>> {
  requireCapability(viewer, 'manage-sources', dayInUk(now));
  const rows = await listJobs(db, { below: placeAfter(after), limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((job) => listed(queue, job)),
    next: rows.length > limit && last ? cursorAt(last.job) : null,
  };
}

/** @throws ReeveError `access/role`, `job/not-found` */
export async function jobFor(
  db: Database,
  queue: JobQueue,
  { viewer }: AskingForWork,
  job: number,
  now: Date = new Date(),
): Promise<ListedJob> {
  requireCapability(viewer, 'manage-sources', dayInUk(now));
  const found = await oneJob(db, job);
  if (found !== undefined) return listed(queue, found);
  throw new ReeveError('job/not-found', 'There is no job of this number');
}

/** A name that a caller gives is theirs to answer for. */
function by(name: string, { subject }: Viewer): string {
  return name === subject ? subject : `${name} (${subject})`;
}
