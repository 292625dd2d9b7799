import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import { isPostcodeToFind } from '../../../master-index/index.ts';
import { holds } from '../asking.ts';
import { callerOf, type StaffContext } from '../context.ts';
import { breakGlassPage } from './break-glass-page.ts';
import { fitWords, foundHeading } from './fit-words.ts';

interface FindForm {
  readonly text?: string;
  readonly postcode?: string;
}

/** Results on one page. */
const SHOWN = 20;
/** Searches that a session remembers, for the button back. */
const REMEMBERED = 12;
const LONGEST = 200;
/** Searches of one person in a minute: more is a program. */
const SEARCHES = {
  max: 60,
  timeWindow: '1 minute',
};

/** Finding a customer. What was asked for is kept in the session, so that it is in no address. */
export function findPages(app: FastifyInstance, { services }: StaffContext): void {
  breakGlassPage(app);
  const rateLimit = SEARCHES;
  const remember = (request: FastifyRequest, reply: FastifyReply, form: FindForm) => {
    const text = (form.text ?? '').trim().slice(0, LONGEST);
    const postcode = (form.postcode ?? '').trim().slice(0, LONGEST);
    if (text === '' && postcode === '') {
      return reply.code(422).page('staff/find/find.njk', {
        title: 'Find a customer',
        error: 'Enter a name, or something else to find the customer by',
        errors: [
          { text: 'Enter a name, or something else to find the customer by', href: '#text' },
        ],
      });
    }
    if (postcode !== '' && !isPostcodeToFind(postcode)) {
      const problem = 'Enter a postcode or its first half, such as NW9 4AA or NW9';
      return reply.code(422).page('staff/find/find.njk', {
        title: 'Find a customer',
        asked: { text, postcode },
        postcodeError: problem,
        errors: [{ text: problem, href: '#postcode' }],
      });
    }
    const id = randomBytes(9).toString('base64url');
    const before = request.session.searches ?? [];
    request.session.searches = [...before.slice(1 - REMEMBERED), { id, text, postcode }];
    return reply.redirect(`/find/${id}`, 303);
  };
  app.get<{ Querystring: { phone?: string } }>(
    '/find',
    { config: { rateLimit } },
    async (request, reply) => {
      const { phone } = request.query;
      // From a telephone system: whoever is calling.
      if (phone !== undefined && phone !== '') return remember(request, reply, { text: phone });
      return reply.page('staff/find/find.njk', { title: 'Find a customer' });
    },
  );
  app.post<{ Body: FindForm }>('/find', { config: { rateLimit } }, async (request, reply) =>
    remember(request, reply, request.body ?? {}),
  );
  app.get<{ Params: { search: string } }>(
    '/find/:search',
    { config: { rateLimit } },
    async (request, reply) => {
      const asked = request.session.searches?.find(({ id }) => id === request.params.search);
      if (asked === undefined) return reply.redirect('/find', 303);
      const found = await services
        .search(callerOf(request), {
          text: asked.text === '' ? asked.postcode : asked.text,
          ...(asked.text === '' || asked.postcode === '' ? {} : { postcode: asked.postcode }),
          limit: SHOWN,
        })
        .catch((error: unknown) => {
          if (error instanceof ReeveError && error.code === 'search/nothing-asked') return error;
          throw error;
        });
      if (found instanceof ReeveError) {
        return reply.code(422).page('staff/find/find.njk', {
          title: 'Find a customer',
          asked,
          error: found.message,
          errors: [{ text: `${found.message}. ${found.hint ?? ''}`, href: '#text' }],
        });
      }
      return reply.page('staff/find/find.njk', {
        title: found.results.length === 0 ? 'Nobody found' : 'Find a customer',
        asked,
        found,
        above: foundHeading(found),
        mayBreakGlass: holds(request, 'break-glass'),
        fits: Object.fromEntries(found.results.map((each) => [each.personId, fitWords(each)])),
        services: Object.fromEntries(
          Object.entries((await services.policy()).services).map(([code, { title }]) => [
            code,
            title,
          ]),
        ),
      });
    },
  );
}
