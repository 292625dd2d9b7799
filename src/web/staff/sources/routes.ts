import type { FastifyInstance } from 'fastify';
import { dayInUk } from '../../../kernel/index.ts';
import type { SourceOverview } from '../../../master-index/index.ts';
import { numberText } from '../../shared/formats.ts';
import type { StaffContext } from '../context.ts';
import { askerOf, holds, serviceTitle, sourcePath } from './asking.ts';
import { comparedPages } from './compared-routes.ts';
import { extractPages } from './extract-routes.ts';
import { shortDay } from './short-day.ts';
import { needsALook, sourceState } from './source-list.ts';
import { oneSourcePages } from './source-routes.ts';
import { tryPages } from './try-routes.ts';

/** Sources: what came, what became of it, and how good it is. */
export function sourcePages(app: FastifyInstance, context: StaffContext): void {
  sourceList(app, context);
  oneSourcePages(app, context);
  extractPages(app, context);
  comparedPages(app, context);
  tryPages(app, context);
}

function sourceList(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/sources', async (request, reply) => {
    const overviews = await services.sourceOverviews(askerOf(request));
    const policy = await services.policy();
    const rows = overviews.map((source) => ({
      title: source.title,
      href: sourcePath(source.name),
      service: serviceTitle(policy, source.service),
      state: sourceState(source, dayInUk()),
      extract: source.loaded && {
        asAt: source.loaded.asAt,
        loaded: shortDay(source.loaded.loadedAt ?? ''),
      },
      counts: countsOf(source),
    }));
    return reply.page('staff/sources/source-list.njk', {
      title: 'Sources',
      mayTry: holds(request, 'manage-sources'),
      total: rows.length,
      services: new Set(overviews.map(({ service }) => service)).size,
      marked: rows.filter(({ state }) => needsALook(state)),
      well: rows.filter(({ state }) => !needsALook(state)),
    });
  });
}

function countsOf({ loaded }: SourceOverview) {
  const counts = loaded?.counts ?? {};
  const cell = (label: string, count: number | undefined) => ({ label, text: numberText(count) });
  return [
    cell('Rows', counts.rows),
    cell('New', counts.added),
    cell('Changed', counts.changed),
    cell('Gone', counts.gone),
    cell('Rejected', counts.rejected),
  ];
}
