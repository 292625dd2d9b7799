import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** What the audit takes for the id of a request; what does not fit is not taken over. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;

/**
 * The id that a request of a program came with, where it is one, so that logs of others can be laid
 * beside. Requests of browsers have one of the server's: nobody makes two look like one.
 */
export function requestId({ headers, url }: Pick<IncomingMessage, 'headers' | 'url'>): string {
  const given = url?.startsWith('/v1/') === true ? headers['x-request-id'] : undefined;
  return typeof given === 'string' && ID.test(given) ? given : randomUUID();
}

/** Every answer says which request it is to. */
export function sayRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, id } = request;
    request.log.info(
      {
        request: id,
        method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}
