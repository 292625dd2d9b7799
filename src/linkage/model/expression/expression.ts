/**
 * An expression of the match model, parsed: plain data, no functions. Texts
 * come from `parseExpression`, conditions from `conditionExpression`.
 */
export type Expression =
  | Literal
  | DateLiteral
  | ColumnReference
  | FunctionCall
  | Comparing
  | Arithmetic
  | Logical
  | Negation
  | Minus
  | NullTest
  | CaseExpression;

/** Which record of the pair a column is read from; null where there is one record. */
export type Side = 'l' | 'r' | null;

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';

interface Positioned {
  /** 1-based position in the text it was read from; absent where there was no text. */
  readonly at?: number;
}

export interface Literal extends Positioned {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

export interface DateLiteral extends Positioned {
  readonly kind: 'date';
  /** `YYYY-MM-DD`, a date that exists. */
  readonly value: string;
}

export interface ColumnReference extends Positioned {
  readonly kind: 'column';
  readonly side: Side;
  readonly column: string;
}

export interface FunctionCall extends Positioned {
  readonly kind: 'call';
  /** In lower case; not yet known to exist. */
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface Comparing extends Positioned {
  readonly kind: 'comparing';
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Arithmetic extends Positioned {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `and` of no operands is true, `or` of none is false. */
export interface Logical extends Positioned {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Expression[];
}

export interface Negation extends Positioned {
  readonly kind: 'not';
  readonly operand: Expression;
}

export interface Minus extends Positioned {
  readonly kind: 'minus';
  readonly operand: Expression;
}

export interface NullTest extends Positioned {
  readonly kind: 'is-null';
  readonly operand: Expression;
  /** True for `is not null`. */
  readonly negated: boolean;
}

export interface CaseExpression extends Positioned {
  readonly kind: 'case';
  readonly branches: readonly { readonly when: Expression; readonly value: Expression }[];
  /** Null where no `else` was written. */
  readonly otherwise: Expression | null;
}

/** The expressions directly inside an expression, left to right. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'date':
    case 'column':
      return [];
    case 'call':
      return expression.arguments;
    case 'comparing':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'and':
    case 'or':
      return expression.operands;
    case 'not':
    case 'minus':
    case 'is-null':
      return [expression.operand];
    case 'case':
      return [
        ...expression.branches.flatMap(({ when, value }) => [when, value]),
        ...(expression.otherwise === null ? [] : [expression.otherwise]),
      ];
  }
}

/**
 * Names of the columns an expression reads, each once, in order of appearance.
 *
 * @example columnsOf(parseExpression('l.dob = r.dob and l.surname is null')) // ['dob', 'surname']
 */
export function columnsOf(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'column') names.add(node.column);
    childrenOf(node).forEach(visit);
  };
  visit(expression);
  return [...names];
}
