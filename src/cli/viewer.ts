import type { Command } from 'commander';
import {
  policyInForce,
  type SharingPolicy,
  type Viewer,
  viewerFromClaims,
} from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import type { ReadRequest } from '../master-index/index.ts';
import { commandRequest } from './operator.ts';
import { day } from './values.ts';

/** Who acts on the command line: taken at their word, with the user of the machine beside it. */
export interface ClaimedViewer {
  readonly user: string;
  readonly service: string;
  readonly roles: readonly string[];
  /** Evidence of training: the day on which it was completed. */
  readonly trained?: string | undefined;
}

/** Who reads on the command line, and what for. */
export interface ViewerFlags {
  readonly user: string;
  readonly service: string;
  readonly role: string[];
  readonly purpose: string;
  readonly trained?: string;
}

export const TRAINED_OPTION = [
  '--trained <date>',
  'the day on which training in matching data was completed, as the training record says',
] as const;

/** Adds what every read has to say. A command line knows nobody: its user answers for it. */
export function withViewerOptions(command: Command): Command {
  return command
    .requiredOption('--user <id>', 'who reads: stands in the audit')
    .requiredOption('--service <code>', 'the service on whose behalf')
    .requiredOption('--role <code...>', 'roles held')
    .requiredOption('--purpose <code>', 'what it is read for')
    .option(...TRAINED_OPTION);
}

/** Whoever acts, under the sharing agreements that are in force in an index. */
export interface ActingViewer {
  readonly policy: SharingPolicy;
  readonly viewer: Viewer;
  readonly requestId: string;
}

/**
 * Whoever is said to act, under the sharing agreements in force in the index: no others count, and
 * without any nobody reads.
 *
 * @throws ReeveError `agreements/none`, `access/claims`
 */
export async function viewerIn(
  db: Database,
  { user, service, roles, trained }: ClaimedViewer,
): Promise<ActingViewer> {
  const completed = trained === undefined ? undefined : day('--trained', trained);
  const { policy } = await policyInForce(db);
  const claims = {
    sub: user,
    service,
    roles,
    ...(completed === undefined ? {} : { training: [{ course: 'data-matching', completed }] }),
  };
  const viewer = asOptions(() => viewerFromClaims(claims, Object.keys(policy.services)));
  return { policy, viewer, requestId: commandRequest() };
}

/** What is wrong with a claim, said of the option that stands in for it. */
function asOptions<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReeveError) || error.code !== 'access/claims') throw error;
    const option = { sub: '--user', roles: '--role' }[error.location.field ?? ''];
    const field = option ?? `--${error.location.field}`;
    const message = error.message.replace(/^The claim "[^"]*" of the sign-in/, field);
    const hint = error.hint?.replace(/ The mapping of claims .*$/, '');
    throw new ReeveError(error.code, message, {
      location: { field },
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** The sharing agreements in force, and who asks for what. */
export async function readingAs(
  db: Database,
  flags: ViewerFlags,
): Promise<{ readonly policy: SharingPolicy; readonly request: ReadRequest }> {
  const { user, service, role, trained, purpose } = flags;
  const { policy, ...who } = await viewerIn(db, { user, service, roles: role, trained });
  return { policy, request: { ...who, purpose } };
}
