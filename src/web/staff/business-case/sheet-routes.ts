import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { caseWorkbook } from '../../../case-files/index.ts';
import { measuredOfCase, sheetBase } from '../../../kept-cases/index.ts';
import { ReeveError } from '../../../kernel/index.ts';
import { askerOf } from '../asking.ts';
import type { StaffContext } from '../context.ts';
import type { FormError } from '../forms.ts';
import { type FormWithFiles, takeFiles } from '../sources/read-form.ts';
import { type AddressedCase, addressedCase } from './addressed-case.ts';
import { fieldsOf } from './case-form.ts';
import { headlineShown } from './case-shown.ts';
import { changesShown } from './changes-shown.ts';
import { showEditPage } from './edit-page.ts';
import { simulationOf, workOut } from './worked-out.ts';

interface OneCase {
  readonly Params: { readonly case: string };
  readonly Body: FormWithFiles | undefined;
}

/** Bytes of a form with a workbook: ours have about a tenth of a megabyte. */
const LARGEST_FORM = 4 * 2 ** 20;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A case as a workbook of live formulas, to check and to fill in, and back. */
export function sheetPages(app: FastifyInstance, { services }: StaffContext): void {
  const show = (reply: FastifyReply, chosen: AddressedCase, errors: readonly FormError[] = []) =>
    reply.page('staff/business-case/spreadsheet.njk', {
      title: `As a spreadsheet: ${chosen.name}`,
      back: { href: `/business-case/${chosen.key}`, text: 'The case' },
      chosen,
      ...(errors.length === 0 ? {} : { errors, wrong: errors[0]?.text }),
    });

  app.get<OneCase>('/business-case/:case/spreadsheet', async (request, reply) =>
    show(reply, await addressedCase(services, request, request.params.case)),
  );

  app.get<OneCase>('/business-case/:case/business-case.xlsx', async (request, reply) => {
    const chosen = await addressedCase(services, request, request.params.case);
    const { name, content, key, kept } = chosen;
    const worked = workOut(name, content);
    const { model, result } = worked;
    const measured = kept === null ? null : await services.keptMeasured(askerOf(request), kept.id);
    const workbook = await caseWorkbook({
      ...{ model, results: [result], base: sheetBase(key, content) },
      simulation: [simulationOf(worked)],
      ...(measured === null ? {} : { measured: measuredOfCase(result, measured).measured }),
    });
    return reply
      .type(XLSX)
      .header('content-disposition', `attachment; filename="business-case-${key}.xlsx"`)
      .send(Buffer.from(workbook));
  });

  app.register(async (sending) => {
    takeFiles(sending, LARGEST_FORM);
    sending.addHook('onRequest', async (request) => services.expectBusinessCase(askerOf(request)));
    sending.post<OneCase>('/business-case/:case/spreadsheet', async (request, reply) => {
      const chosen = await addressedCase(services, request, request.params.case);
      const file = request.body?.file ?? null;
      if (file === null || typeof file === 'string') {
        return show(reply.code(422), chosen, [{ text: 'Choose a workbook', href: '#file' }]);
      }
      try {
        return await showFilledIn(request, reply, chosen, file);
      } catch (error) {
        return show(reply.code(422), chosen, [problemOf(error)]);
      }
    });
  });

  /** The form of the case with what the sheet changed in it: to be looked at, and saved. */
  async function showFilledIn(
    request: FastifyRequest,
    reply: FastifyReply,
    chosen: AddressedCase,
    file: Exclude<FormWithFiles[string], string | null>,
  ) {
    const { key, name, content, kept } = chosen;
    const filled = await services.readCaseSheet(askerOf(request), { key, content, file });
    const [before, after] = [workOut(name, content), workOut(name, filled)];
    const fields = {
      ...fieldsOf(filled),
      name: kept?.name ?? '',
      basedOn: String(kept?.revision ?? 0),
    };
    const seen = {
      ...headlineShown(after),
      changes: changesShown(before.result, after.result),
      fromSheet: file.name,
    };
    return showEditPage(reply, chosen, fields, [], seen);
  }
}

/** What is wrong with a sheet, by its cell, in the words of this page. */
function problemOf(error: unknown): FormError {
  const isOfSheet =
    error instanceof ReeveError && /^(business-case|input|request)\//.test(error.code);
  if (!isOfSheet || error.code === 'business-case/not-found') throw error;
  if (error.code === 'business-case/sheet-of-another-case') {
    return {
      text: 'This workbook was made from another case, or from this one before it was changed. Download it again and fill that in',
      href: '#file',
    };
  }
  const { field } = error.location;
  const where = field === undefined ? '' : ` (${field})`;
  const hint = error.hint === undefined ? '' : `. ${error.hint.replace(/\.$/, '')}`;
  return { text: `${error.message}${where}${hint}`, href: '#file' };
}
