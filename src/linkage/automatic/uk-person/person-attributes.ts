/** What council files say of a person. */
export const PERSON_ATTRIBUTES = [
  'title',
  'name',
  'sex',
  'dateOfBirth',
  'nino',
  'nhsNumber',
  'pupilNumber',
  'uprn',
  'address',
  'postcode',
  'phone',
  'email',
] as const;
export type PersonAttribute = (typeof PERSON_ATTRIBUTES)[number];

/** By data set, the input columns that say it, in the order in which they are read as one. */
export type PersonColumns = Readonly<
  Partial<Record<PersonAttribute, Readonly<Record<string, readonly string[]>>>>
>;

/** What programs write where nobody knows the date of birth. */
export const NO_BIRTH = '1900-01-01';
