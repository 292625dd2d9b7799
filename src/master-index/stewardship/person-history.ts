import { seenThrough } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { type HistoryRow, historyRows, type PersonIds, personIds } from '../store/history-store.ts';
import { refuseSealedPerson } from './refuse-sealed.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/** Which records were a person, since when and by whose decision. */
export interface PersonHistory extends PersonIds {
  /** Oldest first: decisions of stewards, undone ones too, and runs of the matcher. */
  readonly events: readonly HistoryRow[];
}

/**
 * How a person came to be who they are: all that was decided about the person and about the ids
 * that lead here, with reason, by whom and when. Of an id that leads on, its own history.
 *
 * @throws ReeveError `decision/unknown-person`, `decision/sealed`
 */
export function personHistory(
  db: Database,
  context: StewardContext,
  person: number,
): Promise<PersonHistory> {
  return asSteward(db, context, 'read-history', async (tx) => {
    const seen = await seenThrough(tx, context);
    await refuseSealedPerson(tx, seen, person);
    const ids = await personIds(tx, person, seen.persons);
    if (ids === null) {
      throw new ReeveError('decision/unknown-person', `There is no person ${person}`);
    }
    const all = [person, ...ids.earlier];
    return {
      result: { ...ids, events: await historyRows(tx, all, seen.persons) },
      done: { action: 'read-history', persons: all, items: ['links'], seen },
    };
  });
}
