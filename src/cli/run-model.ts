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

/** Zero configuration: a model for the data, made from the data. */
export async function chooseForRun(
  session: Session,
  request: LinkRequest,
  progress: Progress,
): Promise<ChosenForRun> {
  const start = performance.now();
  const { model, choices } = await chooseModel(session.engine, session.input, {
    linkType: request.type ?? (session.input.datasets.length === 1 ? 'dedupe' : 'link-and-dedupe'),
    ...(request.budget === undefined ? {} : { pairBudget: request.budget }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
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
