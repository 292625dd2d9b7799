import type { FastifyInstance } from 'fastify';
import { requireAnyCapability } from '../../../access/index.ts';
import { dayInUk, isIdNumber } from '../../../kernel/index.ts';
import { type StaffContext, viewerOf } from '../context.ts';
import { type Form, textOf } from '../forms.ts';
import { accessPages } from './access-routes.ts';
import { agreementPages } from './agreement-routes.ts';
import { agreementState, dueAgreements } from './agreement-words.ts';
import { holds, mustHold, overseerOf, personIn } from './asking.ts';
import { auditPages } from './audit-routes.ts';
import { consentPages } from './consent-routes.ts';
import { glassPages } from './glass-routes.ts';
import { requestPages } from './request-routes.ts';
import { sealPages } from './seal-routes.ts';
import { sectionsFor } from './sections.ts';

/** Information governance: who may see what, who looked, and whether the record of it holds. */
export function governancePages(app: FastifyInstance, context: StaffContext): void {
  overview(app, context);
  agreementPages(app, context);
  sealPages(app, context);
  glassPages(app, context);
  consentPages(app, context);
  accessPages(app, context);
  requestPages(app, context);
  auditPages(app, context);
}

function overview(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/governance', async (request, reply) => {
    requireAnyCapability(viewerOf(request), ['manage-seals', 'read-audit'], 'open this page');
    const waiting = holds(request, 'read-audit')
      ? await services.governanceWaiting(overseerOf(request))
      : null;
    const policy = await services.policy();
    return reply.page('staff/governance/overview.njk', {
      ...sectionsFor(request),
      title: 'Information governance',
      waiting,
      mayChange: holds(request, 'manage-agreements'),
      due: dueAgreements(policy, dayInUk()).length,
      agreements: policy.agreements.filter((each) => agreementState(each, dayInUk()) !== 'ended')
        .length,
    });
  });
  app.get<{ Params: { person: string } }>('/governance/person/:person', async (request, reply) => {
    mustHold(request, 'manage-seals');
    const person = personIn(request.params.person);
    const [first] = sectionsFor(request).ofPerson;
    return reply.redirect(`/governance/person/${person}/${first?.code ?? 'seals'}`, 303);
  });
  app.get<{ Querystring: Form }>('/governance/person', async (request, reply) => {
    mustHold(request, 'manage-seals');
    const number = textOf(request.query, 'number').replaceAll(/\s/g, '');
    const { ofPerson } = sectionsFor(request);
    const to = ofPerson.find(({ code }) => code === textOf(request.query, 'to')) ?? ofPerson[0];
    if (isIdNumber(number) && to !== undefined) {
      return reply.redirect(`/governance/person/${number}/${to.code}`, 303);
    }
    const text = 'Enter the number of the person, such as 4711';
    const isAsked = request.query.number !== undefined;
    if (isAsked) reply.code(422);
    return reply.page('staff/governance/person-by-number.njk', {
      ...sectionsFor(request),
      title: 'About one person',
      to: to?.code ?? '',
      value: textOf(request.query, 'number').slice(0, 20),
      ...(isAsked ? { errors: [{ text, href: '#number' }] } : {}),
    });
  });
}
