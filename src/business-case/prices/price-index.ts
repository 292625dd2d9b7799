import { ReeveError } from '../../kernel/index.ts';
import { divide, type Rational, rational } from '../arithmetic/rational.ts';
import type { Evidence } from '../domain/input.ts';

/** Prices in general, by financial year, against a year of 100. */
export interface PriceIndex {
  readonly name: string;
  readonly years: Readonly<
    Record<string, { readonly index: Rational; readonly evidence: Evidence }>
  >;
}

const RELEASE = 'HM Treasury, GDP deflators at market prices, and money GDP, March 2026';

const outturn: Evidence = {
  kind: 'cited',
  source: RELEASE,
  place: 'financial years, 2024-25 = 100 (Office for National Statistics, series L8GG)',
};

const forecast: Evidence = {
  kind: 'cited',
  source: RELEASE,
  place:
    'a forecast: growth as the Office for Budget Responsibility expected it on 3 March 2026, on from 2024-25 = 100',
};

/**
 * The GDP deflator by financial year, from the year of the brief's prices on. The years to come
 * after 2024-25 are forecasts, and say so. Each release of the Treasury revises the ones before
 * it: a council that restates prices by a later table gives that one (`PriceIndex`).
 */
export const gdpDeflator: PriceIndex = {
  name: 'GDP deflator at market prices',
  years: {
    ...yearsOf(outturn, {
      '2008-09': '66.8397',
      '2009-10': '67.7042',
      '2010-11': '68.8561',
      '2011-12': '70.3261',
      '2012-13': '71.5454',
      '2013-14': '73.0337',
      '2014-15': '74.0662',
      '2015-16': '74.5804',
      '2016-17': '76.0754',
      '2017-18': '77.0388',
      '2018-19': '78.7948',
      '2019-20': '80.8738',
      '2020-21': '85.1002',
      '2021-22': '85.3036',
      '2022-23': '91.2996',
      '2023-24': '96.1117',
      '2024-25': '100',
    }),
    ...yearsOf(forecast, { '2025-26': '103.2388', '2026-27': '105.3095' }),
  },
};

function yearsOf(
  evidence: Evidence,
  indexes: Readonly<Record<string, string>>,
): PriceIndex['years'] {
  return Object.fromEntries(
    Object.entries(indexes).map(([year, index]) => [year, { index: rational(index), evidence }]),
  );
}

/**
 * By how much prices of one year are multiplied to be those of another.
 *
 * @example
 * // £100 of 2008-09 is £149.61 of 2024-25
 * priceFactor(gdpDeflator, '2008-09', '2024-25');
 * @throws ReeveError `business-case/no-price-index`
 */
export function priceFactor(index: PriceIndex, from: string, to: string): Rational {
  const of = (year: string): Rational => {
    const found = index.years[year];
    if (found === undefined) {
      throw new ReeveError('business-case/no-price-index', `The ${index.name} has no ${year}`, {
        location: { field: 'prices' },
        hint: `Give it, or use one of ${Object.keys(index.years).join(', ')}.`,
      });
    }
    return found.index;
  };
  return divide(of(to), of(from));
}

/** What backs a change from one year's prices to another's: the weaker of its two sides. */
export function priceEvidence(index: PriceIndex, from: string, to: string): Evidence {
  const sides = [from, to].map((year) => index.years[year]?.evidence);
  return (
    sides.find((each) => each?.kind === 'illustrative') ??
    sides[1] ?? { kind: 'illustrative', reason: `the ${index.name} has no source` }
  );
}
