import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { limitRate } from '../shared/limit-rate.ts';
import { sayOfAnswers } from './answer-headers.ts';
import type { Authenticate } from './auth/authenticate.ts';
import { identify, requireViewer } from './auth/viewer-of-request.ts';
import { decisionRoutes } from './decisions/routes.ts';
import { answerErrors } from './errors/answer-errors.ts';
import { extractRoutes } from './extracts/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { openApi } from './openapi.ts';
import { oversightRoutes } from './oversight/routes.ts';
import { personRoutes } from './people/routes.ts';
import { recordRoutes } from './records/routes.ts';
import { requestId, sayRequestId } from './request-id.ts';
import type { ApiServices } from './services.ts';
import { sourceRoutes } from './sources/routes.ts';
import { tidyOpenApi } from './tidy-openapi.ts';
import { typedRoutes } from './typed-routes.ts';
import type { Uploads } from './uploads/receive-file.ts';
import { uploadRoutes } from './uploads/routes.ts';

/** What the server is made with. */
export interface ApiOptions {
  readonly authenticate: Authenticate;
  /** Of this program, for the description. */
  readonly version: string;
  /** Requests that one caller may make in a minute; 600 by default. */
  readonly requestsPerMinute?: number;
  /** Takes what is logged: never a path with ids in it, a body or a token. None by default. */
  readonly logger?: FastifyBaseLogger;
  /** Where files that are sent are kept until they are loaded. */
  readonly uploads: Uploads;
  /**
   * Addresses of the proxies before this server, whose word of who asks is taken: requests of
   * those who are not known are counted by address. None by default.
   */
  readonly trustProxy?: readonly string[];
  /** Pages for people, served beside: a part of the server with errors and headers of its own. */
  readonly pages?: (app: FastifyInstance) => Promise<void>;
}

/** Bodies hold one record or one decision: more is a mistake, or an attack. */
const LARGEST_BODY = 256 * 1024;
/** Milliseconds for a request to come whole: 1 GB at 15 Mbit/s. Slower ones hold a connection. */
const LONGEST_REQUEST = 600_000;
/** A choice: ten a second are more than a person makes, and enough for a form. */
const REQUESTS_PER_MINUTE = 600;

export type ApiServer = FastifyInstance;

/**
 * The REST interface, ready to listen or to be asked (`inject`). Each request goes through this,
 * in order: an id; who sent it; how many they sent; nobody unknown; its shape; the use case,
 * which decides, answers and audits; and one shape for whatever went wrong.
 *
 * @example
 * const app = await apiServer(services, { authenticate, version: '0.1.0' });
 * await app.listen({ host: '127.0.0.1', port: 8420 });
 */
export async function apiServer(services: ApiServices, options: ApiOptions): Promise<ApiServer> {
  const { authenticate, version, requestsPerMinute = REQUESTS_PER_MINUTE, logger } = options;
  const { uploads, trustProxy = [] } = options;
  const app = Fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    genReqId: requestId,
    bodyLimit: LARGEST_BODY,
    requestTimeout: LONGEST_REQUEST,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    // Fastify would log paths, and with them ids of people.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  sayRequestId(app);
  sayOfAnswers(app);
  await app.register(helmet);
  await app.register(swagger, {
    openapi: openApi(version),
    transform: jsonSchemaTransform,
    transformObject: (document) => tidyOpenApi(jsonSchemaTransformObject(document)),
  });
  identify(app, authenticate);
  await app.register(async (open) => {
    await limitRate(open, requestsPerMinute, ({ viewer }) => viewer?.subject);
    healthRoutes(typedRoutes(open), services);
    await open.register(
      async (known) => {
        requireViewer(known);
        const routes = typedRoutes(known);
        personRoutes(routes, services);
        recordRoutes(routes, services);
        decisionRoutes(routes, services);
        oversightRoutes(routes, services);
        sourceRoutes(routes, services);
        extractRoutes(routes, services);
        jobRoutes(routes, services);
        await known.register(async (files) => uploadRoutes(typedRoutes(files), services, uploads));
      },
      { prefix: '/v1' },
    );
  });
  // Beside them, with limits of their own: all staff of a council may have one address.
  if (options.pages !== undefined) await app.register(options.pages);
  await app.ready();
  return app;
}
