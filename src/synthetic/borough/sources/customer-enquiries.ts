import type { Random } from '../../random.ts';
import type { Layout } from '../extract/layout.ts';

/** What people get in touch about; the number is that of the Local Government Service List, empty where the system has none. */
interface Enquiry {
  readonly lgsl: string;
  readonly label: string;
  readonly notes: readonly string[];
}

export const ENQUIRIES = [
  {
    lgsl: '58',
    label: 'Council tax account enquiries',
    notes: [
      'Moved, wants bill in new name.',
      'Cust says "never had a bill".\nAdvised copy sent.',
      'Wants to pay by DD, form sent',
    ],
  },
  {
    lgsl: '524',
    label: 'Household waste collection',
    notes: [
      'Bin not emptied x2.\nAdvised 5 working days.',
      'Asked for "bigger bin"',
      'Recycling box lost',
    ],
  },
  {
    lgsl: '69',
    label: 'Housing benefit new claim',
    notes: ['Form sent.', 'Lost job, wants to claim; told to bring "two payslips"'],
  },
  {
    lgsl: '364',
    label: 'Electoral register',
    notes: ['Is cust on the register?', 'Wants postal vote form'],
  },
  {
    lgsl: '474',
    label: 'Parking permits',
    notes: [
      'Renewal due',
      'New car, reg to be changed',
      'Visitor permits; "rude on phone" last time',
    ],
  },
  {
    lgsl: '4',
    label: 'Free school meals',
    notes: ['Asked how to apply', 'Chasing application'],
  },
  {
    lgsl: '',
    label: 'Repairs',
    notes: ['Boiler off, no heating.\nPassed to repairs, "elderly mother at home".', 'Tap drips'],
  },
  {
    lgsl: '321',
    label: 'Death registration',
    notes: ['Appt to register, neighbour', 'Asked what papers to bring'],
  },
  { lgsl: '', label: 'General', notes: ['Wrong number', 'Caller rang off', ''] },
] as const satisfies readonly Enquiry[];

/** What those who have moved get in touch about. */
export const MOVING_ENQUIRY = 0;

export function noteOf(random: Random, { notes }: Enquiry): string {
  return random.pick(notes);
}

export const CUSTOMERS_LAYOUT: Layout = {
  file: 'crm_customers.csv',
  columns: [
    'CUSTOMER_ID',
    'TITLE',
    'FIRST_NAME',
    'SURNAME',
    'DOB',
    'PHONE_MOBILE',
    'PHONE_HOME',
    'EMAIL',
    'ADDRESS',
    'POSTCODE',
    'UPRN',
    'CONTACT_PREFERENCE',
    'CREATED',
    'UPDATED',
    'CLOSED',
  ],
  delimiter: ',',
  encoding: 'utf-8',
  lineEnd: '\n',
  quotes: 'needed',
  troubles: [{ kind: 'header-again', monthsBeforeEnd: 7 }],
};

/** Notes as they were typed, line breaks and quotation marks in them; one month's file came twice. */
export const CONTACTS_LAYOUT: Layout = {
  file: 'crm_contacts.csv',
  columns: [
    'CASE_ID',
    'CUSTOMER_ID',
    'CONTACT_DATE',
    'CHANNEL',
    'LGSL',
    'SERVICE',
    'NOTES',
    'STATUS',
  ],
  delimiter: ',',
  encoding: 'utf-8',
  lineEnd: '\n',
  quotes: 'needed',
  troubles: [{ kind: 'sent-again', monthsBeforeEnd: 2 }],
};
