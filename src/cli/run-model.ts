import { type Progress, ReeveError } from '../kernel/index.ts';
import { chooseModel, DEFAULT_THRESHOLDS, type MatchModel } from '../linkage/index.ts';
import type { LinkRequest } from './link-request.ts';
import type { Session } from './session.ts';

/** A model made for the data, and why it is as it is. */
export interface ChosenForRun {
  readonly model: MatchModel;
  readonly choices: readonly { readonly what: string; readonly why: string }[];
  readonly seconds: number;
}

/** Names that `--model` takes for a model that Reeve makes, and what they ask of it. */
const MADE_MODELS: Readonly<Record<string, 'uk-person' | 'any'>> = {
  'uk-person': 'uk-person',
  any: 'any',
};

/** Path of the model that the request names; none where Reeve is to make one. */
export function modelPath({ model }: Pick<LinkRequest, 'model'>): string | undefined {
  return model === undefined || Object.hasOwn(MADE_MODELS, model) ? undefined : model;
}

/** Zero configuration: a model for the data, made from the data. */
export async function chooseForRun(
  session: Session,
  request: LinkRequest,
  progress: Progress,
): Promise<ChosenForRun> {
  const start = performance.now();
  const kind = request.model === undefined ? undefined : MADE_MODELS[request.model];
  const { model, choices } = await chooseModel(session.engine, session.input, {
    ...(kind === undefined ? {} : { kind }),
    linkType: request.type ?? (session.input.datasets.length === 1 ? 'dedupe' : 'link-and-dedupe'),
    ...(request.budget === undefined ? {} : { pairBudget: request.budget }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    asAt: new Date().toISOString().slice(0, 10),
    progress,
  });
  for (const { what, why } of choices) progress.note(`${what}: ${why}`);
  return { model, choices, seconds: (performance.now() - start) / 1000 };
}

/**
 * Refuses what the command line contradicts itself in, before anything is read.
 *
 * @param linkType the request's, or that of the model it names
 */
export function checkRequest(request: LinkRequest, linkType = request.type): void {
  if (linkType === 'link-only' && request.files.length < 2) {
    throw new ReeveError('cli/one-file', 'Linking between files needs two files or more', {
      hint: 'Give another file, or --type dedupe.',
    });
  }
  if (
    request.threshold !== undefined &&
    request.review !== undefined &&
    request.review > request.threshold
  ) {
    throw new ReeveError('cli/thresholds', '--review is above --threshold', {
      hint: 'A pair is reviewed below the threshold of links: give a lower --review.',
    });
  }
}

/** The model with what the command line says of it: type, thresholds, seed. */
export function withRequest(model: MatchModel, request: LinkRequest): MatchModel {
  const linkType = request.type ?? model.linkType;
  checkRequest(request, linkType);
  const given = model.thresholds ?? DEFAULT_THRESHOLDS;
  const link = request.threshold ?? Math.max(given.link, request.review ?? 0);
  const thresholds = { link, review: Math.min(request.review ?? given.review, link) };
  return {
    ...model,
    linkType,
    thresholds,
    ...(request.seed === undefined ? {} : { training: { ...model.training, seed: request.seed } }),
  };
}
