import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AgreementChange, lawfulArticles } from '../../../access/index.ts';
import { dayInUk, ReeveError } from '../../../kernel/index.ts';
import { dateText } from '../../shared/formats.ts';
import type { StaffContext } from '../context.ts';
import {
  dayFields,
  dayForm,
  dayOf,
  errorsByField,
  type Form,
  type FormError,
  hiddenFields,
  linesOf,
  listOf,
  textOf,
} from '../forms.ts';
import { agreementOf, formErrorOf, itemChoices } from './agreement-form.ts';
import { agreementList } from './agreement-list.ts';
import {
  type AgreementState,
  agreementState,
  agreementStates,
  agreementWords,
  changeWords,
} from './agreement-words.ts';
import { askerOf, mustHold, numberIn, overseerOf, pageIn, sourceTitle } from './asking.ts';
import { sectionsFor } from './sections.ts';

const LIST = '/governance/agreements';

/** Sharing agreements: what holds, what is due, and changing them one at a time. */
export function agreementPages(app: FastifyInstance, context: StaffContext): void {
  lists(app, context);
  changes(app, context);
  newAgreement(app, context);
}

function lists(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>(LIST, async (request, reply) => {
    mustHold(request, 'manage-agreements');
    const { policy, version } = await services.agreementsNow();
    const service = textOf(request.query, 'service');
    const asked = textOf(request.query, 'state');
    const state = Object.hasOwn(agreementStates, asked) ? (asked as AgreementState) : '';
    const list = agreementList(policy, { service, state }, pageIn(request.query.page), dayInUk());
    return reply.page('staff/governance/agreements.njk', {
      ...sectionsFor(request),
      title: 'Sharing agreements',
      list,
      version,
      isFiltered: service !== '' || state !== '',
      paging: {
        page: list.page,
        last: list.last,
        href: `${LIST}?service=${encodeURIComponent(service)}&state=${state}&`,
      },
      services: [
        { value: '', text: 'All services' },
        ...Object.entries(policy.services).map(([value, { title }]) => ({
          value,
          text: title,
          selected: value === service,
        })),
      ],
      states: [
        { value: '', text: 'Any' },
        ...Object.entries(agreementStates).map(([value, text]) => ({
          value,
          text,
          selected: value === state,
        })),
      ],
    });
  });
  app.get(`${LIST}/versions`, async (request, reply) =>
    reply.page('staff/governance/versions.njk', {
      ...sectionsFor(request),
      title: 'Versions of the agreements',
      back: { href: LIST, text: 'Sharing agreements' },
      versions: await services.agreementVersions(askerOf(request)),
    }),
  );
  app.get<{ Params: { version: string } }>(`${LIST}/versions/:version`, async (request, reply) => {
    const missing = 'There is no such version';
    const version = numberIn(request.params.version, 'agreements/unknown', missing);
    const content = await services.agreementsOfVersion(askerOf(request), version);
    if (content === null) throw new ReeveError('agreements/unknown', missing);
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="agreements-${version}.yaml"`)
      .send(content);
  });
  app.get<{ Params: { id: string } }>(`${LIST}/agreement/:id`, async (request, reply) => {
    mustHold(request, 'manage-agreements');
    const { policy, agreement } = await one(services, request.params.id);
    return reply.page('staff/governance/agreement.njk', {
      ...sectionsFor(request),
      title: agreement.title ?? agreement.id,
      back: { href: LIST, text: 'Sharing agreements' },
      agreement: agreementWords(policy, agreement, dayInUk()),
      canChange: agreementState(agreement, dayInUk()) !== 'ended',
    });
  });
}

async function one(services: StaffContext['services'], id: string) {
  const { policy } = await services.agreementsNow();
  const agreement = policy.agreements.find((each) => each.id === id);
  if (agreement !== undefined) return { policy, agreement };
  throw new ReeveError('agreements/unknown', 'There is no such agreement', {
    hint: 'It may have been ended and left out of the file since.',
  });
}

/** What can be changed of an agreement that is there. */
const CHANGES = {
  review: {
    title: 'Change the review date',
    field: 'review',
    legend: 'When is it to be looked at again?',
    hint: 'For example, 27 3 2028. It goes on until it ends, whenever it is reviewed.',
    missing: 'Enter when it is to be looked at again',
    done: 'The review date is changed',
  },
  end: {
    title: 'End this agreement',
    field: 'until',
    legend: 'What is its last day?',
    hint: 'For example, 27 3 2027. To end it at once, enter yesterday. An agreement that has ended cannot be taken up again: a new one is made.',
    missing: 'Enter its last day',
    done: 'The agreement ends as you said',
  },
} as const;

function changes(app: FastifyInstance, { services }: StaffContext): void {
  for (const kind of ['review', 'end'] as const) {
    const { title, field, legend, hint, missing, done } = CHANGES[kind];
    const path = `${LIST}/agreement/:id/${kind}`;
    const show = async (
      request: FastifyRequest<{ Params: { id: string } }>,
      reply: FastifyReply,
      form: Form,
      errors?: readonly FormError[],
    ) => {
      mustHold(request, 'manage-agreements');
      const { policy, agreement } = await one(services, request.params.id);
      const words = agreementWords(policy, agreement, dayInUk());
      if (errors !== undefined) reply.code(422);
      return reply.page('staff/governance/agreement-change.njk', {
        ...sectionsFor(request),
        title,
        back: { href: `${LIST}/agreement/${agreement.id}`, text: words.title },
        agreement: words,
        field,
        legend,
        hint,
        days: dayFields(form, field),
        reason: textOf(form, 'reason'),
        ...(errors === undefined ? {} : { errors, errorOf: errorsByField(errors) }),
      });
    };
    app.get<{ Params: { id: string } }>(path, async (request, reply) => {
      mustHold(request, 'manage-agreements');
      const { agreement } = await one(services, request.params.id);
      const known = kind === 'end' ? agreement.until : undefined;
      return show(request, reply, known === undefined ? {} : dayForm(field, known));
    });
    app.post<{ Params: { id: string }; Body: Form }>(path, async (request, reply) => {
      mustHold(request, 'manage-agreements');
      const form = request.body ?? {};
      const day = dayOf(form, field);
      const reason = textOf(form, 'reason');
      const errors: FormError[] = [
        ...(day === null
          ? [{ text: 'Enter a day that there is, such as 27 3 2027', href: `#${field}-day` }]
          : []),
        ...(day === '' ? [{ text: missing, href: `#${field}-day` }] : []),
        ...(reason === '' ? [{ text: 'Enter why', href: '#reason' }] : []),
      ];
      if (errors.length > 0 || day === null) return show(request, reply, form, errors);
      const { id } = request.params;
      const change: AgreementChange =
        kind === 'end' ? { kind, id, until: day } : { kind, id, review: day };
      try {
        return await checkOrChange(request, reply, services, {
          change,
          form,
          title,
          done: `${done}. Its new version is in force.`,
          path: `${LIST}/agreement/${encodeURIComponent(id)}/${kind}`,
          rows: [
            { label: 'Agreement', text: id },
            { label: kind === 'end' ? 'Last day' : 'Review', text: dateText(day) },
            { label: 'Why', text: reason },
          ],
        });
      } catch (error) {
        const known = formErrorOf(error);
        if (known === null) throw error;
        return show(request, reply, form, [known]);
      }
    });
  }
}

