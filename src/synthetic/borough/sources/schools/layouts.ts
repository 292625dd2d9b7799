import type { Layout } from '../../extract/layout.ts';

/** Saved from a spreadsheet: cells merged above the header, serial dates, blank lines between schools. */
export const PUPILS_LAYOUT: Layout = {
  file: 'Pupil Census.csv',
  columns: [
    'Stud ID',
    'UPN',
    'Legal Surname',
    'Legal Forename',
    'Middle Name(s)',
    'Pref Surname',
    'Pref Forename',
    'Gender',
    'DOB',
    'NC Yr',
    'DfE No',
    'School',
    'Entry Date',
    'Leaving Date',
    'Addr 1',
    'Addr 2',
    'Addr 3',
    'Addr 4',
    'PCode',
    'FSM',
    'SEN',
    'Status',
  ],
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
  titleRows: [
    ['Education management: pupils on roll (from school census)', ...Array(21).fill('')],
    [
      ...['Pupil', '', '', '', '', '', '', '', '', 'School', '', '', '', ''],
      ...['Home address', '', '', '', '', 'Support', '', ''],
    ],
  ],
  blankLines: 0.01,
};

export const CONTACTS_LAYOUT: Layout = {
  file: 'Pupil Contacts.csv',
  columns: [
    'Contact ID',
    'Stud ID',
    'Priority',
    'Title',
    'Forename',
    'Surname',
    'Relation',
    'Par Resp',
    'Address',
    'PCode',
    'Mobile',
    'Home Tel',
    'Email',
  ],
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
  blankLines: 0.01,
};

/** What a spreadsheet makes of a text that is all digits: a number, without its leading zeros. */
export function asNumber(text: string): string {
  return /^0\d+$/.test(text) ? String(Number(text)) : text;
}
