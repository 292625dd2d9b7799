import type { Database, Queryable } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import { type BreakGlassRule, breakGlass, openedBy } from './policy/break-glass.ts';
import type { PurposeCode } from './policy/purposes.ts';
import type { Viewer } from './policy/viewer.ts';
import {
  addGlass,
  closeGlass,
  type GlassReport,
  glassOf,
  glassReports,
} from './store/broken-glass.ts';
import { personNow } from './store/persons.ts';
import { sealsOn } from './store/seals.ts';

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
