import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import type { SealReason } from './policy/seals.ts';
import { personNow } from './store/persons.ts';
import { type LiftedSeal, type ListedSeal, liftedSeals, listedSeals } from './store/seals.ts';

/** Some of the seals; `next` is given back to read on, null at the end. */
export interface SealPage {
  readonly seals: readonly ListedSeal[];
  readonly next: string | null;
}

/**
 * The seals on all persons, the latest first: for whoever manages them, and itself in the audit.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `request/cursor`
 */
export async function sealsInForce(
  db: Database,
  acting: Acting,
  {
    reason,
    limit,
    after,
  }: {
    readonly reason?: SealReason | undefined;
    readonly limit: number;
    readonly after?: string | undefined;
  },
): Promise<SealPage> {
  const place = after === undefined ? null : placeOf(after);
  return governed(db, acting, 'manage-seals', 'seals-list', async (tx) => {
    const rows = await listedSeals(tx, { reason, after: place, limit: limit + 1 });
    const seals = rows.slice(0, limit);
    const last = seals.at(-1);
    return {
      result: { seals, next: rows.length > limit && last !== undefined ? cursorOf(last) : null },
      persons: new Set(seals.map(({ person }) => person)),
    };
  });
}

/** The seals on one person, and those that were taken off. */
export interface SealsOfPerson {
  /** Whom the id leads to. */
  readonly person: number;
  readonly seals: readonly ListedSeal[];
  readonly lifted: readonly LiftedSeal[];
}

/** More than anybody has: seals on one person are not paged. */
const MOST_ON_ONE = 200;

/**
 * The seals on a person, for whoever manages them, and itself in the audit.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `access/unknown-person`
 */
export async function sealsOfPerson(
  db: Database,
  acting: Acting,
  person: number,
): Promise<SealsOfPerson> {
  return governed(db, acting, 'manage-seals', 'seals-of-person', async (tx) => {
    const who = await personNow(tx, person);
    if (who === null) {
      throw new ReeveError('access/unknown-person', `There is no person ${person}`);
    }
    const seals = await listedSeals(tx, { person: who, after: null, limit: MOST_ON_ONE });
    return {
      result: { person: who, seals, lifted: await liftedSeals(tx, who) },
      persons: new Set([person, who]),
    };
  });
}

function cursorOf({ from, hangerId }: ListedSeal): string {
  return Buffer.from(`${from} ${hangerId}`).toString('base64url');
}

function placeOf(after: string): { readonly from: string; readonly hangerId: string } {
  const text = Buffer.from(after, 'base64url').toString();
  const [, from, hangerId] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z) (seal:\d{1,15}(?:\/\d{1,15})*)$/.exec(text) ??
    [];
  if (from !== undefined && hangerId !== undefined) return { from, hangerId };
  throw new ReeveError('request/cursor', 'This is not where a page ended', {
    location: { field: 'after' },
    hint: 'Begin at the first page.',
  });
}
