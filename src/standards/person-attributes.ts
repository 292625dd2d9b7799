/**
 * What council systems say of a person, in one vocabulary: sources map their columns to these,
 * sharing agreements name them, the golden record is made of them.
 */

/** What belongs together: of an address, never a part alone. */
export type AttributeGroup =
  | 'name'
  | 'birth'
  | 'death'
  | 'address'
  | 'correspondence'
  | 'contact'
  | 'number';

export interface AttributeDefinition {
  /** As staff read it. */
  readonly label: string;
  readonly group: AttributeGroup;
  /** The kind of value its standard form is: text, a date `YYYY-MM-DD`, or a list of texts. */
  readonly type: 'text' | 'date' | 'list';
}

/** The attributes by name, in the order in which they are shown. */
export const personAttributes = {
  title: { label: 'Title', group: 'name', type: 'text' },
  forenames: { label: 'First names', group: 'name', type: 'text' },
  middleNames: { label: 'Middle names', group: 'name', type: 'text' },
  surname: { label: 'Last name', group: 'name', type: 'text' },
  suffix: { label: 'Suffix', group: 'name', type: 'text' },
  fullName: { label: 'Full name', group: 'name', type: 'text' },
  knownAs: { label: 'Known as', group: 'name', type: 'text' },
  formerSurname: { label: 'Former last name', group: 'name', type: 'text' },
  dateOfBirth: { label: 'Date of birth', group: 'birth', type: 'date' },
  sex: { label: 'Sex', group: 'birth', type: 'text' },
  dateOfDeath: { label: 'Date of death', group: 'death', type: 'date' },
  address: { label: 'Address', group: 'address', type: 'text' },
  postcode: { label: 'Postcode', group: 'address', type: 'text' },
  uprn: { label: 'UPRN', group: 'address', type: 'text' },
  addressFrom: { label: 'At this address since', group: 'address', type: 'date' },
  correspondenceAddress: { label: 'Postal address', group: 'correspondence', type: 'text' },
  correspondencePostcode: { label: 'Postal postcode', group: 'correspondence', type: 'text' },
  email: { label: 'Email', group: 'contact', type: 'list' },
  mobile: { label: 'Mobile', group: 'contact', type: 'list' },
  phone: { label: 'Telephone', group: 'contact', type: 'list' },
  contactPreference: { label: 'Contact preference', group: 'contact', type: 'text' },
  nino: { label: 'National Insurance number', group: 'number', type: 'text' },
  nhsNumber: { label: 'NHS number', group: 'number', type: 'text' },
  pupilNumber: { label: 'Unique pupil number', group: 'number', type: 'text' },
} as const satisfies Readonly<Record<string, AttributeDefinition>>;

export type AttributeName = keyof typeof personAttributes;

/** Whether a name is that of an attribute. */
export function isAttributeName(name: string): name is AttributeName {
  return Object.hasOwn(personAttributes, name);
}
