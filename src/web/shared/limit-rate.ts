import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';

/**
 * Counts requests to the routes of a part of a server, by who sends them, or by address where
 * that is not known; one too many is refused as `request/too-many`. To be registered before the
 * routes, and by each part for itself: what one counts is not taken back by a part inside it.
 *
 * @param perMinute requests that a caller may make to all routes together; without, only routes
 *   that say so (`config.rateLimit`) are counted, each by itself
 */
export async function limitRate(app: FastifyInstance, perMinute?: number): Promise<void> {
  await app.register(rateLimit, {
    ...(perMinute === undefined ? { global: false } : { max: perMinute }),
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { after }) =>
      new ReeveError('request/too-many', 'Too many requests', { hint: `Wait ${after}.` }),
    keyGenerator: (request) => request.viewer?.subject ?? `address:${request.ip}`,
  });
}
