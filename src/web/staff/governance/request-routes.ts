import type { FastifyInstance } from 'fastify';
import { dayInUk, ReeveError } from '../../../kernel/index.ts';
import { type DueRecord, subjectAccessPage } from '../../../master-index/index.ts';
import type { StaffContext } from '../context.ts';
import { type Form, textOf } from '../forms.ts';
import {
  answererOf,
  holds,
  keeperOf,
  mustHold,
  overseerOf,
  pageIn,
  personIn,
  SHOWN,
  serviceTitle,
  sourceTitle,
} from './asking.ts';
import { sectionsFor } from './sections.ts';

interface OfPerson {
  readonly Params: { readonly person: string };
}

/** What people ask about their own data, and how long it is kept. */
export function requestPages(app: FastifyInstance, context: StaffContext): void {
  subjectAccess(app, context);
  retention(app, context);
}

function subjectAccess(app: FastifyInstance, { services }: StaffContext): void {
  const path = '/governance/person/:person/request';
  app.get<OfPerson>(path, async (request, reply) => {
    mustHold(request, 'answer-subject-requests');
    const person = personIn(request.params.person);
    const seals = holds(request, 'manage-seals')
      ? await services.sealsOfPerson(overseerOf(request), person)
      : null;
    return reply.page('staff/governance/person-request.njk', {
      ...sectionsFor(request),
      title: `Request of person ${person}`,
      person,
      isSealed: (seals?.seals.length ?? 0) > 0,
    });
  });
  // Made by a form, not a link: each is all that is held on somebody, and stands in the audit.
  app.post<OfPerson & { Body: Form }>(path, async (request, reply) => {
    mustHold(request, 'answer-subject-requests');
    const person = personIn(request.params.person);
    const format = textOf(request.body ?? {}, 'format');
    if (format !== 'html' && format !== 'json') {
      throw new ReeveError('request/malformed', 'The form is not whole', {
        hint: 'Load the page again.',
      });
    }
    const answer = await services.subjectAccess(answererOf(request), person);
    const text =
      format === 'html' ? subjectAccessPage(answer) : `${JSON.stringify(answer, null, 2)}\n`;
    return reply
      .type(format === 'html' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="subject-access-${person}.${format}"`)
      .send(text);
  });
}

const AFTER = {
  'no-longer-supplied': 'the source no longer has it',
  death: 'the person died',
  'last-change': 'it last changed',
} as const;
const WHY: Readonly<Record<string, string>> = {
  request: 'The person asked',
  retention: 'Past its time',
  replay: 'Erased again after a backup was restored',
};

function retention(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>('/governance/retention', async (request, reply) => {
    const page = pageIn(request.query.page);
    const done = await services.erasuresDone(keeperOf(request), {
      limit: SHOWN,
      offset: (page - 1) * SHOWN,
    });
    const policy = await services.policy();
    return reply.page('staff/governance/retention.njk', {
      ...sectionsFor(request),
      title: 'Retention and erasure',
      rules: Object.entries(policy.sources).map(([code, { title, service, retention: rule }]) => ({
        title,
        service: serviceTitle(policy, service),
        code,
        keeps:
          rule === undefined
            ? null
            : `${rule.months} ${rule.months === 1 ? 'month' : 'months'} after ${AFTER[rule.after]}`,
        action: rule === undefined ? null : rule.action === 'erase' ? 'Erased' : 'Looked at',
        reason: rule?.reason ?? null,
      })),
      erased: [...done.erased].map(([why, records]) => ({ why: WHY[why] ?? why, records })),
      total: [...done.erased.values()].reduce((sum, each) => sum + each, 0),
      held: done.held,
      latest: done.latest.map((each) => ({
        ...each,
        source: sourceTitle(policy, each.source),
        why: WHY[each.why] ?? each.why,
      })),
      paging: { page, hasMore: done.hasMore },
    });
  });
  app.get('/governance/retention/due', async (request, reply) => {
    const on = dayInUk();
    const due = await services.retentionDue(keeperOf(request), on);
    const policy = await services.policy();
    return reply.page('staff/governance/retention-due.njk', {
      ...sectionsFor(request),
      title: 'What is past its time today',
      back: { href: '/governance/retention', text: 'Retention and erasure' },
      on,
      total: due.length,
      rows: dueBySource(due).map(({ source, ...counts }) => ({
        title: sourceTitle(policy, source),
        service: serviceTitle(policy, policy.sources[source]?.service ?? source),
        ...counts,
      })),
    });
  });
}

/** How many records of each source are to be erased or looked at, and since when at the earliest. */
function dueBySource(due: readonly DueRecord[]) {
  return [...Map.groupBy(due, ({ source }) => source)]
    .map(([source, of]) => ({
      source,
      erase: of.filter((each) => each.due.decision === 'erase').length,
      review: of.filter((each) => each.due.decision === 'review').length,
      since: of.map((each) => each.due.dueOn).sort()[0] ?? '',
    }))
    .sort((a, b) => b.erase + b.review - (a.erase + a.review));
}
