import { childrenOf, type Expression } from '../model/expression/index.ts';
import { evaluateExpression, type Override, type PairFunction } from './expression.ts';
import type { RecordValues, Value } from './value.ts';

/**
 * Makes a comparison's conditions ready: the result gives, for a pair, the
 * index of the first that holds (a null does not), or -1 where none does.
 * `else` always holds. A function call that several conditions share, such as
 * a similarity with two thresholds, is evaluated once for a pair.
 *
 * @example
 * const level = firstLevel([parseExpression('l.dob = r.dob'), 'else']);
 * level({ dob: '1990-01-31' }, { dob: '1990-01-30' }) // 1
 */
export function firstLevel(
  conditions: readonly (Expression | 'else')[],
): (l: RecordValues, r: RecordValues) => number {
  const pair = { number: 0 };
  const shared = sharedCalls(
    conditions.filter((condition) => condition !== 'else'),
    pair,
  );
  const prepared = conditions.map((condition) =>
    condition === 'else' ? () => true : evaluateExpression(condition, shared),
  );
  return (l, r) => {
    pair.number++;
    for (let i = 0; i < prepared.length; i++) {
      if ((prepared[i] as PairFunction)(l, r) === true) return i;
    }
    return -1;
  };
}

/** Remembers, for the current pair, the value of each call that occurs more than once. */
function sharedCalls(conditions: readonly Expression[], pair: { number: number }): Override {
  const occurrences = new Map<string, number>();
  const countCalls = (node: Expression): void => {
    if (node.kind === 'call') {
      const key = keyOf(node);
      occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
    }
    childrenOf(node).forEach(countCalls);
  };
  conditions.forEach(countCalls);

  const remembered = new Map<string, PairFunction>();
  return (node, prepared) => {
    if (node.kind !== 'call') return undefined;
    const key = keyOf(node);
    if ((occurrences.get(key) ?? 0) < 2) return undefined;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    let at = -1;
    let value: Value = null;
    const once: PairFunction = (l, r) => {
      if (at !== pair.number) {
        value = prepared(l, r);
        at = pair.number;
      }
      return value;
    };
    remembered.set(key, once);
    return once;
  };
}

/** The same for two nodes that read the same but for their place in a text. */
function keyOf(node: Expression): string {
  return JSON.stringify(node, (key, value) => (key === 'at' ? undefined : value));
}
