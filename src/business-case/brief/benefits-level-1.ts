import type { Input } from '../domain/input.ts';
import type { BenefitLine } from '../domain/lines.ts';
import { briefInput, citedFrom, fittedTo } from './source.ts';

const CASHABLE = 'section 7.1.2, level 1 cashable benefits';
const PARKING = 'section 7.1.2, full parking calculation';
const NON_CASHABLE = 'section 7.1.2, level 1 non-cashable benefits';

/*
 * Each line is a driver (how many claims, tenancies, dwellings), what is at stake for each of
 * them, and the shares that the brief gives. Only for parking does the brief print what is at
 * stake; for the others it follows from the value printed and from the illustrative driver.
 */
const share = (id: string, label: string, value: string, place = CASHABLE): Input =>
  briefInput(id, label, value, 'share', citedFrom(place));

const stake = (id: string, label: string, value: string, unit: string, result: string): Input =>
  briefInput(id, label, value, unit, fittedTo(result));

export const levelOneBenefitInputs: readonly Input[] = [
  stake('overpaid-per-claim', 'Benefit overpaid, a claim', '580', '£/claim/year', '£145,000'),
  share('overpayment-recovered', 'Benefit overpaid that is recovered besides', '1%'),
  stake('paid-after-death', 'Benefit paid after death, a claim', '1.20', '£/claim/year', '£15,000'),
  share('deaths-detected', 'Benefit paid after death that is detected', '50%'),
  stake(
    'right-to-buy-discount',
    'Right-to-buy discount, a sale',
    '16,000',
    '£/sale',
    '£32,000, with 100 sales',
  ),
  share('right-to-buy-fraud', 'Right-to-buy sales that are fraudulent, estimated', '10%'),
  share('right-to-buy-fraud-detected', 'Fraudulent right-to-buy sales that are detected', '20%'),
  stake('tenancy-value', 'Value of a tenancy', '3,800', '£/tenancy/year', '£91,200'),
  share('tenancy-fraud', 'Tenancies that are fraudulent, estimated', '1%'),
  share('tenancy-fraud-detected', 'Fraudulent tenancies that are detected', '20%'),
  stake(
    'kept-after-death',
    'Homes not given back after a death, a tenancy',
    '3.12',
    '£/tenancy/year',
    '£18,720',
  ),
  share('kept-homes-detected', 'Homes kept after a death that are detected', '50%'),
  stake(
    'tax-lost-on-empty',
    'Tax lost on homes wrongly empty, a dwelling',
    '0.1421',
    '£/dwelling/year',
    '£4,263',
  ),
  share('empty-detected', 'Homes wrongly empty that are detected', '30%'),
  stake(
    'discount-abused',
    'Single person discount that is not due, a dwelling',
    '10.70',
    '£/dwelling/year',
    '£267,500',
  ),
  share('discount-abuse-detected', 'Single person discount not due that is detected', '25%'),
  stake(
    'tax-of-newcomers',
    'Tax of people who moved in, a dwelling',
    '55',
    '£/dwelling/year',
    '£55,000',
  ),
  share('newcomers-evading', 'Tax of people who moved in that is evaded', '10%'),
  share('newcomers-detected', 'Tax evaded by people who moved in that is detected', '10%'),
  stake(
    'tax-picked-up-late',
    'Tax of those picked up after nine months, a dwelling',
    '1.65',
    '£/dwelling/year',
    '£24,750',
  ),
  share('earlier-success', 'Tax picked up within three months that is paid besides', '15%'),
  share('penalty-charges-unrecovered', 'Penalty charges not recovered', '17%', PARKING),
  share(
    'penalty-charges-traced',
    'Penalty charges not recovered that the hub recovers',
    '20%',
    PARKING,
  ),
  briefInput('penalty-charge', 'A penalty charge, at most', '100', '£/notice', citedFrom(PARKING)),
  stake(
    'aborted-visits-cost',
    'Repair visits aborted, a tenancy',
    '10/3',
    '£/tenancy/year',
    '£12,000',
  ),
  share('aborted-visits-avoided', 'Aborted visits that are avoided', '30%', NON_CASHABLE),
  stake(
    'fraudulent-applications-time',
    'Time on fraudulent applications, a tenancy',
    '707/3000',
    '£/tenancy/year',
    '£707',
  ),
  share(
    'fraudulent-applications-saved',
    'Time on fraudulent applications that is saved',
    '25%',
    NON_CASHABLE,
  ),
  stake(
    'details-verified-time',
    'Time saved on applications with errors, a claim',
    '0.0486',
    '£/claim/year',
    '£1,215, for which no share is printed',
  ),
  stake(
    'addresses-verified-time',
    'Time on checking addresses, a claim',
    '0.18088',
    '£/claim/year',
    '£2,261',
  ),
  share(
    'addresses-verified-saved',
    'Time on checking addresses that is saved',
    '50%',
    NON_CASHABLE,
  ),
];

const cashable = {
  level: 1,
  cashable: true,
  timing: 'other-cashable',
  evidence: citedFrom(CASHABLE),
} as const;
const fraud = { ...cashable, group: 'Overpayment & Fraud' } as const;
const revenue = { ...cashable, group: 'Increased Revenue' } as const;
const timeFreed = {
  level: 1,
  cashable: false,
  timing: 'level-1-time-freed',
  evidence: citedFrom(NON_CASHABLE),
} as const;

