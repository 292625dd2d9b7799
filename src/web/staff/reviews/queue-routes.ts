import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { StaffContext } from '../context.ts';
import { stewardOf, writeKey } from './asking.ts';
import { likelihoodWords } from './strength.ts';

/** Questions on one page of the queue. */
const SHOWN = 25;

/** What waits, the way to the next question, and the way back of an answer. */
export function queuePages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: { after?: string } }>('/reviews', async (request, reply) => {
    const { after } = request.query;
    const caller = stewardOf(request);
    const page = await services.reviews(caller, {
      limit: SHOWN,
      all: false,
      ...(after === undefined ? {} : { after }),
    });
    return reply.page('staff/reviews/queue.njk', {
      title: 'Reviews',
      page,
      isFirst: after === undefined,
      disagreements: await services.countDisagreements(caller),
      questions: page.questions.map(({ persons, weight, reviews }) => ({
        persons,
        likelihood: likelihoodWords(weight),
        review: reviews[0]?.reviewId,
        pairs: reviews.length,
        records: reviews[0]?.records ?? 0,
        notSure: Math.max(...reviews.map(({ notSure }) => notSure)),
      })),
      isLikelihoodShown: page.questions.some(({ weight }) => weight !== null),
      last: request.session.lastDecision,
    });
  });
  app.get('/reviews/next', async (request, reply) => {
    const review = await services.nextQuestion(stewardOf(request));
    return reply.redirect(review === null ? '/reviews' : `/reviews/${review}`, 303);
  });
  app.post<{ Params: { decision: string } }>(
    '/decisions/:decision/undo',
    async (request, reply) => {
      const { decision } = request.params;
      const key = writeKey(randomUUID(), { kind: 'undo', decision });
      await services.undoAnswer(stewardOf(request), key, decision);
      request.session.lastDecision = undefined;
      request.session.notice = 'The decision is undone: everything is as it was before it.';
      return reply.redirect('/reviews', 303);
    },
  );
}
