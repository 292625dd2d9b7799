import { writeFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { writeClusters, writePairs } from '../engines/duckdb/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  decidePairs,
  type LinkResult,
  type LinkType,
  linkRecords,
  type MatchModel,
  REVIEW_REASONS,
  trainedModel,
} from '../linkage/index.ts';
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
  if (given === undefined) {
    throw new ReeveError('cli/no-model', 'Linking without a model is not ready yet', {
      hint: 'Give a match model with --model.',
    });
  }
  const model = withRequest(given, request, input.datasets.length);
  const constraints: ClusterConstraints = {};
  const result = await linkRecords(engine, model, input, { progress, constraints });
  const decided = decidePairs(result, constraints);

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
  const outputs = await folder.complete();
  const writeSeconds = (performance.now() - start) / 1000;

  return {
    records: loaded.rowCount,
    clusters: new Set(result.clusters).size,
    links: decided.links.l.length,
    reviews: decided.reviews.l.length,
    candidatePairs: result.pairsByRule.reduce((sum, pairs) => sum + pairs, 0),
    thresholds: result.thresholds,
    datasets: loaded.datasets.map(({ name, rows }) => ({ name, records: rows })),
    idColumn: loaded.idColumn,
    choices: [],
    notes: result.training?.notes ?? [],
    timings: { read: session.readSeconds, ...result.timings, write: writeSeconds },
    outputs,
  };
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