/** Shows what a change would do, or makes it where that was looked at. */
async function checkOrChange(
  request: FastifyRequest,
  reply: FastifyReply,
  services: StaffContext['services'],
  asked: {
    readonly change: AgreementChange;
    readonly form: Form;
    readonly title: string;
    readonly done: string;
    /** Where the form goes. */
    readonly path: string;
    readonly rows: readonly { readonly label: string; readonly text: string }[];
  },
): Promise<unknown> {
  const { change, form, title, done, path, rows } = asked;
  const caller = overseerOf(request);
  const basedOn = textOf(form, 'basedOn');
  if (textOf(form, 'confirmed') === 'yes' && /^\d{1,9}$/.test(basedOn)) {
    await services.changeAgreements(
      caller,
      { change, basedOn: Number(basedOn) },
      textOf(form, 'reason'),
    );
    request.session.notice = done;
    const id = change.kind === 'add' ? change.agreement.id : change.id;
    return reply.redirect(`${LIST}/agreement/${encodeURIComponent(id)}`, 303);
  }
  const preview = await services.previewAgreements(caller, change);
  const { policy } = await services.agreementsNow();
  return reply.page('staff/governance/agreement-check.njk', {
    ...sectionsFor(request),
    title: 'Check what this changes',
    back: { href: path, text: title },
    rows,
    path,
    effects: changeWords(policy, preview.changes),
    on: preview.on,
    isNow: preview.on <= dayInUk(),
    isReview: change.kind === 'review',
    basedOn: preview.version,
    hidden: hiddenFields(form),
  });
}

