import type { Queryable } from '../../database/index.ts';
import type { ExplainedPair } from '../../linkage/index.ts';
import { ModelMemory } from '../model-memory.ts';
import type { RecordOrigin } from '../store/review-store.ts';
import {
  type EvidenceOptions,
  type SeenRecord,
  type ShownOrigin,
  seeRecords,
} from './record-sight.ts';
import type { StewardContext } from './steward-context.ts';

/** What speaks for and against two records being one person. */
export interface PairEvidence {
  /**
   * Comparison by comparison, of the values that are shown alone: what a hidden value would add
   * does not show in the weights. Null where a record says nothing any more, or is from where this
   * viewer may see nothing: which sources two records are from speaks for and against them too.
   */
  readonly explained: ExplainedPair | null;
  /** Whether either record has values that this viewer does not see. */
  readonly isPartial: boolean;
}

/**
 * Explains two records to a viewer by the model in force.
 *
 * @param persons whose each record is: what is shared only with consent is shown of who consents
 */
export async function pairEvidence(
  tx: Queryable,
  context: StewardContext,
  pair: readonly [RecordOrigin, RecordOrigin],
  persons: readonly [number, number],
  options: EvidenceOptions,
): Promise<{
  readonly evidence: PairEvidence;
  readonly origins: readonly [ShownOrigin, ShownOrigin];
  readonly seen: { readonly items: readonly string[]; readonly agreements: readonly string[] };
}> {
  const { explain } = await (options.models ?? new ModelMemory()).inForce(tx);
  const { records, isPartial, items, agreements } = await seeRecords(
    tx,
    context,
    pair,
    persons,
    options,
  );
  const [one, other] = records as readonly [SeenRecord, SeenRecord];
  const areKnown = records.every(({ origin }) => origin.source !== null);
  const [left, right] = [one, other].map(({ dataset, values }, i) =>
    dataset === null || values === null
      ? null
      : { dataset, id: (pair[i] as RecordOrigin).key, values },
  );
  return {
    evidence: {
      explained: areKnown && left && right ? explain(left, right) : null,
      isPartial,
    },
    origins: [one.origin, other.origin],
    seen: { items, agreements },
  };
}
