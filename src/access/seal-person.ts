import type { Database, Queryable } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import type { RoleCode } from './policy/roles.ts';
import {
  type Seal,
  type SealLevel,
  type SealReason,
  sealDefaults,
  sealedFor,
  sealFor,
} from './policy/seals.ts';
import type { Viewer } from './policy/viewer.ts';
import { holdIdentities } from './store/identity-lock.ts';
import { personNow } from './store/persons.ts';
import {
  applySeals,
  countChange,
  type HungSeal,
  hangSeal,
  personsWithLapsedSeals,
  sealsOn,
  unhangSeal,
} from './store/seals.ts';

/** How a person is to be sealed; what is left out is as the reason usually means. */
export interface SealRequest {
  readonly reason: SealReason;
  readonly level?: SealLevel | undefined;
  readonly roles?: readonly RoleCode[] | undefined;
  /** `sub` of users who see through it. */
  readonly users?: readonly string[] | undefined;
  readonly breakable?: boolean | undefined;
  /** Instant at which it lapses, ISO 8601. */
  readonly until?: string | undefined;
}

/**
 * Seals a person: from the end of this transaction on, all rows of the person that reads touch
 * are left out inside the query for whoever does not see through the seal.
 *
 * @returns the seal as it is
 * @throws ReeveError `access/role`, `access/unknown-person`, `access/seal`
 * @example await sealPerson(db, acting, 12, { reason: 'domestic-abuse' });
 */
export async function sealPerson(
  db: Database,
  acting: Acting,
  person: number,
  request: SealRequest,
): Promise<HungSeal> {
  return governed(db, acting, 'manage-seals', 'seal', async (tx, at) => {
    const who = await livePerson(tx, person);
    const seal = requestedSeal(request, at);
    const id = await hangSeal(tx, who, seal, acting.viewer.subject);
    await countChange(tx, who);
    const result = (await sealsOn(tx, [who])).find((each) => each.id === id) as HungSeal;
    return { result, persons: [who], reference: result.id };
  });
}

function requestedSeal(request: SealRequest, at: string): Omit<Seal, 'id'> {
  const { reason, level, roles, users, breakable, until } = request;
  if (!Object.hasOwn(sealDefaults, reason)) {
    throw new ReeveError('access/seal', `"${reason}" is no reason for a seal`, {
      location: { field: 'reason' },
      hint: `One of: ${Object.keys(sealDefaults).join(', ')}.`,
    });
  }
  if (until !== undefined && !(Date.parse(until) > Date.parse(at))) {
    throw new ReeveError('access/seal', 'The seal would end before it begins', {
      location: { field: 'until' },
    });
  }
  const usual = sealDefaults[reason];
  const { id: _, ...seal } = sealFor(reason, {
    id: '',
    from: at,
    until,
    level: level ?? usual.level,
    breakable: breakable ?? usual.breakable,
    maySee: { roles: roles ?? usual.roles, users: users ?? [] },
  });
  return seal;
}

/**
 * Takes seals off a person, each with the reason.
 *
 * @param only ids of the seals, as `sealsOf` gives them; default: all that are on the person
 * @returns how many were taken off
 * @throws ReeveError `access/role`, `access/unknown-person`
 */
export async function unsealPerson(
  db: Database,
  acting: Acting,
  person: number,
  { reason, only }: { readonly reason: string; readonly only?: readonly string[] | undefined },
): Promise<number> {
  return governed(db, acting, 'manage-seals', 'unseal', async (tx, at) => {
    const who = await livePerson(tx, person);
    const seals = (await sealsOn(tx, [who])).filter(
      ({ id, hangerId }) => only === undefined || only.includes(id) || only.includes(hangerId),
    );
    for (const { hangerId } of seals) {
      await unhangSeal(tx, hangerId, { by: acting.viewer.subject, at, reason });
    }
    if (seals.length > 0) await countChange(tx, who);
    return {
      result: seals.length,
      persons: [who],
      ...(seals.length === 1 && seals[0] !== undefined ? { reference: seals[0].id } : {}),
    };
  });
}

/**
 * Lays open what seals that have lapsed had hidden; to be run once a day. Until then it stays
 * hidden, which harms less than the other way round.
 *
 * @returns the persons whose seals had lapsed
 */
export async function liftLapsedSeals(db: Database): Promise<readonly number[]> {
  return db.transaction(async (tx) => {
    await holdIdentities(tx);
    const persons = await personsWithLapsedSeals(tx);
    if (persons.length > 0) await applySeals(tx, persons);
    return persons;
  });
}

/** The seals on some persons, lapsed ones too: by person. */
export async function sealsOf(
  db: Queryable,
  persons: readonly number[],
): Promise<ReadonlyMap<number, readonly HungSeal[]>> {
  return Map.groupBy(await sealsOn(db, persons), ({ person }) => person);
}

/**
 * How far each of some persons is sealed for a viewer; whoever is not sealed for them is not in
 * it. To be asked where a row says that there is a seal (`seal > 0`).
 *
 * @param opened ids of seals that the viewer has broken the glass over
 */
export async function sealLevelsFor(
  db: Queryable,
  viewer: Viewer,
  persons: readonly number[],
  at: string,
  opened: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<number, SealLevel>> {
  const levels = new Map<number, SealLevel>();
  for (const [person, seals] of await sealsOf(db, persons)) {
    const level = sealedFor(viewer, seals, at, opened);
    if (level !== undefined) levels.set(person, level);
  }
  return levels;
}

/** Who an id leads to, and stays so until the transaction ends. */
async function livePerson(tx: Queryable, person: number): Promise<number> {
  await holdIdentities(tx);
  const who = await personNow(tx, person);
  if (who === null) {
    throw new ReeveError('access/unknown-person', `There is no person ${person}`);
  }
  return who;
}
