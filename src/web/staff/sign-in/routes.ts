import type { FastifyInstance } from 'fastify';
import { capabilitiesOf, purposesFor } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { ownPath } from '../../shared/own-path.ts';
import { minuteOf } from '../../shared/page-session.ts';
import type { StaffContext } from '../context.ts';

/**
 * Sign-ins that one address may begin in a minute. Behind a proxy all staff of a council have one
 * address, and come at nine o'clock; passwords are tried at the identity provider, not here.
 */
const SIGN_INS = { max: 300, timeWindow: '1 minute' };

/** Signing in and out, by the council's identity provider. */
export function signInPages(app: FastifyInstance, { services, options }: StaffContext): void {
  const { signIn } = options;
  const rateLimit = SIGN_INS;
  app.get<{ Querystring: { to?: string; 'timed-out'?: string } }>(
    '/sign-in',
    async (request, reply) =>
      reply.page('staff/sign-in/sign-in.njk', {
        title: 'Sign in',
        to: ownPath(request.query.to),
        timedOut: request.query['timed-out'] !== undefined,
      }),
  );
  app.get<{ Querystring: { to?: string } }>(
    '/sign-in/begin',
    { config: { rateLimit } },
    async (request, reply) => {
      const { location, signingIn } = await signIn.begin(ownPath(request.query.to));
      request.session.signingIn = signingIn;
      return reply.redirect(location, 303);
    },
  );
  app.get('/signed-in', { config: { rateLimit } }, async (request, reply) => {
    const { signingIn } = request.session;
    // A page gone back to, or a sign-in that somebody else began: never one with what came.
    if (signingIn === undefined) return reply.redirect('/sign-in', 303);
    request.session.signingIn = undefined;
    const { claims, idToken } = await signIn.finish(
      new URL(request.url, options.publicAddress),
      signingIn,
    );
    const viewer = await options.viewerOf(claims);
    // A new id: one that somebody else had planted in this browser is worth nothing.
    await request.session.regenerate();
    const now = new Date();
    request.session.signedIn = { viewer, at: now.toISOString(), seenAt: minuteOf(now), idToken };
    const today = dayInUk(now);
    const purposes = purposesFor(await services.policy(), viewer, today);
    if (purposes.length === 1) request.session.purpose = purposes[0];
    // What somebody is here to do decides whose data they see: who sees nobody's is not asked.
    const seesPeople = capabilitiesOf(viewer.roles).has('search');
    const goTo =
      purposes.length > 1 && seesPeople
        ? `/purpose?to=${encodeURIComponent(signingIn.goTo)}`
        : signingIn.goTo;
    return reply.redirect(goTo, 303);
  });
  app.get('/sign-out', async (request, reply) =>
    reply.page('staff/sign-in/sign-out.njk', {
      title: 'Sign out',
      isIn: request.session.signedIn !== undefined,
    }),
  );
  app.post<{ Body: { everywhere?: string } }>('/sign-out', async (request, reply) => {
    const { signedIn } = request.session;
    if (signedIn === undefined) return reply.redirect('/signed-out', 303);
    if (request.body?.everywhere === 'yes') {
      await options.sessions.endAllOf(signedIn.viewer.subject);
    }
    await request.session.destroy();
    const end = await signIn.endAddress(signedIn.idToken).catch(() => null);
    return reply.redirect(end ?? '/signed-out', 303);
  });
  app.get('/signed-out', async (_request, reply) =>
    reply.page('staff/sign-in/signed-out.njk', { title: 'You have signed out' }),
  );
}
