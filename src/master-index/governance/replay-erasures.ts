import { type Acting, governed, type SharingPolicy } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { erasureDigest } from '../erasure-digest.ts';
import {
  addErasedKeys,
  dropRejectedBefore,
  type ErasedUntil,
  removeErasedKeys,
} from '../store/erased-keys-store.ts';
import {
  erasedAmong,
  installation,
  type NamedRecord,
  recordsBefore,
  recordsOfRole,
} from '../store/erasure-store.ts';
import { eraseRecords } from './erase-records.ts';
import { type ErasureLine, LIFTED, readErasures } from './erasure-file.ts';

/** What a replay found. */
export interface ReplayResult {
  readonly lines: number;
  /** Records that the backup had brought back, and that are erased again. */
  readonly erasedAgain: readonly number[];
  /** Keys of records that the backup had not yet, and that their sources will not bring back. */
  readonly keysNoted: number;
}

/**
 * Erases again what a backup brought back: everything that was erased after it was made. To be
 * run after each restore, before anybody reads. Run again it does nothing.
 *
 * Where an erasure was lifted, what there was before it is erased all the same, and what came back
 * after it stays, or may come.
 *
 * @param file where `erasePerson` and retention noted what they erased
 * @throws ReeveError `erase/other-installation`, `erase/file`, `access/role`
 */
export async function replayErasures(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  file: string,
): Promise<ReplayResult> {
  const lines = await readErasures(file);
  const log = await installation(db);
  const other = lines.findIndex((line) => line.installation !== log);
  if (other >= 0) {
    throw new ReeveError('erase/other-installation', 'These are erasures of another database', {
      location: { file, line: other + 1 },
      hint: 'Numbers of its records mean other records here. Nothing was erased.',
    });
  }
  const lifted = liftedIn(lines);
  const standing = lines.filter(({ digest }) => !lifted.has(digest));
  // First: what came after the backup has no record here, and its source may send it again.
  const keysNoted = await governed(
    db,
    acting,
    'answer-subject-requests',
    'replay-erasures',
    async (tx) => {
      await dropRejectedBefore(tx, [...lifted.values()]);
      return { result: await addErasedKeys(tx, standing) };
    },
  );
  const found: number[] = [];
  const maybe: { readonly recordId: number; readonly at: string }[] = [];
  for (const [, some] of Map.groupBy(lines, ({ source, role }) => JSON.stringify([source, role]))) {
    const [{ source, role } = { source: '', role: '' }] = some;
    for (const [recordId, digest] of recordsOf(some, await recordsOfRole(db, source, role), log)) {
      const until = lifted.get(digest);
      if (until === undefined) found.push(recordId);
      else maybe.push({ recordId, at: until.at });
    }
  }
  found.push(...(await recordsBefore(db, maybe)));
  const done = await erasedAmong(db, found);
  const records = [...new Set(found)].filter((record) => !done.has(record));
  if (records.length > 0) {
    await eraseRecords(db, policy, acting, records, { file, why: 'replay' });
  }
  await db.transaction((tx) => removeErasedKeys(tx, [...lifted.keys()]));
  return { lines: lines.length, erasedAgain: records, keysNoted };
}

/** By digest, not by number: what was loaded after the backup has got other numbers since. */
function recordsOf(
  lines: readonly ErasureLine[],
  records: readonly NamedRecord[],
  log: string,
): (readonly [recordId: number, digest: string])[] {
  const digests = new Set(lines.map(({ digest }) => digest));
  return records
    .map((record) => [record.recordId, erasureDigest(log, record)] as const)
    .filter(([, digest]) => digests.has(digest));
}

/** What was erased and lifted since, by digest, with when it was last erased. */
function liftedIn(lines: readonly ErasureLine[]): ReadonlyMap<string, ErasedUntil> {
  const lifted = new Map<string, ErasedUntil>();
  for (const [digest, ofKey] of Map.groupBy(lines, (line) => line.digest)) {
    if (ofKey.at(-1)?.why !== LIFTED) continue;
    const at = ofKey.findLast(({ why }) => why !== LIFTED)?.at;
    if (at !== undefined) lifted.set(digest, { digest, at });
  }
  return lifted;
}
