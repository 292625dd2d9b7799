import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import type { ModelInHistory } from '../../../master-index/index.ts';
import { LOOKS_AGAIN, lookAgain } from '../../shared/look-again.ts';
import type { StaffContext } from '../context.ts';
import { type FormWithFiles, takeFiles } from '../sources/read-form.ts';
import { askerOf, holds, numberIn, sectionsFor } from './asking.ts';
import { percentText } from './odds.ts';
import {
  LARGEST_FORM,
  NO_FIELDS,
  type PreviewFields,
  type PreviewProblem,
  saidOf,
  sentPreview,
} from './preview-form.ts';
import {
  previewFigures,
  previewSamples,
  previewState,
  previewTitle,
  progressText,
  thresholdsText,
} from './preview-words.ts';
import { thresholdWords } from './threshold-words.ts';

/** Previews that are listed. */
const LISTED = 10;

interface OnePreview {
  readonly Params: { readonly preview: string };
  readonly Querystring: { readonly still?: string };
}

/** What another model would change, before it is put in force. */
export function previewPages(app: FastifyInstance, { services }: StaffContext): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    fields: PreviewFields,
    problems: readonly PreviewProblem[] = [],
  ) => {
    const previews = await services.modelPreviews(askerOf(request), LISTED);
    const model = await services.model(askerOf(request), 'in-force');
    if (problems.length > 0) reply.code(422);
    return reply.page('staff/model/preview.njk', {
      ...sectionsFor(request),
      title: 'Preview a change',
      fields,
      key: randomUUID(),
      hasModel: model !== null,
      inForce: inForceOf(model),
      isOpen: previews.some(({ job }) => job.endedAt === null),
      previews: previews.map((each) => ({
        ...each,
        title: previewTitle(each),
        thresholds: thresholdsText(each),
        state: previewState(each),
      })),
      wrong: Object.fromEntries(problems.map(({ field, text }) => [field, text])),
      ...(problems.length === 0
        ? {}
        : { errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })) }),
    });
  };

  app.register(async (previewing) => {
    takeFiles(previewing, LARGEST_FORM);
    previewing.addHook('onRequest', async (request) =>
      services.expectModelPreview(askerOf(request)),
    );
    previewing.get('/model/preview', async (request, reply) => show(request, reply, NO_FIELDS));
    previewing.post<{ Body: FormWithFiles | undefined }>(
      '/model/preview',
      async (request, reply) => {
        const form = request.body ?? {};
        const { fields, asked, problems } = sentPreview(form);
        if (asked === null) return show(request, reply, fields, problems);
        const key = typeof form.key === 'string' && form.key !== '' ? form.key : randomUUID();
        try {
          const preview = await services.askToPreviewModel(askerOf(request), key, asked);
          return reply.redirect(`/model/preview/${preview}`, 303);
        } catch (error) {
          if (!(error instanceof ReeveError) || error.code !== 'match/value-named') throw error;
          return show(request, reply, fields, [{ field: 'file', text: saidOf(error) }]);
        }
      },
    );
  });

  app.get<OnePreview>('/model/preview/:preview', async (request, reply) => {
    const shown = await services.modelPreview(askerOf(request), previewIn(request.params.preview));
    const { job, found, putInForce, isCurrent } = shown;
    const isOpen = job.endedAt === null || putInForce?.endedAt === null;
    const isStill = request.query.still !== undefined;
    // A header and no script: the page follows the job for whoever has none, until told not to.
    if (isOpen && !isStill) lookAgain(reply, `/model/preview/${job.job}`);
    return reply.page('staff/model/preview-shown.njk', {
      ...sectionsFor(request),
      title: `Preview ${job.job}`,
      shown,
      what: previewTitle(shown),
      thresholds: thresholdsText(shown),
      isOpen,
      isStill,
      seconds: LOOKS_AGAIN,
      state: previewState(shown),
      progress: progressText((putInForce ?? job).progress),
      mayView: holds(request, 'view'),
      mayPut: found !== null && isCurrent && (putInForce === null || putInForce.state === 'failed'),
      ...(found === null ? {} : { figures: previewFigures(found), samples: previewSamples(found) }),
      fates: shown.linkedBy === null ? [] : thresholdWords(shown.linkedBy),
    });
  });
}

/** The thresholds in force, as percentages; null where there are none. */
function inForceOf(model: ModelInHistory | null) {
  const thresholds = model?.model.thresholds;
  if (thresholds === undefined) return null;
  return { link: percentText(thresholds.link), review: percentText(thresholds.review) };
}

/** The number of a preview in an address. */
export function previewIn(text: string): number {
  return numberIn(text, 'preview/not-found', 'There is no preview of this number');
}
