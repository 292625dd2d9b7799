import { type BriefService, briefServices } from '../domain/services.ts';

/** The types of authority that the brief's calculator has defaults for (section 6). */
export const authorityTypes = ['district', 'county', 'unitary', 'london-borough'] as const;

export type AuthorityType = (typeof authorityTypes)[number];

export const authorityNames: Readonly<Record<AuthorityType, string>> = {
  district: 'District council',
  county: 'County council',
  unitary: 'Unitary authority outside London',
  'london-borough': 'London borough',
};

const COUNTY_ONLY: readonly BriefService[] = [
  'children',
  'adults',
  'schools',
  'libraries',
  'registrars',
];
const DISTRICT_ONLY: readonly BriefService[] = ['benefits', 'housing', 'council-tax', 'electoral'];

/**
 * The services that a type of authority runs. Where there are two tiers, housing, benefits,
 * council tax and the electoral roll are the district's, and social services, schools, libraries
 * and registrars the county's (Local Government Act 1972, and the acts on each service). Parking
 * is enforced by both: on the street by the county, off it by the district (Traffic Management
 * Act 2004, schedule 8).
 */
export function servicesOf(type: AuthorityType): BriefService[] {
  const others: Readonly<Record<AuthorityType, readonly BriefService[]>> = {
    district: COUNTY_ONLY,
    county: DISTRICT_ONLY,
    unitary: [],
    'london-borough': [],
  };
  return briefServices.filter((service) => !others[type].includes(service));
}
