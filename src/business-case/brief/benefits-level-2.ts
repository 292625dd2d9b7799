import type { Input } from '../domain/input.ts';
import type { BenefitLine } from '../domain/lines.ts';
import { briefInput, citedFrom, fittedTo } from './source.ts';

const NON_CASHABLE = 'section 7.2.2, level 2 non-cashable benefits';

const share = (id: string, label: string, value: string): Input =>
  briefInput(id, label, value, 'share', citedFrom(NON_CASHABLE));

const stake = (id: string, label: string, value: string, unit: string, result: string): Input =>
  briefInput(id, label, value, unit, fittedTo(result));

export const levelTwoBenefitInputs: readonly Input[] = [
  stake(
    'number-search-time',
    'Time searching for a right telephone number, one of staff',
    '5833/180',
    '£/staff/year',
    '£29,165',
  ),
  share('number-search-saved', 'Searches for telephone numbers that are avoided', '30%'),
  stake(
    'rekeying-time',
    'Time keying into one more system, one of staff',
    '3611/750',
    '£/staff/system/year',
    '£43,332',
  ),
  briefInput(
    'systems-not-rekeyed',
    'Systems fewer to key the same into',
    '3',
    'system',
    citedFrom(NON_CASHABLE),
    ['2', '4', 'systems are counted: one fewer or more'],
  ),
  stake('locating-time', 'Time finding a customer, a contact', '0.01658', '£/contact', '£1,658'),
  share('locating-saved', 'Time finding customers that is saved', '20%'),
  stake('duplicates-time', 'Time entering duplicates, a contact', '0.001508', '£/contact', '£377'),
  share('duplicates-avoided', 'Duplicates that are not entered', '50%'),
  stake(
    'cleaning-time',
    'Time saved on finding and merging duplicates, a client',
    '2.78475',
    '£/client/year',
    '£22,278, for which no share is printed',
  ),
];

const timeFreed = {
  level: 2,
  cashable: false,
  timing: 'level-2-time-freed',
  evidence: citedFrom(NON_CASHABLE),
} as const;

export const levelTwoBenefits: readonly BenefitLine[] = [
  {
    ...timeFreed,
    id: 'telephone-numbers',
    service: 'all',
    description: 'Less time goes on searching for the right telephone number',
    basis: 'fewer searches',
    formula: [{ multiply: ['staff', 'number-search-time', 'number-search-saved'] }],
  },
  {
    ...timeFreed,
    id: 'rekeying',
    service: 'all',
    description: 'The same is keyed into fewer systems',
    basis: 'fewer systems on average',
    formula: [{ multiply: ['staff', 'rekeying-time', 'systems-not-rekeyed'] }],
  },
  {
    ...timeFreed,
    id: 'locating-customers',
    service: 'customer-services',
    description: 'Customers are found sooner among fewer duplicates',
    basis: 'a share of the time is saved',
    formula: [{ multiply: ['contacts', 'locating-time', 'locating-saved'] }],
  },
  {
    ...timeFreed,
    id: 'duplicates-entered',
    service: 'customer-services',
    description: 'Fewer duplicates are entered',
    basis: 'a share of them',
    formula: [{ multiply: ['contacts', 'duplicates-time', 'duplicates-avoided'] }],
  },
  {
    ...timeFreed,
    id: 'duplicates-cleaned',
    service: 'adults',
    description: 'Less time goes on finding, cleaning and merging duplicates',
    basis: 'time no longer spent',
    formula: [{ multiply: ['adult-clients', 'cleaning-time'] }],
  },
];
