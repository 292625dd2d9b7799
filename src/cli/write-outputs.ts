import { writeFile } from 'node:fs/promises';
import { stageClusters, stagePairs, writeStaged } from '../engines/duckdb/index.ts';
import {
  type DecidedPairs,
  type MatchModel,
  REVIEW_REASONS,
  type ReviewPairs,
} from '../linkage/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { OutputFolder } from './output-folder.ts';
import type { Session } from './session.ts';

/** All that a run of `reeve link` leaves. */
export interface RunOutputs {
  readonly clusters: Int32Array;
  /** Asked for while the clusters are being written. */
  readonly decided: () => { readonly links: DecidedPairs; readonly reviews: ReviewPairs };
  readonly trained: MatchModel;
  readonly evaluation: Evaluation | undefined;
  /** HTML. */
  readonly report: string | undefined;
}

/** Writes every output to its place for the time being: `folder.complete` makes them appear. */
export async function writeOutputs(
  { engine, input: { datasets } }: Session,
  folder: OutputFolder,
  found: RunOutputs,
  isParquetToo: boolean,
): Promise<void> {
  const formats = isParquetToo ? (['csv', 'parquet'] as const) : (['csv'] as const);
  const files = (name: 'clusters' | 'links' | 'reviews') =>
    Promise.all(
      formats.map(async (format) => ({ path: await folder.file(`${name}.${format}`), format })),
    );
  await writeStaged(engine, [
    async () => stageClusters(engine, datasets, found.clusters, await files('clusters')),
    async () => {
      const { links } = found.decided();
      return stagePairs(engine, datasets, 'link_rows', links, await files('links'));
    },
    async () => {
      const { reviews } = found.decided();
      const rows = { ...reviews, reasons: { codes: reviews.reason, texts: REVIEW_REASONS } };
      return stagePairs(engine, datasets, 'review_rows', rows, await files('reviews'));
    },
  ]);
  await writeJson(await folder.file('model.json'), found.trained);
  if (found.evaluation !== undefined) {
    await writeJson(await folder.file('evaluation.json'), found.evaluation);
  }
  if (found.report !== undefined) await writeFile(await folder.file('report.html'), found.report);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
