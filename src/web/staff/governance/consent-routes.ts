import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  consentChannels,
  type RegisteredConsent,
  type SharingPolicy,
} from '../../../access/index.ts';
import { CONSENT_RECORDED, consentFields, consentOf, consentProblems } from '../consent-form.ts';
import type { StaffContext } from '../context.ts';
import { errorsByField, type Form, type FormError, textOf } from '../forms.ts';
import { holds, mustHold, overseerOf, personIn, purposeLabel, SHOWN } from './asking.ts';
import { sectionsFor } from './sections.ts';

interface OfPerson {
  readonly Params: { readonly person: string };
}

/** Consents: the register of all, those of one person, and recording one. */
export function consentPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>('/governance/consents', async (request, reply) => {
    const policy = await services.policy();
    const asked = textOf(request.query, 'purpose');
    const purpose = Object.hasOwn(policy.purposes, asked) ? asked : '';
    const after = textOf(request.query, 'after');
    const { items, next } = await services.consentRegister(overseerOf(request), {
      limit: SHOWN,
      ...(purpose === '' ? {} : { purpose }),
      ...(after === '' ? {} : { after }),
    });
    const href = `/governance/consents?purpose=${encodeURIComponent(purpose)}`;
    return reply.page('staff/governance/consents.njk', {
      ...sectionsFor(request),
      title: 'Consents',
      consents: items.map((each) => consentWords(policy, each)),
      purpose,
      first: after === '' ? null : href,
      next: next === null ? null : `${href}&after=${encodeURIComponent(next)}`,
      purposes: [
        { value: '', text: 'Any purpose' },
        ...Object.entries(policy.purposes)
          .map(([value, { label }]) => ({ value, text: label, selected: value === purpose }))
          .sort((a, b) => (a.text < b.text ? -1 : 1)),
      ],
    });
  });

  const path = '/governance/person/:person/consents';
  const show = async (
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    form: Form,
    errors?: readonly FormError[],
  ) => {
    const person = personIn(request.params.person);
    const policy = await services.policy();
    const { items } = await services.consentRegister(overseerOf(request), { person, limit: MOST });
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/governance/person-consents.njk', {
      ...sectionsFor(request),
      title: `Consents of person ${person}`,
      person,
      consents: items.map((each) => consentWords(policy, each)),
      canRecord: holds(request, 'record-consent'),
      key: textOf(form, 'key') || randomUUID(),
      ...consentFields(form, policy),
      ...(errors === undefined ? {} : { errors, errorOf: errorsByField(errors) }),
    });
  };
  app.get<OfPerson>(path, async (request, reply) => show(request, reply, {}));
  app.post<OfPerson & { Body: Form }>(path, async (request, reply) => {
    // Whoever may see neither the person nor the register records where they see the person.
    mustHold(request, 'read-audit');
    mustHold(request, 'record-consent');
    const form = request.body ?? {};
    const read = consentOf(form);
    if ('errors' in read) return show(request, reply, form, read.errors);
    const person = personIn(request.params.person);
    try {
      await services.noteConsent(
        overseerOf(request),
        textOf(form, 'key') || randomUUID(),
        person,
        read,
      );
    } catch (error) {
      return show(request, reply, form, consentProblems(error));
    }
    request.session.notice = CONSENT_RECORDED[read.kind];
    return reply.redirect(`/governance/person/${person}/consents`, 303);
  });
}

/** More than anybody says: consents of one person are not paged. */
const MOST = 200;

/** What a person said of consent, as staff read it. */
function consentWords(policy: SharingPolicy, each: RegisteredConsent) {
  return {
    person: each.person,
    purpose: purposeLabel(policy, each.purpose),
    isGiven: each.kind === 'given',
    at: each.at,
    how: consentChannels[each.how],
    onBehalfBy: each.onBehalfBy ?? null,
    until: each.until ?? null,
    note: each.note ?? null,
    recordedBy: each.recordedBy,
    recordedAt: each.recordedAt,
    holds: each.consentsNow,
  };
}
