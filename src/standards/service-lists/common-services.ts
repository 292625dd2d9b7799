/*
 * The council services that the hub's sources belong to, with their LGSL ids.
 *
 * An id is here when a public copy of the published list states it beside the
 * label, and null when it was not found there. An id is never guessed: a wrong
 * one would file residents' dealings under another service in every comparison
 * with other councils.
 */

/** Local Government Association, standards.esd.org.uk, list of English and Welsh services. */
const SERVICES_CSV =
  'List of English and Welsh services (standards.esd.org.uk), last change 8 May 2017; copy ' +
  '_data/esdToolkit/services.csv of the public repository BforBen/service-explorer, commit 39040d9';
const SERVICE_PAGES =
  'The same list, a page a service; copies _services/*.md of the public repository ' +
  'BforBen/service-explorer, commit 263a564';
/** Read from the pages; all other ids from the CSV. */
const FROM_PAGES: ReadonlySet<number> = new Set([13, 319]);

/** The services of a council that hold records of residents. */
export type CouncilService =
  | 'customer-services'
  | 'benefits'
  | 'housing'
  | 'council-tax'
  | 'childrens-services'
  | 'adult-social-care'
  | 'schools'
  | 'libraries'
  | 'electoral-registration'
  | 'registrars'
  | 'parking'
  | 'waste';

export interface CommonService {
  /** LGSL identifier; null where it is not known for certain. */
  readonly lgsl: string | null;
  /** As the list has it; where the id is null, in plain words. */
  readonly label: string;
  readonly service: CouncilService;
  /** Where the id was read; null where there is none. */
  readonly source: string | null;
}

type Row = readonly [lgsl: number | null, label: string];

const ROWS: Readonly<Record<CouncilService, readonly Row[]>> = {
  'customer-services': [
    [826, 'Data Protection'],
    [722, 'Freedom of Information'],
    [1366, 'Online registration'],
    [null, 'Complaints and compliments'],
  ],
  benefits: [
    [69, 'Housing benefit new claim'],
    [70, 'Housing benefit current claim'],
    [68, 'Housing benefit backdated claims'],
    [71, 'Housing benefit overpayments'],
    [72, 'Housing benefit appeals'],
    [73, 'Housing benefit renewal'],
    [1147, 'Local Housing Allowance'],
    [1148, 'Discretionary Housing Payment'],
    [1795, 'Local crisis payment'],
    [62, 'Council tax benefit backdated claims'],
    [63, 'Council tax benefit new claim'],
    [64, 'Council tax benefit current claim'],
    [65, 'Council tax benefit appeals'],
    [66, 'Council tax benefit overpayments'],
    [67, 'Council tax benefit renewal'],
    [null, 'Council tax reduction'],
  ],
  housing: [
    [120, 'Housing rent'],
    [141, 'Housing repairs'],
    [139, 'Emergency out of hours housing repairs'],
    [109, 'Council tenant advice'],
    [91, 'Housing tenant support'],
    [119, 'Late tenancy arrears'],
    [117, 'Housing evictions'],
    [1771, 'Housing service charges'],
    [112, 'Homelessness support'],
    [1714, 'Hostels and emergency accommodation'],
    [1123, 'Affordable housing'],
    [137, 'Disabled facilities grant'],
    [716, 'Houses in multiple occupation register'],
    [898, 'Homes in multiple occupancy licence'],
    [151, 'Right to buy your home'],
    [null, 'Housing register'],
  ],
  'council-tax': [
    [58, 'Council tax account enquiries'],
    [57, 'Council tax annual notification'],
    [59, 'Council tax discount'],
    [60, 'Council tax exemptions'],
    [61, 'Council tax band reductions'],
    [1763, 'Council tax appeals'],
  ],
  'childrens-services': [
    [160, 'Adoption'],
    [700, 'Advice for young people'],
    [1772, 'Integrated family support'],
    [1282, 'Educational support for looked after children'],
    [261, 'Shared care for children and young people'],
    [159, 'Fostering'],
    [260, 'Respite care for children and young people'],
    [1760, 'Safeguarding Children Board'],
  ],
  'adult-social-care': [
    [1757, 'Adult care plan'],
    [292, 'Adult residential care'],
    [225, 'Adult carers'],
    [229, 'Shared care for adults'],
    [287, 'Direct payments'],
    [180, 'Occupational therapy'],
    [312, 'Out of hours social care'],
    [178, 'Disabled people - home adaptations and aids'],
    [833, 'Leaving hospital'],
    [731, 'Safeguarding vulnerable adults'],
    [null, 'Home care'],
  ],
  schools: [
    [4, 'Free school meals'],
    [13, 'Primary school places'],
    [14, 'Secondary school places'],
    [17, 'Local schools'],
    [891, 'School transport'],
    [3, 'School transport - additional support'],
    [36, 'School term and holiday dates'],
    [8, 'Education, health and care (EHC) plan'],
    [1741, 'Early education for 2 year olds'],
    [1, 'Home schooling'],
  ],
  libraries: [
    [437, 'Library facilities'],
    [1141, 'Library loans'],
    [440, 'Library loan renewals'],
    [441, 'Library reservations'],
    [443, 'Library fines'],
    [439, 'Library catalogues'],
    [442, 'Library computers and the internet'],
    [null, 'Library membership'],
  ],
  'electoral-registration': [
    [364, 'Electoral register'],
    [365, 'Electoral nominations'],
    [721, 'Election results'],
  ],
  registrars: [
    [319, 'Birth registration'],
    [321, 'Death registration'],
    [322, 'Stillbirth registration'],
    [324, 'Death - historical searches'],
    [1716, 'Marriage or civil partnership registration'],
    [698, 'Marriage - historical searches'],
  ],
  parking: [
    [474, 'Parking permits'],
    [473, 'Parking zones'],
    [478, 'Council car parks'],
    [279, 'Disabled people - parking permits'],
    [274, 'Disabled people - parking bays'],
    [471, 'Street parking enforcement'],
  ],
  waste: [
    [524, 'Household waste collection'],
    [526, 'Household waste containers'],
    [530, 'Household garden waste'],
    [531, 'Household waste disposal sites'],
    [854, 'Household waste assisted collection'],
    [587, 'Flytipping'],
    [null, 'Bulky waste collection'],
  ],
};

/** Common services, by the council service that gives them. */
export const commonServices: readonly CommonService[] = Object.entries(ROWS).flatMap(
  ([service, rows]) =>
    rows.map(([lgsl, label]) => ({
      lgsl: lgsl === null ? null : String(lgsl),
      label,
      service: service as CouncilService,
      source: lgsl === null ? null : FROM_PAGES.has(lgsl) ? SERVICE_PAGES : SERVICES_CSV,
    })),
);

/**
 * A common service by its LGSL id; null for ids that are not among them.
 *
 * @example
 * commonService('364')?.label; // 'Electoral register'
 */
export function commonService(lgsl: string): CommonService | null {
  return commonServices.find((each) => each.lgsl === lgsl) ?? null;
}