export const levelOneBenefits: readonly BenefitLine[] = [
  {
    ...fraud,
    id: 'benefit-overpayments',
    service: 'benefits',
    description: 'More overpaid benefit is found and recovered',
    basis: 'a share more of what is overpaid is recovered',
    formula: [{ multiply: ['claims', 'overpaid-per-claim', 'overpayment-recovered'] }],
  },
  {
    ...fraud,
    id: 'benefit-after-death',
    service: 'benefits',
    description: 'Benefit is no longer paid to people who have died',
    basis: 'a share of such claims is detected',
    formula: [{ multiply: ['claims', 'paid-after-death', 'deaths-detected'] }],
  },
  {
    ...fraud,
    id: 'right-to-buy-resale',
    service: 'benefits',
    description: 'Right-to-buy discount is reclaimed where the home is sold too early',
    basis: 'a share of the fraud that is estimated is detected',
    formula: [
      {
        multiply: [
          'right-to-buy-sales',
          'right-to-buy-discount',
          'right-to-buy-fraud',
          'right-to-buy-fraud-detected',
        ],
      },
    ],
  },
  {
    ...fraud,
    id: 'right-to-buy-on-benefit',
    service: 'benefits',
    description: 'Buyers under the right to buy who are on housing benefit are found',
    basis: 'a share of the fraud that is estimated is detected',
    formula: [
      {
        multiply: [
          'right-to-buy-sales',
          'right-to-buy-discount',
          'right-to-buy-fraud',
          'right-to-buy-fraud-detected',
        ],
      },
    ],
  },
  {
    ...fraud,
    id: 'tenancy-fraud',
    service: 'housing',
    description: 'Fraud by duplicates and wrong records of tenancies is found',
    basis: 'a share of the fraud that is estimated is detected',
    formula: [
      { multiply: ['tenancies', 'tenancy-value', 'tenancy-fraud', 'tenancy-fraud-detected'] },
    ],
  },
  // The table breaks before this line; its sums in section 2.3 show the heading that it is under.
  {
    ...fraud,
    id: 'homes-after-death',
    service: 'housing',
    description: 'Council homes of people who have died come back',
    basis: 'a share is detected',
    formula: [{ multiply: ['tenancies', 'kept-after-death', 'kept-homes-detected'] }],
  },
  {
    ...revenue,
    id: 'empty-homes',
    service: 'council-tax',
    description: 'Homes declared empty that somebody lives in are taxed',
    basis: 'a share is detected',
    formula: [{ multiply: ['dwellings', 'tax-lost-on-empty', 'empty-detected'] }],
  },
  {
    ...revenue,
    id: 'single-person-discount',
    service: 'council-tax',
    description: 'Single person discount that is not due ends',
    basis: 'a share is detected',
    formula: [{ multiply: ['dwellings', 'discount-abused', 'discount-abuse-detected'] }],
  },
  {
    ...revenue,
    id: 'newcomers',
    service: 'council-tax',
    description: 'People who have moved in are taxed',
    basis: 'a share of the evasion that is estimated is detected',
    formula: [
      { multiply: ['dwellings', 'tax-of-newcomers', 'newcomers-evading', 'newcomers-detected'] },
    ],
  },
  {
    ...revenue,
    id: 'earlier-payment',
    service: 'council-tax',
    description: 'More people pay because they are picked up earlier',
    basis: 'more success within three months than within nine',
    formula: [{ multiply: ['dwellings', 'tax-picked-up-late', 'earlier-success'] }],
  },
  {
    ...revenue,
    id: 'penalty-charges',
    service: 'parking',
    description: 'Penalty charges are recovered from people who are traced',
    basis: 'a share of what was not recovered',
    formula: [
      {
        multiply: [
          'penalty-charges-issued',
          'penalty-charges-unrecovered',
          'penalty-charges-traced',
          'penalty-charge',
        ],
      },
    ],
    timing: 'penalty-charge-income',
    evidence: citedFrom(PARKING),
  },
  {
    ...timeFreed,
    id: 'aborted-visits',
    service: 'housing',
    description: 'Fewer repair visits find nobody at home',
    basis: 'fewer of them, by better contact details',
    formula: [{ multiply: ['tenancies', 'aborted-visits-cost', 'aborted-visits-avoided'] }],
  },
  {
    ...timeFreed,
    id: 'fraudulent-applications',
    service: 'housing',
    description: 'Less time goes on fraudulent applications from wrong addresses',
    basis: 'a share of the time is saved',
    formula: [
      { multiply: ['tenancies', 'fraudulent-applications-time', 'fraudulent-applications-saved'] },
    ],
  },
  {
    ...timeFreed,
    id: 'details-verified',
    service: 'benefits',
    description: 'Details are verified when an application begins',
    basis: 'fewer applications with errors',
    formula: [{ multiply: ['claims', 'details-verified-time'] }],
  },
  {
    ...timeFreed,
    id: 'addresses-verified',
    service: 'benefits',
    description: 'Less time goes on checking addresses for housing applications',
    basis: 'a share of the time is saved',
    formula: [{ multiply: ['claims', 'addresses-verified-time', 'addresses-verified-saved'] }],
  },
];
