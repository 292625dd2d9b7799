import { findingCatalogue } from '../parsed.ts';

/** What can be wrong or suspicious with an address as text. */
export const addressFindings = findingCatalogue('address', {
  'no-street-or-building': {
    severity: 'wrong',
    message: 'Neither a street nor a building can be made out',
  },
  'no-fixed-abode': {
    severity: 'wrong',
    message: 'The text says that there is no address',
  },
  'no-building': {
    severity: 'suspicious',
    message: 'There is neither a house number nor the name of a building',
  },
  'no-postcode': { severity: 'suspicious', message: 'There is no postcode' },
  'part-of-a-postcode': {
    severity: 'suspicious',
    message: 'There is only the first half of a postcode',
  },
  'several-postcodes': {
    severity: 'suspicious',
    message: 'There is more than one postcode; the last, or that of the postcode column, counts',
  },
  'postcode-repaired': {
    severity: 'repaired',
    message: 'In the postcode a letter stood for a digit, or a digit for a letter',
  },
  'not-a-postcode': {
    severity: 'wrong',
    message: 'What is given as the postcode is none of the United Kingdom',
  },
  'care-of': {
    severity: 'suspicious',
    message: 'Care of somebody: perhaps not where the person lives',
  },
  'po-box': {
    severity: 'suspicious',
    message: 'A PO box is where letters go, not where people live',
  },
  'person-or-organisation': {
    severity: 'repaired',
    message: 'The name of a person or an organisation was taken out',
  },
  'county-or-country': {
    severity: 'repaired',
    message: 'A county or country, which is no part of a BS 7666 address, was taken out',
  },
  'parts-swapped': {
    severity: 'repaired',
    message: 'The number or the flat stood behind the street',
  },
  stroke: {
    severity: 'suspicious',
    message:
      'Two numbers with a stroke: read as flat and house, as in London; in Edinburgh it is the other way round',
  },
  'number-before-name': {
    severity: 'suspicious',
    message: 'The number before the name of a building is read as a flat of it',
  },
  'flat-or-house-number': {
    severity: 'suspicious',
    message: 'There is the number of a flat and none of a house: one of them may be missing',
  },
  'numbers-left-over': { severity: 'suspicious', message: 'There are more numbers than parts' },
  'street-uncertain': {
    severity: 'suspicious',
    message: 'The street has no word such as Road: where it ends is a guess',
  },
  'range-backwards': {
    severity: 'suspicious',
    message: 'The range of numbers ends before it begins',
  },
});
