import type { FastifyInstance } from 'fastify';
import { roles } from '../../../access/index.ts';
import { type StaffContext, viewerOf } from '../context.ts';

/** What somebody is signed in as, and since when. */
export function accountPages(app: FastifyInstance, { options }: StaffContext): void {
  // That something is asked for is what keeps a session: there is nothing to answer.
  app.get('/account/stay', async (_request, reply) => reply.code(204).send());
  app.get('/account', async (request, reply) => {
    const viewer = viewerOf(request);
    const at = request.session.signedIn?.at ?? '';
    const until = new Date(Date.parse(at) + options.times.absolute * 60_000);
    const clock = (moment: Date): string =>
      new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' }).format(
        moment,
      );
    return reply.page('staff/account/account.njk', {
      title: 'Your account',
      roleTitles: viewer.roles.map((role) => roles[role].label),
      training: viewer.training,
      since: clock(new Date(at)),
      until: clock(until),
      idle: options.times.idle,
    });
  });
}
