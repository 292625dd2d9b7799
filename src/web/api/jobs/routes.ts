import { z } from 'zod';
import { askerOf } from '../auth/viewer-of-request.ts';
import { accepted } from '../jobs/accepted.ts';
import { failures } from '../schemas/answers.ts';
import { keyHeader } from '../schemas/headers.ts';
import { pageOf, pageQuery } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { writeKeyOf } from '../write-key.ts';
import { jobSchema } from './schemas.ts';

const jobParams = z.object({
  job: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

/** What the server does beside answering: how far it is, and asking for records to be matched. */
export function jobRoutes(
  app: ApiRoutes,
  services: Pick<ApiServices, 'jobs' | 'job' | 'matchIndex'>,
) {
  app.get(
    '/jobs',
    {
      schema: {
        operationId: 'listJobs',
        summary: 'Jobs, the latest first',
        tags: ['sources'],
        querystring: pageQuery,
        response: { 200: pageOf(jobSchema), ...failures() },
      },
    },
    async (request) => services.jobs(askerOf(request), request.query),
  );
  app.get(
    '/jobs/:job',
    {
      schema: {
        operationId: 'getJob',
        summary: 'One job: how far it is, what it came to, or why it failed',
        tags: ['sources'],
        params: jobParams,
        response: { 200: jobSchema, ...failures(404) },
      },
    },
    async (request) => services.job(askerOf(request), request.params.job),
  );
  app.post(
    '/matching',
    {
      schema: {
        operationId: 'matchIndex',
        summary: 'Match the records that have changed; or, anew, all of them',
        tags: ['sources'],
        headers: keyHeader,
        body: z.object({
          all: z.boolean().default(false).meta({
            description: 'Train the model anew, and match every record by it.',
          }),
        }),
        response: { 202: jobSchema, ...failures(409) },
      },
    },
    async (request, reply) => {
      const key = writeKeyOf(request);
      return accepted(reply, await services.matchIndex(askerOf(request), key, request.body));
    },
  );
}
