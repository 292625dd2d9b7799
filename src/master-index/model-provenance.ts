import type { ComparisonOrigin, LinkResult, MatchModel, ValueOrigin } from '../linkage/index.ts';

/** Where the values of a model of the index came from, as it stands in the model itself. */
export interface ModelProvenance {
  /** ISO 8601. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** The training that its values are of, be it that of an earlier model; null where nobody knows. */
  readonly trained: TrainingNoted | null;
}

/** What is noted of a training. */
export interface TrainingNoted {
  /** ISO 8601. */
  readonly at: string;
  /** How many it was trained on. */
  readonly records: number;
  /** By comparison, what its values rest on. */
  readonly origins: readonly ComparisonOrigin[];
}

/**
 * What is kept with a model that records were linked by. One that was given with all its values was
 * not trained now: what was noted of its training then goes on with it.
 */
export function provenanceOf(
  result: Pick<LinkResult, 'plan' | 'training' | 'clusters'>,
  by: string,
  now: Date = new Date(),
): ModelProvenance {
  const madeAt = now.toISOString();
  const trained =
    result.training === null
      ? trainingNotedIn(result.plan.model)
      : {
          at: madeAt,
          records: result.clusters.length,
          origins: result.training.origins,
        };
  return { madeAt, madeBy: by, trained };
}

const ORIGINS: ReadonlySet<unknown> = new Set<ValueOrigin>([
  'fixed',
  'labels',
  'estimated',
  'given',
  'assumed',
  'none',
]);

/**
 * What a model says of its training; null where it says nothing, or nothing that can be read, as in a
 * file that somebody wrote.
 */
export function trainingNotedIn({
  provenance,
}: Pick<MatchModel, 'provenance'>): TrainingNoted | null {
  const noted = provenance?.trained as Partial<TrainingNoted> | null | undefined;
  if (typeof noted !== 'object' || noted === null) return null;
  const { at, records, origins } = noted;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof records !== 'number') {
    return null;
  }
  if (!Array.isArray(origins) || !origins.every(isOrigin)) return null;
  return { at, records, origins };
}

function isOrigin(value: unknown): value is ComparisonOrigin {
  const { name, m, u, matches } = (value ?? {}) as Partial<Record<keyof ComparisonOrigin, unknown>>;
  return (
    typeof name === 'string' && ORIGINS.has(m) && ORIGINS.has(u) && typeof matches === 'number'
  );
}
