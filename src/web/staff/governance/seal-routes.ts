import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { roles, type SealReason, sealLevels, sealReasons } from '../../../access/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { momentText } from '../../shared/formats.ts';
import type { StaffContext } from '../context.ts';
import {
  dayFields,
  errorsByField,
  type Form,
  type FormError,
  hiddenFields,
  listOf,
  textOf,
} from '../forms.ts';
import { mustHold, overseerOf, personIn, SHOWN } from './asking.ts';
import { sealOf } from './seal-form.ts';
import {
  glassWords,
  levelWords,
  sealWords,
  seeingRoles,
  usualWords,
  whoSees,
} from './seal-words.ts';
import { sectionsFor } from './sections.ts';

const REASONS = Object.keys(sealReasons) as SealReason[];

interface OfPerson {
  readonly Params: { readonly person: string };
}
interface OneSeal {
  readonly Params: { readonly person: string; readonly seal: string };
}

/** Who is sealed, how far and from whom; sealing and taking seals off. */
export function sealPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>('/governance/seals', async (request, reply) => {
    const asked = textOf(request.query, 'reason');
    const reason = REASONS.find((each) => each === asked);
    const after = textOf(request.query, 'after');
    const page = await services.seals(overseerOf(request), {
      limit: SHOWN,
      reason,
      ...(after === '' ? {} : { after }),
    });
    const href = `/governance/seals?reason=${reason ?? ''}`;
    return reply.page('staff/governance/seals.njk', {
      ...sectionsFor(request),
      title: 'Seals',
      seals: page.seals.map(sealWords),
      reason,
      first: after === '' ? null : href,
      next: page.next === null ? null : `${href}&after=${encodeURIComponent(page.next)}`,
      reasons: [
        { value: '', text: 'Any reason' },
        ...REASONS.map((value) => ({
          value,
          text: sealReasons[value],
          selected: value === reason,
        })),
      ],
    });
  });

  const path = '/governance/person/:person/seals';
  const show = async (
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    form: Form,
    errors?: readonly FormError[],
  ) => {
    const asked = personIn(request.params.person);
    const { person, seals, lifted } = await services.sealsOfPerson(overseerOf(request), asked);
    if (errors !== undefined) reply.code(422);
    const named = new Set(listOf(form, 'roles'));
    return reply.page('staff/governance/person-seals.njk', {
      ...sectionsFor(request),
      title: `Seals on person ${person}`,
      person,
      asked,
      seals: seals.map(sealWords),
      lifted,
      form: Object.fromEntries(
        ['reason', 'level', 'who', 'users'].map((name) => [name, textOf(form, name)]),
      ),
      reasons: REASONS.map((value) => ({
        value,
        text: sealReasons[value],
        hint: { text: usualWords(value) },
      })),
      levels: [
        { value: 'usual', text: 'As usual for the reason' },
        ...sealLevels.map((value) => ({
          value,
          text: levelWords[value].label,
          hint: { text: levelWords[value].says },
        })),
      ],
      roleChoices: seeingRoles.map((value) => ({
        value,
        text: roles[value].label,
        checked: named.has(value),
      })),
      until: dayFields(form, 'until'),
      ...(errors === undefined ? {} : { errors, errorOf: errorsByField(errors) }),
    });
  };
  app.get<OfPerson>(path, async (request, reply) =>
    show(request, reply, { level: 'usual', who: 'usual' }),
  );
  app.post<OfPerson & { Body: Form }>(path, async (request, reply) => {
    mustHold(request, 'manage-seals');
    const form = request.body ?? {};
    const read = sealOf(form);
    if ('errors' in read) return show(request, reply, form, read.errors);
    const person = personIn(request.params.person);
    if (textOf(form, 'confirmed') === 'yes') {
      await services.seal(overseerOf(request), textOf(form, 'key'), person, read.request);
      request.session.notice = `Person ${person} is sealed.`;
      return reply.redirect(`/governance/person/${person}/seals`, 303);
    }
    const { seal } = read;
    return reply.page('staff/governance/seal-check.njk', {
      ...sectionsFor(request),
      title: `Seal person ${person}`,
      back: { href: `/governance/person/${person}/seals`, text: `Seals on person ${person}` },
      person,
      key: randomUUID(),
      hidden: hiddenFields(form),
      seal: {
        reason: sealReasons[seal.reason],
        level: levelWords[seal.level].label,
        hides: levelWords[seal.level].says,
        sees: whoSees(seal),
        glass: glassWords(seal.breakable),
        until: seal.until ?? null,
      },
    });
  });

  const lift = `${path}/:seal/lift`;
  const showLift = async (
    request: FastifyRequest<OneSeal>,
    reply: FastifyReply,
    errors?: readonly FormError[],
  ) => {
    const caller = overseerOf(request);
    const { person, seals } = await services.sealsOfPerson(caller, personIn(request.params.person));
    const seal = seals.find(({ hangerId }) => hangerId === request.params.seal);
    if (seal === undefined) throw sealGone();
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/governance/seal-lift.njk', {
      ...sectionsFor(request),
      title: 'Take the seal off',
      back: { href: `/governance/person/${person}/seals`, text: `Seals on person ${person}` },
      person,
      seal: sealWords(seal),
      others: seals.length - 1,
      since: momentText(seal.from),
      reason: textOf((request.body ?? {}) as Form, 'reason'),
      ...(errors === undefined ? {} : { errors }),
    });
  };
  app.get<OneSeal>(lift, async (request, reply) => showLift(request, reply));
  app.post<OneSeal & { Body: Form }>(lift, async (request, reply) => {
    mustHold(request, 'manage-seals');
    const reason = textOf(request.body ?? {}, 'reason');
    if ([...reason].length < SHORTEST_REASON) {
      const text = `Enter why, in ${SHORTEST_REASON} characters or more`;
      return showLift(request, reply, [{ text, href: '#reason' }]);
    }
    const person = personIn(request.params.person);
    const only = [request.params.seal];
    const lifted = await services.unseal(overseerOf(request), person, { reason, only });
    if (lifted === 0) throw sealGone();
    request.session.notice = 'The seal is taken off.';
    return reply.redirect(`/governance/person/${person}/seals`, 303);
  });
}

/** As of a change of agreements: a choice of ours. */
const SHORTEST_REASON = 10;

function sealGone(): ReeveError {
  return new ReeveError('seal/gone', 'This seal is no longer on this person', {
    hint: 'Somebody may have taken it off, or the person may be known by another number now.',
  });
}
