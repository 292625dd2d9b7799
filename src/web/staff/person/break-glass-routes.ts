import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defaultBreakGlassRule, requireCapability } from '../../../access/index.ts';
import { dayInUk, isIdNumber, ReeveError } from '../../../kernel/index.ts';
import { holds, numberIn, writeKey } from '../asking.ts';
import { callerOf, type StaffContext, viewerOf } from '../context.ts';
import { type Form, type FormError, textOf } from '../forms.ts';
import { sectionsOf } from './sections.ts';

interface OfPerson {
  readonly Params: { readonly person: string };
}

/** Characters of a reason, as in the interface for programs. */
const LONGEST_REASON = 2000;

/**
 * Opening what is sealed of a person, in an emergency. Nothing is read of the person, so that the
 * pages are the same whether anything is sealed, or anybody has the number.
 */
export function breakGlassPages(app: FastifyInstance, context: StaffContext): void {
  const path = '/person/:person/break-glass';
  const { services } = context;
  const show = async (
    request: FastifyRequest<OfPerson>,
    reply: FastifyReply,
    form: Form,
    errors?: readonly FormError[],
  ) => {
    requireCapability(viewerOf(request), 'break-glass', dayInUk());
    const person = personIn(request);
    // Who is in a hurry is not sent away to choose at the top of a page.
    if (request.session.purpose === undefined) {
      return reply.redirect(`/purpose?to=/person/${person}/break-glass`, 303);
    }
    if (errors !== undefined) reply.code(422);
    return reply.page('staff/person/break-glass.njk', {
      title: 'Break the glass',
      personId: person,
      sections: sectionsOf(request),
      glass: await glassOver(context, request, null),
      rule: defaultBreakGlassRule,
      reason: textOf(form, 'reason'),
      key: textOf(form, 'key') || randomUUID(),
      ...(errors === undefined ? {} : { errors }),
    });
  };
  app.get<OfPerson>(path, async (request, reply) => show(request, reply, {}));
  app.post<OfPerson & { Body: Form }>(path, async (request, reply) => {
    const form = request.body ?? {};
    const reason = textOf(form, 'reason');
    const person = personIn(request);
    if ([...reason].length > LONGEST_REASON) {
      const text = `Enter the reason in ${LONGEST_REASON} characters or fewer`;
      return show(request, reply, form, [{ text, href: '#reason' }]);
    }
    const caller = callerOf(request);
    const asked = ['break-glass', caller.purpose, person, reason];
    const key = writeKey(textOf(form, 'key') || randomUUID(), asked);
    try {
      await services.breakGlass(caller, key, person, { reason });
    } catch (error) {
      return show(request, reply, form, reasonProblems(error));
    }
    return reply.redirect(`/person/${person}`, 303);
  });
}

/**
 * Until when a glass is open that whoever asks broke over the person of the page; null for none.
 *
 * @param shown the id of whom the page shows, null where it shows nobody
 */
export async function glassOver(
  { services }: StaffContext,
  request: FastifyRequest<OfPerson>,
  shown: string | null,
): Promise<string | null> {
  if (!holds(request, 'break-glass')) return null;
  return services.glassOpenUntil(callerOf(request), request.params.person, shown);
}

/**
 * What a page that shows nobody says to whoever may break the glass: the same of every number,
 * whether anything is sealed of it or nobody has it.
 */
export async function inAnEmergency(context: StaffContext, request: FastifyRequest<OfPerson>) {
  const { person } = request.params;
  return holds(request, 'break-glass') && isIdNumber(person)
    ? { tried: person, glass: await glassOver(context, request, null) }
    : {};
}

/** What is wrong with a reason, in the words of the rule; anything else is not the form's. */
export function reasonProblems(error: unknown): readonly FormError[] {
  if (!(error instanceof ReeveError) || error.code !== 'access/break-glass-reason') throw error;
  return [{ text: `${error.message}. ${error.hint ?? ''}`.trimEnd(), href: '#reason' }];
}

function personIn({ params }: FastifyRequest<OfPerson>): number {
  return numberIn(params.person, 'access/unknown-person', 'There is no such person');
}
