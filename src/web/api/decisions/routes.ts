import { z } from 'zod';
import { callerOf } from '../auth/viewer-of-request.ts';
import { failures } from '../schemas/answers.ts';
import { decisionHeaders, purposeHeader } from '../schemas/headers.ts';
import { pageOf, pageQuery } from '../schemas/pages.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { writeKeyOf } from '../write-key.ts';
import { basedOnOf, etagOf } from './etag.ts';
import {
  decisionRequest,
  decisionSchema,
  historySchema,
  previewSchema,
  questionSchema,
  reviewSchema,
} from './schemas.ts';

const LONGEST_REASON = 2000;
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What waits for stewards, and what they decide. The purpose of all of it is steward-identity. */
export function decisionRoutes(
  app: ApiRoutes,
  services: Pick<ApiServices, 'reviews' | 'review' | 'history' | 'preview' | 'decide'>,
) {
  app.get(
    '/reviews',
    {
      schema: {
        operationId: 'listReviews',
        summary: 'Doubtful matches, the most worth looking at first',
        tags: ['stewardship'],
        headers: purposeHeader,
        querystring: pageQuery.extend({
          all: z.enum(['true', 'false']).default('false').meta({
            description:
              'Whether questions are listed too that are unlikely to be a yes, or of which the caller may see one side alone.',
          }),
        }),
        response: {
          200: pageOf(questionSchema).extend({
            total: z.int().meta({ description: 'All that wait and that the caller may know of.' }),
            likely: z.int().meta({ description: 'Those that are listed unless all are.' }),
          }),
          ...failures(),
        },
      },
    },
    async (request) => {
      const { all, ...page } = request.query;
      const { questions, ...counts } = await services.reviews(callerOf(request), {
        ...page,
        all: all === 'true',
      });
      return { items: questions, ...counts };
    },
  );
  app.get(
    '/reviews/:review',
    {
      schema: {
        operationId: 'getReview',
        summary: 'A doubtful match, with what speaks for and against it',
        tags: ['stewardship'],
        headers: purposeHeader,
        params: z.object({ review: id }),
        response: { 200: reviewSchema, ...failures(404, 409) },
      },
    },
    async (request) => services.review(callerOf(request), request.params.review),
  );
  app.get(
    '/persons/:person/history',
    {
      schema: {
        operationId: 'getHistory',
        summary: 'Which records were a person, since when, and who decided it',
        tags: ['stewardship'],
        headers: purposeHeader,
        params: z.object({ person: id.max(2 ** 31 - 1) }),
        response: { 200: historySchema, ...failures(404) },
      },
    },
    async (request) => services.history(callerOf(request), request.params.person),
  );
  app.post(
    '/decisions/preview',
    {
      schema: {
        operationId: 'previewDecision',
        summary: 'What a decision would do, if it were made now',
        description: 'Its ETag is sent with the decision, which then holds only for what was seen.',
        tags: ['stewardship'],
        headers: purposeHeader,
        body: decisionRequest,
        response: { 200: previewSchema, ...failures(404, 409) },
      },
    },
    async (request, reply) => {
      const preview = await services.preview(callerOf(request), request.body);
      return reply.header('etag', etagOf(preview.basedOn)).send(preview);
    },
  );
  app.post(
    '/decisions',
    {
      schema: {
        operationId: 'decide',
        summary: 'Link, split, merge, move, never or always match, not sure, undo',
        description: 'Of two who decide on the same persons the first wins; the other gets 412.',
        tags: ['stewardship'],
        headers: decisionHeaders,
        body: z.object({ request: decisionRequest, reason: z.string().max(LONGEST_REASON) }),
        response: { 201: decisionSchema, ...failures(404, 409, 412, 428) },
      },
    },
    async (request, reply) => {
      const basedOn = basedOnOf(request.headers['if-match']);
      const caller = callerOf(request);
      const given = { ...request.body, basedOn };
      const { body } = await services.decide(caller, writeKeyOf(request), given);
      return reply.code(201).send(body as z.infer<typeof decisionSchema>);
    },
  );
}
