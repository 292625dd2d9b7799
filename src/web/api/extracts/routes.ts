import { z } from 'zod';
import { askerOf, callerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { purposeHeader } from '../schemas/headers.ts';
import { pageOf, pageQuery } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { rejectionsFile } from './rejections-file.ts';
import { extractSchema, rejectionSchema } from './schemas.ts';

const extractParams = z.object({
  extract: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

/** Extracts, and what was not taken of them. */
export function extractRoutes(
  app: ApiRoutes,
  services: Pick<ApiServices, 'extracts' | 'extract' | 'rejections'>,
) {
  app.get(
    '/extracts',
    {
      schema: {
        operationId: 'listExtracts',
        summary: 'Extracts, the latest begun first',
        tags: ['sources'],
        querystring: pageQuery.extend({ source: z.string().max(200).optional() }),
        response: { 200: pageOf(extractSchema), ...failures(404) },
      },
    },
    async (request) => services.extracts(askerOf(request), request.query),
  );
  app.get(
    '/extracts/:extract',
    {
      schema: {
        operationId: 'getExtract',
        summary: 'One extract',
        tags: ['sources'],
        params: extractParams,
        response: { 200: extractSchema, ...failures(404) },
      },
    },
    async (request) => services.extract(askerOf(request), request.params.extract),
  );
  app.get(
    '/extracts/:extract/rejections',
    {
      schema: {
        operationId: 'listRejections',
        summary: 'What was not taken of an extract, and why',
        tags: ['sources'],
        headers: purposeHeader,
        params: extractParams,
        querystring: pageQuery,
        response: { 200: pageOf(rejectionSchema), ...failures(404) },
      },
    },
    async (request) =>
      services.rejections(callerOf(request), request.params.extract, request.query),
  );
  app.get(
    '/extracts/:extract/rejections.csv',
    {
      schema: {
        operationId: 'downloadRejections',
        summary: 'The same as a file, for whoever puts it right in the source',
        tags: ['sources'],
        headers: purposeHeader,
        params: extractParams,
        produces: ['text/csv'],
        response: { 200: z.string().meta({ description: 'CSV (RFC 4180).' }), ...failures(404) },
      },
    },
    async (request, reply) => {
      const { extract } = request.params;
      const text = await rejectionsFile((page) =>
        services.rejections(callerOf(request), extract, page),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rejections-${extract}.csv"`)
        .serializer((sent) => String(sent))
        .send(text);
    },
  );
}
