import type { FastifyInstance } from 'fastify';
import type { ModelInHistory } from '../../../master-index/index.ts';
import type { StaffContext } from '../context.ts';
import { askerOf, numberIn, sectionsFor } from './asking.ts';
import { comparisonsShown } from './comparisons-shown.ts';
import { modelStateWords } from './model-state.ts';
import { oneInText } from './odds.ts';
import { previewPages } from './preview-routes.ts';
import { putInForcePages } from './put-routes.ts';
import { ruleWords } from './rule-words.ts';
import { thresholdWords } from './threshold-words.ts';

/** Thresholds of a model that has none of its own: a trained one always has. */
const NO_THRESHOLDS = { link: 0.5, review: 0.1 };

/** The match model: what persons are told by, and what another would change. */
export function modelPages(app: FastifyInstance, context: StaffContext): void {
  modelInForcePages(app, context);
  historyPages(app, context);
  previewPages(app, context);
  putInForcePages(app, context);
}

function modelInForcePages(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/model', async (request, reply) => {
    const model = await services.model(askerOf(request), 'in-force');
    return reply.page('staff/model/overview.njk', {
      ...sectionsFor(request),
      title: 'Match model',
      ...(model === null ? {} : overviewOf(model)),
    });
  });
  app.get('/model/comparisons', async (request, reply) => {
    const model = await services.model(askerOf(request), 'in-force');
    return reply.page('staff/model/comparisons.njk', {
      ...sectionsFor(request),
      title: 'Comparisons',
      section: 'comparisons',
      ...(model === null ? {} : { model, ...comparisonsShown(model) }),
    });
  });
  app.get('/model/rules', async (request, reply) => {
    const model = await services.model(askerOf(request), 'in-force');
    return reply.page('staff/model/rules.njk', {
      ...sectionsFor(request),
      title: 'Which pairs are compared',
      ...(model === null ? {} : { model, ...rulesOf(model) }),
    });
  });
}

function historyPages(app: FastifyInstance, { services }: StaffContext): void {
  app.get('/model/history', async (request, reply) => {
    const models = await services.models(askerOf(request));
    return reply.page('staff/model/history.njk', {
      ...sectionsFor(request),
      title: 'Models so far',
      models: models.map((model) => ({ ...model, state: modelStateWords(model) })),
    });
  });
  app.get<{ Params: { model: string } }>('/model/history/:model', async (request, reply) => {
    const number = numberIn(
      request.params.model,
      'model/not-found',
      'There is no match model of this number',
    );
    const model = await services.model(askerOf(request), number);
    if (model === null) return reply.callNotFound();
    return reply.page('staff/model/comparisons.njk', {
      ...sectionsFor(request),
      title: `Model ${number}`,
      section: 'history',
      isOfHistory: true,
      ...overviewOf(model),
    });
  });
}

function overviewOf(model: ModelInHistory) {
  const { model: content, trained } = model;
  const { prior } = content;
  const madeAt = content.provenance?.madeAt;
  return {
    model,
    state: modelStateWords(model),
    fates: thresholdWords(content.thresholds ?? NO_THRESHOLDS),
    prior: prior === undefined ? null : oneInText(prior),
    trained,
    // Trained by an earlier run, and taken over as it was.
    isTakenOver: trained !== null && trained.at !== madeAt,
    rules: content.blocking.length,
    ...comparisonsShown(model),
  };
}

function rulesOf({ model }: ModelInHistory) {
  return {
    rules: model.blocking.map((rule) => ({
      words: rule.description ?? ruleWords(rule),
      written: rule.on.join(', '),
    })),
    linking: (model.deterministic ?? [])
      .filter(({ use }) => use !== 'prior')
      .map((rule) => ({ words: rule.description ?? ruleWords(rule), written: rule.on.join(', ') })),
  };
}
