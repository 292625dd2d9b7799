import type { FastifyInstance } from 'fastify';
import { purposesFor } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import { ownPath } from '../../shared/own-path.ts';
import { type StaffContext, viewerOf } from '../context.ts';

/** What somebody is here to do: every read states it. */
export function purposePages(app: FastifyInstance, { services }: StaffContext): void {
  const choices = async (request: Parameters<typeof viewerOf>[0]) => {
    const policy = await services.policy();
    const today = dayInUk();
    return purposesFor(policy, viewerOf(request), today).map((code) => ({
      code,
      label: policy.purposes[code]?.label ?? code,
      basis: policy.purposes[code]?.basis.statute ?? null,
    }));
  };
  app.get<{ Querystring: { to?: string } }>('/purpose', async (request, reply) =>
    reply.page('staff/purpose/purpose.njk', {
      title: 'What are you here to do?',
      choices: await choices(request),
      chosen: request.session.purpose,
      to: ownPath(request.query.to),
    }),
  );
  app.post<{ Body: { purpose?: string; to?: string } }>('/purpose', async (request, reply) => {
    const to = ownPath(request.body?.to);
    const all = await choices(request);
    const chosen = all.find(({ code }) => code === request.body?.purpose);
    if (chosen === undefined) {
      return reply.code(422).page('staff/purpose/purpose.njk', {
        title: 'What are you here to do?',
        choices: all,
        to,
        errors: [{ text: 'Choose what you are here to do', href: '#purpose' }],
      });
    }
    request.session.purpose = chosen.code;
    return reply.redirect(to, 303);
  });
}
