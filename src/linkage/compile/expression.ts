import { ReeveError } from '../../kernel/index.ts';
import type { Dialect } from '../dialects/dialect.ts';
import {
  boundedDistance,
  type Expression,
  functionDefinitions,
  isFunctionName,
  type Side,
} from '../model/expression/index.ts';
import { quoteDate, quoteInteger, quoteLiteral, quoteNumber, type Sql, sql } from '../sql/index.ts';

/** SQL of a column: of the left or right record of a pair, or (null) of the one record. */
export type ColumnSql = (side: Side, column: string) => Sql;

/**
 * An expression as SQL. It has passed `checkExpression`. Columns must have the
 * SQL types of the model's: VARCHAR, DOUBLE, DATE, VARCHAR[]. The result is in
 * parentheses where precedence could matter.
 *
 * Throws `compile/function` for a function that the dialect does not have.
 *
 * @example
 * compileExpression(parseExpression('l.dob = r.dob'), duckdb, (side, column) =>
 *   sql`${quoteIdentifier(side ?? 't')}.${quoteIdentifier(column)}`)
 * // ("l"."dob" = "r"."dob")
 */
export function compileExpression(
  expression: Expression,
  dialect: Dialect,
  reference: ColumnSql,
): Sql {
  const compile = (node: Expression): Sql => {
    switch (node.kind) {
      case 'literal':
        return literalSql(node.value);
      case 'date':
        return quoteDate(node.value);
      case 'column':
        return reference(node.side, node.column);
      case 'call':
        return callSql(node);
      case 'comparing':
        return comparisonSql(node);
      case 'arithmetic':
        return arithmeticSql(node);
      case 'and':
        return node.operands.length === 0
          ? sql`TRUE`
          : sql`(${node.operands.map(compile).reduce((all, next) => sql`${all} AND ${next}`)})`;
      case 'or':
        return node.operands.length === 0
          ? sql`FALSE`
          : sql`(${node.operands.map(compile).reduce((all, next) => sql`${all} OR ${next}`)})`;
      case 'not':
        return sql`(NOT ${compile(node.operand)})`;
      case 'minus':
        return sql`(- ${compile(node.operand)})`;
      case 'is-null':
        return node.negated
          ? sql`(${compile(node.operand)} IS NOT NULL)`
          : sql`(${compile(node.operand)} IS NULL)`;
      case 'case': {
        const branches = node.branches
          .map(({ when, value }) => sql`WHEN ${compile(when)} THEN ${compile(value)}`)
          .reduce((all, next) => sql`${all} ${next}`);
        const otherwise = node.otherwise === null ? sql`NULL` : compile(node.otherwise);
        return sql`(CASE ${branches} ELSE ${otherwise} END)`;
      }
    }
  };

  function callSql(node: Expression & { kind: 'call' }): Sql {
    const implementation = Object.hasOwn(dialect.functions, node.name)
      ? dialect.functions[node.name]
      : undefined;
    if (implementation === undefined) {
      throw new ReeveError('compile/function', `${dialect.name} has no function ${node.name}.`, {
        hint: 'Use another function or another engine.',
      });
    }
    return sql`(${implementation(
      ...node.arguments.map((argument, i) =>
        takesWholeNumber(node.name, i) && argument.kind === 'literal'
          ? quoteInteger(Number(argument.value))
          : compile(argument),
      ),
    )})`;
  }

  function comparisonSql(node: Expression & { kind: 'comparing' }): Sql {
    const distance = boundedDistance(node);
    const within = distance === undefined ? undefined : dialect.atMost[distance.name];
    if (distance !== undefined && within !== undefined) {
      const { left, right, bound, negated } = distance;
      const answer = within(compile(left), compile(right), quoteInteger(bound));
      return negated ? sql`(NOT (${answer}))` : sql`(${answer})`;
    }
    const [left, right] = [compile(node.left), compile(node.right)];
    switch (node.operator) {
      case '=':
        return sql`(${left} = ${right})`;
      case '<>':
        return sql`(${left} <> ${right})`;
      case '<':
        return sql`(${left} < ${right})`;
      case '<=':
        return sql`(${left} <= ${right})`;
      case '>':
        return sql`(${left} > ${right})`;
      case '>=':
        return sql`(${left} >= ${right})`;
    }
  }

  /** In double precision, so that counts and years cannot overflow an integer. */
  function arithmeticSql(node: Expression & { kind: 'arithmetic' }): Sql {
    const left = sql`CAST(${compile(node.left)} AS DOUBLE)`;
    const right = sql`CAST(${compile(node.right)} AS DOUBLE)`;
    switch (node.operator) {
      case '+':
        return sql`(${left} + ${right})`;
      case '-':
        return sql`(${left} - ${right})`;
      case '*':
        return sql`(${left} * ${right})`;
      case '/':
        // Engines disagree on division by zero: error, infinity or null. Here it is null.
        return sql`(${left} / nullif(${right}, 0e0))`;
    }
  }

  return compile(expression);
}

function literalSql(value: string | number | boolean | null): Sql {
  if (value === null) return sql`NULL`;
  if (typeof value === 'string') return quoteLiteral(value);
  if (typeof value === 'number') return quoteNumber(value);
  return value ? sql`TRUE` : sql`FALSE`;
}

function takesWholeNumber(name: string, position: number): boolean {
  if (!isFunctionName(name)) return false;
  const parameters: readonly string[] = functionDefinitions[name].signatures[0].parameters;
  return parameters[position]?.startsWith('whole number') === true;
}
