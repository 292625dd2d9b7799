import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  type InForceOptions,
  policyInForce,
  recordConsent,
  type SharingPolicy,
  type Viewer,
} from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { readSourceDefinition } from '../intake/index.ts';
import {
  accessesToPerson,
  answerOnce,
  askToLoad,
  askToLoadGazetteer,
  askToMatch,
  consentsOfPerson,
  defineSource,
  expectExtract,
  expectGazetteer,
  extractFor,
  extractsFor,
  type JobQueue,
  jobFor,
  jobsFor,
  type KeptGazetteer,
  listReviews,
  type ModelMemory,
  makeDecision,
  personHistory,
  previewDecision,
  qualityFor,
  RecordMatches,
  readPerson,
  rejectionsFor,
  requireVisiblePerson,
  Submissions,
  searchPeople,
  showReview,
  sourcesFor,
  submitOnce,
  verifyPerson,
} from '../master-index/index.ts';
import type { ApiServices } from '../web/api/index.ts';
import { noticesIn, oversightServices } from './oversight-services.ts';
import { readsInForce } from './reads-in-force.ts';

/** What the use cases of a server share beside the database. */
export interface ApiServicesOptions extends InForceOptions {
  readonly jobs: JobQueue;
  readonly gazetteer: KeptGazetteer;
  readonly models: ModelMemory;
  /** The folder in which files that are sent are kept. */
  readonly uploads: string;
  /** The commands of whoever may read the folder of the database. */
  readonly local?: Viewer;
}

/** Milliseconds after which a database that has not answered is not ready. */
const READY_WITHIN = 2_000;

/**
 * The use cases of the index on a database, each under the sharing agreements that are in force
 * when it is asked.
 */
export function apiServices(
  db: Database,
  { jobs, gazetteer, models, uploads, local, ...inForce }: ApiServicesOptions,
): ApiServices {
  const policyNow = async (): Promise<SharingPolicy> => (await policyInForce(db, inForce)).policy;
  const reads = readsInForce(db, inForce, models);
  const submissions = new Submissions(db, gazetteer.place);
  const matches = new RecordMatches(db, gazetteer.place, models);
  return {
    policy: policyNow,
    knownServices: async () => Object.keys((await policyNow()).services),
    isReady: () =>
      Promise.race([
        db.query('SELECT 1 AS one').then(
          () => true,
          () => false,
        ),
        setTimeout(READY_WITHIN, false, { ref: false }),
      ]),

    search: async (caller, asked) => searchPeople(await reads(), { ...caller, ...asked }),
    person: async (caller, personId, asKnownOn) =>
      readPerson(await reads(), { ...caller, personId, asKnownOn }),
    verify: async (caller, personId, question) => {
      const policy = await policyNow();
      return verifyPerson(await reads(), policy, caller, personId, question);
    },
    consents: async (caller, personId) => consentsOfPerson(await reads(), { ...caller, personId }),
    async recordConsent(caller, { key, digest }, personId, consent) {
      const seen = { ...caller, personId };
      const person = await requireVisiblePerson(await reads(), seen, 'record-consent');
      const policy = await policyNow();
      return answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (once) => ({
        status: 201,
        body: await recordConsent(once, policy, caller, person, consent),
      }));
    },
    accesses: (caller, personId, page) => accessesToPerson(db, caller, personId, page),

    match: async (caller, attributes) => matches.match(await reads(), caller, attributes),
    submit: async (caller, { key, digest }, record) =>
      submitOnce(
        db,
        submissions,
        await policyNow(),
        caller,
        { actor: caller.viewer.subject, key, digest },
        record,
      ),

    reviews: async (caller, { all, ...page }) =>
      listReviews(db, caller, { ...present(page), all }, { policy: await policyNow() }),
    review: async (caller, review) =>
      showReview(db, caller, review, { policy: await policyNow(), models }),
    history: (caller, personId) => personHistory(db, caller, personId),
    preview: (caller, request) => previewDecision(db, caller, request),
    decide: (caller, { key, digest }, { request, ...reason }) =>
      answerOnce(db, { actor: caller.viewer.subject, key, digest }, async (once) => ({
        status: 201,
        body: await makeDecision(once, caller, request, reason),
      })),

    ...oversightServices(db, policyNow),

    async sources({ viewer }) {
      const sources = await sourcesFor(db, viewer);
      const notices = noticesIn(await policyNow());
      return sources.map((source) => ({
        ...source,
        privacyNotices: notices.filter(({ code }) => code.split('/')[0] === source.name),
      }));
    },
    quality: ({ viewer }, source, extracts) => qualityFor(db, viewer, source, extracts),
    extracts: ({ viewer }, request) => extractsFor(db, viewer, request),
    extract: ({ viewer }, extract) => extractFor(db, viewer, extract),
    rejections: async (caller, extract, page) =>
      rejectionsFor(
        db,
        await policyNow(),
        // That very viewer: a provider may give anybody its name.
        { ...caller, isOperator: caller.viewer === local },
        extract,
        page,
      ),

    defineSource: (asker, source, text) =>
      defineSource(db, asker, source, readSourceDefinition(text, source)),
    expectExtract: (asker, source) => expectExtract(db, asker, source),
    loadExtract: (asker, key, file, asked) => askToLoad(db, jobs, asker, key, file, asked),
    expectGazetteer: (asker) => expectGazetteer(db, asker),
    loadGazetteer: (asker, key, file) => askToLoadGazetteer(db, jobs, asker, key, file),
    forgetFile: (keptAs) => rm(join(uploads, keptAs), { force: true }),
    matchIndex: (asker, key, asked) => askToMatch(db, jobs, asker, key, asked),
    jobs: (asker, page) => jobsFor(db, jobs, asker, page),
    job: (asker, job) => jobFor(db, jobs, asker, job),
  };
}

/** A page request without what was not asked for. */
function present({
  limit,
  after,
}: {
  readonly limit: number;
  readonly after?: string | undefined;
}) {
  return after === undefined ? { limit } : { limit, after };
}
