import {
  type Acting,
  governed,
  type RetentionDecision,
  retentionOn,
  type SharingPolicy,
} from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { type Progress, silentProgress } from '../../kernel/index.ts';
import {
  currentCatalogue,
  type Dataset,
  type SourceCatalogue,
} from '../reading/source-catalogue.ts';
import { heldVersions } from '../store/held-store.ts';
import {
  holdRecords,
  type RecordAge,
  recordAges,
  releaseRecords,
} from '../store/retention-store.ts';
import { eraseRecords } from './erase-records.ts';

/** A record that is past its time, by the rule of its source. */
export interface DueRecord {
  readonly record: number;
  readonly person: number | null;
  /** The source as agreements know it. */
  readonly source: string;
  readonly due: RetentionDecision & { readonly decision: 'erase' | 'review' };
}

/** Records read at a time. */
const PAGE = 2000;
/** Records erased in one transaction. */
const BATCH = 20;

/**
 * What is due on a day, by source: to be erased, or to be looked at by somebody. Nothing changes;
 * what is held for a reason is not due.
 *
 * @param on `YYYY-MM-DD`
 * @throws ReeveError `access/role`
 * @example const due = await retentionDue(db, policy, acting, '2026-04-01');
 */
export async function retentionDue(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  on: string,
  progress: Progress = silentProgress,
): Promise<readonly DueRecord[]> {
  return governed(db, acting, 'manage-retention', 'retention-preview', async (tx) => ({
    result: await dueRecords(tx, policy, on, progress),
  }));
}

async function dueRecords(
  tx: Queryable,
  policy: SharingPolicy,
  on: string,
  progress: Progress,
): Promise<readonly DueRecord[]> {
  const catalogue = await currentCatalogue(tx, policy);
  const ruled = [...catalogue.datasets.values()].filter(
    ({ accessSource }) => policy.sources[accessSource]?.retention !== undefined,
  );
  const byDataset = new Map(ruled.map((dataset) => [dataset.datasetId, dataset]));
  const needsDeath = ruled.some((dataset) => retentionStart(policy, dataset) === 'death');
  const deaths = needsDeath ? await knownDeaths(tx, catalogue) : new Map<number, string>();
  const due: DueRecord[] = [];
  let after = 0;
  let seen = 0;
  progress.phase('retention');
  for (;;) {
    const page = await recordAges(tx, [...byDataset.keys()], after, PAGE);
    if (page.length === 0) return due;
    after = page.at(-1)?.recordId ?? after;
    for (const age of page) {
      const source = byDataset.get(age.datasetId)?.accessSource ?? '';
      const decided = retentionOn(policy, retained(age, source, deaths), on);
      if (decided.decision !== 'keep') {
        due.push({ record: age.recordId, person: age.personId, source, due: decided });
      }
    }
    seen += page.length;
    progress.advance(seen);
  }
}

function retentionStart(policy: SharingPolicy, { accessSource }: Dataset): string | undefined {
  return policy.sources[accessSource]?.retention?.after;
}

function retained(age: RecordAge, source: string, deaths: ReadonlyMap<number, string>) {
  return {
    source,
    noLongerSuppliedOn: age.noLongerSuppliedOn ?? undefined,
    diedOn: age.personId === null ? undefined : deaths.get(age.personId),
    lastChangedOn: age.lastChangedOn,
    heldFor: age.heldFor ?? undefined,
  };
}

/** By person, the latest date of death that any source gives: no source's word ends a record early. */
async function knownDeaths(
  tx: Queryable,
  catalogue: SourceCatalogue,
): Promise<ReadonlyMap<number, string>> {
  const telling = [...catalogue.datasets.values()].filter(({ attributes }) =>
    attributes.has('dateOfDeath'),
  );
  const deaths = new Map<number, string>();
  let after = 0;
  for (;;) {
    const page = await recordAges(
      tx,
      telling.map(({ datasetId }) => datasetId),
      after,
      PAGE,
    );
    if (page.length === 0) return deaths;
    after = page.at(-1)?.recordId ?? after;
    const personOf = new Map(page.map(({ recordId, personId }) => [recordId, personId]));
    for (const version of await heldVersions(tx, [...personOf.keys()])) {
      const person = personOf.get(version.recordId);
      const died = catalogue.record(version, true)?.attributes.dateOfDeath;
      if (person === undefined || person === null || typeof died !== 'string') continue;
      if (died > (deaths.get(person) ?? '')) deaths.set(person, died);
    }
  }
}

/** What was done with what was due. */
export interface RetentionResult {
  readonly erased: readonly number[];
  /** To be decided by somebody, one by one. */
  readonly toReview: readonly DueRecord[];
}

/**
 * Erases what is due to be erased on a day; the rest of what is due is given back to be decided.
 * Killed at any point, what was erased is erased, and the next run does the rest.
 *
 * @throws ReeveError `access/role`, `erase/file`
 */
export async function carryOutRetention(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  {
    on,
    file,
    progress = silentProgress,
  }: { readonly on: string; readonly file: string; readonly progress?: Progress },
): Promise<RetentionResult> {
  const due = await retentionDue(db, policy, acting, on, progress);
  const toErase = due.filter((each) => each.due.decision === 'erase').map(({ record }) => record);
  const erased: number[] = [];
  for (let from = 0; from < toErase.length; from += BATCH) {
    const some = toErase.slice(from, from + BATCH);
    const { records } = await eraseRecords(db, policy, acting, some, { file, why: 'retention' });
    erased.push(...records);
  }
  return { erased, toReview: due.filter((each) => each.due.decision === 'review') };
}

/**
 * Keeps records whatever their age, for a claim, an inquiry or a request under way; `null` lets
 * go of them again.
 *
 * @throws ReeveError `access/role`
 */
export async function holdForReason(
  db: Database,
  acting: Acting,
  records: readonly number[],
  reason: string | null,
): Promise<void> {
  await governed(db, acting, 'manage-retention', 'retention-hold', async (tx, at) => {
    if (reason === null) await releaseRecords(tx, records);
    else await holdRecords(tx, records, { reason, by: acting.viewer.subject, at });
    return { result: undefined, records };
  });
}
