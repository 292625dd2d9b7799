import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RoleCode, verifyAndNote } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { indexGazetteer, readSourceDefinition } from '../intake/index.ts';
import {
  definitionOf,
  type JobWork,
  type KeptGazetteer,
  keepGazetteer,
  loadExtract,
  modelState,
  modelToPut,
  previewForJob,
  rejectionReasonsOf,
} from '../master-index/index.ts';
import { matchIndex, withEngine } from './match-index.ts';
import { withExtract } from './read-extract.ts';
import { sharingNotes } from './sharing-notes.ts';

/** Milliseconds that a request should wait for a transaction of a job: it may be 50. */
const LONGEST = 35;
/** What matches, as decisions note it. */
const BY = 'reeve serve';

/** What the jobs of a server work with. */
export interface JobSettings {
  readonly db: Database;
  /** Where files that were sent are. */
  readonly folder: string;
  readonly gazetteer: KeptGazetteer;
}

/** How a server does the jobs of each kind; a file goes when its job has ended. */
export function jobWorks(
  settings: JobSettings,
): Readonly<Record<'load' | 'match' | 'gazetteer' | 'verify' | 'preview', JobWork>> {
  const { db, folder, gazetteer } = settings;
  const withFile =
    (work: (path: string, ...rest: Parameters<JobWork>) => ReturnType<JobWork>): JobWork =>
    async (job, steps) => {
      const path = join(folder, String(job.asked.keptAs));
      try {
        return await work(path, job, steps);
      } finally {
        await rm(path, { force: true });
      }
    };
  return {
    load: withFile(async (path, { asked }, { progress, publishing, matching }) => {
      await gazetteer.refresh();
      const source = String(asked.source);
      const definition = readSourceDefinition(await definitionOf(db, source), source);
      const sharing = await sharingNotes(db, definition);
      const { extractId, ...loaded } = await withExtract(
        { file: path, definition, asAt: String(asked.asAt) },
        progress,
        async (extract) =>
          loadExtract(
            db,
            { ...extract, fileName: String(asked.fileName) },
            {
              progress,
              publishing,
              place: gazetteer.place,
              ...(typeof asked.acceptedBy === 'string' ? { acceptedBy: asked.acceptedBy } : {}),
            },
          ),
      );
      const rejections = await rejectionReasonsOf(db, extractId);
      const result = { extract: extractId, ...loaded, rejections, sharing, matched: null };
      const isToMatch = asked.match === true && (await modelState(db)).state === 'applied';
      if (!isToMatch) return result;
      await matching(result);
      const found = await matchIndex(db, { by: BY, progress, longest: LONGEST });
      return { ...result, matched: found };
    }),
    verify: async ({ asked, askedBy, request }, { progress }) => {
      const viewer = {
        subject: askedBy,
        name: String(asked.name),
        service: String(asked.service),
        roles: String(asked.roles).split(' ') as RoleCode[],
        training: [],
      };
      const acting = { viewer, purpose: 'oversee-access', requestId: request };
      const { verification, entries, breaks } = await verifyAndNote(db, acting, progress);
      return { verification, entries, breaks };
    },
    preview: async (job, { progress }) =>
      withEngine((engine) => previewForJob(db, engine, job, progress)),
    match: async (job, { progress }) => {
      const all = job.asked.all === true;
      const model = await modelToPut(db, job);
      const matched = await matchIndex(db, {
        by: BY,
        progress,
        longest: LONGEST,
        all,
        ...(all ? { putBy: job.askedBy } : {}),
        ...(model === null ? {} : { model }),
      });
      return { matched };
    },
    gazetteer: withFile(async (path, { asked, askedBy }, { progress, signal, publishing }) => {
      progress.phase('read gazetteer');
      const indexed = await indexGazetteer(path, signal);
      const file = {
        fileName: String(asked.fileName),
        sha256: String(asked.sha256),
        loadedBy: askedBy,
      };
      const kept = await keepGazetteer(db, indexed, file, publishing);
      await gazetteer.refresh();
      return { gazetteer: kept };
    }),
  };
}
