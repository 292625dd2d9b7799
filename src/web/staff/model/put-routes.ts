import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import type { StaffContext } from '../context.ts';
import { askerOf, sectionsFor } from './asking.ts';
import { previewIn } from './preview-routes.ts';
import { previewFigures, previewTitle } from './preview-words.ts';
import { thresholdWords } from './threshold-words.ts';

interface OnePreview {
  readonly Params: { readonly preview: string };
}

/** Putting in force what a preview looked at: a step of its own, that is confirmed. */
export function putInForcePages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<OnePreview>('/model/preview/:preview/put', async (request, reply) => {
    const preview = previewIn(request.params.preview);
    const shown = await services.modelPreview(askerOf(request), preview);
    if (shown.found === null || !shown.isCurrent) {
      return reply.redirect(`/model/preview/${preview}`, 303);
    }
    return reply.page('staff/model/put.njk', {
      ...sectionsFor(request),
      title: 'Put this model in force',
      back: { href: `/model/preview/${preview}`, text: `Preview ${preview}` },
      preview,
      key: randomUUID(),
      what: previewTitle(shown),
      asked: shown.job.queuedAt,
      found: shown.found,
      figures: previewFigures(shown.found),
      fates: shown.linkedBy === null ? [] : thresholdWords(shown.linkedBy),
    });
  });
  app.post<OnePreview & { Body: { readonly key?: unknown } | undefined }>(
    '/model/preview/:preview/put',
    async (request, reply) => {
      const preview = previewIn(request.params.preview);
      const key = request.body?.key;
      request.session.notice = await services
        .putModelInForce(
          askerOf(request),
          typeof key === 'string' && key !== '' ? key.slice(0, 100) : randomUUID(),
          preview,
        )
        .then(
          () => 'The model is being put in force. All records are matched by it.',
          (error: unknown) => {
            // The page that it leads to follows that job.
            if (error instanceof ReeveError && error.code === 'match/put-asked')
              return error.message;
            throw error;
          },
        );
      return reply.redirect(`/model/preview/${preview}`, 303);
    },
  );
}
