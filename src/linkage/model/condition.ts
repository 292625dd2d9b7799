import { expressionError } from './expression/errors.ts';
import {
  type Expression,
  type FunctionName,
  parseExpression,
  type Side,
} from './expression/index.ts';
import type { Condition } from './match-model.ts';

/**
 * A level's condition as an expression over a pair, so that both executors
 * need to know expressions only. `else` stays as it is.
 *
 * Throws `model/expression` where an expression inside does not parse, or an
 * `else` stands inside `all` or `any`.
 *
 * @param field path of the condition in the model, for the error
 * @example
 * conditionExpression({ levenshtein: 'surname', atMost: 2 })
 * // that of `levenshtein(l.surname, r.surname) <= 2`
 */
export function conditionExpression(condition: Condition, field?: string): Expression | 'else' {
  return condition === 'else' ? 'else' : expressionOf(condition, field);
}

function expressionOf(
  condition: Exclude<Condition, 'else'>,
  field: string | undefined,
): Expression {
  if ('exact' in condition) return equal(condition.exact, condition.exact);
  if ('jaroWinkler' in condition) {
    return compare('jaro_winkler', condition.jaroWinkler, '>=', condition.atLeast);
  }
  if ('levenshtein' in condition) {
    return compare('levenshtein', condition.levenshtein, '<=', condition.atMost);
  }
  if ('damerauLevenshtein' in condition) {
    return compare('damerau_levenshtein', condition.damerauLevenshtein, '<=', condition.atMost);
  }
  if ('jaccard' in condition) return compare('jaccard', condition.jaccard, '>=', condition.atLeast);
  if ('overlap' in condition) return compare('overlap', condition.overlap, '>=', condition.atLeast);
  if ('date' in condition) {
    return compare(`${condition.unit}s_between`, condition.date, '<=', condition.within);
  }
  if ('numeric' in condition) return numericWithin(condition.numeric, condition.within);
  if ('swapped' in condition) {
    const [first, second] = condition.swapped;
    return { kind: 'and', operands: [equal(first, second), equal(second, first)] };
  }
  if ('expression' in condition)
    return parseExpression(condition.expression, inside(field, 'expression'));
  if ('all' in condition) return combine('and', condition.all, inside(field, 'all'));
  return combine('or', condition.any, inside(field, 'any'));
}

function combine(
  kind: 'and' | 'or',
  conditions: readonly Condition[],
  field: string | undefined,
): Expression {
  const operands = conditions.map((condition, i) => {
    const place = field === undefined ? undefined : `${field}[${i}]`;
    if (condition !== 'else') return expressionOf(condition, place);
    throw expressionError('"else" stands alone', { field: place }, 'Make it the last level.');
  });
  return { kind, operands };
}

function numericWithin(column: string, within: number): Expression {
  const difference: Expression = {
    kind: 'arithmetic',
    operator: '-',
    left: reference('l', column),
    right: reference('r', column),
  };
  return {
    kind: 'comparing',
    operator: '<=',
    left: { kind: 'call', name: 'abs', arguments: [difference] },
    right: { kind: 'literal', value: within },
  };
}

function compare(
  name: FunctionName,
  column: string,
  operator: '<=' | '>=',
  threshold: number,
): Expression {
  return {
    kind: 'comparing',
    operator,
    left: { kind: 'call', name, arguments: [reference('l', column), reference('r', column)] },
    right: { kind: 'literal', value: threshold },
  };
}

function equal(left: string, right: string): Expression {
  return {
    kind: 'comparing',
    operator: '=',
    left: reference('l', left),
    right: reference('r', right),
  };
}

function reference(side: Side, column: string): Expression {
  return { kind: 'column', side, column };
}

function inside(field: string | undefined, part: string): string | undefined {
  return field === undefined ? undefined : `${field}.${part}`;
}
