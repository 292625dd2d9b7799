import { ReeveError } from '../../kernel/index.ts';
import {
  type ArithmeticOperator,
  boundedDistance,
  type ComparisonOperator,
  type Expression,
} from '../model/expression/index.ts';
import { damerauLevenshteinAtMost } from './distances/damerau-levenshtein.ts';
import { jaro, jaroWinkler } from './distances/jaro.ts';
import { levenshteinAtMost } from './distances/levenshtein.ts';
import { nullFunctions, strictFunctions } from './functions.ts';
import { compareValues, equalValues, type RecordValues, type Value } from './value.ts';

/** An expression made ready: gives its value for a pair of records. */
export type PairFunction = (l: RecordValues, r: RecordValues) => Value;

type Call = Expression & { kind: 'call' };

/** Lets a caller take over the evaluation of some nodes; undefined leaves a node as it is. */
export type Override = (node: Expression, prepared: PairFunction) => PairFunction | undefined;

/**
 * Makes an expression ready for evaluation in process. It has passed
 * `checkExpression`. The result is what the SQL of `compileExpression` gives
 * for the same values; three-valued logic included. For an expression over one
 * record, give that record as the first argument (and the second).
 *
 * @example
 * const agree = evaluateExpression(parseExpression('l.dob = r.dob'));
 * agree({ dob: '1990-01-31' }, { dob: null }) // null
 */
export function evaluateExpression(expression: Expression, override?: Override): PairFunction {
  const prepare = (node: Expression): PairFunction => {
    const prepared = prepareNode(node, prepare);
    return override?.(node, prepared) ?? prepared;
  };
  return prepare(expression);
}

type Prepare = (node: Expression) => PairFunction;

function prepareNode(node: Expression, prepare: Prepare): PairFunction {
  switch (node.kind) {
    case 'literal':
    case 'date': {
      const { value } = node;
      return () => value;
    }
    case 'column': {
      const { side, column } = node;
      return side === 'r' ? (_, r) => r[column] ?? null : (l) => l[column] ?? null;
    }
    case 'call':
      return prepareCall(node, prepare);
    case 'comparing':
      return prepareComparison(node, prepare);
    case 'arithmetic':
      return prepareArithmetic(node.operator, prepare(node.left), prepare(node.right));
    case 'and':
      return prepareLogical(node.operands.map(prepare), false);
    case 'or':
      return prepareLogical(node.operands.map(prepare), true);
    case 'not': {
      const operand = prepare(node.operand);
      return (l, r) => {
        const value = operand(l, r);
        return value === null ? null : !value;
      };
    }
    case 'minus': {
      const operand = prepare(node.operand);
      return (l, r) => {
        const value = operand(l, r);
        return value === null ? null : -(value as number);
      };
    }
    case 'is-null': {
      const operand = prepare(node.operand);
      const { negated } = node;
      return (l, r) => (operand(l, r) === null) !== negated;
    }
    case 'case': {
      const branches = node.branches.map(
        ({ when, value }) => [prepare(when), prepare(value)] as const,
      );
      const otherwise = node.otherwise === null ? () => null : prepare(node.otherwise);
      return (l, r) => {
        for (const [when, value] of branches) if (when(l, r) === true) return value(l, r);
        return otherwise(l, r);
      };
    }
  }
}

/** `and` stops at the first false, `or` at the first true; a null before that makes null. */
function prepareLogical(operands: readonly PairFunction[], decisive: boolean): PairFunction {
  const [first, second] = operands;
  if (first !== undefined && second !== undefined && operands.length === 2) {
    return (l, r) => {
      const a = first(l, r);
      if (a === decisive) return decisive;
      const b = second(l, r);
      if (b === decisive) return decisive;
      return a === null || b === null ? null : !decisive;
    };
  }
  return (l, r) => {
    let result: Value = !decisive;
    for (const operand of operands) {
      const value = operand(l, r);
      if (value === decisive) return decisive;
      if (value === null) result = null;
    }
    return result;
  };
}

