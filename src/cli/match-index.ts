import type { Database } from '../database/index.ts';
import { DuckDbEngine } from '../engines/duckdb/index.ts';
import type { Progress } from '../kernel/index.ts';
import type { MatchModel } from '../linkage/index.ts';
import {
  type MatchAllResult,
  type MatchPendingResult,
  matchAll,
  matchPending,
  measureConsistency,
  modelState,
} from '../master-index/index.ts';

export interface MatchIndexOptions {
  readonly by: string;
  /** Who puts a model in force, where that is another than what matches. */
  readonly putBy?: string;
  readonly progress: Progress;
  /** Milliseconds that requests may wait for a transaction, where they are answered meanwhile. */
  readonly longest?: number;
  /** Trains the model anew, and matches every record. */
  readonly all?: boolean;
  /** A trained model, to match every record by. */
  readonly model?: MatchModel;
  readonly asAt?: string;
}

/** What was matched, and what came of it. */
export type MatchSummary =
  | ({ readonly what: 'all' } & MatchAllResult)
  | ({ readonly what: 'changes' } & MatchPendingResult);

/**
 * Matches what has changed; everything the first time, when asked to, and after a run that was cut
 * off. Then measures how far what was loaded agrees with other sources.
 */
export async function matchIndex(
  db: Database,
  { by, putBy, progress, longest, all, model, asAt }: MatchIndexOptions,
): Promise<MatchSummary> {
  const state =
    all === true || model !== undefined ? { state: 'none' as const } : await modelState(db);
  if (state.state === 'applied') {
    const matched = await matchPending(db, {
      by,
      progress,
      ...(longest === undefined ? {} : { longest }),
    });
    await measureConsistency(db, { progress });
    return { what: 'changes', ...matched };
  }
  const trained = model ?? (state.state === 'half-applied' ? state.model : undefined);
  return withEngine(async (engine) => {
    const matched = await matchAll(db, engine, {
      by,
      progress,
      ...(putBy === undefined ? {} : { putBy }),
      ...(asAt === undefined ? {} : { asAt }),
      ...(trained === undefined ? {} : { model: trained }),
    });
    await measureConsistency(db, { progress, again: true });
    return { what: 'all', ...matched };
  });
}

/** Opens an engine for one piece of work. */
export async function withEngine<T>(work: (engine: DuckDbEngine) => Promise<T>): Promise<T> {
  const engine = await DuckDbEngine.open();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
