import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { type Disagreement, disagreementsOf, settleCheck } from '../store/check-store.ts';
import { databaseClock } from '../store/steward-store.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/**
 * Pairs that this steward and another decided differently without knowing of each other, the oldest
 * first. What was decided stands until one of the two takes it back, or says that it is dealt with.
 */
export function listDisagreements(
  db: Database,
  context: StewardContext,
): Promise<readonly Disagreement[]> {
  return asSteward(db, context, 'list-disagreements', async (tx) => {
    const found = await disagreementsOf(tx, context.viewer.subject);
    return {
      result: found,
      done: {
        action: 'list-disagreements',
        persons: new Set(found.flatMap(({ persons }) => persons)),
        records: found.flatMap(({ records }) => records),
      },
    };
  });
}

/** On how many pairs this steward and another differ. It opens none, so nobody is named in the audit. */
export function countDisagreements(db: Database, context: StewardContext): Promise<number> {
  return asSteward(db, context, 'count-disagreements', async (tx) => ({
    result: (await disagreementsOf(tx, context.viewer.subject)).length,
    done: { action: 'count-disagreements', persons: [] },
  }));
}

const LONGEST_NOTE = 2000;

/**
 * Notes that the two have talked and the decision stands.
 *
 * @throws ReeveError `review/note` without a word on what they found; `review/unknown` where there is
 *   nothing to settle between this steward and another
 */
export async function settleDisagreement(
  db: Database,
  context: StewardContext,
  checkId: number,
  note: string,
): Promise<void> {
  if (note.trim() === '' || note.length > LONGEST_NOTE) {
    throw new ReeveError('review/note', 'Say what you found, in 2,000 characters at most', {
      location: { field: 'note' },
    });
  }
  return asSteward(db, context, 'settle-disagreement', async (tx) => {
    const { subject } = context.viewer;
    const found = (await disagreementsOf(tx, subject)).find((each) => each.checkId === checkId);
    const at = await databaseClock(tx);
    if (found === undefined || !(await settleCheck(tx, checkId, subject, note.trim(), at))) {
      throw new ReeveError('review/unknown', 'There is nothing to settle here any more');
    }
    return {
      result: undefined,
      done: {
        action: 'settle-disagreement',
        persons: found.persons,
        records: found.records,
        reference: `review:${checkId}`,
      },
    };
  });
}
