import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Measured } from '../../../business-case/index.ts';
import {
  inMeasuredFile,
  type MeasuredFile,
  measuredFile,
  measuredTemplate,
  readMeasuredFile,
} from '../../../case-files/index.ts';
import type { KeptCase } from '../../../kept-cases/index.ts';
import { dayInUk, ReeveError } from '../../../kernel/index.ts';
import { askerOf } from '../asking.ts';
import type { StaffContext } from '../context.ts';
import { type FormError, textOf } from '../forms.ts';
import { type FormWithFiles, takeFiles } from '../sources/read-form.ts';
import { addressedKept } from './addressed-case.ts';
import { measuredShown } from './measured-shown.ts';
import { workOut } from './worked-out.ts';

interface OneCase {
  readonly Params: { readonly case: string };
  readonly Body: FormWithFiles | undefined;
}

/** Bytes of a form with a file of a few thousand rows. */
const LARGEST_FORM = 4 * 2 ** 20;
/** Months of a file to be filled in. */
const MONTHS = 12;

/** What benefits were seen to bring: put beside the forecast of a saved case from a CSV. */
export function measuredPages(app: FastifyInstance, { services }: StaffContext): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    kept: KeptCase,
    fields: { readonly month: string; readonly year: string } | null,
    errors: readonly FormError[] = [],
    basedOn = kept.revision,
  ) => {
    const measured = await services.keptMeasured(askerOf(request), kept.id);
    const [year = '', month = ''] = measured?.start.split('-') ?? [];
    return reply.page('staff/business-case/measured.njk', {
      title: `What was measured: ${kept.name}`,
      back: { href: `/business-case/${kept.id}`, text: 'The case' },
      kept,
      basedOn,
      fields: fields ?? { month: month.replace(/^0/, ''), year },
      seen: measuredShown(workOut(kept.name, kept.content), measured),
      ...(errors.length === 0 ? {} : { errors }),
      wrong: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), text])),
    });
  };

  app.get<OneCase>('/business-case/:case/measured', async (request, reply) => {
    const kept = await addressedKept(services, request, request.params.case);
    return show(request, reply, kept, null);
  });

  app.get<OneCase>('/business-case/:case/measured.csv', async (request, reply) => {
    const kept = await addressedKept(services, request, request.params.case);
    const measured = await services.keptMeasured(askerOf(request), kept.id);
    const { benefits } = workOut(kept.name, kept.content).model;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="measured-${kept.id}.csv"`)
      .send(
        measured === null
          ? measuredTemplate(benefits, monthsUntil(dayInUk().slice(0, 7)))
          : measuredFile(benefits, measured.benefits),
      );
  });

  app.register(async (sending) => {
    takeFiles(sending, LARGEST_FORM);
    sending.addHook('onRequest', async (request) => services.expectBusinessCase(askerOf(request)));
    sending.post<OneCase>('/business-case/:case/measured', async (request, reply) => {
      const kept = await addressedKept(services, request, request.params.case);
      const form = request.body ?? {};
      const asker = askerOf(request);
      const basedOn = Number(textOf(form, 'basedOn')) || 0;
      if (textOf(form, 'do') === 'remove') {
        await services.keepMeasured(asker, kept.id, basedOn, null);
        request.session.notice = 'What was measured is removed from the case.';
        return reply.redirect(`/business-case/${kept.id}/measured`, 303);
      }
      const fields = { month: textOf(form, 'month'), year: textOf(form, 'year') };
      const { measured, read, errors } = sentMeasured(form, fields);
      if (measured === null || read === null) {
        return show(request, reply.code(422), kept, fields, errors, basedOn);
      }
      try {
        await services.keepMeasured(asker, kept.id, basedOn, measured);
      } catch (error) {
        const problem = problemOf(inMeasuredFile(error, read));
        const status = (error as ReeveError).code === 'business-case/changed-meanwhile' ? 409 : 422;
        return show(request, reply.code(status), kept, fields, [problem], basedOn);
      }
      request.session.notice = `${measured.benefits.length} amounts are kept with the case.`;
      return reply.redirect(`/business-case/${kept.id}/measured`, 303);
    });
  });
}

interface SentMeasured {
  readonly measured: Measured | null;
  readonly read: MeasuredFile | null;
  readonly errors: readonly FormError[];
}

function sentMeasured(
  form: FormWithFiles,
  { month, year }: { readonly month: string; readonly year: string },
): SentMeasured {
  const errors: FormError[] = [];
  const start = `${year}-${month.padStart(2, '0')}`;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(start)) {
    errors.push({ text: 'Enter the month and year in which the project began', href: '#month' });
  }
  const file = form.file ?? null;
  if (file === null || typeof file === 'string') {
    errors.push({ text: 'Choose a CSV file', href: '#file' });
    return { measured: null, read: null, errors };
  }
  try {
    const read = readMeasuredFile(textIn(file.content), file.name);
    const { benefits } = read;
    if (benefits.length === 0) {
      errors.push({ text: `There is no amount in ${file.name}`, href: '#file' });
    }
    return { measured: errors.length === 0 ? { start, benefits } : null, read, errors };
  } catch (error) {
    return { measured: null, read: null, errors: [...errors, problemOf(error)] };
  }
}

/** UTF-8, or what older spreadsheets write. */
function textIn(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

function problemOf(error: unknown): FormError {
  if (!(error instanceof ReeveError) || !error.code.startsWith('business-case/')) throw error;
  const { line, column } = error.location;
  const place = [
    line === undefined ? '' : `line ${line}`,
    column === undefined ? '' : `column ${column}`,
  ].filter((part) => part !== '');
  const where = place.length === 0 ? '' : ` (${place.join(', ')})`;
  const hint = error.hint === undefined ? '' : `. ${error.hint.replace(/\.$/, '')}`;
  return { text: `${error.message}${where}${hint}`, href: '#file' };
}

/** The year up to a month, that month last. */
function monthsUntil(last: string): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, at) => {
    const index = 12 * year + (month - 1) - (MONTHS - 1 - at);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
