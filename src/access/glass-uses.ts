import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import type { PurposeCode } from './policy/purposes.ts';
import type { Viewer } from './policy/viewer.ts';
import { type Access, accessesThrough } from './store/accesses.ts';
import { type GlassReport, glassesBelow, glassOf, oneGlass } from './store/broken-glass.ts';
import { databaseClock } from './store/clock.ts';
import { idsOf } from './store/persons.ts';

/** Some of the glasses broken; `next` is given back to read on, null at the end. */
export interface GlassPage {
  readonly glasses: readonly GlassReport[];
  readonly next: number | null;
}

/**
 * Glasses broken, the latest first: those that nobody has looked at, or all.
 *
 * @param request.below `next` of the page before
 * @throws ReeveError `access/role`, `access/purpose`
 */
export async function glassesBroken(
  db: Database,
  acting: Acting,
  request: {
    readonly waiting: boolean;
    readonly limit: number;
    readonly below?: number | undefined;
  },
): Promise<GlassPage> {
  const { waiting, limit, below = null } = request;
  return governed(db, acting, 'read-audit', 'break-glass-report', async (tx) => {
    const rows = await glassesBelow(tx, { below, waiting, limit: limit + 1 });
    const glasses = rows.slice(0, limit);
    return {
      result: { glasses, next: rows.length > limit ? (glasses.at(-1)?.glassId ?? null) : null },
      persons: new Set(glasses.map(({ person }) => Number(person))),
    };
  });
}

/** A glass that was broken, and what was read through it. */
export interface GlassUse {
  readonly glass: GlassReport;
  /** The first first, as many as anybody reads in half an hour. */
  readonly reads: readonly Access[];
  /** Whether there were more. */
  readonly isCut: boolean;
}

const MOST_READS = 200;

/**
 * One glass broken, with all that was read of whom would have been hidden without it.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `access/unknown-glass`
 */
export async function glassUse(db: Database, acting: Acting, glassId: number): Promise<GlassUse> {
  return governed(db, acting, 'read-audit', 'break-glass-use', async (tx) => {
    const glass = await oneGlass(tx, glassId);
    if (glass === null) {
      throw new ReeveError('access/unknown-glass', `There is no glass ${glassId}`);
    }
    const reads = await accessesThrough(tx, glass, MOST_READS + 1);
    return {
      result: { glass, reads: reads.slice(0, MOST_READS), isCut: reads.length > MOST_READS },
      persons: [Number(glass.person)],
      reference: `break-glass:${glassId}`,
    };
  });
}

/**
 * Until when a glass is open that a viewer broke over a person for a purpose; null where none is.
 * It is of what the viewer did alone, so it is in no audit, and is the same whether anything is
 * sealed or anybody has the id.
 *
 * @param request.asked the id that the viewer gives
 * @param request.shown the id of whom that showed them, null for nobody: other ids that led there
 *   count only then, as they would tell that the id is somebody's
 */
export async function glassOpenUntil(
  db: Database,
  request: {
    readonly viewer: Viewer;
    readonly purpose: PurposeCode;
    readonly asked: string;
    readonly shown: string | null;
  },
): Promise<string | null> {
  const { viewer, purpose, asked, shown } = request;
  const own = await glassOf(db, viewer.subject, await databaseClock(db));
  const open = own.filter((glass) => glass.purpose === purpose);
  if (open.length === 0) return null;
  const ids = new Set([asked]);
  if (shown !== null) for (const id of await idsOf(db, Number(shown))) ids.add(String(id));
  return open.findLast(({ person }) => ids.has(person))?.until ?? null;
}
