import type { Database, Queryable } from '../database/index.ts';
import { requireCapability, requirePurpose, type TrainingRule } from './policy/authorise.ts';
import type { PurposeCode } from './policy/purposes.ts';
import type { Capability } from './policy/roles.ts';
import type { SharingPolicy } from './policy/sharing-policy.ts';
import type { Viewer } from './policy/viewer.ts';
import { appendAudit } from './store/audit.ts';
import { databaseClock } from './store/clock.ts';

/** Who acts, what for, and the request that it is part of. */
export interface Acting {
  readonly viewer: Viewer;
  readonly purpose: PurposeCode;
  /** The same in the logs of the server. */
  readonly requestId: string;
  readonly training?: TrainingRule;
  /** Where given, the purpose must be one that the viewer may state under these agreements. */
  readonly policy?: SharingPolicy;
}

/** What was done: opaque ids only, for the audit. */
export interface Governed<T> {
  readonly result: T;
  /** Code of the action where it is another than was tried. */
  readonly action?: string;
  readonly persons?: Iterable<number>;
  readonly records?: Iterable<number>;
  readonly items?: readonly string[];
  readonly agreements?: readonly string[];
  readonly reference?: string;
}

/**
 * Does something that takes a capability, in one transaction with its entry in the audit: both or
 * neither. Whoever may not is refused, and that they tried is kept.
 *
 * @param work given the time by the database's clock, ISO 8601
 * @throws ReeveError `access/role`, `access/training`, `access/purpose`, and what `work` throws
 * @example
 * await governed(db, acting, 'manage-seals', 'seal', async (tx, at) => ({ result: 1, persons: [7] }));
 */
export async function governed<T>(
  db: Database,
  acting: Acting,
  capability: Capability,
  action: string,
  work: (tx: Queryable, at: string) => Promise<Governed<T>>,
): Promise<T> {
  const now = await databaseClock(db);
  try {
    const on = now.slice(0, 10);
    const { viewer, purpose, training, policy } = acting;
    requireCapability(viewer, capability, on, training);
    if (policy !== undefined) requirePurpose(policy, viewer, purpose, on, training);
  } catch (refusal) {
    // What somebody typed for a purpose is not kept.
    const isKnown =
      acting.policy === undefined || Object.hasOwn(acting.policy.purposes, acting.purpose);
    const tried = isKnown ? acting : { ...acting, purpose: 'unknown' };
    await db.transaction((tx) => audit(tx, tried, now, 'refused', action, { result: null }));
    throw refusal;
  }
  return db.transaction(async (tx) => {
    const at = await databaseClock(tx);
    const done = await work(tx, at);
    await audit(tx, acting, at, 'done', done.action ?? action, done);
    return done.result;
  });
}

/** A person in the audit: to find who looked, ask for every id that the person has had. */
export function personSubject(person: string | number): string {
  return `person:${person}`;
}

/** A source record in the audit. */
export function recordSubject(record: string | number): string {
  return `record:${record}`;
}

async function audit(
  tx: Queryable,
  { viewer, purpose, requestId }: Acting,
  at: string,
  outcome: 'done' | 'refused',
  action: string,
  { persons = [], records = [], items = [], agreements = [], reference }: Governed<unknown>,
): Promise<void> {
  await appendAudit(tx, {
    at: new Date(at),
    actor: viewer.subject,
    service: viewer.service,
    roles: viewer.roles,
    purpose,
    action,
    outcome,
    agreements,
    subjects: [...Array.from(persons, personSubject), ...Array.from(records, recordSubject)],
    items,
    request: requestId,
    reference: reference ?? null,
  });
}
