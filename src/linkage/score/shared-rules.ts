import type { PlannedRule } from '../model/plan.ts';
import { overlap } from './distances/word-sets.ts';
import { evaluateExpression, type PairFunction } from './expression.ts';
import { equalValues, type RecordValues, type Value } from './value.ts';

/**
 * Makes candidate rules ready: the result gives, for a pair of standardised records, the bit
 * mask of the rules whose key the two share, as the compiled SQL gives it.
 */
export function sharedRules(
  rules: readonly PlannedRule[],
): (l: RecordValues, r: RecordValues) => number {
  const prepared = rules.map(sharesKey);
  return (l, r) =>
    prepared.reduce((mask, shares, index) => mask + (shares(l, r) ? 2 ** index : 0), 0);
}

function sharesKey(rule: PlannedRule): (l: RecordValues, r: RecordValues) => boolean {
  const parts = rule.keys.map((key) => ({
    value: evaluateExpression(key),
    isExploded: key.kind === 'column' && rule.explode.includes(key.column),
  }));
  return (l, r) =>
    parts.every(({ value, isExploded }) => {
      const [a, b] = [keyOf(value, l), keyOf(value, r)];
      if (a === null || b === null) return false;
      return isExploded ? shareElement(a, b) : equalValues(a, b);
    });
}

function keyOf(expression: PairFunction, record: RecordValues): Value {
  return expression(record, record);
}

function shareElement(a: Value, b: Value): boolean {
  return Array.isArray(a) && Array.isArray(b) && overlap(a, b) > 0;
}
