/** A row of an extract, by column. */
export type Row = Readonly<Record<string, string>>;

/** Where a file says something of one person. */
export interface PersonColumns {
  /** Columns that make the key; a text that begins with `=` stands for itself. */
  readonly key: readonly string[];
  readonly first?: string;
  readonly last?: string;
  /** For files that give a name in one column. */
  readonly full?: string;
  readonly born?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly uprn?: string;
}

/** What has to be known of a file to measure it: which column is what, and which rows still stand. */
export interface FileLayout {
  readonly source: string;
  readonly file: string;
  readonly people: readonly PersonColumns[];
  /** Whether the service takes the row for current; rows of files without this always are. */
  readonly stands?: (row: Row) => boolean;
  /** Column and file of the same source whose standing rows a row belongs to. */
  readonly standsWith?: { readonly column: string; readonly file: string };
  /** Column with the day that the row speaks of, for registers that nobody brings up to date. */
  readonly spokenOn?: string;
}

const without =
  (column: string) =>
  (row: Row): boolean =>
    (row[column] ?? '') === '';
const among =
  (column: string, ...values: string[]) =>
  (row: Row): boolean =>
    values.includes(row[column] ?? '');

/**
 * The files that name people, as `docs/guides/synthetic-borough.md` describes them. All that is
 * known of single sources is here. Files about nobody are left out.
 */
export const LAYOUTS: readonly FileLayout[] = [
  {
    source: 'council-tax',
    file: 'ctax_liability.csv',
    stands: without('LIAB_END'),
    people: [
      {
        key: ['ACCOUNT_REF', 'PARTY_NO'],
        first: 'FORENAMES',
        last: 'SURNAME',
        born: 'DOB',
        phones: ['TEL_NO'],
        emails: ['EMAIL'],
        uprn: 'UPRN',
      },
    ],
  },
  {
    source: 'electoral-roll',
    file: 'register_of_electors.csv',
    stands: without('REMOVED'),
    people: [{ key: ['ELECTOR_ID'], first: 'FORENAMES', last: 'SURNAME', uprn: 'UPRN' }],
  },
  {
    source: 'benefits',
    file: 'HBCTR_CLAIMS.TXT',
    stands: without('ON_CLAIM_TO'),
    people: [
      {
        key: ['CLAIM_REF', 'PERS_NO'],
        first: 'FORENAMES',
        last: 'SURNAME',
        born: 'DOB',
        phones: ['TELEPHONE'],
      },
    ],
  },
  {
    source: 'housing',
    file: 'Tenancy_Household_Extract.csv',
    stands: (row) => without('TenancyEnd')(row) && without('LeftHousehold')(row),
    people: [
      {
        key: ['TenancyRef', 'PersonSeq'],
        first: 'Forename',
        last: 'Surname',
        born: 'DateOfBirth',
        phones: ['Mobile'],
        emails: ['Email'],
        uprn: 'UPRN',
      },
    ],
  },
  {
    source: 'registrars',
    file: 'Births.csv',
    spokenOn: 'Registered',
    people: [
      { key: ['Entry No', '=C'], first: 'Forenames', last: 'Surname', born: 'Born' },
      { key: ['Entry No', '=M'], first: 'Mother forenames', last: 'Mother surname' },
      { key: ['Entry No', '=F'], first: 'Father forenames', last: 'Father surname' },
    ],
  },
  {
    source: 'registrars',
    file: 'Deaths.csv',
    spokenOn: 'Registered',
    people: [
      { key: ['Entry No', '=D'], first: 'Forenames', last: 'Surname', born: 'Born' },
      { key: ['Entry No', '=I'], full: 'Name' },
    ],
  },
  {
    source: 'registrars',
    file: 'Marriages.txt',
    spokenOn: 'Married',
    people: [
      { key: ['Entry No', '=1'], first: 'Party 1 Forenames', last: 'Party 1 Surname' },
      { key: ['Entry No', '=2'], first: 'Party 2 Forenames', last: 'Party 2 Surname' },
    ],
  },
  {
    source: 'customer-services',
    file: 'crm_customers.csv',
    stands: without('CLOSED'),
    people: [
      {
        key: ['CUSTOMER_ID'],
        first: 'FIRST_NAME',
        last: 'SURNAME',
        born: 'DOB',
        phones: ['PHONE_MOBILE', 'PHONE_HOME'],
        emails: ['EMAIL'],
        uprn: 'UPRN',
      },
    ],
  },
  {
    source: 'libraries',
    file: 'BorrowerExport.csv',
    stands: among('Status', 'OK'),
    people: [
      {
        key: ['Barcode'],
        first: 'Forename(s)',
        last: 'Surname',
        born: 'Date of Birth',
        phones: ['Telephone', 'Mobile'],
        emails: ['E-mail'],
      },
    ],
  },
  {
    source: 'parking',
    file: 'resident_permits.csv',
    stands: among('Status', 'Live'),
    people: [
      {
        key: ['Permit Ref'],
        full: 'Applicant',
        phones: ['Tel'],
        emails: ['Email'],
        uprn: 'UPRN',
      },
    ],
  },
  {
    source: 'parking',
    file: 'blue_badges.csv',
    stands: among('statusCode', 'ISSUED'),
    people: [
      {
        key: ['badgeNumber'],
        full: 'holderName',
        born: 'dob',
        phones: ['contactNumber'],
        emails: ['emailAddress'],
      },
    ],
  },
  {
    source: 'parking',
    file: 'PCN_DEBTORS.txt',
    stands: (row) => !among('STAGE', 'PAID', 'CANC')(row),
    people: [{ key: ['PCN_NO'], full: 'KEEPER' }],
  },
  {
    source: 'schools',
    file: 'Pupil Census.csv',
    stands: among('Status', 'On roll'),
    people: [{ key: ['Stud ID'], first: 'Legal Forename', last: 'Legal Surname', born: 'DOB' }],
  },
  {
    source: 'schools',
    file: 'Pupil Contacts.csv',
    standsWith: { column: 'Stud ID', file: 'Pupil Census.csv' },
    people: [
      {
        key: ['Contact ID'],
        first: 'Forename',
        last: 'Surname',
        phones: ['Mobile', 'Home Tel'],
        emails: ['Email'],
      },
    ],
  },
  {
    source: 'childrens',
    file: 'CSC_Cases.txt',
    stands: (row) => !among('Status', 'Closed')(row),
    people: [
      { key: ['CaseRef'], first: 'ChildForename', last: 'ChildSurname', born: 'DateOfBirth' },
    ],
  },
  {
    source: 'childrens',
    file: 'CSC_Carers.txt',
    standsWith: { column: 'CaseRef', file: 'CSC_Cases.txt' },
    people: [
      {
        key: ['CaseRef', 'CarerNo'],
        first: 'Forename',
        last: 'Surname',
        born: 'DateOfBirth',
        phones: ['Telephone'],
      },
    ],
  },
  {
    source: 'adults',
    file: 'ASC_CLIENTS.csv',
    stands: without('End Date'),
    people: [
      {
        key: ['Client ID'],
        first: 'First Name',
        last: 'Surname',
        born: 'DOB',
        phones: ['Phone'],
      },
    ],
  },
];
