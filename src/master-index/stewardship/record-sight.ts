import {
  accessSource,
  consentingNow,
  decisionsFor,
  type SharingPolicy,
} from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import type { RawRecord } from '../../linkage/index.ts';
import { MATCH_COLUMNS, type MatchColumn, matchReader } from '../matching-input.ts';
import type { ModelMemory } from '../model-memory.ts';
import { latestVersionsOf } from '../store/match-store.ts';
import type { RecordOrigin } from '../store/review-store.ts';
import { databaseClock } from '../store/steward-store.ts';
import type { StewardContext } from './steward-context.ts';

export interface EvidenceOptions {
  /** The sharing agreements by which values are shown; without them none are. */
  readonly policy?: SharingPolicy;
  /** What is known already of the model of this index. */
  readonly models?: ModelMemory;
}

/** Where a record is from: null of a source of which this viewer may see nothing, not even which. */
export type ShownOrigin =
  | RecordOrigin
  | (Pick<RecordOrigin, 'recordId' | 'person'> & {
      readonly source: null;
      readonly role: null;
      readonly key: null;
    });

/** A record as a viewer sees it. */
export interface SeenRecord {
  readonly origin: ShownOrigin;
  /** The values that matching reads and the viewer may see; null where it says nothing any more. */
  readonly values: Readonly<Record<string, RawRecord[string]>> | null;
  /** As matching calls where it is from; null as `values`. */
  readonly dataset: string | null;
}

/** Records as a viewer sees them, and what was seen of them, for the audit. */
export interface SeenRecords {
  /** As they were asked for. */
  readonly records: readonly SeenRecord[];
  /** Whether any has values that this viewer does not see. */
  readonly isPartial: boolean;
  readonly items: readonly string[];
  readonly agreements: readonly string[];
}

/**
 * What a steward may see of records: value by value, by the agreements in force.
 *
 * @param persons whose each record is: what is shared only with consent is shown of who consents
 */
export async function seeRecords(
  tx: Queryable,
  { viewer, purpose }: StewardContext,
  origins: readonly RecordOrigin[],
  persons: readonly number[],
  { policy }: EvidenceOptions,
): Promise<SeenRecords> {
  const reader = await matchReader(tx);
  const versions = await latestVersionsOf(
    tx,
    origins.map(({ recordId }) => recordId),
  );
  const on = (await databaseClock(tx)).slice(0, 10);
  const decisions =
    policy === undefined ? undefined : decisionsFor(policy, { viewer, purpose, on });
  const consenting =
    decisions?.heedsConsent === true
      ? await consentingNow(tx, persons, purpose)
      : new Set<number>();
  const consentsOf = (person: number | undefined) =>
    new Set(person !== undefined && consenting.has(person) ? [purpose] : []);
  const items = new Set<string>();
  const agreements = new Set<string>();
  const maySee = (
    { source, role }: RecordOrigin,
    person: number | undefined,
    column: MatchColumn,
  ): boolean => {
    if (decisions === undefined || policy === undefined) return false;
    const decision = decisions.decide(
      accessSource(policy, source, role),
      column,
      consentsOf(person),
    );
    if (decision.allowed) agreements.add(decision.agreement);
    return decision.allowed;
  };
  const mayKnow = ({ source, role }: RecordOrigin, person: number | undefined): boolean => {
    if (decisions === undefined || policy === undefined) return false;
    return decisions.visible(consentsOf(person)).has(accessSource(policy, source, role));
  };
  let isPartial = false;
  const records = origins.map((origin, i): SeenRecord => {
    const person = persons[i];
    const shown = mayKnow(origin, person)
      ? origin
      : { ...origin, source: null, role: null, key: null };
    if (shown.source === null) isPartial = true;
    const version = versions.find(({ recordId }) => recordId === origin.recordId);
    const input = version === undefined ? null : reader.read(version);
    if (input === null) return { origin: shown, values: null, dataset: null };
    const values: Record<string, RawRecord[string]> = {};
    for (const column of MATCH_COLUMNS) {
      const value = input.raw[column];
      if (value === null || value === undefined) continue;
      if (maySee(origin, person, column)) {
        values[column] = value;
        items.add(column);
      } else {
        isPartial = true;
      }
    }
    return { origin: shown, values, dataset: input.dataset };
  });
  return { records, isPartial, items: [...items], agreements: [...agreements] };
}
