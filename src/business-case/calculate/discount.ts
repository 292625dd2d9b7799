import { add, divide, one, type Rational, zero } from '../arithmetic/rational.ts';

/**
 * Net present value of the flows of years 1, 2, ..., each discounted from the end of its year:
 * the sum of flow / (1 + rate)^year, exactly. The rate is that of the Green Book (HM Treasury),
 * 3.5% a year; that year 1 is discounted by a whole year is the brief's convention, which its
 * net present values show.
 *
 * @example
 * presentValue([rational(1035)], rational('3.5%')); // 1000
 */
export function presentValue(flows: readonly Rational[], rate: Rational): Rational {
  const factor = add(one, rate);
  return flows.reduceRight((later, flow) => divide(add(later, flow), factor), zero);
}
