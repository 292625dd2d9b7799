import type { FastifyInstance, FastifyRequest } from 'fastify';
import { limitRate } from '../shared/limit-rate.ts';
import { isLookedAtAgain } from '../shared/look-again.ts';
import { pageServer } from '../shared/page-server.ts';
import { isCurrent, minuteOf, sessionEnds } from '../shared/page-session.ts';
import { helpWith } from './about/help-topic.ts';
import { aboutPages } from './about/routes.ts';
import { accountPages } from './account/routes.ts';
import { administrationPages } from './administration/routes.ts';
import { businessCasePages } from './business-case/routes.ts';
import type { StaffContext, StaffPagesOptions, StaffServices } from './context.ts';
import { findPages } from './find/routes.ts';
import { governancePages } from './governance/routes.ts';
import { homePage } from './home/routes.ts';
import { modelPages } from './model/routes.ts';
import { navigationFor } from './navigation.ts';
import { personPages } from './person/routes.ts';
import { purposePages } from './purpose/routes.ts';
import { reviewPages } from './reviews/routes.ts';
import { signInPages } from './sign-in/routes.ts';
import { sourcePages } from './sources/routes.ts';

/** Ten a second are more than a person turns, and fewer than a program that copies would. */
const PAGES_PER_MINUTE = 600;
/** Behind a proxy all staff of a council have one address, and are not known until they have signed in. */
const SIGNED_OUT_PER_MINUTE = 3000;

/** The pages for staff. */
export async function staffPages(
  app: FastifyInstance,
  services: StaffServices,
  options: StaffPagesOptions,
): Promise<void> {
  const context: StaffContext = { services, options };
  const subjectOf = ({ session }: FastifyRequest) => session?.signedIn?.viewer.subject;
  await limitRate(app, PAGES_PER_MINUTE, subjectOf, SIGNED_OUT_PER_MINUTE);
  const around = {
    frame: (request: FastifyRequest) => frame(context, request),
    refused: async (request: FastifyRequest) => {
      const { signedIn, purpose = null } = request.session;
      if (signedIn === undefined) return;
      await services.noteRefusal({
        viewer: signedIn.viewer,
        requestId: request.id,
        purpose,
        page: request.routeOptions.url ?? null,
      });
    },
  };
  await pageServer(app, { ...options, ...around }, (pages) => putInPages(pages, context));
}

async function putInPages(app: FastifyInstance, context: StaffContext): Promise<void> {
  const { times } = context.options;
  signInPages(app, context);
  aboutPages(app);
  await app.register(async (inside) => {
    inside.addHook('onRequest', async (request, reply) => {
      const { session } = request;
      const { signedIn } = session;
      const now = new Date();
      if (signedIn === undefined || !isCurrent(signedIn, times, now)) {
        const wasIn = signedIn !== undefined;
        if (wasIn) await session.destroy();
        const goTo = request.method === 'GET' ? request.url : '/';
        const why = wasIn ? '&timed-out=1' : '';
        return reply.redirect(`/sign-in?to=${encodeURIComponent(goTo)}${why}`, 303);
      }
      const seenAt = minuteOf(now);
      if (signedIn.seenAt < seenAt && !isLookedAtAgain(request.url))
        session.signedIn = { ...signedIn, seenAt };
      return undefined;
    });
    homePage(inside, context);
    purposePages(inside, context);
    accountPages(inside, context);
    findPages(inside, context);
    personPages(inside, context);
    reviewPages(inside, context);
    sourcePages(inside, context);
    governancePages(inside, context);
    modelPages(inside, context);
    businessCasePages(inside, context);
    administrationPages(inside, context);
  });
}

/** The menu of whoever is signed in, as whom, and what they are here to do. */
async function frame({ services, options }: StaffContext, request: FastifyRequest) {
  const signedIn = request.session?.signedIn;
  if (signedIn === undefined) return {};
  const { viewer } = signedIn;
  const policy = await services.policy();
  const purpose = request.session.purpose;
  return {
    viewer,
    serviceTitle: policy.services[viewer.service]?.title ?? viewer.service,
    purposeLabel: purpose === undefined ? null : policy.purposes[purpose]?.label,
    navigation: navigationFor(viewer, request.url),
    lookedAt: request.session.lookedAt?.purpose === purpose ? request.session.lookedAt : undefined,
    sessionEnds: sessionEnds(signedIn, options.times, new Date()),
    help: helpWith(request.url),
  };
}
