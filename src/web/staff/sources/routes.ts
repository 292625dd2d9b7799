import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Capability, capabilitiesOf } from '../../../access/index.ts';
import type { SourceOverview } from '../../../master-index/index.ts';
import { numberText } from '../../shared/formats.ts';
import { type StaffContext, viewerOf } from '../context.ts';
import { needsALook, sourceState } from './source-list.ts';

/** Sources: what came, what became of it, and how good it is. */
export function sourcePages(app: FastifyInstance, context: StaffContext): void {
  const { services } = context;
  app.get('/sources', async (request, reply) => {
    const today = new Date().toISOString().slice(0, 10);
    const overviews = await services.sourceOverviews(askerOf(request));
    const policy = await services.policy();
    const rows = overviews.map((source) => ({
      title: source.title,
      href: sourcePath(source.name),
      service: policy.services[source.service]?.title ?? source.service,
      state: sourceState(source, today),
      extract: source.loaded,
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

/** Who asks, of what is about nobody: it takes no purpose. */
export function askerOf(request: FastifyRequest) {
  return { viewer: viewerOf(request), requestId: request.id };
}

/** Whether whoever asks has a role that may do something: what links are shown hangs on it. */
export function holds(request: FastifyRequest, capability: Capability): boolean {
  return capabilitiesOf(viewerOf(request).roles).has(capability);
}

/** Where the page of a source is. Names of sources hold a colon where an application submits. */
export function sourcePath(source: string): string {
  return `/sources/source/${encodeURIComponent(source)}`;
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
