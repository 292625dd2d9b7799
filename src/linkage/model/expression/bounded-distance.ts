import type { Expression } from './expression.ts';

/** A comparison that asks only whether an edit distance is at most a bound. */
export interface BoundedDistance {
  readonly name: 'levenshtein' | 'damerau_levenshtein';
  readonly left: Expression;
  readonly right: Expression;
  /** Whole, at least -1, which no distance is within. */
  readonly bound: number;
  /** True where the comparison holds beyond the bound. */
  readonly negated: boolean;
}

/** No text is as long, and every engine's integer holds it twice. */
const greatestBound = 1_000_000_000;

/**
 * Recognises `levenshtein(a, b) <= 2` and its like: executors can answer that
 * sooner than they can find the distance. Undefined for any other expression.
 */
export function boundedDistance(expression: Expression): BoundedDistance | undefined {
  if (expression.kind !== 'comparing') return undefined;
  const { operator, left: call, right: literal } = expression;
  if (call.kind !== 'call' || literal.kind !== 'literal') return undefined;
  const { name, arguments: texts } = call;
  const [left, right] = texts;
  if (name !== 'levenshtein' && name !== 'damerau_levenshtein') return undefined;
  if (typeof literal.value !== 'number' || left === undefined || right === undefined) {
    return undefined;
  }
  if (operator === '=' || operator === '<>') return undefined;
  const strict = operator === '<' || operator === '>=';
  const whole = strict ? Math.ceil(literal.value) - 1 : Math.floor(literal.value);
  const bound = Math.min(Math.max(whole, -1), greatestBound);
  return { name, left, right, bound, negated: operator === '>' || operator === '>=' };
}
