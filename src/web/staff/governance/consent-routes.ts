import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ConsentChannel,
  type ConsentToRecord,
  consentChannels,
  type RegisteredConsent,
  type SharingPolicy,
} from '../../../access/index.ts';
import { dayInUk, ReeveError } from '../../../kernel/index.ts';
import type { StaffContext } from '../context.ts';
import { holds, mustHold, overseerOf, personIn, purposeLabel, SHOWN } from './asking.ts';
import { dayFields, dayOf, errorsByField, type Form, type FormError, textOf } from './forms.ts';
import { endOfDay } from './period.ts';
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
    const needed = new Set(
      policy.agreements.flatMap(({ consentNeeded, purposes }) => (consentNeeded ? purposes : [])),
    );
    return reply.page('staff/governance/person-consents.njk', {
      ...sectionsFor(request),
      title: `Consents of person ${person}`,
      person,
      consents: items.map((each) => consentWords(policy, each)),
      canRecord: holds(request, 'record-consent'),
      key: textOf(form, 'key') || randomUUID(),
      form: Object.fromEntries(
        ['kind', 'how', 'onBehalfBy', 'note'].map((name) => [name, textOf(form, name)]),
      ),
      days: { at: dayFields(form, 'at'), until: dayFields(form, 'until') },
      purposes: [
        { value: '', text: 'Choose a purpose' },
        ...Object.entries(policy.purposes)
          .map(([value, { label }]) => ({
            value,
            text: needed.has(value) ? `${label} (an agreement asks for consent)` : label,
            selected: textOf(form, 'purpose') === value,
          }))
          .sort(
            (a, b) =>
              Number(needed.has(b.value)) - Number(needed.has(a.value)) ||
              (a.text < b.text ? -1 : 1),
          ),
      ],
      channels: Object.entries(consentChannels).map(([value, text]) => ({ value, text })),
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
      if (!(error instanceof ReeveError) || error.code !== 'access/consent') throw error;
      const field = error.location.field === 'at' ? 'at-day' : (error.location.field ?? 'purpose');
      return show(request, reply, form, [{ text: error.message, href: `#${field}` }]);
    }
    request.session.notice =
      read.kind === 'given'
        ? 'The consent is recorded. It holds from when it was said.'
        : 'The withdrawal is recorded. It holds from now on.';
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

function consentOf(form: Form): ConsentToRecord | { readonly errors: readonly FormError[] } {
  const errors: FormError[] = [];
  const purpose = textOf(form, 'purpose');
  if (purpose === '') errors.push({ text: 'Choose to what', href: '#purpose' });
  const kind = textOf(form, 'kind');
  if (kind !== 'given' && kind !== 'withdrawn') {
    errors.push({ text: 'Choose whether it was given or withdrawn', href: '#kind' });
  }
  const how = textOf(form, 'how');
  if (!Object.hasOwn(consentChannels, how)) {
    errors.push({ text: 'Choose how they said so', href: '#how' });
  }
  const at = dayOf(form, 'at');
  const until = dayOf(form, 'until');
  const noDay = 'Enter a day that there is, such as 27 3 2027';
  if (at === null) errors.push({ text: noDay, href: '#at-day' });
  else if (at > dayInUk()) {
    errors.push({ text: 'The day on which it was said cannot be in the future', href: '#at-day' });
  }
  if (until === null) errors.push({ text: noDay, href: '#until-day' });
  else if (until !== '' && Date.parse(endOfDay(until)) <= Date.now()) {
    errors.push({ text: 'The day on which it lapses has to be in the future', href: '#until-day' });
  }
  if (errors.length > 0 || (kind !== 'given' && kind !== 'withdrawn')) return { errors };
  const [onBehalfBy, note] = [textOf(form, 'onBehalfBy'), textOf(form, 'note')];
  const today = dayInUk();
  return {
    purpose,
    kind,
    how: how as ConsentChannel,
    // Of today it is now: a withdrawal holds after what was said this morning.
    ...(at === '' || at === null || at === today ? {} : { at: `${at}T12:00:00Z` }),
    ...(until === '' || until === null ? {} : { until: endOfDay(until) }),
    ...(onBehalfBy === '' ? {} : { onBehalfBy }),
    ...(note === '' ? {} : { note }),
  };
}
