import type { Layout } from '../../extract/layout.ts';

export const CLIENTS_LAYOUT: Layout = {
  file: 'ASC_CLIENTS.csv',
  columns: [
    'Client ID',
    'NHS No',
    'Title',
    'Surname',
    'First Name',
    'DOB',
    'Sex',
    'Address',
    'Post Code',
    'Phone',
    'Service',
    'Provider',
    'Weekly Cost',
    'Start Date',
    'End Date',
    'Case Status',
    'Next of Kin',
    'NOK Relationship',
    'NOK Phone',
    'Allocated Worker',
  ],
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
  titleRows: [['ASC12 - Clients and current services', '', 'OFFICIAL - SENSITIVE']],
};

/** What was paid to providers for the month: a line a client, about nobody but the account. */
export const PAYMENTS_LAYOUT: Layout = {
  file: 'ASC_PAYMENTS.csv',
  columns: ['Payment No', 'Client ID', 'Provider', 'Period From', 'Period To', 'Amount'],
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
  trailer: ['TOTAL LINES', '{rows}'],
};
