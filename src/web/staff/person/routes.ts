import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PossibleTakeUp } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import type { NotKnown } from '../../../master-index/index.ts';
import { lowerFirst } from '../../shared/formats.ts';
import { holds, serviceTitle } from '../asking.ts';
import { callerOf, type StaffContext } from '../context.ts';
import type { Form } from '../forms.ts';
import { asKnownOf } from './as-known.ts';
import { askPages } from './ask-routes.ts';
import { breakGlassPages, glassOver, inAnEmergency } from './break-glass-routes.ts';
import { consentPages } from './consent-routes.ts';
import { hiddenRows } from './hidden-page.ts';
import { personPage } from './person-page.ts';
import { sectionsOf } from './sections.ts';
import { whyPage } from './why-page.ts';

/** A service that somebody may not know of, in words: by what it is told goes on a sentence. */
function offerWords({ because, notKnownAs, ...offer }: PossibleTakeUp) {
  const listed = (titles: readonly string[]) => titles.map(lowerFirst).join('; ');
  return { ...offer, known: listed(because), notKnown: listed(notKnownAs) };
}

interface OfPerson {
  Params: { person: string };
}

/** A customer: who they are, how to reach them, what each service has, and how that is known. */
export function personPages(app: FastifyInstance, context: StaffContext): void {
  const { services } = context;
  askPages(app, context);
  consentPages(app, context);
  breakGlassPages(app, context);
  app.get<OfPerson & { Querystring: Form }>('/person/:person', async (request, reply) => {
    const today = dayInUk();
    const asked = asKnownOf(request.query, today);
    const { person } = request.params;
    const caller = callerOf(request);
    const view = await services.person(caller, person, asked.day);
    const mayLookBack = holds(request, 'view-history');
    if ('notKnown' in view) {
      return notKnown(request, reply, view, asked.day === undefined ? null : person);
    }
    const page = personPage(view, await services.policy(), asked.day ?? today);
    if (asked.day === undefined) {
      const { purpose } = caller;
      request.session.lookedAt = { id: view.personId, name: page.name, purpose };
    }
    const mayBeTold = holds(request, 'verify') && asked.day === undefined && page.died === null;
    const takeUp = mayBeTold ? await services.takeUp(caller, view.personId) : null;
    if (asked.problem !== undefined) reply.code(422);
    return reply.page('staff/person/person.njk', {
      title: page.name,
      back: { href: '/find', text: 'Find another customer' },
      view,
      person: page,
      takeUp: takeUp?.map(offerWords),
      sections: sectionsOf(request),
      glass: await glassOver(context, request, view.personId),
      asKnown: asked,
      mayLookBack,
      ...(asked.problem === undefined
        ? {}
        : { errors: [{ text: asked.problem, href: '#on-day' }] }),
    });
  });
  app.get<OfPerson>('/person/:person/why', async (request, reply) => {
    const found = await services.explain(callerOf(request), request.params.person);
    if ('notKnown' in found) return notKnown(request, reply, found);
    const policy = await services.policy();
    return reply.page('staff/person/why.njk', {
      title: 'Why these records are one person',
      personId: found.personId,
      sections: sectionsOf(request),
      glass: await glassOver(context, request, found.personId),
      why: whyPage(found, (code) => serviceTitle(policy, code)),
    });
  });
  app.get<OfPerson>('/person/:person/hidden', async (request, reply) => {
    const found = await services.hidden(callerOf(request), request.params.person);
    if ('notKnown' in found) return notKnown(request, reply, found);
    return reply.page('staff/person/hidden.njk', {
      title: 'What you cannot see, and why',
      personId: found.personId,
      sections: sectionsOf(request),
      glass: await glassOver(context, request, found.personId),
      sources: hiddenRows(found, await services.policy()),
    });
  });

  /** @param now the person to look at as they are now, where they were asked for as known earlier */
  async function notKnown(
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    { notKnown: text }: NotKnown,
    now: string | null = null,
  ) {
    return reply.code(404).page('staff/person/not-known.njk', {
      title: 'Not known',
      text: text.replace(/^Not known\. /, ''),
      now,
      ...(await inAnEmergency(context, request)),
    });
  }
}
