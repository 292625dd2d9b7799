import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';

/**
 * Counts requests to the routes of a part of a server, by who sends them, or by address where
 * that is not known; one too many is refused as `request/too-many`. To be registered before the
 * routes, and by each part for itself: what one counts is not taken back by a part inside it.
 *
 * @param perMinute requests that a caller may make to all routes together; those that say something
 *   else (`config.rateLimit`) are counted each by itself
 * @param who sent a request; undefined where that is not known
 * @param perAddress what all may make together who have one address and are not known
 */
export async function limitRate(
  app: FastifyInstance,
  perMinute: number,
  who: (request: FastifyRequest) => string | undefined,
  perAddress = perMinute,
): Promise<void> {
  await app.register(rateLimit, {
    max: (_request, key) => (key.startsWith(ADDRESS) ? perAddress : perMinute),
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { after }) =>
      new ReeveError('request/too-many', 'Too many requests', { hint: `Wait ${after}.` }),
    keyGenerator: (request) => {
      const subject = who(request);
      return subject === undefined ? `${ADDRESS}${request.ip}` : `subject:${subject}`;
    },
  });
}

const ADDRESS = 'address:';
