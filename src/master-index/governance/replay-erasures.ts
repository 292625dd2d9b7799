import { type Acting, governed, type SharingPolicy } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { erasureDigest } from '../erasure-digest.ts';
import { addErasedKeys } from '../store/erased-keys-store.ts';
import {
  erasedAmong,
  installation,
  type NamedRecord,
  recordsOfRole,
} from '../store/erasure-store.ts';
import { eraseRecords } from './erase-records.ts';
import { type ErasureLine, readErasures } from './erasure-file.ts';

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
  // First: what came after the backup has no record here, and its source may send it again.
  const keysNoted = await governed(
    db,
    acting,
    'answer-subject-requests',
    'replay-erasures',
    async (tx) => ({ result: await addErasedKeys(tx, lines) }),
  );
  const found: number[] = [];
  for (const [, some] of Map.groupBy(lines, ({ source, role }) => JSON.stringify([source, role]))) {
    const [{ source, role } = { source: '', role: '' }] = some;
    found.push(...recordsOf(some, await recordsOfRole(db, source, role), log));
  }
  const done = await erasedAmong(db, found);
  const records = [...new Set(found)].filter((record) => !done.has(record));
  if (records.length > 0) {
    await eraseRecords(db, policy, acting, records, { file, why: 'replay' });
  }
  return { lines: lines.length, erasedAgain: records, keysNoted };
}

/** By digest, not by number: what was loaded after the backup has got other numbers since. */
function recordsOf(
  lines: readonly ErasureLine[],
  records: readonly NamedRecord[],
  log: string,
): number[] {
  const digests = new Set(lines.map(({ digest }) => digest));
  return records
    .filter((record) => digests.has(erasureDigest(log, record)))
    .map(({ recordId }) => recordId);
}
