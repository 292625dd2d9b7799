import {
  accessSource,
  consentingNow,
  decisionsFor,
  type SharingPolicy,
} from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type ExplainedPair, explainPair, type RawRecord } from '../../linkage/index.ts';
import { modelInForce } from '../match-pending.ts';
import { MATCH_COLUMNS, type MatchColumn, matchReader } from '../matching-input.ts';
import { latestVersionsOf } from '../store/match-store.ts';
import type { RecordOrigin } from '../store/review-store.ts';
import { databaseClock } from '../store/steward-store.ts';
import type { StewardContext } from './steward-context.ts';

export interface EvidenceOptions {
  /** The sharing agreements by which values are shown; without them none are. */
  readonly policy?: SharingPolicy;
}

/** Where a record is from: null of a source of which this viewer may see nothing, not even which. */
export type ShownOrigin =
  | RecordOrigin
  | (Pick<RecordOrigin, 'recordId' | 'person'> & {
      readonly source: null;
      readonly role: null;
      readonly key: null;
    });

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

interface Seen {
  readonly items: string[];
  readonly agreements: string[];
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
  { policy }: EvidenceOptions,
): Promise<{
  readonly evidence: PairEvidence;
  readonly origins: readonly [ShownOrigin, ShownOrigin];
  readonly seen: Seen;
}> {
  const { model } = await modelInForce(tx);
  const reader = await matchReader(tx);
  const versions = await latestVersionsOf(
    tx,
    pair.map(({ recordId }) => recordId),
  );
  const on = (await databaseClock(tx)).slice(0, 10);
  const { viewer, purpose } = context;
  const decisions =
    policy === undefined ? undefined : decisionsFor(policy, { viewer, purpose, on });
  const consenting =
    decisions?.heedsConsent === true
      ? await consentingNow(tx, persons, purpose)
      : new Set<number>();
  const items = new Set<string>();
  const agreements = new Set<string>();
  const maySee = (
    { source, role }: RecordOrigin,
    person: number | undefined,
    column: MatchColumn,
  ): boolean => {
    if (decisions === undefined || policy === undefined) return false;
    const consents = new Set(person !== undefined && consenting.has(person) ? [purpose] : []);
    const decision = decisions.decide(accessSource(policy, source, role), column, consents);
    if (decision.allowed) agreements.add(decision.agreement);
    return decision.allowed;
  };
  const mayKnow = ({ source, role }: RecordOrigin, person: number): boolean => {
    if (decisions === undefined || policy === undefined) return false;
    const consents = new Set(consenting.has(person) ? [purpose] : []);
    return decisions.visible(consents).has(accessSource(policy, source, role));
  };
  const shownOrigin = (origin: RecordOrigin, person: number): ShownOrigin =>
    mayKnow(origin, person) ? origin : { ...origin, source: null, role: null, key: null };
  const origins = [shownOrigin(pair[0], persons[0]), shownOrigin(pair[1], persons[1])] as const;
  const areKnown = origins.every(({ source }) => source !== null);
  let isPartial = false;
  const shown = pair.map((origin, i) => {
    const version = versions.find(({ recordId }) => recordId === origin.recordId);
    const input = version === undefined ? null : reader.read(version);
    if (input === null) return null;
    const values: Record<string, RawRecord[string]> = {};
    for (const column of MATCH_COLUMNS) {
      const value = input.raw[column];
      if (value === null || value === undefined) continue;
      if (maySee(origin, persons[i], column)) {
        values[column] = value;
        items.add(column);
      } else {
        isPartial = true;
      }
    }
    return { dataset: input.dataset, id: origin.key, values };
  });
  const [left, right] = shown;
  return {
    evidence: {
      explained: areKnown && left && right ? explainPair(model, MATCH_COLUMNS, left, right) : null,
      isPartial: isPartial || !areKnown,
    },
    origins,
    seen: { items: [...items], agreements: [...agreements] },
  };
}
