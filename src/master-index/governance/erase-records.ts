import { type Acting, type Governed, governed, type SharingPolicy } from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { erasureDigest } from '../erasure-digest.ts';
import { currentCatalogue } from '../reading/source-catalogue.ts';
import { holdLoads } from '../store/erased-keys-store.ts';
import {
  eraseContent,
  erasedAmong,
  installation,
  recordsOfPersons,
  recordsWithFacts,
  replaceReceived,
  retireEmpty,
  versionsInSameRows,
} from '../store/erasure-store.ts';
import { eraseAnswersAbout } from '../store/kept-answers.ts';
import { lockMatching } from '../store/match-store.ts';
import { addDecision } from '../store/person-store.ts';
import { appendErasures, type ErasureLine } from './erasure-file.ts';
import { withoutColumnsOf } from './shared-rows.ts';

/** Why content is erased: at the person's request (UK GDPR, Article 17), or past its time. */
export type ErasureReason = 'request' | 'retention' | 'replay';

export interface ErasureOptions {
  /** Where erasures are noted outside the database, to be replayed after restoring a backup. */
  readonly file: string;
}

/** What was erased. */
export interface ErasureResult {
  /** Records whose content is gone, facts about them included. */
  readonly records: readonly number[];
  /** Persons who have no record left. */
  readonly personsRetired: readonly number[];
  /**
   * Records of other people that came in one row with an erased one: what only the erased one was
   * read from is gone from them, values that both are read from are not.
   */
  readonly sharedRows: readonly number[];
}

/**
 * Erases a person: the content of all records that are linked to them, and with it the person.
 *
 * What a source still sends is left out of its next extracts, which say so: it is to be erased
 * there as well.
 *
 * @throws ReeveError `access/role`, `erase/unknown-person`, `erase/file`
 * @example await erasePerson(db, policy, acting, 12, { file: 'erasures.jsonl' });
 */
export async function erasePerson(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  person: number,
  options: ErasureOptions,
): Promise<ErasureResult> {
  return governed(db, acting, 'answer-subject-requests', 'erase', async (tx, at) => {
    const records = await recordsOfPersons(tx, [person]);
    if (records.length === 0) {
      throw new ReeveError('erase/unknown-person', `There is no person ${person} with a record`);
    }
    return eraseIn(tx, policy, acting, at, { records, why: 'request', ...options });
  });
}

/**
 * Erases single records, as `erasePerson`: those of a person that one source must no longer hold.
 *
 * @throws ReeveError `access/role`, `erase/unknown-record`
 */
export async function eraseRecords(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  records: readonly number[],
  options: ErasureOptions & { readonly why?: ErasureReason },
): Promise<ErasureResult> {
  const capability = options.why === 'retention' ? 'manage-retention' : 'answer-subject-requests';
  return governed(db, acting, capability, 'erase', (tx, at) =>
    eraseIn(tx, policy, acting, at, { records, why: 'request', ...options }),
  );
}

async function eraseIn(
  tx: Queryable,
  policy: SharingPolicy,
  acting: Acting,
  at: string,
  asked: ErasureOptions & { readonly records: readonly number[]; readonly why: ErasureReason },
): Promise<Governed<ErasureResult>> {
  await lockMatching(tx);
  await holdLoads(tx);
  const found = await recordsWithFacts(tx, asked.records);
  const missing = asked.records.filter((id) => !found.some(({ recordId }) => recordId === id));
  if (missing.length > 0) {
    throw new ReeveError('erase/unknown-record', `There is no record ${missing.join(', ')}`);
  }
  const gone = await erasedAmong(
    tx,
    found.map(({ recordId }) => recordId),
  );
  const log = await installation(tx);
  const records = found
    .filter(({ recordId }) => !gone.has(recordId))
    .map((record) => ({ ...record, digest: erasureDigest(log, record) }));
  const ids = records.map(({ recordId }) => recordId);
  const sharedRows = await blankSharedRows(tx, policy, ids);
  const by = acting.viewer.subject;
  const decisionId = await addDecision(tx, 'erase', by, asked.why);
  const persons = await eraseContent(tx, records, { why: asked.why, by, at, decisionId });
  const personsRetired = await retireEmpty(tx, persons, at);
  await eraseAnswersAbout(tx, [...ids, ...persons]);
  // Before the commit: a backup restored later must never lack an erasure that was done. If the
  // commit fails after all, a replay erases what somebody had asked to be erased.
  // A replay finds them in the file already.
  const noted = asked.why === 'replay' ? [] : records;
  await appendErasures(
    asked.file,
    noted.map(
      ({ recordId, source, role, digest }): ErasureLine => ({
        installation: log,
        record: recordId,
        source,
        role,
        digest,
        why: asked.why,
        by,
        at,
      }),
    ),
  );
  return {
    result: { records: ids, personsRetired, sharedRows },
    persons,
    records: ids,
    reference: `decision:${decisionId}`,
  };
}

/** Takes what only erased records were read from out of the rows of others. */
async function blankSharedRows(
  tx: Queryable,
  policy: SharingPolicy,
  erased: readonly number[],
): Promise<readonly number[]> {
  const isErased = new Set(erased);
  const versions = await versionsInSameRows(tx, erased);
  const rows = Map.groupBy(versions, ({ openedBy, line }) => `${openedBy} ${line}`);
  const catalogue = await currentCatalogue(tx, policy);
  const shared = new Set<number>();
  for (const row of rows.values()) {
    const going = row.filter(({ recordId }) => isErased.has(recordId));
    const staying = row.filter(({ recordId }) => !isErased.has(recordId));
    if (going.length === 0) continue;
    const received = withoutColumnsOf(catalogue, going, staying);
    for (const version of staying) {
      shared.add(version.recordId);
      await replaceReceived(tx, version, received);
    }
  }
  return [...shared];
}
