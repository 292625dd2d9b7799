import type { FastifyInstance } from 'fastify';
import { dayInUk } from '../../../kernel/index.ts';
import { callerOf, type StaffContext } from '../context.ts';
import { personPage } from './person-page.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A customer: who they are, how to reach them, and what each service has. */
export function personPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<{ Params: { person: string }; Querystring: { on?: string } }>(
    '/person/:person',
    async (request, reply) => {
      const { on } = request.query;
      const day = on !== undefined && DAY.test(on) ? on : undefined;
      const view = await services.person(callerOf(request), request.params.person, day);
      if ('notKnown' in view) {
        return reply.code(404).page('staff/person/not-known.njk', {
          title: 'Not known',
          text: view.notKnown,
        });
      }
      const policy = await services.policy();
      const today = dayInUk();
      const page = personPage(view, policy, day ?? today);
      return reply.page('staff/person/person.njk', {
        title: page.name,
        back: { href: '/find', text: 'Find another customer' },
        view,
        person: page,
      });
    },
  );
}
