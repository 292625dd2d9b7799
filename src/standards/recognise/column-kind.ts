/** What a column of a file of people can hold. */
export type ColumnKind =
  | 'given-name'
  | 'middle-name'
  | 'surname'
  | 'full-name'
  | 'date-of-birth'
  | 'date'
  | 'day'
  | 'month'
  | 'year'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'address'
  | 'street'
  | 'town'
  | 'region'
  | 'country'
  | 'house-number'
  | 'gender'
  | 'title'
  /** National Insurance number. */
  | 'nino'
  /** NHS, CHI or Health and Care number. */
  | 'nhs-number'
  /** Pupil, social security, passport or another number that belongs to one person. */
  | 'national-id'
  /** Unique property reference number: says where, not who. */
  | 'uprn'
  | 'occupation'
  /** One of few values. */
  | 'category'
  /** Key of the record, or of something else, in some system. */
  | 'identifier'
  | 'number'
  | 'free-text'
  /** No value in the sample. */
  | 'empty'
  | 'unknown';

/** What a column was recognised as. */
export interface Recognition {
  readonly kind: ColumnKind;
  /** 0 to 1: about how often such a recognition is right, by judgement, not by calibration. */
  readonly confidence: number;
  /** For the user: what the name said, what the values said, which was followed. */
  readonly reason: string;
}

/** Name of the standardiser for a kind of column. */
export const standardiserOfKind: Readonly<Record<ColumnKind, string>> = {
  'given-name': 'given-name',
  'middle-name': 'given-name',
  surname: 'surname',
  'full-name': 'full-name',
  'date-of-birth': 'date',
  date: 'date',
  day: 'number',
  month: 'number',
  year: 'number',
  postcode: 'postcode',
  phone: 'phone',
  email: 'email',
  address: 'address',
  street: 'address',
  town: 'text',
  region: 'text',
  country: 'text',
  'house-number': 'address',
  gender: 'gender',
  title: 'text',
  nino: 'nino',
  'nhs-number': 'nhs-number',
  'national-id': 'identifier',
  uprn: 'uprn',
  occupation: 'text',
  category: 'text',
  identifier: 'identifier',
  number: 'number',
  'free-text': 'text',
  empty: 'text',
  unknown: 'text',
};
