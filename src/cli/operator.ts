import { hostname, userInfo } from 'node:os';
import type { Acting, RoleCode } from '../access/index.ts';

/** What an id of the audit may hold; the rest of a name is left out. */
const NOT_IN_AN_ID = /[^A-Za-z0-9._-]+/g;
const LONGEST_NAME = 60;

/** Whoever `--by` says, acting for information governance by a command. */
export function operator(
  by: string,
  purpose = 'oversee-access',
  roles: readonly RoleCode[] = ['information-governance-officer'],
): Acting {
  return {
    viewer: {
      subject: by,
      name: by,
      service: 'information-governance',
      roles,
      training: [],
    },
    purpose,
    requestId: commandRequest(),
  };
}

/**
 * The request that a run of a command is, for the audit: `cli:`, the user of this machine who runs
 * it, and a number. A command takes at its word who is said to act; this stands beside it, from
 * the operating system. No request of the interface can have such an id, as its ids have no `@`.
 *
 * @example commandRequest() // 'cli:jsmith@hub-1:8a3f...'
 */
export function commandRequest(): string {
  return `cli:${machineUser()}@${asId(hostname())}:${crypto.randomUUID()}`;
}

function machineUser(): string {
  try {
    return asId(userInfo().username);
  } catch {
    // A container may run as a number that no user of it has.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

function asId(name: string): string {
  const id = name.replaceAll(NOT_IN_AN_ID, '_').slice(0, LONGEST_NAME);
  return id === '' ? 'unknown' : id;
}
