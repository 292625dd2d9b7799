import { hash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import {
  askToPreview,
  askToPutInForce,
  expectPreview,
  type JobQueue,
  modelFor,
  modelsFor,
  previewFor,
  previewsFor,
} from '../master-index/index.ts';
import type { ModelPageServices } from '../web/staff/index.ts';

/** What the pages of the match model ask of the index. */
export function modelPageServices(db: Database, jobs: JobQueue): ModelPageServices {
  const jobOf = ({ body }: { readonly body: unknown }): number =>
    (body as { readonly job: number }).job;
  return {
    models: ({ viewer }) => modelsFor(db, viewer),
    model: ({ viewer }, model) => modelFor(db, viewer, model),
    expectModelPreview: (asker) => expectPreview(db, asker),
    askToPreviewModel: async (asker, key, asked) => {
      const digest = hash('sha256', JSON.stringify(['preview', asked]));
      return jobOf(await askToPreview(db, jobs, asker, { key, digest }, asked));
    },
    modelPreviews: (asker, limit) => previewsFor(db, jobs, asker, limit),
    modelPreview: (asker, preview) => previewFor(db, jobs, asker, preview),
    putModelInForce: async (asker, key, preview) => {
      const digest = hash('sha256', `put ${preview}`);
      return jobOf(await askToPutInForce(db, jobs, asker, { key, digest }, preview));
    },
  };
}
