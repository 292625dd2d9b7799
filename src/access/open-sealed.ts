import type { Database, Queryable } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import { type BreakGlassRule, breakGlass, openedBy } from './policy/break-glass.ts';
import type { PurposeCode } from './policy/purposes.ts';
import { sealedFor } from './policy/seals.ts';
import type { Viewer } from './policy/viewer.ts';
import {
  addGlass,
  closeGlass,
  type GlassReport,
  glassOf,
  glassReports,
} from './store/broken-glass.ts';
import { personNow } from './store/persons.ts';
import { sealsOn, sealsToLookThrough } from './store/seals.ts';

/**
 * Opens what is sealed of a person for a while, in an emergency. It succeeds alike whether the
 * person is sealed, is not, or does not exist: a refusal would tell. It is reported at once, by
 * standing in the list of information governance (`glassToLookAt`).
 *
 * @param given.reason who is at risk of what, and why it cannot wait
 * @throws ReeveError `access/role`, `access/break-glass-reason`
 */
export async function openSealed(
  db: Database,
  acting: Acting,
  person: number,
  { reason }: { readonly reason: string },
  rule?: BreakGlassRule,
): Promise<{ readonly glassId: number; readonly until: string }> {
  return governed(db, acting, 'break-glass', 'break-glass', async (tx, at) => {
    const glass = breakGlass(
      acting.viewer,
      { person: String(person), purpose: acting.purpose, reason, at },
      rule,
    );
    const glassId = await addGlass(tx, glass, acting.viewer);
    return {
      result: { glassId, until: glass.until },
      persons: [person],
      reference: `break-glass:${glassId}`,
    };
  });
}

/**
 * The ids of the seals on a person that a viewer may look through now because they broke the
 * glass, for `sealLevelsFor`. For a viewer who broke none, no more than that is read.
 */
export async function openedSeals(
  db: Queryable,
  request: {
    readonly viewer: Viewer;
    readonly purpose: PurposeCode;
    readonly person: number;
    readonly at: string;
  },
): Promise<ReadonlySet<string>> {
  const { viewer, person, at } = request;
  const broken = await glassOf(db, viewer.subject, at);
  if (broken.length === 0) return new Set();
  // An id that was opened and has been merged since leads to the person.
  const now = [];
  for (const glass of broken) {
    now.push({ ...glass, person: String((await personNow(db, Number(glass.person))) ?? '') });
  }
  return openedBy(now, { ...request, person: String(person) }, await sealsOn(db, [person]));
}

/** Whom a viewer sees though they are sealed. */
export interface SeenThrough {
  /**
   * Persons all of whose seals name the viewer or are opened, to be let into queries beside rows
   * with `seal = 0`: `(l.seal = 0 OR l.person_id = ANY($1))`.
   */
  readonly persons: readonly number[];
  /** Of those who would be hidden but for a glass that the viewer has broken: which. */
  readonly glasses: ReadonlyMap<number, number>;
}

/**
 * The sealed persons whom a viewer sees for a purpose: named in each seal, or as they broke the
 * glass, for as long as it is open. For a viewer whom no seal names and who broke no glass it reads
 * no row of any, so that the work does not tell that there are seals.
 *
 * @param request.at the moment, ISO 8601; default: now by the database's clock
 * @example const { persons } = await seenThrough(tx, { viewer, purpose: 'safeguard-child' });
 */
export async function seenThrough(
  db: Queryable,
  request: {
    readonly viewer: Viewer;
    readonly purpose: PurposeCode;
    readonly at?: string | undefined;
  },
): Promise<SeenThrough> {
  const { viewer, purpose, at } = request;
  const seals = await sealsToLookThrough(db, viewer, purpose, at);
  const persons: number[] = [];
  const glasses = new Map<number, number>();
  for (const [person, own] of Map.groupBy(seals, (seal) => seal.person)) {
    const [{ glassId = null, now = '' } = {}] = own;
    if (sealedFor(viewer, own, now) === undefined) {
      persons.push(person);
      continue;
    }
    const opened = own.filter(({ breakable }) => breakable && glassId !== null);
    if (sealedFor(viewer, own, now, new Set(opened.map(({ id }) => id))) !== undefined) continue;
    persons.push(person);
    if (glassId !== null) glasses.set(person, glassId);
  }
  return { persons, glasses };
}

/**
 * Glasses broken, for information governance: those that nobody has looked at, or all since a day.
 *
 * @throws ReeveError `access/role`
 */
export async function glassToLookAt(
  db: Database,
  acting: Acting,
  { since }: { readonly since?: string | undefined } = {},
): Promise<readonly GlassReport[]> {
  return governed(db, acting, 'read-audit', 'break-glass-report', async (tx) => ({
    result: await glassReports(tx, { since, waiting: since === undefined }),
  }));
}

/**
 * Notes what was found of a glass broken. Nobody looks at their own.
 *
 * @throws ReeveError `access/role`, `access/own-glass`, `access/unknown-glass`
 */
export async function lookAtGlass(
  db: Database,
  acting: Acting,
  glassId: number,
  finding: string,
): Promise<GlassReport> {
  return governed(db, acting, 'read-audit', 'break-glass-looked-at', async (tx, at) => {
    const glass = await closeGlass(tx, glassId, { by: acting.viewer.subject, at, finding });
    if (glass === null) {
      throw new ReeveError('access/unknown-glass', `No glass ${glassId} waits to be looked at`);
    }
    if (glass.viewer === acting.viewer.subject) {
      throw new ReeveError('access/own-glass', 'Whoever broke a glass does not judge it', {
        hint: 'Ask a colleague in information governance.',
      });
    }
    return { result: glass, reference: `break-glass:${glassId}` };
  });
}
