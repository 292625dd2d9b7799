import type { Layout } from '../extract/layout.ts';

/** Kept in a spreadsheet: a title and merged cells above the header, dates as its day numbers, blank lines. */
const SPREADSHEET = {
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
  blankLines: 0.01,
} as const;

export const BIRTHS: Layout = {
  ...SPREADSHEET,
  file: 'Births.csv',
  titleRows: [
    ['Register of births: all entries', '', '', '', '', '', '', '', '', '', '', '', '', ''],
    ['', '', 'CHILD', '', '', '', 'FATHER', '', '', 'MOTHER', '', '', '', ''],
  ],
  columns: [
    'Entry No',
    'Registered',
    'Forenames',
    'Surname',
    'Sex',
    'Born',
    'Father forenames',
    'Father surname',
    'Father occupation',
    'Mother forenames',
    'Mother surname',
    'Mother maiden surname',
    'Usual address',
    'Postcode',
  ],
};

export const DEATHS: Layout = {
  ...SPREADSHEET,
  file: 'Deaths.csv',
  titleRows: [
    ['Register of deaths: all entries', '', '', '', '', '', '', '', '', '', '', '', ''],
    ['', '', '', 'DECEASED', '', '', '', '', '', '', '', 'INFORMANT', ''],
  ],
  columns: [
    'Entry No',
    'Registered',
    'Died',
    'Forenames',
    'Surname',
    'Maiden surname',
    'Sex',
    'Born',
    'Age',
    'Usual address',
    'Postcode',
    'Name',
    'Qualification',
  ],
};

const PARTY = ['Forenames', 'Surname', 'Age', 'Occupation', 'Residence', 'Postcode', 'Father'];

export const MARRIAGES: Layout = {
  file: 'Marriages.txt',
  columns: [
    'Entry No',
    'Married',
    ...PARTY.map((column) => `Party 1 ${column}`),
    ...PARTY.map((column) => `Party 2 ${column}`),
  ],
  delimiter: '\t',
  encoding: 'utf-16le',
  lineEnd: '\r\n',
  quotes: 'needed',
};
