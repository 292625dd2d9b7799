import { hash } from 'node:crypto';

/** A record by the name that its source gave it. */
export interface RecordName {
  readonly source: string;
  readonly role: string;
  readonly key: string;
}

/**
 * A name of a record that says nothing of it: to know it again after a backup was restored, or
 * when its source sends it anew. It holds for one installation.
 *
 * @param installation the id of the audit
 */
export function erasureDigest(installation: string, { source, role, key }: RecordName): string {
  return hash('sha256', JSON.stringify(['reeve-erasure-1', installation, source, role, key]));
}
