import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Viewer } from '../../../access/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import type { Asker, Caller } from '../caller.ts';
import type { Authenticate } from './authenticate.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it; undefined where that is not known. */
    viewer: Viewer | undefined;
    /** Why that is not known. */
    notIdentified: unknown;
  }
}

/** Finds out who sent each request; who may not come in is turned away after they are counted. */
export function identify(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('viewer', undefined);
  app.decorateRequest('notIdentified', undefined);
  app.addHook('onRequest', async (request) => {
    try {
      request.viewer = await authenticate(request.headers.authorization);
    } catch (error) {
      request.notIdentified = error;
    }
  });
}

/** Turns away whoever is not known, before a body is read. */
export function requireViewer(app: FastifyInstance): void {
  app.addHook('preParsing', async (request) => {
    if (request.viewer === undefined) throw request.notIdentified;
  });
}

/** Who asks, of a request that was let in. */
export function askerOf(request: FastifyRequest): Asker {
  const { viewer, id } = request;
  if (viewer === undefined) throw request.notIdentified;
  return { viewer, requestId: id };
}

/**
 * Who asks, and what for: the header `Reeve-Purpose`.
 *
 * @throws ReeveError `request/header-missing`
 */
export function callerOf(request: FastifyRequest): Caller {
  const purpose = request.headers['reeve-purpose'];
  if (typeof purpose !== 'string' || purpose === '') {
    throw new ReeveError('request/header-missing', 'The request states no purpose', {
      location: { field: 'Reeve-Purpose' },
      hint: 'Say in the header Reeve-Purpose what the data is wanted for: answer-enquiry, for one.',
    });
  }
  return { ...askerOf(request), purpose };
}
