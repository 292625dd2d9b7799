import { writeFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { writeClusters, writePairs } from '../engines/duckdb/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  chooseModel,
  decidePairs,
  type LinkResult,
  type LinkType,
  type LoadedInput,
  linkRecords,
  type MatchModel,
  REVIEW_REASONS,
  trainedModel,
} from '../linkage/index.ts';
import { countRules, holdBudget } from './blocking.ts';
import { checkDecisions, readDecisions } from './decisions.ts';
import { datasetOfRecords, type Evaluation, evaluate } from './evaluation.ts';
import { readModel } from './model-file.ts';
import { OutputFolder } from './output-folder.ts';
import { type Session, type SessionOptions, withRecords } from './session.ts';
import { reeveVersion } from './version.ts';

/** What `reeve link` was asked. */
export interface LinkRequest extends SessionOptions {
  readonly files: readonly string[];
  readonly out: string;
  readonly model?: string | undefined;
  readonly type?: LinkType | undefined;
  readonly threshold?: number | undefined;
  readonly review?: number | undefined;
  readonly seed?: number | undefined;
  readonly parquet?: boolean | undefined;
  readonly report?: boolean | undefined;
  readonly budget?: number | undefined;
  readonly neverMatch?: string | undefined;
  readonly alwaysMatch?: string | undefined;
}

