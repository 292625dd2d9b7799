import type { QualitativeBenefit, Score } from '../domain/lines.ts';
import type { BriefService } from '../domain/services.ts';
import { citedFrom } from './source.ts';

type Row = readonly [scale: Score, description: string, whoBenefits: string];
type Rows = Readonly<Partial<Record<BriefService | 'all', readonly Row[]>>>;

const CUSTOMER = 'Customer';
const STAFF = 'Staff';
const PLANNING = 'Service planning';
const INTERNAL = 'Internal service user';
const PERFORMANCE = 'Performance indicator';

const levelOne: Rows = {
  all: [
    [4, 'Customers are profiled better and served more personally', PLANNING],
    [4, 'Service is faster with the whole record at hand', CUSTOMER],
    [4, 'Changes of circumstance are noticed and acted on', CUSTOMER],
    [3, 'Customers know which services there are', CUSTOMER],
    [1, 'The population is known more accurately', PLANNING],
    [4, 'Services reach groups that were neglected', CUSTOMER],
  ],
  'customer-services': [
    [3, 'Service is faster with the whole record at hand', CUSTOMER],
    [2, 'Contact suits the circumstances of the customer', CUSTOMER],
  ],
  benefits: [
    [5, 'People hear of benefits that they could claim and do not', CUSTOMER],
    [4, 'Other services disturb less with queries and checks', INTERNAL],
    [3, 'Audit and investigation get more cases that may be fraud', STAFF],
  ],
  housing: [
    [2, 'Sub-letting of council homes is tracked', CUSTOMER],
    [2, 'People are placed in homes that suit them', CUSTOMER],
  ],
  'council-tax': [
    [1, 'New residents are told that they have to pay', CUSTOMER],
    [2, 'Debtors are chased by what is known of them', PLANNING],
  ],
  children: [
    [5, 'Children who may be at risk and are not known are found', INTERNAL],
    [3, 'Service follows changes of circumstance', CUSTOMER],
    [3, 'Teams of the department work together more', INTERNAL],
  ],
  adults: [
    [3, 'More people know of freedom passes and take them up', CUSTOMER],
    [3, 'What home care assessments say is verified', INTERNAL],
    [1, 'Fewer claims for disability grants are fraudulent', PLANNING],
    [3, 'Less time goes on checking who receives benefits', INTERNAL],
  ],
  schools: [
    [1, 'Children who play truant are found', PERFORMANCE],
    [2, 'More take up free school meals', CUSTOMER],
    [3, 'Applications to schools are verified', STAFF],
  ],
  libraries: [
    [3, 'Services suit particular groups, by knowing more of them', CUSTOMER],
    [4, 'More people use the libraries', PERFORMANCE],
  ],
  electoral: [
    [5, 'The electoral roll is more accurate and more complete', PERFORMANCE],
    [3, 'Service follows changes of circumstance', CUSTOMER],
    [2, 'Customers and council trust each other more', CUSTOMER],
  ],
  registrars: [
    [3, 'Registrars and other services share more', INTERNAL],
    [4, 'Services call each other less for information', STAFF],
  ],
  parking: [
    [1, 'Misuse of blue badges is detected', CUSTOMER],
    [3, 'Permits are issued and renewed faster', CUSTOMER],
  ],
};

const levelTwo: Rows = {
  all: [
    [4, 'Service is more consistent', CUSTOMER],
    [3, 'Avoidable contact falls (NI 14)', PERFORMANCE],
    [2, 'There is a platform for changes to come', CUSTOMER],
  ],
  benefits: [[3, 'Changes that the council knows of and Benefits does not are found', CUSTOMER]],
  housing: [
    [2, 'Visits to tenants are confirmed by telephone and not aborted', STAFF],
    [3, 'Tenants are reminded of arrears through the channel they prefer', CUSTOMER],
  ],
  'council-tax': [[2, 'Direct debit statements come through the channel preferred', CUSTOMER]],
  adults: [[2, 'The list of those who want no contact is kept accurate', CUSTOMER]],
  libraries: [[1, 'Customers are reached through the channel they prefer', CUSTOMER]],
};

function benefitsOf(level: 1 | 2, rows: Rows, place: string): QualitativeBenefit[] {
  return Object.entries(rows).flatMap(([service, ofService]) =>
    ofService.map(([scale, description, whoBenefits], position) => ({
      id: `level-${level}-${service}-${position + 1}`,
      level,
      service,
      description,
      scale,
      whoBenefits,
      evidence: citedFrom(place),
    })),
  );
}

export const briefQualitative: readonly QualitativeBenefit[] = [
  ...benefitsOf(1, levelOne, 'section 7.1.2, level 1 qualitative benefits'),
  ...benefitsOf(2, levelTwo, 'section 7.2.2, level 2 qualitative benefits'),
];
