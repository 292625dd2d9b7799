import { relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { LinkResult } from '../linkage/index.ts';
import type { LinkRequest } from './link-request.ts';
import type { Session } from './session.ts';
import { reeveVersion } from './version.ts';

/** What `reeve explain` needs of the provenance that `reeve link` writes into a trained model. */
export const provenanceSchema = z.object({
  inputs: z.array(z.object({ dataset: z.string(), path: z.string(), sha256: z.string() })).min(1),
  reading: z.object({
    id: z.string().optional(),
    truth: z.string().optional(),
    delimiter: z.string().optional(),
    encoding: z.string().optional(),
    sheet: z.string().optional(),
    headerRow: z
      .object({
        all: z.number().int().min(1).optional(),
        datasets: z.record(z.string(), z.number().int().min(1)).optional(),
      })
      .optional(),
  }),
});

export type Provenance = z.infer<typeof provenanceSchema>;

/**
 * Where a trained model came from. Input files are named relative to the outputs, so that a
 * folder that is moved whole keeps its meaning; neither times nor thread counts are named, so
 * that the same run gives the same bytes.
 *
 * @param asAt the date that a model made for this run goes by; null where it goes by none
 */
export async function provenanceOf(
  { engine, loaded }: Session,
  request: LinkRequest,
  result: LinkResult,
  asAt: string | null,
): Promise<Record<string, unknown>> {
  const { model } = result.plan;
  const [version] = await engine.rows('SELECT version() AS version');
  const { id, truth, delimiter, encoding, sheet, headerRow } = request;
  const reading = { id, truth, delimiter, encoding, sheet, headerRow };
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
      ...(asAt === null ? {} : { asAt }),
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
