import { dayInUk, type Progress, ReeveError } from '../kernel/index.ts';
import {
  type ChooseOptions,
  chooseModel,
  DEFAULT_THRESHOLDS,
  type MatchModel,
} from '../linkage/index.ts';
import type { LinkRequest } from './link-request.ts';
import type { Session } from './session.ts';

/** A model made for the data, and why it is as it is. */
export interface ChosenForRun {
  readonly model: MatchModel;
  readonly choices: readonly { readonly what: string; readonly why: string }[];
  readonly seconds: number;
  /** The date the model goes by, `YYYY-MM-DD`; null where it goes by none. */
  readonly asAt: string | null;
}

/** What a request says of a model that Reeve makes. */
type ModelRequest = Pick<LinkRequest, 'model' | 'type' | 'budget' | 'seed' | 'asAt'>;

/** Names that `--model` takes for a model that Reeve makes, and what they ask of it. */
const MADE_MODELS: Readonly<Record<string, 'uk-person' | 'any'>> = {
  'uk-person': 'uk-person',
  any: 'any',
};

/** What `--as-at` says, for those commands that have it. */
export const AS_AT =
  'date the records are of, YYYY-MM-DD, by which a model that Reeve makes tells children; default: today';

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
  const { model, choices, asAt } = await chooseModel(session.engine, session.input, {
    ...chooseOptions(session, request),
    progress,
  });
  for (const { what, why } of choices) progress.note(`${what}: ${why}`);
  return { model, choices, asAt, seconds: (performance.now() - start) / 1000 };
}

/** What the request asks of a model that Reeve makes. */
export function chooseOptions({ input }: Session, request: ModelRequest): ChooseOptions {
  const kind = request.model === undefined ? undefined : MADE_MODELS[request.model];
  return {
    ...(kind === undefined ? {} : { kind }),
    linkType: request.type ?? (input.datasets.length === 1 ? 'dedupe' : 'link-and-dedupe'),
    ...(request.budget === undefined ? {} : { pairBudget: request.budget }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    asAt: request.asAt ?? dayInUk(),
  };
}

/** Refuses a date for a model in a file, which has the date of the day it was made in it. */
export function checkAsAt(request: Pick<LinkRequest, 'model' | 'asAt'>): void {
  if (request.asAt === undefined || modelPath(request) === undefined) return;
  throw new ReeveError(
    'cli/as-at',
    '--as-at is of a model that Reeve makes, not of one in a file',
    {
      hint: 'Leave out --as-at, or --model.',
    },
  );
}

/**
 * Refuses what the command line contradicts itself in, before anything is read.
 *
 * @param linkType the request's, or that of the model it names
 */
export function checkRequest(request: LinkRequest, linkType = request.type): void {
  checkAsAt(request);
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
