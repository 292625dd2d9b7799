import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayInUk, ReeveError } from '../../../kernel/index.ts';
import { askerOf } from '../asking.ts';
import type { StaffContext } from '../context.ts';
import { type Form, type FormError, textOf } from '../forms.ts';
import { type AddressedCase, addressedCase, addressedKept } from './addressed-case.ts';
import { fieldsOf, problemOf, sentCase } from './case-form.ts';
import { headlineShown } from './case-shown.ts';
import { changesShown } from './changes-shown.ts';
import { showEditPage } from './edit-page.ts';
import { unreadable, workOut, workOutIfPossible } from './worked-out.ts';

interface OneCase {
  readonly Params: { readonly case: string };
  readonly Body: Form | undefined;
}

/** Putting in figures of one's own: seen at once, saved under a name, and deleted. */
export function editPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<OneCase>('/business-case/:case/edit', async (request, reply) => {
    const chosen = await addressedCase(services, request, request.params.case);
    const fields = {
      ...fieldsOf(chosen.content),
      name: chosen.kept?.name ?? '',
      basedOn: String(chosen.kept?.revision ?? 0),
    };
    const before =
      chosen.kept?.isUnreadable === true
        ? unreadable()
        : workOutIfPossible(chosen.name, chosen.content);
    if (before instanceof ReeveError)
      return showEditPage(reply, chosen, fields, [problemOf(before)], null);
    return showEditPage(reply, chosen, fields, [], { ...headlineShown(before), changes: null });
  });

  app.post<OneCase>('/business-case/:case/edit', async (request, reply) => {
    const chosen = await addressedCase(services, request, request.params.case);
    const form = request.body ?? {};
    const { content, problems } = sentCase(
      form,
      { name: chosen.name, authority: chosen.content.authority },
      dayInUk(),
    );
    const asSent = { ...form, shownPrices: textOf(form, 'shownPrices') };
    const asked = textOf(form, 'do');
    if (problems.length > 0)
      return showEditPage(reply.code(422), chosen, asSent, problems, null, asked);
    const before = workOutIfPossible(chosen.name, chosen.content);
    const after = workOut(chosen.name, content);
    const changes = before instanceof ReeveError ? null : changesShown(before.result, after.result);
    const seen = { ...headlineShown(after), changes };
    const fields = {
      ...fieldsOf(content),
      name: textOf(form, 'name'),
      basedOn: textOf(form, 'basedOn'),
    };
    if (asked !== 'save' && asked !== 'save-as')
      return showEditPage(reply, chosen, fields, [], seen, asked);
    try {
      const id = await save(request, chosen, asked, { name: fields.name, content }, fields.basedOn);
      request.session.notice = 'The case is saved. Everybody who makes business cases can see it.';
      return reply.redirect(`/business-case/${id}`, 303);
    } catch (error) {
      const problem = problemOf(error);
      const status = (error as ReeveError).code === 'business-case/changed-meanwhile' ? 409 : 422;
      return showEditPage(reply.code(status), chosen, fields, [savedNot(error, problem)], seen);
    }
  });

  async function save(
    request: FastifyRequest,
    { kept }: AddressedCase,
    asked: 'save' | 'save-as',
    named: { readonly name: string; readonly content: AddressedCase['content'] },
    basedOn: string,
  ): Promise<number> {
    const asker = askerOf(request);
    if (kept === null || asked === 'save-as') return services.keepCase(asker, named);
    await services.changeKeptCase(asker, kept.id, Number(basedOn) || 0, named);
    return kept.id;
  }

  app.get<OneCase>('/business-case/:case/delete', async (request, reply) => {
    const kept = await addressedKept(services, request, request.params.case);
    return reply.page('staff/business-case/delete.njk', {
      title: `Delete ${kept.name}`,
      back: { href: `/business-case/${kept.id}`, text: 'The case' },
      kept,
    });
  });
  app.post<OneCase>('/business-case/:case/delete', async (request, reply) => {
    const kept = await addressedKept(services, request, request.params.case);
    const basedOn = Number(textOf(request.body ?? {}, 'basedOn')) || 0;
    await services.removeKeptCase(askerOf(request), kept.id, basedOn);
    request.session.notice = 'The case is deleted.';
    return reply.redirect('/business-case', 303);
  });
}

/** What to do where a case was not saved, in the words of this form. */
function savedNot(error: unknown, problem: FormError): FormError {
  if (!(error instanceof ReeveError)) return problem;
  if (error.code === 'business-case/changed-meanwhile') {
    return {
      text: `${error.message}. Nothing of yours was saved. Save yours as another case, or open theirs and begin again`,
      href: '#name',
    };
  }
  return error.code.startsWith('business-case/name') || error.code === 'business-case/too-many'
    ? { ...problem, href: '#name' }
    : problem;
}
