import type { Layout } from '../extract/layout.ts';

/** People named on accounts: a row for each. `ACCOUNT_REF/PARTY_NO` is the key. */
export const LIABILITIES: Layout = {
  file: 'ctax_liability.csv',
  columns: [
    'ACCOUNT_REF',
    'PARTY_NO',
    'TITLE',
    'FORENAMES',
    'SURNAME',
    'DOB',
    'PROP_REF',
    'UPRN',
    'ADDR1',
    'ADDR2',
    'ADDR3',
    'ADDR4',
    'POSTCODE',
    'BAND',
    'LIAB_START',
    'LIAB_END',
    'SPD',
    'SPD_START',
    'EXEMPT_CLASS',
    'PAY_METHOD',
    'BALANCE',
    'TEL_NO',
    'EMAIL',
  ],
  addedLate: [{ column: 'EMAIL', monthsBeforeEnd: 5 }],
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
};

/** Every property in the valuation list, and whether it is billed, exempt or empty. Rows about nobody. */
export const PROPERTIES: Layout = {
  file: 'ctax_properties.csv',
  columns: [
    'PROP_REF',
    'UPRN',
    'ADDR1',
    'ADDR2',
    'ADDR3',
    'ADDR4',
    'POSTCODE',
    'BAND',
    'STATUS',
    'EMPTY_FROM',
    'EXEMPT_CLASS',
    'ACCOUNT_REF',
  ],
  delimiter: ',',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
};
