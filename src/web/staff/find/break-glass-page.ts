import type { FastifyInstance } from 'fastify';
import { requireCapability } from '../../../access/index.ts';
import { dayInUk, isIdNumber } from '../../../kernel/index.ts';
import { viewerOf } from '../context.ts';
import { type Form, textOf } from '../forms.ts';

/** Whom to break the glass over, by their number: nobody who is sealed is found by a search. */
export function breakGlassPage(app: FastifyInstance): void {
  app.get<{ Querystring: Form }>('/break-glass', async (request, reply) => {
    requireCapability(viewerOf(request), 'break-glass', dayInUk());
    const isAsked = request.query.number !== undefined;
    const number = textOf(request.query, 'number').replaceAll(/\s/g, '');
    if (isIdNumber(number)) return reply.redirect(`/person/${number}/break-glass`, 303);
    const text = 'Enter a person number, such as 4711';
    if (isAsked) reply.code(422);
    return reply.page('staff/find/break-glass.njk', {
      title: 'Break the glass',
      number,
      ...(isAsked ? { errors: [{ text, href: '#number' }] } : {}),
    });
  });
}
