/**
 * The files of the synthetic borough whose rows are each one person, and where they keep what a
 * matcher can compare. Keys, names, births and contacts are those of the page about the borough;
 * addresses those of the address benchmark; here is only what neither needs.
 */
import { type FileLayout, LAYOUTS } from '../../../scripts/synthetic-borough-page/layouts.ts';
import { ADDRESS_LAYOUTS } from '../addresses-layouts.ts';

/** What a record can say of a person, under one name for all files. */
export const PERSON_FIELDS = [
  'title',
  'first',
  'last',
  'full',
  'born',
  'sex',
  'nino',
  'uprn',
  'address',
  'postcode',
  'phone',
  'phone2',
  'email',
  'from',
  'until',
] as const;

export type PersonField = (typeof PERSON_FIELDS)[number];

export interface PersonFile {
  readonly source: string;
  readonly file: string;
  readonly delimiter: string;
  /** Columns that make the key of the truth, joined with `/`. */
  readonly key: readonly string[];
  /** Columns of each field that the file has; the values of several belong together. */
  readonly fields: Readonly<Partial<Record<PersonField, readonly string[]>>>;
}

/** Fields that the two other lists leave out, by file. `first` is where a second name stands apart. */
const FURTHER: Readonly<Record<string, Partial<Record<PersonField, readonly string[]>>>> = {
  'ctax_liability.csv': { title: ['TITLE'], from: ['LIAB_START'], until: ['LIAB_END'] },
  'register_of_electors.csv': { from: ['REGISTERED'], until: ['REMOVED'] },
  'BorrowerExport.csv': { title: ['Title'] },
  'HBCTR_CLAIMS.TXT': {
    title: ['TITLE'],
    nino: ['NINO'],
    from: ['ON_CLAIM_FROM'],
    until: ['ON_CLAIM_TO'],
  },
  'blue_badges.csv': { sex: ['genderCode'], nino: ['nino'] },
  'crm_customers.csv': { title: ['TITLE'] },
  'Tenancy_Household_Extract.csv': {
    title: ['Title'],
    first: ['Forename', 'MiddleName'],
    nino: ['NINumber'],
    from: ['TenancyStart'],
    until: ['TenancyEnd'],
  },
  'ASC_CLIENTS.csv': { title: ['Title'], sex: ['Sex'] },
  'CSC_Cases.txt': { sex: ['Gender'] },
  'CSC_Carers.txt': { title: ['Title'] },
  'Pupil Census.csv': { first: ['Legal Forename', 'Middle Name(s)'], sex: ['Gender'] },
  'Pupil Contacts.csv': { title: ['Title'] },
};

/** Every file with a row for each person: registers of events, with several in a row, are not. */
export const PERSON_FILES: readonly PersonFile[] = LAYOUTS.filter(
  ({ spokenOn }) => spokenOn === undefined,
).map(personFile);

function personFile({ source, file, people }: FileLayout): PersonFile {
  const columns = people[0];
  const place = ADDRESS_LAYOUTS[source]?.find((each) => each.file === file);
  if (people.length !== 1 || columns === undefined || place === undefined) {
    throw new Error(`${file} is no file of persons with addresses`);
  }
  const { key, first, last, full, born, uprn, phones = [], emails = [] } = columns;
  const single = { first, last, full, born, uprn, phone: phones[0], phone2: phones[1] };
  const named = Object.entries({ ...single, email: emails[0], postcode: place.postcode });
  const fields: Partial<Record<string, readonly string[]>> = { address: place.address };
  for (const [field, column] of named) if (column != null) fields[field] = [column];
  return {
    source,
    file,
    delimiter: place.delimiter,
    key,
    fields: { ...fields, ...FURTHER[file] },
  };
}
