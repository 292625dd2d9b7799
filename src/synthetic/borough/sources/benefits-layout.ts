import type { Layout } from '../extract/layout.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';

const LANDLORDS = [
  'HARCASTLE LETTINGS',
  'MR D PELLOW',
  'NORTHGATE ESTATES LTD',
  'MRS S ABDI',
  'QUAYSIDE PROPERTY MGT',
  'J & R HOLROYD',
  'KEYSTONE ROOMS LTD',
  'MISS P OKONKWO',
] as const;
const ASSOCIATIONS = ['FENWICK HOMES', 'WEXMERE HOUSING ASSOC', 'STONEBECK HOUSING GRP'] as const;

/** Fixed-width fields once, now with bars between; the last line counts the rows. */
export const CLAIMS_LAYOUT: Layout = {
  file: 'HBCTR_CLAIMS.TXT',
  columns: [
    'CLAIM_REF',
    'PERS_NO',
    'REL',
    'TITLE',
    'SURNAME',
    'FORENAMES',
    'DOB',
    'NINO',
    'ADDR_1',
    'ADDR_2',
    'ADDR_3',
    'ADDR_4',
    'PCODE',
    'TENURE',
    'CLAIM_TYPE',
    'STATUS',
    'CLAIM_START',
    'CLAIM_END',
    'ON_CLAIM_FROM',
    'ON_CLAIM_TO',
    'INCOME_BAND',
    'WKLY_RENT',
    'WKLY_HB',
    'WKLY_CTR',
    'LANDLORD',
    'TELEPHONE',
  ],
  delimiter: '|',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'none',
  padded: true,
  trailer: ['ROWS', '{rows}'],
};

/** How the system writes a tenure; owners have none. */
export const TENURE_CODES = {
  [TENURE.council]: 'LA',
  [TENURE.association]: 'HA',
  [TENURE.private]: 'PR',
} as Readonly<Record<number, string>>;

/** Reference of a claim, opaque to all but the system. */
export function claimRef(claim: number): string {
  return `HB${String(310_000 + claim * 3).padStart(7, '0')}`;
}

/** Who lets a home, as the system writes it; empty for owners. */
export function landlord(tenure: number, home: number): string {
  if (tenure === TENURE.council) return 'COUNCIL';
  if (tenure === TENURE.association) return ASSOCIATIONS[home % ASSOCIATIONS.length] as string;
  if (tenure === TENURE.private) return LANDLORDS[(home * 7) % LANDLORDS.length] as string;
  return '';
}