function prepareArithmetic(
  operator: ArithmeticOperator,
  left: PairFunction,
  right: PairFunction,
): PairFunction {
  const calculate = arithmetic[operator];
  return (l, r) => {
    const a = left(l, r) as number | null;
    const b = right(l, r) as number | null;
    return a === null || b === null ? null : calculate(a, b);
  };
}

const arithmetic: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number | null>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
};

const atMost = {
  levenshtein: levenshteinAtMost,
  damerau_levenshtein: damerauLevenshteinAtMost,
};

function prepareComparison(
  node: Expression & { kind: 'comparing' },
  prepare: Prepare,
): PairFunction {
  const distance = boundedDistance(node);
  if (distance !== undefined) {
    const [left, right] = [prepare(distance.left), prepare(distance.right)];
    const { bound, negated } = distance;
    const within = atMost[distance.name];
    return (l, r) => {
      const a = left(l, r);
      const b = right(l, r);
      if (a === null || b === null) return null;
      return within(a as string, b as string, bound) !== negated;
    };
  }
  const similarity = similarityToThreshold(node, prepare);
  if (similarity !== undefined) return similarity;
  const [left, right] = [prepare(node.left), prepare(node.right)];
  const holds = comparisons[node.operator];
  return (l, r) => {
    const a = left(l, r);
    const b = right(l, r);
    return a === null || b === null ? null : holds(a, b);
  };
}

const similarities = { jaro, jaro_winkler: jaroWinkler };

/** A similarity compared with a number need not be found once it is sure to be below that. */
function similarityToThreshold(
  { left: call, operator, right: literal }: Expression & { kind: 'comparing' },
  prepare: Prepare,
): PairFunction | undefined {
  if (call.kind !== 'call' || literal.kind !== 'literal') return undefined;
  const [first, second] = call.arguments;
  const { value: threshold } = literal;
  if (call.name !== 'jaro' && call.name !== 'jaro_winkler') return undefined;
  if (typeof threshold !== 'number' || first === undefined || second === undefined) {
    return undefined;
  }
  // What is below a threshold of 0 or less would come back as 0.
  if (threshold <= 0) return undefined;
  const [left, right] = [prepare(first), prepare(second)];
  const similarity = similarities[call.name];
  const holds = comparisons[operator];
  return (l, r) => {
    const a = left(l, r);
    const b = right(l, r);
    if (a === null || b === null) return null;
    return holds(similarity(a as string, b as string, threshold), threshold);
  };
}

const comparisons: Readonly<Record<ComparisonOperator, (a: Value, b: Value) => boolean>> = {
  '=': equalValues,
  '<>': (a, b) => !equalValues(a, b),
  '<': (a, b) => compareValues(a, b) < 0,
  '<=': (a, b) => compareValues(a, b) <= 0,
  '>': (a, b) => compareValues(a, b) > 0,
  '>=': (a, b) => compareValues(a, b) >= 0,
};

function prepareCall(node: Call, prepare: Prepare): PairFunction {
  const values = node.arguments.map(prepare);
  const [first, second] = values;
  const { name } = node;
  if (Object.hasOwn(nullFunctions, name)) {
    const choose = nullFunctions[name as keyof typeof nullFunctions];
    return (l, r) => choose(values.map((value) => value(l, r)));
  }
  if (!Object.hasOwn(strictFunctions, name) || first === undefined) {
    throw new ReeveError('score/function', `No function ${name}.`, {
      hint: 'Check the expression before it is evaluated.',
    });
  }
  const implementation = strictFunctions[name as keyof typeof strictFunctions] as (
    ...values: Value[]
  ) => Value;
  if (values.length === 1) {
    return (l, r) => {
      const a = first(l, r);
      return a === null ? null : implementation(a);
    };
  }
  if (values.length === 2 && second !== undefined) {
    return (l, r) => {
      const a = first(l, r);
      if (a === null) return null;
      const b = second(l, r);
      return b === null ? null : implementation(a, b);
    };
  }
  return (l, r) => {
    const given = values.map((value) => value(l, r));
    return given.includes(null) ? null : implementation(...given);
  };
}
