import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** The server as a resource adds its routes to it: schemas in zod, and types from them. */
export function typedRoutes(app: FastifyInstance) {
  return app.withTypeProvider<ZodTypeProvider>();
}
export type ApiRoutes = ReturnType<typeof typedRoutes>;
