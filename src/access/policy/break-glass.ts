import { ReeveError } from '../../kernel/index.ts';
import { requireCapability } from './authorise.ts';
import type { PurposeCode } from './purposes.ts';
import type { RoleCode } from './roles.ts';
import type { Seal } from './seals.ts';
import type { Viewer } from './viewer.ts';

/** The council's rules for opening what is sealed, in an emergency. */
export interface BreakGlassRule {
  /** Characters that a reason has at least, spaces at its ends and repeated not counted. */
  readonly reasonLength: number;
  /** Different words that it has at least: "xxxxxxxxxxxxxxxxxxxx" is no reason. */
  readonly reasonWords: number;
  readonly minutes: number;
  /** Who is told of each, at once. */
  readonly reportTo: readonly RoleCode[];
}

/** A choice of ours, from no standard; a council sets its own. */
export const defaultBreakGlassRule: BreakGlassRule = {
  reasonLength: 20,
  reasonWords: 4,
  minutes: 30,
  reportTo: ['information-governance-officer', 'safeguarding-lead'],
};

/** The glass broken: who may look at what, for how long, and what is reported to whom. */
export interface BrokenGlass {
  readonly viewer: string;
  readonly purpose: PurposeCode;
  readonly person: string;
  readonly reason: string;
  /** Instants, ISO 8601 in UTC: from the first until before the second. */
  readonly from: string;
  readonly until: string;
  readonly reportTo: readonly RoleCode[];
}

/**
 * Breaks the glass over a person for a while. It is asked for a person, never for a search, and
 * succeeds alike whether anything is sealed or not: a refusal would tell.
 *
 * @param at instant, ISO 8601 in UTC
 * @throws ReeveError `access/role` where the viewer may not, `access/break-glass-reason`
 * @example breakGlass(viewer, { person, purpose: 'safeguard-child', reason, at: clock.now() })
 */
export function breakGlass(
  viewer: Viewer,
  request: {
    readonly person: string;
    readonly purpose: PurposeCode;
    readonly reason: string;
    readonly at: string;
  },
  rule: BreakGlassRule = defaultBreakGlassRule,
): BrokenGlass {
  requireCapability(viewer, 'break-glass', request.at.slice(0, 10));
  const reason = request.reason.trim().replaceAll(/\s+/g, ' ');
  const words = new Set(reason.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
  if ([...reason].length < rule.reasonLength || words.size < rule.reasonWords) {
    throw new ReeveError(
      'access/break-glass-reason',
      `The reason says too little: it takes ${rule.reasonLength} characters and ${rule.reasonWords} different words at least`,
      {
        location: { field: 'reason' },
        hint: 'Say who is at risk of what, and why it cannot wait.',
      },
    );
  }
  return {
    viewer: viewer.subject,
    purpose: request.purpose,
    person: request.person,
    reason,
    from: request.at,
    until: new Date(Date.parse(request.at) + rule.minutes * 60_000).toISOString(),
    reportTo: rule.reportTo,
  };
}

/**
 * The seals on a person that a viewer may look through at an instant as they broke the glass:
 * for the purpose that they stated then, and no seal that cannot be broken.
 */
export function openedBy(
  broken: readonly BrokenGlass[],
  request: {
    readonly viewer: Viewer;
    readonly purpose: PurposeCode;
    readonly person: string;
    readonly at: string;
  },
  seals: readonly Seal[],
): ReadonlySet<string> {
  const { viewer, purpose, person, at } = request;
  const open = broken.some(
    (each) =>
      each.viewer === viewer.subject &&
      each.person === person &&
      each.purpose === purpose &&
      isBetween(at, each.from, each.until),
  );
  return new Set(open ? seals.filter(({ breakable }) => breakable).map(({ id }) => id) : []);
}

/** Instants may come with or without fractions of a second, so they are compared as times. */
function isBetween(at: string, from: string, until: string): boolean {
  const time = Date.parse(at);
  return Date.parse(from) <= time && time < Date.parse(until);
}
