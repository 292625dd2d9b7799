import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';
import { statusOf } from '../api/errors/status.ts';

/** What is said of a status, where the error itself is not for people to read. */
const TITLES: Readonly<Record<number, string>> = {
  403: 'You cannot do this',
  404: 'Page not found',
  409: 'Somebody else was first',
  412: 'Somebody else was first',
  429: 'Too many attempts',
  503: 'The hub is not available',
};

/**
 * Answers everything that goes wrong with a page: plain words, what to do, and a reference.
 *
 * @param refused notes that somebody was refused for want of a role
 */
export function answerPageErrors(
  app: FastifyInstance,
  refused: (request: FastifyRequest) => Promise<void>,
): void {
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = thrown instanceof ReeveError ? thrown : asPageError(thrown);
    const status = error === undefined ? 500 : statusOf(error);
    const isOurs = error === undefined || status >= 500;
    if (isOurs) request.log.error({ request: request.id, err: thrown }, 'failed');
    // A page goes to nobody who may not see it, whether that can be noted or not.
    if (error?.code === 'access/role') {
      await refused(request).catch((err: unknown) =>
        request.log.error({ request: request.id, err }, 'not noted'),
      );
    }
    return reply.code(status).errorPage({
      title: TITLES[status] ?? (isOurs ? 'Something went wrong' : 'This could not be done'),
      message: isOurs && status !== 503 ? null : error?.message,
      hint: isOurs && status !== 503 ? null : error?.hint,
      status,
      reference: request.id,
    });
  });
  // A route and no handler of what is not found: the rest of the server has one of its own.
  app.all('/*', async (request, reply) => {
    if (request.url.startsWith('/v1/')) return reply.callNotFound();
    return reply.code(404).errorPage({
      title: 'Page not found',
      message: null,
      hint: 'If you typed the address, check that it is right. If you pasted it, check that you copied all of it.',
      status: 404,
      reference: request.id,
    });
  });
}

/** What libraries throw, in words for people. */
function asPageError(thrown: unknown): ReeveError | undefined {
  const { code, statusCode } = (thrown ?? {}) as { code?: string; statusCode?: number };
  if (code?.startsWith('FST_CSRF') === true) {
    return new ReeveError('access/form', 'This form is no longer valid', {
      hint: 'Go back, load the page again and send it once more. Nothing was changed.',
    });
  }
  if (statusCode === 413) return new ReeveError('request/too-large', 'What was sent is too large');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new ReeveError('request/malformed', 'This request cannot be understood');
  }
  return undefined;
}
