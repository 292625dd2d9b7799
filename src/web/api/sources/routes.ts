import { z } from 'zod';
import { askerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { listOf } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import { type ApiRoutes, typedRoutes } from '../typed-routes.ts';
import { definedSchema, qualitySchema, sourceSchema } from './schemas.ts';

/** Extracts whose quality is shown where the caller does not say: a year of monthly ones. */
const USUAL_EXTRACTS = 12;
const MOST_EXTRACTS = 120;

/** Sources, and how good what they send is. Nothing here is of a person. */
export function sourceRoutes(
  app: ApiRoutes,
  services: Pick<ApiServices, 'sources' | 'quality' | 'defineSource'>,
) {
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
  app.register(async (texts) => definitionRoute(typedRoutes(texts), services));
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

/** Definitions are texts for their parser to read, which says where one is wrong. */
const DEFINITIONS = ['application/yaml', 'application/json', 'text/yaml', 'text/plain'];

function definitionRoute(app: ApiRoutes, services: Pick<ApiServices, 'defineSource'>) {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(DEFINITIONS, { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  );
  app.put(
    '/sources/:source',
    {
      schema: {
        operationId: 'defineSource',
        summary: 'Register a source, or another version of its definition',
        description:
          'The body is the definition, in YAML or JSON. Extracts that are sent are read by it from ' +
          'now on; it comes into force with the first that is loaded.',
        tags: ['sources'],
        consumes: DEFINITIONS.slice(0, 2),
        params: z.object({ source: z.string().max(200) }),
        body: z.string().meta({ description: 'The definition.' }),
        response: { 200: definedSchema, ...failures() },
      },
    },
    async (request) => services.defineSource(askerOf(request), request.params.source, request.body),
  );
}
