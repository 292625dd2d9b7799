/** Somebody made up, to sign in as: by what an identity provider would say of them. */
export interface MadeUpStaff {
  readonly sub: string;
  readonly name: string;
  /** What they do, for whoever chooses. */
  readonly does: string;
  readonly service: string;
  readonly roles: readonly string[];
  readonly training?: readonly { readonly course: string; readonly completed: string }[];
}

/** @param today `YYYY-MM-DD`: training was completed a little before */
export function madeUpStaff(today: string): readonly MadeUpStaff[] {
  const completed = `${Number(today.slice(0, 4)) - 1}-12-01`;
  const training = [{ course: 'data-matching', completed }];
  const officer = (sub: string, name: string, service: string, does: string): MadeUpStaff => ({
    sub,
    name,
    does,
    service,
    roles: ['service-officer'],
  });
  return [
    {
      sub: 'amara',
      name: 'Amara Osei',
      does: 'Customer services officer: answers the telephone',
      service: 'customer-services',
      roles: ['customer-services-officer'],
    },
    officer('owen', 'Owen Pritchard', 'electoral-registration', 'Electoral registration officer'),
    officer('grace', 'Grace Whitcombe', 'council-tax', 'Council tax officer'),
    officer('tomasz', 'Tomasz Zielinski', 'benefits', 'Benefits assessor'),
    officer('leila', 'Leila Haddad', 'parking', 'Parking officer'),
    officer('dean', 'Dean Rowbottom', 'housing', 'Housing officer'),
    {
      sub: 'priya',
      name: 'Priya Raman',
      does: 'Children’s services: duty social worker, may break the glass',
      service: 'childrens-services',
      roles: ['duty-social-worker'],
    },
    {
      sub: 'ruth',
      name: 'Ruth Okafor',
      does: 'Children’s services: safeguarding lead, seals and takes seals off',
      service: 'childrens-services',
      roles: ['safeguarding-lead'],
    },
    {
      sub: 'sofia',
      name: 'Sofia Lindqvist',
      does: 'Data steward: decides doubtful matches, merges and splits',
      service: 'data-stewardship',
      roles: ['steward', 'data-engineer'],
      training,
    },
    {
      sub: 'nia',
      name: 'Nia Bowen',
      does: 'Data steward: gives second opinions',
      service: 'data-stewardship',
      roles: ['steward'],
      training,
    },
    {
      sub: 'femi',
      name: 'Femi Adeyemi',
      does: 'Data engineer of council tax: its extracts, and what was rejected of them',
      service: 'council-tax',
      roles: ['data-engineer'],
    },
    {
      sub: 'marcus',
      name: 'Marcus Bell',
      does: 'Fraud and debt investigator',
      service: 'fraud',
      roles: ['investigator'],
      training,
    },
    {
      sub: 'helen',
      name: 'Helen Abara',
      does: 'Information governance officer: agreements, seals, who looked',
      service: 'information-governance',
      roles: ['information-governance-officer'],
    },
    {
      sub: 'jun',
      name: 'Jun Takahashi',
      does: 'Insight analyst',
      service: 'insight',
      roles: ['analyst'],
    },
    {
      sub: 'rhys',
      name: 'Rhys Morgan',
      does: 'Administrator: runs the hub, reads nobody’s data',
      service: 'information-governance',
      roles: ['administrator'],
    },
  ];
}
