import {
  type Capability,
  type ClaimMapping,
  capabilities,
  type RoleCode,
  roles,
} from '../../../access/index.ts';

/** A role as the page shows it. */
export interface RoleShown {
  readonly code: RoleCode;
  readonly label: string;
  /** What its holder may do, each the end of a sentence. */
  readonly may: readonly string[];
}

/** All roles, by what they are called. */
export function rolesShown(): readonly RoleShown[] {
  return (Object.keys(roles) as RoleCode[])
    .map((code) => ({
      code,
      label: roles[code].label,
      may: (roles[code].may as readonly Capability[]).map((each) => capabilities[each]),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

/** What each claim of a sign-in says, in the order in which they are read. */
const CLAIMS = [
  ['subject', 'Who it is: never changed, and what the audit holds'],
  ['name', 'Their name, as pages greet them; where it is not sent, who it is'],
  ['service', 'Their service: the code of one of the agreements'],
  [
    'roles',
    'Their roles: a list of codes, or one text with spaces between; others are passed over',
  ],
  [
    'training',
    'Courses they completed, each with its day; whoever matches data needs one in force',
  ],
] as const satisfies readonly (readonly [keyof ClaimMapping, string])[];

/** Which claim of the identity provider says what. */
export function claimsShown(mapping: ClaimMapping) {
  return CLAIMS.map(([what, means]) => {
    const claim = mapping[what];
    return { claim: typeof claim === 'string' ? claim : claim.join('.'), means };
  });
}
