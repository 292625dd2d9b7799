import type { FastifyInstance } from 'fastify';
import { capabilitiesOf, roles } from '../../../access/index.ts';
import { holds } from '../asking.ts';
import { type StaffContext, viewerOf } from '../context.ts';
import { waitingFor } from './waiting.ts';

/** Searches of this session that are offered again. */
const OFFERED = 5;

/** Home: what somebody can do, and what waits for them. */
export function homePage(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/', async (request, reply) => {
    const viewer = viewerOf(request);
    const canSearch = holds(request, 'search');
    const hasPurpose = request.session.purpose !== undefined;
    const searches = (canSearch && hasPurpose ? request.session.searches : undefined) ?? [];
    return reply.page('staff/home/home.njk', {
      title: 'Home',
      canSearch,
      hasPurpose,
      waiting: await waitingFor(request, services),
      searches: searches
        .slice(-OFFERED)
        .reverse()
        .map(({ id, text, postcode }) => ({
          href: `/find/${id}`,
          text: [text, postcode].filter((part) => part !== '').join(', '),
        })),
      roles: viewer.roles.map((code) => roles[code].label),
      mayBreakGlass: holds(request, 'break-glass'),
      canDoNothing: capabilitiesOf(viewer.roles).size === 0,
    });
  });
}
