import { type Acting, governed } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { erasureDigest, type RecordName } from '../erasure-digest.ts';
import { liftErasedKeys } from '../store/erased-keys-store.ts';
import { installation } from '../store/erasure-store.ts';
import { addDecision } from '../store/person-store.ts';
import { appendErasures, LIFTED } from './erasure-file.ts';

export interface LiftOptions {
  /** Where erasures are noted outside the database: that this one was lifted is noted there too. */
  readonly file: string;
  /** Why, for whoever looks at it in a year; nothing of the person. */
  readonly reason: string;
  /** Whether all that was erased with the record may come back: of other sources, and facts. */
  readonly whole?: boolean | undefined;
}

/**
 * Lets somebody come back under a key that was erased: the next load of the source takes the record
 * as one that it never had. What was erased stays erased.
 *
 * @param name source, role and key as the record had them; nobody but its source knows them now
 * @returns how many records may come back
 * @throws ReeveError `access/role`, `erase/reason`, `erase/not-erased`, `erase/file`
 * @example
 * await liftErasure(db, acting, { source: 'libraries-borrowers', role: 'borrower', key: 'B-17' },
 *   { file: 'erasures.jsonl', reason: 'Joined again on 3 May' });
 */
export async function liftErasure(
  db: Database,
  acting: Acting,
  name: RecordName,
  { file, reason, whole = false }: LiftOptions,
): Promise<{ readonly lifted: number }> {
  return governed(db, acting, 'answer-subject-requests', 'lift-erasure', async (tx, at) => {
    if (reason.trim() === '') {
      throw new ReeveError('erase/reason', 'It is not said why the erasure is lifted', {
        location: { field: 'reason' },
      });
    }
    const log = await installation(tx);
    const key = { source: name.source, role: name.role, digest: erasureDigest(log, name) };
    const lifted = await liftErasedKeys(tx, key, whole);
    if (!lifted.some(({ digest }) => digest === key.digest)) {
      throw new ReeveError('erase/not-erased', 'No record of this source, role and key is erased', {
        hint: 'Source, role and key are as the source definition names and makes them: a key of several columns is joined by "/".',
      });
    }
    const by = acting.viewer.subject;
    const decisionId = await addDecision(tx, LIFTED, by, reason.trim());
    // Before the commit, as erasures are: a replay that did not know of it would erase whoever came back.
    await appendErasures(
      file,
      lifted.map(({ record, ...erased }) => ({
        installation: log,
        record: record ?? 0,
        ...erased,
        why: LIFTED,
        by,
        at,
      })),
    );
    return {
      result: { lifted: lifted.length },
      records: lifted.flatMap(({ record }) => (record === null ? [] : [record])),
      reference: `decision:${decisionId}`,
    };
  });
}
