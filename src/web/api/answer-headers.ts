import type { FastifyInstance } from 'fastify';

/**
 * What all answers say beside what helmet has them say: that nobody keeps a copy, as most speak of
 * people (RFC 9111, section 5.2.2.5); and, of a server that ends, that the connection ends with
 * the answer, as it would wait for one that is kept open.
 */
export function sayOfAnswers(app: FastifyInstance): void {
  let isEnding = false;
  app.addHook('preClose', async () => {
    isEnding = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (isEnding) reply.header('connection', 'close');
  });
}
