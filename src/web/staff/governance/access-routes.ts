import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  LONGEST_PERIOD,
  type UnusualAccess,
  type UnusualRule,
  unusualLimits,
  unusualRules,
} from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { dateText } from '../../shared/formats.ts';
import type { StaffContext } from '../context.ts';
import { errorsByField, type Form, type FormError, textOf } from '../forms.ts';
import { accessWords } from './access-words.ts';
import { mustHold, overseerOf, pageIn, personIn, SHOWN, serviceTitle } from './asking.ts';
import { lastDays, momentsOf, type Period, periodFields, periodForm, periodOf } from './period.ts';
import { sectionsFor } from './sections.ts';

declare module 'fastify' {
  interface Session {
    /** Whose accesses were asked for, so that nobody stands in an address; the latest last. */
    staffAsked?: readonly (Period & { readonly id: string; readonly actor: string })[];
  }
}

/** Questions that a session remembers, for the button back. */
const REMEMBERED = 12;
/** `sub` of OpenID Connect is no longer. */
const LONGEST_ACTOR = 255;

/** Who looked at whom: by person, by member of staff, and what stands out. */
export function accessPages(app: FastifyInstance, context: StaffContext): void {
  lookedAtPerson(app, context);
  whatStaffDid(app, context);
  unusual(app, context);
}

function lookedAtPerson(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Params: { person: string }; Querystring: Form }>(
    '/governance/person/:person/looked',
    async (request, reply) => {
      const person = personIn(request.params.person);
      const after = textOf(request.query, 'after');
      const { accesses, next } = await services.accesses(overseerOf(request), person, {
        limit: SHOWN,
        ...(after === '' ? {} : { after }),
      });
      const policy = await services.policy();
      const href = `/governance/person/${person}/looked`;
      return reply.page('staff/governance/person-looked.njk', {
        ...sectionsFor(request),
        title: `Who looked at person ${person}`,
        person,
        accesses: accesses.map((each) => accessWords(policy, each)),
        first: after === '' ? null : href,
        next: next === null ? null : `${href}?after=${encodeURIComponent(next)}`,
      });
    },
  );
}

function whatStaffDid(app: FastifyInstance, { services }: StaffContext): void {
  const list = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: Form,
    given: { readonly actor?: string; readonly errors?: readonly FormError[] } = {},
  ) => {
    mustHold(request, 'read-audit');
    const read = periodOf(form, dayInUk());
    const errors = [...(given.errors ?? []), ...('errors' in read ? read.errors : [])];
    const period = 'errors' in read ? lastDays(dayInUk()) : read.period;
    const page = pageIn((request.query as Form).page);
    const { actors, hasMore } = await services.activeStaff(overseerOf(request), momentsOf(period), {
      limit: SHOWN,
      offset: (page - 1) * SHOWN,
    });
    const policy = await services.policy();
    if (errors.length > 0) reply.code(422);
    const query = new URLSearchParams(periodForm(period) as Record<string, string>);
    return reply.page('staff/governance/staff.njk', {
      ...sectionsFor(request),
      title: 'What staff looked at',
      period,
      days: periodFields('errors' in read ? form : periodForm(period)),
      actors: actors.map((each) => ({ ...each, serviceTitle: serviceTitle(policy, each.service) })),
      actor: given.actor ?? '',
      paging: {
        page,
        last: hasMore ? page + 1 : page,
        isOpen: hasMore,
        href: `/governance/staff?${query}&`,
      },
      ...(errors.length === 0 ? {} : { errors, errorOf: errorsByField(errors) }),
    });
  };
  app.get<{ Querystring: Form }>('/governance/staff', async (request, reply) =>
    list(request, reply, request.query),
  );
  app.post<{ Body: Form }>('/governance/staff', async (request, reply) => {
    mustHold(request, 'read-audit');
    const form = request.body ?? {};
    // The button beside somebody's name, or what was typed.
    const actor = (textOf(form, 'who') || textOf(form, 'actor')).slice(0, LONGEST_ACTOR);
    const read = periodOf(form, dayInUk());
    if (actor === '') {
      const errors = [{ text: 'Enter whose', href: '#actor' }];
      return list(request, reply, form, { errors });
    }
    if ('errors' in read) return list(request, reply, form, { actor });
    const id = randomBytes(9).toString('base64url');
    const before = request.session.staffAsked ?? [];
    request.session.staffAsked = [...before.slice(1 - REMEMBERED), { id, actor, ...read.period }];
    return reply.redirect(`/governance/staff/${id}`, 303);
  });
  app.get<{ Params: { asked: string }; Querystring: Form }>(
    '/governance/staff/:asked',
    async (request, reply) => {
      mustHold(request, 'read-audit');
      const asked = request.session.staffAsked?.find(({ id }) => id === request.params.asked);
      if (asked === undefined) return reply.redirect('/governance/staff', 303);
      const after = textOf(request.query, 'after');
      const found = await services.accessesOfStaff(
        overseerOf(request),
        asked.actor,
        momentsOf(asked),
        { limit: SHOWN, ...(after === '' ? {} : { after }) },
      );
      const policy = await services.policy();
      const href = `/governance/staff/${asked.id}`;
      return reply.page('staff/governance/staff-member.njk', {
        ...sectionsFor(request),
        title: `What ${asked.actor} looked at`,
        back: { href: '/governance/staff', text: 'What staff looked at' },
        asked,
        summary: found.summary,
        service: found.summary === null ? null : serviceTitle(policy, found.summary.service),
        accesses: found.accesses.map((each) => accessWords(policy, each)),
        first: after === '' ? null : href,
        next: found.next === null ? null : `${href}?after=${encodeURIComponent(found.next)}`,
      });
    },
  );
}

