import type { Layout } from '../extract/layout.ts';

/** Unicode with a mark, dates with a midnight, and the address as it is printed: lines in one field. */
export const TENANTS_LAYOUT: Layout = {
  file: 'Tenancy_Household_Extract.csv',
  columns: [
    'TenancyRef',
    'PersonSeq',
    'PersonRole',
    'Title',
    'Forename',
    'MiddleName',
    'Surname',
    'DateOfBirth',
    'NINumber',
    'UPRN',
    'Address',
    'PostCode',
    'TenureType',
    'TenancyStart',
    'TenancyEnd',
    'EndReason',
    'LeftHousehold',
    'WeeklyRent',
    'RentBalance',
    'Mobile',
    'Email',
  ],
  addedLate: [{ column: 'Email', monthsBeforeEnd: 4 }],
  delimiter: ',',
  encoding: 'utf-8-bom',
  lineEnd: '\r\n',
  quotes: 'needed',
};

export const RIGHT_TO_BUY_LAYOUT: Layout = {
  file: 'RTB_Register.csv',
  columns: [
    'RTBRef',
    'TenancyRef',
    'UPRN',
    'Property',
    'Status',
    'ApplicationDate',
    'CompletionDate',
    'Discount',
    'RepaymentPeriodEnds',
    'DiscountRepaid',
  ],
  delimiter: ',',
  encoding: 'utf-8-bom',
  lineEnd: '\r\n',
  quotes: 'needed',
};

/** Reference of a tenancy, opaque to all but the system. */
export function tenancyRef(tenancy: number): string {
  return `T${String(104_000 + tenancy * 7).padStart(8, '0')}`;
}
