import { z } from 'zod';
import { askerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { listOf } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { qualitySchema, sourceSchema } from './schemas.ts';

/** Extracts whose quality is shown where the caller does not say: a year of monthly ones. */
const USUAL_EXTRACTS = 12;
const MOST_EXTRACTS = 120;

/** Sources, and how good what they send is. Nothing here is of a person. */
export function sourceRoutes(app: ApiRoutes, services: Pick<ApiServices, 'sources' | 'quality'>) {
  app.get(
    '/sources',
    {
      schema: {
        operationId: 'listSources',
        summary: 'The sources of the index',
        tags: ['sources'],
        response: { 200: z.object({ items: listOf(sourceSchema) }), ...failures() },
      },
    },
    async (request) => ({ items: await services.sources(askerOf(request)) }),
  );
  app.get(
    '/sources/:source/quality',
    {
      schema: {
        operationId: 'listQuality',
        summary: 'How good a source’s values were, extract by extract, the latest first',
        tags: ['sources'],
        params: z.object({ source: z.string().max(200) }),
        querystring: z.object({
          extracts: z.coerce.number().int().min(1).max(MOST_EXTRACTS).default(USUAL_EXTRACTS),
        }),
        response: { 200: z.object({ items: listOf(qualitySchema) }), ...failures(404) },
      },
    },
    async (request) => {
      const { source } = request.params;
      const items = await services.quality(askerOf(request), source, request.query.extracts);
      return { items };
    },
  );
}
