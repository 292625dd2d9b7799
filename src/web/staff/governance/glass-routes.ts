import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StaffContext } from '../context.ts';
import { type Form, type FormError, textOf } from '../forms.ts';
import { accessWords } from './access-words.ts';
import { mustHold, numberIn, overseerOf, purposeLabel, SHOWN, serviceTitle } from './asking.ts';
import { sectionsFor } from './sections.ts';

const PATH = '/governance/broken-glass';
/** A choice of ours: enough to say what was asked, of whom, and what came of it. */
const SHORTEST_FINDING = 10;

interface OneGlass {
  readonly Params: { readonly glass: string };
}

/** What was opened in an emergency: until somebody else has looked at it, and after. */
export function glassPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Querystring: Form }>(PATH, async (request, reply) => {
    const all = textOf(request.query, 'all') !== '';
    const below = Number(textOf(request.query, 'below'));
    const isFirst = !(Number.isSafeInteger(below) && below > 0);
    const { glasses, next } = await services.glasses(overseerOf(request), {
      waiting: !all,
      limit: SHOWN,
      ...(isFirst ? {} : { below }),
    });
    const policy = await services.policy();
    const href = `${PATH}${all ? '?all=1' : ''}`;
    return reply.page('staff/governance/glasses.njk', {
      ...sectionsFor(request),
      title: 'Broken glass',
      all,
      glasses: glasses.map((glass) => ({
        ...glass,
        serviceTitle: serviceTitle(policy, glass.service),
        purposeLabel: purposeLabel(policy, glass.purpose),
      })),
      first: isFirst ? null : href,
      next: next === null ? null : `${href}${all ? '&' : '?'}below=${next}`,
    });
  });
  const show = async (
    request: FastifyRequest<OneGlass>,
    reply: FastifyReply,
    finding: string,
    errors?: readonly FormError[],
  ) => {
    const caller = overseerOf(request);
    const { glass, reads, isCut } = await services.glass(caller, glassIn(request.params.glass));
    const policy = await services.policy();
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/governance/glass.njk', {
      ...sectionsFor(request),
      title: `Glass ${glass.glassId}`,
      back: { href: PATH, text: 'Broken glass' },
      glass,
      service: serviceTitle(policy, glass.service),
      purpose: purposeLabel(policy, glass.purpose),
      isOwn: glass.viewer === caller.viewer.subject,
      reads: reads.map((each) => accessWords(policy, each)),
      isCut,
      finding,
      ...(errors === undefined ? {} : { errors }),
    });
  };
  app.get<OneGlass>(`${PATH}/:glass`, async (request, reply) => show(request, reply, ''));
  app.post<OneGlass & { Body: Form }>(`${PATH}/:glass`, async (request, reply) => {
    mustHold(request, 'read-audit');
    const finding = textOf(request.body ?? {}, 'finding');
    if ([...finding].length < SHORTEST_FINDING) {
      const text = `Enter what you found, in ${SHORTEST_FINDING} characters or more`;
      return show(request, reply, finding, [{ text, href: '#finding' }]);
    }
    const glass = glassIn(request.params.glass);
    await services.noteGlass(overseerOf(request), glass, finding);
    request.session.notice = `What you found of glass ${glass} is noted.`;
    return reply.redirect(PATH, 303);
  });
}

function glassIn(text: string): number {
  return numberIn(text, 'access/unknown-glass', 'There is no such glass');
}
