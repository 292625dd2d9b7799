import { type Acting, governed } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { dayInUk, midnightInUk } from '../../kernel/index.ts';
import { figuresOf, type StewardFigures } from '../domain/index.ts';
import { databaseClock } from '../store/steward-store.ts';
import { stewardTallies, type TallyPeriod } from '../store/steward-tallies.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

export interface OwnFiguresOptions {
  /** Default: by the clock of the database. */
  readonly now?: Date;
}

/**
 * How this steward decided in a period: nobody else's figures, and none that tells them. They end with
 * yesterday: figures that changed with an answer would tell at once that it was to a check, and which
 * answer was right.
 */
export function ownFigures(
  db: Database,
  context: StewardContext,
  { from, until }: TallyPeriod,
  { now }: OwnFiguresOptions = {},
): Promise<StewardFigures> {
  return asSteward(db, context, 'read-own-figures', async (tx) => {
    const steward = context.viewer.subject;
    const today = midnightInUk(dayInUk(now ?? new Date(await databaseClock(tx))));
    const end = Date.parse(until) < Date.parse(today) ? until : today;
    const [tally] = await stewardTallies(tx, { from, until: end }, steward);
    return {
      result: figuresOf(tally ?? { ...NOTHING, steward }),
      done: { action: 'read-own-figures', persons: [] },
    };
  });
}

const NOTHING = {
  kinds: {},
  paced: { answers: 0, seconds: 0 },
  corrected: 0,
  reversed: 0,
  compared: 0,
  agreed: 0,
  known: { seen: 0, right: 0, unsure: 0 },
};

/**
 * How all stewards decided in a period, by name: for whoever may read in the audit what each member of
 * staff did, which is more.
 *
 * @throws ReeveError `access/role`, `access/purpose`
 */
export function figuresOfStewards(
  db: Database,
  acting: Acting,
  period: TallyPeriod,
): Promise<readonly StewardFigures[]> {
  return governed(db, acting, 'read-audit', 'read-steward-figures', async (tx) => ({
    result: (await stewardTallies(tx, period, null)).map(figuresOf),
    items: ['accesses'],
  }));
}
