/** Something that a user may do, whatever data it is then done with. */
export const capabilities = {
  search: 'search for people',
  view: 'open the view of a person',
  'view-history': 'see a person as known on an earlier day',
  verify: 'ask questions that are answered yes, no or not known',
  'match-record': 'ask whether a record would match, and whom',
  'submit-record': 'write a record through the interface',
  'record-consent': 'record that a person gave or withdrew consent',
  'break-glass': 'open a sealed record in an emergency',
  'decide-reviews': 'decide doubtful matches, merge and split',
  investigate: 'work cases of fraud and debt',
  'manage-sources': 'define sources and load extracts',
  'view-data-quality': 'see how good the data of sources are',
  'change-model': 'preview and put live a match model',
  'manage-agreements': 'put sharing agreements in force',
  'manage-seals': 'seal records and lift seals',
  'manage-retention': 'erase what is past its time',
  'read-audit': 'see who looked at what',
  'answer-subject-requests': 'answer requests of people about their own data',
  analyse: 'make profiles and reports',
  'make-business-case': 'work out what the hub costs and brings',
  export: 'export the index',
  administer: 'run the installation',
} as const;
export type Capability = keyof typeof capabilities;

export interface Role {
  readonly label: string;
  readonly may: readonly Capability[];
}

const READER = ['search', 'view', 'verify'] as const satisfies readonly Capability[];

/**
 * Roles after "Who uses it" of the design. A role says what its holder may do; which values
 * they see is for agreements alone. An administrator runs the machine and reads no one's data.
 */
export const roles = {
  'customer-services-officer': {
    label: 'Customer services officer',
    may: [...READER, 'record-consent'],
  },
  'service-officer': {
    label: 'Service officer',
    may: [...READER, 'view-history', 'record-consent'],
  },
  'duty-social-worker': {
    label: 'Duty social worker',
    may: [...READER, 'view-history', 'record-consent', 'break-glass'],
  },
  'safeguarding-lead': {
    label: 'Safeguarding lead',
    may: [...READER, 'view-history', 'record-consent', 'break-glass', 'manage-seals'],
  },
  steward: {
    label: 'Data steward',
    may: ['search', 'view', 'view-history', 'match-record', 'decide-reviews', 'view-data-quality'],
  },
  investigator: {
    label: 'Fraud and debt investigator',
    may: [...READER, 'view-history', 'investigate'],
  },
  'information-governance-officer': {
    label: 'Information governance officer',
    may: [
      'search',
      'view',
      'view-history',
      'record-consent',
      'break-glass',
      'manage-agreements',
      'manage-seals',
      'manage-retention',
      'read-audit',
      'answer-subject-requests',
      'make-business-case',
    ],
  },
  'data-engineer': {
    label: 'Data engineer',
    may: ['manage-sources', 'view-data-quality', 'change-model'],
  },
  analyst: {
    label: 'Insight analyst',
    may: ['analyse', 'view-data-quality', 'make-business-case'],
  },
  'export-officer': { label: 'Export officer', may: ['export'] },
  administrator: { label: 'Administrator', may: ['administer'] },
  application: {
    label: 'Application that uses the interface',
    may: [...READER, 'match-record', 'submit-record'],
  },
} as const satisfies Readonly<Record<string, Role>>;
export type RoleCode = keyof typeof roles;

/** Whether a text is the code of a role. */
export function isRoleCode(code: string): code is RoleCode {
  return Object.hasOwn(roles, code);
}

/** What the holder of some roles may do: all that any of them may. */
export function capabilitiesOf(held: readonly RoleCode[]): ReadonlySet<Capability> {
  return new Set(held.flatMap((code) => roles[code].may as readonly Capability[]));
}
