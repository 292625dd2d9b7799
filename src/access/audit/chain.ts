import { hash } from 'node:crypto';
import type { AuditEntry } from './entry.ts';

/**
 * How many chains the audit has. Whoever appends holds one until its transaction ends, so this
 * is how many can commit at the same time; more cost nothing but rows in an anchor.
 * The migration that makes the chains has the same number.
 */
export const AUDIT_SHARDS = 64;

/** Names the form that is hashed; another form gets another name, so that both can be verified. */
const FORM = 'reeve-audit-1';

/**
 * An entry as the database tells it to be verified: each field already in the text it has in the
 * canonical form, before JSON.
 */
export interface CanonicalFields {
  /** `2026-11-21T12:49:25.123000Z`: UTC, microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly service: string;
  readonly purpose: string;
  readonly action: string;
  readonly outcome: string;
  readonly request: string;
  readonly reference: string | null;
  /** JSON arrays of text without spaces: `["a","b"]`. */
  readonly roles: string;
  readonly agreements: string;
  readonly subjects: string;
  readonly items: string;
}

/**
 * The text of an entry that is hashed: a JSON array of its fields in this order, as RFC 8785
 * (JSON Canonicalization Scheme) writes arrays of text, so that it can be recomputed in any
 * language. Different entries have different texts, since JSON quotes what separates.
 */
export function canonicalText(fields: CanonicalFields): string {
  const texts = JSON.stringify([
    FORM,
    fields.at,
    fields.actor,
    fields.service,
    fields.purpose,
    fields.action,
    fields.outcome,
    fields.request,
    fields.reference,
  ]);
  const { roles, agreements, subjects, items } = fields;
  return `${texts.slice(0, -1)},${roles},${agreements},${subjects},${items}]`;
}

/** The canonical fields of an entry that `auditEntry` made. */
export function canonicalFields(entry: AuditEntry): CanonicalFields {
  return {
    at: instant(entry.at),
    actor: entry.actor,
    service: entry.service,
    purpose: entry.purpose,
    action: entry.action,
    outcome: entry.outcome,
    request: entry.request,
    reference: entry.reference,
    roles: JSON.stringify(entry.roles),
    agreements: JSON.stringify(entry.agreements),
    subjects: JSON.stringify(entry.subjects),
    items: JSON.stringify(entry.items),
  };
}

/** A time as the audit writes it: UTC with microseconds, as PostgreSQL keeps them. */
export function instant(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

/** SHA-256 (FIPS 180-4) of what an entry says, in hex. */
export function entryDigest(fields: CanonicalFields): string {
  return hash('sha256', canonicalText(fields), 'hex');
}

/**
 * The hash with which a chain begins: of its log and shard, so that no chain passes for another.
 *
 * @param log id of the log, made when the database was
 */
export function chainStart(log: string, shard: number): string {
  return hash('sha256', `["${FORM}","start","${log}",${shard}]`, 'hex');
}

/**
 * The hash of a chain up to and with an entry: SHA-256 of the hash before it and the entry's
 * digest, 64 bytes. It depends on every entry before, and on their order.
 */
export function chainHash(before: string, digest: string): string {
  return hash('sha256', Buffer.from(before + digest, 'hex'), 'hex');
}
