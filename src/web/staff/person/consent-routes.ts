import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consentChannels } from '../../../access/index.ts';
import { writeKey } from '../asking.ts';
import { CONSENT_RECORDED, consentFields, consentOf, consentProblems } from '../consent-form.ts';
import { callerOf, type StaffContext } from '../context.ts';
import { errorsByField, type Form, type FormError, textOf } from '../forms.ts';
import { sectionsOf } from './sections.ts';

interface OfPerson {
  readonly Params: { readonly person: string };
}

/** What a customer said of consent, recorded by whoever heard it. */
export function consentPages(app: FastifyInstance, { services }: StaffContext): void {
  const path = '/person/:person/consent';
  const show = async (
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    form: Form,
    errors?: readonly FormError[],
  ) => {
    const { person } = request.params;
    const policy = await services.policy();
    const consents = await services.consents(callerOf(request), person);
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/person/consent.njk', {
      title: 'Consent',
      personId: person,
      sections: sectionsOf(request),
      consents: consents.toReversed().map((each) => ({
        ...each,
        purpose: policy.purposes[each.purpose]?.label ?? each.purpose,
        isGiven: each.kind === 'given',
        how: consentChannels[each.how],
      })),
      key: textOf(form, 'key') || randomUUID(),
      ...consentFields(form, policy),
      ...(errors === undefined ? {} : { errors, errorOf: errorsByField(errors) }),
    });
  };
  app.get<OfPerson>(path, async (request, reply) => show(request, reply, {}));
  app.post<OfPerson & { Body: Form }>(path, async (request, reply) => {
    const form = request.body ?? {};
    const read = consentOf(form);
    if ('errors' in read) return show(request, reply, form, read.errors);
    const { person } = request.params;
    const key = writeKey(textOf(form, 'key') || randomUUID(), [person, read]);
    try {
      await services.recordConsent(callerOf(request), key, person, read);
    } catch (error) {
      return show(request, reply, form, consentProblems(error));
    }
    request.session.notice = CONSENT_RECORDED[read.kind];
    return reply.redirect(`/person/${person}/consent`, 303);
  });
}