/** What `reeve link --json` says at the end. */
export interface LinkSummary {
  readonly records: number;
  readonly clusters: number;
  readonly links: number;
  readonly reviews: number;
  readonly candidatePairs: number;
  readonly thresholds: { readonly link: number; readonly review: number };
  readonly datasets: readonly { readonly name: string; readonly records: number }[];
  readonly idColumn: string | null;
  readonly choices: readonly { readonly what: string; readonly why: string }[];
  readonly notes: readonly string[];
  readonly evaluation?: Evaluation;
  /** Seconds by phase, in order. */
  readonly timings: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Links files into a folder of outputs. Nothing of it appears unless all of it does. */
export async function linkFiles(request: LinkRequest, progress: Progress): Promise<LinkSummary> {
  const folder = await OutputFolder.at(request.out);
  const given = request.model === undefined ? undefined : await readModel(request.model);
  try {
    return await withRecords(request.files, request, progress, (session) =>
      linkSession(session, request, given, folder, progress),
    );
  } finally {
    await folder.abandon();
  }
}

async function linkSession(
  session: Session,
  request: LinkRequest,
  given: MatchModel | undefined,
  folder: OutputFolder,
  progress: Progress,
): Promise<LinkSummary> {
  const { engine, loaded, input } = session;
  const chosen = given === undefined ? await choose(session, request, progress) : undefined;
  const model = withRequest((given ?? chosen?.model) as MatchModel, request, input.datasets.length);
  const constraints = await readConstraints(session, request, model);
  if (given !== undefined && request.budget !== undefined) {
    holdBudget(await countRules(session, model, progress), request.budget);
  }
  const result = await linkRecords(engine, model, input, { progress, constraints });
  const decided = decidePairs(result, constraints);
  const timings: Record<string, number> = {
    read: session.readSeconds,
    ...(chosen === undefined ? {} : { choose: chosen.seconds }),
    ...result.timings,
  };
  const evaluateStart = performance.now();
  const evaluation =
    loaded.truthColumn === null
      ? undefined
      : await evaluate(engine, input, result, constraints, progress);
  if (evaluation !== undefined) timings.evaluate = secondsSince(evaluateStart);

  progress.phase('write');
  const start = performance.now();
  const formats = request.parquet ? (['csv', 'parquet'] as const) : (['csv'] as const);
  const files = (name: 'clusters' | 'links' | 'reviews') =>
    Promise.all(
      formats.map(async (format) => ({ path: await folder.file(`${name}.${format}`), format })),
    );
  await writeClusters(engine, input.datasets, result.clusters, await files('clusters'));
  await writePairs(engine, input.datasets, decided.links, await files('links'));
  const reasons = { codes: decided.reviews.reason, texts: REVIEW_REASONS };
  await writePairs(engine, input.datasets, { ...decided.reviews, reasons }, await files('reviews'));
  const trained = trainedModel(result, await provenanceOf(session, request, model, result));
  await writeJson(await folder.file('model.json'), trained);
  if (evaluation !== undefined) await writeJson(await folder.file('evaluation.json'), evaluation);
  const outputs = await folder.complete();
  timings.write = secondsSince(start);

  return {
    records: loaded.rowCount,
    clusters: new Set(result.clusters).size,
    links: decided.links.l.length,
    reviews: decided.reviews.l.length,
    candidatePairs: result.pairsByRule.reduce((sum, pairs) => sum + pairs, 0),
    thresholds: result.thresholds,
    datasets: loaded.datasets.map(({ name, rows }) => ({ name, records: rows })),
    idColumn: loaded.idColumn,
    choices: chosen?.choices ?? [],
    ...(evaluation === undefined ? {} : { evaluation }),
    notes: result.training?.notes ?? [],
    timings,
    outputs,
  };
}

interface Chosen {
  readonly model: MatchModel;
  readonly choices: readonly { readonly what: string; readonly why: string }[];
  readonly seconds: number;
}

/** Zero configuration: a model for the data, made from the data. */
async function choose(session: Session, request: LinkRequest, progress: Progress): Promise<Chosen> {
  const start = performance.now();
  const { model, choices } = await chooseModel(session.engine, session.input, {
    linkType: request.type ?? (session.input.datasets.length === 1 ? 'dedupe' : 'link-and-dedupe'),
    ...(request.budget === undefined ? {} : { pairBudget: request.budget }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    progress,
  });
  for (const { what, why } of choices) progress.note(`${what}: ${why}`);
  return { model, choices, seconds: secondsSince(start) };
}

/** What clusters must respect: decided pairs, and data sets that hold a person once at most. */
async function readConstraints(
  { engine, loaded, input }: Session,
  request: LinkRequest,
  model: MatchModel,
): Promise<ClusterConstraints> {
  const read = (path: string | undefined) =>
    path === undefined ? undefined : readDecisions(path, engine, loaded);
  const never = await read(request.neverMatch);
  const always = await read(request.alwaysMatch);
  if (never !== undefined && always !== undefined) {
    const files = { never: request.neverMatch ?? '', always: request.alwaysMatch ?? '' };
    checkDecisions(input.recordCount, never, always, files);
  }
  const once = model.clustering?.oneRecordPer ?? [];
  return {
    ...(never === undefined ? {} : { never }),
    ...(always === undefined ? {} : { always }),
    ...(once.length === 0 ? {} : { exclusive: exclusiveGroups(input, once) }),
  };
}

/** Group of each record: its data set where that holds a person once at most, else -1. */
function exclusiveGroups(input: LoadedInput, once: readonly string[]): Int32Array {
  const unknown = once.findIndex((name) => !input.datasets.includes(name));
  if (unknown >= 0) {
    throw new ReeveError('model/unknown-dataset', `There is no data set "${once[unknown]}"`, {
      location: { field: `clustering.oneRecordPer[${unknown}]` },
      hint: `The data sets are: ${input.datasets.join(', ')}.`,
    });
  }
  const isOnce = input.datasets.map((name) => once.includes(name));
  return datasetOfRecords(input).map((dataset) => (isOnce[dataset] ? dataset : -1));
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

/** The model with what the command line says of it: type, thresholds, seed. */
function withRequest(model: MatchModel, request: LinkRequest, datasets: number): MatchModel {
  const linkType = request.type ?? model.linkType;
  if (linkType === 'link-only' && datasets < 2) {
    throw new ReeveError('cli/one-file', 'Linking between files needs two files or more', {
      hint: 'Give another file, or --type dedupe.',
    });
  }
  const link = request.threshold ?? model.thresholds?.link;
  const review = request.review ?? model.thresholds?.review;
  if (
    request.threshold !== undefined &&
    request.review !== undefined &&
    request.review > request.threshold
  ) {
    throw new ReeveError('cli/thresholds', '--review is above --threshold', {
      hint: 'A pair is reviewed below the threshold of links: give a lower --review.',
    });
  }
  const thresholds =
    link === undefined && review === undefined
      ? undefined
      : { link: link ?? Math.max(0.9, review ?? 0), review: Math.min(review ?? 0.5, link ?? 1) };
  return {
    ...model,
    linkType,
    ...(thresholds === undefined ? {} : { thresholds }),
    ...(request.seed === undefined ? {} : { training: { ...model.training, seed: request.seed } }),
  };
}

/**
 * Where a trained model came from. Input files are named relative to the outputs, so that a
 * folder that is moved whole keeps its meaning; neither times nor thread counts are named, so
 * that the same run gives the same bytes.
 */
async function provenanceOf(
  { engine, loaded }: Session,
  request: LinkRequest,
  model: MatchModel,
  result: LinkResult,
): Promise<Record<string, unknown>> {
  const [version] = await engine.rows('SELECT version() AS version');
  const { id, truth, delimiter, encoding, sheet } = request;
  const reading = { id, truth, delimiter, encoding, sheet };
  return {
    reeve: reeveVersion(),
    engine: { name: 'duckdb', version: String(version?.version).replace(/^v/, '') },
    seed: model.training?.seed ?? 1,
    inputs: loaded.datasets.map(({ name, path, rows, sha256, format, encoding: found }) => ({
      dataset: name,
      path: relative(resolve(request.out), resolve(path)).split(sep).join('/'),
      sha256,
      records: rows,
      format,
      encoding: found,
    })),
    idColumn: loaded.idColumn,
    truthColumn: loaded.truthColumn,
    reading: Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined)),
    settings: {
      linkType: model.linkType,
      thresholds: result.thresholds,
      randomPairs: model.training?.randomPairs ?? null,
    },
    training:
      result.training === null
        ? null
        : {
            sessions: result.training.sessions.map(
              ({ rule, pairs, trained, iterations, converged, prior, expectedMatches }) => ({
                rule,
                pairs,
                trained,
                iterations,
                converged,
                prior,
                expectedMatches,
              }),
            ),
            notes: result.training.notes,
          },
  };
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
