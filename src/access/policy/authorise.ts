import { ReeveError } from '../../kernel/index.ts';
import { addMonths, type DateText, isWithin } from './calendar-date.ts';
import type { PurposeCode } from './purposes.ts';
import { type Capability, capabilities, capabilitiesOf, type RoleCode, roles } from './roles.ts';
import type { SharingPolicy } from './sharing-policy.ts';
import type { Viewer } from './viewer.ts';

/** Which training counts for matching data, and for how long where the evidence does not say. */
export interface TrainingRule {
  readonly courses: readonly string[];
  readonly validMonths: number;
}

/**
 * The code of data matching practice asks that staff involved in data matching take security
 * awareness courses (the brief, section 4.2); it names no course and no period. A year is a
 * choice of ours: a council sets its own.
 */
export const defaultTrainingRule: TrainingRule = {
  courses: ['data-matching', 'security-awareness'],
  validMonths: 12,
};

/** What nobody does without training, as it compares or joins people’s data across services. */
const MATCHING_CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>([
  'match-record',
  'decide-reviews',
  'investigate',
  'change-model',
]);

/** Whether a viewer has training in force on a day. An application is trained by nobody: it needs none. */
export function isTrained(
  viewer: Viewer,
  on: DateText,
  rule: TrainingRule = defaultTrainingRule,
): boolean {
  if (viewer.roles.every((role) => role === 'application')) return true;
  return viewer.training.some(
    ({ course, completed, until }) =>
      rule.courses.includes(course) &&
      isWithin(on, { from: completed, until: until ?? addMonths(completed, rule.validMonths) }),
  );
}

/** Whether a viewer may do something on a day: by a role, and trained where it matches data. */
export function may(
  viewer: Viewer,
  capability: Capability,
  on: DateText,
  rule: TrainingRule = defaultTrainingRule,
): boolean {
  return (
    capabilitiesOf(viewer.roles).has(capability) &&
    (!MATCHING_CAPABILITIES.has(capability) || isTrained(viewer, on, rule))
  );
}

/**
 * Refuses what a viewer may not do.
 *
 * @throws ReeveError `access/role` where no role allows it, `access/training` where one does
 */
export function requireCapability(
  viewer: Viewer,
  capability: Capability,
  on: DateText,
  rule: TrainingRule = defaultTrainingRule,
): void {
  if (!capabilitiesOf(viewer.roles).has(capability)) {
    throw roleError(capabilities[capability], [capability]);
  }
  if (MATCHING_CAPABILITIES.has(capability) && !isTrained(viewer, on, rule)) {
    throw trainingError(rule);
  }
}

/**
 * Refuses whoever may do none of some things.
 *
 * @param what what is refused, as it goes after "To": `look at sources`
 * @throws ReeveError `access/role`, naming every role that would do
 */
export function requireAnyCapability(
  viewer: Viewer,
  which: readonly Capability[],
  what: string,
): void {
  const held = capabilitiesOf(viewer.roles);
  if (!which.some((capability) => held.has(capability))) throw roleError(what, which);
}

function roleError(what: string, which: readonly Capability[]): ReeveError {
  const able = (Object.keys(roles) as RoleCode[]).filter((role) =>
    which.some((capability) => capabilitiesOf([role]).has(capability)),
  );
  return new ReeveError('access/role', `To ${what} takes a role that you do not have`, {
    hint: `Roles that may: ${able.map((role) => roles[role].label).join(', ')}.`,
  });
}

/** The purposes that a viewer may state on a day, sorted: those that would let them see anything. */
export function purposesFor(
  policy: SharingPolicy,
  viewer: Viewer,
  on: DateText,
  rule: TrainingRule = defaultTrainingRule,
): readonly PurposeCode[] {
  const own = policy.services[viewer.service]?.purposes ?? [];
  const agreed = policy.agreements
    .filter(({ recipients }) => recipients.includes(viewer.service))
    .filter((agreement) => isWithin(on, agreement))
    .flatMap(({ purposes }) => purposes);
  const held = capabilitiesOf(viewer.roles);
  return [...new Set([...own, ...agreed])]
    .filter((code) => {
      const purpose = policy.purposes[code];
      if (purpose === undefined) return false;
      if (purpose.needs !== undefined && !held.has(purpose.needs)) return false;
      return purpose.matchesData !== true || isTrained(viewer, on, rule);
    })
    .sort();
}

/**
 * Refuses a purpose that a viewer may not state.
 *
 * @throws ReeveError `access/purpose`, or `access/training` where training is all that is missing
 */
export function requirePurpose(
  policy: SharingPolicy,
  viewer: Viewer,
  purpose: PurposeCode,
  on: DateText,
  rule: TrainingRule = defaultTrainingRule,
): void {
  const able = purposesFor(policy, viewer, on, rule);
  if (able.includes(purpose)) return;
  const trained = { ...viewer, training: [...viewer.training, ...trainingOn(on, rule)] };
  if (purposesFor(policy, trained, on, rule).includes(purpose)) throw trainingError(rule);
  const title = policy.services[viewer.service]?.title ?? viewer.service;
  const known = Object.hasOwn(policy.purposes, purpose);
  throw new ReeveError(
    'access/purpose',
    known
      ? `${title} has no agreement, or you no role, to read personal data for this purpose: ${policy.purposes[purpose]?.label}`
      : `There is no purpose "${purpose}"`,
    {
      hint:
        able.length === 0
          ? 'There is no purpose for which you may read personal data.'
          : `Purposes that you may state: ${able.join(', ')}.`,
    },
  );
}

function trainingOn(on: DateText, { courses }: TrainingRule): Viewer['training'] {
  return courses.slice(0, 1).map((course) => ({ course, completed: on }));
}

function trainingError({ courses }: TrainingRule): ReeveError {
  return new ReeveError(
    'access/training',
    'Whoever matches data needs training in force, and your sign-in brings no evidence of any',
    { hint: `Courses that count: ${courses.join(', ')}. Ask whoever keeps training records.` },
  );
}
