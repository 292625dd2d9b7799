import {
  appendAudit,
  personSubject,
  recordSubject,
  requireCapability,
  type SeenThrough,
  type Viewer,
} from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { databaseClock } from '../store/steward-store.ts';

/** The purpose that whoever decides who is who states. */
export const STEWARD_PURPOSE = 'steward-identity';

/** Who decides, for what, in which request. */
export interface StewardContext {
  readonly viewer: Viewer;
  /** `steward-identity`: for no other are identities decided. */
  readonly purpose: string;
  /** The same in the logs of the server. */
  readonly requestId: string;
}

/** What an action was about: opaque ids only. */
export interface StewardAction {
  readonly action: string;
  readonly persons: Iterable<string | number>;
  readonly records?: Iterable<string | number>;
  readonly items?: readonly string[];
  /** Sharing agreements by which values were seen. */
  readonly agreements?: readonly string[];
  readonly reference?: string;
  /** Whom the steward saw though they are sealed: a glass that it took is cited. */
  readonly seen?: SeenThrough;
}

/**
 * Does something as a steward, in one transaction with its entry in the audit: both or neither.
 * Whoever may not is refused, and that they tried is kept.
 *
 * @throws ReeveError `access/role`, `access/training`, `access/purpose`, and what `work` throws
 */
export async function asSteward<T>(
  db: Database,
  context: StewardContext,
  action: string,
  work: (tx: Queryable) => Promise<{ readonly result: T; readonly done: StewardAction }>,
): Promise<T> {
  const now = await databaseClock(db);
  try {
    requireSteward(context, now.slice(0, 10));
  } catch (refusal) {
    await db.transaction(async (tx) => {
      await audit(tx, context, now, 'refused', { action, persons: [] });
    });
    throw refusal;
  }
  return db.transaction(async (tx) => {
    const { result, done } = await work(tx);
    await audit(tx, context, await databaseClock(tx), 'done', done);
    return result;
  });
}

function requireSteward({ viewer, purpose }: StewardContext, on: string): void {
  if (purpose !== STEWARD_PURPOSE) {
    throw new ReeveError('access/purpose', 'Who is who is decided for no other purpose', {
      location: { field: 'purpose' },
      hint: `State the purpose ${STEWARD_PURPOSE}.`,
    });
  }
  requireCapability(viewer, 'decide-reviews', on);
}

async function audit(
  tx: Queryable,
  { viewer, purpose, requestId }: StewardContext,
  at: string,
  outcome: 'done' | 'refused',
  { action, persons, records = [], items = [], agreements = [], reference, seen }: StewardAction,
): Promise<void> {
  const named = [...persons];
  await appendAudit(tx, {
    at: new Date(at),
    actor: viewer.subject,
    service: viewer.service,
    roles: viewer.roles,
    // What somebody typed is not kept.
    purpose: purpose === STEWARD_PURPOSE ? purpose : 'unknown',
    action,
    outcome,
    agreements: [...agreements, ...glassesFor(named, seen)],
    subjects: [
      ...named.map(personSubject),
      ...Array.from(records, (record) => recordSubject(record)),
    ],
    items,
    request: requestId,
    reference: reference ?? null,
  });
}

/** The glasses without which some of these persons would have been hidden. */
function glassesFor(persons: readonly (string | number)[], seen?: SeenThrough): string[] {
  return persons.flatMap((person) => {
    const glass = seen?.glasses.get(Number(person));
    return glass === undefined ? [] : [`break-glass:${glass}`];
  });
}
