import { hash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import {
  type AccessPage,
  type AccessPageRequest,
  type AccessPeriod,
  type ActorSummary,
  accessesBy,
  actorsIn,
} from './store/accesses.ts';

/** What somebody did in a period: in numbers, and entry by entry. */
export interface StaffAccesses extends AccessPage {
  /** Null of somebody who did nothing. */
  readonly summary: ActorSummary | null;
}

/** Days of a period that is looked at at once: a choice, so that a page stays quick. */
export const LONGEST_PERIOD = 92;

/**
 * What a member of staff or an application did in a period, newest first. For information
 * governance alone, and itself in the audit, which names whom it was about.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `audit/page`, `audit/period`
 */
export async function accessesOfStaff(
  db: Database,
  acting: Acting,
  actor: string,
  period: AccessPeriod,
  page: AccessPageRequest,
): Promise<StaffAccesses> {
  requirePeriod(period);
  return governed(db, acting, 'read-audit', 'read-accesses-by', async (tx) => {
    const [summary = null] = await actorsIn(tx, period, { limit: 1, offset: 0, actor });
    const accesses = await accessesBy(tx, actor, page, period);
    return { result: { summary, ...accesses }, items: ['accesses'], reference: actorId(actor) };
  });
}

/** Who did anything in a period, and how much. */
export interface ActivePage {
  readonly actors: readonly ActorSummary[];
  readonly hasMore: boolean;
}

/**
 * Who did anything in a period, those who saw the most persons first.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `audit/period`
 */
export async function activeStaff(
  db: Database,
  acting: Acting,
  period: AccessPeriod,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ActivePage> {
  requirePeriod(period);
  return governed(db, acting, 'read-audit', 'read-accesses-by', async (tx) => {
    const rows = await actorsIn(tx, period, { limit: limit + 1, offset });
    return { result: { actors: rows.slice(0, limit), hasMore: rows.length > limit } };
  });
}

/** @throws ReeveError `audit/period` */
export function requirePeriod({ from, until }: AccessPeriod): void {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  const wrong = (message: string) =>
    new ReeveError('audit/period', message, { location: { field: 'until' } });
  if (Number.isNaN(begin) || Number.isNaN(end)) throw wrong('A period has a first and a last day');
  if (end <= begin) throw wrong('The last day is before the first');
  if (end - begin > (LONGEST_PERIOD + 1) * 86_400_000) {
    throw wrong(`A period has ${LONGEST_PERIOD} days at most`);
  }
}

/** The `sub` of somebody as the audit can name it: those with spaces or longer by a digest. */
function actorId(actor: string): string {
  return /^[A-Za-z0-9._:/@~+=|-]{1,150}$/.test(actor)
    ? `actor:${actor}`
    : `actor-sha256:${hash('sha256', actor)}`;
}
