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

const TREASURY: Evidence = {
  kind: 'cited',
  source: 'HM Treasury, GDP deflators at market prices, and money GDP, September 2019',
  place:
    'as given by NHS Digital, Adult Social Care Activity and Finance Report 2018-19, appendix A (2018-19 = 100)',
};

/**
 * The GDP deflator of the years that a source for it was at hand for, and one more. A council
 * that restates prices takes the index of its year from the Treasury's current table, and cites it.
 */
export const gdpDeflator: PriceIndex = {
  name: 'GDP deflator at market prices',
  years: {
    '2008-09': { index: rational('84.421'), evidence: TREASURY },
    '2018-19': { index: rational('100'), evidence: TREASURY },
    '2024-25': {
      index: rational('127'),
      evidence: {
        kind: 'illustrative',
        reason: 'a round figure; take the index of the current table of HM Treasury',
      },
    },
  },
};

/**
 * By how much prices of one year are multiplied to be those of another.
 *
 * @example
 * // £100 of 2008-09 is £118.45 of 2018-19
 * priceFactor(gdpDeflator, '2008-09', '2018-19');
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
