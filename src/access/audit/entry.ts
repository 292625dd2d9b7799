import { ReeveError } from '../../kernel/index.ts';

/**
 * One thing that was done with people's records: who did it, for what, to whom, and which items
 * they saw or changed. Ids only: a name, an address or what somebody typed to search never
 * stands in the audit, so that it can outlive the data it speaks of.
 */
export interface AuditEntry {
  /** When it was done. */
  readonly at: Date;
  /** Who: the `sub` of OpenID Connect, the id of an application, or `resident:<person>`. */
  readonly actor: string;
  /** The service on whose behalf. */
  readonly service: string;
  /** Roles held at the time. */
  readonly roles: readonly string[];
  /** The purpose stated, by its code. */
  readonly purpose: string;
  /** What was done, by its code: `read`, `search`, `export`, `submit`, `merge`... */
  readonly action: string;
  /** Whether it was allowed. Refusals are kept too: they tell who tried. */
  readonly outcome: AuditOutcome;
  /** Sharing agreements that allowed it, and consents, seals or break-glass it went by. */
  readonly agreements: readonly string[];
  /** Opaque ids of the people and source records that were seen or changed. */
  readonly subjects: readonly string[];
  /** What was seen or changed of them: names of attributes, `fact:<name>`, `markers:<code>`... */
  readonly items: readonly string[];
  /** The request it was part of; the same in the logs of the server. */
  readonly request: string;
  /** Opaque id of what it was about: a review, a decision, an extract, a break-glass; null for none. */
  readonly reference: string | null;
}

/** How a thing that was tried ended. */
export type AuditOutcome = 'done' | 'refused';

/** Where an entry stands: place `seq` (from 1) in the chain of a shard. */
export interface AuditPosition {
  readonly shard: number;
  readonly seq: number;
}

/**
 * Letters, digits and a little punctuation. No space, so that no name, address or sentence fits:
 * the audit is kept when a person is erased, and must not hold what erasing would have to find.
 */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:/@~+=|-]{0,199}$/;
/** OpenID Connect Core 1.0, section 2: `sub` is at most 255 ASCII characters. */
const ACTOR = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/**
 * An entry in the form in which it is hashed and kept: lists sorted, each member once, the time
 * to the millisecond.
 *
 * @throws ReeveError `audit/entry`, naming the field: a value that is no id, or no time
 * @example
 * auditEntry({ at: new Date(), actor: 'u-17', service: 'council-tax', roles: ['officer'],
 *   purpose: 'collect-council-tax', action: 'read', outcome: 'done', agreements: ['a-3'],
 *   subjects: ['p-1'], items: ['surname', 'address'], request: 'r-1', reference: null });
 */
export function auditEntry(entry: AuditEntry): AuditEntry {
  if (Number.isNaN(entry.at.getTime()) || !/^\d{4}-/.test(entry.at.toISOString())) {
    throw refused('at', 'is no time');
  }
  if (!ACTOR.test(entry.actor)) throw refused('actor', 'is not the id of who acts');
  if (entry.outcome !== 'done' && entry.outcome !== 'refused') {
    throw refused('outcome', 'is neither done nor refused');
  }
  return {
    at: new Date(entry.at.getTime()),
    actor: entry.actor,
    service: id('service', entry.service),
    roles: ids('roles', entry.roles),
    purpose: id('purpose', entry.purpose),
    action: id('action', entry.action),
    outcome: entry.outcome,
    agreements: ids('agreements', entry.agreements),
    subjects: ids('subjects', entry.subjects),
    items: ids('items', entry.items),
    request: id('request', entry.request),
    reference: entry.reference === null ? null : id('reference', entry.reference),
  };
}

function id(field: string, value: string): string {
  if (!ID.test(value)) throw refused(field, 'is no id');
  return value;
}

function ids(field: string, values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => id(field, value)))].sort();
}

/** The value itself is not told: it may be what must not be kept. */
function refused(field: string, what: string): ReeveError {
  return new ReeveError('audit/entry', `An audit entry's "${field}" ${what}`, {
    location: { field },
    hint: 'The audit holds ids and codes only, without spaces.',
  });
}
