import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayInUk } from '../../../kernel/index.ts';
import type { ListedExtract, ListedJob } from '../../../master-index/index.ts';
import { dateText } from '../../shared/formats.ts';
import type { StaffContext } from '../context.ts';
import { askerOf, holds, serviceTitle, sourcePath } from './asking.ts';
import { definitionWords } from './definition-words.ts';
import { extractRow, shownName } from './extracts-shown.ts';
import { lineChart } from './line-chart.ts';
import { MEASURE_NAMES, qualitySeries } from './quality-series.ts';
import { CADENCES, sourceState } from './source-list.ts';

/** Extracts on one page of a source. */
const SHOWN = 25;
/** How many extracts the quality of a source may be shown for: a year of months, or a month of days. */
const SPANS = [12, 30] as const;
/** Jobs that are looked through for those of a source. */
const JOBS = 100;
/** Of those that failed, how many are shown. */
const MOST_JOBS = 5;

interface OfSource {
  readonly Params: { readonly source: string };
}

/** One source: its extracts, how good they were, and what its definition says. */
export function oneSourcePages(app: FastifyInstance, { services }: StaffContext): void {
  const headOf = async (request: FastifyRequest, source: string) => {
    const asker = askerOf(request);
    const definition = await services.sourceDefinition(asker, source);
    const policy = await services.policy();
    const head = {
      name: source,
      path: sourcePath(source),
      title: definition.title,
      service: serviceTitle(policy, definition.service),
    };
    return { asker, definition, head };
  };

  app.get<OfSource & { Querystring: { after?: string } }>(
    '/sources/source/:source',
    async (request, reply) => {
      const { source } = request.params;
      const { after } = request.query;
      const { asker, definition, head } = await headOf(request, source);
      const overview = (await services.sourceOverviews(asker)).find(({ name }) => name === source);
      const { items, next } = await services.extracts(asker, { source, limit: SHOWN, after });
      const mayManage = holds(request, 'manage-sources');
      const jobs = mayManage ? (await services.jobs(asker, { limit: JOBS })).items : [];
      return reply.page('staff/sources/source.njk', {
        title: definition.title,
        mayTry: mayManage,
        head,
        description: definition.description,
        cadence: CADENCES[definition.extract.cadence],
        state: overview && sourceState(overview, dayInUk()),
        latest: overview?.loaded,
        extracts: items.map(extractRow),
        next,
        isFirst: after === undefined,
        charts: chartsOf(items),
        jobs: jobsOf(source, jobs),
      });
    },
  );

  app.get<OfSource & { Querystring: { extracts?: string } }>(
    '/sources/source/:source/quality',
    async (request, reply) => {
      const { source } = request.params;
      const { asker, definition, head } = await headOf(request, source);
      const span = SPANS.find((each) => String(each) === request.query.extracts) ?? SPANS[0];
      const listed = await services.quality(asker, source, span);
      return reply.page('staff/sources/quality.njk', {
        title: `Data quality: ${definition.title}`,
        mayTry: holds(request, 'manage-sources'),
        head,
        measures: Object.entries(MEASURE_NAMES).map(([code, name]) => ({ code, name })),
        roles: qualitySeries(listed, definition),
        asAt: listed[0]?.asAt,
        span,
        spans: SPANS,
      });
    },
  );

  app.get<OfSource>('/sources/source/:source/definition', async (request, reply) => {
    const { definition, head } = await headOf(request, request.params.source);
    return reply.page('staff/sources/definition.njk', {
      title: `Definition: ${definition.title}`,
      mayTry: holds(request, 'manage-sources'),
      head,
      words: definitionWords(definition),
    });
  });
}

/** How many rows came and how many were rejected, of the extracts on the page that are loaded. */
function chartsOf(extracts: readonly ListedExtract[]) {
  const loaded = extracts
    .filter(({ status, kind }) => status === 'loaded' && kind !== 'feed')
    .toSorted((a, b) => (a.asAt < b.asAt ? -1 : 1));
  if (loaded.length < 2) return [];
  const dates = loaded.map(({ asAt }) => asAt);
  const counted = (id: 'rows' | 'rejected', name: string) =>
    lineChart({
      id,
      title: name,
      dates,
      unit: 'count',
      lines: [{ code: id, name, values: loaded.map(({ counts }) => counts[id] ?? null) }],
    });
  return [
    counted('rows', 'Rows in each extract'),
    counted('rejected', 'Rejected rows in each extract'),
  ];
}

/** What was sent for a source and is not loaded: what waits or runs, and what failed lately. */
function jobsOf(source: string, jobs: readonly ListedJob[]) {
  const own = jobs.filter((job) => job.kind === 'load' && job.source === source);
  const loadedLast = own.find(({ state }) => state === 'done')?.job ?? 0;
  return own
    .filter(({ state, job }) => state !== 'done' && (state !== 'failed' || job > loadedLast))
    .slice(0, MOST_JOBS)
    .map((job) => ({
      fileName: shownName(job.fileName ?? ''),
      asAt: job.asAt === null ? '' : dateText(job.asAt),
      sent: dateText(job.queuedAt),
      state: JOB_STATES[job.state],
      problem: job.problem,
    }));
}

const JOB_STATES: Readonly<Record<ListedJob['state'], { kind: string; tag: string }>> = {
  queued: { kind: 'loading', tag: 'Waits' },
  loading: { kind: 'loading', tag: 'Loading' },
  matching: { kind: 'loading', tag: 'Matching' },
  done: { kind: 'well', tag: 'Loaded' },
  failed: { kind: 'failed', tag: 'Failed' },
};
