import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StaffContext } from '../context.ts';
import { type Form, textOf } from '../forms.ts';
import { answerWords } from './answer-words.ts';
import { reviewNumber, stewardOf } from './asking.ts';

/** Pairs that two stewards decided differently, shown to these two, to be settled. */
export function disagreementPages(app: FastifyInstance, { services }: StaffContext): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    problem?: { readonly review: number; readonly text: string },
  ) => {
    const caller = stewardOf(request);
    const found = await services.disagreements(caller);
    const { subject } = caller.viewer;
    if (problem !== undefined) reply.code(422);
    return reply.page('staff/reviews/disagreements.njk', {
      title: 'Where you and somebody else differ',
      back: { href: '/reviews', text: 'Reviews' },
      disagreements: found.map((each) => ({
        ...each,
        said: [
          { by: each.decidedBy, at: each.decidedAt, answer: each.first, note: each.reason },
          { by: each.answeredBy, at: each.answeredAt, answer: each.second, note: each.note },
        ].map((one) => ({
          ...one,
          who: one.by === subject ? 'You' : one.by,
          words: answerWords(one.answer),
        })),
      })),
      problem,
      ...(problem === undefined
        ? {}
        : { errors: [{ text: problem.text, href: `#note-${problem.review}` }] }),
    });
  };
  app.get('/reviews/disagreements', async (request, reply) => show(request, reply));
  app.post<{ Params: { review: string }; Body: Form }>(
    '/reviews/disagreements/:review',
    async (request, reply) => {
      const review = reviewNumber(request.params.review);
      const note = textOf(request.body ?? {}, 'note');
      if (note === '') return show(request, reply, { review, text: 'Write what you found' });
      await services.settleDisagreement(stewardOf(request), review, note);
      request.session.notice = 'It is settled: the decision stands.';
      return reply.redirect('/reviews/disagreements', 303);
    },
  );
}
