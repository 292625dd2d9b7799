import { ReeveError } from '../../kernel/index.ts';
import { type DateText, isDate } from './calendar-date.ts';
import { isRoleCode, type RoleCode, roles } from './roles.ts';
import type { ServiceCode } from './sharing-policy.ts';

/** Who asks: a member of staff, or an application on its own behalf. */
export interface Viewer {
  /** The `sub` of OpenID Connect: stable, and what the audit holds. */
  readonly subject: string;
  readonly name: string;
  readonly service: ServiceCode;
  /** Sorted, each once; at least one. */
  readonly roles: readonly RoleCode[];
  readonly training: readonly TrainingEvidence[];
}

/** That somebody completed a course. */
export interface TrainingEvidence {
  readonly course: string;
  readonly completed: DateText;
  /** Last day it counts; where left out, the policy's period does. */
  readonly until?: DateText | undefined;
}

/** Name of a claim, or the path to one inside others: `['realm_access', 'roles']`. */
export type ClaimName = string | readonly string[];

/** How an identity provider says what Reeve asks. */
export interface ClaimMapping {
  readonly subject: ClaimName;
  readonly name: ClaimName;
  readonly service: ClaimName;
  readonly roles: ClaimName;
  readonly training: ClaimName;
  /** The provider's names of services, where they are not the codes. */
  readonly serviceNames?: Readonly<Record<string, ServiceCode>> | undefined;
  /** The provider's names of roles or groups, where they are not the codes. */
  readonly roleNames?: Readonly<Record<string, RoleCode>> | undefined;
}

/** Claims by the names they have where nothing else is said. */
export const defaultClaimMapping: ClaimMapping = {
  subject: 'sub',
  name: 'name',
  service: 'service',
  roles: 'roles',
  training: 'training',
};

/**
 * The viewer that claims of OpenID Connect speak of. Roles that Reeve does not know are passed
 * over, as providers send all groups a person is in; without one that it knows nobody comes in.
 *
 * @param claims of an identity token that has been verified
 * @param services codes of the services that agreements know
 * @throws ReeveError `access/claims`, naming the claim
 */
export function viewerFromClaims(
  claims: Readonly<Record<string, unknown>>,
  services: readonly ServiceCode[],
  mapping: ClaimMapping = defaultClaimMapping,
): Viewer {
  const text = (name: ClaimName): string => {
    const value = claimAt(claims, name);
    if (typeof value !== 'string' || value.trim() === '') {
      throw claimError(name, 'is missing, or no text');
    }
    return value.trim();
  };
  const subject = text(mapping.subject);
  const given = text(mapping.service);
  const service = lookUp(mapping.serviceNames, given) ?? given;
  if (!services.includes(service)) {
    throw claimError(
      mapping.service,
      `is "${given}", which is no service of the sharing agreements`,
      `Known: ${services.join(', ')}. The mapping of claims can give it another name.`,
    );
  }
  const held = rolesOf(claimAt(claims, mapping.roles), mapping);
  return {
    subject,
    name: claimAt(claims, mapping.name) === undefined ? subject : text(mapping.name),
    service,
    roles: held,
    training: trainingOf(claimAt(claims, mapping.training), mapping.training),
  };
}

function rolesOf(claim: unknown, mapping: ClaimMapping): readonly RoleCode[] {
  // A provider sends one role as a text, or several separated by spaces as scopes are.
  const names = typeof claim === 'string' ? claim.split(/\s+/) : claim;
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
    throw claimError(mapping.roles, 'is missing, or no list of texts');
  }
  const held = (names as string[])
    .map((name) => lookUp(mapping.roleNames, name) ?? name)
    .filter(isRoleCode);
  if (held.length === 0) {
    throw claimError(
      mapping.roles,
      'has no role that Reeve knows',
      `Known: ${Object.keys(roles).join(', ')}. The mapping of claims can give them other names.`,
    );
  }
  return [...new Set(held)].sort();
}

function trainingOf(claim: unknown, name: ClaimName): readonly TrainingEvidence[] {
  if (claim === undefined || claim === null) return [];
  if (!Array.isArray(claim)) throw claimError(name, 'is no list');
  return claim.map((each: unknown) => {
    const { course, completed, until } = (each ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof course !== 'string' || course === '') {
      throw claimError(name, 'has training without the name of the course');
    }
    if (typeof completed !== 'string' || !isDate(completed)) {
      throw claimError(
        name,
        `does not say on which day "${course}" was completed`,
        'A day is written YYYY-MM-DD.',
      );
    }
    if (until === undefined) return { course, completed };
    if (typeof until !== 'string' || !isDate(until)) {
      throw claimError(
        name,
        `does not say until which day "${course}" counts`,
        'A day is written YYYY-MM-DD.',
      );
    }
    return { course, completed, until };
  });
}

function claimAt(claims: Readonly<Record<string, unknown>>, name: ClaimName): unknown {
  const path = typeof name === 'string' ? [name] : name;
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    claims,
  );
}

function lookUp<T>(names: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
}

function claimError(name: ClaimName, problem: string, hint?: string): ReeveError {
  const field = typeof name === 'string' ? name : name.join('.');
  return new ReeveError('access/claims', `The claim "${field}" of the sign-in ${problem}`, {
    location: { field },
    ...(hint === undefined ? {} : { hint }),
  });
}
