import type { Progress } from '../kernel/index.ts';
import { decidePairs, linkRecords, type MatchModel, trainedModel } from '../linkage/index.ts';
import { countRules, holdBudget } from './blocking.ts';
import { evaluate } from './evaluation.ts';
import type { LinkRequest, LinkSummary } from './link-request.ts';
import { datasetNotes } from './model-datasets.ts';
import { readModel } from './model-file.ts';
import { OutputFolder } from './output-folder.ts';
import { provenanceOf } from './provenance.ts';
import { drawReport } from './report.ts';
import { readConstraints, readLabels } from './run-constraints.ts';
import { checkRequest, chooseForRun, modelPath, withRequest } from './run-model.ts';
import { type Session, withRecords } from './session.ts';
import { writeOutputs } from './write-outputs.ts';

/** Links files into a folder of outputs. Nothing of it appears unless all of it does. */
export async function linkFiles(request: LinkRequest, progress: Progress): Promise<LinkSummary> {
  checkRequest(request);
  const folder = await OutputFolder.at(request.out);
  const { files, labels, neverMatch, alwaysMatch } = request;
  const lists = [labels, neverMatch, alwaysMatch].filter((path) => path !== undefined);
  await folder.protect([...files, ...lists]);
  const path = modelPath(request);
  const given = path === undefined ? undefined : await readModel(path);
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
  const chosen = given === undefined ? await chooseForRun(session, request, progress) : undefined;
  const model = withRequest((given ?? chosen?.model) as MatchModel, request);
  const notes = given === undefined ? [] : datasetNotes(given, input.datasets);
  for (const note of notes) progress.note(note);
  const constraints = await readConstraints(session, request, model);
  if (given !== undefined && request.budget !== undefined) {
    holdBudget(await countRules(session, model, progress), request.budget);
  }
  const labels =
    request.labels === undefined ? undefined : await readLabels(session, request.labels);
  const result = await linkRecords(engine, model, input, {
    progress,
    constraints,
    ...(labels === undefined ? {} : { labels }),
    // A model that the user wrote and that cannot be trained is refused; one that Reeve chose
    // for a small or plain file goes by what is usual, and says so.
    whenDegenerate: chosen === undefined ? 'refuse' : 'assume',
    // Only the report and the evaluation read every candidate pair again.
    keepPairs: request.report !== false || loaded.truthColumn !== null,
  });
  let found: ReturnType<typeof decidePairs> | undefined;
  const decided = () => {
    found ??= decidePairs(result, constraints);
    return found;
  };
  const timings: Record<string, number> = {
    read: session.readSeconds,
    ...(chosen === undefined ? {} : { choose: chosen.seconds }),
    ...result.timings,
  };
  const timed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await work();
    timings[phase] = (performance.now() - start) / 1000;
    return value;
  };
  const evaluation =
    loaded.truthColumn === null
      ? undefined
      : await timed('evaluate', () => evaluate(engine, input, result, constraints, progress));

  const report =
    request.report === false
      ? undefined
      : await timed('report', () => {
          progress.phase('report');
          return drawReport(session, result, {
            choices: chosen?.choices ?? [],
            constraints,
            evaluation,
            timings,
          });
        });
  const outputs = await timed('write', async () => {
    progress.phase('write');
    const trained = trainedModel(
      result,
      await provenanceOf(session, request, result, chosen?.asAt ?? null),
    );
    const outputs = { clusters: result.clusters, decided, trained, evaluation, report };
    await writeOutputs(session, folder, outputs, request.parquet ?? false);
    return folder.complete();
  });

  return {
    records: loaded.rowCount,
    clusters: countClusters(result.clusters),
    links: decided().links.l.length,
    reviews: decided().reviews.l.length,
    candidatePairs: result.pairsByRule.reduce((sum, pairs) => sum + pairs, 0),
    thresholds: result.thresholds,
    datasets: loaded.datasets.map(({ name, rows }) => ({ name, records: rows })),
    idColumn: loaded.idColumn,
    choices: chosen?.choices ?? [],
    ...(evaluation === undefined ? {} : { evaluation }),
    notes: [...notes, ...(result.training?.notes ?? [])],
    timings,
    outputs,
  };
}

/** A cluster is called by the lowest of its records' numbers. */
function countClusters(clusters: Int32Array): number {
  let count = 0;
  for (let record = 0; record < clusters.length; record++) if (clusters[record] === record) count++;
  return count;
}