function newAgreement(app: FastifyInstance, { services }: StaffContext): void {
  const path = `${LIST}/new`;
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: Form,
    errors?: readonly FormError[],
  ) => {
    mustHold(request, 'manage-agreements');
    const { policy } = await services.agreementsNow();
    const chosen = (name: string) => new Set(listOf(form, name));
    const [sources, items] = [chosen('source'), chosen('items')];
    const select = (name: string, all: readonly (readonly [string, string])[], first: string) => [
      { value: '', text: first },
      ...all.map(([value, text]) => ({ value, text, selected: textOf(form, name) === value })),
    ];
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/governance/agreement-new.njk', {
      ...sectionsFor(request),
      title: 'New agreement',
      back: { href: LIST, text: 'Sharing agreements' },
      form: Object.fromEntries(
        ['id', 'title', 'statute', 'special', 'notes', 'reason', 'use', 'consent', 'others'].map(
          (name) => [name, textOf(form, name)],
        ),
      ),
      sources: Object.keys(policy.sources).map((value) => ({
        value,
        text: sourceTitle(policy, value),
        checked: sources.has(value),
      })),
      recipients: select(
        'recipient',
        Object.entries(policy.services).map(([code, { title }]) => [code, title] as const),
        'Choose a service',
      ),
      purposes: select(
        'purpose',
        Object.entries(policy.purposes)
          .map(([code, { label }]) => [code, label] as const)
          .sort(([, a], [, b]) => (a < b ? -1 : 1)),
        'Choose a purpose',
      ),
      articles: select(
        'article',
        lawfulArticles.map((article) => [article, `Article ${article}`] as const),
        'Choose a lawful basis',
      ),
      items: itemChoices.map((each) => ({ ...each, checked: items.has(each.value) })),
      days: {
        from: dayFields(form, 'from'),
        until: dayFields(form, 'until'),
        review: dayFields(form, 'review'),
      },
      ...(errors === undefined ? {} : { errors, errorOf: errorsByField(errors) }),
    });
  };
  app.get(path, async (request, reply) =>
    show(request, reply, { use: 'show', consent: 'not-needed' }),
  );
  app.post<{ Body: Form }>(path, async (request, reply) => {
    mustHold(request, 'manage-agreements');
    const form = request.body ?? {};
    const read = agreementOf(form);
    if ('errors' in read) return show(request, reply, form, read.errors);
    const { agreement } = read;
    const { policy } = await services.agreementsNow();
    try {
      return await checkOrChange(request, reply, services, {
        change: { kind: 'add', agreement },
        form,
        title: 'New agreement',
        done: 'The agreement is in force from its first day.',
        path,
        rows: [
          { label: 'Agreement', text: `${agreement.title} (${agreement.id})` },
          {
            label: 'From',
            text: listOf(form, 'source')
              .map((code) => sourceTitle(policy, code))
              .join(', '),
          },
          {
            label: 'Shared',
            text: [...listOf(form, 'items'), ...linesOf(form, 'others')].join(', '),
          },
          {
            label: 'In force',
            text: `${dateText(agreement.from)} to ${agreement.until === undefined ? 'no end' : dateText(agreement.until)}`,
          },
          { label: 'Review', text: dateText(agreement.review) },
          { label: 'Why', text: textOf(form, 'reason') },
        ],
      });
    } catch (error) {
      const known = formErrorOf(error);
      if (known === null) throw error;
      return show(request, reply, form, [known]);
    }
  });
}
