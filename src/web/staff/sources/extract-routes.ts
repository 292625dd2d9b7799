import type { FastifyInstance } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';
import { rejectionsFile } from '../../api/extracts/rejections-file.ts';
import { dateText } from '../../shared/formats.ts';
import { callerOf, type StaffContext, viewerOf } from '../context.ts';
import { askerOf, holds, serviceTitle, sourcePath } from './asking.ts';
import {
  countRows,
  EXTRACT_KINDS,
  extractPath,
  extractState,
  momentText,
  shownName,
} from './extracts-shown.ts';

interface OfExtract {
  readonly Params: { readonly extract: string };
}

/** One extract: what became of it, and what was not taken. */
export function extractPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get<OfExtract>('/sources/extract/:extract', async (request, reply) => {
    const asker = askerOf(request);
    const id = extractNumber(request.params.extract);
    const extract = await services.extract(asker, id);
    const definition = await services.sourceDefinition(asker, extract.source);
    const policy = await services.policy();
    const reasons = await services.rejectionReasons(asker, id);
    const service = policy.sources[extract.source]?.service ?? definition.service;
    return reply.page('staff/sources/extract.njk', {
      title: `Extract of ${dateText(extract.asAt)}: ${definition.title}`,
      mayTry: holds(request, 'manage-sources'),
      head: {
        path: sourcePath(extract.source),
        title: definition.title,
        service: serviceTitle(policy, service),
      },
      extract: { ...extract, fileName: shownName(extract.fileName) },
      begun: momentText(extract.startedAt),
      loaded: momentText(extract.loadedAt),
      kind: EXTRACT_KINDS[extract.kind],
      state: extractState(extract),
      counts: countRows(extract),
      reasons,
      path: extractPath(id),
      mayDownload: holds(request, 'manage-sources'),
      isOwn: service === viewerOf(request).service,
      hasPurpose: request.session.purpose !== undefined,
    });
  });

  app.get<OfExtract>('/sources/extract/:extract/rejected.csv', async (request, reply) => {
    const id = extractNumber(request.params.extract);
    const caller = callerOf(request);
    const text = await rejectionsFile((page) => services.rejections(caller, id, page));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rejected-${id}.csv"`)
      .send(text);
  });
}

/** The number of an extract in an address; anything else is of none. */
function extractNumber(text: string): number {
  const number = /^[0-9]{1,10}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number < 2 ** 31) return number;
  throw new ReeveError('extract/not-found', 'There is no extract of this number');
}
