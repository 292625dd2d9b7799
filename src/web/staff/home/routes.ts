import type { FastifyInstance } from 'fastify';
import { capabilitiesOf } from '../../../access/index.ts';
import { type StaffContext, viewerOf } from '../context.ts';

/** Home: what somebody can do, and what waits for them. */
export function homePage(app: FastifyInstance, _context: StaffContext): void {
  app.get('/', async (request, reply) => {
    const held = capabilitiesOf(viewerOf(request).roles);
    return reply.page('staff/home/home.njk', {
      title: 'Home',
      canSearch: held.has('search'),
      hasPurpose: request.session.purpose !== undefined,
    });
  });
}
