import { compare, multiply, one, type Rational, rational } from '../arithmetic/rational.ts';
import { wellKnown } from '../domain/case-model.ts';
import type { Evidence, Input, Range } from '../domain/input.ts';

const HALF: readonly [Rational, Rational] = [rational('50%'), rational('150%')];
const QUARTER: readonly [Rational, Rational] = [rational('75%'), rational('125%')];

const byRule = (reason: string): Evidence => ({ kind: 'illustrative', reason });

/** Ranges of what the calculation itself reads, none of which a rule of proportion would suit. */
const ofAssumptions: Readonly<Record<string, Range>> = {
  [wellKnown.benefitsRealised]: {
    low: rational('50%'),
    high: rational('110%'),
    evidence: byRule('forecasts of benefits are optimistic more often than not'),
  },
  [wellKnown.monthsLate]: {
    low: rational(0),
    high: rational(12),
    evidence: byRule('projects are late rather than early'),
  },
  [wellKnown.discountRate]: {
    low: rational('1.5%'),
    high: rational('5.5%'),
    evidence: byRule('two percentage points either side'),
  },
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
  const assumed = ofAssumptions[input.id];
  if (assumed !== undefined) return assumed;
  const isCited = input.evidence.kind === 'cited';
  const [lower, higher] = isCited ? QUARTER : HALF;
  const high = multiply(input.value, higher);
  const isCapped =
    input.unit === 'share' && compare(input.value, one) <= 0 && compare(high, one) > 0;
  return {
    low: multiply(input.value, lower),
    high: isCapped ? one : high,
    evidence: byRule(isCited ? 'a quarter either side' : 'half either side'),
  };
}

/** Whether an input is uncertain: how many services join is decided, not found out. */
export function isUncertain({ id }: Input): boolean {
  return id !== wellKnown.servicesInScope;
}
