import type { Layout } from '../../extract/layout.ts';

/** As a reporting tool saves "Unicode text": UTF-16 with tabs. */
const REPORT = {
  delimiter: '\t',
  encoding: 'utf-16le',
  lineEnd: '\r\n',
  quotes: 'needed',
} as const;

export const CASES_LAYOUT: Layout = {
  ...REPORT,
  file: 'CSC_Cases.txt',
  columns: [
    'CaseRef',
    'ChildSurname',
    'ChildForename',
    'KnownAs',
    'DateOfBirth',
    'Gender',
    'AddressLine1',
    'AddressLine2',
    'AddressLine3',
    'Postcode',
    'ReferralDate',
    'ReferralSource',
    'Category',
    'Status',
    'ClosedDate',
    'Team',
    'WorkersInvolved',
    'Restricted',
  ],
};

export const CARERS_LAYOUT: Layout = {
  ...REPORT,
  file: 'CSC_Carers.txt',
  columns: [
    'CaseRef',
    'CarerNo',
    'Title',
    'Forename',
    'Surname',
    'Relationship',
    'DateOfBirth',
    'Address',
    'Postcode',
    'Telephone',
  ],
};
