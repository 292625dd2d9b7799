import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { QualityMeasure } from '../../../master-index/index.ts';
import type { StaffContext } from '../context.ts';
import { askerOf, holds, serviceTitle } from './asking.ts';
import { type ComparedMeasure, comparedMeasures, measureMatrix } from './measures-compared.ts';
import { labelOf, MEASURE_NAMES } from './quality-series.ts';

/** Extracts over which a measure of all sources is shown. */
const SPAN = 12;
/** Measures by which services are compared: of each all sources have some. */
const COMPARED = ['consistent', 'valid', 'complete', 'recent'] as const;

/** What records are that the measure does not count. */
const LACKING: Readonly<Record<(typeof COMPARED)[number], string>> = {
  consistent: 'Differ',
  valid: 'Wrong',
  complete: 'Empty',
  recent: 'Older',
};

/** Data quality across sources: services beside each other, duplicates, addresses without a property. */
export function comparedPages(app: FastifyInstance, { services }: StaffContext): void {
  const measuresOf = async (request: FastifyRequest, measure: QualityMeasure) => {
    const asker = askerOf(request);
    const policy = await services.policy();
    return comparedMeasures(
      await services.measureOfAll(asker, measure, SPAN),
      await services.sourceOverviews(asker),
      (service) => serviceTitle(policy, service),
    );
  };

  app.get<{ Querystring: { measure?: string; attribute?: string } }>(
    '/sources/services',
    async (request, reply) => {
      const { measure: asked, attribute } = request.query;
      const measure = COMPARED.find((each) => each === asked) ?? COMPARED[0];
      const all = (await measuresOf(request, measure)).filter(
        (each) => !each.attribute.startsWith('fact:') && each.attribute !== '',
      );
      const { attributes, rows } = measureMatrix(all);
      const chosen = attributes.find((each) => each === attribute);
      return reply.page('staff/sources/services.njk', {
        title: 'Services compared',
        mayTry: holds(request, 'manage-sources'),
        measure,
        lacking: LACKING[measure],
        measures: COMPARED.map((code) => ({ code, name: MEASURE_NAMES[code] })),
        attributes: attributes.map((code) => ({ code, label: labelOf(code, () => undefined) })),
        rows,
        chosen:
          chosen === undefined
            ? null
            : {
                label: labelOf(chosen, () => undefined),
                rows: ranked(all.filter((each) => each.attribute === chosen)),
              },
      });
    },
  );

  app.get('/sources/duplicates', async (request, reply) => {
    const all = await measuresOf(request, 'unique');
    return reply.page('staff/sources/duplicates.njk', {
      title: 'Duplicates within a source',
      mayTry: holds(request, 'manage-sources'),
      people: ranked(all.filter(({ attribute }) => attribute === '')),
      numbers: ranked(all.filter(({ attribute }) => attribute !== '')).map((each) => ({
        ...each,
        label: labelOf(each.attribute, () => undefined),
      })),
    });
  });

  app.get('/sources/addresses', async (request, reply) => {
    const all = await measuresOf(request, 'placed');
    const sum = (of: (each: ComparedMeasure) => number) =>
      all.reduce((total, each) => total + of(each), 0);
    return reply.page('staff/sources/addresses.njk', {
      title: 'Addresses without a property',
      mayTry: holds(request, 'manage-sources'),
      addresses: sum(({ among }) => among),
      without: sum(({ among, count }) => among - count),
      rows: ranked(all),
    });
  });
}

/** The worst first: what somebody should look at. */
function ranked(measures: readonly ComparedMeasure[]) {
  return measures
    .toSorted((a, b) => a.share - b.share || a.title.localeCompare(b.title, 'en-GB'))
    .map((each) => ({
      ...each,
      bar: Math.round(100 * each.share),
      without: each.among - each.count,
    }));
}
