import {
  add,
  compare,
  multiply,
  one,
  type Rational,
  rational,
  subtract,
  zero,
} from '../arithmetic/rational.ts';
import { wellKnown } from '../domain/case-model.ts';
import type { Evidence, Input, Range } from '../domain/input.ts';

const HALF: readonly [Rational, Rational] = [rational('50%'), rational('150%')];
const QUARTER: readonly [Rational, Rational] = [rational('75%'), rational('125%')];

const TWO_POINTS = rational('2%');

const lower = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? a : b);
const higher = (a: Rational, b: Rational): Rational => (compare(a, b) > 0 ? a : b);

const byRule = (reason: string): Evidence => ({ kind: 'illustrative', reason });

/**
 * Ranges of what the calculation itself reads, none of which a rule of proportion would suit. Each
 * holds the value, whatever it is.
 */
const ofAssumptions: Readonly<Record<string, (value: Rational) => Range>> = {
  [wellKnown.benefitsRealised]: (value) => ({
    low: lower(rational('50%'), value),
    high: higher(rational('110%'), value),
    evidence: byRule('forecasts of benefits are optimistic more often than not'),
  }),
  [wellKnown.monthsLate]: () => ({
    low: zero,
    high: rational(12),
    evidence: byRule('projects are late rather than early'),
  }),
  [wellKnown.discountRate]: (value) => ({
    low: higher(zero, subtract(value, TWO_POINTS)),
    high: add(value, TWO_POINTS),
    evidence: byRule('two percentage points either side'),
  }),
};

/**
 * The lowest and highest value that an input is tried at: its own range, or one by rule. What a
 * source says is tried a quarter either side, everything else half; a share stays at most 1.
 *
 * @example
 * rangeOf(penaltyChargesTraced); // 15% to 25% of what the brief calls 20%
 */
export function rangeOf(input: Input): Range {
  if (input.range !== undefined) return input.range;
  const assumed = ofAssumptions[input.id]?.(input.value);
  if (assumed !== undefined) return assumed;
  const isCited = input.evidence.kind === 'cited';
  const [least, most] = isCited ? QUARTER : HALF;
  const high = multiply(input.value, most);
  const isCapped =
    input.unit === 'share' && compare(input.value, one) <= 0 && compare(high, one) > 0;
  return {
    low: multiply(input.value, least),
    high: isCapped ? one : high,
    evidence: byRule(isCited ? 'a quarter either side' : 'half either side'),
  };
}

/** Whether an input is uncertain: how many services join is decided, not found out. */
export function isUncertain({ id }: Input): boolean {
  return id !== wellKnown.servicesInScope;
}
