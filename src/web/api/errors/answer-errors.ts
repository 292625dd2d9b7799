import type { FastifyInstance } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';

/** Answers everything that goes wrong in one shape, and logs what is the server's own fault. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id);
    if (problem.status >= 500) request.log.error({ request: request.id, err: error }, 'failed');
    if (problem.status === 401) {
      // RFC 6750, section 3: how to come in; an error only where a token came.
      const invalid = problem.code === 'auth/token' ? ', error="invalid_token"' : '';
      reply.header('www-authenticate', `Bearer realm="reeve"${invalid}`);
    }
    return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
  app.setNotFoundHandler((request, reply) => {
    const unknown = new ReeveError('request/not-found', 'There is nothing under this path', {
      hint: 'See /openapi.json.',
    });
    const problem = problemOf(unknown, request.id);
    return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
}