/** Periods that can be chosen, in days. */
const CHOICES = [1, 7, 31, LONGEST_PERIOD - 1];

function unusual(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>('/governance/unusual', async (request, reply) => {
    mustHold(request, 'read-audit');
    const days = CHOICES.find((each) => String(each) === textOf(request.query, 'days')) ?? 7;
    const asked = textOf(request.query, 'rule');
    const rule = Object.hasOwn(unusualRules, asked) ? (asked as UnusualRule) : null;
    const period = lastDays(dayInUk(), days);
    const found = await services.unusualAccess(overseerOf(request), momentsOf(period));
    const policy = await services.policy();
    const shown = found.filter((each) => rule === null || each.rule === rule);
    const last = Math.max(1, Math.ceil(shown.length / SHOWN));
    const page = Math.min(pageIn(request.query.page), last);
    return reply.page('staff/governance/unusual.njk', {
      ...sectionsFor(request),
      title: 'Unusual access',
      period,
      days,
      choices: CHOICES.map((value) => ({
        value,
        text: value === 1 ? 'Today' : `${value} days`,
        selected: value === days,
      })),
      total: found.length,
      rule,
      ruleLabel: rule === null ? null : unusualRules[rule].label,
      rules: (Object.keys(unusualRules) as UnusualRule[]).map((code) => ({
        code,
        label: unusualRules[code].label,
        says: unusualRules[code].says(unusualLimits),
        count: found.filter((each) => each.rule === code).length,
      })),
      rows: shown.slice((page - 1) * SHOWN, page * SHOWN).map((each) => unusualRow(each, policy)),
      shown: shown.length,
      paging: { page, last, href: `/governance/unusual?days=${days}&rule=${rule ?? ''}&` },
    });
  });
}

function unusualRow(
  { rule, actor, service, person, day, words }: UnusualAccess,
  policy: Parameters<typeof serviceTitle>[0],
) {
  return {
    rule: unusualRules[rule].label,
    day,
    dayText: dateText(day),
    actor,
    service: service === null ? null : serviceTitle(policy, service),
    person,
    whom: rule === 'refused' ? 'none' : 'several',
    words,
    days: periodForm({ from: day, until: day }),
  };
}
