import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  defaultAgreements,
  parseAgreements,
  type SharingPolicy,
  type Viewer,
  viewerFromClaims,
} from '../access/index.ts';
import type { ReadRequest } from '../master-index/index.ts';

/** Who reads on the command line, and what for. */
export interface ViewerFlags {
  readonly user: string;
  readonly service: string;
  readonly role: string[];
  readonly purpose: string;
  readonly trained?: string;
  readonly agreements?: string;
}

/** Adds what every read has to say. A command line knows nobody: its user answers for it. */
export function withViewerOptions(command: Command): Command {
  return command
    .requiredOption('--user <id>', 'who reads: stands in the audit')
    .requiredOption('--service <code>', 'the service on whose behalf')
    .requiredOption('--role <code...>', 'roles held')
    .requiredOption('--purpose <code>', 'what it is read for')
    .option('--trained <date>', 'the day on which data-matching training was completed')
    .option('--agreements <file>', 'sharing agreements; default: those that Reeve starts with');
}

/** The sharing agreements, and who asks. */
export function readingAs(flags: ViewerFlags): {
  readonly policy: SharingPolicy;
  readonly request: ReadRequest;
} {
  const file = flags.agreements ?? defaultAgreements;
  const policy = parseAgreements(
    readFileSync(file, 'utf8'),
    flags.agreements ?? 'the agreements that Reeve starts with',
  );
  const viewer: Viewer = viewerFromClaims(
    {
      sub: flags.user,
      service: flags.service,
      roles: flags.role,
      ...(flags.trained === undefined
        ? {}
        : { training: [{ course: 'data-matching', completed: flags.trained }] }),
    },
    Object.keys(policy.services),
  );
  return {
    policy,
    request: { viewer, purpose: flags.purpose, requestId: `cli:${crypto.randomUUID()}` },
  };
}
