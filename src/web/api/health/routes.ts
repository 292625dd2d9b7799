import { z } from 'zod';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';

/** Whether the server is there, and what it offers. For everybody: nothing here is of a person. */
export function healthRoutes(app: ApiRoutes, services: Pick<ApiServices, 'isReady'>) {
  const health = z.object({ status: z.enum(['ready', 'not-ready']) }).meta({ id: 'Health' });
  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'live',
        summary: 'Whether the process runs; a process that does not answer is to be started again',
        tags: ['server'],
        security: [],
        response: { 200: z.object({ status: z.literal('live') }) },
      },
    },
    async () => ({ status: 'live' as const }),
  );
  app.get(
    '/health',
    {
      schema: {
        operationId: 'health',
        summary: 'Whether the server is ready for requests: whether its database answers',
        tags: ['server'],
        security: [],
        response: { 200: health, 503: health },
      },
    },
    async (_request, reply) => {
      const ready = await services.isReady();
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready' });
    },
  );
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
