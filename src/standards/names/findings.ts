import { findingCatalogue } from '../parsed.ts';

/** Everything that can be wrong or suspicious with the name of a person. */
export const nameFindings = findingCatalogue('name', {
  placeholder: {
    severity: 'wrong',
    message: 'The field holds words that stand for a name that is not known',
  },
  organisation: { severity: 'wrong', message: 'The field holds an organisation, not a person' },
  occupier: { severity: 'wrong', message: 'The field names whoever lives there, not a person' },
  estate: {
    severity: 'wrong',
    message: 'The field names the executors or the estate of somebody who has died',
  },
  deceased: {
    severity: 'suspicious',
    message: 'A note in the name says that the person has died',
  },
  'gone-away': {
    severity: 'suspicious',
    message: 'A note in the name says that the person no longer lives there',
  },
  note: { severity: 'suspicious', message: 'The field holds a note beside the name' },
  'several-people': {
    severity: 'suspicious',
    message: 'The field names more than one person',
  },
  infant: {
    severity: 'suspicious',
    message: 'A baby without a given name of its own: it will have another name later',
  },
  'order-unclear': {
    severity: 'suspicious',
    message: 'The family name may come first',
  },
  'fields-exchanged': {
    severity: 'suspicious',
    message: 'Given and family name may stand in each other’s field',
  },
  'whole-name-in-field': {
    severity: 'repaired',
    message: 'One field held the whole name; it was divided',
  },
  'surname-repeated': {
    severity: 'repaired',
    message: 'The surname was repeated among the given names',
  },
  'one-word': {
    severity: 'suspicious',
    message: 'Only one name: whether given or family name is a guess',
  },
  'initials-only': {
    severity: 'suspicious',
    message: 'Initials instead of given names',
  },
  'surname-is-initial': { severity: 'suspicious', message: 'The family name is one letter' },
  'no-surname': { severity: 'suspicious', message: 'There is no family name' },
  'no-given-name': { severity: 'suspicious', message: 'There is no given name' },
  'surname-not-shared': {
    severity: 'suspicious',
    message: 'What stands as the surname is an honorific or religious name, seldom shared by kin',
  },
  'surname-of-father': {
    severity: 'suspicious',
    message: 'What stands as the surname may be the name of a father or grandfather',
  },
  'first-name-often-unused': {
    severity: 'suspicious',
    message: 'The first name is often not the one a person is called by',
  },
  digits: { severity: 'repaired', message: 'Digits were taken out of the name' },
  'zero-for-o': { severity: 'repaired', message: 'The digit 0 was read as the letter O' },
  'wrong-encoding': {
    severity: 'repaired',
    message: 'Letters had been read in the wrong encoding and were put right',
  },
  'lost-letters': {
    severity: 'wrong',
    message: 'Letters were lost when the text was converted',
  },
  'script-not-read': {
    severity: 'suspicious',
    message: 'The script does not say how the name is written in Latin letters',
  },
  'repeated-letter': {
    severity: 'suspicious',
    message: 'One letter over and over, which names do not have',
  },
});

export type NameFindingName = Parameters<typeof nameFindings.finding>[0];
