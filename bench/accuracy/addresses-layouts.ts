/**
 * Where the files of the synthetic borough keep their keys and addresses: what
 * docs/guides/synthetic-borough.md says of them, for bench/accuracy/addresses.ts.
 */

/** Columns by their names, blanks around them removed; an address can stand in several. */
export interface AddressLayout {
  readonly file: string;
  readonly delimiter: string;
  readonly key: readonly string[];
  /** What the truth puts behind the key, where a row is a record of several people. */
  readonly role: string;
  readonly address: readonly string[];
  /** Null where the postcode stands in the address. */
  readonly postcode: string | null;
}

const layout = (
  file: string,
  key: string,
  address: string,
  postcode: string | null,
  { delimiter = ',', role = '' } = {},
): AddressLayout => ({
  file,
  delimiter,
  key: key.split('|'),
  role,
  address: address.split('|'),
  postcode,
});

const bars = { delimiter: '|' };
const tabs = { delimiter: '\t' };

/** Files whose rows are keyed by the truth, by source: a source can send several. */
export const ADDRESS_LAYOUTS: Readonly<Record<string, readonly AddressLayout[]>> = {
  'council-tax': [
    layout('ctax_liability.csv', 'ACCOUNT_REF|PARTY_NO', 'ADDR1|ADDR2|ADDR3|ADDR4', 'POSTCODE'),
  ],
  benefits: [
    layout('HBCTR_CLAIMS.TXT', 'CLAIM_REF|PERS_NO', 'ADDR_1|ADDR_2|ADDR_3|ADDR_4', 'PCODE', bars),
  ],
  housing: [layout('Tenancy_Household_Extract.csv', 'TenancyRef|PersonSeq', 'Address', 'PostCode')],
  'electoral-roll': [
    layout(
      'register_of_electors.csv',
      'ELECTOR_ID',
      'ADDRESS_1|ADDRESS_2|ADDRESS_3|ADDRESS_4',
      'POSTCODE',
    ),
  ],
  registrars: [
    layout('Births.csv', 'Entry No', 'Usual address', 'Postcode', { role: 'C' }),
    layout('Births.csv', 'Entry No', 'Usual address', 'Postcode', { role: 'M' }),
    layout('Deaths.csv', 'Entry No', 'Usual address', 'Postcode', { role: 'D' }),
    ...['1', '2'].map((role) =>
      layout('Marriages.txt', 'Entry No', `Party ${role} Residence`, `Party ${role} Postcode`, {
        ...tabs,
        role,
      }),
    ),
  ],
  'customer-services': [layout('crm_customers.csv', 'CUSTOMER_ID', 'ADDRESS', 'POSTCODE')],
  libraries: [layout('BorrowerExport.csv', 'Barcode', 'Address', 'Postcode')],
  parking: [
    layout('resident_permits.csv', 'Permit Ref', 'Address 1|Address 2|Address 3', 'Post Code'),
    layout('blue_badges.csv', 'badgeNumber', 'buildingStreet|line2|townCity', 'postCode', {
      delimiter: ';',
    }),
    layout('PCN_DEBTORS.txt', 'PCN_NO', 'KADDR1|KADDR2|KADDR3|KADDR4', 'KPCODE', bars),
  ],
  schools: [
    layout('Pupil Census.csv', 'Stud ID', 'Addr 1|Addr 2|Addr 3|Addr 4', 'PCode'),
    layout('Pupil Contacts.csv', 'Contact ID', 'Address', 'PCode'),
  ],
  childrens: [
    layout('CSC_Cases.txt', 'CaseRef', 'AddressLine1|AddressLine2|AddressLine3', 'Postcode', tabs),
    layout('CSC_Carers.txt', 'CaseRef|CarerNo', 'Address', 'Postcode', tabs),
  ],
  adults: [layout('ASC_CLIENTS.csv', 'Client ID', 'Address', 'Post Code')],
};

/**
 * Files of rows about no person, which the truth does not key: the UPRN beside the
 * address is the answer. They are counted apart, because a source that knows the
 * UPRN has its address from the gazetteer.
 */
export const UNKEYED_LAYOUTS: Readonly<Record<string, readonly AddressLayout[]>> = {
  'council-tax': [layout('ctax_properties.csv', 'UPRN', 'ADDR1|ADDR2|ADDR3|ADDR4', 'POSTCODE')],
  housing: [layout('RTB_Register.csv', 'UPRN', 'Property', null)],
};
